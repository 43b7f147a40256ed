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

Found = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]


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
    """The words of a text: each run of characters between others.

    codes: uint32[n]. classes, folded: of each character its class and its normal form; one beyond the tables
    counts as INVOLVED. offset: added to places. Answers hashes uint64[w], starts and ends int32[w]; then the
    numbers (int32) of the words whose hashes are not right: those that hold an EXPANDED character, and the
    runs that hold an INVOLVED one, which may be any number of words.
    """
    length, size = len(codes), len(classes)
    most = length // 2 + 1
    hashes = np.empty(most, np.uint64)
    starts, ends = np.empty(most, np.int32), np.empty(most, np.int32)
    expanded, involved = np.empty(most, np.int32), np.empty(most, np.int32)
    count, unsure, unread = 0, 0, 0
    at = 0
    while at < length:
        if codes[at] < size and classes[codes[at]] == 0:
            at += 1
            continue
        begin, value, power, kind = at, _ZERO, _ONE, SIMPLE
        while at < length:
            code = codes[at]
            if code >= size:
                kind = INVOLVED
            elif classes[code] == 0:
                break
            else:
                kind = max(kind, classes[code])
                value += folded[code] * power
                power *= _FACTOR
            at += 1
        if kind == EXPANDED:
            expanded[unsure] = count
            unsure += 1
        elif kind == INVOLVED:
            involved[unread] = count
            unread += 1
        hashes[count] = finalised(value)
        starts[count], ends[count] = begin + offset, at + offset
        count += 1
    return (
        hashes[:count].copy(),
        starts[:count].copy(),
        ends[:count].copy(),
        expanded[:unsure].copy(),
        involved[:unread].copy(),
    )
