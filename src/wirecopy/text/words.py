"""Words that count for matching: normal form, 64-bit hashes, and exact offsets into the text.

The normal form is NFKC, then casefolding, then NFKC again (Unicode Standard Annex 15 and section 3.13),
with default-ignorable characters (zero width, soft hyphen, bidirectional controls, variation selectors)
taken out. Combining marks belong to the word they stand on. Punctuation is no part of any word, so
quotes, dashes and apostrophes of whatever shape change nothing. Scripts written without spaces (Han,
kana, Thai, Lao, Khmer, Myanmar) give one word per character, with the marks that stand on it. A word of Latin
letters of which some are exchanged for Cyrillic or Greek ones of the same look (`dаm`) is the word that it
looks like; words of one script stay as they are.

A word's hash is the polynomial of its normal form's characters over 64 bits, mixed by the finaliser of
MurmurHash3. Words of simple letters are read by table, in one compiled pass; any other by pattern, one by
one, to the same end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.words import EXPANDED, FACTOR, INVOLVED, finalised, split
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.letters import IGNORABLE, SCRIPTS, mixed_places, unmixed

NORMALISATION = 3
"""Version of the normal form, of the word hash and of the digest of a text's words; a change makes every
stored fingerprint wrong."""

COUNTED_ZONES = (Zone.lead, Zone.body)
"""The zones whose words are the story's own; bylines, captions and furniture are not."""

SPACELESS_BELOW = 1.6
"""Mean characters of a word, below which a text is written without spaces."""

_SPACELESS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\u17d7\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u303c"
    "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3192-\u3195\u31f0-\u31ff\u3220-\u3229\u3280-\u3289"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_HALF_WIDTH_VOICING = "\uff9e\uff9f"
_MARK_CATEGORIES = ("Mn", "Mc", "Me")
_CACHE_LIMIT = 1_000_000
_TABLE_SIZE = 0x3000
"""Characters below this are looked up; above stand scripts of no spaces, Hangul and rarities."""
_SELDOM_SIMPLE = range(0x0700, 0x1E00)
"""Blocks from Syriac to the phonetic extensions, nearly all of which write with marks: by pattern."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one story in order, as three arrays of one length.

    hashes: uint64, of the normal form. starts, ends: int32, characters of the story's text (end
    exclusive). Made by words_of; kept nowhere, since it can be made again.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.hashes)

    def only(self, chosen: NDArray[np.bool_]) -> Words:
        """The words for which `chosen` (one boolean per word) is true."""
        return Words(self.hashes[chosen], self.starts[chosen], self.ends[chosen])


class _HashOfWord(dict[str, int]):
    """Hash of each distinct word as it stood in a text; a missing one is made on first use."""

    def __missing__(self, given: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        value = 0
        for char in reversed(normal_word(given)):
            value = (value * FACTOR + ord(char)) % 2**64
        self[given] = value = int(finalised(np.uint64(value)))
        return value


_HASHES = _HashOfWord()


def words_of(text: str, zones: Sequence[ZoneSpan]) -> Words:
    """The words that count for matching: those of lead and body, in order of the text.

    They are read by table, but for runs that hold a character that is not simple: these by pattern.
    """
    spans = np.array(_counted(text, zones), np.int32).reshape(-1, 2)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    hashes, (starts, ends), (numbers, kinds), most = split(codes, spans, _forms())
    words = Words(hashes, starts, ends)
    if most >= SCRIPTS[0][0]:
        for number in _mixed(codes, words):
            hashes[number] = _HASHES[text[starts[number] : ends[number]]]
    if not len(numbers):
        return words
    for number in numbers[kinds == EXPANDED].tolist():
        hashes[number] = _HASHES[text[starts[number] : ends[number]]]
    involved = numbers[kinds == INVOLVED]
    return _with_pattern(text, words, involved) if len(involved) else words


def _mixed(codes: NDArray[np.uint32], words: Words) -> list[int]:
    """The numbers of the words in which letters of two scripts meet that look alike."""
    places = mixed_places(codes)
    first = np.searchsorted(words.ends, places[:, 0], side="right")
    after = np.searchsorted(words.starts, places[:, 1])
    return [number for begin, end in zip(first, after, strict=True) for number in range(begin, end)]


def _counted(text: str, zones: Sequence[ZoneSpan]) -> list[tuple[int, int]]:
    """Where the words that count stand; zones with nothing but blanks between them are read as one."""
    spans: list[tuple[int, int]] = []
    for zone in zones:
        if zone.zone not in COUNTED_ZONES:
            continue
        if spans and zone.start > spans[-1][1] and text[spans[-1][1] : zone.start].isspace():
            spans[-1] = (spans[-1][0], zone.end)
        else:
            spans.append((zone.start, zone.end))
    return spans


def _with_pattern(text: str, words: Words, involved: NDArray[np.int32]) -> Words:
    """The words, those of the involved runs (their numbers, ascending) in place of the runs."""
    matches = _word_pattern().finditer
    spans = [
        [found.span() for found in matches(text, start, end)]
        for start, end in zip(words.starts[involved].tolist(), words.ends[involved].tolist(), strict=True)
    ]
    flat = [span for run in spans for span in run]
    hashes = np.array([_HASHES[text[first:after]] for first, after in flat], np.uint64)
    offsets = np.array(flat, np.int32).reshape(-1, 2)
    kept = np.ones(len(words), bool)
    kept[involved] = False
    before = np.repeat(involved - np.arange(len(involved)), [len(run) for run in spans])
    simple = words.only(kept)
    return Words(
        np.insert(simple.hashes, before, hashes),
        np.insert(simple.starts, before, offsets[:, 0]),
        np.insert(simple.ends, before, offsets[:, 1]),
    )


@cache
def _forms() -> NDArray[np.int32]:
    """Of each character below _TABLE_SIZE its normal form, as the kernel reads it."""
    forms = np.zeros(_TABLE_SIZE, np.int32)
    word, involved = _word_pattern(), re.compile(f"[{_marks()}{IGNORABLE}{_SPACELESS}\u1100-\u11ff]")
    for code in range(_TABLE_SIZE):
        char = chr(code)
        if code in _SELDOM_SIMPLE or involved.match(char):
            forms[code] = INVOLVED
        elif word.match(char):
            form = _folded(char)
            simple = len(form) == 1 and _folded(form) == form and word.match(form)
            forms[code] = ord(form) if simple else EXPANDED
    return forms


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def normal_words(text: str) -> list[str]:
    """The words of a text of no zones, each in normal form: for titles and short phrases."""
    return [normal_word(found) for found in _word_pattern().findall(text)]


def normal_form(text: str) -> str:
    """A text's words in normal form, joined by single spaces; the normal form of itself."""
    return " ".join(normal_words(text))


