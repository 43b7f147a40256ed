"""Credits by place in the text: sign-offs at its foot."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from wirecopy.attribution.joined import claim_group, with_outlet
from wirecopy.attribution.lines import Group
from wirecopy.attribution.publishers import credit_at, network_hands_on
from wirecopy.attribution.rules_datelines import CLOSE_BRACKETS, OPEN_BRACKETS
from wirecopy.attribution.rules_pictures import PERSON_SLASH, SIGNED_BY_WRITERS, signs_with_names
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation, Zone
from wirecopy.text.datelines import is_city

LONGEST_AFTER, LONGEST_LEAD = 24, 30
_SIGNED_DATE = lazy_regex(
    r"^(?:[,;]\s{0,2}|\s)(?:\p{L}+\.?\s)?\d{1,2}\.?[\s.]\s?[\p{L}\d]{1,9}\.?[\s.,]{0,2}(?:\d{2,4})?(?=[)\]])"
)
"""A date behind the name in a sign-off: `(APA, 3.12.2024)`."""
_STAMP = lazy_regex(r"\s?[•·]\s?\d{1,2}[/.]\d{1,2}[/.]20\d\d(?:\s(?:à\s)?\d{1,2}[:h]\d{2})?\s*$")
"""When a portal put it up, behind the name: `AGENCY•14/03/2023 à 10:42`."""
_ADDRESS = lazy_regex(r"(?<=[)\]])\s?[(\[](?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?[)\]]")
"""The agency's own address behind its name: `(AGENCY) (www.agency.example)`."""
_DATED_CLIP = lazy_regex(r"\(\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?\)$")
_SENTENCE_END = ".!?…।。！？\"”’'»)"
_INITIALS_AFTER = lazy_regex(
    r"(?:\s\p{Ll}{2,4}(?=[\s/]|$)){0,2}(?:[\s/]+[\p{Lu}]{1,4}(?:-[\p{Lu}]{1,4})?(?:\s\p{Ll}{2}(?=[\s/]|$)){0,2}|\s?/\s?\p{Ll}{2,4}(?=[\s/]|$)|[\s/]+\p{Devanagari}{2,7}){0,5}"
    r"(?:(?<=\p{L})\s?(?:[01]\d|2[0-3])[.:]?[0-5]\d\s?(?:hrs?\.?|IST|GMT)?)?$"
)
_AUTHORS = lazy_regex(
    r"^\s?/?\s?\((?:\p{Lu}{1,3}\s?[-–]\s?)?(?:autor(?:i|a|es)?|editor|redactor|edición)\s?:\s?[^()\n]{3,160}\)",
    regex.I,
)
"""Who wrote and edited it behind the name in a sign-off: `AGENCY/(AB - autor: A. Pop, editor: I. Radu)`."""
_LINKED = lazy_regex(r"\s*(?:--|[-–—•*·►])\s*[\"“‘«].*[\"”’»]\s*[(\[]$")
"""A title in a list of links, before whoever published it: `- “The fair is open.” (AGENCY)`."""
_TAIL_AFTER = lazy_regex(r"(?:/\s?(?:fim|\p{L}{2,5}))*[\s)\]）】/.。|*_]*$", regex.I)
_DESK_BEFORE = lazy_regex(r"(?:^|[\s])\p{Ll}{2,5}(?:/\p{Ll}{2,5})+,?\s*[(\[]$|^\p{Ll}{2,4}\s*[(\[]$")
_DESK_IN_BRACKETS = lazy_regex(r"[(\[]\p{Ll}{2,5}\.?(?:[,/]\s?\p{Ll}{2,5}\.?)*,\s$")
"""A desk's initials before the agency: `(stro, APA)`."""
_WITH_NAMES = lazy_regex(r"\s?/\s?\p{L}[\p{L}\p{M} .'’/-]{1,60}(?:/20\d\d)?$")
_ALL_RIGHTS = lazy_regex(
    r"rights\sreserved|rechte\svorbehalten|droits\sréservés|derechos\sreservados|"
    r"direitos\sreservados|права\sзащищены",
    regex.I,
)
_END_MARK = lazy_regex(r"/\s?fim\W*", regex.I)
"""With what an agency itself says that its copy ends: `Lusa/Fim`."""
_ENDS = lazy_regex(r"(?<=[.!?”\"]\s?)[(-]*(?:ENDS?|Ends)[)-]*$|^[(-]+(?:ENDS?|Ends)[)-]+$")
"""What closes a story before its agency: `… the council. ENDS AGENCY`."""
_AGENCIES_BEFORE = lazy_regex(
    r"(?:agencias?|agences?|agenzi[ae]|agência|agências|agenturen|agencies|agencje|agentschappen|агентства)\s?:?",
    regex.I,
)
"""A foot that says no more than which agencies its text is of: `Agencias AFP, ANSA y Reuters`."""
_SIGNED_PERSON = lazy_regex(
    r"(?P<place>(?:Z|Ze|Aus|From|De|Da|Din|Iz|Из|З)\s\p{Lu}[\p{L}-]+,?\s)?"
    r"\p{Lu}\p{Ll}[\p{L}'’-]*\s(?:\p{Lu}\.\s)?(?:(?:de|da|dos|van|von|der|bin|al)\s)?\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s\p{Lu}\p{Ll}[\p{L}'’-]*)?\s\("
)
"""An author before the agency, on a line of their own: `Z Pragi Ada Lind (AGENCY)`."""
_DESK_LINE = lazy_regex(r"\p{Ll}{2,4}\s?/(?:\s?\p{Ll}{2,4}\s?/?){0,3}\W*")
"""A desk's initials on a line of their own, below the author: `awr/ mal/`."""
_WRITERS_BEFORE = lazy_regex(r"(?:\p{Ll}{1,4}\.?\s?){1,3}[(/]\s?")
_TOWN_AFTER = lazy_regex(r"\)?(?:\s?/\s?\p{Lu}\p{Ll}{2,}(?:[ -]\p{Lu}\p{Ll}+){0,2})?[\s.]*")
"""Around an agency that signs with its people's initials and their town: `jm (KAI) / Town`, `mak / KAI`."""
_TOWN_BEHIND = lazy_regex(r"\s?/\s?(?P<town>\p{Lu}\p{Ll}{3,}(?:[ -]\p{Lu}\p{Ll}+){0,2})[\s.]*")
_DASH_BEFORE = lazy_regex(r"(?:^|[\s.!?”\"])(?:[-–—−]{1,3}|==)\s?$")


