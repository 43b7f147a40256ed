"""Papers and broadcasters through whom words reach an agency or the story, and who spoke to them.

The catalogue holds agencies only. Whom an agency quotes (`AGENCY, quoting the Bay Post`) is a speaker,
unless words beside the name say that it is a paper, a station or a site: then it is a source of its own,
through whom others may speak. So is the paper to which a speaker told what an agency reports (`the mayor told
the Bay Post, AGENCY reported`), and one that itself cites somebody (`The Bay Post wrote, citing AGENCY`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from wirecopy.attribution.anaphors import is_named_last
from wirecopy.attribution.beside import Phrase
from wirecopy.attribution.citation import Citation
from wirecopy.attribution.lines import sentences
from wirecopy.attribution.literals import holds_one
from wirecopy.attribution.paper_hands import agency_behind, hand_on
from wirecopy.attribution.papers import (
    ACCORDING,
    AIRED,
    ARTICLES,
    CALLED,
    CALLED_AFTER,
    CALLED_LATER,
    IN_ISSUE,
    LONGEST_SUBJECT,
    NAME_WORDS,
    NAMED,
    PUBLISHED,
    PUBLISHING,
    REPORT_IN,
    REPORTING,
    REPORTS_SAY,
    SAID_BEHIND_KIND,
    SAYS_OR_QUOTES,
    TAKEN_UP,
    TOLD_TO,
    UNNAMED,
    VERBS,
    WHO_REPORTED,
    WROTE,
    WROTE_WORDS,
    citing_aside,
    is_journal,
    is_like_a_paper,
    name_of,
    reported_in,
    without_town,
)
from wirecopy.attribution.slips import agency_spelt_so
from wirecopy.attribution.speakers import speakers_of
from wirecopy.attribution.story import Claim, Story, letters_of
from wirecopy.patterns import lazy_regex
from wirecopy.records import Evidence, Relation, Zone

_NAMED_LATER = lazy_regex(
    r"(?:\binterview\s(?:with|to|by)|\btold|\bspeaking\sto|\bspoke\sto|\bGespräch\smit|\bInterview\smit|\bentretien\s(?:à|avec)|\bentrevista\s(?:a|con|com))"
    r"\s(?:the\s|der\s|dem\s|la\s|le\s|el\s|o\s|a\s)?((?:\p{Lu}[\p{L}\p{N}'’&-]*)(?:\s\p{Lu}[\p{L}\p{N}'’&-]*){0,3})"
)
_RUNNING = (Zone.lead, Zone.body, Zone.dateline)
FARTHEST_CITED = 40
"""Characters between a paper's verb and the words that say whom it cites, and from these to a name."""
LONGEST_PAPER = 130
"""Characters in which a paper's name, and an aside, stand before the verb of which it is the subject."""
_PAPERS = Phrase("paper-relays", "cites", 0.75, speaker="after")
_CITING = Phrase("paper-cited", "cites", 0.75, speaker="cited")
_WHICH = (", which ", ", who ", ", itself ", ", in turn ", ", quoting ", ", citing ")
"""What goes on behind a paper's name with whom it cites."""
_ARABIC_PAPER = lazy_regex(
    r"(?:صحيفة|جريدة|قناة|مجلة|موقع|إذاعة|تلفزيون)\s[«“\"]?(?P<name>[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+){0,2})[»”\"]?"
)
"""A paper or station as Arabic calls it, which has no capitals."""
_QUOTING_FIRST = lazy_regex(r"(?:Quoting|Citing)\s(?P<who>[^,.;\n]{3,80}),\s")
"""`Citing the warden, the paper said`: what opens a sentence with whom a paper cites."""


def read_outlets(story: Story) -> None:
    """Turn speakers that are papers or stations into sources, and add those who spoke to them."""
    _read_relaying(story)
    _read_told(story)
    _read_papers(story)
    for claim in list(story.claims):
        if claim.relation is not Relation.quotes or claim.agency is not None or claim.by is None:
            continue
        name = _outlet_of(story, claim)
        if name is None:
            continue
        evidence = replace(claim.evidence, rule=claim.evidence.rule.removesuffix("-speaker") + "-outlet")
        story.claims[story.claims.index(claim)] = Claim(Relation.cites, None, name, evidence, claim.by)
        story.claims += [*_cited_by(story, name, evidence), *told_paper(story, name)]


