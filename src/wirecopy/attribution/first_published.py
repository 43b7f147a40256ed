"""What says that a text first appeared elsewhere: `Originally published on bay.example`, `This post first
appeared in Bay Post`, `The post … appeared first on Bay Post`; and whether two names mean one publisher.
"""

from __future__ import annotations

import regex

from wirecopy.attribution.lines import Line
from wirecopy.attribution.story import Story, letters_of
from wirecopy.patterns import lazy_regex
from wirecopy.records import Zone
from wirecopy.text.phrases import POSTED_FIRST

LONGEST, LONGEST_FOOT = 240, 420
"""Characters of a line that says where a text appeared first; of a blog's foot, which holds the title."""
_WORD = r"\p{Lu}(?:[\p{L}\p{N}'’&-]|\.(?=\p{L}))*+(?:(?<=\b(?:\p{Lu}|St|Mt))\.)?"
NAME = rf"{_WORD}(?:\s(?:(?:of|the|and|&)\s)?{_WORD}){{0,4}}"
_DOMAIN = r"(?:[a-z0-9-]+\.)+[a-z]{2,}"
_TITLE = r"\p{Lu}[\p{L}\p{N}.-]*(?:\s(?:(?:del?|della|di|du|des|do|da)\s)?\p{Lu}[\p{L}\p{N}.-]*){0,4}"
_APPEARED = lazy_regex(
    r"\b(?i:originally\s(?:published|appeared|posted|ran)|first\s(?:published|appeared|ran)|republished|"
    r"read\s(?:the\s)?full\s(?:story|article)|zuerst\serschienen|publié\sinitialement)"
    rf"\s(?i:on|at|in|from|by|bei|auf|sur|dans)\s(?:(?:the|The)\s)?(?P<who>{_DOMAIN}|{NAME})|"
    rf"(?<![^\n])\W*(?i:(?:bu|işbu)\s(?:haber|içerik|yazı|makale))\s(?P<who>{_DOMAIN}|{_TITLE})['’]?(?:[dt][ae]n)\s"
    r"(?:alınmıştır|alıntıdır|alıntılanmıştır)|"
    r"(?<![^\n])\W*(?i:(?:(?:artículo|texto|nota|articolo|testo|articol|text|article|texte|artigo)\s)?"
    r"(?:tomad[oa]\sdel?|tratto\sda|preluat\sde\s(?:pe|la)|repris\s(?:du\ssite|de)|retirado\sd[eoa]))"
    rf"\s(?P<who>{_DOMAIN}|{_TITLE})\W*$"
)
_OF_THE_TEXT = lazy_regex(
    r"(?:^|[.!?…:;|)\]»”\"]\W*|\n)\W*(?:(?:it|this|the\sfollowing|story|article|video|and|was|is|were|has|had|been|also|photo)\s)*$|"
    r"\b(?:an?|the|this|these|that|his|her|our|following|above|of|note:?)\s(?:[\p{L}'’-]+\s){0,2}?"
    r"(?:stor(?:y|ies)|articles?|columns?|pieces?|essays?|posts?|comment(?:ary|aries)?|op-?eds?|interviews?|excerpts?|reports?|"
    r"blogs?|reviews?|letters?|speech|version|transcript|analysis|editorials?|features?|dispatch|podcasts?|content|"
    r"translation|investigation|work|text|material)\b[^,.;:]{0,80}$|"
    r"\b(?:artikel|beitrag|text|article|texte)\b[^,.;:]{0,60}$",
    regex.IGNORECASE,
)
"""Words before, by which the text itself first appeared elsewhere, and not a memo of which it tells."""
_PART_OF = lazy_regex(r",?\s(?:which\sis\s|an?\s)?(?:part|member|affiliate|bureau)\sof\s", regex.IGNORECASE)
_PROVIDED = lazy_regex(r"^(?:(?:Provided|Story|Published)\sby|Source:|From|Via|By)\s+", regex.IGNORECASE)
"""With what an aggregator's byline leads up to the publisher."""
_LANGUAGE_WORDS = """
    english german french spanish portuguese italian russian ukrainian turkish arabic chinese japanese hindi
    urdu bengali tamil dutch polish czech greek hebrew korean persian swedish norwegian danish finnish
    hungarian deutsch deutscher englisch englischer anglais allemand français print
"""
_LANGUAGES = frozenset(_LANGUAGE_WORDS.split())


def first_published(story: Story) -> tuple[str, Line, str, float] | None:
    """The publisher of whom a line at head or foot says that the text is theirs: name, line, rule, weight."""
    if not story.may_hold("republishing"):
        return None
    for line in (*story.lines[:3], *story.tail, *story.credits):
        if line.zone is Zone.caption or line.end - line.start > LONGEST_FOOT:
            continue
        found = POSTED_FIRST.match(story.text, line.start, line.end) or _appeared_in(story, line)
        if found is None or story.within(*found.span("who"), partly=True):
            continue
        name = _known_as(story, found["who"])
        if name is not None and not is_outlet(story, name) and not is_outlet(story, found["who"]):
            return name, Line(found.start(), found.end(), line.zone), "first-published", 0.85
    return None


def _appeared_in(story: Story, line: Line) -> regex.Match[str] | None:
    """Words of a line that say where the text itself appeared first; None where they name an agency."""
    found = _APPEARED.search(story.text, line.start, line.end) if line.end - line.start <= LONGEST else None
    if (
        found is None
        or not _OF_THE_TEXT.search(story.text[line.start : found.start()])
        or story.within(found.start(), _named_within(story, found, line))
        or _is_no_publisher(story, found["who"])
    ):
        return None
    return found


def _named_within(story: Story, found: regex.Match[str], line: Line) -> int:
    """Up to where no agency may be named: a network of which the publisher is one may be, behind its name."""
    network = _PART_OF.match(story.text, found.end(), line.end)
    return network.start() if network is not None else line.end


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, with or without an article."""
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _is_no_publisher(story: Story, who: str) -> bool:
    """Whether a story appeared in a month or in a language, and not in a paper."""
    first = who.split(maxsplit=1)[0].rstrip(".").casefold()
    return first in story.grammar.month_names or first in _LANGUAGES


def _known_as(story: Story, who: str) -> str | None:
    """The name under which a byline shows the site of a domain, else the domain or name itself."""
    who = who.rstrip(".")
    if "." not in who or " " in who:
        return who
    for line in story.credits:
        name: str = _PROVIDED.sub("", story.text[line.start : line.end].strip())
        if line.zone is Zone.byline and fits(name, who):
            return name
    known = story.catalogue.outlets.get(who.casefold().removeprefix("www."))
    return known.name if known else who


def fits(name: str, domain: str) -> bool:
    """Whether a name is that of a domain: `BayPost` of baypost.example, `Daily Bay` of bay.example."""
    label = domain.removeprefix("www.").split(".")[0]
    words = regex.findall(r"[\p{L}\p{N}]+", name.casefold())
    if not words or len(words) > 5:
        return False
    return label in ("".join(words), words[-1]) or label == "".join(words).removeprefix("the")


def is_outlet(story: Story, who: str) -> bool:
    """Whether a name or domain is that of the outlet on whose site the story stands."""
    outlet = story.item.outlet
    if who.casefold() in (outlet.name.casefold(), outlet.key):
        return True
    label = letters_of(outlet.key.split(".")[0].removeprefix("name:"))
    if label and label in letters_of(who):
        return True
    return "." in who and (who.removeprefix("www.") == outlet.key or outlet.key.endswith("." + who))
