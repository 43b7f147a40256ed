"""Why a pair was judged as it was, in one sentence for a reader."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from wirecopy.matching.compare import Comparison
from wirecopy.matching.shared import Passages
from wirecopy.records import MatchRelation


class Boilerplate(StrEnum):
    """Why what two stories share is nobody's copy."""

    furniture = "What is shared is furniture of the outlet's pages"
    notice = "What is shared is short and tells of neither title, as notices do in place of stories"
    no_story = "What is shared is too little, or a notice, for a story"


_SENTENCES = {
    MatchRelation.exact: "All {own} words are the same in the same order",
    MatchRelation.near: "The same copy with edits: {shares}",
    MatchRelation.update: "Two versions of one outlet's story: {shares}",
    MatchRelation.embeds: "Not the same copy, but {words} words in common in {passages} ({shares})",
    MatchRelation.quote: "What is shared is quotation: {quoted} of {words} words stand in quotation marks",
    MatchRelation.template: "One form filled with other figures, dates or names: {shares}",
    MatchRelation.unrelated: "Shares no passage of some length; the longest run in common is {longest} words",
}


def reason_for(seen: Comparison, relation: MatchRelation, passages: Passages) -> str:
    """The sentence, of any relation but boilerplate. "First" and "second" are the match's a and b."""
    if relation is MatchRelation.contained:
        return _contained(seen)
    return _SENTENCES[relation].format(
        own=seen.words_a,
        shares=f"{_percent(seen.share_a)} of the first and {_percent(seen.share_b)} of the second agree",
        passages=_count(len(passages.all)),
        words=passages.shared,
        quoted=passages.quoted,
        longest=seen.longest_run,
    )


def _contained(seen: Comparison) -> str:
    if seen.words_a <= seen.words_b:
        names, share, rest = ("first", "second"), seen.share_a, seen.agreeing_b
    else:
        names, share, rest = ("second", "first"), seen.share_b, seen.agreeing_a
    missing = len(rest) - int(np.count_nonzero(rest))
    tail = int(rest[::-1].argmax())
    where = f"the last {tail}" if tail >= 0.8 * missing and tail else f"{missing}"
    stands = f"{_percent(share)} of the {names[0]} stands in the {names[1]}"
    return f"{stands}; it leaves out {where} words of that"


def _count(passages: int) -> str:
    return "one passage" if passages == 1 else f"{passages} passages"


def _percent(share: float) -> str:
    """Rounded, but for what is not quite all."""
    percent = round(100 * share)
    return f"{99 if percent == 100 and share < 1 else percent} %"
