from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.clusters.assign import assign
from wirecopy.records import ClusterEvent, identity_number
from wirecopy.records import ClusterEventKind as Kind

Edges = list[tuple[int, int]]
stories = st.integers(1, 14)
graphs = st.lists(st.tuples(stories, stories), max_size=14)


def applied(events: list[ClusterEvent], membership: dict[int, int]) -> dict[int, int]:
    """The membership after the events; a new dictionary."""
    now = dict(membership)
    members: dict[int, set[int]] = defaultdict(set)
    for story, cluster in now.items():
        members[cluster].add(story)
    for event in events:
        if event.kind is Kind.merged and event.other is not None:
            moved = members.pop(event.other, set())
            members[event.cluster] |= moved
            now.update(dict.fromkeys(moved, event.cluster))
        elif event.story is not None and event.kind is Kind.left:
            members[event.cluster].discard(event.story)
            now.pop(event.story, None)
        elif event.story is not None:
            members[event.cluster].add(event.story)
            now[event.story] = event.cluster
    return now


class Ledger:
    """A store's clusters over several nights."""

    def __init__(self) -> None:
        self.membership: dict[int, int] = {}
        self.founded: dict[int, int] = {}
        self.alias: dict[int, int] = {}

    def night(self, run: int, known: list[int], edges: Edges):
        sizes: dict[int, int] = defaultdict(int)
        for cluster in self.membership.values():
            sizes[cluster] += 1
        precedence = {cluster: (self.founded[cluster], -size) for cluster, size in sizes.items()}
        events = assign(known, edges, self.membership, precedence, set(self.founded))
        self.membership = applied(events, self.membership)
        for event in events:
            if event.kind is Kind.created:
                self.founded[event.cluster] = run
            if event.kind is Kind.split:
                self.founded[event.other] = run
            if event.kind is Kind.merged:
                self.alias[event.other] = event.cluster
        return events

    def resolve(self, cluster: int) -> int:
        while cluster in self.alias:
            cluster = self.alias[cluster]
        return cluster

    def partition(self) -> set[frozenset[int]]:
        return partition(self.membership)


def partition(membership: dict[int, int]) -> set[frozenset[int]]:
    groups = defaultdict(set)
    for story, cluster in membership.items():
        groups[cluster].add(story)
    return {frozenset(group) for group in groups.values()}


def components(known: list[int], edges: Edges) -> set[frozenset[int]]:
    """The slow and obvious way: merge sets until nothing changes."""
    groups = [{story} for story in known]
    for a, b in edges:
        joined = [group for group in groups if a in group or b in group]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return {frozenset(group) for group in groups}


EVERYONE = list(range(1, 15))


def test_a_story_without_an_accepted_pair_is_a_cluster_of_one():
    events = assign([7], [], {}, {}, [])

    assert [event.kind for event in events] == [Kind.created]
    assert events[0].cluster == identity_number("cluster\n7\n1")


def test_new_stories_found_one_cluster_under_their_smallest_story():
    events = assign([3, 2, 9], [(9, 3), (3, 2)], {}, {}, [])

    assert [(event.kind, event.story) for event in events] == [
        (Kind.created, 2),
        (Kind.joined, 3),
        (Kind.joined, 9),
    ]


def test_a_cluster_grows_under_its_old_id_though_a_smaller_story_joins():
    ledger = Ledger()
    ledger.night(1, [5], [])
    before = ledger.membership[5]

    ledger.night(2, [1, 5], [(1, 5)])

    assert ledger.membership == {1: before, 5: before}


def test_the_cluster_founded_first_takes_the_other_in_and_the_losers_id_resolves():
    ledger = Ledger()
    ledger.night(1, [8], [])
    ledger.night(2, [1, 2, 8], [(1, 2)])
    first, second = ledger.membership[8], ledger.membership[1]

    events = ledger.night(3, [1, 2, 8], [(1, 2), (2, 8)])

    assert [(event.kind, event.cluster, event.other) for event in events] == [(Kind.merged, first, second)]
    assert ledger.resolve(second) == first


def test_of_two_clusters_founded_in_one_run_the_larger_wins():
    ledger = Ledger()
    ledger.night(1, [1, 2, 3], [(2, 3)])
    larger = ledger.membership[2]

    ledger.night(2, [1, 2, 3], [(2, 3), (1, 2)])

    assert set(ledger.membership.values()) == {larger}


