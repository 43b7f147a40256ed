"""The fourth and fifth phase: clusters from accepted pairs, then the lineage of every cluster touched."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.clusters.assign import assign
from wirecopy.lineage.chain import Ways, maker
from wirecopy.lineage.clocks import FARTHEST, STEP, learn_clocks
from wirecopy.lineage.direction import roles
from wirecopy.lineage.edges import Member, story_node, trace
from wirecopy.lineage.habits import Habits, folded
from wirecopy.nightly.asked import member_of
from wirecopy.nightly.night import Night
from wirecopy.nightly.revisiting import pairs_that_hold
from wirecopy.records import ClusterId, Edge, Match, NodeKind, RunId, StoryId
from wirecopy.store import clusters as stored
from wirecopy.store import habits as habits_of
from wirecopy.store import read, work, write
from wirecopy.store.open import Connection
from wirecopy.store.work import Stage
from wirecopy.store.write import StandingRow


def cluster(night: Night) -> None:
    """Assign the clusters of all stories that were judged, in one transaction."""
    with night.store.begin() as connection:
        waiting = work.pending(connection, Stage.matched)
        night.progress("cluster", 0, len(waiting))
        around = stored.neighbourhood(connection, waiting)
        taken = stored.taken(connection, around.stories) | set(around.precedence)
        holding, apart = pairs_that_hold(night, connection, around)
        events = assign(around.stories, holding, around.membership, around.precedence, taken)
        stored.save_apart(connection, around.apart, apart)
        stored.save_events(connection, night.run, night.started, events)
        work.set_stage(connection, waiting, Stage.clustered)
        night.progress("cluster", len(waiting), len(waiting))


def trace_lineage(night: Night) -> None:
    """Make anew the lineage of all clusters that this run touched."""
    with night.store.begin() as connection:
        touched, gone = stored.touched(connection, night.run)
        habits = _habits(connection, night.run) if touched else Habits()
        write.forget_lineage(connection, gone)
    names = {agency.id: agency.name for agency in night.catalogue.agencies.values()}
    for batch in night.batches("lineage", touched):
        with night.store.begin() as connection:
            members = stored.members_of(connection, batch)
            write.forget_lineage(connection, [one for one in batch if one not in members])
            lineage = _lineage(connection, members, names, habits)
            write.save_lineage(connection, lineage)
            work.set_stage(connection, [story for group in members.values() for story in group], Stage.done)
        night.summary.lineage_edges += sum(len(edges) for edges, _ in lineage.values())


def _habits(connection: Connection, run: RunId) -> Habits:
    """What all credits so far, and the lineage of earlier nights, tell of outlets."""
    known = Habits()
    for outlet, agency, name, times in habits_of.credited(connection):
        known.credit(outlet, agency or folded(name), times, agency=bool(agency))
    for outlet, shared, times in habits_of.standing_alone(connection, run):
        known.stands(outlet, times, shared=shared)
    known.clocks = learn_clocks(habits_of.time_differences(connection, run, STEP, 2 * FARTHEST))
    for outlet, other, weight in habits_of.taken(connection, run):
        known.follow(outlet, other, weight)
    known.stories.update(dict(habits_of.stories(connection, run)))
    return known


def _lineage(
    connection: Connection,
    members: dict[ClusterId, list[StoryId]],
    names: dict[str, str],
    habits: Habits,
) -> dict[ClusterId, tuple[Sequence[Edge], Sequence[StandingRow]]]:
    everyone = [story for group in members.values() for story in group]
    facts = read.facts(connection, everyone)
    matches = read.accepted_matches(connection, everyone)
    group_of = {story: one for one, group in members.items() for story in group}
    by_cluster: dict[ClusterId, list[Match]] = {one: [] for one in members}
    for match in matches:
        if group_of[match.a] == group_of[match.b]:
            by_cluster[group_of[match.a]].append(match)
    lineage: dict[ClusterId, tuple[Sequence[Edge], Sequence[StandingRow]]] = {}
    for one, group in members.items():
        members_here = [member_of(facts[story]) for story in group]
        lineage[one] = _cluster_lineage(members_here, by_cluster[one], names, habits)
    return lineage


def _cluster_lineage(
    members: list[Member], matches: list[Match], names: dict[str, str], habits: Habits
) -> tuple[list[Edge], list[StandingRow]]:
    edges = trace(members, matches, names, habits)
    role_of = roles(members, matches, edges)
    starts = [story_node(member, names) for member in members]
    agency_of = {start.key: member.agency for start, member in zip(starts, members, strict=True)}
    rows, ways = [], Ways(edges)
    for member, start in zip(members, starts, strict=True):
        way = ways.best(start)
        (far, certainty), made_by = ways.far_end(start, way), maker(start, way)
        role = role_of[member.story]
        match = role.match
        reverse = match is not None and match.b == member.story
        rows.append(
            StandingRow(
                story_id=member.story,
                role=role.role,
                parent_story_id=role.parent,
                relation=role.relation or None,
                jaccard=match.jaccard if match else None,
                containment=(match.containment_b if reverse else match.containment_a) if match else None,
                containment_of_parent=(match.containment_a if reverse else match.containment_b)
                if match
                else None,
                longest_run=match.longest_run if match else None,
                confidence=role.confidence,
                origin_kind=str(far.kind),
                origin=far.key,
                origin_name=far.name,
                origin_confidence=certainty,
                copy_agency=made_by.key if made_by.kind is NodeKind.agency else agency_of.get(made_by.key),
            )
        )
    return edges, rows
