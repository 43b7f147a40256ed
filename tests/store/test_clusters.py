"""Clusters in the store: their events, their dated membership, and ids that resolve for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from wirecopy.errors import AmbiguousError, NotFoundError
from wirecopy.records import ClusterEvent, Item, Judgement, Match, MatchRelation, Outlet, cluster_label
from wirecopy.records import ClusterEventKind as Kind
from wirecopy.store import clusters, find, runs
from wirecopy.store.items import Entry, save_items
from wirecopy.store.open import Store, open_store
from wirecopy.store.write import save_matches

AT = "2026-01-02T03:04:05Z"
STORIES = sorted(Item("in", Outlet("a.example", "A"), "words", (), item_id=str(n)).story for n in range(6))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"), create=True)
    items = [Item("in", Outlet("a.example", "A"), "words", (), item_id=str(number)) for number in range(6)]
    with opened.begin() as connection:
        runs.start(connection, AT, "nightly")
        save_items(connection, 1, AT, "1", [Entry(item.story, item, Judgement(), 7) for item in items])
    yield opened
    opened.close()


def next_run(connection: Connection) -> int:
    newest = runs.start(connection, AT, "nightly").id
    runs.finish(connection, newest, AT, {}, changed=True)
    return runs.start(connection, AT, "nightly").id


def found(connection: Connection, cluster: int, *stories: int) -> list[ClusterEvent]:
    events = [ClusterEvent(Kind.created, cluster, story=stories[0])]
    events += [ClusterEvent(Kind.joined, cluster, story=story) for story in stories[1:]]
    clusters.save_events(connection, 1, AT, events)
    return events


def test_members_are_those_who_founded_and_joined(store: Store):
    with store.begin() as connection:
        found(connection, 11, *STORIES[:3])

        assert clusters.members_of(connection, [11]) == {11: STORIES[:3]}
        assert clusters.membership(connection, STORIES) == dict.fromkeys(STORIES[:3], 11)


def test_an_id_that_was_merged_away_resolves_for_ever(store: Store):
    with store.begin() as connection:
        for cluster, story in ((11, STORIES[0]), (22, STORIES[1]), (33, STORIES[2])):
            found(connection, cluster, story)
        run = next_run(connection)
        clusters.save_events(connection, run, AT, [ClusterEvent(Kind.merged, 22, other=33)])
        clusters.save_events(connection, run, AT, [ClusterEvent(Kind.merged, 11, other=22)])

        assert [clusters.resolve(connection, one) for one in (11, 22, 33)] == [11, 11, 11]
        assert clusters.members_of(connection, [11, 22, 33]) == {11: STORIES[:3]}
        assert find.find_cluster(connection, cluster_label(33)) == 11


def test_an_id_never_given_resolves_to_nothing(store: Store):
    with store.begin() as connection:
        assert clusters.resolve(connection, 99) is None
        with pytest.raises(NotFoundError):
            find.find_cluster(connection, cluster_label(99))


def test_after_a_split_both_parts_have_their_members_and_the_past_is_kept(store: Store):
    with store.begin() as connection:
        found(connection, 11, *STORIES[:3])
        run = next_run(connection)
        events = [
            ClusterEvent(Kind.split, 11, other=44),
            ClusterEvent(Kind.left, 11, story=STORIES[2]),
            ClusterEvent(Kind.joined, 44, story=STORIES[2]),
        ]
        clusters.save_events(connection, run, AT, events)

        assert clusters.members_of(connection, [11, 44]) == {11: STORIES[:2], 44: [STORIES[2]]}
        past = connection.exec_driver_sql(
            "SELECT joined_run_id, left_run_id FROM membership WHERE cluster_id = 11 AND story_id = ?",
            (STORIES[2],),
        ).all()
        assert past == [(1, run)]


def test_a_story_that_leaves_and_comes_back_within_one_run_is_a_member(store: Store):
    with store.begin() as connection:
        found(connection, 11, *STORIES[:2])
        run = next_run(connection)
        for kind in (Kind.left, Kind.joined):
            clusters.save_events(connection, run, AT, [ClusterEvent(kind, 11, story=STORIES[1])])

        assert clusters.members_of(connection, [11]) == {11: STORIES[:2]}


def test_a_neighbourhood_is_closed_under_accepted_pairs_and_old_clusters(store: Store):
    def match(a: int, b: int, relation: MatchRelation) -> Match:
        return Match(min(a, b), max(a, b), relation, relation.same_copy, 1, 1, 1, 9, "why", 1)

    with store.begin() as connection:
        found(connection, 11, STORIES[1], STORIES[2])
        pairs = [
            match(STORIES[0], STORIES[1], MatchRelation.near),
            match(STORIES[2], STORIES[3], MatchRelation.exact),
            match(STORIES[3], STORIES[4], MatchRelation.template),
        ]
        save_matches(connection, 1, [(pair, ()) for pair in pairs])

        around = clusters.neighbourhood(connection, [STORIES[0]])

        assert around.stories == set(STORIES[:4])
        assert around.edges == {(pair.a, pair.b) for pair in pairs[:2]}
        assert around.precedence == {11: (1, -2)}


def test_a_story_is_found_by_id_prefix_own_id_and_source_and_refused_where_several_answer(store: Store):
    with store.begin() as connection:
        label = f"s{STORIES[0]:016x}"
        assert find.find_story(connection, label) == STORIES[0]
        assert find.find_story(connection, label[:12]) == STORIES[0]
        assert find.find_story(connection, "3") in STORIES
        with pytest.raises(AmbiguousError, match="several"):
            find.find_story(connection, "in")
        with pytest.raises(NotFoundError):
            find.find_story(connection, "https://nowhere.example/")
