"""How well one grouping of things agrees with another, counted in pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.int64]
"""Pairs of numbers of stories, int64[n, 2], the smaller first, each pair once."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs that stand together in what was found, in truth, and in both; whole: all pairs there are."""

    found: int
    true: int
    both: int
    whole: int

    @property
    def recall(self) -> float:
        """Share of the true pairs that were found."""
        return share(self.both, self.true)

    @property
    def precision(self) -> float:
        """Share of the pairs found that are true."""
        return share(self.both, self.found)

    @property
    def adjusted_rand(self) -> float:
        """Hubert and Arabie's adjusted Rand index (1985): 1 for the same groups, about 0 for random ones."""
        chance = self.found * self.true / self.whole if self.whole else 0.0
        most = (self.found + self.true) / 2
        return (self.both - chance) / (most - chance) if most != chance else 1.0


def agreement(found: Sequence[Hashable], true: Sequence[Hashable]) -> Agreement:
    """Compare two groupings, each given as the group of every thing in one order."""
    return Agreement(
        _pairs_in(Counter(found).values()),
        _pairs_in(Counter(true).values()),
        _pairs_in(Counter(zip(found, true, strict=True)).values()),
        _pairs_in([len(true)]),
    )


def groups(count: int, pairs: Pairs) -> list[int]:
    """The connected components of `count` things by their pairs: for each thing its component's number."""
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    ones = np.ones(len(pairs), np.int8)
    graph = coo_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    labels: list[int] = connected_components(graph, directed=False)[1].tolist()
    return labels


def as_pairs(found: Iterable[tuple[int, int]]) -> Pairs:
    """Pairs in any order and direction, as an array; what is paired with itself is dropped."""
    distinct = {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}
    return np.array(sorted(distinct), np.int64).reshape(-1, 2)


def share(part: int, whole: int) -> float:
    """A share from 0 to 1; of nothing, everything."""
    return part / whole if whole else 1.0


def _pairs_in(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
