"""A text's characters and words go in; what kind each word is, and whether it is quoted, come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

ORDINARY, FIGURE, DATE, NAME = range(4)
KIND, QUOTED = 3, 4
"""A word's mark holds its kind in the bits of KIND, and QUOTED where it stands between quotation marks."""
UPPER, DIGIT, SENTENCE_END, BLANK, LINE_END = 1, 2, 4, 8, 16
"""What a character may be."""
MARK = 5
"""A quotation mark's number, 1 to 15, stands in a character's class from this bit on; the others' is 0."""
NUMERAL, CALENDAR, NAMED_CALENDAR = 1, 2, 3
"""What a listed word may be; the last is of the calendar only when it begins upper case."""

Marks = NDArray[np.uint8]
Words = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32]]
"""Hashes, starts and ends of words, ascending."""
Tables = tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.uint64], Marks]
"""What each character is, uint16, the last entry that of all beyond. For each quotation mark's number the
numbers of those that close what it opens, as bits; 0 where it opens nothing. A table of listed words, of a
power of two, and what is listed in each slot; 0 where it is free."""


@compiled
def _listed(hash_: np.uint64, listed: NDArray[np.uint64], lists: Marks) -> int:
    """What a word is listed as, 0 for nothing."""
    mask = np.uint64(len(listed) - 1)
    slot = hash_ & mask
    while lists[slot]:
        if listed[slot] == hash_:
            return int(lists[slot])
        slot = (slot + np.uint64(1)) & mask
    return 0


@compiled
def _kind(listed: int, upper: bool, begins: bool, digit: bool) -> int:
    if digit or listed == NUMERAL:
        return FIGURE
    if listed == CALENDAR or (listed == NAMED_CALENDAR and upper):
        return DATE
    return NAME if upper and not begins else ORDINARY


@compiled
def _quote(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int32],
    marks: Marks,
    classes: NDArray[np.uint16],
    closers: NDArray[np.uint16],
    longest: int,
) -> None:
    """Sets QUOTED in the marks of the words that begin within a quotation."""
    beyond = len(classes) - 1
    opened, closed_by, word = 0, 0, 0
    for at in range(len(codes)):
        kind = classes[min(codes[at], beyond)]
        line_end, mark = kind & LINE_END, kind >> MARK
        if not (line_end or mark):
            continue
        if closed_by and at - opened > longest:
            closed_by = 0
        if closed_by:
            if line_end or (closed_by >> mark) & 1:
                while word < len(starts) and starts[word] < opened:
                    word += 1
                while word < len(starts) and starts[word] < at:
                    marks[word] |= QUOTED
                    word += 1
                closed_by = 0
        elif not line_end and not (at + 1 < len(codes) and classes[min(codes[at + 1], beyond)] & BLANK):
            opened, closed_by = at, closers[mark]


@compiled
def word_marks(codes: NDArray[np.uint32], words: Words, tables: Tables, longest: int) -> Marks:
    """The kind of each word, and QUOTED with it where it is, uint8[w].

    codes: the text, uint32. longest: characters of a quotation.
    """
    hashes, starts, ends = words
    classes, closers, listed, lists = tables
    beyond = len(classes) - 1
    marks = np.empty(len(hashes), np.uint8)
    for word in range(len(hashes)):
        start, end = starts[word], ends[word]
        upper = (classes[min(codes[start], beyond)] & UPPER) != 0
        begins, digit = word == 0, False
        if word and upper:
            for at in range(ends[word - 1], start):
                begins |= (classes[min(codes[at], beyond)] & SENTENCE_END) != 0
        for at in range(start, end):
            digit |= (classes[min(codes[at], beyond)] & DIGIT) != 0
        marks[word] = _kind(_listed(hashes[word], listed, lists), upper, begins, digit)
    _quote(codes, starts, marks, classes, closers, longest)
    return marks


@compiled
def told(
    marks_a: Marks, agreeing_a: NDArray[np.bool_], marks_b: Marks, agreeing_b: NDArray[np.bool_], margin: int
) -> NDArray[np.int64]:
    """What a pair's words tell, int64[2, 10], a row for each text.

    From `margin` words before the first that agrees to as many after the last: words of each of the four
    kinds; of these those that do not agree. Then words that agree; of these those that are quoted.
    """
    counts = np.empty((2, 10), np.int64)
    for side in range(2):
        marks, agreeing = (marks_a, agreeing_a) if side == 0 else (marks_b, agreeing_b)
        for field in range(10):
            counts[side, field] = 0
        first, end = len(marks), 0
        for word in range(len(marks)):
            if agreeing[word]:
                counts[side, 8] += 1
                counts[side, 9] += marks[word] >= QUOTED
                first, end = min(first, word), word + 1
        if end:
            for word in range(max(first - margin, 0), min(end + margin, len(marks))):
                kind = marks[word] & KIND
                counts[side, kind] += 1
                counts[side, 4 + kind] += not agreeing[word]
    return counts


@compiled
def narrated(rows: NDArray[np.int64], marks_a: Marks, marks_b: Marks, spans: int) -> NDArray[np.int64]:
    """For each span the words of its runs that are quoted in neither text, int64[spans].

    rows: int64[r, 5], a run each: begin in a, begin in b, words, number of its span, and what else.
    """
    counts = np.empty(spans, np.int64)
    for span in range(spans):
        counts[span] = 0
    for row in range(len(rows)):
        i, j = rows[row, 0], rows[row, 1]
        for place in range(rows[row, 2]):
            counts[rows[row, 3]] += marks_a[i + place] < QUOTED and marks_b[j + place] < QUOTED
    return counts
