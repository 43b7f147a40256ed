"""Why words that state a time could not be read as one, for a reader."""

from __future__ import annotations

import re

from wirecopy.intake.ago import says_ago
from wirecopy.intake.dates import moment
from wirecopy.patterns import lazy_re

_EMPTY = lazy_re(r"(?:0000|0001|1970)-?\d\d-?\d\d(?!\d)|\b0?1[-/.]0?1[-/.](?:1970|0001)\b")
_NUMBERS = lazy_re(r"(?<!\d)(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?\d{2,4}(?!\d)")
_CLOCK = lazy_re(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|[A-Z]{1,5}|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_RELATIVE = lazy_re(
    r"\s*(?:now|just now|today|yesterday|heute|gestern|hoy|ayer|aujourd'hui|hier)\b", re.IGNORECASE
)
_YEAR = lazy_re(r"\d{4}")
_THIS_YEAR = " 2024"
"""Any year will do; this one has all days."""


def doubt(given: str) -> str:
    """Why `given` is no time; it is one that `dates.moment` could not read."""
    shown = given.strip()
    if _EMPTY.search(shown):
        return "an empty field of a database, not a time of news"
    if says_ago(shown) or _RELATIVE.match(shown):
        return "it counts from a moment that is not known"
    numbers = _NUMBERS.search(shown)
    if numbers and int(numbers[1]) <= 12 and int(numbers[2]) <= 12:
        return "which number is the day and which the month is not clear"
    if _CLOCK.fullmatch(shown):
        return "a time of day without a date"
    if not _YEAR.search(shown) and moment(shown + _THIS_YEAR) is not None:
        return "it names no year"
    return "no such date, or in no form that is known"
