"""Credits that stand outside the story: bylines, source lines and metadata.

A byline is cut into its parts (`ANI | Moscow | Updated: …`); a part that holds a name and nothing else
but a place, a date or a person who writes for it is that agency's; a part that joins it to the outlet or
its staff (`Staff and PTI`, `Le Mirage avec AFP`) says that the agency contributed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from wirecopy.attribution.catalogue import RELEASE_WIRE
from wirecopy.attribution.hands import names_staff
from wirecopy.attribution.joined import claim_group, lists_sources, with_outlet
from wirecopy.attribution.lines import Group, Line
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.slips import agency_spelt_so
from wirecopy.attribution.story import ASIDE, Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation, Zone
from wirecopy.text.phrases import SOURCE_WORDS

PICTURE_LABELS = ("image", "photo", "caption")
PUBLISHER_LABELS = ("jsonld.publisher", "og.site_name", "meta.publisher")
TERMS_LABELS = ("usageterms", "ednote", "pubstatus", "notice", "rss.rights")
"""Fields that speak to editors and customers: whom they name has not written the story."""
AUTHOR_LABELS = ("author", "credit", "syndication_source", "rss.source")
LONGEST_INNER_BYLINE = 70
SHORTEST_TOKEN = 2
SENTENCE_WORDS = 3
"""Words without a capital that make a short line with a full stop a sentence."""
_SMALL_WORD = lazy_regex(r"(?<!\p{L})\p{Ll}\p{L}+")
_EDITED_BY = lazy_regex(
    r"(?:Autor(?:zy|ka)?|Oprac(?:\.|owanie|ował[ai]?)?|Redagował[ai]?|Zprac(?:\.|oval[ai]?)?|Autoři)\s?:?\s(?:\p{L}{2,4}(?:,\s|/|\s|$)){1,6}"
)
"""Those at the desk who edited a text (`Autor: al, bek`)."""
_PARTS = lazy_regex(
    r"(?i)\s*[|•·;]\s*|\s+[–—-]\s+|\n|\s(?=\p{Han}{2,4}\s?[:：])|,\s(?=(?:Foto|Photo|Bild|Image|Video)s?\b)|"
    r"(?<=\d|\b[ap]\.?m\.?|\b\p{L}{2,4}T)\s/\s(?=\p{L}{4,}\s?[:：])"  # `4:44 PM GMT / Source: AGENCY`
)
_JOINED = lazy_regex(r"\s?[/+&]\s?$")
_PLACE = lazy_regex(r"\p{Lu}[\p{L}\p{M}'’.]*(?:[ -]\p{Lu}[\p{L}\p{M}'’.]*){0,3}$")
_LETTERS = lazy_regex(r"\p{L}+")
_PICTURE = lazy_regex(
    r"(?i)\b(?:photo(?:s|graphs?|graphy|graphe|grapher)?|fotos?|images?|pictures?|bilde?r?|getty|caption)\b"
)
_WRITER = lazy_regex(
    r"(?i:by\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:,?\sand\s\p{Lu}[\p{L}.'’ -]+)?"
)
"""A person's name, below which an agency's alone is whose writer it is."""
_PHOTOGRAPHER = lazy_regex(r"\(?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]+){1,2}/$")
_FILED_PICTURE = lazy_regex(r"(?i)^(?:files?|handout|archives?|archiv)\b")
"""What stands behind an agency's name where its picture is from a store."""
_FIGURES = lazy_regex(
    r"(?i)\b(?:data|polls?|survey|research|index|analysis|calculations?|estimates?|statistics)\b"
)
"""What a chart is made of, and no story."""
_CAPTIONED = lazy_regex(r"(?i)(?:toggle|hide|show|enlarge)\s(?:this\s)?(?:caption|image)\b")
_SOURCES = lazy_regex(rf"(?i)^(?:{SOURCE_WORDS})\b")
_SOURCE = lazy_regex(r"Source:\s?$")
_DESK_OF_SOURCE = lazy_regex(r"/\p{Ll}{2,3}(?:\(\p{Ll}{2,3}\))?\s*")
"""Behind an agency that an English line calls the source, who put its copy up: `Source: AGENCY/kg(rj)`."""
_HANDED_SOURCE = lazy_regex(r"(?i:source):\s?\p{Lu}[\p{L}\p{N}.&’']+[ -][\p{L}\p{N} .&’'-]{2,40}\s?/\s?")
"""Before an agency that an English line calls the source, whose report it hands on: `SOURCE: BAY POST/`."""
_COPYRIGHT = lazy_regex(r"(?:(?<!\p{L})c\.|©|\([cC]\))\s?(?:19|20)\d\d,?\s(?:[Tt]he\s)?$")
_WIRE = lazy_regex(r"(?i)^(?:news\s?)?(?:wires?|feeds?|agency)(?=$|\W)\s?")  # `Via AGENCY news wire`
_COMPANY = lazy_regex(r"(?:(?:News\s)?(?:Company|Co\.?|Service|Ltd\.?|LLC|Inc\.?))?")
_FIRST_NAMES = lazy_regex(r"^(?:\p{Lu}[\p{L}.'’-]*\s?){1,2}$")
_PAST = lazy_regex(
    r"(?i)\b(?:former(?:ly)?|ex|previously|worked|(?:is|was)\san?|author\sof|who|früher\p{L}*|ehemal\p{L}+|vormals|"
    r"ancien(?:ne)?|antigu[oa]|antig[oa]|бывш\p{L}+|колишн\p{L}+|był[ay]|tidigare|tidligere|voormalig)\b"
)
MOST_AUTHORS = 4
"""Names in a byline; what holds more is a page's list of everybody it names."""
_BETWEEN_NAMES = lazy_regex(r",(?!\s\p{Ll}{1,4}\s*$)")  # no comma before the initials of a desk: `AFP, hk`
_SURNAME = lazy_regex(r"\s\p{Lu}[\p{L}'’-]+(?:\s*$|,)")
_UPPER_WORD = lazy_regex(r"\p{Lu}")


