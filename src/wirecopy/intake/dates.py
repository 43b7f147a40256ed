"""Times as stories state them, in UTC with the zone as given; nothing that is not stated is filled in.

Order of day and month in numbers: `wirecopy.intake.dayorder`. What an outlet's country says of them and of
abbreviated zones: `wirecopy.intake.countries`.

Words win over numbers: a month's name leaves nothing to decide. A time of day without a date is no moment.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from wirecopy.intake.ago import ago, says_ago
from wirecopy.intake.calendars import common_form
from wirecopy.intake.countries import writes_year_first, zone_in
from wirecopy.intake.dayorder import day_and_month
from wirecopy.patterns import lazy_re
from wirecopy.records import Moment, Precision
from wirecopy.text.months import MONTH_PATTERN, MONTHS

EARLIEST_YEAR = 1800
"""Years below are slips of the pen or empty database fields, not dates of news."""
LATEST_YEAR = 2200
LONGEST = 200
"""Characters of a string that can hold a date."""
_MILLISECONDS = 100_000_000_000
"""Seconds since 1970 reach this in the year 5138; anything larger counts milliseconds."""

# Minutes east of UTC. Names with several meanings stand for the one that most news in that spelling uses,
# where the outlet's country has no other: IST is Indian, CST and EST are American, BST British, AMT Armenian.
ZONES: dict[str, int] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "UT": 0,
    "IST": 330, "PKT": 300, "NPT": 345, "BDT": 360, "SLST": 330,
    "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "BST": 60, "WEST": 60,
    "MSK": 180, "МСК": 180, "TRT": 180, "AST": -240, "ADT": -180, "NST": -210, "NDT": -150,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "BRT": -180, "ART": -180, "CLT": -240, "CLST": -180,
    "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420,
    "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "SAST": 120, "CAT": 120, "EAT": 180, "WAT": 60, "GST": 240, "IDT": 180,
    "AMT": 240,
}  # fmt: skip
# Zones that keep summer time by their region's rule; their offset depends on the date.
REGIONS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

_ISO = lazy_re(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?(?=Z?$))?Z?"
)
_ISO_BASIC = lazy_re(r"(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2}(?=Z?$))?Z?")
_DIGITS = lazy_re(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?(?:(Z))?")
"""A date, or a date and a time, without marks between: `20240304`, `20240304191200`."""
_CLOCK = lazy_re(
    r"(?<![\d:.,/-])(?P<hour>\d{1,2})(?:(?::|\s?h\s?|\.(?=\d\d\s*(?:uhr|ч|[ap]\.?m)))(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|مساء|صباح|[مص](?!\w)|[بق]\.?ظ|পিএম|এএম)?(?:\s*(?:uhr|hrs|hours|h|ч)\b\.?)?(?![\d/-])",
    re.IGNORECASE,
)
_OFFSET = lazy_re(r"(?:(?:GMT|UTC)\s*)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d|[-/.]\d)")
_ZONE_NAME = lazy_re(
    r"(?<![^\W\d_])(" + "|".join(sorted((*ZONES, *REGIONS), key=len, reverse=True)) + r")(?![^\W\d_])"
)
_REGION = lazy_re(
    r"\[?\b((?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_/-]+)\]?"
)
"""A zone of the IANA data base."""
_NUMBERS = lazy_re(r"(?<!\d)(\d{1,4})([-./])\s?(\d{1,2})\2\s?(\d{1,4})(?!\d)")
_DAY_MONTH = lazy_re(
    rf"(?<![\d:])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+of|\s+de|\s+d['’])?[\s\-./]*(?<![^\W\d_])({MONTH_PATTERN})"
    rf"(?:\s*/\s*{MONTH_PATTERN})?"  # Arabic papers name months twice: "نيسان / أبريل"
    r"[\s,.\-/]*(?:de\s+|del\s+)?(\d{4}|['’]\d{2}|(?<=-)\d{2}|\d{2}(?=,?\s\d{1,2}:\d{2}))?(?![\d:])",
    re.IGNORECASE,
)
_MONTH_DAY = lazy_re(
    rf"(?<![^\W\d_])({MONTH_PATTERN})[\s\-.]*(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:[\s,.\-]+(\d{{4}}))?(?![\d:])",
    re.IGNORECASE,
)
_MONTH_YEAR = lazy_re(rf"(?<![^\W\d_])({MONTH_PATTERN})[\s,.\-]*(?:de\s+)?(\d{{4}})(?!\d)", re.IGNORECASE)
_CLOCK_BEHIND = lazy_re(r"-\d{1,2}:\d{2}(?!\d)")
"""A time of day that a hyphen ties to its date (`30/12/11-20:06`)."""
_HAN = lazy_re(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号])?")
_HAN_DAY = lazy_re(r"(?<![\d年/])(\d{1,2})(?:月|/)(\d{1,2})日?\s?[(（][月火水木金土日][)）]")
_HAN_CLOCK = lazy_re(r"(上午|下午|午前|午後|오전|오후)?\s*(\d{1,2})\s*[时時시点點:：]\s*(\d{1,2})\s*分?분?")
_HAN_SIGNS = "上下午前後时時시点點오"
_YEAR = lazy_re(r"\s*(\d{4})\s*")


def moment(given: str, *, language: str | None = None, reference: datetime | None = None) -> Moment | None:
    """The time that a string states, None where it states none, or not surely.

    language: a tag such as `de` or `en-US`; only asked where day and month could be either. reference: when
    the string was read, aware; without it `2 hours ago` and `Jan. 12` state no time. A zone that is not given
    is taken as UTC and `zone` is None. Never raises.
    """
    if not given:
        return None
    tag = (language or "").replace("_", "-").casefold()
    found = _moment(given, tag)
    if found is None and reference is not None and len(given) <= LONGEST:
        return _by_reference(given, tag, reference.astimezone(UTC))
    return found


def epoch(number: float) -> Moment | None:
    """The time of a numeric field: seconds since 1970, or milliseconds where the number is that large."""
    try:
        seconds = number / 1000 if abs(number) >= _MILLISECONDS else float(number)
        utc = datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(utc, str(number), "UTC") if seconds > 0 and utc.year <= LATEST_YEAR else None


def _by_reference(given: str, language: str, reference: datetime) -> Moment | None:
    """A time that only says how long ago it was, or leaves out its year."""
    if says_ago(given):
        return ago(given, reference)
    han = _HAN_DAY.search(given)
    if not (han or _DAY_MONTH.search(given) or _MONTH_DAY.search(given)):
        return None
    for year in (reference.year + 1, reference.year, reference.year - 1):
        dated = f"{year}年{han[1]}月{han[2]}日 {given[han.end() :]}" if han else f"{given} {year}"
        found = _moment(dated, language)
        if found is not None and found.utc <= reference + timedelta(days=1):
            return Moment(found.utc, given, found.zone, found.precision)
    return None


@lru_cache(maxsize=4096)
def _moment(given: str, language: str) -> Moment | None:
    shown = given.strip()
    if not shown or len(shown) > LONGEST:
        return None
    try:
        found = _iso(given, shown) or _words_and_numbers(given, common_form(shown), language)
    except (ValueError, OverflowError):
        return None
    # Midnight at the start of 1970 is an empty field of a database, not a time of news.
    return None if found and found.utc.timestamp() == 0 else found


def _iso(given: str, shown: str) -> Moment | None:
    found = _ISO.fullmatch(shown) or _ISO_BASIC.fullmatch(shown) or _DIGITS.fullmatch(shown)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if not _plausible(int(year)):
        return None
    precision = (
        Precision.second
        if second
        else Precision.minute
        if hour
        else Precision.day
        if day
        else Precision.month
    )
    leap = 59 if second == "60" else int(second or 0)
    local = datetime(int(year), int(month), int(day or 1), int(hour or 0), int(minute or 0), leap)
    if hour is None:
        return Moment(local.replace(tzinfo=UTC), given, None, precision)
    return _at(local, given, zone, _minutes(zone) if zone else 0, precision)


def _words_and_numbers(given: str, shown: str, language: str) -> Moment | None:  # noqa: PLR0911
    zone, offset, rest = _zone(shown, language)
    date = _date(rest, zone, language)
    if date is None:
        return None
    year, month, day, precision, left = date
    if not _plausible(year):
        return None
    if precision is not Precision.day:
        return Moment(datetime(year, month, day, tzinfo=UTC), given, None, precision)
    clock = _clock(left)
    if clock is None:
        return Moment(datetime(year, month, day, tzinfo=UTC), given, None, Precision.day)
    hour, minute, second, precision = clock
    local = datetime(year, month, day, hour, minute, second)
    if zone is not None and (zone in REGIONS or "/" in zone):
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - rarely needed

        try:
            utc = local.replace(tzinfo=ZoneInfo(REGIONS.get(zone, zone))).astimezone(UTC)
        except (OSError, KeyError):  # no such zone, or no data of zones on this machine
            return Moment(datetime(year, month, day, tzinfo=UTC), given, None, Precision.day)
        return Moment(utc, given, zone, precision)
    return _at(local, given, zone, offset, precision)


def _at(local: datetime, given: str, zone: str | None, minutes: int | None, precision: Precision) -> Moment:
    if minutes is None:
        raise ValueError(given)
    utc = local.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(UTC)
    return Moment(utc, given, zone, precision)


def _plausible(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


# ---------------------------------------------------------------- the parts
def _zone(shown: str, language: str) -> tuple[str | None, int, str]:
    """The zone as given or as its country means it, its minutes east of UTC, and the string without it."""
    has_clock = ":" in shown or re.search(r"\d\s*(?:[ap]\.?m\b|uhr|h\d)", shown, re.IGNORECASE)
    if has_clock:
        for found in _OFFSET.finditer(shown):
            before = shown[: found.start()].rstrip()
            if before and (before[-1].isdigit() or before[-1] in "mM.Tt" or found.group()[:1] in "GU"):
                minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
                if minutes <= 14 * 60 and re.search(r"\d[:.]\d\d", before):
                    signed = minutes if found["sign"] == "+" else -minutes
                    return found.group().strip(), signed, shown[: found.start()] + " " + shown[found.end() :]
    if "/" in shown and has_clock and (region := _REGION.search(shown)):
        return region[1], 0, shown[: region.start()] + " " + shown[region.end() :]
    named = list(_ZONE_NAME.finditer(shown))
    if not named:
        return None, 0, shown
    found = named[-1]
    name = zone_in(found.group(1), language)
    minutes = (_minutes(name) or 0) if name[0] in "+-" else ZONES.get(name, 0)
    return name, minutes, shown[: found.start()] + " " + shown[found.end() :]


def minutes_east(moment: Moment) -> int:
    """Minutes east of UTC of a time's zone as stated; 0 where none is."""
    zone = moment.zone
    if not zone:
        return 0
    if zone in REGIONS or "/" in zone:
        return _minutes_of_day(moment.utc, REGIONS.get(zone, zone))
    return ZONES.get(zone, (_minutes(zone) or 0) if zone[0] in "+-" else 0)


