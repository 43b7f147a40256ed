"""Who stands in one credit: an agency with the outlet's own staff contributed, one of two agencies relays.

`Rita Osei and AP`, `rk/dpa`, `dpa/rk`, `© dpa/Herald.example`, `(KNA, HH)` in the Harbour Herald: a person,
the initials of a desk, the outlet's name or its initials. An agency's own service codes (`dpa/lno`) are no
desk.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import regex

from wirecopy.attribution.catalogue import RELEASE_WIRE
from wirecopy.attribution.lines import Group
from wirecopy.attribution.story import Story, letters_of
from wirecopy.patterns import lazy_regex
from wirecopy.records import Evidence, Relation

_INITIALS_BEFORE = lazy_regex(r"(?:^|[\s(\[,:.])\p{Ll}{2,5}(?:/\p{Ll}{2,5})*\s?/\s?$")
_INITIALS_ALONE = lazy_regex(r"^\W*\p{Ll}{2,3}(?:/\p{Ll}{2,3})*\s?,\s?$")
"""A desk's initials that a line begins with: `jk, AGENCY`."""
_INITIALS_AFTER = lazy_regex(r"\s?/\s?(\p{Ll}{2,5})(?![\p{L}\p{N}])")
_DESK_BESIDE = lazy_regex(r"\(\p{Lu}{2,4}\)\s?,\s?\(?$")
"""A desk's initials in brackets of their own: `(ADL), (AGENCY)`."""
_TIE_BEFORE = lazy_regex(r"[/,+&|–-]\s?$")
_TIE_AFTER = lazy_regex(r"\s?[/,+&|–-]")
_CODE = lazy_regex(r"(?<![\p{L}\p{N}])\p{Lu}{2,5}(?![\p{L}\p{N}])")
_PERSON_AND = lazy_regex(r"\p{Lu}[\p{L}.'’-]+\s\p{Lu}[\p{L}.'’-]+$")


def with_outlet(story: Story, group: Group, before: str, after: str) -> bool:
    """Whether the words right before or after the names are the outlet's own."""
    return (
        _DESK_BESIDE.search(before) is not None
        or (before.rstrip().endswith("/") and _INITIALS_BEFORE.search(before) is not None)
        or _INITIALS_ALONE.match(before) is not None
        or _desk_after(story, group, after)
        or _names_outlet(story, _touching(before, after))
        or _staff_beside(story, before, after)
    )


def _touching(before: str, after: str) -> str:
    """The words that a sign of joining ties to the names."""
    tied = before if _TIE_BEFORE.search(before) else ""
    return f"{tied} {after if _TIE_AFTER.match(after) else ''}"


def _desk_after(story: Story, group: Group, after: str) -> bool:
    found = _INITIALS_AFTER.match(after)
    if found is None:
        return False
    last = group.mentions[-1]
    return last.agency is None or found.group(1) not in story.agency(last.agency).services


def _names_outlet(story: Story, words: str) -> bool:
    if not words.strip():
        return False
    outlet = story.item.outlet
    folded = words.casefold()
    if outlet.name and outlet.name.casefold() in folded:
        return True
    if "." in outlet.key and outlet.key in folded:
        return True
    tied = folded.strip(" /,+&|–-")
    if " " in tied and outlet.name.casefold().startswith(f"{tied} "):
        return True  # `AFP/The Bay` in The Bay Norway
    label = outlet.key.split(".")[0]
    if len(label) >= 5 and "name:" not in outlet.key and label.replace("-", "") in letters_of(words):
        return True
    capitals = "".join(letter for letter in outlet.name if letter.isupper())
    initials = {capitals, "".join(word[0] for word in outlet.name.split()).upper(), label.upper()}
    codes = set(_CODE.findall(words))
    return bool(codes & {one for one in initials if len(one) > 1}) or any(
        _spells(code, outlet.name) for code in codes if len(code) < 4
    )


def _spells(code: str, name: str) -> bool:
    """Whether the letters of a code stand in the name in order, the first one first (`HR`, Harbour Radio)."""
    letters = iter(name.upper())
    return name[:1].upper() == code[0] and all(letter in letters for letter in code)


