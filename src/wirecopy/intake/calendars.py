"""Dates and times as some countries write them, in the form in which `wirecopy.intake.dates` reads them.

Solar years of Iran, years of Thailand, Japan and Taiwan, months by their number in Vietnam, hours without
minutes, and hours parted from minutes by a full stop behind a word for the hour.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from wirecopy.patterns import lazy_re

_MONTHS_OF_IRAN = {
    name: number
    for number, name in enumerate(
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(),  # noqa: SIM905
        start=1,
    )
}
_ARABIC_LETTERS = str.maketrans("یک", "يك")
"""As old programs and keyboards of Iran write its two letters that Arabic has not."""
_MONTHS_OF_IRAN |= {name.translate(_ARABIC_LETTERS): number for name, number in _MONTHS_OF_IRAN.items()}
MONTHS_OF_IRAN = "|".join(_MONTHS_OF_IRAN)
"""A pattern of one of their names."""
_IRAN = lazy_re(rf"(?<!\d)(\d{{1,2}})\s*({MONTHS_OF_IRAN})\s*(?:ماه)?\s*[،,]?\s*(1[34]\d\d)(?!\d)")
_HALF_OF_DAY = lazy_re(r"(?<=\d)\s*([بق])\.\s?ظ\b\.?")
"""Before and after noon, behind a time."""
_IRAN_IN_NUMBERS = lazy_re(r"(?<!\d)(1[34]\d\d)\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_PERSIAN = lazy_re("[۰-۹پچژگکی]")
"""Years of the moon in Arabic countries have the same numbers."""
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_NEW_YEAR = date(2024, 3, 20)
"""The first day of 1403 in Iran."""
_THAI_YEAR = lazy_re(r"(?<!\d)2[45]\d\d(?!\d)")
_THAI_SHORT = lazy_re(r"(?<=[\u0e00-\u0e7f.])(\s*)(\d{2})(?!\d|\s?[:.]\d)")
_THAI = lazy_re(r"[\u0e00-\u0e7f]")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_ERA = lazy_re(rf"(?:中華)?({'|'.join(_ERAS)})\s*(\d{{1,3}}|元)\s*年")
_HOUR_ALONE = lazy_re(r"(?<=\d)\s*[時时点點](?![間间\d]|\s\d|半)|(?<=\d)시(?![간\d]|\s*\d)")
_VIETNAM = lazy_re(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,)?\s+(?:năm\s+)?(\d{4})(?!\d)", re.IGNORECASE)
_BEFORE_HOURS = "ore ora kl klo kell ob om alle les um godz v в".split()  # noqa: SIM905
"""Words before an hour in the languages that write 10.11 for 10:11."""
_DOTTED = lazy_re(
    "(?:"
    + "|".join(rf"(?<=\b{word})" for word in _BEFORE_HOURS)
    + r"|(?<=\b20\d\d)(?=,?\s+\d{1,2}\.\d\d\s*(?:$|[|)\]•·]|h\b|[A-Z]{2,4}\b)),?)"  # `4.3.2026, 10.11`
    r"(\.?\s*\d{1,2})\.([0-5]\d)(?![\d.])|(?<![\d.])(\d{1,2})\.([0-5]\d)(?=\s*(?:WIB|WITA|WIT)\b)",
    re.IGNORECASE,
)
_WHOLE_HOUR = lazy_re(
    r"(?:(?<=\bum)|(?<=\bà)|(?<=\bàs)|(?<=\bás))(\s+\d{1,2})\s*(?:uhr|h)(?!\s?\d|[^\W_])", re.IGNORECASE
)
_SPACED = lazy_re(r"(?<![\d.:])(\d{1,4}) / (\d{1,2}) / (\d{1,4})(?!\d)")
_UNMARKED = lazy_re(r"(?<![\d.:/-])([01]\d|2[0-3])([0-5]\d)(?=\s*(?:GMT|UTC|hrs|EST|EDT)\b)")
_ELSEWHERE = lazy_re(r"\(\d{4}\s[A-Z]{3,4}\)")
"""The same time in another zone."""
_YEAR = lazy_re(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def common_form(shown: str) -> str:
    """A date and a time with everything put as most countries write it. Raises ValueError on no such day."""
    if " / " in shown:
        shown = _SPACED.sub(r"\1/\2/\3", shown)
    if not shown.isascii():
        persian = _PERSIAN.search(shown)
        shown = shown.translate(_DIGITS)
        shown = _IRAN.sub(lambda found: _of_iran(found[3], _MONTHS_OF_IRAN[found[2]], found[1]), shown)
        shown = _HALF_OF_DAY.sub(lambda found: " PM" if found[1] == "ب" else " AM", shown)
        if persian:
            shown = _IRAN_IN_NUMBERS.sub(lambda found: _of_iran(found[1], int(found[3]), found[4]), shown)
        shown = _ERA.sub(_of_era, shown)
        shown = _HOUR_ALONE.sub(":00", shown)
        shown = _VIETNAM.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", shown)
        if _THAI.search(shown):
            shown = _of_thailand(shown)
    shown = _DOTTED.sub(lambda found: f"{found[1] or found[3]}:{found[2] or found[4]}", shown)
    shown = _WHOLE_HOUR.sub(r"\1:00", shown)
    if ":" not in shown and len(_YEAR.findall(_UNMARKED.sub("", shown))) == 1:
        shown = _UNMARKED.sub(r"\1:\2", _ELSEWHERE.sub("", shown))
    return shown


def _of_iran(year: str, month: int, day: str) -> str:
    if not (1 <= month <= 12 and 1 <= int(day) <= (31 if month < 7 else 30)):
        raise ValueError(day)
    return (_NEW_YEAR + timedelta(days=_days(int(year), month, int(day)) - _days(1403, 1, 1))).isoformat()


def _days(year: int, month: int, day: int) -> int:
    """Days since a day long ago, by the rule of 33 years that agrees with the sky from 1178 to 1633."""
    since = year + 1595
    before = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return 365 * since + since // 33 * 8 + (since % 33 + 3) // 4 + before + day


def _of_era(found: re.Match[str]) -> str:
    number = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + number}年"


def _of_thailand(shown: str) -> str:
    """Years of the Buddha's death, 543 ahead; of two digits behind a month."""
    if _THAI_YEAR.search(shown):
        return _THAI_YEAR.sub(lambda found: str(int(found[0]) - 543), shown)
    if _YEAR.search(shown):
        return shown
    return _THAI_SHORT.sub(lambda found: f"{found[1] or ' '}{int(found[2]) + 2500 - 543}", shown, count=1)
