"""The whole night from JSON Lines to a durable store, and how well it did against the truth."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.edits import Edit
from benchmarks.measure import Timed, timed
from benchmarks.traffic import Truth
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
    """How much of the truth the night found, shares 0 to 1.

    pair_recall, pair_precision: of pairs of one text. templates_merged: daily forms put with another
    story. roots: wire copy traced to its agency. roots_uncredited: the same of copies without credit,
    where another story of the same text has one: nothing else could show it.
    """

    pair_recall: float
    pair_precision: float
    templates_merged: float
    roots: float
    roots_uncredited: float


def score(store: Path, truth: Iterable[Truth], names: dict[str, str]) -> Found:
    """Hold the store's clusters and origins against the truth; names: short names of agencies by id."""
    filed = {one.item: one for one in truth}
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        cluster_of = {str(row["item_id"]): str(row["cluster_id"]) for row in rows(connection, "stories")}
        origin_of = {str(row["item_id"]): str(row["origin"]) for row in rows(connection, "stories")}
    opened.close()
    found = Counter(cluster_of.values())
    true = Counter(one.origin for one in filed.values())
    both = Counter((cluster_of[item], one.origin) for item, one in filed.items() if item in cluster_of)
    forms = [item for item, one in filed.items() if one.edit is Edit.template]
    wired = {item: one for item, one in filed.items() if one.agency}
    right = {
        item: origin_of.get(item) in (one.agency, names.get(one.agency or "")) for item, one in wired.items()
    }
    told = {one.origin for one in wired.values() if one.credited}
    bare = [item for item, one in wired.items() if not one.credited and one.origin in told]
    return Found(
        pair_recall=_share(_pairs(both), _pairs(true)),
        pair_precision=_share(_pairs(both), _pairs(found)),
        templates_merged=_share(
            sum(found[cluster_of[item]] > 1 for item in forms if item in cluster_of), len(forms)
        ),
        roots=_share(sum(right.values()), len(right)),
        roots_uncredited=_share(sum(right[item] for item in bare), len(bare)),
    )


def store_size(store: Path) -> int:
    """Bytes of the store's files."""
    return sum(part.stat().st_size for part in store.parent.glob(store.name + "*") if part.is_file())


def _pairs(sizes: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