def read_signoffs(story: Story) -> None:
    """Claims from `(ANI)`, `—Reuters`, `/TASS/`, `PTI ABC DEF` and `jk/rm (AFP, dpa)` at the story's foot."""
    for number, line in enumerate(story.tail):
        groups = story.groups(line)
        if not groups:
            continue
        handed = network_hands_on(story, story.text[line.start : groups[0].start], groups[0])
        if line.zone is Zone.caption and not handed:
            continue
        signed = (one for one in groups if _INITIALS_AFTER.match(story.text[one.end : line.end]))
        group = next(signed, groups[-1])  # a desk's initials may be a name too: `PTI KSS RT`
        if any(mention.used for mention in group.mentions):
            continue
        before = story.text[line.start : group.start]
        behind = _STAMP.sub("", story.text[group.end : line.end])
        after, dates = _SIGNED_DATE.subn("", _AUTHORS.sub("", behind))
        found = _signed(story, group, before, _ADDRESS.sub("", after), dated=dates > 0)
        if found is None:
            continue
        relation, weight, back = found
        weight -= 0.1 * (number > 3)
        rule = f"signoff-{relation.value}"
        evidence = story.evidence(Zone.signoff, group.start - back, line.end, rule, weight)
        claim_group(story, group, relation, evidence)


