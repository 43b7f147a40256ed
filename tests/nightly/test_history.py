"""The past of clusters can be asked for: what happened, what changed, and how it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from nights import BRIDGE, DAM, TEA, Row, night, record, table

from wirecopy import api
from wirecopy.errors import NotFoundError, UsageError
from wirecopy.reports.history import render_changes, render_history
from wirecopy.settings import Settings


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four nights: two stories; a copy of one; it becomes the other story; a person joins them."""
    path = tmp_path / "news.db"
    nights = [
        [record("dam", "one.example", DAM), record("tea", "two.example", TEA)],
        [record("copy", "three.example", DAM, updated="2026-01-02T10:00:00Z")],
        [record("copy", "three.example", TEA, updated="2026-01-03T10:00:00Z")],
        [record("bridge", "four.example", BRIDGE)],
    ]
    for day, records in enumerate(nights):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1767225600 + day * 86_400))
        if day == 3:
            api.decide_pair(["dam", "tea", "same"], Settings(store=str(path)))
        night(path, records)
    return path


def as_of(store: Path, words: str) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in api.export("clusters", Settings(store=str(store)), as_of=words):
        found.setdefault(str(row["cluster_id"]), set()).add(str(row["item_id"]))
        assert row["size"]
    return {frozenset(group) for group in found.values()}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


@pytest.mark.parametrize(
    ("run", "day", "expected"),
    [
        ("1", "2026-01-01", sets("dam", "tea")),
        ("2", "2026-01-02", sets("dam copy", "tea")),
        ("3", "2026-01-03", sets("dam", "tea copy")),
        ("4", "2026-02-01", sets("dam tea copy", "bridge")),
    ],
)
def test_clusters_are_shown_as_they_were_after_a_run_or_at_a_time(
    store: Path, run: str, day: str, expected: set[frozenset[str]]
):
    assert as_of(store, run) == as_of(store, day) == expected


def test_a_member_is_named_by_the_title_that_it_had_in_that_run(tmp_path: Path):
    path = tmp_path / "news.db"
    first = record("dam", "one.example", DAM, title="Dam gates opened")
    night(path, [first, record("copy", "two.example", DAM)])
    night(path, [{**first, "title": "CORRECTED: Dam gates opened", "text": DAM + " Three gates, not two."}])
    night(path, [record("late", "three.example", DAM)])

    history = render_history(*api.clusters_history("dam", Settings(store=str(path))))

    assert "one.example: Dam gates opened" in history
    assert "CORRECTED" not in history


def test_as_of_the_newest_run_is_as_of_now(store: Path):
    assert list(api.export("clusters", Settings(store=str(store)), as_of="4")) == table(store, "clusters")


def test_what_a_story_was_in_a_cluster_that_it_left_is_not_claimed(store: Path):
    rows = {row["item_id"]: row for row in api.export("clusters", Settings(store=str(store)), as_of="2")}

    assert (rows["copy"]["role"], rows["copy"]["parent_story_id"]) == (None, None)
    assert rows["copy"]["joined_run"] == 2


def test_the_history_of_a_cluster_tells_who_came_and_left_in_which_run(store: Path):
    label, events = api.clusters_history("dam", Settings(store=str(store)))
    told = [(row["run"], row["kind"]) for row in events]

    assert (2, "joined") in told
    assert (3, "left") in told
    assert (4, "merged") in told
    assert [row["run"] for row in events] == sorted(row["run"] for row in events)
    assert "took in" in render_history(label, events)


def test_an_id_that_was_merged_away_has_the_history_of_what_took_it_in(store: Path):
    settings = Settings(store=str(store))
    label, events = api.clusters_history("dam", settings)
    gone = next(str(row["other_id"]) for row in events if row["kind"] == "merged")

    assert api.clusters_history(gone, settings) == (label, events)


def diff(store: Path, first: str, second: str) -> dict[str, Row]:
    return {
        str(row["cluster_id"]): row for row in api.clusters_diff(first, second, Settings(store=str(store)))[2]
    }


def test_between_two_runs_each_changed_cluster_is_told_with_the_stories_that_moved(store: Path):
    grown = [row for row in diff(store, "1", "2").values() if row["change"] == "grown"]
    moved = sorted(row["change"] for row in diff(store, "2", "3").values())
    merged = [row for row in diff(store, "3", "4").values() if row["change"] == "merged"]

    assert [(row["size_before"], row["size_after"], list(row["joined"])) for row in grown] == [(1, 2, [""])]
    assert moved == ["grown", "shrunk"]
    assert len(merged) == 1
    assert merged[0]["into"] in diff(store, "3", "4")


def test_what_came_and_went_between_two_runs_is_no_change(store: Path):
    sizes = [(row["size_before"], row["size_after"]) for row in diff(store, "1", "3").values()]

    assert sizes == [(1, 2)]


def test_the_order_of_the_two_runs_does_not_matter_and_one_run_has_no_change(store: Path):
    assert diff(store, "4", "1") == diff(store, "1", "4")
    assert diff(store, "2", "2") == {}
    assert "no cluster changed" in render_changes(2, 2, [])


def test_every_change_is_told_in_words(store: Path):
    before, after, rows = api.clusters_diff("1", "4", Settings(store=str(store)))
    text = render_changes(before, after, rows)

    assert all(str(row["cluster_id"]) in text for row in rows if row["change"] != "new")


def test_a_run_or_time_that_is_not_there_is_told(store: Path):
    settings = Settings(store=str(store))
    with pytest.raises(NotFoundError, match="no run 9"):
        api.export("clusters", settings, as_of="9")
    with pytest.raises(NotFoundError, match="2020"):
        api.export("clusters", settings, as_of="2020-01-01")
    with pytest.raises(UsageError, match="neither"):
        api.clusters_diff("yesterday", "2", settings)
    with pytest.raises(UsageError, match="clusters"):
        api.export("stories", settings, as_of="1")
