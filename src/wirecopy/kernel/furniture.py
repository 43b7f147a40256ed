"""A text's passage hashes and its outlet's furniture go in; the words that are furniture come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

Hashes = NDArray[np.int64]
Offsets = NDArray[np.int32]


@compiled
def _holds(ordered: Hashes, value: int) -> bool:
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low < len(ordered) and ordered[low] == value


@compiled
def _widest(starts: Offsets, ends: Offsets, word: int, step: int, edge: int) -> int:
    """The word, up to `edge` from a word, before which the widest gap is; of equals the nearest."""
    best, widest = word, 1
    for place in range(edge + 1):
        near = word + step * place
        gap = starts[near] - ends[near - 1]
        if gap > widest:
            best, widest = near, gap
    return best


@compiled
def covered(
    grams: Hashes,
    kept: Hashes,
    furniture: Hashes,
    places: tuple[Offsets, Offsets],
    sizes: tuple[int, int, int],
) -> tuple[NDArray[np.bool_], int]:
    """For each word whether it stands in a run of furniture, bool[w], and how many do.

    grams: the hash of the gram that begins at each word, int64. kept: where those stand that winnowing
    keeps, ascending. furniture: hashes, ascending. places: starts and ends of the words, int32[w] each.
    sizes: words of a gram; grams of a run, which is as many kept grams or more in a row that are furniture,
    or all of a text that has fewer; and words that belong to it at each of its ends, up to the widest gap
    or the text's end.
    """
    starts, ends = places
    gram, least, edge = sizes
    words = len(starts)
    inside = np.empty(words, np.bool_)
    for word in range(words):
        inside[word] = False
    place = count = 0
    while place < len(kept):
        first = place
        while place < len(kept) and _holds(furniture, grams[kept[place]]):
            place += 1
        if place > first and place - first >= min(least, len(kept)):
            begin, end = kept[first], kept[place - 1] + gram
            begin = 0 if begin <= edge else _widest(starts, ends, begin, -1, edge)
            end = words if end >= words - edge else _widest(starts, ends, end, 1, edge)
            for word in range(begin, end):
                count += not inside[word]
                inside[word] = True
        place += 1
    return inside, count
