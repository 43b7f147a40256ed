"""Two stories, from the store or from files, laid side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wirecopy.intake.read import read_one
from wirecopy.matching.alongside import rows_of, shared_runs_of, words_shared
from wirecopy.matching.judge import judge
from wirecopy.matching.prepare import prepare
from wirecopy.nightly.asked import found_by
from wirecopy.nightly.known_copies import outlet_furniture
from wirecopy.records import Item, cluster_label, story_label
from wirecopy.reports.compare import Compared, Side
from wirecopy.reports.words import stated
from wirecopy.store import find, fingerprints, read
from wirecopy.store.open import Connection


@dataclass(frozen=True, eq=False)
class Named:
    """A story that was named, with its outlet's furniture. known: whether the store holds it."""

    item: Item
    furniture: NDArray[np.int64]
    known: bool
    cluster: str | None


def named(connection: Connection, words: str) -> Named:
    """The story that the words name: one of the store, or what stands in a file.

    Raises NotFoundError, AmbiguousError, InputError.
    """
    found = found_by(connection, words)
    if isinstance(found, Item):
        return Named(found, outlet_furniture(connection, found), known=False, cluster=None)
    cluster = find.cluster_of(connection, found)
    label = None if cluster is None else cluster_label(cluster)
    return Named(
        read.item(connection, found), fingerprints.furniture_of(connection, [found])[found], True, label
    )


def in_file(path: str) -> Named:
    """What stands in a file, without any store; raises InputError."""
    return Named(read_one(path), np.empty(0, np.int64), known=False, cluster=None)


def compared(first: Named, second: Named) -> Compared:
    """Both side by side, with what was judged of them."""
    a, b = (prepare(one.item.story, one.item, one.furniture) for one in (first, second))
    match = judge(a, b).match
    if a.story > b.story:
        match = replace(
            match,
            a=match.b,
            b=match.a,
            containment_a=match.containment_b,
            containment_b=match.containment_a,
        )
    shared = shared_runs_of(a, b)
    rows = rows_of(first.item.text, second.item.text, shared)
    words = (
        words_shared(a.words, [(run.start_a, run.end_a) for run in shared]),
        words_shared(b.words, [(run.start_b, run.end_b) for run in shared]),
    )
    return Compared(_side(first, len(a.words)), _side(second, len(b.words)), match, shared, words, rows)


def _side(one: Named, words: int) -> Side:
    item = one.item
    return Side(
        story_label(item.story),
        one.known,
        item.outlet.name,
        item.title,
        item.url,
        item.source,
        stated(item.published),
        words,
        one.cluster,
    )
