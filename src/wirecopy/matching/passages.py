"""Passage hashes: what two stories share if they share a passage, however long the rest of each is.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting"
(SIGMOD 2003): of every WINDOW neighbouring word k-grams the one of the smallest hash is kept. Two texts
that share a run of RUN = WINDOW + GRAM - 1 words share a whole window, and with it the gram kept there:
so every shared run of at least 13 words is found. Of random text 2 / (WINDOW + 1), about two grams in
nine, are kept: some 90 for a story of 400 words.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from wirecopy.text.words import Words

GRAM = 6
WINDOW = 8
RUN = GRAM + WINDOW - 1
"""Every run of so many words that two stories share gives them a passage hash in common."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.array([pow(0x9E3779B97F4A7C15, place, 2**64) for place in range(1, GRAM + 1)], np.uint64)


def passage_hashes(words: Words) -> NDArray[np.int64]:
    """Sorted distinct hashes of the grams kept, int64, not negative.

    A text of GRAM to RUN - 1 words keeps its one smallest gram; a shorter text has none.
    """
    grams = gram_sequence(words)
    if len(grams) <= WINDOW:
        return np.sort(grams)[:1]
    least = _least_of_windows(grams)
    least = np.sort(least[np.r_[True, least[1:] != least[:-1]]])
    return least[np.r_[True, least[1:] != least[:-1]]]


def kept_places(grams: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where the grams stand that winnowing keeps (each time that they are kept), ascending."""
    if len(grams) <= WINDOW:
        return np.array([int(grams.argmin())] if len(grams) else [], np.intp)
    windows = sliding_window_view(grams, WINDOW)
    rightmost = WINDOW - 1 - windows[:, ::-1].argmin(axis=1)
    return np.unique(rightmost + np.arange(len(windows)))


def _least_of_windows(grams: NDArray[np.int64]) -> NDArray[np.int64]:
    """The least of every WINDOW neighbours, by windows of 2, 4 and 8."""
    width = 1
    while width < WINDOW:
        grams = np.minimum(grams[:-width], grams[width:])
        width *= 2
    return grams


def gram_sequence(words: Words) -> NDArray[np.int64]:
    """The 63-bit hash of the gram that begins at each word, in order of the text."""
    hashes = words.hashes
    count = max(len(hashes) - GRAM + 1, 0)
    mixed = np.zeros(count, np.uint64)
    for place in range(GRAM):
        mixed += hashes[place : place + count] * _POWERS[place]
    mixed ^= mixed >> np.uint64(31)
    mixed *= _FACTOR
    mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(1)).astype(np.int64)
