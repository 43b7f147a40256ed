"""What two stories are to each other, and why.

The exact measures of `matching.measure` decide, not the estimates that made the two candidates. A false
merge is worse than a missed one, so every acceptance asks for more than a large common part: the words
must not be quotation, the differences must not be figures and names alone, and where a part is missing,
one story's opening must stand in the other, as it does in a trimmed copy and does not in a report of
somebody's own that took in a passage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wirecopy.matching.compare import Comparison, compare
from wirecopy.matching.prepare import Prepared
from wirecopy.matching.reason import Boilerplate, reason_for
from wirecopy.matching.shared import NO_PASSAGES, Passages, passages_of
from wirecopy.records import Match, MatchRelation, Passage, Record
from wirecopy.text.substance import FEWEST_WORDS

RULE_VERSION = 5
"""Of the rules and thresholds of this package; a change makes stored judgements due again."""

_SHORT = 40
"""Words below which a story is the same copy only when it is exactly or nearly the same."""
_SHORT_SHARE = 0.88
_NOTICE_MOST = 80
"""Words below which a text can be a notice that stands in place of stories."""
_TOLD = 1 / 3
"""Share of a title's words that stand in the text which it is the title of, at least."""
_NEAR = 0.75
"""Share of each story's words that agree: a tenth of all words replaced leaves about 0.85."""
_LOOSE = 0.6
"""The same, for copies that both sides edited or cut, when an opening is shared or edits are spread."""
_SPREAD = 5
"""Spans that show edits spread through a copy, and not one passage taken over."""
_CONTAINED = 0.74
"""Share of the shorter story's words that stand in the longer; less than of a copy cut and edited is rare."""
_WHOLLY_CONTAINED = 0.93
_OPENING = 0.35
"""Share of the first words of a story that agree, for its opening to be taken from the other."""
_UPDATE_MOST, _UPDATE_LEAST = 0.6, 0.5
"""Shares of an outlet's own newer version, which often has a new opening under a title like the old."""
_SAME_TITLE = 0.5
_QUOTED = 0.6
"""Share of quotation in what is shared, beyond which it is somebody's words that both report."""
_ALL_QUOTED = 0.85
_CUT = 0.1
"""So much more of the shorter story than of the longer must agree where one is the other cut short."""
_DAYS = 14
"""Copies of one text are run within days. Later, one's older words in new work are the likelier case."""
_LATE = 0.85
_TEMPLATE_LEAST = 0.3
"""Share of the shorter story that must agree before its form is asked about."""


@dataclass(frozen=True, slots=True)
class Judged(Record):
    """A match, a < b, and the passages shared; none where the two are the same copy."""

    match: Match
    passages: tuple[Passage, ...]


def judge(a: Prepared, b: Prepared) -> Judged:
    """Judges a pair of different stories; the order in which they are given changes nothing."""
    if a.story > b.story:
        a, b = b, a
    if _is_one_page(a, b):
        a, b = a.entire, b.entire
    seen = compare(a, b)
    relation = _relation(a, b, seen)
    cause = Boilerplate.furniture
    if relation is MatchRelation.boilerplate and min(seen.words_a, seen.words_b):
        cause = Boilerplate.notice
    elif relation.same_copy and (a.unsigned or b.unsigned):
        relation, cause = MatchRelation.boilerplate, Boilerplate.no_story
    passages = NO_PASSAGES
    if relation in (MatchRelation.embeds, MatchRelation.quote, MatchRelation.unrelated):
        relation, passages = _with_passages(a, b, seen, relation)
    match = Match(
        a.story,
        b.story,
        relation,
        relation.same_copy,
        seen.jaccard,
        seen.containment_a,
        seen.containment_b,
        seen.longest_run,
        cause if relation is MatchRelation.boilerplate else reason_for(seen, relation, passages),
        RULE_VERSION,
    )
    return Judged(match, passages.all)


def _relation(a: Prepared, b: Prepared, seen: Comparison) -> MatchRelation:
    """The relation that the shares allow, passages aside."""
    if not min(seen.words_a, seen.words_b) or _is_notice(a, b, seen):
        return MatchRelation.boilerplate
    if seen.identical:
        return MatchRelation.exact
    if not seen.span_count:
        return MatchRelation.unrelated
    if min(seen.share_a, seen.share_b) >= _TEMPLATE_LEAST and seen.same_form_other_facts:
        return MatchRelation.template
    return _accepted(a, b, seen) or MatchRelation.embeds


def _is_one_page(a: Prepared, b: Prepared) -> bool:
    """Whether both are one page under one title: a report of a set form that is furniture of its outlet."""
    if not (len(a.left_out) or len(b.left_out)):
        return False
    if len(a.words) + len(a.left_out) != len(b.words) + len(b.left_out):
        return False
    same_title = (_title_share(a, b) or 0.0) >= _SAME_TITLE
    return same_title and np.array_equal(a.entire.words.hashes, b.entire.words.hashes)


