"""Clusters in the store: their dated membership, their events, and ids that resolve for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)

from wirecopy.records import ClusterEvent, ClusterEventKind, ClusterId, MatchRelation, RunId, StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks, driver_many, execute_many, insert_rows
from wirecopy.store.review import SAME, pair_decisions
from wirecopy.store.work import Stage, pending

Pair = tuple[StoryId, StoryId]
"""Two stories, the smaller id first."""


@dataclass(slots=True)
class Neighbourhood:
    """Stories closed under accepted pairs, under pairs that a person joined and under old membership.

    edges: the accepted pairs. weak: those of them that rest on a part of a story. apart: those that the last
    run held apart, with the reason. precedence: of each old cluster, (run founded, -size).
    """

    stories: set[StoryId] = field(default_factory=set)
    edges: set[Pair] = field(default_factory=set)
    weak: set[Pair] = field(default_factory=set)
    apart: dict[Pair, str] = field(default_factory=dict)
    membership: dict[StoryId, ClusterId] = field(default_factory=dict)
    precedence: dict[ClusterId, tuple[int, int]] = field(default_factory=dict)


def stood(run: RunId | None) -> ColumnElement[bool]:
    """Condition on `Membership`: it was so when a run had ended; None: it is so now."""
    member = table.membership
    if run is None:
        return member.c.left_run_id.is_(None)
    return and_(
        member.c.joined_run_id <= run, or_(member.c.left_run_id.is_(None), member.c.left_run_id > run)
    )


def neighbourhood(connection: Connection, seeds: Iterable[StoryId]) -> Neighbourhood:
    """All stories that hang together with the seeds, by accepted pairs or by old clusters."""
    found = Neighbourhood()
    frontier = set(seeds)
    while frontier:
        found.stories |= frontier
        reached = _edges_of(connection, frontier, found)
        for decision in pair_decisions(connection, frontier):
            if decision.word == SAME:
                reached |= {decision.a, decision.b}
        clusters = set()
        for story, cluster in membership(connection, frontier).items():
            found.membership[story] = cluster
            clusters.add(cluster)
        reached |= {story for members in members_of(connection, clusters).values() for story in members}
        frontier = reached - found.stories
    sizes: dict[ClusterId, int] = {}
    for cluster in found.membership.values():
        sizes[cluster] = sizes.get(cluster, 0) + 1
    for chunk in chunks(sorted(sizes)):
        rows = connection.execute(
            select(table.cluster.c.id, table.cluster.c.founded_run_id).where(
                table.cluster.c.id.in_(among(chunk))
            )
        ).all()
        for cluster, run in rows:
            found.precedence[cluster] = (run, -sizes[cluster])
    return found


def _edges_of(connection: Connection, stories: Iterable[StoryId], found: Neighbourhood) -> set[StoryId]:
    """Adds the accepted pairs of stories to what was found; gives the stories at their ends."""
    ends: set[StoryId] = set()
    model = table.match
    columns = select(model.c.a, model.c.b, model.c.relation, model.c.apart).where(model.c.accepted)
    for chunk in chunks(sorted(stories)):
        for side in (model.c.a, model.c.b):
            for a, b, relation, apart in connection.execute(columns.where(side.in_(among(chunk)))).all():
                found.edges.add((a, b))
                ends |= {a, b}
                if relation == MatchRelation.contained:
                    found.weak.add((a, b))
                if apart is not None:
                    found.apart[a, b] = apart
    return ends


def save_apart(connection: Connection, before: Mapping[Pair, str], now: Mapping[Pair, str]) -> None:
    """Mark the accepted pairs that are held apart now, and unmark those that no longer are."""
    changed = [
        {"first": a, "second": b, "why": now.get((a, b))}
        for a, b in sorted(before.keys() | now.keys())
        if before.get((a, b)) != now.get((a, b))
    ]
    pair = (table.match.c.a == bindparam("first")) & (table.match.c.b == bindparam("second"))
    execute_many(connection, update(table.match).where(pair).values(apart=bindparam("why")), changed)


def membership(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, ClusterId]:
    """The cluster in which each story stands now, if any."""
    found: dict[StoryId, ClusterId] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.membership.c.story_id, table.membership.c.cluster_id).where(
                table.membership.c.story_id.in_(among(chunk)), table.membership.c.left_run_id.is_(None)
            )
        ).all()
        found.update((story, cluster) for story, cluster in rows)
    return found


def members_of(connection: Connection, clusters: Iterable[ClusterId]) -> dict[ClusterId, list[StoryId]]:
    """The stories that stand in each cluster now, in the order of their ids."""
    found: dict[ClusterId, list[StoryId]] = {}
    for chunk in chunks(clusters):
        rows = connection.execute(
            select(table.membership.c.cluster_id, table.membership.c.story_id)
            .where(table.membership.c.cluster_id.in_(among(chunk)), table.membership.c.left_run_id.is_(None))
            .order_by(table.membership.c.cluster_id, table.membership.c.story_id)
        ).all()
        for cluster, story in rows:
            found.setdefault(cluster, []).append(story)
    return found


def taken(connection: Connection, founders: Iterable[StoryId]) -> set[ClusterId]:
    """All ids that clusters founded by these stories ever had."""
    found: set[ClusterId] = set()
    for chunk in chunks(founders):
        found |= set(
            connection.execute(select(table.cluster.c.id).where(table.cluster.c.founder.in_(among(chunk))))
            .scalars()
            .all()
        )
    return found


def resolve(connection: Connection, cluster: ClusterId) -> ClusterId | None:
    """The cluster that an id leads to today, however often it was merged; None for an id never given."""
    while True:
        row = connection.execute(
            select(table.cluster.c.merged_into).where(table.cluster.c.id == cluster)
        ).first()
        if row is None:
            return None
        if row.merged_into is None:
            return cluster
        cluster = row.merged_into


def save_events(connection: Connection, run: RunId, at: str, events: Sequence[ClusterEvent]) -> None:
    """Apply events in order to clusters and membership, and keep them; at: ISO time of the run."""
    _found(connection, run, at, events)
    joined: list[tuple[int, int, int, None]] = []
    for event in events:
        if event.kind is ClusterEventKind.merged and event.other is not None:
            _merge(connection, run, event.cluster, event.other)
        elif event.kind is ClusterEventKind.left:
            _leave(connection, run, event)
        elif event.story is not None:
            joined.append((event.story, event.cluster, run, None))
    # A story that left a cluster and comes back within one run never left.
    driver_many(
        connection,
        "INSERT INTO membership (story_id, cluster_id, joined_run_id, left_run_id) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET left_run_id = NULL",
        joined,
    )
    first = connection.execute(
        select(func.coalesce(func.max(table.cluster_event.c.sequence), literal(-1))).where(
            table.cluster_event.c.run_id == run
        )
    ).scalar_one()
    insert_rows(
        connection,
        "cluster_event",
        [
            {
                "run_id": run,
                "sequence": first + 1 + place,
                "kind": event.kind.value,
                "cluster_id": event.cluster,
                "story_id": event.story,
                "other_id": event.other,
            }
            for place, event in enumerate(events)
        ],
    )


def _found(connection: Connection, run: RunId, at: str, events: Sequence[ClusterEvent]) -> None:
    """Make the rows of clusters that the events bring into being; their founder is their first story."""
    fresh = {event.cluster for event in events if event.kind is ClusterEventKind.created}
    fresh |= {
        event.other for event in events if event.kind is ClusterEventKind.split and event.other is not None
    }
    founders: dict[ClusterId, StoryId] = {}
    for event in events:
        if event.cluster in fresh and event.story is not None and event.kind is not ClusterEventKind.left:
            founders[event.cluster] = min(founders.get(event.cluster, event.story), event.story)
    rows = [
        {
            "id": cluster,
            "founder": founders[cluster],
            "founded_run_id": run,
            "first_seen": at,
            "merged_into": None,
        }
        for cluster in sorted(fresh)
    ]
    insert_rows(connection, "cluster", rows)


def _merge(connection: Connection, run: RunId, winner: ClusterId, loser: ClusterId) -> None:
    connection.execute(update(table.cluster).where(table.cluster.c.id == loser).values(merged_into=winner))
    here = (table.membership.c.cluster_id == loser) & table.membership.c.left_run_id.is_(None)
    movers = sorted(connection.execute(select(table.membership.c.story_id).where(here)).scalars().all())
    for story in movers:
        _leave(connection, run, ClusterEvent(ClusterEventKind.left, loser, story=story))
    rows = [
        {"story_id": story, "cluster_id": winner, "joined_run_id": run, "left_run_id": None}
        for story in movers
    ]
    insert_rows(connection, "membership", rows)


def _leave(connection: Connection, run: RunId, event: ClusterEvent) -> None:
    row = (table.membership.c.story_id == event.story) & (table.membership.c.cluster_id == event.cluster)
    # A membership of this very run was never seen by anybody.
    connection.execute(delete(table.membership).where(row, table.membership.c.joined_run_id == run))
    connection.execute(
        update(table.membership).where(row, table.membership.c.left_run_id.is_(None)).values(left_run_id=run)
    )


def touched(connection: Connection, run: RunId) -> tuple[list[ClusterId], list[ClusterId]]:
    """Clusters whose lineage must be made anew: those that still are, and those merged away in the run."""
    event = table.cluster_event
    clusters = set(
        connection.execute(select(event.c.cluster_id).where(event.c.run_id == run)).scalars().all()
    )
    others = connection.execute(
        select(event.c.other_id).where(event.c.run_id == run, event.c.other_id.is_not(None))
    )
    clusters |= {other for other in others.scalars() if other is not None}
    # From the few that wait to their clusters: a join begins with every membership there is.
    clusters |= set(membership(connection, pending(connection, Stage.clustered)).values())
    gone: set[ClusterId] = set()
    for chunk in chunks(sorted(clusters)):
        gone |= set(
            connection.execute(
                select(table.cluster.c.id).where(
                    table.cluster.c.id.in_(among(chunk)), table.cluster.c.merged_into.is_not(None)
                )
            )
            .scalars()
            .all()
        )
    return sorted(clusters - gone), sorted(gone)
