"""All that is measured of a pair of stories, once, for the rules to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel import facts as kernel
from wirecopy.matching.facts import DATE, FIGURE, KIND, NAME, ORDINARY
from wirecopy.matching.measure import Mask, Span, count_common, measure, spans_of
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
    ordinary words that agrees. share: of all that differs, so much must be such facts. figures, names: so
    many of each must be among those that differ.
    """

    kinds: tuple[int, ...]
    changed: int
    kept: float
    share: float
    figures: int = 0
    names: int = 0


_TEMPLATES = (
    _TemplateRule((FIGURE, DATE), 5, 0.6, 0.2),
    _TemplateRule(_ALL_FACTS, 8, 0.6, 0.35),
    _TemplateRule(_ALL_FACTS, 5, 0.5, 0.5),
    _TemplateRule(_ALL_FACTS, 6, 0.75, 0.5, figures=4, names=1),
)
"""The last is of forms that say much besides, so that a third of all facts is enough: figures and a name."""

_CHANGED_LEAST = min(rule.changed for rule in _TEMPLATES)
_NO_ROWS = np.empty((0, 5), np.int64)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What two stories have in common, furniture left out of both.

    words_a, words_b: how many. jaccard, containment_a, containment_b: of distinct shingles. longest_run:
    words. share_a, share_b: share of each one's words that agree within aligned spans; opening_a, opening_b:
    of its first 50 words. agreeing_a, agreeing_b: those words. rows, span_count: of the spans, as of
    matching.measure.
    """

    a: Prepared
    b: Prepared
    words_a: int
    words_b: int
    identical: bool
    jaccard: float
    containment_a: float
    containment_b: float
    longest_run: int
    share_a: float
    share_b: float
    opening_a: float
    opening_b: float
    agreeing_a: Mask
    agreeing_b: Mask
    rows: NDArray[np.int64]
    span_count: int

    @cached_property
    def spans(self) -> list[Span]:
        """The aligned spans, by their begins."""
        return spans_of(self.rows)

    @property
    def quoted(self) -> float:
        """Share of the agreeing words that stand in quotation marks, in the story where it is larger."""
        return max(one.quoted / max(one.agreeing, 1) for one in self._exchanged)

    @property
    def left_out_shared(self) -> bool:
        """Whether furniture of one stands in the other too, as furniture or not."""
        pairs = (
            (self.a.left_out_sequence, self.b.left_out_sequence),
            (self.a.left_out_sequence, self.b.sequence),
            (self.a.sequence, self.b.left_out_sequence),
        )
        return any(
            min(len(one), len(other)) >= _FURNITURE_LEAST and count_common(one, other) >= _FURNITURE_LEAST
            for one, other in pairs
        )

    @property
    def figures_agree(self) -> bool:
        """Whether every figure of each stands in the other as well."""
        a, b = (
            set(story.words.hashes[(story.marks & KIND) == FIGURE].tolist()) for story in (self.a, self.b)
        )
        return a == b

    @property
    def same_form_other_facts(self) -> bool:
        """Whether figures, dates and names agree far less than the ordinary words around them.

        In a copy that somebody edited, facts agree as often as other words, and mostly oftener. In two
        issues of one form they are nearly all that differs.
        """
        exchanged = self._exchanged
        if min(exchanged[0].facts_changed, exchanged[1].facts_changed) < _CHANGED_LEAST:
            return False
        return any(all(one.is_template(rule) for one in exchanged) for rule in _TEMPLATES)

    @cached_property
    def _exchanged(self) -> tuple[_Exchanged, _Exchanged]:
        told = kernel.told(self.a.marks, self.agreeing_a, self.b.marks, self.agreeing_b, _MARGIN)
        a, b = (_Exchanged(row[:4], row[4:8], *row[8:]) for row in told.tolist())
        return a, b


@dataclass(frozen=True, slots=True)
class _Exchanged:
    """Of one story's words from a little before the first that agrees to a little after the last.

    words, changed: of each kind, all and those that do not agree. agreeing, quoted: of all words, those that
    agree, and that are quoted too.
    """

    words: list[int]
    changed: list[int]
    agreeing: int
    quoted: int

    @property
    def facts_changed(self) -> int:
        """Figures, dates and names that do not agree."""
        return sum(self.changed) - self.changed[ORDINARY]

    def is_template(self, rule: _TemplateRule) -> bool:
        """Whether so many facts were exchanged, and so little else, as the rule asks for."""
        facts_changed = sum(self.changed[kind] for kind in rule.kinds)
        ordinary = self.words[ORDINARY]
        figures = self.changed[FIGURE] + self.changed[DATE]
        if figures < rule.figures or self.changed[NAME] < rule.names:
            return False
        if facts_changed < rule.changed or not ordinary:
            return False
        kept_facts = 1 - facts_changed / sum(self.words[kind] for kind in rule.kinds)
        kept_ordinary = 1 - self.changed[ORDINARY] / ordinary
        changed = facts_changed + self.changed[ORDINARY]
        return kept_facts <= rule.kept * kept_ordinary and facts_changed >= rule.share * changed


def compare(a: Prepared, b: Prepared) -> Comparison:
    """Measures a pair. Cost grows with the words of both."""
    hashes_a, hashes_b = a.words.hashes, b.words.hashes
    words_a, words_b = len(hashes_a), len(hashes_b)
    if words_a == words_b and hashes_a.tobytes() == hashes_b.tobytes():
        share, all_of = 1.0 if words_a else 0.0, np.ones(words_a, bool)
        shares = (share, share, share, words_a, share, share, share, share)
        return Comparison(a, b, words_a, words_b, True, *shares, all_of, all_of, _NO_ROWS, 0)
    seen = measure(hashes_a, hashes_b, a.sequence, b.sequence)
    return Comparison(
        a,
        b,
        words_a,
        words_b,
        False,
        seen.common / max(seen.distinct_a + seen.distinct_b - seen.common, 1),
        seen.common / max(seen.distinct_a, 1),
        seen.common / max(seen.distinct_b, 1),
        seen.longest_run,
        _mean(seen.agreeing_a),
        _mean(seen.agreeing_b),
        _mean(seen.agreeing_a[:_OPENING_WORDS]),
        _mean(seen.agreeing_b[:_OPENING_WORDS]),
        seen.agreeing_a,
        seen.agreeing_b,
        seen.rows,
        seen.spans,
    )


def _mean(mask: Mask) -> float:
    return int(np.count_nonzero(mask)) / len(mask) if len(mask) else 0.0
