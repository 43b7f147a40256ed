"""What some runs left, as one page: clusters, whose copy ran where, and what a person should look at.

The words are those of the commands that tell more; a finding is about texts, never what anybody did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from wirecopy.records import AgencyId, Edge, story_label
from wirecopy.reports.exposure import WAYS, Exposure
from wirecopy.reports.pages import page
from wirecopy.reports.stale import Stale, state_of
from wirecopy.reports.words import clock

if TYPE_CHECKING:
    from wirecopy.reports.review import ReviewAnswer

Row = Mapping[str, object]
Shown = TypeVar("Shown")

CLUSTERS = 100
"""Clusters that the page shows, the largest; its CSV has all."""
MEMBERS = 60
"""Stories of one cluster that the page shows."""
FINDINGS = 100
"""Rows of each other table."""


@dataclass(frozen=True, slots=True)
class Member:
    """A story of a cluster. row: of the export `clusters`. links: whom it has its words from, and by what."""

    row: Row
    links: Sequence[Edge]


@dataclass(frozen=True, slots=True)
class NightCluster:
    """A cluster that the runs made or grew, its stories in time order.

    origin: the name of the agency at the far end. beyond: links that lead on from agencies and speakers.
    """

    cluster: str
    title: str | None
    size: int
    outlets: int
    origin: str | None
    first_seen: object
    members: Sequence[Member]
    beyond: Sequence[Edge]


@dataclass(frozen=True, slots=True)
class Uncredited:
    """A story that has an agency's copy and names no supplier. row: of the export `stories`."""

    row: Row
    agency: str
    links: Sequence[Edge]


@dataclass(frozen=True, slots=True)
class Found(Generic[Shown]):
    """What the page shows, and how many there are."""

    shown: Sequence[Shown]
    number: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.number - len(self.shown)


@dataclass(frozen=True, slots=True)
class NightReport:
    """All that the page tells. runs: rows of the export `runs`. reasons: of rejects, with their numbers.

    stories: in the store. files: the tables beside the page.
    """

    runs: Sequence[Row]
    stories: int
    clusters: Found[NightCluster]
    exposure: Exposure
    uncredited: Found[Uncredited]
    stale: Stale
    review: ReviewAnswer
    reasons: Mapping[str, int]
    rejects: Found[Row]
    files: Sequence[str] = ()


def night_page(report: NightReport) -> str:
    """One page that needs nothing beside it: no script, no other file; every foreign word is escaped."""
    return page(
        "night.html",
        report=report,
        heading=_heading(report.runs),
        agencies=_by_agency(report.exposure),
        findings=FINDINGS,
        label=story_label,
        state_of=state_of,
    )


def _heading(runs: Sequence[Row]) -> str:
    """`Night of 2024-05-14`, or the days of several runs."""
    days = [clock(run["started"])[:10] for run in runs]
    if not days:
        return "No night yet"
    return f"Night of {days[0]}" if days[0] == days[-1] else f"Nights from {days[0]} to {days[-1]}"


@dataclass(slots=True)
class _AgencyTotal:
    """How many stories of how many outlets came from an agency, in each way."""

    name: str
    ownership: str | None
    outlets: int = 0
    credited: int = 0
    contributed: int = 0
    through: int = 0
    uncredited: int = 0
    cited: int = 0


def _by_agency(exposure: Exposure) -> list[_AgencyTotal]:
    """Agencies, those first whose copy most stories hold."""
    totals: dict[AgencyId, _AgencyTotal] = {}
    for outlet in exposure.outlets:
        for one in outlet.agencies:
            total = totals.setdefault(one.agency, _AgencyTotal(one.name, one.ownership))
            total.outlets += one.stories > 0
            for way in (*WAYS, "cited"):
                setattr(total, way, getattr(total, way) + getattr(one, way))
    return sorted(
        totals.values(), key=lambda one: (-sum(getattr(one, way) for way in WAYS), -one.cited, one.name)
    )
