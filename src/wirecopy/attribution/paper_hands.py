"""Which agency hands on what a paper reports, and which one a paper hands on, beyond English."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wirecopy.attribution.anaphors import opening_hand
from wirecopy.attribution.beside import Found
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation

BESIDE_IT = 25
"""Characters between a paper and the words that say whom it cites."""
_AS = lazy_regex(
    r"(?:Как|Як|Jak|Wie|Comme|Como|Come|Som|Zoals|Seperti|Según|Selon|Laut|Segundo|Secondo|Enligt|Ifølge|"
    r"Volgens|Według|Menurut|По\s|За\s)\b"
)
"""How a sentence begins that opens with who reports what follows."""


def opens_with(story: Story, agency: Mention, start: int) -> bool:
    """Whether a sentence from `start` on opens with who reports all of it: `Как передаёт AGENCY, …`."""
    opens = _AS.match(story.text, start) is not None
    return opens and "," in story.text[agency.end : agency.end + BESIDE_IT]


def taken_up_first(story: Story, sentence: tuple[int, int], agencies: Collection[AgencyId]) -> Mention | None:
    """The one of some agencies that a sentence takes up where it begins: `Агентство ссылается на PAPER`."""
    cited = [one for one in story.mentions if one.end <= sentence[0] and one.agency in agencies]
    hand = opening_hand(story, sentence, cited) if cited else None
    return next((one for one in cited if one.agency == hand), None)


def agency_it_cites(story: Story, end: int, found: Found, sentence: tuple[int, int]) -> Mention | None:
    """The agency that a paper, which ends at `end`, cites: `Jak podał portal PAPER za agencją AGENCY`."""
    if story.item.language in (None, "en") or found.phrase.speaker == "relay":
        return None
    return agency_behind(story, end, sentence[1], BESIDE_IT)


def agency_behind(story: Story, start: int, end: int, reach: int) -> Mention | None:
    """The first agency between two offsets, if words that cite it begin at most `reach` characters in."""
    one = next((one for one in story.within(start, end) if one.agency), None)
    if one is None:
        return None
    leads = story.patterns.before(story.text, one.start, since=start, end=one.end)
    close = leads is not None and leads.phrase.speaker == "relay" and leads.edge - start <= reach
    return one if close else None


def in_full(story: Story, name: str) -> tuple[AgencyId | None, str] | None:
    """The paper cited before of whose name this is the end (`the Tribune` for the Bay Tribune)."""
    cited = (one for one in story.claims if one.relation is Relation.cites)
    return next(((one.agency, one.name) for one in cited if one.name.endswith(f" {name}")), None)


def without_told(story: Story, speakers: Sequence[Claim], sentence: tuple[int, int]) -> list[Claim]:
    """The speakers of a paper that reports, without those who told an agency of the same sentence."""
    told = {
        one.name
        for one in story.claims
        if one.relation is Relation.quotes
        and one.by is not None
        and one.by[0] is not None
        and sentence[0] <= one.evidence.start < sentence[1]
    }
    return [one for one in speakers if one.name not in told]


def through_first_paper(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with an agency that a story first names as a paper's source as that one's from there on.

    `The Bay Post reported, citing Tanjug. Tanjug quoted the warden as saying …`
    """
    first: dict[AgencyId, Claim] = {}
    for one in sorted(claims, key=lambda one: (one.evidence.start, one.by is None)):
        if one.relation is Relation.cites and one.agency is not None:
            first.setdefault(one.agency, one)
    papers = {agency: one.by for agency, one in first.items() if one.by is not None and one.by[0] is None}
    return [
        one._replace(by=papers[one.agency])
        if one.relation is Relation.cites and one.by is None and one.agency in papers
        else one
        for one in claims
    ]


def hand_on(story: Story, name: str, cited: Mention | None, sentence: tuple[int, int]) -> None:
    """Whom a paper of that name cites reaches the story through it."""
    if cited is None:
        return
    for number, one in enumerate(story.claims):
        here = sentence[0] <= one.evidence.start < sentence[1]
        if one.relation is Relation.cites and one.agency == cited.agency and here:
            story.claims[number] = one._replace(by=(None, name))