def _staff_beside(story: Story, before: str, after: str) -> bool:
    words = story.grammar.words
    if _beside(words["staff"], words["and"])[0].match(after) or _and_person(words["and"]).match(after):
        return True
    found = _beside(words["staff"], words["and"])[1].search(before)
    return found is not None and (
        _PERSON_AND.search(before[: found.start()].rstrip()) is not None
        or _beside(words["staff"], words["and"])[2].search(before[: found.start()]) is not None
    )


@cache
def _and_person(and_words: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`AGENCY and Ada Lind`."""
    return regex.compile(
        rf"\s(?i:{and_words})\s\p{{Lu}}\p{{Ll}}[\p{{L}}'’-]*\s(?:\p{{Lu}}\.\s)?\p{{Lu}}[\p{{L}}'’-]+\s*$",
        regex.VERBOSE,
    )


@cache
def _beside(staff: str, and_words: str) -> tuple[Any, Any, Any]:
    flags = regex.I | regex.VERBOSE
    return (
        regex.compile(
            rf"\s?(?:[,/+&·ㆍ]|(?<!\S)(?:{and_words})\s)\s?(?:\p{{L}}+\s)?(?:{staff})(?!\p{{L}})", flags
        ),
        regex.compile(rf"\s?(?:[+&·ㆍ]|\s(?:{and_words}))\s?(?:the\s)?$", flags),
        regex.compile(rf"(?<!\p{{L}})(?:{staff})\s*$", flags),
    )


_VIA = lazy_regex(r"(?i)\W*(?:via|h/t)\s")
_FURTHER = lazy_regex(r",|\s(?:and|&)\s")


def lists_sources(before: str, after: str) -> bool:
    """Whether words around a name list where a writer read of it (`(Via AGENCY, Bay TV and Lake News)`)."""
    return _VIA.fullmatch(before) is not None and _FURTHER.search(after) is not None


_LAST_RELAYS = ("=", "＝", "")
"""What stands between two agencies in a Korean or Japanese dateline."""


def relay(story: Story, group: Group) -> dict[int, str]:
    """For each name of a double credit that comes through the other: the number of the name, the relay's id.

    `ANI/Sputnik`: the first relays the second. `AFP-JIJI`: of a worldwide wire and another the other relays.
    `RNZ PACIFIC/PACNEWS`: an agency hands on a station's report, a network its members'.
    `교도=연합뉴스`, `AFP時事`: in Korea and Japan the last one relays.
    """
    join = group.joins[0].strip() or group.joins[0] if group.joins else "?"
    if len(group.mentions) != 2 or join not in ("/", "-", "–", " ", *_LAST_RELAYS):
        return {}
    first, second = (mention.agency for mention in group.mentions)
    if first is None or second is None or first == second:
        return {}
    if story.catalogue.is_release_desk(second) and not story.catalogue.is_release_desk(first):
        return {0: second}
    worldwide = [story.agency(ident).worldwide for ident in (first, second)]
    if join in _LAST_RELAYS:
        return {0: second}
    if worldwide == [True, True]:
        return {}
    kinds = (story.agency(first).kind, story.agency(second).kind)
    pooled = (join == "/" and kinds[1] == "content_network") or kinds == ("public_broadcaster", "news_agency")
    return {0: second} if worldwide == [True, False] or (pooled and not any(worldwide)) else {1: first}


def claim_group(story: Story, group: Group, relation: Relation, evidence: Evidence) -> None:
    """Claim each name of a credit; where one agency relays the other, the other reaches us through it."""
    if relation is Relation.syndicated:
        _to_release_desk(story, group)
    through = relay(story, group) if relation is Relation.syndicated else {}
    for number, mention in enumerate(group.mentions):
        weight = evidence.weight
        if number and not through:
            weight = min(weight, max(0.55, weight - 0.1))
        proof = evidence if weight == evidence.weight else replace(evidence, weight=weight)
        story.claim(relation, mention, proof, through.get(number))


def _to_release_desk(story: Story, group: Group) -> None:
    """`ANI/PNN`: what an agency hands on from a press-release wire comes from its own release desk."""
    if len(group.mentions) == 1:
        return
    kinds = {story.agency(one.agency).kind for one in group.mentions if one.agency}
    if RELEASE_WIRE not in kinds or len(kinds) < 2:
        return
    for mention in group.mentions:
        if mention.agency is not None:
            mention.agency = story.catalogue.release_desk(mention.agency) or mention.agency
