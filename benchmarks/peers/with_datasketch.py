"""datasketch: `MinHash.bulk` and `MinHashLSH`, all in memory."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.agreement import as_pairs
from benchmarks.measure import timed
from benchmarks.peers.peer import PERMUTATIONS, THRESHOLD, Linked, Signed, shingles_of
from benchmarks.traffic import texts

_BATCH = 1000


def sign(path: Path) -> Signed:
    """Signatures of the texts of a file."""
    given = list(texts(path))
    _signatures(given[:10])
    cut = signed = 0.0
    for start in range(0, len(given), _BATCH):
        with timed("", _BATCH) as step:
            shingles = _shingles(given[start : start + _BATCH])
        cut += step.seconds
        with timed("", _BATCH) as step:
            _bulk(shingles)
        signed += step.seconds
    return Signed(cut, signed)


def link(given: list[str]) -> Linked:
    """Index all, ask for each, and keep what is estimated to be as near as the threshold."""
    from datasketch import MinHashLSH  # noqa: PLC0415

    _signatures(given[:10])
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    made: list[Any] = []
    with timed("signatures and index", len(given)) as indexed:
        for start in range(0, len(given), _BATCH):
            made += _signatures(given[start : start + _BATCH])
            for number, signature in enumerate(islice(made, start, None), start):
                index.insert(number, signature)
    with timed("pairs", len(given)) as queried:
        pairs = as_pairs(
            (number, other)
            for number, signature in enumerate(made)
            for other in index.query(signature)
            if other > number and signature.jaccard(made[other]) >= THRESHOLD
        )
    return Linked(indexed, queried, pairs)


def _signatures(given: list[str]) -> list[Any]:
    return _bulk(_shingles(given))


def _shingles(given: list[str]) -> list[list[bytes]]:
    return [[shingle.encode() for shingle in shingles_of(text)] for text in given]


def _bulk(shingles: list[list[bytes]]) -> list[Any]:
    from datasketch import MinHash  # noqa: PLC0415

    made: list[Any] = MinHash.bulk(shingles, num_perm=PERMUTATIONS)
    return made
