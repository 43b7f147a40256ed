"""The whole night from JSON Lines to a durable store, and how well it did against the truth."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.agreement import Agreement, Pairs, agreement, as_pairs, share
from benchmarks.edits import Edit
from benchmarks.measure import Timed, timed
from benchmarks.traffic import truths
from wirecopy.nightly.run import run
from wirecopy.settings import Settings
from wirecopy.store.open import open_store
from wirecopy.store.tables import rows


def whole_night(path: Path, store: Path, count: int) -> tuple[Timed, dict[str, float]]:
    """Run the night; answers its time and the seconds of each phase."""
    began = [("start: catalogue, store", time.perf_counter())]

    def progress(phase: str, _done: int, _whole: int) -> None:
        if began[-1][0] != phase:
            began.append((phase, time.perf_counter()))

    with timed("the whole night", count) as whole:
        run([str(path)], Settings(store=str(store)), reports=False, progress=progress)
    began.append(("", time.perf_counter()))
    phases: dict[str, float] = {}
    for (phase, start), (_, end) in pairwise(began):
        phases[phase] = phases.get(phase, 0.0) + end - start
    return whole, phases


@dataclass(frozen=True, slots=True)
class Found:
    """How much of the truth the night found.

    pairs: those of one cluster against those of one text. templates_merged: share of daily forms put with
    another story. roots: share of wire copy traced to its agency. roots_uncredited: the same of copies
    without credit, where another story of the same text has one: nothing else could show it.
    """

    pairs: Agreement
    templates_merged: float
    roots: float
    roots_uncredited: float


def score(store: Path, traffic: Path, names: dict[str, str]) -> Found:
    """Hold the store's clusters and origins against the truth; names: agencies' short ones by id."""
    filed = {one.item: one for one in truths(traffic)}
    cluster_of, origin_of = {}, {}
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        for row in rows(connection, "stories"):
            cluster_of[str(row["item_id"])] = str(row["cluster_id"])
            origin_of[str(row["item_id"])] = str(row["origin"])
    opened.close()
    size = Counter(cluster_of.values())
    forms = [item for item, one in filed.items() if one.edit is Edit.template]
    wired = {item: one for item, one in filed.items() if one.agency}
    right = {
        item: origin_of.get(item) in (one.agency, names.get(one.agency or "")) for item, one in wired.items()
    }
    told = {one.origin for one in wired.values() if one.credited}
    bare = [item for item, one in wired.items() if not one.credited and one.origin in told]
    return Found(
        agreement([cluster_of.get(item, item) for item in filed], [one.origin for one in filed.values()]),
        share(sum(size[cluster_of[item]] > 1 for item in forms if item in cluster_of), len(forms)),
        share(sum(right.values()), len(right)),
        share(sum(right[item] for item in bare), len(bare)),
    )


def accepted_pairs(store: Path, items: Iterable[str]) -> Pairs:
    """The pairs that the night judged to be the same copy, by the places of their items in the order."""
    place = {item: number for number, item in enumerate(items)}
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        pairs = as_pairs(
            (place[str(row["item_a"])], place[str(row["item_b"])])
            for row in rows(connection, "matches")
            if row["accepted"]
        )
    opened.close()
    return pairs


def cluster_labels(store: Path, items: Iterable[str]) -> list[str]:
    """The cluster of each item; an item that the store does not know is one of its own."""
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        cluster_of = {str(row["item_id"]): str(row["cluster_id"]) for row in rows(connection, "stories")}
    opened.close()
    return [cluster_of.get(item, item) for item in items]


def store_size(store: Path) -> int:
    """Bytes of the store's files."""
    return sum(part.stat().st_size for part in store.parent.glob(store.name + "*") if part.is_file())
