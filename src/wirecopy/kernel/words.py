"""A text's characters go in; the hash and the place of each word come out, in one pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

FACTOR = 0x9E3779B97F4A7C15
"""Of the polynomial over a word's characters, modulo 2^64."""
SIMPLE, EXPANDED, INVOLVED = 1, 2, 3
"""Classes of characters that words hold: one whose normal form is one character; one whose form is more
(ß); marks, ignorables and others whose meaning depends on their neighbours. 0 stands between words."""

_FACTOR = np.uint64(FACTOR)
_ZERO, _ONE = np.uint64(0), np.uint64(1)
_FIRST, _SECOND = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(33)

Found = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], bool]


@compiled
def finalised(value: np.uint64) -> np.uint64:
    """The 64-bit finaliser of MurmurHash3, so that each bit of a word tells in each bit of its hash."""
    value ^= value >> _SHIFT
    value *= _FIRST
    value ^= value >> _SHIFT
    value *= _SECOND
    value ^= value >> _SHIFT
    return value


@compiled
def split(
    codes: NDArray[np.uint32], classes: NDArray[np.uint8], folded: NDArray[np.uint64], offset: int
) -> Found:
    """The words of a text of characters below the tables' size, none of them INVOLVED.

    codes: uint32[n]. classes, folded: of each character its class and its normal form. offset: added to
    places. Answers hashes uint64[w], starts and ends int32[w], the numbers of words that hold an EXPANDED
    character, whose hashes are not right (int32), and whether the text could be read so.
    """
    length, size = len(codes), len(classes)
    most = length // 2 + 1
    hashes = np.empty(most, np.uint64)
    starts, ends = np.empty(most, np.int32), np.empty(most, np.int32)
    expanded = np.empty(most, np.int32)
    count, unsure = 0, 0
    at = 0
    while at < length:
        code = codes[at]
        if code >= size or classes[code] == INVOLVED:
            return hashes[:0], starts[:0], ends[:0], expanded[:0], False
        if classes[code] == 0:
            at += 1
            continue
        begin, value, power, simple = at, _ZERO, _ONE, True
        while at < length:
            code = codes[at]
            if code >= size or classes[code] == INVOLVED:
                return hashes[:0], starts[:0], ends[:0], expanded[:0], False
            if classes[code] == 0:
                break
            simple &= classes[code] == SIMPLE
            value += folded[code] * power
            power *= _FACTOR
            at += 1
        if not simple:
            expanded[unsure] = count
            unsure += 1
        hashes[count] = finalised(value)
        starts[count], ends[count] = begin + offset, at + offset
        count += 1
    return hashes[:count].copy(), starts[:count].copy(), ends[:count].copy(), expanded[:unsure].copy(), True
