"""The passages of one story that stand in another, with exact offsets into both texts."""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.kernel import facts as kernel
from wirecopy.matching.compare import Comparison
from wirecopy.matching.measure import Span
from wirecopy.matching.prepare import Prepared
from wirecopy.records import Passage

_WORDS = 25
"""Words of a passage worth showing, in the story where it is longer."""
_NARRATION = 25
"""Agreeing words outside quotation marks that make reuse of a report and no common quotation."""
_DENSITY = 0.6
"""Share of a passage's words that must agree; less is chance."""
_NEW = 0.5
"""Share of a passage that must not stand in a longer one already."""
_TAKEN = b"\1"


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages worth showing, by their place in a; whether enough of them is narration."""

    all: tuple[Passage, ...]
    narration: bool


def passages_of(a: Prepared, b: Prepared, seen: Comparison) -> Passages:
    """The passages that two stories share."""
    scale = min(a.scale, b.scale)
    worth = [span for span in seen.spans if _worth_showing(span, scale)]
    chosen: list[Span] = []
    taken_a, taken_b = bytearray(seen.words_a), bytearray(seen.words_b)
    for span in sorted(worth, key=lambda one: (-one.agreeing, one.number)):
        places_a, places_b = slice(span.begin_a, span.end_a), slice(span.begin_b, span.end_b)
        if _is_new(taken_a[places_a]) and _is_new(taken_b[places_b]):
            taken_a[places_a] = _TAKEN * (span.end_a - span.begin_a)
            taken_b[places_b] = _TAKEN * (span.end_b - span.begin_b)
            chosen.append(span)
    found = tuple(_passage(a, b, span) for span in sorted(chosen, key=lambda one: one.number))
    return Passages(found, _narration(a, b, seen, chosen) >= scale * _NARRATION)


def _worth_showing(span: Span, scale: int) -> bool:
    length = max(span.end_a - span.begin_a, span.end_b - span.begin_b)
    return length >= scale * _WORDS and span.agreeing >= _DENSITY * length


def _is_new(taken: bytearray) -> bool:
    return taken.count(_TAKEN) <= _NEW * len(taken)


def _narration(a: Prepared, b: Prepared, seen: Comparison, spans: list[Span]) -> int:
    """Agreeing words that stand in quotation marks in neither story."""
    if not spans:
        return 0
    narrated = kernel.narrated(seen.rows, a.marks, b.marks, seen.span_count).tolist()
    return sum(narrated[span.number] for span in spans)


def _passage(a: Prepared, b: Prepared, span: Span) -> Passage:
    return Passage(
        a.story,
        b.story,
        int(a.words.starts[span.begin_a]),
        int(a.words.ends[span.end_a - 1]),
        int(b.words.starts[span.begin_b]),
        int(b.words.ends[span.end_b - 1]),
        max(span.end_a - span.begin_a, span.end_b - span.begin_b),
    )
