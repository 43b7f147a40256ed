"""What an outlet says of its own making: inputs, feeds, copyright, house marks, notices."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from wirecopy.attribution.catalogue import RELEASE_WIRE
from wirecopy.attribution.joined import claim_group, with_outlet
from wirecopy.attribution.lines import Group, Line
from wirecopy.attribution.rules_pictures import MEMBERSHIP, signs_with_names
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import PUBLISHING_STATUS, Evidence, Notice, Relation, Zone

LONGEST_CREDIT = 320
"""Characters of a line that can be a credit as a whole."""
SHORTEST_LEAD = 3
"""Characters from which words before a credit belong to its sentence."""
NOTICE_LINES = 3
HEAD_LINES = 2
"""Lines in which a byline of the outlet's own people may stand above its text."""
LONGEST_HEAD = 160

RELEASED = "-release"
"""How the ids of phrases end that say through which press-release service a text was sent."""
_RELATIONS = {"contributed": Relation.contributed, "syndicated": Relation.syndicated}


def read_credits(story: Story) -> None:
    """Claims from `(With inputs from PTI)`, `published from AFP feed`, `© 2022 AFP` in lines at the foot."""
    for line in story.tail:
        for group in story.groups(line):
            if not any(mention.used for mention in group.mentions):
                _read_credit(story, line, group)


def _read_credit(story: Story, line: Line, group: Group) -> None:
    text, patterns = story.text, story.grammar.crediting
    since = max(0, line.start - 1)
    for found in (
        patterns.after(text, group.end),
        patterns.before(text, group.start, since=since, end=group.end),
    ):
        if found is None or found[0].relation not in _RELATIONS:
            continue
        phrase, edge, _ = found
        if phrase.zones and not _is_foot(story, line, min(edge, group.start)):
            continue
        if MEMBERSHIP.search(text, line.start, line.end):
            return  # what an outlet says of all its copy
        if phrase.id.endswith(RELEASED) and not _sends_releases(story, group):
            return
        zone = line.zone if line.zone in (Zone.disclaimer, Zone.signoff) else Zone.signoff
        start, end = min(edge, group.start), max(edge, group.end)
        relation = _RELATIONS[phrase.relation]
        if relation is Relation.syndicated and _joined(story, group, line):
            relation = Relation.contributed
        claim_group(story, group, relation, story.evidence(zone, start, end, phrase.id, phrase.weight))
        return


def _sends_releases(story: Story, group: Group) -> bool:
    """Whether a credit names nothing but press-release services."""
    return all(
        one.agency is not None and story.agency(one.agency).kind == RELEASE_WIRE for one in group.mentions
    )


def _joined(story: Story, group: Group, line: Line) -> bool:
    """Whether the outlet's own name stands right beside the agency's (`© dpa/Herald.example`)."""
    if signs_with_names(story, group) or _sends_releases(story, group):
        return False  # whose initials stand behind it are its own people's
    after = story.text[group.end : min(line.end, group.end + 30)]
    return after.startswith(("/", ",", " / ")) and with_outlet(story, group, "", after)


def _is_foot(story: Story, line: Line, start: int) -> bool:
    """Whether words stand in a credit line of their own, or in brackets at a paragraph's end."""
    if line.zone in (Zone.signoff, Zone.disclaimer) or not story.running(line):
        return True
    if not _speaks_of_itself(story.text[line.start : start]):
        return False
    return (line.end - line.start <= LONGEST_CREDIT and line is not story.lines[0]) or line.end - start < 160


_OWN_TEXT = lazy_regex(
    r"\b(?:this|the\sabove|dies(?:er|e|es)|cet(?:te)?|ce\stexte|est[ea]|quest[oa]|dit|deze|ten\stekst|этот|данн\p{L}+|материал|цей|матеріал|bu\shaber|den(?:ne|na)|det(?:te|ta))\b|"
    r"هذا|هذه|本文|本稿|この記事|यह|ख़?बर|press(?:e)?med\p{L}+|pressemeld\p{L}+|pressemitteilung|headline|story|article|report\b|content",
    regex.I,
)


def _speaks_of_itself(before: str) -> bool:
    """Whether the sentence that leads up to a credit begins with it or speaks of the text itself."""
    cut = max(before.rfind(sign) for sign in (". ", "! ", "? ", "। ", "。", ".) ", "” ", '" '))
    lead = before[cut + 1 :].strip(' \t\n([*—–-.)"”')
    return len(lead) < SHORTEST_LEAD or _OWN_TEXT.search(lead) is not None


MARKED = 1500
"""Characters at a story's head and foot in which house marks stand."""


def read_marks(story: Story) -> None:
    """Claims from house marks, such as the closing line that names reporter and editor."""
    lines = story.tail if story.may_hold("marks") else []
    if not lines:
        return
    marks = [one for one in story.grammar.marks if one.wording.id in story.wordings]
    start, end, first = lines[0].start, lines[-1].end, story.lines[0].start
    for mark in marks:
        agency = story.catalogue.get(mark.agency)
        if agency is None:
            continue
        find = mark.wording.pattern.search
        found = find(story.text, max(start, end - MARKED), end) or find(story.text, first, first + MARKED)
        if found is None or story.zone_at(found.start()) is Zone.furniture:
            continue
        evidence = story.evidence(Zone.signoff, found.start(), found.end(), mark.wording.id, mark.weight)
        story.claims.append(Claim(Relation.syndicated, agency.id, agency.name, evidence))


