"""Two texts' shingles go in; what they share comes out: exact counts, and their maximal shared runs.

Shingles are joined by tables of hashes, so the cost grows with the words of both and not with their
product, whatever the texts repeat. Where a hash stands in a table hangs on a salt, any odd number that is
drawn anew for each process: so nobody can write a text whose hashes all get into each other's way. No
answer depends on it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

_ONE, _SHIFT = np.uint64(1), np.uint64(32)
_FEW = 256
"""Runs that room is made for before they are counted."""
_ODD = np.uint64(0x9E3779B97F4A7C15)

Places = NDArray[np.int32]
Tabled = tuple[Places, Places, Places, int]
Joined = tuple[NDArray[np.int64], int, int, int, int]


@compiled
def _free(size: int) -> Places:
    slots = np.empty(size, np.int32)
    for slot in range(size):
        slots[slot] = -1
    return slots


@compiled
def _slot(slots: Places, values: NDArray[np.uint64], value: np.uint64, salt: int) -> np.uint64:
    """The slot of a table in which a value stands, or would. The product wraps."""
    mask = np.uint64(len(slots) - 1)
    slot = ((value * np.uint64(salt)) >> _SHIFT) & mask
    while slots[slot] >= 0 and values[slots[slot]] != value:
        slot = (slot + _ONE) & mask
    return slot


@compiled
def _tabled(values: NDArray[np.uint64], salt: int) -> Tabled:
    """A table of uint64[n], hashes themselves, of which half the slots or more stay free.

    Answers the first place of each value by slot (int32, -1 where free); for each place the next of the same
    value (int32[n], -1 for none) and how often its value comes from there on (int32[n]); and how many
    different values there are.
    """
    size = 8
    while size < 2 * len(values):
        size *= 2
    slots = _free(size)
    following = np.empty(len(values), np.int32)
    often = np.empty(len(values), np.int32)
    count = 0
    for place in range(len(values) - 1, -1, -1):
        slot = _slot(slots, values, values[place], salt)
        after = slots[slot]
        following[place] = after
        often[place] = 1 if after < 0 else often[after] + 1
        count += after < 0
        slots[slot] = place
    return slots, following, often, count


@compiled
def count_common(a: NDArray[np.uint64], b: NDArray[np.uint64], salt: int) -> int:
    """How many different values both arrays hold."""
    slots_a, _, _, _ = _tabled(a, salt)
    slots_b, _, _, _ = _tabled(b, salt)
    count = 0
    for place in slots_a:
        count += place >= 0 and slots_b[_slot(slots_b, b, a[place], salt)] >= 0
    return count


@compiled
def _anchors(
    a: NDArray[np.uint64], tabled_a: Tabled, b: NDArray[np.uint64], tabled_b: Tabled, numbers: tuple[int, int]
) -> tuple[Places, int]:
    """For each shingle of a its first place in b, -1 where it is no anchor, and how many both hold."""
    repeats, salt = numbers
    _, following_a, often_a, _ = tabled_a
    slots_b, _, often_b, _ = tabled_b
    partner = np.empty(len(a), np.int32)
    product = np.empty(len(a), np.int64)
    for place in range(len(a)):
        product[place] = -1
    common, most = 0, 0
    for first in range(len(a)):
        if product[first] >= 0:
            continue
        there = slots_b[_slot(slots_b, b, a[first], salt)]
        stands = 0
        if there >= 0:
            common += 1
            most = max(most, often_b[there])
            stands = often_a[first] * often_b[there]
        place = first
        while place >= 0:
            partner[place], product[place] = there, stands
            place = following_a[place]
    if most > 1:
        for place in range(len(a)):
            if product[place] > repeats:
                partner[place] = -1
    return partner, common


@compiled
def _begin(
    a: NDArray[np.uint64],
    b: NDArray[np.uint64],
    partner: Places,
    following_b: Places,
    runs: NDArray[np.int64],
) -> int:
    """How many runs begin, at pairs of places of which the two before are no anchor, which go into runs."""
    found = 0
    for i in range(len(a)):
        j = partner[i]
        while j >= 0:
            if not (i and j and partner[i - 1] >= 0 and a[i - 1] == b[j - 1]):
                if found < len(runs):
                    runs[found, 0], runs[found, 1] = i, j
                found += 1
            j = following_b[j]
    return found


@compiled
def shared_runs(a: NDArray[np.uint64], b: NDArray[np.uint64], words: int, repeats: int, salt: int) -> Joined:
    """The maximal runs of shingles that two sequences share, and how many different shingles.

    a, b: the shingle that begins at each word, uint64. words: of a shingle. repeats: where b holds any shared
    shingle more than once, those are anchors that stand so often in both (product) or more rarely; else
    all are. Answers the runs, int64[r, 3] (begin in a, begin in b, words), by their begins; the words
    of the longest, 0 of none; and how many different shingles stand in both, in a, and in b.
    """
    tabled_a, tabled_b = _tabled(a, salt), _tabled(b, salt)
    partner, common = _anchors(a, tabled_a, b, tabled_b, (repeats, salt))
    runs = np.empty((_FEW, 3), np.int64)
    found = _begin(a, b, partner, tabled_b[1], runs)
    if found > _FEW:
        runs = np.empty((found, 3), np.int64)
        _begin(a, b, partner, tabled_b[1], runs)
    longest = 0
    for run in range(found):
        i, j = runs[run, 0], runs[run, 1]
        shingles, most = 1, min(len(a) - i, len(b) - j)
        while shingles < most and partner[i + shingles] >= 0 and a[i + shingles] == b[j + shingles]:
            shingles += 1
        runs[run, 2] = shingles + words - 1
        longest = max(longest, shingles + words - 1)
    return runs[:found], longest, common, tabled_a[3], tabled_b[3]


@compiled
def _mixed(one: np.uint64, other: np.uint64, salt: int) -> np.uint64:
    return ((one * _ODD + other) * np.uint64(salt)) >> _SHIFT


@compiled
def short_run(a: NDArray[np.uint64], b: NDArray[np.uint64], salt: int) -> int:
    """The longest run of words, 2, 1 or 0, that two texts share which share no three in a row."""
    slots, _, _, _ = _tabled(a, salt)
    one = False
    for word in b:
        one |= slots[_slot(slots, a, word, salt)] >= 0
    if not one:
        return 0
    size = 8
    while size < 2 * len(a):
        size *= 2
    mask = np.uint64(size - 1)
    pairs = _free(size)  # a table of neighbours in a, which are compared whole
    for place in range(len(a) - 1):
        slot = _mixed(a[place], a[place + 1], salt) & mask
        while pairs[slot] >= 0 and (a[pairs[slot]] != a[place] or a[pairs[slot] + 1] != a[place + 1]):
            slot = (slot + _ONE) & mask
        pairs[slot] = place
    for place in range(len(b) - 1):
        slot = _mixed(b[place], b[place + 1], salt) & mask
        while pairs[slot] >= 0:
            if a[pairs[slot]] == b[place] and a[pairs[slot] + 1] == b[place + 1]:
                return 2
            slot = (slot + _ONE) & mask
    return 1