@cache
def _pattern(kind: str, words: str) -> Any:  # noqa: ANN401 - regex has no public types
    flags = regex.IGNORECASE | regex.VERBOSE
    shapes = {
        "by": rf"^(?:(?:{words})\b\s*[:：/]?\s*)+",
        "opening": rf"^[(\[]?(?:{words})(?!\p{{L}})",
        "heading": rf"^(?:{words})\s*:?$",
        "with": rf"(?<!\p{{L}})(?:{words})\s*[:/|•·]?\s*(?:the\s|l['’]|der\s|die\s|la\s|el\s)?$",
        "staff only": rf"^(?:by\s)?(?:\p{{Lu}}{{1,4}}-)?(?:(?:our|own)\s)*(?:(?:{words})\s?){{1,3}}$",
        "staff": rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})",
        "agencies": rf"^(?:{words})\W*$",
        "some": rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})",
        "for": r"(?:\s|^)(?:for|of|at|pour|für|para|per|dla|для)\s(?:the\s)?$",
    }
    return regex.compile(shapes[kind], flags)


@cache
def _of_several_words(words: str) -> str:
    """Those of an alternation that are more than a word, so that they begin no sentence by chance."""
    return "|".join(one for one in words.split("|") if r"\s" in one)


def read_bylines(story: Story) -> None:
    """Claims from every byline and metadata line."""
    before = ""
    for line in story.credits:
        heading, before = before, story.text[line.start : line.end].strip()
        if _is_picture(heading) and heading.endswith((":", " by")):
            continue
        if line.label in PUBLISHER_LABELS or any(word in line.label for word in PICTURE_LABELS):
            continue
        if line.label.endswith(TERMS_LABELS) or (line.label and _is_outlet(story, before)):
            continue
        if _CAPTIONED.match(before):  # `toggle caption Ada Lind/DPA; AP`
            evidence = story.evidence(line.zone, line.start, line.end, "byline-photo", 0.8)
            for group in story.groups(line):
                claim_group(story, group, Relation.photo, evidence)
            continue
        parts = _parts(story, line)
        beside = parts if line.zone is Zone.byline else _same_field(story, line)
        staffed = any(_is_staff(story, *part) for part in beside)
        for number, (start, end) in enumerate(parts):
            follower = parts[number + 1] if number + 1 < len(parts) else None
            shown = follower[1] if follower and _is_place(story, line, *follower) else end
            _read_part(story, line, start, end, shown, staffed=staffed)
            if line.zone is Zone.byline and not story.within(start, end):
                _read_misspelt(story, start, end)


