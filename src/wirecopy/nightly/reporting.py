"""What the report of some runs tells, gathered from the store, and the files that a night leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.nightly import notices, travels
from wirecopy.nightly.asked import with_words
from wirecopy.nightly.deciding import waiting
from wirecopy.records import AgencyId, ClusterId, Edge, NodeKind, RunId, StoryId, cluster_label, story_label
from wirecopy.reports import exposure as exposures
from wirecopy.reports import stale as copies
from wirecopy.reports.files import Table, write_files
from wirecopy.reports.night import (
    CLUSTERS,
    FINDINGS,
    MEMBERS,
    Found,
    Member,
    NightCluster,
    NightReport,
    Row,
    Uncredited,
    night_page,
)
from wirecopy.reports.words import text_or_none, whole
from wirecopy.store import exposure as ways
from wirecopy.store import find, nights, read, runs, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirecopy.store.open import Connection

PAGE = "report.html"
TABLES = ("clusters", "lineage", "attributions", "stories")
"""Tables of the store that stand beside the page."""
_TO_REVIEW = 10


def write_reports(connection: Connection, folder: Path, first: RunId | None = None) -> list[str]:
    """The page of the runs from one on and its CSV files in a folder, made where missing; gives their paths.

    first: the newest run that changed the store where it is None. All are written before the first takes its
    place, so that a failure leaves yesterday's set. Raises WirecopyError.
    """
    beside = [f"{name}.csv" for name in (*TABLES, "exposure", "stale")]
    report = gathered(connection, nights.last_run(connection) if first is None else first, beside)
    wanted = [Table(f"{name}.csv", tables.COLUMNS[name], tables.rows(connection, name)) for name in TABLES]
    wanted.append(Table("exposure.csv", exposures.COLUMNS, report.exposure.rows()))
    wanted.append(Table("stale.csv", copies.COLUMNS, report.stale.rows()))
    return write_files(folder, wanted, {PAGE: night_page(report)})


def gathered(connection: Connection, first: RunId, files: Sequence[str] = ()) -> NightReport:
    """What the report of the runs from one on tells. files: the tables beside it."""
    names = read.agency_names(connection)
    number, clusters = nights.clusters_since(connection, first, CLUSTERS)
    span = ways.Span(first_run=first)
    many, uncredited = ways.uncredited(connection, span, FINDINGS)
    reasons, rejects = nights.rejects_since(connection, first, FINDINGS)
    return NightReport(
        runs=nights.runs_since(connection, first),
        stories=runs.stories(connection),
        clusters=Found(_clusters(connection, clusters, names), number),
        exposure=travels.exposure(connection, span, {}),
        uncredited=Found(_uncredited(connection, uncredited, names), many),
        stale=notices.stale(connection, None, None),
        review=waiting(connection, _TO_REVIEW),
        reasons=reasons,
        rejects=Found(rejects, sum(reasons.values())),
        files=files,
    )


def _clusters(
    connection: Connection, clusters: Sequence[ClusterId], names: Mapping[AgencyId, tuple[str, str]]
) -> list[NightCluster]:
    """The clusters with their stories, each with what it has its words from."""
    return [
        _cluster(
            cluster_label(one),
            with_words(connection, find.cluster_rows(connection, one))[0],
            read.edges(connection, [one]),
            names,
        )
        for one in clusters
    ]


def _cluster(
    label: str, rows: Sequence[Row], edges: Sequence[Edge], names: Mapping[AgencyId, tuple[str, str]]
) -> NightCluster:
    links, beyond = _links(edges)
    first = find.leading(rows)
    origin = str(first["origin_agency"] or "")
    return NightCluster(
        cluster=label,
        title=text_or_none(first["title"]),
        size=whole(first["size"]),
        outlets=whole(first["outlets"]),
        origin=names[origin][0] if origin in names else None,
        first_seen=first["first_seen"],
        members=[Member(row, links[str(row["story_id"])]) for row in rows[:MEMBERS]],
        beyond=beyond,
    )


def _uncredited(
    connection: Connection,
    found: Sequence[tuple[StoryId, AgencyId]],
    names: Mapping[AgencyId, tuple[str, str]],
) -> list[Uncredited]:
    rows, _ = with_words(connection, find.stories_rows(connection, [story for story, _ in found]))
    by_story = {str(row["story_id"]): row for row in rows}
    told = []
    for story, agency in found:
        links, _ = _links(read.edges_of(connection, story))
        label = story_label(story)
        name = names[agency][0] if agency in names else agency
        told.append(Uncredited(by_story[label], name, links[label]))
    return told


def _links(edges: Sequence[Edge]) -> tuple[dict[str, list[Edge]], list[Edge]]:
    """The links of each story by its label, and those that lead on from agencies and speakers, each once."""
    of_story: dict[str, list[Edge]] = defaultdict(list)
    beyond: dict[tuple[object, ...], Edge] = {}
    for edge in edges:
        if edge.child.kind is NodeKind.story:
            of_story[edge.child.key].append(edge)
        else:
            beyond.setdefault((edge.child.place, edge.relation, edge.parent.place), edge)
    return of_story, list(beyond.values())
