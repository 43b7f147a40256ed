"""The fingerprint of a story: of its own words, where it has enough of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.sign import Fingerprint, sign
from wirecopy.matching.furniture import without
from wirecopy.records import Item, Unsigned
from wirecopy.text.substance import unsigned
from wirecopy.text.words import Words

Hashes = NDArray[np.int64]


def fingerprint_of(item: Item, words: Words, furniture: Hashes) -> Fingerprint | Unsigned:
    """The fingerprint of a story's own words without its outlet's furniture, or why there is none."""
    lacking = unsigned(item.text, item.zones, item.title, words)
    if lacking is not None:
        return lacking
    return sign([without(words, furniture)])[0] or Unsigned.boilerplate_only
