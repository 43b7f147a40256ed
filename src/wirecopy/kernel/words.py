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

_STEPS = 64
_BACK = np.array([pow(FACTOR, -step, 2**64) for step in range(_STEPS)], np.uint64)
"""What divides by the factor so many times: it is odd, so that its powers have inverses modulo 2^64."""

Found = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], int]


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
    they hold such a character. INVOLVED: runs that hold one, which may be any number of words. Last, the
    greatest of the normal forms.
    """
    room = len(codes) // 2 + len(spans) + 1
    hashes, places = np.empty(room, np.uint64), np.empty((2, room), np.int32)
    sums, edges = np.empty(len(codes) + 1, np.uint64), np.empty(len(codes) + 2, np.int32)
    count, least, most = 0, BETWEEN, BETWEEN
    for span in range(len(spans)):
        first = spans[span, 0]
        found, lowest, highest = _edges(codes[first : spans[span, 1]], forms, sums, edges)
        least, most = min(least, lowest), max(most, highest)
        back, before = _ONE, 0
        for edge in range(0, found, 2):
            begin, end = edges[edge], edges[edge + 1]
            steps = begin - before
            while steps >= _STEPS:
                back *= _BACK[_STEPS - 1]
                steps -= _STEPS - 1
            back *= _BACK[steps]
            before = begin
            hashes[count] = finalised((sums[end] - sums[begin]) * back)
            places[0, count], places[1, count] = first + begin, first + end
            count += 1
    wrong = np.empty((2, count if least < BETWEEN else 0), np.int32)
    return hashes[:count].copy(), places[:, :count].copy(), _wrong(codes, places, forms, wrong), most


@compiled
def _form(code: np.uint32, forms: NDArray[np.int32]) -> np.int32:
    """A character's normal form; INVOLVED beyond the table."""
    return forms[code] if code < len(forms) else np.int32(INVOLVED)


@compiled
def _edges(
    codes: NDArray[np.uint32], forms: NDArray[np.int32], sums: NDArray[np.uint64], edges: NDArray[np.int32]
) -> tuple[int, int, int]:
    """How many edges of words there are, begin and end of each in turn; least and greatest of the forms.

    sums: uint64[n + 1], of the polynomial over all characters before each; a word's own is the difference of
    two, divided by the power where it begins. No branch hangs on the text, so that none is mispredicted.
    """
    found, inside = np.uint64(0), False
    least, most = np.int32(BETWEEN), np.int32(BETWEEN)
    total, power = _ZERO, _ONE
    for at in range(len(codes)):
        form = _form(codes[at], forms)
        sums[at] = total
        total += np.uint64(form) * power
        power *= _FACTOR
        least, most = min(least, form), max(most, form)
        edges[found] = at
        found += np.uint64((form != BETWEEN) != inside)
        inside = form != BETWEEN
    sums[len(codes)] = total
    edges[found] = len(codes)
    return int(found) + inside, int(least), int(most)


@compiled
def _wrong(
    codes: NDArray[np.uint32], places: NDArray[np.int32], forms: NDArray[np.int32], wrong: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Which words hold a character of no simple form, by number, and why. wrong: int32[2, w] to be filled."""
    faults = 0
    for word in range(wrong.shape[1]):
        kind = np.int32(BETWEEN)
        for at in range(places[0, word], places[1, word]):
            kind = min(kind, _form(codes[at], forms))
        if kind != BETWEEN:
            wrong[0, faults], wrong[1, faults] = word, kind
            faults += 1
    return wrong[:, :faults].copy()