def _read_papers(story: Story) -> None:
    """Papers and stations that an English text names as sources of its own (`…, the Bay Post reported`)."""
    if story.item.language not in (None, "en"):
        return
    for at, verb in story.places_of(VERBS):
        _read_verb(story, at, verb)
    for at, words in story.places_of(SAID_BEHIND_KIND):
        speaks = at + words.index(" ") + 1
        found = REPORTING.match(story.text, max(0, at - LONGEST_PAPER), speaks)
        if found is not None and " of " not in (found["kind"] or ""):  # `Ada Lind of Bay magazine said`
            _read_paper(story, found, at + len(words))
    for at, words in story.places_of(ACCORDING):
        edge = at + len(words) + 1
        within = IN_ISSUE.match(story.text, edge)
        found = NAMED.match(story.text, within.end() if within is not None else edge)
        if found is not None and (within is None or not is_journal(found)):
            _read_paper(story, found, at)
    for at, words in story.places_of(REPORT_IN):
        found = NAMED.match(story.text, at + len(words) + 1) if story.text.endswith(ARTICLES, 0, at) else None
        if found is not None and SAYS_OR_QUOTES.match(story.text, found.end()) and not is_journal(found):
            _read_paper(story, found, at)


def _read_verb(story: Story, at: int, verb: str) -> None:
    """Claim the paper that stands beside a verb of reporting: before it, or behind `reported by`."""
    edge = at + len(verb)
    if verb == "reports" and REPORTS_SAY.match(story.text, edge):
        return
    if (found := reported_in(story.text, at, verb)) is not None:
        _read_paper(story, found, at)
    if any(one.end + 1 == at for one in story.mentions):
        return  # `AGENCY reported`, or a paper that the catalogue knows
    if found := REPORTING.match(story.text, max(0, at - LONGEST_PAPER), at):
        showing = PUBLISHED.match(story.text, edge) if verb in PUBLISHING else None
        if verb not in PUBLISHING or showing is not None:
            _read_paper(story, found, edge, showing.span("who") if showing is not None else None)
    elif CALLED_LATER.match(story.text, edge) and (
        found := WHO_REPORTED.match(story.text, max(0, at - LONGEST_PAPER), at)
    ):
        _read_called(story, found.span("called"), edge)


def _read_paper(story: Story, found: regex.Match[str], edge: int, who: tuple[int, int] | None = None) -> None:
    """Claim a paper that stands beside the words that name it as a source; they reach to `edge`.

    who: whose words it published, where these say so.
    """
    named = name_of(found)
    if named is not None:
        _read_called(story, named[1:], edge, who)


def _read_called(story: Story, place: tuple[int, int], edge: int, who: tuple[int, int] | None = None) -> None:
    """Claim the paper of which the name stands at a place, as `_read_paper` does."""
    first, last = place
    name = story.text[first:last]
    if (
        not runs(story, first)
        or story.within(first, last)
        or any(not one.name.paper for one in story.within(first, last, partly=True))
        or is_here(story, name)
        or agency_spelt_so(story.catalogue, name) is not None
        or any(one.name == name for one in story.claims)
    ):
        return
    sentence = sentence_at(story, first)
    if sentence is None:
        return
    proof = story.evidence(story.zone_at(first), min(first, edge), max(last, edge), "paper-reports", 0.7)
    story.claims.append(Claim(Relation.cites, None, name, proof))
    if story.text.startswith(_WHICH, last):
        clause = min(sentence[1], last + LONGEST_SUBJECT)
        hand_on(story, name, agency_behind(story, last, clause, LONGEST_SUBJECT), sentence)
    story.claims += spoken(story, Citation(_PAPERS, first, last, edge, sentence, who), name)
    story.claims += told_paper(story, name)


def read_papers_taken_up(story: Story) -> None:
    """`An engineer told the broadcaster`: who speaks through the paper or station cited last."""
    if story.item.language not in (None, "en"):
        return
    cited = [
        (one.evidence.end, (one.agency, one.name), _is_aired(one))
        for one in story.claims
        if one.relation is Relation.cites and (one.agency is None or _is_station(story, one.agency))
    ]
    for found in TAKEN_UP.finditer(story.text, min(end for end, *_ in cited)) if cited else ():
        start, end = found.span()
        citation = (
            (_told_to(story, start, end) or _telling(story, start, end)) if runs(story, start) else None
        )
        if citation is None or story.within(start, end + 1, partly=True):
            continue
        last, hand, aired = max((one for one in cited if one[0] <= start), key=lambda one: one[0])
        if found["it"] is not None and not is_named_last(story.text, last, found):
            continue
        if found["it"] is None and aired is not None and aired is not (found["aired"] is not None):
            continue
        story.claims += [one._replace(by=hand) for one in spoken(story, citation, hand[1])]


