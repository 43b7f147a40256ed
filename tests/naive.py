"""Slow twins of the compiled kernels, in plain Python and written from the methods, not from the kernels."""

from __future__ import annotations

from collections.abc import Sequence

WRAP = 2**64
GOLDEN = 0x9E3779B97F4A7C15
SHINGLE_FACTORS = (GOLDEN, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def word_hash(normal_form: str) -> int:
    """The polynomial of a word's characters, through the 64-bit finaliser of MurmurHash3."""
    value = sum(ord(char) * pow(GOLDEN, place, WRAP) for place, char in enumerate(normal_form)) % WRAP
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        value = (value ^ (value >> 33)) * factor % WRAP
    return value ^ (value >> 33)


def shingle_hashes(hashes: Sequence[int], size: int) -> list[int]:
    """The hash of the words in each window of `size`."""
    made = []
    for begin in range(len(hashes) - size + 1):
        window = hashes[begin : begin + size]
        value = (
            size + sum(word * factor for word, factor in zip(window, SHINGLE_FACTORS, strict=False))
        ) % WRAP
        value = (value ^ (value >> 32)) * GOLDEN % WRAP
        made.append(value ^ (value >> 29))
    return made


def gram_hashes(hashes: Sequence[int], size: int, bits: int) -> list[int]:
    """The highest bits of the hash of the words in each window of `size`."""
    made = []
    for begin in range(len(hashes) - size + 1):
        window = hashes[begin : begin + size]
        value = sum(word * pow(GOLDEN, place, WRAP) for place, word in enumerate(window, 1)) % WRAP
        value = (value ^ (value >> 31)) * GOLDEN % WRAP
        value ^= value >> 29
        made.append(value >> (64 - bits))
    return made


def kept_grams(grams: Sequence[int], window: int) -> list[int]:
    """Winnowing as published: the last of the least of every window; of a short text, its first least."""
    if len(grams) <= window:
        return [min(range(len(grams)), key=lambda place: grams[place])] if grams else []
    kept = {
        min(range(begin, begin + window), key=lambda place: (grams[place], -place))
        for begin in range(len(grams) - window + 1)
    }
    return sorted(kept)