def _minutes_of_day(utc: datetime, region: str) -> int:
    """Minutes east of UTC of a region on a day; 0 where this machine has no data of zones."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - rarely needed

    try:
        offset = utc.astimezone(ZoneInfo(region)).utcoffset()
    except (OSError, KeyError):
        return 0
    return int(offset.total_seconds()) // 60 if offset else 0


def _minutes(zone: str) -> int | None:
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if minutes > 14 * 60:
        return None
    return minutes if zone[0] == "+" else -minutes


_Date = tuple[int, int, int, Precision, str]


def _date(text: str, zone: str | None, language: str) -> _Date | None:
    """Year, month, day, precision, and the string without the date."""
    for reader in (_named_date, _han_date):
        if found := reader(text):
            return found
    if found := _numbers_date(text, zone, language):
        return found
    month_year = _MONTH_YEAR.search(text)
    if month_year:
        return int(month_year[2]), _month(month_year[1]), 1, Precision.month, _without(text, month_year)
    year = _YEAR.fullmatch(text)
    return (int(year[1]), 1, 1, Precision.year, "") if year else None


def _named_date(text: str) -> _Date | None:
    for pattern, order in ((_DAY_MONTH, (2, 1, 3)), (_MONTH_DAY, (1, 2, 3))):
        for found in pattern.finditer(text):
            month, day, year = (found[group] for group in order)
            rest = _without(text, found)
            stated = int(year) if year and year.isdigit() and len(year) == 4 else _year_elsewhere(year, rest)
            if stated is not None and 1 <= int(day) <= 31:
                datetime(stated, _month(month), int(day))  # 31 June is no date: ValueError
                return stated, _month(month), int(day), Precision.day, _without_year(rest, year)
    return None


def _year_elsewhere(year: str | None, rest: str) -> int | None:
    """A year of two digits, or one that stands apart ("Wed Jan 12 22:52:00 2022")."""
    if year:
        return _century(int(year.strip("'’")))
    found = re.search(r"(?<![\d:.+-])(\d{4})(?![\d:])", rest)
    return int(found[1]) if found else None


def _century(two_digits: int) -> int:
    """RFC 5322, 4.3: 00 to 49 are of this century."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def _without_year(rest: str, year: str | None) -> str:
    return rest if year else re.sub(r"(?<![\d:.+-])\d{4}(?![\d:])", " ", rest, count=1)


