"""Words of a text in which letters of two scripts meet: its characters go in, their places come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

NO_LETTER, LATIN, ALIKE, FOREIGN, STYLED, OTHER, HIDDEN = range(7)
"""Kinds of characters: an ASCII letter; a letter of another script that looks like one; one of such a script
that does not; one that is but another form of an ASCII letter; any other letter; one that nobody sees."""
MIXED, WHOLE = 1, 2
"""Kinds of words: one that holds styled letters, or ASCII letters and their like; one of their like alone."""

_ODD = 1 << ALIKE | 1 << FOREIGN | 1 << STYLED | 1 << HIDDEN

Found = tuple[NDArray[np.int32], bool, bool]


@compiled
def odd_words(codes: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> Found:
    """Words that hold letters which look like others, in order.

    codes: uint32[n]. kinds: uint8[m], the kind of each character; one beyond it is OTHER. Answers
    int32[w, 3] (start, end, MIXED or WHOLE), whether a character nobody sees stands in the text, and whether
    a letter of another script does that looks like no ASCII letter.
    """
    length, known = len(codes), len(kinds)
    met = 0
    for at in range(length):
        met |= 1 << (kinds[codes[at]] if codes[at] < known else OTHER)
    if not met & _ODD:
        return np.empty((0, 3), np.int32), False, False
    found = np.empty((length // 2 + 1, 3), np.int32)
    count, start = 0, 0
    latin, alike, styled, others = 0, 0, 0, 0
    hidden, foreign = False, False
    for at in range(length + 1):
        kind = NO_LETTER
        if at < length:
            code = codes[at]
            kind = kinds[code] if code < known else OTHER
        if kind == LATIN:
            latin += 1
        elif kind == NO_LETTER:
            if styled or (latin and alike):
                found[count, 0], found[count, 1], found[count, 2] = start, at, MIXED
                count += 1
            elif alike > 1 and not others:
                found[count, 0], found[count, 1], found[count, 2] = start, at, WHOLE
                count += 1
            latin, alike, styled, others = 0, 0, 0, 0
            start = at + 1
        elif kind == ALIKE:
            alike += 1
        elif kind == STYLED:
            styled += 1
        elif kind == HIDDEN:
            hidden = True
        else:
            others += 1
            foreign = foreign or kind == FOREIGN
    return found[:count].copy(), hidden, foreign
