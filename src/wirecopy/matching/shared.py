"""The passages of one story that stand in another, with exact offsets into both texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wirecopy.matching.compare import Comparison
from wirecopy.matching.measure import Span
from wirecopy.matching.prepare import Prepared
from wirecopy.records import Moment, Passage, Precision

_WORDS = 25
"""Words of a passage worth showing, in the story where it is longer."""
_NARRATION = 25
"""Agreeing words outside quotation marks that make reuse of a report and no common quotation."""
_DENSITY = 0.6
"""Share of a passage's words that must agree; less is chance."""
_NEW = 0.5
"""Share of a passage that must not stand in a longer one already."""
_CLOCK = (Precision.second, Precision.minute)


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages worth showing, by their place in a; whether enough of them is narration."""

    all: tuple[Passage, ...]
    narration: bool


def passages_of(a: Prepared, b: Prepared, seen: Comparison) -> Passages:
    """The passages that two stories share."""
    chosen: list[Span] = []
    scale = min(a.scale, b.scale)
    taken_a, taken_b = np.zeros(seen.words_a, bool), np.zeros(seen.words_b, bool)
    for span in sorted(seen.spans, key=lambda one: (-one.agreeing, one.begin_a, one.begin_b)):
        if not _worth_showing(span, scale):
            continue
        inside_a, inside_b = taken_a[span.begin_a : span.end_a], taken_b[span.begin_b : span.end_b]
        if max(inside_a.mean(), inside_b.mean()) > _NEW:
            continue
        inside_a[:] = inside_b[:] = True
        chosen.append(span)
    direction = direction_of(a.published, b.published)
    found = tuple(
        _passage(a, b, span, direction) for span in sorted(chosen, key=lambda one: (one.begin_a, one.begin_b))
    )
    return Passages(found, _narration(a, b, chosen) >= scale * _NARRATION)


def direction_of(published_a: Moment | None, published_b: Moment | None) -> str:
    """Who had it from whom: the later from the earlier, where the times given are fine enough to tell."""
    if published_a is None or published_b is None:
        return "unknown"
    given = (published_a.precision, published_b.precision)
    if any(precision in (Precision.month, Precision.year) for precision in given):
        return "unknown"
    first, second = published_a.utc, published_b.utc
    if any(precision not in _CLOCK for precision in given) and abs((first - second).days) < 2:
        return "unknown"
    if first == second:
        return "unknown"
    return "a_to_b" if first < second else "b_to_a"


def _worth_showing(span: Span, scale: int) -> bool:
    length = max(span.end_a - span.begin_a, span.end_b - span.begin_b)
    return length >= scale * _WORDS and span.agreeing >= _DENSITY * length


def _narration(a: Prepared, b: Prepared, spans: list[Span]) -> int:
    """Agreeing words that stand in quotation marks in neither story."""
    return sum(
        int(np.count_nonzero(~a.quoted[i : i + length] & ~b.quoted[j : j + length]))
        for span in spans
        for i, j, length in span.runs
    )


def _passage(a: Prepared, b: Prepared, span: Span, direction: str) -> Passage:
    return Passage(
        a.story,
        b.story,
        int(a.words.starts[span.begin_a]),
        int(a.words.ends[span.end_a - 1]),
        int(b.words.starts[span.begin_b]),
        int(b.words.ends[span.end_b - 1]),
        max(span.end_a - span.begin_a, span.end_b - span.begin_b),
        direction,
    )
