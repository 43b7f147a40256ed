"""Whom `he` or `she` takes up in an English text (`"No," she told AGENCY`): the subject of words before."""

from __future__ import annotations

import regex

from wirecopy.attribution.acts import ANY, may_speak, persons_in
from wirecopy.attribution.bodies import RUNNING
from wirecopy.attribution.citation import Span
from wirecopy.attribution.lines import sentences
from wirecopy.attribution.offices import BODIES
from wirecopy.attribution.story import Story
from wirecopy.attribution.subjects import FULL_NAME
from wirecopy.patterns import lazy_regex

SENTENCES_BACK = 2
"""Sentences before a pronoun in which the one it takes up is looked for; a quotation counts as none."""
_PRONOUN = lazy_regex(r"(?:he|she|him|her)", regex.I)
_QUOTATION = lazy_regex(r"\s*[\"“‘'][^\"”]*[\"”’']?\s*")
_LEAD = lazy_regex(
    r"(?:(?:On|In|At|Last|Earlier|But|And|Meanwhile|However|Still|Now|After|Since|Before)\b[^,.;:\"“]{0,50},\s)?"
)
_VERB = (
    rf"(?:{ANY}|(?:also\s|now\s|still\s|then\s)?(?:is|was|has|had|can|could|may|must|should|shall|will|would|wants|says|said|told|"
    r"hopes|plans|thinks|believes|fears|expects|knows|needs|owns|runs|sees|keeps|holds|makes|takes|gives|asks|calls|"
    r"seeks|vows|warns|insists|admits|denies|blames|rules|defends|backs|opposes|accuses|urges|leads|heads)\b)"
)
_SUBJECT = lazy_regex(
    rf"(?P<who>(?:(?:The|A|An|One|Another|Its|Their|Our|Town|City)\s)?[\p{{L}}'’-]+(?:\s[\p{{L}}.'’-]+){{0,9}}?)"
    rf"(?:,\s(?P<aside>[^,.;\"“”]{{2,60}}),)?\s(?=(?-i:{_VERB}))"
)
"""The subject with which a sentence opens, with an apposition between it and its verb."""
_NOBODY = lazy_regex(
    rf"(?:^|\s)(?:{BODIES}|\p{{L}}+s['’]?)$|^(?:officials|sources|residents|witnesses)\b", regex.I
)
"""How a noun phrase ends that is a body or several people, whom neither `he` nor `she` takes up."""
_HANGING_ON = lazy_regex(r"\s(?:of|for|at|in|from|with|behind|on)\s.*")
"""What hangs on a noun: `the head` of the union is a person."""
_OTHER = lazy_regex(
    r"\b(?:his|her|the|an?)\s(?:[\p{Ll}-]+\s){0,2}(?:wife|husband|brother|sister|father|mother|son|daughter|predecessor|"
    r"successor|rival|colleague|friend|man|woman|boy|girl)\b|"
    r"\p{Lu}[\p{Ll}’'-]+\s\p{Lu}[\p{Ll}’'-]+"
)
"""Somebody else of whom the sentence may speak."""


def is_person_taken_up(words: str) -> bool:
    """Whether a subject is a pronoun for one person."""
    return _PRONOUN.fullmatch(words) is not None


def antecedent(story: Story, start: int) -> Span | None:
    """The noun phrase that a pronoun at a place takes up; None where it may be several, or nobody."""
    for first, last in _sentences_before(story, start):
        lead = _LEAD.match(story.text, first, last)
        found = _SUBJECT.match(story.text, lead.end() if lead else first, last)
        if found is None:
            return None
        who = found["who"]
        bare = regex.sub(r"^(?:The|A|An|One|Another|Its|Their|Our)\s", "", who)
        if is_person_taken_up(who):
            continue  # `She wants a bridge. “No,” she told AGENCY`
        if _NOBODY.search(_HANGING_ON.sub("", who)) or not (
            FULL_NAME.fullmatch(bare) or may_speak(bare, story.text)
        ):
            return None
        others = [one.span() for one in _OTHER.finditer(story.text, found.end(), last)]
        others += persons_in(story.text, found.end(), last)
        # What looks like somebody else may be an agency, a paper or a station.
        # `the warden, Ada Lind, said`: the name rather than the office
        named = found["aside"] is not None and FULL_NAME.fullmatch(found["aside"])
        place = found.span("aside" if named else "who")
        return place if all(story.within(*one, partly=True) for one in others) else None
    return None


def _sentences_before(story: Story, start: int) -> list[Span]:
    """The sentences before the one of a place, the nearest first, without quotations that stand alone."""
    found: list[Span] = []
    for line in story.lines:
        if line.start > start:
            break
        if line.zone in RUNNING:
            found += [one for one in sentences(story.text, line) if one[0] <= start]
    told = [one for one in found[:-1] if not _QUOTATION.fullmatch(story.text, *one)]
    return told[: -SENTENCES_BACK - 1 : -1]
