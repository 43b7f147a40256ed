"""The hashes of a text's words go in; its shingles, its signature or its passage hashes come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

_FIRST, _SECOND, _THIRD = (
    np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
)
_ONE, _29, _31, _32 = np.uint64(1), np.uint64(29), np.uint64(31), np.uint64(32)
_MURMUR_FIRST, _MURMUR_SECOND = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_LARGEST = np.uint32(0xFFFFFFFF)
_AT_ONCE = 64


@compiled
def shingle_hashes(hashes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """The hash of the shingle of `size` words, 1 to 3, that begins at each word, uint64."""
    count = max(len(hashes) - size + 1, 0)
    made = np.empty(count, np.uint64)
    for place in range(count):
        mixed = np.uint64(size) + hashes[place] * _FIRST
        if size > 1:
            mixed += hashes[place + 1] * _SECOND
        if size > 2:
            mixed += hashes[place + 2] * _THIRD
        mixed ^= mixed >> _32
        mixed *= _FIRST
        made[place] = mixed ^ (mixed >> _29)
    return made


@compiled
def fingerprint(
    hashes: NDArray[np.uint64], size: int, factors: NDArray[np.uint32], summands: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], int, np.uint64]:
    """Of a text's words the signature, the number of distinct shingles of `size` words, and the digest."""
    shingles = shingle_hashes(hashes, size)
    return _signature(shingles, factors, summands), count_distinct(shingles), digest(hashes)


@compiled
def digest(hashes: NDArray[np.uint64]) -> np.uint64:
    """63 bits of the sequence of words: each step is one to one in the word and in what came before."""
    value = np.uint64(len(hashes))
    for word in hashes:
        value = (value ^ word) * _FIRST
        value ^= value >> _32
    value *= _SECOND
    value ^= value >> _29
    return np.uint64(value >> _ONE)


@compiled
def _signature(
    shingles: NDArray[np.uint64], factors: NDArray[np.uint32], summands: NDArray[np.uint32]
) -> NDArray[np.uint32]:
    """The least value of each permutation, factor * x + summand modulo 2^32, over all shingles.

    x: the low 32 bits of a shingle through the 32-bit finaliser of MurmurHash3. factors, summands:
    uint32[p]; answers uint32[p], all ones of no shingles. A shingle that comes twice changes nothing, so the
    last is repeated until their number can be taken _AT_ONCE, as vector instructions want it.
    """
    count = len(shingles)
    mixed = np.empty(-(-count // _AT_ONCE) * _AT_ONCE, np.uint32)
    for place in range(len(mixed)):
        one = np.uint32(shingles[min(place, count - 1)])
        one = np.uint32(one ^ (one >> np.uint32(16)))
        one = np.uint32(one * _MURMUR_FIRST)
        one = np.uint32(one ^ (one >> np.uint32(13)))
        one = np.uint32(one * _MURMUR_SECOND)
        mixed[place] = np.uint32(one ^ (one >> np.uint32(16)))
    least = np.empty(len(factors), np.uint32)
    for permutation in range(len(factors)):
        factor, summand, low = factors[permutation], summands[permutation], _LARGEST
        for one in mixed:
            low = min(np.uint32(np.uint32(factor * one) + summand), low)
        least[permutation] = low
    return least


@compiled
def count_distinct(values: NDArray[np.uint64]) -> int:
    """How many different values there are, by a table of hashes; values are hashes themselves."""
    size = 8
    while size < 2 * len(values):
        size *= 2
    mask = np.uint64(size - 1)
    table = np.zeros(size, np.uint64)
    count, zero = 0, False
    for value in values:
        if value == np.uint64(0):
            count += not zero
            zero = True
            continue
        slot = (value ^ (value >> _32)) & mask
        while table[slot] != np.uint64(0) and table[slot] != value:
            slot = (slot + np.uint64(1)) & mask
        if table[slot] == np.uint64(0):
            table[slot] = value
            count += 1
    return count


@compiled
def gram_hashes(hashes: NDArray[np.uint64], powers: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """The highest bits of the hash of the gram of len(powers) words that begins at each word, as int64."""
    size = len(powers)
    count = max(len(hashes) - size + 1, 0)
    made = np.empty(count, np.int64)
    for place in range(count):
        mixed = np.uint64(0)
        for word in range(size):
            mixed += hashes[place + word] * powers[word]
        mixed ^= mixed >> _31
        mixed *= _FIRST
        mixed ^= mixed >> _29
        made[place] = np.int64(mixed >> np.uint64(64 - bits))
    return made


@compiled
def kept_grams(grams: NDArray[np.int64], window: int) -> NDArray[np.int64]:
    """Where the grams stand that winnowing keeps: of each `window` neighbours the least, of equals the last.

    Ascending, each place once, int64. Of no more grams than a window holds, one is kept: the least, of
    equals the first.
    """
    count = len(grams)
    kept = np.empty(count, np.int64)
    if count <= window:
        if count:
            kept[0] = np.argmin(grams)
        return kept[: min(count, 1)].copy()
    found, least = 0, -1
    for end in range(window - 1, count):
        begin = end - window + 1
        if least < begin:
            least = begin
            for place in range(begin + 1, end + 1):
                if grams[place] <= grams[least]:
                    least = place
        elif grams[end] <= grams[least]:
            least = end
        if not found or kept[found - 1] != least:
            kept[found] = least
            found += 1
    return kept[:found].copy()


@compiled
def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values in ascending order, each once."""
    ordered = np.sort(values)
    found = 0
    for value in ordered:
        if not found or ordered[found - 1] != value:
            ordered[found] = value
            found += 1
    return ordered[:found].copy()
