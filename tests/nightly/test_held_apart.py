"""Clusters through whole nights: digests that hold unlike stories, and why accepted pairs stand apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from nights import BRIDGE, DAM, TEA, clusters, night, record, table


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


SINGLES = [
    record(f"{name}{number}", f"{name}{number}.example", text)
    for name, text in (("dam", DAM), ("tea", TEA), ("bridge", BRIDGE))
    for number in (1, 2)
]
DIGESTS = [
    record(f"digest{number}", f"digest{number}.example", "\n\n".join([DAM, TEA, BRIDGE])) for number in (1, 2)
]
APART = [["bridge1", "bridge2"], ["dam1", "dam2"], ["digest1", "digest2"], ["tea1", "tea2"]]


def test_a_digest_of_several_stories_joins_none_of_them_and_the_pairs_say_why(tmp_path: Path):
    store = tmp_path / "news.db"

    night(store, SINGLES + DIGESTS)

    held = [row for row in table(store, "matches") if row["apart"]]
    assert clusters(store) == APART
    assert held
    assert all(row["accepted"] and row["relation"] == "contained" for row in held)
    assert {row["apart"].split(":")[0] for row in held} == {"hub"}


@pytest.mark.parametrize("seed", range(3))
def test_it_does_not_matter_in_which_night_which_story_came(tmp_path: Path, seed: int):
    store, records = tmp_path / "news.db", SINGLES + DIGESTS
    random.Random(seed).shuffle(records)

    for start in range(0, len(records), 2):
        night(store, records[start : start + 2])

    assert clusters(store) == APART


def test_a_digest_that_becomes_a_story_of_its_own_lets_go_of_what_it_held(tmp_path: Path):
    store = tmp_path / "news.db"
    night(
        store,
        [*SINGLES, record("digest", "digest.example", f"{DAM}\n\n{TEA}", updated="2026-01-01T10:00:00Z")],
    )
    before = clusters(store)

    night(store, [record("digest", "digest.example", DAM, updated="2026-01-02T10:00:00Z")])

    assert ["digest"] in before
    assert ["dam1", "dam2", "digest"] in clusters(store)
    assert [row for row in table(store, "matches") if row["apart"]] == []
