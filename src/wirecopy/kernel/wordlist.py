"""Where words of a list may stand in a text: its characters go in, a few places to look at come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

TOLD_BY = (2, 3, 4, 5, 8)
"""Letters by which words are told apart: a word by the most of these that it has."""
TWO = TOLD_BY[0]
"""Letters of the shortest word."""
TABLE = 1 << 17
PAIRS = 1 << 14

_SPREAD = np.uint64(2654435761)
_MASK = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(15)
_ASCII, _PAIR_SPREAD, _PAIR_MASK = np.uint32(127), np.uint32(67), np.uint32(PAIRS - 1)
_SPACE = np.uint32(32)
_THIRDS, _ONE = np.uint32(31), np.uint32(1)


@compiled
def mixed(before: np.uint64, letter: np.uint64) -> np.uint64:
    """The hash of letters and one more: 32 bits, neighbouring letters far apart by Knuth's multiplier."""
    return ((before * _SPREAD + letter) * _SPREAD) & _MASK


@compiled
def slot(key: np.uint64) -> np.uint64:
    """The place of a hash in the table of marks."""
    return key >> _SHIFT


def ends(step: int) -> int:
    """The mark in the table that the first `TOLD_BY[step]` letters tell a word."""
    return 1 << (2 * step)


def goes_on(step: int) -> int:
    """The mark that a word told by more letters begins with the first `TOLD_BY[step]`."""
    return 2 << (2 * step)


@compiled
def pair(letter: np.uint32, following: np.uint32) -> np.uint32:
    """The place of two letters in the table of pairs: such as stand beside each other there do so in few."""
    return np.uint32((letter * _PAIR_SPREAD + following) & _PAIR_MASK)


def third(letter: int) -> int:
    """The mark of a third letter behind a pair: one of 32, and letters of an alphabet have each their own."""
    return 1 << (letter & 31)


@compiled
def places(
    codes: NDArray[np.uint32],
    pairs: NDArray[np.uint32],
    table: NDArray[np.uint16],
    apart: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Places at which a word may begin, in order, and by how many letters it was told (one of TOLD_BY).

    Each in one number: the place times 16, and the letters.

    codes: uint32[n]. pairs: uint32[PAIRS], the marks (`third`) of the letters that stand third in a word
    which begins with two such letters; all of them where a word is two such letters. table: uint16[TABLE],
    the marks (`ends`, `goes_on`) by the upper bits of the hash of as many letters as words are told by.
    apart: bool[128], the ASCII characters of which no word begins behind another. A place may come more than
    once; what is told by hashes is to be looked at again.
    """
    begins = _begins(codes, pairs, apart)
    found = np.empty(len(TOLD_BY) * len(begins), np.int64)
    length, count = len(codes), 0
    for at in begins:
        key, read = np.uint64(codes[at]), 1
        for step in range(len(TOLD_BY)):
            letters = TOLD_BY[step]
            if at + letters > length:
                break
            while read < letters:
                key = mixed(key, np.uint64(codes[at + read]))
                read += 1
            marks = table[slot(key)] >> (2 * step)
            if marks & 1:
                found[count] = at * 16 + letters
                count += 1
            if not marks & 2:
                break
    return found[:count]


@compiled
def _begins(
    codes: NDArray[np.uint32], pairs: NDArray[np.uint32], apart: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Places whose first letters may begin a word: without a branch, since text foretells none."""
    length = len(codes)
    begins, count = np.empty(length, np.int32), 0
    if length < TWO:
        return begins[:0]
    two = pair(codes[0], codes[1])
    for at in range(2, length):
        begins[count] = at - 2
        count += (pairs[two] >> (codes[at] & _THIRDS)) & _ONE
        two = pair(codes[at - 1], codes[at])
    begins[count] = length - TWO
    count += pairs[two] & _ONE
    kept = 0
    for number in range(count):
        at = begins[number]
        letter, before = codes[at], codes[at - 1] if at else _SPACE
        inside = apart[before & _ASCII] & (before <= _ASCII) & apart[letter & _ASCII] & (letter <= _ASCII)
        begins[kept] = at
        kept += not inside
    return begins[:kept]
