"""All of many words in a text, in one pass whatever their number.

A place is looked at closely only where tables of hashes know its first two letters, its first three and so
on to the eighth (after Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from wirecopy.kernel.wordlist import (
    PAIRS,
    TABLE,
    TOLD_BY,
    TWO,
    ends,
    goes_on,
    mixed,
    pair,
    places,
    slot,
    third,
)

_ANY_THIRD = 0xFFFFFFFF
_ASCII = [chr(code) for code in range(128)]


class WordSearch:
    """Words of two characters and more.

    whole: a word of ASCII letters is found only where no such letter, digit or underscore stands before it.
    Raises ValueError for a word of one character.
    """

    def __init__(self, words: Iterable[str], *, whole: bool = False) -> None:
        self._table, self._pairs = np.zeros(TABLE, dtype=np.uint16), np.zeros(PAIRS, dtype=np.uint32)
        self._apart = np.array([whole and (letter.isalnum() or letter == "_") for letter in _ASCII])
        groups: dict[str, list[str]] = {}
        for word in words:
            if len(word) < TWO:
                raise ValueError(f"`{word}` is too short to be looked for")
            groups.setdefault(_told_by(word), []).append(word)
        self._groups = {begins: tuple(sorted(group, key=len)) for begins, group in groups.items()}
        for begins in groups:
            self._mark(begins)

    def _mark(self, begins: str) -> None:
        two = pair(np.uint32(ord(begins[0])), np.uint32(ord(begins[1])))
        self._pairs[two] |= _ANY_THIRD if len(begins) == TWO else third(ord(begins[TWO]))
        key = np.uint64(ord(begins[0]))
        for letter in begins[1:TWO]:
            key = mixed(key, np.uint64(ord(letter)))
        for step, (told, further) in enumerate(pairwise((*TOLD_BY, len(begins)))):
            if told == len(begins):
                self._table[slot(key)] |= ends(step)
                return
            self._table[slot(key)] |= goes_on(step)
            for letter in begins[told:further]:
                key = mixed(key, np.uint64(ord(letter)))

    def find(self, text: str) -> list[tuple[int, str]]:
        """Each place where a word stands, and the word, by place; they may overlap."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        found: list[tuple[int, str]] = []
        groups = self._groups
        for number in places(codes, self._pairs, self._table, self._apart).tolist():
            place = number >> 4
            group = groups.get(text[place : place + (number & 15)])
            if group is not None and text.startswith(group, place):
                found += [(place, word) for word in group if text.startswith(word, place)]
        return found


def _told_by(word: str) -> str:
    """The letters by which a word is told."""
    return word[: max(letters for letters in TOLD_BY if letters <= len(word))]
