"""gaoya: its string index, compiled from Rust, which cuts the shingles itself (at blanks alone)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreement import as_pairs
from benchmarks.measure import timed
from benchmarks.peers.peer import PERMUTATIONS, SHINGLE_WORDS, THRESHOLD, Linked, Signed
from benchmarks.traffic import texts

if TYPE_CHECKING:
    from gaoya.minhash import MinHashStringIndex

_BATCH = 1000


def sign(path: Path) -> Signed:
    """Signatures of the texts of a file."""
    given = list(texts(path))
    hasher = _index().minhash_index
    with timed("", len(given)) as signing:
        for start in range(0, len(given), _BATCH):
            hasher.bulk_hash_docs(given[start : start + _BATCH])
    return Signed(None, signing.seconds)


def link(given: list[str]) -> Linked:
    """Index all and ask for each; the index itself drops what is estimated to be less near."""
    index = _index()
    with timed("signatures and index", len(given)) as indexed:
        for start in range(0, len(given), _BATCH):
            batch = given[start : start + _BATCH]
            index.par_bulk_insert_docs(list(range(start, start + len(batch))), batch)
    with timed("pairs", len(given)) as queried:
        pairs = as_pairs(
            (number, other)
            for start in range(0, len(given), _BATCH)
            for number, near in enumerate(index.par_bulk_query(given[start : start + _BATCH]), start)
            for other in near
        )
    return Linked(indexed, queried, pairs)


def _index() -> MinHashStringIndex:
    """An index with bands chosen by gaoya for the threshold."""
    from gaoya.minhash import MinHashStringIndex  # noqa: PLC0415

    return MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=THRESHOLD,
        num_bands=None,
        band_size=None,
        num_hashes=PERMUTATIONS,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS),
    )
