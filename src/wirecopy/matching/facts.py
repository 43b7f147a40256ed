"""What kind of word each word is: a figure, a date's word, a name, or an ordinary word; and what is quoted.

Only looks are told, for a comparison: where two texts of one form differ in figures, dates and names
alone, they are two issues of one template; where they differ in ordinary words, somebody edited a copy.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirecopy.matching.measure import held
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import Words, words_of

ORDINARY, FIGURE, DATE, NAME = range(4)

_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
montag dienstag mittwoch donnerstag freitag samstag sonntag
januar februar märz mai juni juli oktober dezember
lundi mardi mercredi jeudi vendredi samedi dimanche
janvier février mars avril juin juillet août septembre octobre novembre décembre
lunes martes miércoles jueves viernes sábado domingo
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunedì martedì mercoledì giovedì venerdì sabato domenica
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
segunda terça quarta quinta sexta janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
"""
_NUMERALS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
first second third fourth fifth sixth seventh eighth ninth tenth
"""
_SENTENCE_END = ".!?:…。\n"
_TABLE_SIZE = 0x3003
_UPPER, _DIGIT, _END = 1, 2, 4
_CLOSED_BY = {
    '"': '"”', "“": '”"', "„": '“”"', "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」",
    "『": "』", "《": "》",
}  # fmt: skip
"""What ends a quotation, by the mark that began it: “English”, „German“, «French», »Danish«, ”Swedish”."""
_QUOTATION_LONGEST = 1500
"""Characters; a mark that is not closed by then is a stray one."""


def kinds_of(text: str, words: Words) -> NDArray[np.uint8]:
    """For each word: FIGURE, DATE, NAME (begins upper case within a sentence), or ORDINARY."""
    kinds = np.zeros(len(words), np.uint8)
    if not len(words):
        return kinds
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marks = _marks_of_characters()[np.minimum(codes, _TABLE_SIZE)]
    upper = (marks[words.starts] & _UPPER) > 0
    begins = np.ones(len(words), bool)
    begins[1:] = _between((marks & _END) > 0, words.ends[:-1], words.starts[1:])
    kinds[upper & ~begins] = NAME
    calendar, numerals, may = _known_words()
    kinds[held(words.hashes, calendar) & (upper | (words.hashes != may))] = DATE
    kinds[held(words.hashes, numerals) | _between((marks & _DIGIT) > 0, words.starts, words.ends)] = FIGURE
    return kinds


def _between(
    marks: NDArray[np.bool_], starts: NDArray[np.int32], ends: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Whether a marked character stands from each start to each end."""
    counted = np.r_[0, np.cumsum(marks)]
    return np.asarray(counted[ends] > counted[starts])


def quoted_words(text: str, words: Words) -> NDArray[np.bool_]:
    """For each word, whether it stands between quotation marks."""
    marks = np.zeros(len(text) + 1, np.int8)
    for begin, end in _quotations(text):
        marks[begin:end] = 1
    return marks[words.starts] > 0


def _quotations(text: str) -> list[tuple[int, int]]:
    """Spans between marks. A quotation carried on over paragraphs is opened anew at each of them."""
    found: list[tuple[int, int]] = []
    opened, closed_by = 0, ""
    for mark in _marks_pattern().finditer(text):
        at, char = mark.start(), mark.group()
        if closed_by and at - opened > _QUOTATION_LONGEST:
            closed_by = ""
        if not closed_by:
            if char != "\n" and not text[at + 1 : at + 2].isspace():
                opened, closed_by = at, _CLOSED_BY.get(char, "")
        elif char in closed_by or char == "\n":
            found.append((opened, at))
            closed_by = ""
    return found


@cache
def _marks_pattern() -> re.Pattern[str]:
    marks = set("".join(_CLOSED_BY) + "".join(_CLOSED_BY.values()))
    return re.compile(f"[{''.join(sorted(marks))}\n]")


@cache
def _marks_of_characters() -> NDArray[np.uint8]:
    """What each character is to `kinds_of`; those beyond the table are nothing to it."""
    marks = np.zeros(_TABLE_SIZE + 1, np.uint8)
    for code in range(_TABLE_SIZE):
        char = chr(code)
        upper = _UPPER if char.isupper() or char.istitle() else 0
        marks[code] = upper | (_DIGIT if char.isdigit() else 0) | (_END if char in _SENTENCE_END else 0)
    return marks


@cache
def _known_words() -> tuple[NDArray[np.uint64], NDArray[np.uint64], np.uint64]:
    """Hashes of the calendar's words and of the numerals, and of `may`, which is a month only as a name."""
    calendar, numerals, may = (
        words_of(listed, [ZoneSpan(Zone.body, 0, len(listed))]).hashes
        for listed in (_CALENDAR, _NUMERALS, "may")
    )
    return np.unique(calendar), np.unique(numerals), may[0]
