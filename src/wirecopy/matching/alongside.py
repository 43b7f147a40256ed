"""Two texts alongside each other: what they share, at its exact place in both, and rows to show them by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wirecopy.matching.compare import compare
from wirecopy.matching.prepare import Prepared
from wirecopy.text.words import Words


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of words in both texts, at characters start to end of each; number: of its passage, from 1."""

    number: int
    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one text; number: of the passage that they are shared in, 0 where they are its own."""

    text: str
    number: int


Cell = tuple[Piece, ...]
Row = tuple[Cell, Cell]
"""What stands side by side: of the first text, of the second."""


def shared_runs_of(a: Prepared, b: Prepared) -> list[Shared]:
    """All runs of words that two stories share, furniture left out, by their place in the first."""
    seen = compare(a, b)
    spans: list[tuple[tuple[int, int, int], ...]]
    if seen.identical:
        spans = [((0, 0, len(a.words)),)] if len(a.words) else []
    else:
        spans = [span.runs for span in sorted(seen.spans, key=lambda span: (span.begin_a, span.begin_b))]
    return [
        Shared(
            number,
            int(a.words.starts[i]),
            int(a.words.ends[i + length - 1]),
            int(b.words.starts[j]),
            int(b.words.ends[j + length - 1]),
            length,
        )
        for number, runs in enumerate(spans, start=1)
        for i, j, length in runs
    ]


def words_shared(words: Words, places: Iterable[tuple[int, int]]) -> int:
    """How many of a text's words stand in some of these places, each counted once."""
    shared = np.zeros(len(words), bool)
    for start, end in places:
        shared |= (words.starts >= start) & (words.ends <= end)
    return int(np.count_nonzero(shared))


def rows_of(text_a: str, text_b: str, shared: Sequence[Shared]) -> list[Row]:
    """Both texts whole, from top to bottom, with shared passages side by side.

    Passages that stand in another order in the second text are marked where they stand, but not brought side
    by side: the heaviest chain of passages in the same order is.
    """
    of_a = _disjoint((run.start_a, run.end_a, run.number) for run in shared)
    of_b = _disjoint((run.start_b, run.end_b, run.number) for run in shared)
    rows: list[Row] = []
    at_a = at_b = 0
    for start_a, end_a, start_b, end_b, _ in [*_in_order(shared), (len(text_a), 0, len(text_b), 0, 0)]:
        own = _cell(text_a, at_a, start_a, of_a), _cell(text_b, at_b, start_b, of_b)
        if any(own):
            rows.append(own)
        if end_a:
            rows.append((_cell(text_a, start_a, end_a, of_a), _cell(text_b, start_b, end_b, of_b)))
            at_a, at_b = end_a, end_b
    return rows


_Passage = tuple[int, int, int, int, int]
"""Start and end in a, start and end in b, words."""
_MOST = 400
"""Passages that are brought in order, the longest: a bound on the work."""


def _in_order(shared: Sequence[Shared]) -> list[_Passage]:
    """The passages of the heaviest chain that stands in the same order in both texts."""
    runs: dict[int, list[Shared]] = {}
    for run in shared:
        runs.setdefault(run.number, []).append(run)
    passages: list[_Passage] = [
        (
            min(run.start_a for run in group),
            max(run.end_a for run in group),
            min(run.start_b for run in group),
            max(run.end_b for run in group),
            sum(run.words for run in group),
        )
        for group in runs.values()
    ]
    passages = sorted(sorted(passages, key=lambda one: -one[4])[:_MOST])
    best: list[tuple[int, int]] = []
    for place, one in enumerate(passages):
        before = [
            (best[other][0], -other)
            for other in range(place)
            if passages[other][1] <= one[0] and passages[other][3] <= one[2]
        ]
        weight, last = max(before, default=(0, 1))
        best.append((weight + one[4], -last))
    chain: list[_Passage] = []
    place = max(range(len(best)), key=lambda one: (best[one][0], -one), default=-1)
    while place >= 0:
        chain.append(passages[place])
        place = best[place][1]
    return chain[::-1]


def _disjoint(places: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Places in order, without what an earlier one covers."""
    found: list[tuple[int, int, int]] = []
    for start, end, number in sorted(places):
        begin = max(start, found[-1][1]) if found else start
        if begin < end:
            found.append((begin, end, number))
    return found


def _cell(text: str, start: int, end: int, places: Sequence[tuple[int, int, int]]) -> Cell:
    """The characters start to end of a text, cut into pieces; empty where there is nothing but blanks."""
    pieces: list[Piece] = []
    at = start
    for first, last, number in places:
        if last <= start or first >= end:
            continue
        begin, stop = max(first, start), min(last, end)
        if begin > at:
            pieces.append(Piece(text[at:begin], 0))
        pieces.append(Piece(text[begin:stop], number))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end], 0))
    return tuple(pieces) if any(piece.text.strip() for piece in pieces) else ()
