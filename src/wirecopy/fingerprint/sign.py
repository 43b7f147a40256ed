"""Signatures by MinHash, equal to the bit with those of datasketch over the same shingles.

MinHash after Broder, "On the resemblance and containment of documents" (1997): the share of equal
numbers in two signatures estimates the Jaccard similarity of the two sets of shingles. The permutations
are those of `datasketch.MinHash(num_perm=128, seed=1, scheme="affine32")`, its hashes the low 32 bits of
each shingle's hash, so that signatures can be exchanged with any datasketch index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.spec import SPECIFICATION
from wirecopy.text.words import Words

_FACTORS = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_BLOCK = 4096
"""Shingles permuted at a time: 128 × 4096 numbers of 32 bits stay in a second-level cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What is kept of a story's words.

    digest: 63 bits of the sequence of words; the same for stories of identical words (twins).
    signature: uint32[128]. shingles: how many distinct shingles. words: how many words.
    """

    digest: int
    signature: NDArray[np.uint32]
    shingles: int
    words: int


def shingles_of(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Sorted distinct hashes of the word shingles of a text, given its words' hashes in order.

    A text of fewer words than a shingle holds has one shingle of all its words; of none, none.
    """
    ordered = np.sort(shingle_sequence(hashes))
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def shingle_sequence(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hash of the shingle that begins at each word, in order of the text."""
    size = min(SPECIFICATION.shingle_words, len(hashes))
    if size == 0:
        return np.empty(0, np.uint64)
    count = len(hashes) - size + 1
    mixed = np.full(count, size, np.uint64)
    for place in range(size):
        mixed += hashes[place : place + count] * _FACTORS[place]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _FACTORS[0]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def sign(batch: Sequence[Words]) -> list[Fingerprint | None]:
    """The fingerprint of each story of a batch; None for one without words."""
    return [_fingerprint(words.hashes) if len(words) else None for words in batch]


def digest_of(hashes: NDArray[np.uint64]) -> int:
    """63 bits of a sequence of word hashes: equal for equal words in equal order, whatever their offsets."""
    data = np.ascontiguousarray(hashes, dtype="<u8").tobytes()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1


def _fingerprint(hashes: NDArray[np.uint64]) -> Fingerprint:
    shingles = shingles_of(hashes)
    return Fingerprint(digest_of(hashes), _signature(shingles), len(shingles), len(hashes))


def _signature(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The least value of each permutation over all shingles; 32-bit arithmetic wraps as intended."""
    factors, summands = _permutations()
    mixed = _finalised(shingles.astype(np.uint32))
    least = np.full(SPECIFICATION.permutations, 0xFFFFFFFF, np.uint32)
    for begin in range(0, len(mixed), _BLOCK):
        permuted = factors * mixed[begin : begin + _BLOCK]
        permuted += summands
        np.minimum(least, permuted.min(axis=1), out=least)
    return least


def _finalised(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The finaliser of MurmurHash3, 32 bits, which the scheme applies before its permutations."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The scheme's factors and summands, uint32[128, 1] each, as datasketch itself draws them."""
    from datasketch import MinHash  # noqa: PLC0415 - brings scipy; only what signs needs it

    drawn = MinHash(
        num_perm=SPECIFICATION.permutations, seed=SPECIFICATION.seed, scheme=SPECIFICATION.scheme
    ).permutations
    factors, summands = (np.asarray(part, np.uint32).reshape(-1, 1) for part in drawn)
    return factors, summands
