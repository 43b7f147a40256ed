"""Where copy went, and how much of an outlet's output came from agencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from wirecopy.nightly.asked import Row, with_words
from wirecopy.nightly.passages import with_holders
from wirecopy.records import AgencyId, ClusterId, StoryId, cluster_label, number_of, story_label
from wirecopy.reports.exposure import Exposure
from wirecopy.reports.spread import Spread, passages_of, spread_of_agency, spread_of_cluster
from wirecopy.store import exposure as stored
from wirecopy.store import find, read, tables
from wirecopy.store.find import SharedPassage

if TYPE_CHECKING:
    from wirecopy.store.open import Connection


def agency_travels(connection: Connection, agency: AgencyId, name: str) -> Spread:
    """How an agency's copy travelled: its own stories, and every story that has its copy, credited or not."""
    ways = stored.carriers(connection, agency)
    credited = find.agency_stories(connection, agency)
    known = {str(row["story_id"]) for row in credited}
    rows = credited + find.stories_rows(connection, [one for one in ways if story_label(one) not in known])
    standings = find.standings(connection, [number_of(_label(row)) for row in rows])
    facts = {label: {**standings.get(label, {})} for label in map(_label, rows)}
    told, said = with_words(connection, [{**row, **facts[_label(row)]} for row in rows])
    return spread_of_agency(agency, name, told, said, {story_label(one): way for one, way in ways.items()})


def cluster_travels(connection: Connection, cluster: ClusterId) -> Spread:
    """Where the stories of a cluster went."""
    rows, said = with_words(connection, find.cluster_rows(connection, cluster))
    label = cluster_label(cluster)
    return spread_of_cluster("cluster", label, str(rows[0]["title"] or label), rows, said)


def story_travels(connection: Connection, story: StoryId) -> Spread:
    """Where a story went: who ran it, and the passages of it that stand in other stories."""
    cluster = find.cluster_of(connection, story)
    members = [] if cluster is None else find.cluster_rows(connection, cluster)
    rows, said = with_words(connection, members)
    label = story_label(story)
    title = next((row["title"] for row in rows if row["story_id"] == label), None)
    spread = spread_of_cluster("story", label, str(title or label), rows, said)
    shared = _of_one_agency(
        connection, story, with_holders(connection, story, find.passages_of(connection, story))
    )
    others, words = with_words(connection, find.stories_rows(connection, {one.other for one in shared}))
    start = next((row for row in rows if row["story_id"] == label), None)
    return spread.with_passages(passages_of(shared, others, words, start))


def _of_one_agency(
    connection: Connection, story: StoryId, shared: Iterable[SharedPassage]
) -> list[SharedPassage]:
    """The passages; where both stories have one from the same agency, neither gave it to the other.

    So it is where the taker credits the agency whose copy the giver is, but whose own story it is not.
    """
    known = list(shared)
    everyone = {story, *(one.other for one in known)}
    copies, said = find.copy_agencies(connection, everyone), read.judgements(connection, everyone)
    told = []
    for one in known:
        giver, taker = (story, one.other) if one.direction == "given" else (one.other, story)
        agency = copies.get(giver)
        both = agency is not None and agency != said[giver].own_agency and agency in said[taker].credited
        told.append(replace(one, direction="unknown") if both else one)
    return told


def exposure(connection: Connection, span: stored.Span, asked: Mapping[str, str | None]) -> Exposure:
    """How much of outlets' output came from which agencies; asked: the question as it was put."""
    agencies = {str(row["agency"]): row for row in tables.rows(connection, "agencies")}
    counts = [
        (one.outlet, one.name, one.agency, one.way, one.stories) for one in stored.counts(connection, span)
    ]
    return Exposure.of(asked, counts, agencies)


def _label(row: Row) -> str:
    return str(row["story_id"])