def test_on_a_split_the_larger_part_keeps_the_id_and_the_others_leave_and_join():
    ledger = Ledger()
    ledger.night(1, [1, 2, 3], [(1, 2), (2, 3)])
    before = ledger.membership[1]

    events = ledger.night(2, [1, 2, 3], [(2, 3)])

    assert ledger.membership[2] == ledger.membership[3] == before
    assert [(event.kind, event.story) for event in events] == [
        (Kind.split, None),
        (Kind.left, 1),
        (Kind.joined, 1),
    ]
    assert events[0].cluster == before
    assert events[0].other == ledger.membership[1] != before


def test_of_equal_parts_the_one_with_the_smallest_story_keeps_the_id():
    ledger = Ledger()
    ledger.night(1, [1, 2, 3, 4], [(1, 4), (4, 2), (2, 3)])
    before = ledger.membership[1]

    ledger.night(2, [1, 2, 3, 4], [(1, 4), (2, 3)])

    assert ledger.membership[1] == before


def test_a_part_that_joins_another_old_cluster_moves_there_without_a_new_id():
    ledger = Ledger()
    ledger.night(1, [1, 2, 3, 4, 5], [(1, 2), (2, 3), (4, 5)])

    events = ledger.night(2, [1, 2, 3, 4, 5], [(1, 2), (3, 4), (4, 5)])

    assert {event.kind for event in events} == {Kind.left, Kind.joined}
    assert ledger.partition() == {frozenset({1, 2}), frozenset({3, 4, 5})}


def test_an_id_once_used_is_never_given_again():
    spent = identity_number("cluster\n7\n1")

    [event] = assign([7], [], {}, {}, [spent])

    assert event.cluster == identity_number("cluster\n7\n2")


def test_a_pair_with_a_story_from_outside_is_refused():
    with pytest.raises(ValueError, match="leads out"):
        assign([1], [(1, 2)], {}, {}, [])


@given(graphs)
def test_clusters_are_the_connected_components_of_accepted_pairs(edges: Edges):
    events = assign(EVERYONE, edges, {}, {}, [])

    assert partition(applied(events, {})) == components(EVERYONE, edges)


@given(st.lists(graphs, min_size=2, max_size=5))
def test_after_any_history_clusters_are_the_components_of_that_night(nights: list[Edges]):
    ledger = Ledger()
    for run, edges in enumerate(nights, start=1):
        ledger.night(run, EVERYONE, edges)

        assert ledger.partition() == components(EVERYONE, edges)


@given(st.lists(graphs, min_size=1, max_size=4), graphs, st.randoms(use_true_random=False))
def test_the_order_of_stories_and_pairs_changes_no_event(
    nights: list[Edges], edges: Edges, order: random.Random
):
    ledger = Ledger()
    for run, night in enumerate(nights, start=1):
        ledger.night(run, EVERYONE, night)
    mixed_stories, mixed_edges = EVERYONE.copy(), [(b, a) for a, b in edges]
    order.shuffle(mixed_stories)
    order.shuffle(mixed_edges)
    sizes = {cluster: (ledger.founded[cluster], 0) for cluster in ledger.membership.values()}

    straight = assign(EVERYONE, edges, ledger.membership, sizes, set(ledger.founded))
    mixed = assign(mixed_stories, mixed_edges, ledger.membership, sizes, set(ledger.founded))

    assert straight == mixed


@given(graphs)
def test_the_same_pairs_again_change_nothing(edges: Edges):
    ledger = Ledger()
    ledger.night(1, EVERYONE, edges)

    assert ledger.night(2, EVERYONE, edges) == []


@given(st.lists(graphs, min_size=2, max_size=4))
def test_the_larger_part_of_every_cluster_stays_under_an_id_that_it_resolves_to(nights: list[Edges]):
    ledger = Ledger()
    for run, edges in enumerate(nights, start=1):
        before = dict(ledger.membership)
        ledger.night(run, EVERYONE, edges)
        for cluster in set(before.values()):
            members = {story for story, at in before.items() if at == cluster}
            pieces = [group & members for group in ledger.partition() if group & members]
            largest = min(pieces, key=lambda piece: (-len(piece), min(piece)))
            assert {ledger.membership[story] for story in largest} == {ledger.resolve(cluster)}


@settings(max_examples=40)
@given(st.lists(graphs, min_size=2, max_size=6))
def test_every_id_ever_shown_resolves_to_a_living_cluster(nights: list[Edges]):
    ledger = Ledger()
    shown: set[int] = set()
    for run, edges in enumerate(nights, start=1):
        ledger.night(run, EVERYONE, edges)
        shown |= set(ledger.membership.values())

        assert {ledger.resolve(cluster) for cluster in shown} <= set(ledger.membership.values())