def _signed(  # noqa: PLR0911, PLR0912 - each form of a sign-off is one way out
    story: Story, group: Group, before: str, after: str, *, dated: bool
) -> tuple[Relation, float, int] | None:
    """Relation, weight and how many characters of the sign-off stand before the name.

    dated: a date stood in the brackets behind the name, and is left out of `after`.
    """
    if signs_with_names(story, group) and _WRITERS_BEFORE.fullmatch(before) and _TOWN_AFTER.fullmatch(after):
        return Relation.syndicated, 0.8, len(before)
    if not signs_with_names(story, group) and _with_outlet(story, group, before, after):
        return Relation.contributed, 0.85, min(len(before), 40)
    ends = _TAIL_AFTER.match(after) is not None
    initials = _INITIALS_AFTER.match(after.rstrip(" .)]").lstrip(")]")) is not None
    bare = _ENDS.sub("", before.rstrip()).rstrip()
    opens = bare.endswith(("(", "["))
    desk = _DESK_BEFORE if opens else _DESK_IN_BRACKETS if bare.endswith(",") else None
    if ends and desk is not None and (shown := desk.search(before)):
        return Relation.contributed, 0.85, len(before) - shown.start()
    if opens and _LINKED.match(bare):
        return None
    if ends and _AGENCIES_BEFORE.fullmatch(bare):
        return Relation.syndicated, 0.75, len(before)
    if ends and network_hands_on(story, before, group):
        start = credit_at(before)
        start -= before[:start].endswith(("(", "["))
        return Relation.syndicated, 0.85, len(before) - start
    if (ends or initials) and bare.endswith(tuple(OPEN_BRACKETS)):
        return _in_brackets(story, before, after, dated=dated)
    if (ends or initials) and (dash := _DASH_BEFORE.search(before)):
        return Relation.syndicated, 0.85, len(before) - dash.start()
    if not bare and signs_with_names(story, group) and _WITH_NAMES.match(after):
        return Relation.syndicated, 0.85, 0
    if not bare and _from_its_town(story, group, after):
        return Relation.syndicated, 0.75, 0
    ended = bare.endswith(" /") and bare[:-1].rstrip()[-1:] in _SENTENCE_END  # `… réparés. /AGENCY`
    if bare.endswith("/") and ((ends and ("/" in after or ended)) or _at_its_place(story, group, after)):
        return Relation.syndicated, 0.85, 1  # also `… in May. /AGENCY/ Bayton`
    if story.item.language in SIGNED_BY_WRITERS and not after.strip(" .") and PERSON_SLASH.fullmatch(bare):
        return Relation.syndicated, 0.75, len(before)  # `Ada Lind/AGENCY`
    if ends and bare == "/" and not after.strip(" ."):
        return Relation.syndicated, 0.75, 1
    if any(mention.name.word for mention in group.mentions):
        return None
    if (ends or initials) and not bare:
        alone = len(group.mentions) == 1 or all(join.strip() in ("/", ",", "-", "–") for join in group.joins)
        return (Relation.syndicated, 0.7, 0) if alone else None
    if _DATED_CLIP.search(bare):
        return None  # a video's caption: `… said. (June 28) AP`
    elided = before[-1:] in ("'", "’")  # "à l'AFP", "all'ANSA"
    ended = (
        bool(bare) and not elided and bare[-1] in _SENTENCE_END and not bare.endswith(("Mr.", "Dr.", "St."))
    )
    last = group.mentions[-1].name.text
    capitals = last[:3].isupper() or (last.isalpha() and not last[1:].islower())  # `UzA`
    if ended and (ends or initials) and capitals:
        return Relation.syndicated, 0.8, 0
    return None


def _has_desk_line(story: Story) -> bool:
    """Whether the foot shows a desk's initials: a person beside an agency alone may stand in a picture."""
    return any(_DESK_LINE.fullmatch(story.text, line.start, line.end) for line in story.tail)


