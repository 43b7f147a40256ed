"""Where words of a list may stand in a text: its characters go in, a few places to look at come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

TWO, THREE, FIVE = 2, 3, 5
"""Letters by which words are told apart: a word by as many of them as it has."""
ENDS = {TWO: 1, THREE: 2, FIVE: 4}
"""Marks in the table of hashes: these letters tell a word."""
GOES_ON = {TWO: 8, THREE: 16}
"""Marks in the table: three or five letters tell one that begins with these."""
TABLE = 1 << 16
PAIRS = 1 << 14

_SPREAD = np.uint64(2654435761)
_MASK = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(16)
_TWO_ENDS, _THREE_ENDS, _FIVE_ENDS = ENDS[TWO], ENDS[THREE], ENDS[FIVE]
_TWO_GOES_ON, _THREE_GOES_ON = GOES_ON[TWO], GOES_ON[THREE]
_ASCII, _PAIR_SPREAD, _PAIR_MASK = np.uint32(127), np.uint32(67), np.uint32(PAIRS - 1)
_SPACE = np.uint32(32)


@compiled
def mixed(before: np.uint64, letter: np.uint64) -> np.uint64:
    """The hash of letters and one more: 32 bits, neighbouring letters far apart by Knuth's multiplier."""
    return ((before * _SPREAD + letter) * _SPREAD) & _MASK


@compiled
def pair(letter: np.uint32, following: np.uint32) -> np.uint32:
    """The place of two letters in the table of pairs: such as stand beside each other there do so in few."""
    return np.uint32((letter * _PAIR_SPREAD + following) & _PAIR_MASK)


@compiled
def places(
    codes: NDArray[np.uint32],
    pairs: NDArray[np.uint8],
    table: NDArray[np.uint8],
    apart: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Places at which a word may begin, in order, and by how many letters it was told (TWO, THREE or FIVE).

    Each in one number: the place times 8, and the letters.

    codes: uint32[n]. pairs: uint8[PAIRS], 1 where some word begins with two such letters. table:
    uint8[TABLE], the marks (ENDS, GOES_ON) by the upper half of the hash of two, three and five letters.
    apart: bool[128], the ASCII characters of which no word begins behind another. A place may come more than
    once; what is told by hashes is to be looked at again.
    """
    begins = _begins(codes, pairs, apart)
    found = np.empty(3 * len(begins), np.int64)
    length, count = len(codes), 0
    for at in begins:
        key = mixed(np.uint64(codes[at]), np.uint64(codes[at + 1]))
        marks = table[key >> _SHIFT]
        if marks & _TWO_ENDS:
            found[count] = at * 8 + TWO
            count += 1
        if not marks & _TWO_GOES_ON or at + 2 >= length:
            continue
        key = mixed(key, np.uint64(codes[at + 2]))
        marks = table[key >> _SHIFT]
        if marks & _THREE_ENDS:
            found[count] = at * 8 + THREE
            count += 1
        if not marks & _THREE_GOES_ON or at + 4 >= length:
            continue
        key = mixed(mixed(key, np.uint64(codes[at + 3])), np.uint64(codes[at + 4]))
        if table[key >> _SHIFT] & _FIVE_ENDS:
            found[count] = at * 8 + FIVE
            count += 1
    return found[:count]


@compiled
def _begins(
    codes: NDArray[np.uint32], pairs: NDArray[np.uint8], apart: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Places whose first two letters may begin a word: without a branch, since text foretells none."""
    begins, count = np.empty(len(codes), np.int32), 0
    for at in range(len(codes) - 1):
        begins[count] = at
        count += pairs[pair(codes[at], codes[at + 1])]
    kept = 0
    for number in range(count):
        at = begins[number]
        letter, before = codes[at], codes[at - 1] if at else _SPACE
        inside = apart[before & _ASCII] & (before <= _ASCII) & apart[letter & _ASCII] & (letter <= _ASCII)
        begins[kept] = at
        kept += not inside
    return begins[:kept]