def _telling(story: Story, first: int, last: int) -> Citation | None:
    """Where what takes a paper up stands beside whom it cites: `The paper, which cited the mayor, said`."""
    sentence = sentence_at(story, first)
    found = story.patterns.after(story.text, last) if sentence is not None else None
    cites = found is not None and found.phrase.relation == "cites"
    if sentence is None or not (cites or story.text.startswith(_WHICH, last)):
        return None
    opened = _QUOTING_FIRST.fullmatch(story.text, sentence[0], first) if cites else None
    who = opened.span("who") if opened is not None else found.who if found is not None else None
    return Citation(_CITING, first, last, last, sentence, who)


def _is_aired(claim: Claim) -> bool | None:
    """Whether a source that is cited is heard or seen; None where its name may be either kind's."""
    if claim.agency is not None or AIRED.search(claim.evidence.words) is not None:
        return True
    said = claim.name.casefold()
    return False if is_like_a_paper(claim.name) and not said.endswith("news") else None


def _is_station(story: Story, ident: str) -> bool:
    return "broadcaster" in story.agency(ident).kind


def sentence_at(story: Story, place: int) -> tuple[int, int] | None:
    """The sentence of the story itself in which a character stands; None outside its lines."""
    line = next((one for one in story.lines if one.start <= place < one.end), None)
    return (
        next((a, b) for a, b in sentences(story.text, line) if a <= place < b) if line is not None else None
    )


def is_here(story: Story, name: str) -> bool:
    """Whether a paper is the outlet itself, also by the first or last words of its name (`told the Post`),
    or one of its group under a longer one.
    """
    outlet = story.item.outlet
    label = outlet.key.split(".")[0].removeprefix("name:")
    whole, called = (one.casefold().removeprefix("the ") for one in (outlet.name, name))
    return (
        whole in called
        or letters_of(name) in label
        or whole.endswith(f" {called}")
        or whole.startswith(f"{called} ")
    )


def _read_told(story: Story) -> None:
    """Who told a paper what an agency reports speaks through the paper."""
    for number, claim in enumerate(story.claims):
        if claim.relation is not Relation.quotes or claim.by is None or claim.by[0] is None:
            continue
        evidence = claim.evidence
        if (found := TOLD_TO.search(story.text, evidence.start, evidence.end)) is None:
            continue
        named = name_of(found)
        if named is None:
            continue
        name, start, end = named
        named_here = story.within(start, end, partly=True)
        if any(one.end <= end or not one.name.paper for one in named_here):
            continue
        if claim.name in name:
            continue
        proof = replace(evidence, rule=evidence.rule.removesuffix("-speaker") + "-outlet")
        if name in claim.name:  # `citing an interview in the daily Politika`
            story.claims[number] = Claim(Relation.cites, None, name, proof, claim.by)
            continue
        story.claims[number] = claim._replace(by=(None, name))
        story.claims.append(Claim(Relation.cites, None, name, proof, claim.by))


def _read_relaying(story: Story) -> None:
    """Papers that cite an agency, or of whom the author of the copy says that they cite somebody."""
    read, english = -1, story.item.language in (None, "en")
    for place in story.relaying:
        first = max(0, place - LONGEST_SUBJECT)
        if english and not holds_one(story.in_place[first:place], NAME_WORDS):
            continue
        head = story.text[first:place]
        if place < read or not (
            (holds_one(head, WROTE_WORDS) and WROTE.search(head) is not None)
            or (head.endswith(", ") and citing_aside(story.text, first, place) is not None)
        ):
            continue
        sentence = sentence_at(story, place) if runs(story, place) else None
        if sentence is not None:
            _read_relay(story, *sentence)
            read = sentence[1]