def _read_misspelt(story: Story, start: int, end: int) -> None:
    """Claim the agency whose name in full a part of a byline is, a slip aside (`Agence France Press`)."""
    agency = agency_spelt_so(story.catalogue, story.text[start:end].strip())
    if agency is not None:
        evidence = story.evidence(Zone.byline, start, end, "byline-misspelt", 0.75)
        story.claims.append(Claim(Relation.syndicated, agency.id, agency.name, evidence))


def _same_field(story: Story, line: Line) -> list[tuple[int, int]]:
    """The other values of a field of the page's data: its authors beside this one."""
    return [(other.start, other.end) for other in story.credits if line.label and other.label == line.label]


def _is_staff(story: Story, start: int, end: int) -> bool:
    """Whether a part of a byline is the outlet's own people: `Staff Reporter | AGENCY`."""
    words, part = _pattern("staff only", story.grammar.words["staff"]), story.text[start:end].strip()
    staff = words.match(part) is not None or _EDITED_BY.fullmatch(part) is not None
    return staff and not story.within(start, end)


def read_inner_bylines(story: Story) -> None:
    """Claims from short lines of the text that are bylines in themselves (`By PA Reporter`)."""
    words = story.grammar.words
    opening = _pattern("opening", words["by"])
    shared = _pattern("opening", _of_several_words(words["with"]))
    lines = (*story.lines[:3], *story.lines[-6:])
    for number, line in enumerate(lines):
        if line.end - line.start > LONGEST_INNER_BYLINE or line.zone in ASIDE:
            continue
        said = story.text[line.start : line.end]
        bare = said.strip()
        if bare.endswith(":") or story.running(line):  # `From AGENCY:` leads up to what it quotes
            continue
        before = lines[number - 1] if number else None
        below_writer = before is not None and _is_writer(story, before) and _is_name_alone(story, line)
        if not below_writer and not opening.match(said) and not shared.match(said):
            continue
        if bare.endswith((".", "!", "?")) and len(_SMALL_WORD.findall(said)) >= SENTENCE_WORDS:
            continue  # `Bron är stängd, rapporterar AGENCY.`: a short sentence
        if not any(one.used for one in story.within(line.start, line.end)):
            _read_part(story, Line(line.start, line.end, Zone.byline), line.start, line.end, line.end)


def _is_writer(story: Story, line: Line) -> bool:
    """Whether a line is a person's name."""
    return _WRITER.fullmatch(story.text[line.start : line.end].strip()) is not None


def _is_name_alone(story: Story, line: Line) -> bool:
    """Whether a line holds an organisation's name and nothing else."""
    return [story.text[one.start : one.end] for one in story.within(line.start, line.end)] == [
        story.text[line.start : line.end].strip()
    ]


def _is_outlet(story: Story, words: str) -> bool:
    """Whether a field only repeats who publishes, as an agency's own feed does, or is an address."""
    return words.startswith("http") or words.casefold() == story.item.outlet.name.casefold()


def _parts(story: Story, line: Line) -> list[tuple[int, int]]:
    """The parts of a byline; words that lead up to names (`Additional sources • AP`) are no part alone."""
    text, heading = story.text, _pattern("heading", story.grammar.words["with"])
    parts = []
    start = line.start
    for cut in _PARTS.finditer(text, line.start, line.end):
        if heading.match(text[start : cut.start()].strip()):
            continue
        parts.append((start, cut.start()))
        start = cut.end()
    parts.append((start, line.end))
    return [(a, b) for a, b in parts if text[a:b].strip()]


def _is_place(story: Story, line: Line, start: int, end: int) -> bool:
    """Whether a part is the place beside a name: of `ANI | Moscow` a reader is shown both."""
    return (
        line.zone is Zone.byline
        and _PLACE.match(story.text, start, end) is not None
        and not story.within(start, end)
    )


