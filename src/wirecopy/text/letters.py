"""Letters: which nobody sees, which look like a Latin one, and a word's letters where scripts meet in it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.lookalikes import ALIKE, FOREIGN, LATIN, MIXED, NO_LETTER, OTHER, odd_words
from wirecopy.resources import data_folder

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Characters that nobody sees, as the inside of a class of a pattern."""
SCRIPTS = ((0x370, 0x590), (0x13A0, 0x1400), (0x1F00, 0x2000), (0x2C80, 0x2D00), (0xA4D0, 0xA500))
"""Greek, Cyrillic and Armenian, Cherokee, Greek with breathings, Coptic, Lisu: some letters look Latin."""
_RARE = ((0x13F8, 0x1400), (0x1C80, 0x1C90), (0xAB70, 0xABC0))
"""Forms of Cyrillic letters and of Cherokee ones that become the usual ones when case is folded."""
_LAST = 0x3000
"""Characters from here on are none of those that are told apart."""


@cache
def letters_that_look_alike() -> dict[str, str]:
    """For each letter that looks like a Latin one: that one, as capital or small as it is."""
    lines = (data_folder() / "text" / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ") for line in lines if not line.startswith("#")]
    return {other: letter for letter, others in rows for other in others}


def unmixed(word: str) -> str:
    """A word in which Latin letters stand beside such as only look Latin, with Latin ones for these.

    word: in normal form NFKC. Any other word stays as it is, and so does one that holds a letter of another
    script which looks like none: that is no Latin word with letters exchanged.
    """
    if word.isascii():
        return word
    kinds = {_kind(letter) for letter in word}
    return word.translate(_replaced()) if {LATIN, ALIKE} <= kinds and FOREIGN not in kinds else word


def mixed_places(codes: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Start and end of each run of characters in which Latin letters meet such as look Latin, int32[r, 2].

    codes: a text's characters.
    """
    found, _, _ = odd_words(codes, _kinds())
    return found[found[:, 2] == MIXED, :2]


@cache
def _replaced() -> dict[int, str]:
    """The letters of other scripts that look Latin, each with the Latin one.

    A small letter only where its capital looks Latin too, and a rare form where the usual one does: so that
    it is one thing to ask before letters are made small and after.
    """
    alike = {
        other: letter
        for other, letter in letters_that_look_alike().items()
        if _is_of_scripts(other) and unicodedata.is_normalized("NFKC", other)
    }
    kept = {other: letter for other, letter in alike.items() if other.upper() in (other, *alike)}
    rare = (chr(code) for first, last in _RARE for code in range(first, last))
    kept |= {form: kept[form.casefold()] for form in rare if form.casefold() in kept}
    return {ord(other): letter for other, letter in kept.items()}


def _is_of_scripts(letter: str) -> bool:
    return any(first <= ord(letter) < last for first, last in SCRIPTS)


@cache
def _kind(letter: str) -> int:
    """LATIN, ALIKE, FOREIGN or OTHER, of a letter by its normal form NFKC."""
    form = unicodedata.normalize("NFKC", letter)
    if any("LATIN" in unicodedata.name(one, "") for one in form):
        return LATIN
    if any(ord(one) in _replaced() for one in form):
        return ALIKE
    return FOREIGN if any(_is_of_scripts(one) for one in form) else OTHER


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each character; NO_LETTER of what stands between words."""
    chars = [chr(code) for code in range(_LAST)]
    return np.array([_kind(one) if _in_words(one) else NO_LETTER for one in chars], np.uint8)


def _in_words(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or re.match(f"[{IGNORABLE}]", char) is not None
