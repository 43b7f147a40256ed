"""The exact method: all pairs of texts of which one holds enough of the other's word 3-shingles.

An inverted index over shingles gives every pair, with nothing estimated. It stays affordable by the prefix
filter (Bayardo, Ma and Srikant 2007): where a text of n shingles shares at least s of them with another, the
other holds one of any n - s + 1 of them; so only a text's rarest shingles are looked up, and no pair is lost.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import traffic
from benchmarks.agreement import Pairs
from benchmarks.measure import Timed, timed

LEAST = 0.6
"""Share of the shorter text's shingles that the longer one holds, from which they are near-duplicates."""
STORIES = 20_000
"""Stories that the exact method is asked for at most."""
_WORD = re.compile(r"\w+")
_BITS = 21
"""Bits of a word's number; three of them make a shingle's."""
_AT_ONCE = 4_000_000
"""Entries of the index that are gone through at once: a bound on memory."""


@dataclass(frozen=True, slots=True)
class _Sets:
    """The shingles of all texts, those of one text in a row, its rarest first.

    ranks: int64, of shingles by how many texts hold them. owners: int64, the text of each. starts: int64,
    where each text begins, and one more. holders: int64, how many texts hold each rank.
    """

    ranks: NDArray[np.int64]
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]
    holders: NDArray[np.int64]


def near_duplicates(texts: Sequence[str], least: float = LEAST) -> Pairs:
    """Every pair of texts of which the longer holds at least this share of the shorter's shingles."""
    if not texts:
        return np.empty((0, 2), np.int64)
    sets = _sets(_shingles(texts))
    pairs = _candidates(sets, least)
    ordered = [
        np.sort(sets.ranks[start:end]) for start, end in zip(sets.starts, sets.starts[1:], strict=False)
    ]
    held = np.fromiter((_containment(ordered[a], ordered[b]) for a, b in pairs.tolist()), float, len(pairs))
    return pairs[held >= least]


def timed_pairs(path: Path, count: int) -> tuple[Timed, Pairs]:
    """Its pairs among the first stories of the traffic of a file, outlets' furniture left out."""
    known = islice(zip(traffic.texts(path), traffic.truths(path), strict=True), count)
    own = [text[: one.own] for text, one in known]
    with timed("all pairs", count) as taken:
        pairs = near_duplicates(own)
    return taken, pairs


def _shingles(texts: Sequence[str]) -> list[NDArray[np.int64]]:
    """The distinct shingles of each text, as numbers that no other shingle has."""
    numbers: dict[str, int] = {}
    made = []
    for text in texts:
        words = [numbers.setdefault(word, len(numbers) + 1) for word in _WORD.findall(text.casefold())]
        held = np.array(words + [0] * max(0, 3 - len(words)), np.int64)
        made.append(np.unique(held[:-2] << 2 * _BITS | held[1:-1] << _BITS | held[2:]))
    if len(numbers) >= 1 << _BITS:
        raise ValueError(f"more than {1 << _BITS} different words")
    return made


def _sets(shingles: list[NDArray[np.int64]]) -> _Sets:
    sizes = np.array([len(held) for held in shingles])
    owners = np.repeat(np.arange(len(shingles)), sizes)
    _, which, holders = np.unique(np.concatenate(shingles), return_inverse=True, return_counts=True)
    rank_of = np.empty(len(holders), np.int64)
    by_rarity = np.argsort(holders, kind="stable")
    rank_of[by_rarity] = np.arange(len(holders))
    ranks = rank_of[which]
    order = np.lexsort((ranks, owners))
    return _Sets(ranks[order], owners[order], np.r_[0, np.cumsum(sizes)], holders[by_rarity])


def _candidates(sets: _Sets, least: float) -> Pairs:
    """Pairs of which one holds another's shingle that is among the other's rarest."""
    count = len(sets.starts) - 1
    sizes = np.diff(sets.starts)
    looked_up = sizes - np.ceil(least * sizes - 1e-9).astype(np.int64) + 1
    place = np.arange(len(sets.ranks)) - sets.starts[sets.owners]
    asked = np.flatnonzero((place < looked_up[sets.owners]) & (sets.holders[sets.ranks] > 1))
    by_rank = np.argsort(sets.ranks, kind="stable")
    posted = sets.owners[by_rank]
    first = np.r_[0, np.cumsum(sets.holders)]
    found = np.empty(0, np.int64)
    for some in _parts(asked, sets.holders[sets.ranks[asked]]):
        ranks = sets.ranks[some]
        lengths = sets.holders[ranks]
        ends = np.cumsum(lengths)
        within = np.arange(int(ends[-1])) - np.repeat(ends - lengths, lengths)
        others = posted[np.repeat(first[ranks], lengths) + within]
        mine = np.repeat(sets.owners[some], lengths)
        apart = mine != others
        keys = np.minimum(mine, others)[apart] * count + np.maximum(mine, others)[apart]
        found = np.union1d(found, keys)
    return np.stack((found // count, found % count), axis=1)


def _parts(asked: NDArray[np.int64], lengths: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """What is looked up, in parts of a bounded number of entries."""
    if len(asked):
        number = math.ceil(int(lengths.sum()) / _AT_ONCE)
        cuts = np.searchsorted(np.cumsum(lengths), np.arange(1, number) * _AT_ONCE)
        yield from (part for part in np.split(asked, cuts) if len(part))


def _containment(a: NDArray[np.int64], b: NDArray[np.int64]) -> float:
    return len(np.intersect1d(a, b, assume_unique=True)) / min(len(a), len(b))
