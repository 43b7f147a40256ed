"""rensa: R-MinHash over the full sets of shingles, and its index; both are compiled from Rust.

The shingles are cut in Python, since rensa takes tokens. Its "rho" sketch samples the tokens' places and is
another thing than MinHash; only its signatures can be timed, since rensa tells no pairs of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.agreement import as_pairs
from benchmarks.measure import timed
from benchmarks.peers.peer import PERMUTATIONS, SEED, THRESHOLD, Linked, Signed, shingles_of
from benchmarks.traffic import texts

BANDS = 32
"""Of four rows: of what divides 128, the nearest to a threshold of 0.5 from below (0.42)."""
_BATCH = 1000


def sign(path: Path) -> Signed:
    """Signatures of the texts of a file, in one matrix."""
    from rensa import RMinHash  # noqa: PLC0415

    return _signing(path, RMinHash.digest_matrix_from_token_sets)


def sign_by_samples(path: Path) -> Signed:
    """The same by the sketch that samples."""
    from rensa import RMinHash  # noqa: PLC0415

    return _signing(path, RMinHash.digest_matrix_from_token_sets_rho)


def _signing(path: Path, make: Callable[..., object]) -> Signed:
    given = list(texts(path))
    cut = signed = 0.0
    for start in range(0, len(given), _BATCH):
        with timed("", _BATCH) as step:
            shingles = [list(shingles_of(text)) for text in given[start : start + _BATCH]]
        cut += step.seconds
        with timed("", _BATCH) as step:
            make(shingles, PERMUTATIONS, SEED)
        signed += step.seconds
    return Signed(cut, signed)


def link(given: list[str]) -> Linked:
    """Index all, ask for each, and keep what is estimated to be as near as the threshold."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    made: list[Any] = []
    with timed("signatures and index", len(given)) as indexed:
        for start in range(0, len(given), _BATCH):
            shingles = [list(shingles_of(text)) for text in given[start : start + _BATCH]]
            signatures = RMinHash.from_token_sets(shingles, PERMUTATIONS, SEED)
            index.insert_many(signatures, start)
            made += signatures
    with timed("pairs", len(given)) as queried:
        pairs = as_pairs(
            (number, other)
            for number, near in enumerate(index.query_all(made))
            for other in near
            if other > number and made[number].jaccard(made[other]) >= THRESHOLD
        )
    return Linked(indexed, queried, pairs)
