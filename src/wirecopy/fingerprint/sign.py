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

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.spec import SPECIFICATION
from wirecopy.kernel.lists import runs_of_equals
from wirecopy.kernel.shingles import digest, fingerprint, shingle_hashes
from wirecopy.records import Record
from wirecopy.text.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint(Record):
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
    return ordered[runs_of_equals(ordered)[0]]


def shingle_sequence(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hash of the shingle that begins at each word, in order of the text."""
    return shingle_hashes(hashes, _shingle_size(hashes))


def sign(batch: Sequence[Words]) -> list[Fingerprint | None]:
    """The fingerprint of each story of a batch; None for one without words."""
    return [_fingerprint(words.hashes) if len(words) else None for words in batch]


def digest_of(hashes: NDArray[np.uint64]) -> int:
    """63 bits of a sequence of word hashes: equal for equal words in equal order, whatever their offsets."""
    return int(digest(hashes))


def _shingle_size(hashes: NDArray[np.uint64]) -> int:
    return min(SPECIFICATION.shingle_words, max(len(hashes), 1))


def _fingerprint(hashes: NDArray[np.uint64]) -> Fingerprint:
    made, shingles, told = fingerprint(hashes, _shingle_size(hashes), *_permutations())
    return Fingerprint(int(told), made, int(shingles), len(hashes))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The scheme's odd factors and its summands, uint32[128] each, drawn as datasketch draws them.

    numpy's RandomState is frozen: it gives the same numbers in every version. Importing datasketch for them
    would cost each process a third of a second.
    """
    drawn = np.random.RandomState(SPECIFICATION.seed)
    count = SPECIFICATION.permutations
    factors = drawn.randint(0, 2**31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 2**32, count, dtype=np.uint32)
