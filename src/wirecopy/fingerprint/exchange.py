"""Signatures for others: as the MinHash of datasketch, whose scheme and permutations they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.spec import SPECIFICATION

if TYPE_CHECKING:
    from datasketch import MinHash


def to_datasketch(signature: NDArray[np.uint32]) -> MinHash:
    """A signature, uint32[128], as a MinHash that compares with any of the same scheme and seed."""
    from datasketch import MinHash  # noqa: PLC0415 - brings scipy

    return MinHash(hashvalues=signature, seed=SPECIFICATION.seed, scheme=SPECIFICATION.scheme)
