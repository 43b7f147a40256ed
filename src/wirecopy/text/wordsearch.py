"""All of many words in a text, in one pass whatever their number.

A place is looked at closely only where tables of hashes know its first two letters, its first three and its
first five (after Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from wirecopy.kernel.wordlist import (
    ENDS,
    FIVE,
    GOES_ON,
    PAIRS,
    TABLE,
    THREE,
    TWO,
    mixed,
    pair,
    places,
)

_ASCII = [chr(code) for code in range(128)]


class WordSearch:
    """Words of two characters and more.

    whole: a word of ASCII letters is found only where no such letter, digit or underscore stands before it.
    Raises ValueError for a word of one character.
    """

    def __init__(self, words: Iterable[str], *, whole: bool = False) -> None:
        self._table, self._pairs = np.zeros(TABLE, dtype=np.uint8), np.zeros(PAIRS, dtype=np.uint8)
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
        self._pairs[pair(np.uint32(ord(begins[0])), np.uint32(ord(begins[1])))] = 1
        letters = [np.uint64(ord(letter)) for letter in begins]
        key = mixed(letters[0], letters[1])
        for told, further in ((TWO, []), (THREE, letters[2:3]), (FIVE, letters[3:])):
            for letter in further:
                key = mixed(key, letter)
            self._table[key >> 16] |= ENDS[told] if told == len(begins) else GOES_ON[told]
            if told == len(begins):
                return

    def find(self, text: str) -> list[tuple[int, str]]:
        """Each place where a word stands, and the word, by place; they may overlap."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        found: list[tuple[int, str]] = []
        groups = self._groups
        for number in places(codes, self._pairs, self._table, self._apart).tolist():
            place = number >> 3
            group = groups.get(text[place : place + (number & 7)])
            if group is not None and text.startswith(group, place):
                found += [(place, word) for word in group if text.startswith(word, place)]
        return found


def _told_by(word: str) -> str:
    """The letters by which a word is told: its first five, its first three, or its two."""
    return word[: FIVE if len(word) >= FIVE else THREE if len(word) >= THREE else TWO]