def _read_part(story: Story, line: Line, start: int, end: int, shown: int, *, staffed: bool = False) -> None:
    """Claim what one part of a byline credits; shown: where the words that prove it end."""
    groups = story.groups(Line(start, end, line.zone))
    for number, group in enumerate(groups):
        since = groups[number - 1].end if number else start
        before, after = story.text[since : group.start], story.text[group.end : end]
        relation, weight = _judged(story, group, before, after, since == start)
        if relation is Relation.syndicated and _within_text(story, line) and _PHOTOGRAPHER.match(before):
            relation, weight = Relation.photo, 0.8  # `Ada Lind/AGENCY` above a text
        if relation is None or not _believable(story, group, line, relation):
            continue
        if staffed and relation is Relation.syndicated:
            relation, weight = Relation.contributed, 0.75
        if line.zone is Zone.metadata and relation is Relation.syndicated:
            weight = _as_metadata(story, group, line)
        last = end - group.end < SHORTEST_TOKEN
        commas = len(_BETWEEN_NAMES.findall(story.text, start, end)) - len(group.mentions) + 1
        if commas >= MOST_AUTHORS - (not last):
            weight = min(weight, 0.45)
        rule = f"byline-{relation.value}" if line.zone is Zone.byline else f"metadata-{relation.value}"
        evidence = story.evidence(line.zone, start, shown, rule, weight)
        claim_group(story, group, relation, evidence)


def _judged(  # noqa: PLR0911, PLR0912 - each way to write a byline is one way out
    story: Story, group: Group, before: str, after: str, first: bool
) -> tuple[Relation | None, float]:
    words = story.grammar.words
    before = before.lstrip("([ ") if first else before  # `(Source: AGENCY)`
    lead = _pattern("by", words["by"]).sub("", before.strip() + " ").strip() if first else before.strip()
    if rest := after.strip(" ,.:()[]/\t"):
        rest = _WIRE.sub("", rest)
    if first and lead.endswith(":") and _pattern("agencies", words["agencies"]).match(lead):
        lead = ""  # `Agencies: AFP, dpa`
    if _is_picture(lead) or _is_picture(rest) or _FILED_PICTURE.match(rest):
        return Relation.photo, 0.8
    if all(mention.name.word and not story.at_home(mention.agency) for mention in group.mentions):
        alone = (
            first and not lead and not rest and any(story.has_report(one.agency) for one in group.mentions)
        )
        return (Relation.syndicated, 0.85) if alone else (None, 0.0)
    if _PAST.search(lead) or (first and lists_sources(before, after)):
        return None, 0.0  # `Ada Lind, formerly of AGENCY`
    if _EDITED_BY.match(before):
        return Relation.contributed, 0.85  # `Autor: al Źródło: AGENCY`
    if _COPYRIGHT.search(before) and _COMPANY.fullmatch(rest):
        return Relation.syndicated, 0.9  # `By Ada Lind c.2022 The New York Times Company`
    with_words = _pattern("with", words["with"])
    shared = with_words.search(before.rstrip() + " ") or with_words.search(before.rstrip())
    if not (shared and not rest) and _is_person(story, group, (lead, before, after), first=first):
        return None, 0.0
    if shared:
        return Relation.contributed, 0.85
    if first and not lead and _SOURCE.match(before) and _DESK_OF_SOURCE.fullmatch(after):
        return Relation.syndicated, 0.85
    if first and not rest and _HANDED_SOURCE.fullmatch(before):
        return Relation.syndicated, 0.85
    if _shares(story, group, before if first else lead, after):
        return Relation.contributed, 0.8
    if first and _SOURCES.match(before.strip()) and (lead or _FIGURES.search(rest)):
        return None, 0.0  # a table's or chart's: `Sources: US Navy, AFP`, `Source: AGENCY Market Data`
    if not lead:
        return (Relation.syndicated, 0.9) if _looks_aside(story, rest) else (None, 0.0)
    if not _looks_aside(story, lead):
        return None, 0.0
    if _pattern("for", "").search(before) or lead.endswith((",", "/", "(", "-", "|")) or rest == "":
        staff = _pattern("some", words["staff"]).search(lead) or _pattern("some", words["agencies"]).search(
            lead
        )
        if staff and group.mentions[0].name.text not in lead:
            return Relation.contributed, 0.75
        surely = all(mention.sure or mention.name.known for mention in group.mentions)
        if surely or lead.endswith((",", "/", "(", "|")):
            return Relation.syndicated, 0.85
    return None, 0.0