@lru_cache(maxsize=1 << 16)
def normal_word(word: str) -> str:
    """The normal form of one word; of what is no single word, the normal form of the first in it."""
    before = ""
    after = unmixed(unicodedata.normalize("NFKC", word))
    while after != before:
        before = after
        kept = "".join(char for char in _ignorable_pattern().sub("", _folded(before)) if _belongs(char))
        first = _word_pattern().search(kept)
        after = first.group() if first else ""
    return after


def _belongs(char: str) -> bool:
    """Whether a character can be part of a word; Han that this Python's Unicode does not know yet can."""
    known = char.isalnum() or unicodedata.category(char) in _MARK_CATEGORIES
    return known or _spaceless_pattern().match(char) is not None


@cache
def _spaceless_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_SPACELESS}]")


@cache
def _ignorable_pattern() -> re.Pattern[str]:
    return re.compile(f"[{IGNORABLE}]")


@cache
def _word_pattern() -> re.Pattern[str]:
    """One match per word. Ignorable characters may stand within a word, never at its ends."""
    marks = _marks()
    spaced = rf"[^\W_{_SPACELESS}{_HALF_WIDTH_VOICING}{IGNORABLE}{marks}]"
    held = f"[{marks}{IGNORABLE}]"
    marked = f"(?:{held}*[{marks}])?"
    return re.compile(f"{spaced}+(?:{held}+{spaced}+)*{marked}|[{_SPACELESS}]{marked}")


def _marks() -> str:
    """The combining marks of this Python's Unicode, as ranges of a character class."""
    ignored = _ignorable_pattern()
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x3400), *range(0xA000, 0xAC00), *range(0xD7A4, 0x1FFFF)):
        char = chr(code)
        if unicodedata.category(char) not in _MARK_CATEGORIES or ignored.match(char):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return _HALF_WIDTH_VOICING + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
