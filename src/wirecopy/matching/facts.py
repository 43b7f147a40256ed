"""What kind of word each word is: a figure, a date's word, a name, or an ordinary word; and what is quoted.

Only looks are told, for a comparison: where two texts of one form differ in figures, dates and names
alone, they are two issues of one template; where they differ in ordinary words, somebody edited a copy.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirecopy.text.words import Words, normal_words

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
_SENTENCE_END = re.compile(r"[.!?:。！？…]|\n")
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
    calendar, numerals = _calendar(), _numerals()
    before = 0
    for place, (start, end) in enumerate(zip(words.starts.tolist(), words.ends.tolist(), strict=True)):
        word = text[start:end]
        folded = word.casefold()
        if folded in numerals or any(map(str.isdigit, word)):
            kinds[place] = FIGURE
        elif folded in calendar and (folded != "may" or word[0].isupper()):
            kinds[place] = DATE
        elif word[0].isupper() and place and not _SENTENCE_END.search(text, before, start):
            kinds[place] = NAME
        before = end
    return kinds


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
def _calendar() -> frozenset[str]:
    return frozenset(normal_words(_CALENDAR))


@cache
def _numerals() -> frozenset[str]:
    return frozenset(normal_words(_NUMERALS))