def _han_date(text: str) -> _Date | None:
    found = _HAN.search(text)
    if not found:
        return None
    year, month, day = found.groups()
    precision = Precision.day if day else Precision.month
    return int(year), int(month), int(day or 1), precision, _without(text, found)


def _numbers_date(text: str, zone: str | None, language: str) -> _Date | None:
    for found in _NUMBERS.finditer(text):
        first, mark, second, third = found.groups()
        rest = _without(text, found)
        if len(first) == 4:
            year, month, day = int(first), int(second), int(third) if len(third) <= 2 else 0
        elif max(map(len, found.group(1, 3, 4))) <= 2 and writes_year_first(language):
            year, month, day = _century(int(first)), int(second), int(third)
        elif len(third) == 4 or (len(third) == 2 and mark != "-" and len(first) <= 2):
            year = int(third) if len(third) == 4 else _century(int(third))
            pair = day_and_month((year, int(first), int(second)), mark, zone, language, rest)
            if pair is None:
                continue
            day, month = pair
        else:
            continue
        datetime(year, month, day)
        return year, month, day, Precision.day, rest
    return None


def _clock(text: str) -> tuple[int, int, int, Precision] | None:
    """Hour, minute, second and precision of the first time of day; None where there is none."""
    if any(sign in text for sign in _HAN_SIGNS) and (han := _HAN_CLOCK.search(text)):
        hour = int(han[2]) % 12 + 12 if han[1] in ("下午", "午後", "오후") else int(han[2])
        return hour, int(han[3]), 0, Precision.minute
    for found in _CLOCK.finditer(text):
        minute, half = found["minute"], found["half"]
        if minute is None and half is None:
            continue
        hour = int(found["hour"])
        if half:
            after_noon = half[0] in "pPμΜمبপ"
            if hour <= 12:
                hour = hour % 12 + (12 if after_noon else 0)
            elif not after_noon:
                continue  # after noon, `15:20 PM` says twice what it says
        second = found["second"]
        if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 60:
            raise ValueError(text)
        return (
            hour,
            int(minute or 0),
            min(59, int(second or 0)),
            Precision.second if second else Precision.minute,
        )
    return None


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").casefold()]


def _without(text: str, found: re.Match[str]) -> str:
    rest = text[found.end() :]
    return f"{text[: found.start()]} {rest[1:] if _CLOCK_BEHIND.match(rest) else rest}"