def _within_text(story: Story, line: Line) -> bool:
    """Whether a byline stands above the story's own lines, not in a field beside them."""
    return bool(story.lines) and line.end <= story.lines[-1].start and not line.label


def _is_person(story: Story, group: Group, around: tuple[str, str, str], *, first: bool) -> bool:
    """Whether a name is a person's in the byline: a surname (`Sid Reuter`) or a first name (`By ANN ROE`)."""
    lead, before, after = around
    name = group.mentions[0]
    if lead and lead[-1].isalpha() and not name.name.text.isupper():
        return _is_unsure(name) or _may_be_surname(story, name, lead)
    return first and not lead and bool(before.strip()) and _first_name(story, group, after)


def _shares(story: Story, group: Group, before: str, after: str) -> bool:
    """Whether the credit joins the agency to the outlet or its staff."""
    if story.own and len(group.mentions) > 1 and story.own in [one.agency for one in group.mentions]:
        # `AFP/The Bay` on The Bay's own site; a distributor that stands first hands on what it shows
        return story.own != group.mentions[0].agency or story.agency(story.own).kind != "content_network"
    if _JOINED.search(before) and _pattern("some", story.grammar.words["staff"]).search(before):
        return True  # `Redacción/AGENCY`
    return names_staff(after) or with_outlet(story, group, before, after)


def _is_unsure(mention: Mention) -> bool:
    """Whether a name behind other words may be a part of a person's; a paper's of several words is none."""
    return not mention.sure and not (mention.name.paper and " " in mention.name.text)


def _may_be_surname(story: Story, mention: Mention, lead: str) -> bool:
    """Whether a name of one word that few know stands behind a first name (`Adam Aton`)."""
    name = mention.name.text
    known = mention.agency is not None and story.agency(mention.agency).worldwide
    return name.istitle() and " " not in name and not known and _FIRST_NAMES.match(lead) is not None


def _first_name(story: Story, group: Group, after: str) -> bool:
    """Whether a token that is a person's name too stands before a surname (`By ANN ROE`)."""
    name = group.mentions[-1]
    if name.sure or name.name.known or not _SURNAME.match(after):
        return False
    return _pattern("some", story.grammar.words["staff"]).match(after.lstrip()) is None


def _believable(story: Story, group: Group, line: Line, relation: Relation) -> bool:
    """A bare token of two letters (`AA`) may be a button of the page; it needs the text's support."""
    if relation is Relation.photo:
        return True
    for mention in group.mentions:
        if (
            mention.sure
            or mention.name.known
            or len(mention.name.text) > SHORTEST_TOKEN
            or mention.agency is None
        ):
            continue
        agency = story.agency(mention.agency)
        english_only = story.item.language in (None, "en") and agency.languages[:1] != ("en",)
        if english_only and len(story.text[line.start : line.end].strip()) <= SHORTEST_TOKEN:
            return False
    return True


def _as_metadata(story: Story, group: Group, line: Line) -> float:
    """How much a field of the page's data proves: less where it names people beside, or a publisher."""
    if not any(label in line.label for label in AUTHOR_LABELS):
        return 0.7 if all(_wire(story, one.agency) for one in group.mentions) else 0.3
    for other in story.credits:
        if (
            other.label == line.label
            and other.start != line.start
            and not story.within(other.start, other.end)
        ):
            return 0.45
    return 0.85


def _wire(story: Story, ident: str | None) -> bool:
    return ident is not None and story.agency(ident).kind in (
        "news_agency",
        RELEASE_WIRE,
        "data_wire",
    )


def _looks_aside(story: Story, rest: str) -> bool:
    """What follows the agency's name may be a place, a date, a desk or a person, but no running words."""
    small = [word for word in _LETTERS.findall(rest) if not _UPPER_WORD.match(word) and word.isascii()]
    if len(small) <= 1:
        return True
    allowed = _pattern(
        "some",
        "|".join(
            (
                story.grammar.words["months"],
                story.grammar.words["staff"],
                story.grammar.words["posted"],
                "and|in|de|la|by|for|of|ist|gmt|am|pm",
            )
        ),
    )
    return sum(1 for word in small if not allowed.fullmatch(word)) <= 1


def _is_picture(words: str) -> bool:
    return bool(words) and _PICTURE.search(words) is not None
