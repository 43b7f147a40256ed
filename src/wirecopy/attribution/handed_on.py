"""Which agency hands on what another one reports: `Xinhua reported, citing Tasnim`, `told A, B reported`."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from wirecopy.attribution.beside import Found
from wirecopy.attribution.lines import Group
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation

_HANDED = lazy_regex(r"(?:gave|given)\s(?:them|it|these|this)\sto\s", regex.I)
"""What somebody gave an agency is what the agency before it reports (`had given them to` AGENCY)."""
_AND_BY = lazy_regex(
    r"(?:[^.;:“”\"\n]*,)?\s(?:and|before)\s(?:(?:was|were|has\sbeen|had\sbeen|being)\s)?(?:(?:also|later|then)\s)?$",
    regex.I,
)
"""What stands between who first reported a thing and the words that say who took it up."""
_CITED_BY = lazy_regex(
    r"(?:in\s(?:an?|its)\s(?:\p{L}+\s){1,3}?)?(?:as\s)?(?:cited|quoted|carried|relayed|reported|published|picked\sup|republished|reproduced|monitored|translated)\s(?:by|in)\s|"
    r"according\sto\s|citad[oa]s?\s(?:por|pela|pelo)|cité(?:e|s|es)?\spar|(?:repris|relayé|rediffusé)(?:e|es|s)?\spar|"
    r"citat[oaie]\sda|ripres[oaie]\sda|cita(?:t|da|ts|des)\sper|recolli(?:t|da|ts|des)\sper|(?:citat|preluat)[ăei]?\sde|retomad[oa]s?\sp(?:or|el[ao])|reproducid[oa]s?\spor|recogid[oa]s?\spor|zitiert\svon",
    regex.I,
)
_BETWEEN = lazy_regex(
    r"(?:\s(?:news\sagency|agency))?(?:['’]s)?(?:\s(?:reports?|dispatch|despatch|story|article|item|statement|account))?"
    r"(?:\s(?:in|on)\s(?:an?|its)\s(?:\p{L}+\s){0,2}?(?:report|dispatch|statement|broadcast|bulletin|commentary))?"
    r"(?:\s(?:on\s)?\p{L}{3,9}day)?(?:,?\s(?:which|that)\s(?:was|were|has\sbeen|had\sbeen))?,?",
    regex.I,
)
"""What may stand between an agency and the words that say who cites it: `a Xinhua report` carried by."""
_ITS_REPORT = lazy_regex(
    r"(?:the|this|that|its)\s(?:agency['’]s\s)?(?:report|story|news|account|claim|dispatch|article)\s(?:was|were|has\sbeen|had\sbeen)\s"
    r"(?:(?:also|later|then|widely)\s)?",
    regex.I,
)
"""What takes up the report of the agency that was cited before, up to the words that say who carried it."""


def hands_on_report(story: Story, agency: AgencyId, since: int, edge: int) -> bool:
    """`The report was picked up by AGENCY`: whom the story cited last reached it through that agency too.

    since, edge: where the sentence begins, and the words that name the agency. Answers whether it says so.
    """
    if _ITS_REPORT.fullmatch(story.text, since, edge) is None:
        return False
    for number in range(len(story.claims) - 1, -1, -1):
        claim = story.claims[number]
        if claim.relation is Relation.cites and claim.agency and claim.evidence.start < since:
            if claim.by is None and claim.agency != agency:
                story.claims[number] = claim._replace(by=(agency, story.agency(agency).name))
            break
    return True


def relayed_by(
    story: Story, group: Group, found: Found, here: Sequence[tuple[Mention, Found]], stop: int
) -> AgencyId | None:
    """The agency of the same sentence that itself cites this one (`Xinhua reported citing Tasnim`)."""
    phrase, edge, _ = found
    for later, words in here:
        if later.start >= group.end and _CITED_BY.match(story.text, words.edge):
            for since in {
                edge,
                group.end,
            }:  # `AGENCY said, as cited by ANOTHER`, `AGENCY, cited by ANOTHER, said`
                between = story.text[since : max(since, words.edge)].rstrip()
                if since <= words.edge and _BETWEEN.fullmatch(between):
                    return later.agency
    if phrase.speaker == "passive":
        for later, words in here:
            passive = later.start >= group.end <= words.edge and words.phrase.speaker == "passive"
            if passive and _AND_BY.fullmatch(story.text, group.end, words.edge):
                return later.agency
    if phrase.speaker in _TOLD and (handing := _handing_on(story, group, here, stop)):
        return handing
    if phrase.speaker != "relay" and not _HANDED.match(story.text, edge):
        return None
    if story.item.language not in (None, "en") and _CITED_BY.match(story.text, edge):
        return None  # `d'A relayée par B`: B cites A, and nobody B
    before = [other for other, _ in here if other.end <= group.start]
    cited = {one.agency for one in group.mentions}
    return before[-1].agency if before and before[-1].agency not in cited else None


_TOLD = ("told", "before", "after")
_ANOTHER_CLAUSE = lazy_regex(
    r"\b(?:while|but|whereas|and|während|aber|und|tandis|mais|et|mientras|pero|y|mentre|ma|e|enquanto|mas|а|но|тоді|але)\s",
    regex.I,
)
_WHICH_TAKES = lazy_regex(r"(?:qui|que|che)\s", regex.I)
"""How a relative clause begins that says whom the agency before it takes up."""
_LAST_WORDS = lazy_regex(r"(?:\s(?:on|am|w)?\s?\p{L}{3,12})?[\s.)”\"»]*")
"""What may follow the agency that closes a sentence with its name or verb: `… AGENCY reported on Monday.`"""


def _handing_on(
    story: Story, group: Group, here: Sequence[tuple[Mention, Found]], stop: int
) -> AgencyId | None:
    """The agency that closes the sentence, which ends at `stop`, and hands on what was told another.

    `The mayor told A, B reported on Monday.`
    """
    last, words = here[-1]
    if last.start < group.end or words.phrase.speaker not in ("after", "relay", "none"):
        return None
    if _WHICH_TAKES.match(story.text, words.edge):
        return None
    relays = story.patterns.relays
    between = story.text[group.end : min(last.start, words.edge)]
    if "," not in between or _ANOTHER_CLAUSE.search(between.rpartition(",")[2] + " "):
        return None
    if relays is not None and relays.match(story.text, words.edge):
        return None
    closes = _LAST_WORDS.fullmatch(story.text, max(last.end, words.edge), stop)
    return last.agency if closes is not None and last.agency != group.mentions[0].agency else None