def shows_own_work(story: Story) -> bool:
    """Whether the outlet says that its own staff reported, in the text or in a byline without an agency."""
    own = story.grammar.own_work
    for line in story.lines:
        if (
            own.may_stand_in(story.text[line.start : line.end].casefold())
            and (line in story.lines[:HEAD_LINES] or story.running(line))
            and own.pattern.search(story.text, line.start, line.end)
        ):
            return True
    staff = _staff_byline(story.grammar.words["staff"])
    bylines = [line for line in story.credits if line.zone is Zone.byline]
    return any(
        (staff.search(story.text, line.start, line.end) or _names_own_person(story, line))
        and not story.within(line.start, line.end)
        for line in bylines
    )


_PERSON = lazy_regex(r"\p{Lu}[\p{L}.'’-]+\s(?:\p{Lu}\.\s)?\p{Lu}[\p{L}'’-]+")


def has_own_byline(story: Story) -> bool:
    """Whether a byline names a person and no agency."""
    return any(
        line.zone is Zone.byline
        and _PERSON.search(story.text, line.start, line.end) is not None
        and not story.within(line.start, line.end)
        for line in story.credits
    )


_PERSON_OF = lazy_regex(
    r"\p{Lu}[\p{L}.'’-]+\s\p{Lu}[\p{L}.'’ -]+,\s(?P<house>\p{Lu}[\p{L}\p{N} .&'’-]{1,40})\s*$"
)


def _names_own_person(story: Story, line: Line) -> bool:
    """`Ada Lind, Bay Radio` on that station's site."""
    found = _PERSON_OF.search(story.text, line.start, line.end)
    return found is not None and found["house"].strip().casefold() in story.item.outlet.name.casefold()


@cache
def _staff_byline(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`Ana Lima, staff reporter`."""
    return regex.compile(rf",\s(?:[\p{{L}}-]+\s){{0,3}}(?:{words})(?!\p{{L}})", regex.I | regex.VERBOSE)


def read_feed(story: Story) -> Evidence | None:
    """The words that say that the story came from a feed unedited: the outlet's own ones, or those of all."""
    outlet = story.catalogue.outlets.get(story.item.outlet.key)
    if outlet is not None and outlet.disclaimers:
        words = _worded(outlet.disclaimers)
        for line in reversed(story.edges):
            if found := words.search(story.text, line.start, line.end):
                return story.evidence(Zone.disclaimer, found.start(), found.end(), "outlet-feed", 0.95)
    if not story.may_hold("feeds"):
        return None
    phrases = [one for one in story.grammar.feeds if one.id in story.wordings]
    for line in reversed(story.edges):
        folded = story.text[line.start : line.end].casefold()
        for phrase in phrases:
            if not phrase.may_stand_in(folded):
                continue
            found = phrase.pattern.search(story.text, line.start, line.end)
            if found is not None:
                _read_supplier(story, line, phrase.id)
                return story.evidence(Zone.disclaimer, found.start(), found.end(), phrase.id, 0.95)
    return None


@cache
def _worded(texts: tuple[str, ...]) -> Any:  # noqa: ANN401 - regex has no public types
    """Any of some texts as it stands, whatever its blanks and the case of its letters."""
    either = "|".join(r"\s+".join(map(regex.escape, text.split())) for text in texts)
    return regex.compile(either, regex.I)


_OF_ALL = lazy_regex(
    r"(?<!\p{L})(?:all|every|alle|sämtliche|tous|toutes|todas?|todos|tutt[ie]|все|всі|tüm|bütün|جميع|كل|所有|全部|すべて|सभी)(?!\p{L})",
    regex.I,
)


def _read_supplier(story: Story, line: Line, rule: str) -> None:
    """The one agency that the words about the feed name is whose feed it was.

    A line that speaks of all that an outlet shows, or of several agencies, says nothing of this story.
    """
    groups = [group for group in story.groups(line) if not all(one.used for one in group.mentions)]
    named = {one.agency for one in story.within(line.start, line.end)}
    if len(named) != 1 or not groups or _OF_ALL.search(story.text, line.start, line.end):
        return
    start, end = line.start, min(line.end, line.start + LONGEST_CREDIT)
    if groups[0].end > end:
        return
    claim_group(
        story,
        groups[0],
        Relation.syndicated,
        story.evidence(Zone.disclaimer, start, end, f"{rule}-supplier", 0.8),
    )


def read_notice(story: Story) -> Notice | None:
    """The notice that the item's publishing status, its title or its first lines declare."""
    for span in story.item.zones:
        if span.label.endswith(".pubstatus"):
            status = story.text[span.start : span.end].strip().casefold().rpartition(":")[2]
            if status in PUBLISHING_STATUS:
                return PUBLISHING_STATUS[status]
    if not story.may_hold("notices"):
        return None
    wordings = story.wordings
    notices = [one for one in story.grammar.notices if one.wording.id in wordings]
    heads = [((story.item.title or "")[:LONGEST_HEAD], False)]
    heads += [(_head(story, line), story.running(line)) for line in story.lines[:NOTICE_LINES]]
    heads += [(_head(story, line), True) for line in story.tail[1:]]
    folded = [words.casefold() for words, _ in heads]
    together = "\n".join(folded)
    for one in notices:
        if not one.wording.may_stand_in(together):
            continue
        for (words, paragraph), plain in zip(heads, folded, strict=True):
            if one.wording.may_stand_in(plain):
                pattern = one.opening if paragraph else one.near_the_start
                if pattern.match(words):
                    return Notice(one.notice)
    return None


def _head(story: Story, line: Line) -> str:
    return story.text[line.start : min(line.end, line.start + LONGEST_HEAD)]
