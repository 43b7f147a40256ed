"""Clusters through whole nights: digests that hold unlike stories, and why accepted pairs stand apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from nights import BRIDGE, DAM, TEA, clusters, night, record, table

OPENING = """Volunteers reached the schooner Margit on Sunday after four days of gales drove it onto
the Skerry sandbank with eleven people aboard, the coastguard at Ormsby said. Two boats took off the
crew one by one while a tug held the hull against the swell. Captain Ilse Brandt, who left the
schooner last, said the anchor chain had parted in the first hour of the storm. All eleven were
brought to the seamen's mission in Ormsby, where doctors treated three of them for exposure."""
REST = """Brandt has sailed the coast for thirty years and bought the schooner in 2009 from a museum
that could not pay for its upkeep. Salvors hope to float the Margit off the sandbank at the spring
tide on Thursday, though divers have found two planks stove in below the waterline. The coastguard
asked sailors to keep a mile from the Skerry until then, because loose spars and rope drift there. A
storm took another boat from the same anchor ground two winters ago, and the seamen's mission has
called for a light on the bank ever since."""
SCHOONER = [
    record("schooner1", "schooner1.example", f"{OPENING}\n\n{REST}", title="Schooner driven aground"),
    record("schooner2", "schooner2.example", f"{OPENING}\n\n{REST}", title="Eleven saved from sandbank"),
    record("opening", "opening.example", OPENING, title="Crew taken off by boats"),
    record("rest", "rest.example", REST, title="Eleven rescued off Ormsby"),
]


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


def test_the_first_and_the_last_part_of_a_story_are_copies_of_it_though_they_share_no_word(tmp_path: Path):
    store = tmp_path / "news.db"

    night(store, SCHOONER)

    assert clusters(store) == [sorted(row["id"] for row in SCHOONER)]
    assert [row for row in table(store, "matches") if row["apart"]] == []


def test_nor_does_it_matter_in_which_night_a_part_came(tmp_path: Path):
    store = tmp_path / "news.db"

    for row in reversed(SCHOONER):
        night(store, [row])

    assert clusters(store) == [sorted(row["id"] for row in SCHOONER)]


def test_a_digest_of_stories_that_one_outlet_each_ran_stands_apart_too(tmp_path: Path):
    store = tmp_path / "news.db"
    singles = [record(name, f"{name}.example", text) for name, text in (("dam", DAM), ("tea", TEA))]

    night(store, [*singles, record("digest", "digest.example", f"{DAM}\n\n{TEA}")])

    assert clusters(store) == [["dam"], ["digest"], ["tea"]]


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
