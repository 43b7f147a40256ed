"""Passage hashes: what two stories share if they share a passage, however long the rest of each is.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting"
(SIGMOD 2003): of every WINDOW neighbouring word k-grams the one of the smallest hash is kept. Two texts
that share a run of RUN = WINDOW + GRAM - 1 words share a whole window, and with it the gram kept there:
so every shared run of at least 13 words is found. Of random text 2 / (WINDOW + 1), about two grams in
nine, are kept: some 90 for a story of 400 words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.shingles import distinct, gram_hashes, kept_grams
from wirecopy.records import KEY_BITS
from wirecopy.text.words import Words

GRAM = 6
WINDOW = 8
RUN = GRAM + WINDOW - 1
"""Every run of so many words that two stories share gives them a passage hash in common."""

_POWERS = np.array([pow(0x9E3779B97F4A7C15, place, 2**64) for place in range(1, GRAM + 1)], np.uint64)


def passage_hashes(words: Words) -> NDArray[np.int64]:
    """Sorted distinct hashes of the grams kept, int64, of KEY_BITS bits.

    A text of GRAM to RUN - 1 words keeps its one smallest gram; a shorter text has none.
    """
    grams = gram_sequence(words)
    return distinct(grams[kept_places(grams)])


def kept_places(grams: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the grams stand that winnowing keeps (each time that they are kept), ascending."""
    return kept_grams(grams, WINDOW)


def gram_sequence(words: Words) -> NDArray[np.int64]:
    """The hash of the gram that begins at each word, of KEY_BITS bits, in order of the text."""
    return gram_hashes(words.hashes, _POWERS, KEY_BITS)
