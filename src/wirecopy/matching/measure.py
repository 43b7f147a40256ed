"""What two sequences of words have in common: exact shares, maximal shared runs, aligned spans.

An aligned span is a chain of shared runs, in the same order in both texts, with small gaps of edits
between them: a passage of which some words were changed is one span. It is found by anchors (shared
shingles), as of sequence aligners since FASTA (Pearson and Lipman 1988), so texts that share little cost
little, whatever their length.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

ANCHOR = 3
"""Words of the shortest run that anchors an alignment: one shingle."""
GAP = 12
"""Words of edits, on either side, that a span may bridge between two long runs."""
_GAP_PER_WORD = 2
"""A short run is joined only over a gap of so many words for each of its own: chance finds short runs."""
_REPEATS = 32
"""A shingle that stands so often in both texts (product) is no anchor: a list would align with itself."""
_SPAN_LEAST = 8
"""Words that must agree in a span; less is a turn of phrase that any two stories share."""

_RUNS_MOST = 3000
"""Runs that are chained at most, the longer first: a bound on the work that two lists of words can make."""

Runs = NDArray[np.int64]
"""Maximal shared runs, one a row: begin in a, begin in b, words."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words begin_a to end_a of one text aligned with begin_b to end_b of the other (ends exclusive).

    runs: its shared runs (begin in a, begin in b, words), ascending and disjoint. agreeing: words that
    agree in order, single ones within gaps included.
    """

    runs: tuple[tuple[int, int, int], ...]
    agreeing: int

    @property
    def begin_a(self) -> int:
        """First word in the first text."""
        return self.runs[0][0]

    @property
    def begin_b(self) -> int:
        """First word in the second text."""
        return self.runs[0][1]

    @property
    def end_a(self) -> int:
        """The word after the last, in the first text."""
        return self.runs[-1][0] + self.runs[-1][2]

    @property
    def end_b(self) -> int:
        """The word after the last, in the second text."""
        return self.runs[-1][1] + self.runs[-1][2]


def common_members(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The members of both of two sorted sets, sorted."""
    if len(a) > len(b):
        a, b = b, a
    return a[held(a, b)]


def shared_runs(
    shingles_a: NDArray[np.uint64],
    shingles_b: NDArray[np.uint64],
    order_b: NDArray[np.intp],
    common: NDArray[np.uint64],
) -> Runs:
    """The maximal shared runs of ANCHOR words or more, by their begin in a.

    shingles_a, shingles_b: the shingle that begins at each word. order_b: what sorts the latter (stable).
    common: shingles of both, sorted.
    """
    places_a = np.flatnonzero(held(shingles_a, common))
    sorted_b = shingles_b[order_b]
    wanted = shingles_a[places_a]
    first = np.searchsorted(sorted_b, wanted, "left")
    counts = np.searchsorted(sorted_b, wanted, "right") - first
    if len(counts) and counts.max() > 1:
        _, inverse, often = np.unique(wanted, return_inverse=True, return_counts=True)
        fit = counts * often[inverse] <= _REPEATS
        places_a, first, counts = places_a[fit], first[fit], counts[fit]
        total = int(counts.sum())
        offsets = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        i = np.repeat(places_a, counts)
        j = order_b[np.repeat(first, counts) + offsets]
    else:
        i, j = places_a, order_b[first]
    if not len(i):
        return np.empty((0, 3), np.int64)
    diagonal = j - i
    order = np.lexsort((i, diagonal))
    i, j, diagonal = i[order], j[order], diagonal[order]
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(i) != 1)) + 1
    starts = np.r_[0, breaks]
    lengths = np.diff(np.r_[starts, len(i)]) + ANCHOR - 1
    runs = np.column_stack((i[starts], j[starts], lengths))
    return runs[np.lexsort((runs[:, 1], runs[:, 0]))]


def held(values: NDArray[np.uint64], sorted_set: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For each value, whether a sorted set holds it."""
    if not len(sorted_set):
        return np.zeros(len(values), bool)
    places = np.searchsorted(sorted_set, values)
    places[places == len(sorted_set)] = 0
    return np.asarray(sorted_set[places] == values)


def aligned_spans(runs: Runs, a: list[int], b: list[int]) -> list[Span]:
    """The spans that the runs make, by their begin in a. a, b: the texts' words, as numbers."""
    shortest = ANCHOR
    while len(runs) > _RUNS_MOST:
        shortest *= 2
        runs = runs[runs[:, 2] >= shortest]
    chains = [chain for chain in _chains(runs) if len(chain) > 1 or chain[0][2] >= _SPAN_LEAST]
    spans = sorted((_span(chain, a, b) for chain in chains), key=lambda span: (span.begin_a, span.begin_b))
    return [span for span in spans if span.agreeing >= _SPAN_LEAST]


@dataclass(slots=True)
class _Chain:
    """Runs joined so far; words: of all of them."""

    runs: list[tuple[int, int, int]]
    words: int


def _chains(runs: Runs) -> list[list[tuple[int, int, int]]]:
    """Joins runs that follow each other in both texts over small gaps; each run stands in one chain."""
    done: list[_Chain] = []
    growing: list[_Chain] = []
    for i, j, length in runs.tolist():
        still, best, least, cut = [], None, 2 * GAP + 1, 0
        for chain in growing:
            last_i, last_j, last = chain.runs[-1]
            gap_a, gap_b = i - last_i - last, j - last_j - last
            if gap_a > GAP:
                done.append(chain)
                continue
            still.append(chain)
            if gap_b > GAP or i <= last_i or j <= last_j:
                continue
            narrow, wide = (gap_a, gap_b) if gap_a < gap_b else (gap_b, gap_a)
            overlap = -narrow if narrow < 0 else 0
            allowed = _GAP_PER_WORD * min(length - overlap, chain.words)
            cost = 2 * wide - narrow + overlap
            if length > overlap and wide + overlap <= min(GAP, allowed) and cost < least:
                best, least, cut = chain, cost, overlap
        growing = still
        if best is None:
            growing.append(_Chain([(i, j, length)], length))
        else:
            best.runs.append((i + cut, j + cut, length - cut))
            best.words += length - cut
    return [chain.runs for chain in done + growing]


def _span(chain: list[tuple[int, int, int]], a: list[int], b: list[int]) -> Span:
    agreeing = sum(run[2] for run in chain)
    for (i, j, length), (next_i, next_j, _) in pairwise(chain):
        if next_i > i + length and next_j > j + length:
            agreeing += LCSseq.similarity(a[i + length : next_i], b[j + length : next_j])
    return Span(tuple(chain), agreeing)
