"""Letters that look like others, after Unicode's table of confusables (UTS #39): `Rеuters` with a Cyrillic е.

Two words look alike where their skeletons are equal. A word is only odd where scripts meet in it, where its
letters are but other forms of Latin ones (full-width, mathematical), or where all of them look Latin in a
text that holds no other word of their script: a word of another language is that, whatever it looks like.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.lookalikes import (
    ALIKE,
    FOREIGN,
    HIDDEN,
    LATIN,
    NO_LETTER,
    OTHER,
    STYLED,
    WHOLE,
    odd_words,
)
from wirecopy.text.letters import IGNORABLE, SCRIPTS, letters_that_look_alike

_LAST = 0x20000
"""Characters from here on look like no other."""
_NO_LETTERS = ((0x80, 0xC0), (0x2000, 0x2C00), (0x3000, 0x3040), (0xFE00, 0xFE70), (0xFF00, 0xFF21))
_OF_ALPHABETS = "АВЕКМНОРСТУХІавеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυ"
"""Letters of today's Russian, Ukrainian and Greek that look Latin: in such texts a slip of the keyboard."""


_VOWEL_SIGNS = "\u0640\u064b-\u0652\u0670"
"""Arabic signs for vowels and stretched lines, which a name may be written with or without."""


class OddWords(NamedTuple):
    """What is odd in a text. words: their places. hidden: whether it holds characters that nobody sees.

    foreign: whether it holds words of a script that has letters which look Latin.
    """

    words: list[tuple[int, int]]
    hidden: bool
    foreign: bool


def odd_words_of(text: str) -> OddWords:
    """The words of a text in which letters stand that look like others; a text of ASCII holds none."""
    if text.isascii():
        return OddWords([], False, False)
    found, hidden, foreign = odd_words(_codes(text), _kinds())
    words = [(int(start), int(end)) for start, end, kind in found if kind != WHOLE or not foreign]
    return OddWords(words, bool(hidden), bool(foreign))


def skeleton(text: str) -> str:
    """A text with one letter for all that look alike, each where it stood."""
    return text.translate(_letters())


def may_be_slip(words: str) -> bool:
    """Whether words may be Cyrillic or Greek throughout, some letters struck on another keyboard (`АP`)."""
    return set(skeleton(words)) <= _of_alphabets()


def hidden_places(text: str) -> list[int]:
    """The places of the characters that nobody sees: of zero width, soft hyphens and their kind."""
    codes, kinds = _codes(text), _kinds()
    found: list[int] = np.flatnonzero(kinds[np.minimum(codes, _LAST - 1)] == HIDDEN).tolist()
    return found


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@cache
def _letters() -> dict[int, str]:
    """For each look-alike the Latin letter; a capital I and a small l are one."""
    listed = letters_that_look_alike().items()
    return {ord(other): "l" if letter == "I" else letter for other, letter in listed} | {ord("I"): "l"}


@cache
def _of_alphabets() -> frozenset[str]:
    return frozenset(skeleton(_OF_ALPHABETS + " "))


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each character, by its number."""
    kinds = np.full(_LAST, OTHER, dtype=np.uint8)
    kinds[:0x80] = [LATIN if letter.isalpha() else NO_LETTER for letter in map(chr, range(0x80))]
    for first, last in _NO_LETTERS:
        kinds[first:last] = NO_LETTER
    for first, last in SCRIPTS:
        kinds[first:last] = FOREIGN
    for code in _letters():
        if code < 0x80:
            continue
        foreign = kinds[code] == FOREIGN and unicodedata.is_normalized("NFKC", chr(code))
        kinds[code] = ALIKE if foreign else STYLED
    hidden = re.compile(f"[{IGNORABLE}{_VOWEL_SIGNS}]")
    kinds[[code for code in range(0x80, 0x10000) if hidden.match(chr(code))]] = HIDDEN
    return kinds
