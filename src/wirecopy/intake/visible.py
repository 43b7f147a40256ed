"""Times out of the lines that readers see around a body, and of the elements that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from wirecopy.intake.credits import date_start, states_date
from wirecopy.intake.dates import moment
from wirecopy.intake.markup import Block, folded, text_of
from wirecopy.intake.names import EDGES, LABELLED
from wirecopy.patterns import lazy_re
from wirecopy.records import Moment, Precision
from wirecopy.text.months import WEEKDAYS

_CLOCK_IN = lazy_re(r"\d{1,2}[:.h]\d{2}(?![\d.])")
_CLOCK_BEFORE = lazy_re(
    r"(?<![\d:.])(\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?)\W*$", re.IGNORECASE
)
_WEEKDAY_BEFORE = lazy_re(
    r"\b((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]?\s*$", re.IGNORECASE
)
"""It tells day and month apart."""
_CLOCK_ALONE = lazy_re(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr)?\s*(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_AFTER_LABEL = lazy_re(r"^(?:\s*(?:on|at|am|le|el|il|em|den|:|：|\|)\s*)*", re.IGNORECASE)
_DAYS = (Precision.second, Precision.minute, Precision.day)
_DAYS_APART = timedelta(days=2)
_STATED_IN = {"abbr": "title"}


def visible_times(
    lines: Sequence[str], language: str | None, reference: datetime | None = None
) -> tuple[Moment | None, Moment | None]:
    """When a story was published and updated, by its visible lines; each None where no line says so.

    reference: when the page was fetched, where that is known.
    """
    published: Moment | None = None
    updated: Moment | None = None
    for line in _with_clocks(lines):
        for kind, words in _dated(line):
            moment = read_moment(words, language, reference)
            if moment is None:
                continue
            if kind == "updated":
                updated = updated or moment
            elif kind == "published" or published is None:
                published = published or moment
    if published is None and updated is None and reference is not None:
        published = next(filter(None, (read_moment(line, language, reference) for line in lines)), None)
    return published, updated


def read_moment(given: str, language: str | None, reference: datetime | None = None) -> Moment | None:
    """The time that words state, None where they state none; see `wirecopy.intake.dates.moment`."""
    return moment(given, language=language, reference=reference)


def machine_times(blocks: list[Block], places: list[int]) -> Iterator[str]:
    """What `time` elements in the lines at `places` state, and `abbr`, as the older microformat has it."""
    for place in places:
        block = blocks[place]
        for element in (*block.parts, block.element):
            stated = element.get(_STATED_IN.get(element.tag, "datetime")) or ""
            if not stated.strip() or not any(letter.isdigit() for letter in stated):
                continue
            said, shown = read_moment(folded(stated), None), read_moment(text_of(element), None)
            if said and shown and shown.precision in _DAYS and abs(said.utc - shown.utc) > _DAYS_APART:
                continue  # the maker's example, left where the page's program should have put its own
            yield folded(stated)


def _dated(line: str) -> Iterator[tuple[str, str]]:
    """(kind, words of a date) for each date of a line; kind is empty where no label stands before it."""
    marks = [(found.end(), found.lastgroup or "") for found in LABELLED.finditer(line)]
    if not marks:
        start = date_start(line)
        if start is not None:
            words = _with_clock_before(line[:start], _with_clock(line[start:]))
            day = _WEEKDAY_BEFORE.search(line[:start])
            yield "", f"{day[1]} {words}" if day else words
        return
    if (start := date_start(line)) is not None and start < marks[0][0]:
        yield "", line[start : marks[0][0]].split("|", maxsplit=1)[0].strip(EDGES)
    for number, (end, kind) in enumerate(marks):
        until = marks[number + 1][0] if number + 1 < len(marks) else len(line)
        words = _AFTER_LABEL.sub("", line[end:until])
        if "|" in words and not states_date(_with_clock(words)):
            words = words[date_start(words) or 0 :]  # "Posted by Ana Lima | 3 May 2026"
        words = LABELLED.sub("", _with_clock(words)).strip(EDGES)
        if words and (states_date(words) or any(letter.isdigit() for letter in words)):
            yield kind, words


def _with_clocks(lines: Sequence[str]) -> list[str]:
    """The lines, a time of day that stands in a line of its own behind the day beside it."""
    clocks = [_CLOCK_ALONE.fullmatch(line) is not None for line in lines]
    joined = []
    for number, line in enumerate(lines):
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(lines) and clocks[at]]
        clocked = beside and states_date(line) and not _CLOCK_IN.search(line)
        joined.append(f"{line} {lines[beside[0]]}" if clocked else line)
    return joined


def _with_clock(words: str) -> str:
    """What stands of a date up to the first bar, with a time of day behind that."""
    first, _, rest = words.partition("|")
    clock = rest.partition("|")[0].strip()
    return f"{first.strip(EDGES)} {clock}" if _CLOCK_ALONE.fullmatch(clock) else first.strip(EDGES)


def _with_clock_before(before: str, words: str) -> str:
    """A date with the time of day before it (`11:15 | 9 June 2026`), where none stands behind it."""
    head, _, last = before.rstrip().rpartition(" ")
    before = head if last.casefold() in WEEKDAYS else before
    clock = None if _CLOCK_IN.search(words) else _CLOCK_BEFORE.search(before)
    return f"{words} {clock[1]}" if clock else words
