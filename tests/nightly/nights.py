"""Small nights of three invented stories, for tests that look at what becomes of clusters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wirecopy.nightly.run import run
from wirecopy.nightly.summary import Summary
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


def record(name: str, outlet: str, text: str, **facts: str) -> Row:
    title = TITLES.get(text, "In brief")
    url = f"https://www.{outlet}/{name}"
    return {"id": name, "url": url, "outlet": outlet, "title": title, "text": text, **facts}


def night(store: Path, records: Iterable[Row]) -> Summary:
    path = store.parent / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
    return run([str(path)], Settings(store=str(store)))


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
