"""Which of two numbers of a date is the day and which the month.

A year in front is followed by month and day (ISO 8601). Otherwise a number above 12 is the day. Where both
are 12 or less, the first of these that applies decides:

0. in English, a weekday beside them on which the date falls in one order alone;
1. an American zone (EST, CDT, PT …) or the language `en-US`: month first, unless dots stand between;
2. dots ("03.04.2024"), any other zone but UTC (IST, CET, +05:30 …), any language or region but plain English:
   day first;
3. slashes with AM or PM: month first (an American form);
4. nothing: None rather than a guess.
"""

from __future__ import annotations

import re
from datetime import datetime

from wirecopy.patterns import lazy_re
from wirecopy.text.months import ENGLISH_WEEKDAYS

_AMERICAN_ZONES = "EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT AST ADT NST NDT"
_AMERICAN = frozenset(_AMERICAN_ZONES.split())
_MONTH_FIRST_LANGUAGES = frozenset({"en-us"})
_WEEKDAY = lazy_re(rf"\b({'|'.join(ENGLISH_WEEKDAYS)})\b", re.IGNORECASE)


def day_and_month(
    stated: tuple[int, int, int], mark: str, zone: str | None, language: str, rest: str
) -> tuple[int, int] | None:
    """Day and month by the rules at the top of this file; None where nothing decides.

    stated: year, first number, second number. mark: what stands between. rest: the string without the date.
    Raises ValueError where a number is no month in either order.
    """
    _, first, second = stated
    if first > 12 or second > 12:
        return (first, second) if second <= 12 else (second, first) if first <= 12 else None
    if first == second:
        return first, second
    if language.partition("-")[0] in ("", "en") and (by_weekday := _by_weekday(stated, rest)):
        return by_weekday
    american = zone in _AMERICAN or language in _MONTH_FIRST_LANGUAGES
    if american and mark != ".":
        return second, first
    if mark == "." or zone not in (None, "UTC", "GMT", "Z", "UT") or (language and language != "en"):
        return first, second
    half_day = re.search(r"\d\s*[ap]\.?m\b", rest, re.IGNORECASE)
    return (second, first) if half_day and mark == "/" else None


def _by_weekday(stated: tuple[int, int, int], rest: str) -> tuple[int, int] | None:
    """Day and month by the weekday beside them; None where that leaves both orders open."""
    year, first, second = stated
    named = _WEEKDAY.search(rest)
    if named is None:
        return None
    wanted = ENGLISH_WEEKDAYS[named[1].lower()]
    orders = ((first, second), (second, first))
    fitting = [pair for pair in orders if datetime(year, pair[1], pair[0]).weekday() == wanted]
    return fitting[0] if len(fitting) == 1 else None
