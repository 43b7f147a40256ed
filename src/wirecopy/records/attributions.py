"""What a story's own words say of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wirecopy.records.base import AgencyId, Record
from wirecopy.records.stories import Zone


class Relation(StrEnum):
    """How a story stands to an organisation that its words credit; the first four are lineage.

    conflict: a credit that other words of the same story outweigh; kept to be shown.
    """

    syndicated = "syndicated"
    contributed = "contributed"
    cites = "cites"
    quotes = "quotes"
    photo = "photo"
    subject = "subject"
    conflict = "conflict"

    @property
    def is_lineage(self) -> bool:
        """Whether words were handed on, and not only a picture or a mention."""
        return self not in (Relation.photo, Relation.subject, Relation.conflict)


@dataclass(frozen=True, slots=True)
class Organisation(Record):
    """Someone who supplies words. agency: the catalogue id, None for a speaker or one not in it.

    name: as shown to readers.
    """

    agency: AgencyId | None
    name: str


CREDITING = (Relation.syndicated, Relation.contributed, Relation.cites)
"""Relations in which a story credits an organisation with its words or facts."""

BY_A_PERSON = "review"
"""The rule of evidence where a person's decision is what proves a claim."""
CONFUSABLE = "-confusable"
"""How the rule of a piece of evidence ends whose name is spelt with letters that only look like its own."""


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """Words that prove a claim: text[start:end] of the story. weight: this rule's own strength, 0 to 1.

    rule: ends with CONFUSABLE where the organisation's name stands there in look-alike letters.
    """

    zone: Zone
    start: int
    end: int
    words: str
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """A claim that a story's own words credit an organisation.

    by: who hands the words on: None is the story's own author; an organisation is an earlier hop
    (in "ANI/Sputnik" Sputnik's `by` is ANI; in "said, according to Sputnik" the speaker's is Sputnik).
    confidence: 0 to 1, of the claim as a whole. evidence: never empty, strongest first.
    """

    relation: Relation
    organisation: Organisation
    confidence: float
    evidence: tuple[Evidence, ...]
    by: Organisation | None = None


class Notice(StrEnum):
    """What an agency or outlet declares about its own copy."""

    kill = "kill"
    withdrawal = "withdrawal"
    correction = "correction"
    refile = "refile"
    update = "update"
    advisory = "advisory"


PUBLISHING_STATUS: Mapping[str, Notice] = {
    "canceled": Notice.kill,
    "cancelled": Notice.kill,
    "withheld": Notice.withdrawal,
}
"""What the field `pubStatus` of exchange formats declares (IPTC NewsCodes `pubstatusg2`)."""


@dataclass(frozen=True, slots=True)
class Declined(Record):
    """A claim that a person said does not hold, whatever the story's words say."""

    agency: AgencyId
    relation: Relation


@dataclass(frozen=True, slots=True)
class Judgement(Record):
    """All that a story's own words say of its sources.

    feed: the words that say it came from a feed unedited, None where nothing says so; with no
    `syndicated` attribution beside it the parent is an unknown feed. own_agency: the agency on whose
    own site the story stands: its author, not its customer. declined: what a person took out of it; known
    of stories in the store alone.
    """

    attributions: tuple[Attribution, ...] = ()
    feed: Evidence | None = None
    notice: Notice | None = None
    own_agency: AgencyId | None = None
    declined: tuple[Declined, ...] = ()

    @property
    def credited(self) -> frozenset[AgencyId]:
        """The agencies that it credits, for the whole, for a part or for facts."""
        named = (said.organisation.agency for said in self.attributions if said.relation in CREDITING)
        return frozenset(agency for agency in named if agency)

    @property
    def auto_generated(self) -> bool:
        """Whether the story says that it was published from a feed without editing."""
        return self.feed is not None
