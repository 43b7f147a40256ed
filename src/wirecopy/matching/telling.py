"""What stories tell, by the words that tell it: whether what they share is part of that.

Briefs above a long footer and new openings above an old body look the same by their passages: a few words
of their own, and many that others hold as well. They differ in what they tell of. An opening names what the
body is about; a brief's words hardly stand in its outlet's footer, nor in the next brief. Words that are
longer than a text's mean word tell, in any language: those that only hold a sentence together are short.
Measured on real stories: of the telling words of an opening a stretch of 300 words of its own body holds
0.3 to 0.4, of another story's body 0.07; a shorter stretch holds fewer, as the root of its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from wirecopy.records import Item, Zone, ZoneSpan
from wirecopy.text.words import SPACELESS_BELOW, Words, words_of

_OWN_LEAST = 12
"""Words of its own that a story must have; fewer tell nothing."""
_STRETCH = 300
"""Words of a stretch of what is shared, which is asked stretch by stretch: any word stands in a long text."""
_AKIN = 0.18
"""Share of the stories' telling words that stand in a stretch of what they share, with half of the share that
stands in each other's, from which on all tell of one thing."""
_ALIKE = 0.2
"""Share of two stories' telling words that stand in the other, from which on both tell of one thing."""
_HEADED = 1 / 3
"""Share of the titles' telling words that stand in a stretch, from which on they are titles of that."""
_HEAD_WORDS = 15
"""Words of an opening that stand in for a title that is missing or says too little."""
_HEAD_LEAST = 2
"""Telling words of a title that says enough."""
_OPENING = 40
"""Words of a text within which a story tells what its title says, as the rest of another does not."""
_GOES_ON, _MAY_GO_ON = 0.14, 0.09
"""Telling words that two pieces share, to the geometric mean of both, so that one is the rest of the other's
story: whatever its title, and where its opening does not tell its title. Measured on real stories, nine
pairs in ten of one story's pieces are known by this, and one in 24 of two stories' is taken for one."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What a story tells. own: distinct telling words of its title and its own words. shared: share of them
    that a stretch of what it shares holds; titled: the same of its title's. bound: what `shared` may be."""

    own: Hashes
    shared: float
    titled: float
    bound: float


def telling(item: Item, own: Words, shared: Words) -> Telling | None:
    """What a story tells; None where it has too few words of its own.

    own, shared: its words; those that other stories of its outlet hold too stand apart.
    """
    entire = words_of(item.text, item.zones)
    longer = _mean_length(entire)
    if len(own) < _OWN_LEAST * (2 if longer < SPACELESS_BELOW else 1):
        return None
    head = _telling(_words_of(item.title or ""), longer)
    if len(head) < _HEAD_LEAST:
        first = np.arange(len(entire)) < _HEAD_WORDS
        head = np.union1d(head, _telling(entire.only(first), longer))
    told = np.union1d(_telling(own, longer), head)
    stretches = _stretches(shared, longer)
    bound = _AKIN * float(np.sqrt(min(len(shared) / _STRETCH, 1)))
    return Telling(told, _share_in(told, stretches), _share_in(head, stretches), bound)


def tell_apart(stories: Sequence[Telling], least: int) -> bool:
    """Whether so many of the stories tell of different things, and all of something else than they share."""
    if len(stories) < least or fmean(one.titled for one in stories) >= _HEADED:
        return False
    alike = {
        (a, b): max(_share(stories[a].own, stories[b].own), _share(stories[b].own, stories[a].own))
        for a, b in combinations(range(len(stories)), 2)
    }
    akin = fmean(one.shared for one in stories) + fmean(alike.values()) / 2
    if akin >= fmean(one.bound for one in stories):
        return False
    chosen: list[int] = []
    for one in range(len(stories)):
        if all(alike[other, one] < _ALIKE for other in chosen):
            chosen.append(one)
    return len(chosen) >= least


def goes_on(piece: Words, title: str, other: Words) -> bool:
    """Whether a piece of a longer text tells of the same as another: as the rest of a story, and no next one.

    title: that it stands under.
    """
    longer = (_mean_length(piece) + _mean_length(other)) / 2
    told, told_there = _telling(piece, longer), _telling(other, longer)
    both = len(np.intersect1d(told, told_there, assume_unique=True))
    akin = both / max(np.sqrt(len(told) * len(told_there)), 1)
    opening = _telling(piece.only(np.arange(len(piece)) < _OPENING), longer)
    titled = _share(_telling(_words_of(title), longer), opening)
    return bool(akin >= (_GOES_ON if titled >= _HEADED else _MAY_GO_ON))


def _stretches(words: Words, longer: float) -> list[Hashes]:
    """The telling words of each stretch of a text, all of about one length."""
    count = max(round(len(words) / _STRETCH), 1)
    number = np.arange(len(words)) * count // max(len(words), 1)
    return [_telling(words.only(number == one), longer) for one in range(count)]


def _share_in(told: Hashes, stretches: list[Hashes]) -> float:
    """The mean share of telling words that a stretch holds."""
    return sum(_share(told, stretch) for stretch in stretches) / len(stretches)


def _share(told: Hashes, elsewhere: Hashes) -> float:
    return float(np.isin(told, elsewhere).mean()) if len(told) else 1.0


def _telling(words: Words, longer: float) -> Hashes:
    """The distinct words of more characters than `longer`; of a script without spaces, pairs of words."""
    if longer < SPACELESS_BELOW:
        return np.unique(words.hashes[:-1] * _FACTOR + words.hashes[1:])
    return np.unique(words.hashes[words.ends - words.starts > longer])


def _words_of(title: str) -> Words:
    return words_of(title, (ZoneSpan(Zone.body, 0, len(title)),))


def _mean_length(words: Words) -> float:
    return float((words.ends - words.starts).mean()) if len(words) else 0.0