def _at_its_place(story: Story, group: Group, after: str) -> bool:
    """Whether a stroke and one of the agency's own places follow its name, and no more."""
    place = after.strip(" .").removeprefix("/").strip()
    return after.lstrip().startswith("/") and all(
        one.agency is not None and place in story.agency(one.agency).places for one in group.mentions
    )


def _from_its_town(story: Story, group: Group, after: str) -> bool:
    """Whether a stroke and the town of which the text tells follow a name: `KAI / Sandomierz`."""
    town = _TOWN_BEHIND.fullmatch(after)
    if town is None or any(one.name.word for one in group.mentions):
        return False
    stem = town["town"][: max(4, len(town["town"]) - 3)]  # `Sandomierska` of it
    return is_city(town["town"]) or story.text.find(stem, 0, group.start) >= 0


def _in_brackets(story: Story, before: str, after: str, *, dated: bool) -> tuple[Relation, float, int] | None:
    """A name in brackets behind a finished sentence or an author, or, with a date, without its stop."""
    bare = before.rstrip()
    outer = bare[:-1].rstrip()
    closed = not after.lstrip(") ").startswith((".", ",")) or not after.strip(")]. ")
    if (not outer or outer[-1] in _SENTENCE_END) and closed:
        return Relation.syndicated, 0.9, len(before) - len(outer)
    if closed and (author := _SIGNED_PERSON.fullmatch(bare)) and (author["place"] or _has_desk_line(story)):
        return Relation.syndicated, 0.8, len(before)
    if closed and outer.isupper() and is_city(outer.strip().title()):
        return Relation.syndicated, 0.85, len(before)  # `WASHINGTON (AGENCY)` on a line of its own
    if dated and bare[-1] + after.strip() in ("()", "[]"):
        return Relation.syndicated, 0.85, len(before) - len(outer)  # `… is expected (APA, 3.12.2024)`
    return None


def _names_author(story: Story, lead: str) -> bool:
    """Whether the words that a stroke ties to an agency's name are the byline's person (`(Sari/AGENCY)`)."""
    person = lead.rstrip().removesuffix("/").strip()
    return (
        lead.rstrip().endswith("/")
        and person[:1].isupper()
        and any(
            line.zone is Zone.byline
            and person in story.text[line.start : line.end]
            and not story.within(line.start, line.end)
            for line in story.credits
        )
    )


def _with_outlet(story: Story, group: Group, before: str, after: str) -> bool:
    """Whether a short credit at a line's end joins the names to the outlet (`(FR mit dpa)`, `dpa/gem`)."""
    opened = max(before.rfind(sign) for sign in OPEN_BRACKETS)
    lead = before[opened + 1 :] if opened >= 0 else before
    rest = after.strip()
    if (
        len(rest) > LONGEST_AFTER
        or len(lead) > LONGEST_LEAD
        or (opened < 0 and before[:-1].rstrip().endswith((".", "!", "?")))
        or (len(group.mentions) > 1 and _ALL_RIGHTS.search(rest))  # what a page says of all it shows
        or _END_MARK.fullmatch(rest)
    ):
        return False
    if opened >= 0 and _desk_words(story.grammar.words["staff"]).fullmatch(lead.strip()):
        return True
    if _names_author(story, lead):
        return True
    joins = _with_words(story.grammar.words["with"])
    if lead.strip() and not rest.strip(".)]*") and joins.search(lead):
        return True
    return with_outlet(story, group, lead, rest if opened < 0 else rest.rstrip(CLOSE_BRACKETS + " ."))


@cache
def _desk_words(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(rf"(?:{words})\.?\s?[,/]", regex.I | regex.VERBOSE)


@cache
def _with_words(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(rf"(?:^|\s)(?:{words})\s(?:the\s|der\s|l['’])?$", regex.I | regex.VERBOSE)
