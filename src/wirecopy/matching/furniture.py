"""Outlet furniture: words that an outlet's pages carry whatever the story is, and that belong to none.

Gallery captions, teaser lists, calls to subscribe: an extractor leaves them in, and they can be longer
than the story. They are told by their frequency: a passage that stands in three stories of one outlet
that are otherwise different is furniture. "Otherwise different" keeps a story that was run three times,
or updated twice, from being taken for it: each of the three must hold words enough of its own, which at
most one other story of the outlet holds, and that the other two do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.furniture import covered
from wirecopy.kernel.lists import runs_of_equals
from wirecopy.matching.passages import GRAM, WINDOW, gram_sequence, kept_places
from wirecopy.records import StoryId
from wirecopy.text.words import Words

WITNESSES = 3
"""In so many stories, otherwise different, a passage must stand."""
OWN_ENOUGH = 30
"""Passage hashes (about 4.5 words each) that make a story one of its own, whatever else it holds."""
OWN_LEAST = 6
"""Passage hashes that make a short story one of its own, where they are half of it or more."""
_TRIED = 64
"""Holders of one hash that are compared at most; a bound on the work of one story run a thousand times."""
_RUN_LEAST = 2
"""Kept grams in a row that must be furniture before anything is left out: a phrase is no furniture."""
_EDGE = WINDOW - 1
"""Words that may belong to a run of furniture before its first kept gram and after its last."""
_NO_WORDS = Words(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """The passage hashes (int64, distinct) of one story of an outlet. digest: equal for twins."""

    story: StoryId
    digest: int
    hashes: NDArray[np.int64]


def learn(holdings: Sequence[Holding]) -> NDArray[np.int64]:
    """The sorted passage hashes that are furniture of the one outlet whose stories these are.

    The order of the holdings changes nothing. Cost is linear in the hashes, but for those that are
    widespread, which are compared with at most 64 of their holders.
    """
    distinct = {one.digest: one for one in sorted(holdings, key=lambda one: one.story, reverse=True)}
    stories = sorted(distinct.values(), key=lambda one: one.story)
    if len(stories) < WITNESSES:
        return np.empty(0, np.int64)
    lengths = [len(one.hashes) for one in stories]
    hashes = np.concatenate([one.hashes for one in stories])
    holders = np.repeat(np.arange(len(stories)), lengths)
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    starts, counts = runs_of_equals(hashes)
    widespread = counts >= WITNESSES
    differ = _Difference(stories, hashes[starts[widespread]])
    found = [
        hashes[start]
        for start, count in zip(starts[widespread].tolist(), counts[widespread].tolist(), strict=True)
        if differ.in_witnesses(holders[start : start + min(count, _TRIED)].tolist())
    ]
    return np.array(found, np.int64)


class _Difference:
    """Tells, once for each pair, whether two stories of an outlet are different stories."""

    def __init__(self, stories: Sequence[Holding], widespread: NDArray[np.int64]) -> None:
        self._stories, self._widespread = stories, widespread
        self._owned: dict[int, NDArray[np.int64]] = {}
        self._least = [min(OWN_ENOUGH, max(OWN_LEAST, (len(one.hashes) + 1) // 2)) for one in stories]
        self._known: dict[tuple[int, int], bool] = {}
        self._decided: dict[tuple[int, ...], bool] = {}

    def in_witnesses(self, holders: list[int]) -> bool:
        """Whether enough of the holders are different stories, each from each other."""
        key = tuple(holders)
        decided = self._decided.get(key)
        if decided is None:
            decided = self._decided[key] = self._enough(holders)
        return decided

    def _own(self, holder: int) -> NDArray[np.int64]:
        """What a story holds that few others do."""
        own = self._owned.get(holder)
        if own is None:
            hashes = self._stories[holder].hashes
            own = self._owned[holder] = np.setdiff1d(hashes, self._widespread, assume_unique=True)
        return own

    def _enough(self, holders: list[int]) -> bool:
        chosen: list[int] = []
        for holder in holders:
            if len(self._own(holder)) < self._least[holder]:
                continue
            if all(self._different(other, holder) for other in chosen):
                chosen.append(holder)
                if len(chosen) == WITNESSES:
                    return True
        return False

    def _different(self, a: int, b: int) -> bool:
        pair = (a, b)
        known = self._known.get(pair)
        if known is None:
            shared = len(np.intersect1d(self._own(a), self._own(b), assume_unique=True))
            known = all(len(self._own(one)) - shared >= self._least[one] for one in pair)
            self._known[pair] = known
        return known


def without(words: Words, furniture: NDArray[np.int64]) -> Words:
    """The words of a story that stand in no run of its outlet's furniture (sorted hashes, as learnt)."""
    return parted(words, furniture)[0]


def parted(words: Words, furniture: NDArray[np.int64]) -> tuple[Words, Words]:
    """A story's own words, and those that stand in runs of its outlet's furniture (sorted, as learnt).

    A run is two or more neighbouring kept grams that all are furniture; it is whole from its first word
    to its last. At its ends up to seven words more may belong to it, which no hash can tell; they are
    taken in up to the widest gap between words (a paragraph, a sentence), or to the text's end.
    """
    if not len(furniture) or len(words) < GRAM:
        return words, _NO_WORDS
    grams = gram_sequence(words)
    kept = kept_places(grams)
    furniture = furniture.view()
    furniture.flags.writeable = (
        False  # as the store gives it: for arrays of another type all is compiled anew
    )
    inside, count = covered(grams, kept, furniture, (words.starts, words.ends), (GRAM, _RUN_LEAST, _EDGE))
    return (words.only(~inside), words.only(inside)) if count else (words, _NO_WORDS)
