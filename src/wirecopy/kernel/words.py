"""A text's characters go in; the hash and the place of each word come out, in one pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

FACTOR = 0x9E3779B97F4A7C15
"""Of the polynomial over a word's characters, modulo 2^64."""
BETWEEN, EXPANDED, INVOLVED = 0, -1, -2
"""In the table of forms: what stands between words; a character whose normal form is several (ß); marks,
ignorables and others that depend on their neighbours. Any other has the number of its normal form there."""

_FACTOR = np.uint64(FACTOR)
_ZERO, _ONE = np.uint64(0), np.uint64(1)
_FIRST, _SECOND = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT = np.uint64(33)

Found = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32]]


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
def split(codes: NDArray[np.uint32], spans: NDArray[np.int32], forms: NDArray[np.int32]) -> Found:
    """The words of a text: each run of characters between others, within spans.

    codes: uint32[n]. spans: int32[k, 2], start and end of each, ascending and disjoint. forms: of each
    character its normal form; one beyond the table counts as INVOLVED. Answers hashes uint64[w], starts and
    ends int32[2, w], and int32[2, m]: the numbers of the words whose hashes are not right, and why. EXPANDED:
    they hold such a character. INVOLVED: runs that hold one, which may be any number of words.
    """
    size = len(forms)
    most = len(codes) // 2 + len(spans) + 1
    hashes = np.empty(most, np.uint64)
    places, wrong = np.empty((2, most), np.int32), np.empty((2, most), np.int32)
    count, faults = 0, 0
    for span in range(len(spans)):
        at, end = spans[span, 0], spans[span, 1]
        while at < end:
            begin, value, power, kind = at, _ZERO, _ONE, BETWEEN
            while at < end:
                code = codes[at]
                form = forms[code] if code < size else INVOLVED
                if form == BETWEEN:
                    break
                if form > 0:
                    value += np.uint64(form) * power
                else:
                    kind = min(kind, form)
                power *= _FACTOR
                at += 1
            if at > begin:
                if kind != BETWEEN:
                    wrong[0, faults], wrong[1, faults] = count, kind
                    faults += 1
                hashes[count] = finalised(value)
                places[0, count], places[1, count] = begin, at
                count += 1
            at += 1
    return hashes[:count].copy(), places[:, :count].copy(), wrong[:, :faults].copy()