def _is_short(a: Prepared, b: Prepared, seen: Comparison) -> bool:
    least = min(seen.words_a, seen.words_b)
    return least < _SHORT or (least < 2 * _SHORT and least < _SHORT * min(a.scale, b.scale))


def _is_notice(a: Prepared, b: Prepared, seen: Comparison) -> bool:
    """Whether two short texts stand where stories are missing: "Sign in to read on", a notice on cookies.

    A few words say nothing under any title. One outlet runs no brief twice under other titles; and of two
    outlets, a text that speaks of neither title belongs to neither story, unless it was filed somewhere.
    """
    if min(seen.share_a, seen.share_b) < _NEAR:
        return False
    words, titles = min(seen.words_a, seen.words_b), _title_share(a, b)
    if words < FEWEST_WORDS:
        return True
    if titles is None or titles >= _SAME_TITLE:
        return False
    if a.outlet.is_same(b.outlet) and _is_short(a, b, seen):
        return True
    return words < _NOTICE_MOST and max(a.told, b.told) < _TOLD and not (a.is_filed or b.is_filed)


def _title_share(a: Prepared, b: Prepared) -> float | None:
    """Share of the shorter title's words that stand in the other; None where a story has no title."""
    one, other = a.title_words, b.title_words
    return len(one & other) / min(len(one), len(other)) if one and other else None


def _accepted(a: Prepared, b: Prepared, seen: Comparison) -> MatchRelation | None:
    """near, contained or update, or None where the two are not the same copy."""
    relation = _copy_relation(a, b, seen)
    if not a.outlet.is_same(b.outlet):
        return relation
    if relation is None:
        return MatchRelation.update if _is_update(a, b, seen) else None
    return MatchRelation.update if _times_differ(a, b) else relation


def _copy_relation(a: Prepared, b: Prepared, seen: Comparison) -> MatchRelation | None:
    """near or contained, or None where the two are not the same copy."""
    least = min(seen.share_a, seen.share_b)
    if _is_short(a, b, seen):
        return MatchRelation.near if least >= _SHORT_SHARE and seen.figures_agree else None
    cut = abs(seen.share_a - seen.share_b) >= _CUT and _is_contained(seen)
    if not cut and _is_near(a, b, seen, least):
        return MatchRelation.near
    return MatchRelation.contained if cut or _is_contained(seen) else None


def _is_near(a: Prepared, b: Prepared, seen: Comparison, least: float) -> bool:
    """Whether most of both stories agrees; less is enough where an opening is shared or edits are spread."""
    opening = max(seen.opening_a, seen.opening_b) >= _OPENING
    same_outlet, late = a.outlet.is_same(b.outlet), _days_between(a, b) > _DAYS
    if least >= (_LATE if late else _NEAR):
        return opening or not same_outlet
    spread = seen.span_count >= _SPREAD and not same_outlet
    return least >= _LOOSE and not late and seen.quoted < _QUOTED and (opening or spread)


def _is_contained(seen: Comparison) -> bool:
    """Whether nearly all of the shorter story stands in the longer, its opening too, as narration."""
    if seen.words_a <= seen.words_b:
        share, opening = seen.share_a, seen.opening_a
    else:
        share, opening = seen.share_b, seen.opening_b
    if share >= _WHOLLY_CONTAINED:
        return seen.quoted < _ALL_QUOTED
    return share >= _CONTAINED and opening >= _OPENING and seen.quoted < _QUOTED


def _is_update(a: Prepared, b: Prepared, seen: Comparison) -> bool:
    """Whether one is the outlet's newer version of the other, though much was written anew."""
    least, most = sorted((seen.share_a, seen.share_b))
    if most < _UPDATE_MOST or least < _UPDATE_LEAST or seen.quoted >= _QUOTED:
        return False
    if _is_short(a, b, seen) or _days_between(a, b) > _DAYS:
        return False
    if max(seen.opening_a, seen.opening_b) >= _OPENING:
        return True
    return (_title_share(a, b) or 0.0) >= _SAME_TITLE


def _days_between(a: Prepared, b: Prepared) -> float:
    """Days from one's publication to the other's; 0 where either is not known."""
    if a.published is None or b.published is None:
        return 0.0
    return abs((a.published.utc - b.published.utc).total_seconds()) / 86_400


def _times_differ(a: Prepared, b: Prepared) -> bool:
    times = [(story.updated or story.published) for story in (a, b)]
    return all(times) and len({time.utc for time in times if time}) > 1


def _with_passages(
    a: Prepared, b: Prepared, seen: Comparison, relation: MatchRelation
) -> tuple[MatchRelation, Passages]:
    """embeds where narration is shared, quote where quotation alone is, else unrelated or boilerplate."""
    passages = passages_of(a, b, seen)
    if passages.narration:
        return MatchRelation.embeds, passages
    if passages.quotation:
        return MatchRelation.quote, passages
    return MatchRelation.boilerplate if seen.left_out_shared else MatchRelation.unrelated, NO_PASSAGES
