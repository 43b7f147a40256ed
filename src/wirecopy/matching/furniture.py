"""Outlet furniture: words that an outlet's pages carry whatever the story is, and that belong to none.

Gallery captions, teaser lists, calls to subscribe: an extractor leaves them in, and they can be longer
than the story. They are told by their frequency: a passage that stands in three stories of one outlet
that are otherwise different is furniture. "Otherwise different" keeps a story that was run three times,
or updated twice, from being taken for it: each of the three must hold words enough of its own, which at
most one other story of the outlet holds, and that the other two do not. Where they hold less, as briefs
under a long footer do, their texts are looked at: `matching.telling` tells briefs from new openings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.furniture import covered
from wirecopy.kernel.lists import runs_of_equals
from wirecopy.matching.passages import GRAM, WINDOW, gram_sequence, kept_places
from wirecopy.matching.telling import Telling, tell_apart, telling
from wirecopy.records import Item, StoryId
from wirecopy.text.words import Words, words_of

WITNESSES = 3
"""In so many stories, otherwise different, a passage must stand."""
OWN_ENOUGH = 30
"""Passage hashes (about 4.5 words each) that make a story one of its own, whatever else it holds."""
OWN_LEAST = 6
"""Passage hashes that make a short story one of its own, where they are half of it or more."""
_OWN_SOME = 2
"""Passage hashes of its own that a story must hold for its text to be looked at."""
_SHARED_LEAST = 12
"""Passage hashes, some 55 words, that the same stories share, before their texts are looked at."""
_LOOKED_AT = 16
"""Texts that are looked at for the hashes that the same stories share."""
_TRIED = 64
"""Holders of one hash that are compared at most; a bound on the work of one story run a thousand times."""
_RUN_LEAST = 2
"""Kept grams in a row that must be furniture before anything is left out: a phrase is no furniture."""
_EDGE = WINDOW - 1
"""Words that may belong to a run of furniture before its first kept gram and after its last."""
Look = Callable[[Sequence[StoryId]], Mapping[StoryId, Item]]
"""Reads texts."""
_NO_WORDS = Words(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """The passage hashes (int64, distinct) of one story of an outlet. digest: equal for twins."""

    story: StoryId
    digest: int
    hashes: NDArray[np.int64]


def learn(holdings: Sequence[Holding], look: Look | None = None) -> NDArray[np.int64]:
    """The sorted passage hashes that are furniture of the one outlet whose stories these are.

    look: reads the texts of stories that hold too little of their own for their hashes to decide. The order
    of the holdings changes nothing. Cost is linear in the hashes, but for those that are widespread, which
    are compared with at most 64 of their holders.
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
    groups: dict[tuple[int, ...], list[int]] = {}
    for start, count in zip(starts[widespread].tolist(), counts[widespread].tolist(), strict=True):
        key = tuple(holders[start : start + min(count, _TRIED)].tolist())
        groups.setdefault(key, []).append(int(hashes[start]))
    differing = _Difference(stories, hashes[starts[widespread]], look)
    found = [group for key, group in groups.items() if differing.in_witnesses(key, len(group))]
    return np.array(sorted(hash_ for group in found for hash_ in group), np.int64)


class _Difference:
    """Tells, once for each pair, whether two stories of an outlet are different stories."""

    def __init__(self, stories: Sequence[Holding], widespread: NDArray[np.int64], look: Look | None) -> None:
        self._stories, self._widespread, self._look = stories, widespread, look
        self._owned: dict[int, NDArray[np.int64]] = {}
        self._least = [min(OWN_ENOUGH, max(OWN_LEAST, (len(one.hashes) + 1) // 2)) for one in stories]
        self._known: dict[tuple[int, int], bool] = {}
        self._tellings: dict[int, Telling | None] = {}

    def in_witnesses(self, holders: Sequence[int], shared: int) -> bool:
        """Whether enough of the holders of so many shared hashes are different stories, each from each."""
        if self._enough(holders):
            return True
        if self._look is None or shared < _SHARED_LEAST:
            return False
        short = [one for one in holders if len(self._own(one)) >= _OWN_SOME][:_LOOKED_AT]
        return len(short) >= WITNESSES and self._told_apart(short, self._look)

    def _enough(self, holders: Sequence[int]) -> bool:
        chosen: list[int] = []
        for holder in holders:
            if len(self._own(holder)) < self._least[holder]:
                continue
            if all(self._different(other, holder) for other in chosen):
                chosen.append(holder)
                if len(chosen) == WITNESSES:
                    return True
        return False

    def _told_apart(self, holders: Sequence[int], look: Look) -> bool:
        """Whether the texts of enough holders show that they are different stories."""
        unread = {self._stories[one].story: one for one in holders if one not in self._tellings}
        for story, item in look(list(unread)).items() if unread else ():
            own, shared = parted(words_of(item.text, item.zones), self._widespread)
            self._tellings[unread[story]] = telling(item, own, shared)
        told = [one for holder in holders if (one := self._tellings.get(holder)) is not None]
        return tell_apart(told, WITNESSES)

    def _own(self, holder: int) -> NDArray[np.int64]:
        """What a story holds that few others do."""
        own = self._owned.get(holder)
        if own is None:
            hashes = self._stories[holder].hashes
            own = self._owned[holder] = np.setdiff1d(hashes, self._widespread, assume_unique=True)
        return own

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
