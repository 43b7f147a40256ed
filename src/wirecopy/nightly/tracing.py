"""The fourth and fifth phase: clusters from accepted pairs, then the lineage of every cluster touched."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from wirecopy.clusters.assign import assign
from wirecopy.lineage.clocks import FARTHEST, STEP, learn_clocks
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.names import folded
from wirecopy.nightly.directions import tell_directions
from wirecopy.nightly.earlier import with_earlier
from wirecopy.nightly.night import Night
from wirecopy.nightly.revisiting import pairs_that_hold
from wirecopy.nightly.tasks import Known, Untraced, clusters_in_chunks, learn, trace_chunk
from wirecopy.records import ClusterId, Match, RunId
from wirecopy.store import clusters as stored
from wirecopy.store import habits as habits_of
from wirecopy.store import read, work, write
from wirecopy.store.open import Connection
from wirecopy.store.parts import beside_new_originals, held_in_part
from wirecopy.store.work import Stage


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
        beside = beside_new_originals(connection, night.run)
        touched = sorted({*touched, *beside})
        habits = _habits(connection, night.run, beside) if touched else Habits()
        write.forget_lineage(connection, gone)
    names = {agency.id: agency.name for agency in night.catalogue.agencies.values()}
    night.workers.tell(learn, Known(names, habits))

    def to_trace(batch: list[ClusterId]) -> list[list[Untraced]]:
        with night.store.reading() as connection:
            clusters = _clusters(connection, batch)
        return list(clusters_in_chunks(clusters))

    for batch, answers in night.in_batches("lineage", touched, to_trace, trace_chunk):
        traced = list(chain.from_iterable(answers))
        with night.store.begin() as connection:
            write.forget_lineage(connection, set(batch) - {one.cluster for one in traced})
            write.save_lineage(connection, traced)
            stories = [standing.story_id for one in traced for standing in one.standings]
            tell_directions(connection, stories, habits.clocks)
            work.set_done(connection, stories)
        night.summary.lineage_edges += sum(len(one.edges) for one in traced)


def _habits(connection: Connection, run: RunId, beside: Collection[ClusterId]) -> Habits:
    """What all credits so far, and the lineage of earlier nights, tell of outlets.

    beside: clusters that the run makes anew though no story of theirs is new.
    """
    known = Habits()
    for outlet, agency, name, times in habits_of.credited(connection):
        known.credit(outlet, agency or folded(name), times, agency=bool(agency))
    for outlet, shared, times in habits_of.standing_alone(connection, run):
        known.stands(outlet, times, shared=shared)
    known.clocks = learn_clocks(habits_of.time_differences(connection, run, STEP, 2 * FARTHEST))
    for outlet, other, weight in habits_of.taken(connection, run, beside):
        known.follow(outlet, other, weight)
    known.stories.update(dict(habits_of.stories(connection, run)))
    return known


def _clusters(connection: Connection, clusters: list[ClusterId]) -> list[Untraced]:
    """The members of clusters, with the accepted pairs among them, some measured on earlier texts."""
    members = stored.members_of(connection, clusters)
    everyone = [story for group in members.values() for story in group]
    facts = read.kept_facts(connection, everyone)
    group_of = {story: one for one, group in members.items() for story in group}
    by_cluster: dict[ClusterId, list[Match]] = {one: [] for one in members}
    for match in read.accepted_matches(connection, everyone):
        if group_of[match.a] == group_of[match.b]:
            by_cluster[group_of[match.a]].append(match)
    by_cluster = with_earlier(connection, members, by_cluster, facts)
    apart = held_in_part(connection, everyone)
    return [
        Untraced(
            one,
            tuple(facts[story] for story in group),
            tuple(by_cluster[one]),
            {story: apart[story] for story in group if story in apart},
        )
        for one, group in members.items()
    ]
