"""Clusters through whole nights: digests that hold unlike stories, and why accepted pairs stand apart."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from wirecopy.nightly.run import run
from wirecopy.settings import Settings
from wirecopy.store.open import open_store
from wirecopy.store.tables import rows

Row = dict[str, Any]

DAM = (
    "Engineers opened two of the six gates at the Tolliver dam on Monday night after the reservoir rose"
    " faster than at any time since the wall was built. Villages downstream were told by loudspeaker to move"
    " their animals to the upper pastures before dawn. The river gained a metre within four hours but stayed"
    " inside its banks at the old stone bridge, where volunteers had piled sandbags since the weekend."
)
TEA = (
    "A single chest of orthodox leaf from the Marrow estate fetched the highest price ever paid at the "
    "Lindley auction rooms, where buyers from eleven houses bid for nearly a quarter of an hour. The planter "
    "said a dry spring had kept the bushes small and the flavour close. Brokers expect the second flush to "
    "bring calmer sales, for rains have since returned to every garden in the district."
)
BRIDGE = (
    "The suspension bridge at Carrow will close to lorries from the first of next month while riveters "
    "replace a hundred hangers that inspectors found to be thinner than drawings show. Cars may still cross "
    "in single file. Hauliers must take the long road over the pass, which adds fifty minutes to each journey"
    " and has them asking who will pay for the fuel that this winter will cost their fleets."
)
TITLES = {
    DAM: "Gates opened at Tolliver dam",
    TEA: "Leaf sells at a record",
    BRIDGE: "Carrow closes to lorries",
}


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def record(name: str, outlet: str, text: str, **facts: str) -> Row:
    title = TITLES.get(text, "In brief")
    url = f"https://www.{outlet}/{name}"
    return {"id": name, "url": url, "outlet": outlet, "title": title, "text": text, **facts}


def night(store: Path, records: Iterable[Row]) -> None:
    path = store.parent / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
    run([str(path)], Settings(store=str(store)))


def table(store: Path, name: str) -> list[Row]:
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        found = list(rows(connection, name))
    opened.close()
    return found


def clusters(store: Path) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for row in table(store, "clusters"):
        found.setdefault(row["cluster_id"], []).append(row["item_id"])
    return sorted(sorted(group) for group in found.values())


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
