"""Why a pair was judged as it was, in one sentence for a reader."""

from __future__ import annotations

import numpy as np

from wirecopy.matching.compare import Comparison
from wirecopy.matching.prepare import Prepared
from wirecopy.records import MatchRelation, Passage


def reason_for(
    a: Prepared, b: Prepared, seen: Comparison, relation: MatchRelation, passages: tuple[Passage, ...]
) -> str:
    """The sentence. "First" and "second" are the match's a and b."""
    shares = f"{_percent(seen.share_a)} of the first and {_percent(seen.share_b)} of the second agree"
    words = sum(passage.words for passage in passages)
    told = {
        MatchRelation.exact: f"all {seen.words_a} words are the same in the same order",
        MatchRelation.near: f"the same copy with edits: {shares}",
        MatchRelation.update: f"two versions of one outlet's story: {shares}",
        MatchRelation.embeds: f"not the same copy, but {_count(len(passages))} of {words} words in common"
        f" ({shares})",
        MatchRelation.quote: f"what is shared, {words} words, stands in quotation marks",
        MatchRelation.template: f"one form filled with other figures, dates or names: {shares}",
        MatchRelation.boilerplate: "what is shared is furniture of the outlet's pages",
        MatchRelation.unrelated: f"shares no passage; the longest run in common is {seen.longest_run} words",
    }
    sentence = _contained(seen) if relation is MatchRelation.contained else told[relation]
    return sentence[0].upper() + sentence[1:]


def _contained(seen: Comparison) -> str:
    if seen.words_a <= seen.words_b:
        names, share, rest = ("first", "second"), seen.share_a, seen.agreeing_b
    else:
        names, share, rest = ("second", "first"), seen.share_b, seen.agreeing_a
    missing = len(rest) - int(np.count_nonzero(rest))
    tail = len(rest) - 1 - int(np.flatnonzero(rest)[-1])
    where = f"the last {tail}" if tail >= 0.8 * missing and tail else f"{missing}"
    stands = f"{_percent(share)} of the {names[0]} stands in the {names[1]}"
    return f"{stands}; it leaves out {where} words of that"


def _count(passages: int) -> str:
    return "one passage" if passages == 1 else f"{passages} passages"


def _percent(share: float) -> str:
    """Rounded, but for what is not quite all."""
    percent = round(100 * share)
    return f"{99 if percent == 100 and share < 1 else percent} %"
