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
"""Agreeing words, not all of them quotation, that make reuse of a report."""
_ALL_QUOTED = 0.85
"""Share of quotation in what is shared, from which on it is somebody's words, but for who said them."""
_DENSITY = 0.6
"""Share of a passage's words that must agree; less is chance."""
_NEW = 0.5
"""Share of a passage that must not stand in a longer one already."""
_TAKEN = b"\1"


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages worth showing, by their place in a.

    shared: words that agree in them. quoted: those of them that stand in quotation marks in either story.
    least: words that make reuse of a report.
    """

    all: tuple[Passage, ...]
    shared: int
    quoted: int
    least: int

    @property
    def quotation(self) -> bool:
        """Whether what is shared is somebody's words that both report."""
        return self.narrated < self.least and self.quoted >= _ALL_QUOTED * max(self.shared, 1)

    @property
    def narration(self) -> bool:
        """Whether enough of a report is shared, with quotations in it or without."""
        return not self.quotation and self.shared >= self.least

    @property
    def narrated(self) -> int:
        """Words shared that stand in quotation marks in neither story."""
        return self.shared - self.quoted


NO_PASSAGES = Passages((), 0, 0, _NARRATION)


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
    shared = sum(length for span in chosen for _, _, length in span.runs)
    return Passages(found, shared, shared - _narrated(a, b, seen, chosen), scale * _NARRATION)


def _worth_showing(span: Span, scale: int) -> bool:
    length = max(span.end_a - span.begin_a, span.end_b - span.begin_b)
    return length >= scale * _WORDS and span.agreeing >= _DENSITY * length


def _is_new(taken: bytearray) -> bool:
    return taken.count(_TAKEN) <= _NEW * len(taken)


def _narrated(a: Prepared, b: Prepared, seen: Comparison, spans: list[Span]) -> int:
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
