"""All that is measured of a pair of stories, once, for the rules to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wirecopy.matching.facts import DATE, FIGURE, NAME, ORDINARY
from wirecopy.matching.measure import ANCHOR, Span, aligned_spans, shared_count, shared_runs
from wirecopy.matching.prepare import Prepared

_OPENING_WORDS = 50
_FURNITURE_LEAST = 10
"""Shingles of furniture in common before a pair counts as one that furniture brought together."""
_FIGURES_LEAST, _FACTS_LEAST = 5, 8
"""Figures, and facts of all kinds, of each story that must differ before it can be told for a template."""
_KEPT_FIGURES, _KEPT_FACTS = 0.6, 0.6
"""Share of figures (of all facts) that agree, for each share of ordinary words, of a template at most."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Comparison:
    """What two stories have in common, furniture left out of both.

    jaccard, containment_a, containment_b: of distinct shingles. longest_run: words. share_a, share_b:
    share of each one's words that agree within aligned spans. agreeing_a, agreeing_b: those words.
    """

    a: Prepared
    b: Prepared
    identical: bool
    jaccard: float
    containment_a: float
    containment_b: float
    longest_run: int
    spans: list[Span]
    agreeing_a: Mask
    agreeing_b: Mask

    @property
    def words_a(self) -> int:
        """Words of the first story's own."""
        return len(self.a.words)

    @property
    def words_b(self) -> int:
        """Words of the second story's own."""
        return len(self.b.words)

    @cached_property
    def share_a(self) -> float:
        """Share of the first story's words that agree."""
        return _mean(self.agreeing_a)

    @cached_property
    def share_b(self) -> float:
        """Share of the second story's words that agree."""
        return _mean(self.agreeing_b)

    @cached_property
    def opening_a(self) -> float:
        """Share of the first story's first 50 words that agree."""
        return _mean(self.agreeing_a[:_OPENING_WORDS])

    @cached_property
    def opening_b(self) -> float:
        """Share of the second story's first 50 words that agree."""
        return _mean(self.agreeing_b[:_OPENING_WORDS])

    @cached_property
    def quoted(self) -> float:
        """Share of the agreeing words that stand in quotation marks, in the story where it is larger."""
        return max(_mean(self.a.quoted[self.agreeing_a]), _mean(self.b.quoted[self.agreeing_b]))

    @cached_property
    def left_out_shared(self) -> bool:
        """Whether furniture of one stands in the other too, as furniture or not."""
        if not len(self.a.left_out) + len(self.b.left_out):
            return False
        pairs = (
            (self.a.left_out_shingles, self.b.left_out_shingles),
            (self.a.left_out_shingles, self.b.shingles),
            (self.a.shingles, self.b.left_out_shingles),
        )
        return any(shared_count(one, other) >= _FURNITURE_LEAST for one, other in pairs)

    @cached_property
    def figures_agree(self) -> bool:
        """Whether every figure of each stands in the other as well."""
        figures = (set(story.words.hashes[story.kinds == FIGURE].tolist()) for story in (self.a, self.b))
        return len({frozenset(values) for values in figures}) == 1

    @cached_property
    def same_form_other_facts(self) -> bool:
        """Whether figures, dates and names agree far less than the ordinary words around them.

        In a copy that somebody edited, facts agree as often as other words, and mostly oftener.
        """
        masks = [self._aligned(0), self._aligned(1)]
        return self._kept(masks, (FIGURE, DATE), _FIGURES_LEAST, _KEPT_FIGURES) or self._kept(
            masks, (FIGURE, DATE, NAME), _FACTS_LEAST, _KEPT_FACTS
        )

    def _kept(self, masks: list[Mask], kinds: tuple[int, ...], least: int, limit: float) -> bool:
        """Whether in both stories, within aligned spans, facts of these kinds were exchanged."""
        for story, agreeing, aligned in zip(
            (self.a, self.b), (self.agreeing_a, self.agreeing_b), masks, strict=True
        ):
            facts = aligned & np.isin(story.kinds, kinds)
            ordinary = aligned & (story.kinds == ORDINARY)
            if np.count_nonzero(facts & ~agreeing) < least or not ordinary.any():
                return False
            if _mean(agreeing[facts]) > limit * _mean(agreeing[ordinary]):
                return False
        return True

    def _aligned(self, side: int) -> Mask:
        """The words that stand between the first and the last word of a span, agreeing or not."""
        aligned = np.zeros((self.words_a, self.words_b)[side], bool)
        for span in self.spans:
            begin, end = ((span.begin_a, span.end_a), (span.begin_b, span.end_b))[side]
            aligned[begin:end] = True
        return aligned


def compare(a: Prepared, b: Prepared) -> Comparison:
    """Measures a pair. Cost grows with what the two share more than with their length."""
    if np.array_equal(a.words.hashes, b.words.hashes):
        whole = np.ones(len(a.words), bool)
        share = 1.0 if len(a.words) else 0.0
        return Comparison(a, b, True, share, share, share, len(a.words), [], whole, whole)
    common = a.shingles[np.isin(a.shingles, b.shingles, assume_unique=True)]
    shared = len(common)
    runs = shared_runs(a.sequence, b.sequence, b.order, common)
    spans = aligned_spans(runs, a.numbers, b.numbers)
    agreeing_a, agreeing_b = np.zeros(len(a.words), bool), np.zeros(len(b.words), bool)
    for span in spans:
        for i, j, length in span.runs:
            agreeing_a[i : i + length] = True
            agreeing_b[j : j + length] = True
    return Comparison(
        a,
        b,
        False,
        shared / max(len(a.shingles) + len(b.shingles) - shared, 1),
        shared / max(len(a.shingles), 1),
        shared / max(len(b.shingles), 1),
        int(runs[:, 2].max()) if len(runs) else _short_run(a, b),
        spans,
        agreeing_a,
        agreeing_b,
    )


def _short_run(a: Prepared, b: Prepared) -> int:
    """The longest shared run of texts that share no anchor: below ANCHOR words, found by trying."""
    for length in range(ANCHOR - 1, 0, -1):
        if _runs_of(a, length) & _runs_of(b, length):
            return length
    return 0


def _runs_of(story: Prepared, length: int) -> set[tuple[int, ...]]:
    shifted = [story.numbers[place:] for place in range(length)]
    return set(zip(*shifted, strict=False))


def _mean(mask: Mask) -> float:
    return float(np.count_nonzero(mask)) / len(mask) if len(mask) else 0.0
