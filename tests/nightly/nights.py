"""Nights of the sample and of three invented stories, and what a store holds after them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from wirecopy.nightly.run import run
from wirecopy.nightly.summary import Summary
from wirecopy.settings import Settings
from wirecopy.store.open import open_store
from wirecopy.store.tables import COLUMNS, rows

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample" / "night"
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
    with closing(open_store(str(store), create=False)) as opened, opened.reading() as connection:
        return list(rows(connection, name))


def exports(store: Path, *without: str) -> dict[str, list[Row]]:
    """Every table of a store but those named."""
    with closing(open_store(str(store), create=False)) as opened, opened.reading() as connection:
        return {name: list(rows(connection, name)) for name in COLUMNS if name not in without}


def sample_lines() -> list[str]:
    """The sample's records."""
    return [line for file in sorted(SAMPLE.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def write(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@contextmanager
def listening(moment: str, hook: Callable[..., object]) -> Iterator[None]:
    """Call something at a moment of every engine (`before_cursor_execute`)."""
    event.listen(Engine, moment, hook)
    try:
        yield
    finally:
        event.remove(Engine, moment, hook)


def clusters(store: Path) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for row in table(store, "clusters"):
        found.setdefault(row["cluster_id"], []).append(row["item_id"])
    return sorted(sorted(group) for group in found.values())
