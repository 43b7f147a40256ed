"""What two sequences of words have in common: exact shares, maximal shared runs, aligned spans.

An aligned span is a chain of shared runs, in the same order in both texts, with small gaps of edits
between them: a passage of which some words were changed is one span. It is found by anchors (shared
shingles), as of sequence aligners since FASTA (Pearson and Lipman 1988), so texts that share little cost
little, whatever their length. The arithmetic is compiled (`wirecopy.kernel`), for a night judges many
thousands of pairs. There is no second way for whoever asks about one: numba, which takes half a second to
load, is there already for reading the words, and the arithmetic of pairs adds some 40 ms to that; and
once after an installation some five seconds of compiling.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel import pairs, spans

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

_SALT = secrets.randbits(62) | 1
"""Of the tables of this process; see kernel.pairs."""

Hashes = NDArray[np.uint64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Span:
    """Words begin_a to end_a of one text aligned with begin_b to end_b of the other (ends exclusive).

    runs: its shared runs (begin in a, begin in b, words), ascending and disjoint. number: its place among the
    pair's spans. agreeing: words that agree in order, single ones within gaps included.
    """

    runs: tuple[tuple[int, int, int], ...]
    number: int
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


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What two different texts share.

    common, distinct_a, distinct_b: different shingles of both, of a and of b. longest_run: words. rows: the
    runs of all spans as the kernel gives them. spans: how many. agreeing_a, agreeing_b: words within
    these runs.
    """

    common: int
    distinct_a: int
    distinct_b: int
    longest_run: int
    rows: NDArray[np.int64]
    spans: int
    agreeing_a: Mask
    agreeing_b: Mask


def measure(a: Hashes, b: Hashes, shingles_a: Hashes, shingles_b: Hashes) -> Measured:
    """Measures two texts. a, b: hashes of their words; shingles_a, shingles_b: what begins at each word."""
    runs, longest, common, distinct_a, distinct_b = pairs.shared_runs(
        shingles_a, shingles_b, ANCHOR, _REPEATS, _SALT
    )
    aligned = spans.aligned_spans(_longest(runs), a, b, GAP, _GAP_PER_WORD, _SPAN_LEAST)
    return Measured(common, distinct_a, distinct_b, longest or pairs.short_run(a, b, _SALT), *aligned)


def _longest(runs: NDArray[np.int64]) -> NDArray[np.int64]:
    shortest = ANCHOR
    while len(runs) > _RUNS_MOST:
        shortest *= 2
        runs = runs[runs[:, 2] >= shortest]
    return runs


def count_common(a: Hashes, b: Hashes) -> int:
    """How many different shingles stand in both of two sequences."""
    return pairs.count_common(a, b, _SALT)


def spans_of(rows: NDArray[np.int64]) -> list[Span]:
    """The spans whose runs these are, by their begins."""
    grouped = groupby(rows.tolist(), key=lambda row: (row[3], row[4]))
    return [Span(_runs(group), number, agreeing) for (number, agreeing), group in grouped]


def _runs(rows: Iterable[Sequence[int]]) -> tuple[tuple[int, int, int], ...]:
    return tuple((i, j, length) for i, j, length, *_ in rows)
