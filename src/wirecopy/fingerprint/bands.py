"""Buckets of a signature: two stories that share one are worth a closer look.

Locality-sensitive hashing by bands (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman, chapter 3):
a pair at Jaccard j shares at least one of b bands of r rows with probability 1 - (1 - j^r)^b. With
42 bands of 3 rows (126 of the 128 numbers):

    j             0.05   0.1    0.2    0.3    0.4    0.5    0.57   0.6    0.7
    42 x 3        0.005  0.041  0.286  0.683  0.938  0.996  0.9998 0.9999 1.000
    25 x 5        0.000  0.000  0.008  0.059  0.227  0.548  0.796  0.868  0.990

0.57 is where a copy with a tenth of its words changed stands. Pairs of low Jaccard and high containment
(a brief inside a long story) are not for the bands: they come from shared passages.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.records import KEY_BITS

BANDS = 42
ROWS = 3

_ODD = np.uint64(0x9E3779B97F4A7C15)
_SALT = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xD1B54A32D192ED03)


def buckets(signatures: NDArray[np.uint32]) -> NDArray[np.int64]:
    """One bucket per band, of KEY_BITS bits; the band's number is part of each.

    signatures: uint32[..., 128], one or many; answers int64[..., 42]. A story of a million shares a bucket
    with a stranger by accident once in 600.
    """
    rows = signatures[..., : BANDS * ROWS].reshape(*signatures.shape[:-1], BANDS, ROWS).astype(np.uint64)
    mixed = np.broadcast_to(_SALT, rows.shape[:-1]).copy()
    for row in range(ROWS):
        mixed ^= rows[..., row]
        mixed *= _ODD
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(64 - KEY_BITS)).astype(np.int64)


def probability(jaccard: float) -> float:
    """How likely two stories at this Jaccard similarity share at least one bucket."""
    return float(1.0 - (1.0 - jaccard**ROWS) ** BANDS)
