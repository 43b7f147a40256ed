"""What kind of word each word is: a figure, a date's word, a name, or an ordinary word; and what is quoted.

Only looks are told, for a comparison: where two texts of one form differ in figures, dates and names
alone, they are two issues of one template; where they differ in ordinary words, somebody edited a copy.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel import facts as kernel
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import Words, words_of

ORDINARY, FIGURE, DATE, NAME = kernel.ORDINARY, kernel.FIGURE, kernel.DATE, kernel.NAME
KIND, QUOTED = kernel.KIND, kernel.QUOTED
"""A word's mark: its kind, in the bits of KIND, and QUOTED."""

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
LOOKED_UP = 0x3010
"""Characters below this are looked up; those above are nothing here."""
_CLOSED_BY = {
    '"': '"”', "“": '”"', "„": '“”"', "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」",
    "『": "』", "《": "》",
}  # fmt: skip
"""What ends a quotation, by the mark that began it: “English”, „German“, «French», »Danish«, ”Swedish”."""
_QUOTATION_LONGEST = 1500
"""Characters; a mark that is not closed by then is a stray one."""
_LISTED_SIZE = 1024
"""Slots of the table of listed words, a power of two, some eight times as many as they."""


def marks_of(text: str, words: Words) -> NDArray[np.uint8]:
    """The mark of each word: FIGURE, DATE, NAME (begins upper case within a sentence) or ORDINARY; QUOTED.

    A quotation carried on over paragraphs is opened anew at each of them.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    place = words.hashes, words.starts, words.ends
    return kernel.word_marks(codes, place, _tables(), _QUOTATION_LONGEST)


@cache
def _tables() -> kernel.Tables:
    """What the kernel looks up: of characters, of quotation marks, of words."""
    numbers = {mark: number for number, mark in enumerate(sorted(_quotation_marks()), start=1)}
    classes = np.zeros(LOOKED_UP + 1, np.uint16)
    for code in range(LOOKED_UP):
        char = chr(code)
        classes[code] = (
            kernel.UPPER * (char.isupper() or char.istitle())
            | kernel.DIGIT * char.isdigit()
            | kernel.SENTENCE_END * (char in _SENTENCE_END)
            | kernel.BLANK * char.isspace()
            | kernel.LINE_END * (char == "\n")
            | numbers.get(char, 0) << kernel.MARK
        )
    closers = np.zeros(len(numbers) + 1, np.uint16)
    for mark, closing in _CLOSED_BY.items():
        closers[numbers[mark]] = sum(1 << numbers[one] for one in closing)
    return classes, closers, *_listed_words()


def _quotation_marks() -> set[str]:
    return set("".join(_CLOSED_BY) + "".join(_CLOSED_BY.values()))


def _listed_words() -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """A table of the hashes of the calendar's words and the numerals; `may` is a month only as a name."""
    listed, lists = np.zeros(_LISTED_SIZE, np.uint64), np.zeros(_LISTED_SIZE, np.uint8)
    for words, number in (
        (_NUMERALS, kernel.NUMERAL),
        ("may", kernel.NAMED_CALENDAR),
        (_CALENDAR, kernel.CALENDAR),
    ):
        for hash_ in words_of(words, [ZoneSpan(Zone.body, 0, len(words))]).hashes.tolist():
            slot = hash_ % _LISTED_SIZE
            while lists[slot] and listed[slot] != hash_:
                slot = (slot + 1) % _LISTED_SIZE
            if not lists[slot]:
                listed[slot], lists[slot] = hash_, number
    return listed, lists