def _read_relay(story: Story, start: int, end: int) -> None:
    relays = story.patterns.relays
    cited = relays.search(story.text, start, end) if relays is not None else None
    if cited is None:
        return
    found = WROTE.search(story.text, start, cited.start()) or citing_aside(story.text, start, cited.start())
    if found is None or cited.start() - found.end() > FARTHEST_CITED:
        return
    paper = name_of(found)
    if paper is None:
        return
    name, first, last = paper
    dated = max((one.evidence.end for one in story.claims if one.evidence.rule == "dateline"), default=0)
    named = [one for one in story.within(start, end) if one.start >= dated]
    if any(one.start < cited.start() for one in named):
        return  # an agency hands on what the paper cites
    if is_here(story, name):
        return
    proof = story.evidence(story.zone_at(first), first, cited.end(), "paper-relays", 0.75)
    story.claims.append(Claim(Relation.cites, None, name, proof))
    reached = [one.agency for one in named if one.agency and one.start - cited.end() < FARTHEST_CITED][:1]
    for number, one in enumerate(story.claims):
        behind = start <= one.evidence.start < end and one.agency in reached
        if one.relation is Relation.cites and one.by is None and one.agency is not None and behind:
            story.claims[number] = one._replace(by=(None, name))
    if not named:
        citation = Citation(_PAPERS, first, last, found.end(), (start, end))
        story.claims += spoken(story, citation, name)


def spoken(story: Story, citation: Citation, name: str) -> Iterator[Claim]:
    """Those who speak through a paper or station where it is cited."""
    for speaker in speakers_of(story, citation):
        for at, stop, weight in speaker.places:
            touching = story.within(at, stop, partly=True)
            if any(one.agency and story.text.startswith(speaker.name, one.start) for one in touching):
                continue  # the agency that the paper cites
            proof = story.evidence(story.zone_at(at), at, stop, speaker.rule, weight)
            yield Claim(Relation.quotes, None, speaker.name, proof, (None, name))


def _outlet_of(story: Story, claim: Claim) -> str | None:
    """The name of the paper or station that a claim quotes, None where a person or body speaks."""
    evidence, relays = claim.evidence, story.patterns.relays
    if relays is not None and relays.search(story.text, evidence.start, evidence.end):
        called = NAMED.fullmatch(without_town(claim.name))  # `German broadcaster Bay Radio`
        shown = called is not None and (called["said"] or called["what"] or is_like_a_paper(called[0]))
        if called is not None and shown and (named := name_of(called)):
            return named[0]
    if arabic := _ARABIC_PAPER.fullmatch(claim.name):
        return str(arabic["name"])
    if UNNAMED.match(claim.name) and claim.name[-1:].islower():
        found = _NAMED_LATER.search(story.text, evidence.end)
        if found is None or story.within(*found.span(1)) or not runs(story, found.start(1)):
            return None
        return str(found[1])
    at = story.text.find(claim.name, evidence.start, evidence.end)
    if at < 0:
        return None
    stop = at + len(claim.name)
    shown = CALLED.search(story.text, max(0, at - 30), at) or CALLED_AFTER.match(story.text, stop)
    return claim.name if shown else None


def _cited_by(story: Story, name: str, evidence: Evidence) -> Iterator[Claim]:
    """Whom a paper cites itself that an agency cites: `the Bay Post, which quoted the warden as saying`."""
    first = story.text.rfind(name, evidence.start, evidence.end)
    sentence = sentence_at(story, first) if first >= 0 else None
    if sentence is not None and story.text[evidence.end :].startswith(_WHICH):
        last = first + len(name)
        yield from spoken(story, Citation(_CITING, first, last, last, sentence), name)


def told_paper(story: Story, name: str) -> Iterator[Claim]:
    """Those who speak to a paper or station in running text."""
    for first in places_named(story.text, name):
        citation = _told_to(story, first, first + len(name))
        if citation is not None:
            yield from spoken(story, citation, name)


def _told_to(story: Story, first: int, last: int) -> Citation | None:
    """The words that lead up to a paper and say that somebody spoke to it, None where there are none."""
    sentence = sentence_at(story, first)
    if sentence is None or last > sentence[1]:
        return None
    found = story.patterns.before(story.text, first, since=sentence[0], end=last)
    if found is None or found.phrase.relation != "cites" or found.phrase.speaker == "relay":
        return None
    return Citation(found.phrase, first, last, found.edge, sentence, found.who)


def places_named(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text and no letter touches it, ascending."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
            yield at
        at = text.find(name, end)


def runs(story: Story, offset: int) -> bool:
    """Whether a character stands in running words."""
    return story.zone_at(offset) in _RUNNING
