"""Papers and broadcasters whom an agency cites (`AGENCY, quoting the Bay Post`), and who spoke to them.

The catalogue holds agencies only. Whom an agency quotes is a speaker, unless words beside the name say that
it is a paper, a station or a site: then it is a source of its own, through whom others may speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from wirecopy.attribution.rules_cite import sentences
from wirecopy.attribution.speakers import Citation, speakers_of
from wirecopy.attribution.story import Claim, Story
from wirecopy.records import Relation, Zone

_KIND = (
    r"(?:news\s?papers?|broadcasters?|dail(?:y|ies)|weekly|tabloid|magazines?|radio(?:\sstation)?|television(?:\s(?:channel|station))?|"
    r"tv(?:\s(?:channel|station))?|channel|news\s(?:site|website|portal|outlet|channel)|(?:tages|wochen)?zeitung|sender|magazin|"
    r"quotidien|chaîne|hebdomadaire|diario|periódico|cadena|emisora|jornal|emissora|quotidiano|emittente|"
    r"газет\p{L}{1,3}|телеканал\p{L}{0,2}|радиостанци\p{L}|издани\p{L}{1,2}|видання|gazetesi|kanalı|صحيفة|قناة)"
)
_CALLED = regex.compile(rf"(?<!\p{{L}}){_KIND}\s[«“„\"]?$", regex.I)
_CALLED_AFTER = regex.compile(rf"[»”“\"]?\s{_KIND}(?!\p{{L}})", regex.I)
_UNNAMED = regex.compile(rf"^(?:\p{{L}}+\s){{0,2}}{_KIND}$", regex.I)
_NAMED_LATER = regex.compile(
    r"(?:\binterview\s(?:with|to|by)|\btold|\bspeaking\sto|\bspoke\sto|\bGespräch\smit|\bInterview\smit|\bentretien\s(?:à|avec)|\bentrevista\s(?:a|con|com))"
    r"\s(?:the\s|der\s|dem\s|la\s|le\s|el\s|o\s|a\s)?((?:\p{Lu}[\p{L}\p{N}'’&-]*)(?:\s\p{Lu}[\p{L}\p{N}'’&-]*){0,3})"
)
_RUNNING = (Zone.lead, Zone.body, Zone.dateline)


def read_outlets(story: Story) -> None:
    """Turn speakers that are papers or stations into sources, and add those who spoke to them."""
    for claim in list(story.claims):
        if claim.relation is not Relation.quotes or claim.agency is not None or claim.by is None:
            continue
        name = _outlet_of(story, claim)
        if name is None:
            continue
        evidence = replace(claim.evidence, rule=claim.evidence.rule.removesuffix("-speaker") + "-outlet")
        story.claims[story.claims.index(claim)] = Claim(Relation.cites, None, name, evidence, claim.by)
        story.claims += _told(story, name)


def _outlet_of(story: Story, claim: Claim) -> str | None:
    """The name of the paper or station that a claim quotes, None where a person or body speaks."""
    evidence = claim.evidence
    if _UNNAMED.match(claim.name) and claim.name[-1:].islower():
        found = _NAMED_LATER.search(story.text, evidence.end)
        if found is None or story.within(*found.span(1)) or not _runs(story, found.start(1)):
            return None
        return str(found[1])
    at = story.text.find(claim.name, evidence.start, evidence.end)
    if at < 0:
        return None
    stop = at + len(claim.name)
    called = _CALLED.search(story.text, max(0, at - 30), at) or _CALLED_AFTER.match(story.text, stop)
    return claim.name if called else None


def _told(story: Story, name: str) -> Iterator[Claim]:
    """Those who speak to a paper or station in running text."""
    for line in story.lines:
        for start, end in sentences(story.text, line):
            for found in regex.finditer(
                rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", story.text[start:end]
            ):
                first, last = start + found.start(), start + found.end()
                phrase = story.patterns.before(story.text, first, since=start, end=last)
                if phrase is None or phrase.phrase.relation != "cites" or phrase.phrase.speaker == "relay":
                    continue
                citation = Citation(phrase.phrase, first, last, phrase.edge, (start, end), phrase.who)
                for speaker in speakers_of(story, citation):
                    for at, stop, weight in speaker.places:
                        proof = story.evidence(story.zone_at(at), at, stop, speaker.rule, weight)
                        yield Claim(Relation.quotes, None, speaker.name, proof, (None, name))


def _runs(story: Story, offset: int) -> bool:
    return story.zone_at(offset) in _RUNNING
