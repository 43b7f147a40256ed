"""Who said what an agency reports, in English sentences: whoever stands before the words that cite it."""

from __future__ import annotations

import regex

from wirecopy.attribution import acts
from wirecopy.attribution.citation import LONGEST_SENTENCE, Citation, Span
from wirecopy.attribution.speaker_names import SAID
from wirecopy.attribution.story import Story
from wirecopy.attribution.subjects import subject
from wirecopy.patterns import lazy_regex

_I = regex.IGNORECASE
_LAST_SAID = lazy_regex(rf"\s{SAID}\b", _I)
_WAS_QUOTED = lazy_regex(
    r"\s(?:was|were|is|are|has\sbeen)\s(?:also\s)?(?:quoted|qouted|cited)\b|\s(?:was|were|is|are)$", _I
)
_OF_A_REPORT = lazy_regex(r"\s(?:an?|the|this|that|its)", _I)
"""Between a verb and the agency whose report somebody spoke of (`denied an AGENCY report`)."""
PASSIVE = lazy_regex(r"\s(?:was|were|been|being|an?|the)$", _I)
"""Before a verb that is none of saying (`was told`, `a reported 9 people`)."""
_INVERTED = lazy_regex(rf"\s{SAID}\s((?:(?:the|a|an)\s)?(?:\p{{L}}[\p{{L}}'’.\-]*\s?){{1,8}}),?\s*$", _I)
_INVERTED_IN_FULL = lazy_regex(
    rf"\s{SAID}\s((?-i:\p{{Lu}})[\p{{L}}.'’-]+(?:\s(?-i:\p{{Lu}})[\p{{L}}.'’-]+){{1,3}}),\s[^,\"“”]{{3,80}},?\s*$",
    _I,
)
"""`said Ada Lind, the mayor's aide, quoted by` AGENCY."""

_THAT_SOMEBODY_SAID = lazy_regex(
    r"(?:['’]s)?\s(?:(?:news\s|press\s)?(?:agency|service)\s)?(?:has\s|had\s)?(?:said|says|reported|reports|wrote|writes)"
    r"(?:\s(?:on\s|late\s|early\s|earlier\s){0,2}\p{L}+day)?\sthat\s(?P<who>(?:(?:the|an?|its|one|two|three|several)\s|(?=(?-i:\p{Lu})))"
    rf"(?:(?!(?:that|which|who|when|while|if|because)\s)[\p{{L}}’'-]+\s){{0,7}}?[\p{{L}}’'-]+)\s(?:(?:had|has|have|also|now)\s){{0,2}}"
    rf"(?:{SAID}|{acts.CALLED})\b(?!\sby\b)",
    _I,
)

_TO_WHICH_SOMEBODY_SPOKE = lazy_regex(
    r",\s(?:to|with)\swh(?:ich|om)\s(?P<who>(?:(?:the|an?|its|one|two|three)\s|(?=(?-i:\p{Lu})))(?:[\p{L}’'-]+\s){0,6}?[\p{L}’'-]+)"
    r"\s(?:(?:had|has|also)\s){0,2}(?:spoke|spoken|talked|told|confided|complained|confirmed|explained|said|put)\b",
    _I,
)


def said_before(story: Story, citation: Citation) -> Span | None:
    """`X said, according to AGENCY`, `X was quoted as saying by AGENCY`, `X said …, AGENCY reported`."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    head = story.text[first : min(citation.edge, citation.start)].rstrip()
    quoted = [] if acts.is_news(story.text, citation.edge) else list(_WAS_QUOTED.finditer(head))
    if quoted:
        return subject(story.text, first, first + quoted[-1].start())
    said = [one for one in _LAST_SAID.finditer(head) if not PASSIVE.search(head[: one.start()])]
    if not said:
        return None
    verb = said[-1]
    told = citation.edge < citation.start and head.endswith((" this", " that"))  # `said this in a comment to`
    if _OF_A_REPORT.fullmatch(head, verb.end()) and not told:
        return None
    inverted = _INVERTED.match(head, verb.start()) or _INVERTED_IN_FULL.match(head, verb.start())
    if inverted and head[: verb.start()].endswith((",", "”", '"')):
        return first + inverted.start(1), first + inverted.end(1)
    span = subject(story.text, first, first + verb.start())
    if span is not None and acts.is_pronoun(story.text[slice(*span)]):
        return acts.first_act_before(story.text, first, span[0])  # `The army left, it said`
    return span


def by_whom(story: Story, citation: Citation) -> Span | None:
    """`confirmed by the ministry in a statement to AGENCY`, `according to the ministry, AGENCY said`."""
    if story.item.language not in (None, "en"):
        return None
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    edge = min(citation.edge, citation.start)
    span = acts.by_whom(story.text[first:edge], remarks=acts.in_remarks(story.text[edge : citation.start]))
    return (first + span[0], first + span[1]) if span else None


def asked_before(story: Story, citation: Citation) -> Span | None:
    """`according to people cited by AGENCY`, `A ministry statement carried by AGENCY`."""
    if citation.phrase.speaker != "passive":
        return None
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    head = story.text[first : citation.edge].rstrip()
    span = acts.source_in(head) if acts.is_asked(story.text, citation.edge) else acts.statement_in(head)
    return (first + span[0], first + span[1]) if span else None


def in_its_clause(story: Story, citation: Citation) -> Span | None:
    """`AGENCY said on Monday that the mayor had promised it`, `AGENCY, to which the mayor spoke`."""
    if story.item.language not in (None, "en"):
        return None
    clauses = (_THAT_SOMEBODY_SAID, _TO_WHICH_SOMEBODY_SPOKE)
    ways = (one.match(story.text, citation.end, citation.sentence[1]) for one in clauses)
    found = next(filter(None, ways), None)
    if found is None or not acts.may_speak(acts.without_article(found["who"]), story.text):
        return None
    start, end = found.span("who")
    return start, end


def acting(story: Story, citation: Citation) -> Span | None:
    """`The mayor put the cause down to a leak, in comments carried by AGENCY`: the subject of such a verb."""
    if story.item.language not in (None, "en"):
        return None
    edge = min(citation.edge, citation.start)
    reports = not (
        acts.in_remarks(story.text[edge : citation.start])
        or acts.in_a_statement(story.text[citation.sentence[0] : edge])
    )
    if reports and not acts.is_closing(story.text[citation.sentence[0] : edge]):
        return None
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    for at in acts.acted(story.text[first:edge], surely=reports):
        span = subject(story.text, first, first + at)
        if span is None or not acts.is_clause(story.text[slice(*span)]):
            return span if span and acts.may_speak(story.text[slice(*span)], story.text) else None
    return None if reports else acts.first_act_before(story.text, first, edge)
