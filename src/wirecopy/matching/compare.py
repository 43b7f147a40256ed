"""All that is measured of a pair of stories, once, for the rules to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wirecopy.matching.facts import DATE, FIGURE, NAME, ORDINARY
from wirecopy.matching.measure import ANCHOR, Span, aligned_spans, common_members, shared_runs
from wirecopy.matching.prepare import Prepared

_OPENING_WORDS = 50
_FURNITURE_LEAST = 10
"""Shingles of furniture in common before a pair counts as one that furniture brought together."""
_MARGIN = 4
"""Words before the first and after the last agreeing word that still belong to a form."""
_ALL_FACTS = (FIGURE, DATE, NAME)


@dataclass(frozen=True, slots=True)
class _TemplateRule:
    """When facts of some kinds tell a template.

    changed: so many of each story's must differ. kept: as much of them may agree, for each share of the
    ordinary words that agrees. share: of all that differs, so much must be such facts.
    """

    kinds: tuple[int, ...]
    changed: int
    kept: float
    share: float


_TEMPLATES = (
    _TemplateRule((FIGURE, DATE), 5, 0.6, 0.2),
    _TemplateRule(_ALL_FACTS, 8, 0.6, 0.35),
    _TemplateRule(_ALL_FACTS, 5, 0.5, 0.5),
)

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
        return any(len(common_members(one, other)) >= _FURNITURE_LEAST for one, other in pairs)

    @cached_property
    def figures_agree(self) -> bool:
        """Whether every figure of each stands in the other as well."""
        figures = (set(story.words.hashes[story.kinds == FIGURE].tolist()) for story in (self.a, self.b))
        return len({frozenset(values) for values in figures}) == 1

    @cached_property
    def same_form_other_facts(self) -> bool:
        """Whether figures, dates and names agree far less than the ordinary words around them.

        In a copy that somebody edited, facts agree as often as other words, and mostly oftener. In two
        issues of one form they are nearly all that differs.
        """
        return any(
            all(exchange.is_template(rule) for exchange in (self._exchange(0, rule), self._exchange(1, rule)))
            for rule in _TEMPLATES
        )

    def _exchange(self, side: int, rule: _TemplateRule) -> _Exchange:
        story, agreeing = ((self.a, self.agreeing_a), (self.b, self.agreeing_b))[side]
        aligned = self._aligned(side)
        inside = story.kinds[aligned]
        changed = inside[~agreeing[aligned]]
        all_of, changed_of = np.bincount(inside, minlength=4), np.bincount(changed, minlength=4)
        kinds = list(rule.kinds)
        return _Exchange(
            int(all_of[kinds].sum()),
            int(changed_of[kinds].sum()),
            int(all_of[ORDINARY]),
            int(changed_of[ORDINARY]),
        )

    def _aligned(self, side: int) -> slice:
        """The words from a little before the first that agrees to a little after the last."""
        places = np.flatnonzero((self.agreeing_a, self.agreeing_b)[side])
        if not len(places):
            return slice(0, 0)
        return slice(max(int(places[0]) - _MARGIN, 0), int(places[-1]) + 1 + _MARGIN)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Of one story's aligned words: how many are facts, and ordinary; how many of these do not agree."""

    facts: int
    facts_changed: int
    ordinary: int
    ordinary_changed: int

    def is_template(self, rule: _TemplateRule) -> bool:
        """Whether so many facts were exchanged, and so little else, as the rule asks for."""
        if self.facts_changed < rule.changed or not self.ordinary:
            return False
        kept_facts = 1 - self.facts_changed / self.facts
        kept_ordinary = 1 - self.ordinary_changed / self.ordinary
        changed = self.facts_changed + self.ordinary_changed
        return kept_facts <= rule.kept * kept_ordinary and self.facts_changed >= rule.share * changed


def compare(a: Prepared, b: Prepared) -> Comparison:
    """Measures a pair. Cost grows with what the two share more than with their length."""
    if np.array_equal(a.words.hashes, b.words.hashes):
        whole = np.ones(len(a.words), bool)
        share = 1.0 if len(a.words) else 0.0
        return Comparison(a, b, True, share, share, share, len(a.words), [], whole, whole)
    common = common_members(a.shingles, b.shingles)
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
