"""When a page's story was published and changed, out of all that the page states: places differ in trust.

Times stated out of sight come first. Known faults of them are told by a second witness, never without one: a
local time written as UTC, one time shifted by a zone twice, the time of the last change written as that of
publication, a maker's example left in an attribute. The day in a page's address is the last to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wirecopy.intake.ago import says_ago
from wirecopy.intake.credits import date_start
from wirecopy.intake.dates import REGIONS, minutes_east
from wirecopy.intake.visible import read_moment, visible_times
from wirecopy.patterns import lazy_re
from wirecopy.records import Moment, Precision
from wirecopy.text.months import MONTHS

_CLOCKS_DIFFER = timedelta(days=1)
_DAYS_APART = timedelta(days=2)
_ZONES_APART = timedelta(hours=14)
_MOST_STATED = 3
"""Times that a page states of one story; more are its teasers' too."""
_LONGEST_DAY = 40
"""Characters that hold a day and little else."""
_MINUTE = timedelta(minutes=1)
_QUARTER = timedelta(minutes=15)
"""All zones lie whole quarters of an hour apart; two times that do not are two times."""
_EXACT = (Precision.second, Precision.minute)
_DAYS = (*_EXACT, Precision.day)
_UTC_NAMES = frozenset(("Z", "UTC", "GMT", "UT", "+00:00", "+0000", "-00:00", "+00"))
_DAY_IN_PATH = lazy_re(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=[/.?_-]|$)"
    r"|-(?P<month2>\d\d)-(?P<day2>\d\d)(?=[/.?_-]|$)|(?P<month3>\d\d)(?P<day3>\d\d)(?=[/_-]))"
    r"|[?&]\w+=(?P<year4>20\d\d)(?P<month4>\d\d)(?P<day4>\d\d)-"  # `?a=20260304-00000092-bay`
)
_ONLY_DAY = lazy_re(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")
_SLASHED = lazy_re(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of its times.

    published, updated: as stated out of sight, in order of trust. marked: times that elements around the
    story hold. created: times of its file and its mailing, believed last and bearing out nothing. lines:
    what is seen around the story. titles, description: as stated out of sight. language: by which numbers
    are read. fetched: when the page was fetched, where that is known.
    """

    published: Sequence[str]
    marked: Sequence[str]
    created: Sequence[str]
    updated: Sequence[str]
    lines: Sequence[str]
    titles: Sequence[str]
    description: str
    url: str | None
    language: str | None
    fetched: datetime | None


def times_of(told: Told, texts: Sequence[str]) -> tuple[Moment | None, Moment | None]:
    """Published and updated: as stated out of sight, else by the visible lines, else by the address.

    texts: all that the page shows, asked for how it writes dates where nothing else tells.
    """
    day = _day_of(told.url)
    seen = _seen(told, texts, day)
    stated = _read(told.published, told) or _in_order(told, day)
    changes = _read(told.updated, told)
    marked, created = _read(told.marked, told), _read(told.created, told)
    shown, shown_change = (moment if moment and _possible(moment, told) else None for moment in seen)
    if not stated and shown and shown_change:
        changes += [one for one in marked if _is_change(one, shown, shown_change)]
        marked = [one for one in marked if one not in changes]
    moments = [*stated, *marked]
    published = _first([*moments, *created])
    updated = _first(changes) or shown_change
    if published is not None:
        published = _with_witness(published, moments, shown)
        published = _near_address(published, [*moments, *([shown] if shown else []), *changes], day)
        if shown and shown.precision in _EXACT:
            if _clock(shown) == _clock(published):
                return published, updated  # as readers see it
            if published.precision is Precision.day and _day(shown) == _day(published):
                return shown, updated
            if (two := _borne_out(published, stated, shown)) is not None:
                return two, updated
        if updated and published.utc > updated.utc:
            if shown and shown.precision in _EXACT and _clock(shown) == _clock(updated):
                # One of the two is wrong; this is what readers see, with the zone that is told out of sight.
                return shown if shown.zone else updated, updated
            changed = (one for one in stated if one.utc == updated.utc and _zone_apart(one, published))
            published = next(changed, published)
        if updated and (published.utc == updated.utc or _clock(published) == _clock(updated)):
            published = _earlier(published, stated, [*moments, *created], seen[0])
        return published, updated
    told_so = _by_address(told, day) or _by_titles(told) or _by_description(told, texts)
    return shown or told_so or shown_change, updated


def _is_change(marked: Moment, shown: Moment, shown_change: Moment) -> bool:
    """Whether the time that an element holds is the one that readers see as that of the last change."""
    return shown.precision in _EXACT and _clock(shown) < _clock(marked) == _clock(shown_change)


def _seen(told: Told, texts: Iterable[str], day: datetime | None) -> tuple[Moment | None, Moment | None]:
    """Published and updated by the visible lines, numbers in the order that the page's other dates have.

    day: of the page's address; of several lines that which tells it comes first.
    """
    seen = visible_times(told.lines, told.language, told.fetched)
    if seen[0] is not None and day is not None and _day(seen[0]) != f"{day:%Y%m%d}":
        others = (visible_times([line], told.language, told.fetched) for line in told.lines)
        seen = next((one for one in others if one[0] and _day(one[0]) == f"{day:%Y%m%d}"), seen)
    if seen[0] is None and not (told.published or told.marked or told.created):
        order = _order_of_numbers(told, texts)
        seen = visible_times(told.lines, order, told.fetched) if order else seen
    return seen


def _read(given: Sequence[str], told: Told) -> list[Moment]:
    moments = (read_moment(words, told.language) for words in given)
    return [moment for moment in moments if moment is not None and _possible(moment, told)]


def _in_order(told: Told, day: datetime | None) -> list[Moment]:
    """Times stated in numbers that could be read both ways, in the order of the day in the address."""
    if day is None or told.language not in (None, "en"):
        return []
    readings = (read_moment(words, kind) for words in told.published for kind in ("en-us", "en-gb"))
    return [one for one in readings if one and one.precision in _DAYS and one.utc.date() == day.date()]


def _possible(moment: Moment, told: Told) -> bool:
    """Whether a page can have stood there when it was fetched, by a clock that may be a day off."""
    return told.fetched is None or moment.utc <= told.fetched + _CLOCKS_DIFFER


def _first(moments: list[Moment]) -> Moment | None:
    """The first time stated with hour and zone; else the first with an hour; else the first."""
    return min(moments, key=lambda one: (one.precision not in _EXACT, one.zone is None), default=None)


def _with_witness(stated: Moment, moments: list[Moment], shown: Moment | None) -> Moment:
    """The stated time, or one that differs from it by a zone and is borne out as the right one."""
    if stated.precision not in _EXACT:
        return stated
    others = [one for one in moments if one.precision in _EXACT and _zone_apart(one, stated)]
    local = [one for one in others if one.zone and one.zone not in _UTC_NAMES]
    if stated.zone in _UTC_NAMES and (found := next((o for o in local if _clock(o) == _clock(stated)), None)):
        return found  # a local time is easily called UTC, and no program guesses an offset
    if shown is None or shown.precision not in _EXACT:
        return stated
    alike = _clock(stated) == _clock(shown)
    if shown.zone:
        # "ET" keeps summer time; that the page's program says EST all year does not.
        misnamed = stated.zone is None or (alike and (stated.zone in _UTC_NAMES or shown.zone in REGIONS))
        return shown if misnamed and _zone_apart(shown, stated) else stated
    if alike and stated.zone in _UTC_NAMES:  # what readers see is their own time, not UTC
        return next((one for one in others if one.zone), stated)
    return stated if alike else next((one for one in local if _clock(one) == _clock(shown)), stated)


def _borne_out(published: Moment, stated: list[Moment], shown: Moment) -> Moment | None:
    """A time that readers see and that is stated too, against one later, far off or, in UTC, no zone off."""
    exact = [one for one in stated if one.precision in _EXACT]
    if shown.utc < published.utc and not _zone_apart(shown, published):
        before = (one for one in exact if one.utc < published.utc and not _zone_apart(one, published))
        if (first := next((one for one in before if _clock(one) == _clock(shown)), None)) is not None:
            return first
    if abs(published.utc - shown.utc) > _DAYS_APART:
        return next((one for one in exact if _clock(one) == _clock(shown) or _zone_apart(one, shown)), None)
    if shown.zone or published.zone not in _UTC_NAMES or _zone_apart(published, shown):
        return None
    return next((one for one in exact if _clock(one) == _clock(shown)), None)


def _zone_apart(one: Moment, other: Moment) -> bool:
    """Whether two times may be one, but for the zone."""
    apart = abs(one.utc.replace(second=0) - other.utc.replace(second=0))
    return timedelta() < apart <= _ZONES_APART and apart % _QUARTER == timedelta()


def _clock(moment: Moment) -> str:
    """Date and time of day as stated, to the minute, without the zone."""
    return f"{moment.utc + timedelta(minutes=minutes_east(moment)):%Y%m%d%H%M}"


def _day(moment: Moment) -> str:
    return _clock(moment)[: len("20240304")]


def _earlier(published: Moment, stated: list[Moment], moments: list[Moment], seen: Moment | None) -> Moment:
    """A time stated as published before one that is the time of the last change as well.

    stated: those of them that are stated of the page itself. seen: a visible date, which bears out the day.
    """
    same_day = [
        one
        for one in (stated if len({one.utc for one in stated}) <= _MOST_STATED else ())
        if one.precision in _EXACT
        and (one.zone or not published.zone or published.zone not in _UTC_NAMES)
        and _MINUTE < published.utc - one.utc < _DAYS_APART
        and not _zone_apart(one, published)
    ]
    before = [one for one in moments if one.precision in _DAYS and one.utc < published.utc - _DAYS_APART]
    return min([] if seen else before, key=lambda one: one.utc, default=None) or min(
        same_day, key=lambda one: one.utc, default=published
    )


def _near_address(published: Moment, others: list[Moment], day: datetime | None) -> Moment:
    """The time that is the day of the page's address, where the first one stated is far from it."""
    if day is None or _is_near(published, day):
        return published
    near = [one for one in others if one.precision in _DAYS and _is_near(one, day)]
    return near[0] if near else published


def _is_near(moment: Moment, day: datetime) -> bool:
    return abs(moment.utc - (day + timedelta(hours=12))) <= _DAYS_APART


def _by_address(told: Told, day: datetime | None) -> Moment | None:
    """The day in a page's address, with the hour of a visible date that only left out its year."""
    if day is None or told.url is None:
        return None
    for line in told.lines:
        if says_ago(line):
            continue
        moment = read_moment(line, told.language, day + _CLOCKS_DIFFER)
        if moment and _is_near(moment, day) and _possible(moment, told):
            return moment
    stated = Moment(day, told.url, None, Precision.day)
    return stated if _possible(stated, told) else None


def _by_titles(told: Told) -> Moment | None:
    """The day that ends a title, in a part of its own (`Ferry stays in port | Bay Press | 04.03.2026`)."""
    ends = (re.split(r"\s[|–—-]\s", title)[1:][-1:] for title in told.titles)
    days = (
        read_moment(part, told.language) for end in ends for part in end if _ONLY_DAY.fullmatch(part.strip())
    )
    return next(
        (day for day in days if day and day.precision is Precision.day and _possible(day, told)), None
    )


def _by_description(told: Told, texts: Iterable[str]) -> Moment | None:
    """The day that opens a page's description (`30/12/2011 - …`), with the hour beside it on the page."""
    if date_start(told.description) != 0:
        return None
    day = read_moment(told.description[:_LONGEST_DAY].partition(" - ")[0], told.language)
    if day is None or day.precision is not Precision.day or not _possible(day, told):
        return None
    shown = (read_moment(text, told.language) for text in texts if len(text) <= _LONGEST_DAY)
    return next((one for one in shown if one and one.precision in _EXACT and _day(one) == _day(day)), day)


def _day_of(url: str | None) -> datetime | None:
    """The day that stands in the path of an address (`/2026/03/04/`, `/2026-03-04-`), if any."""
    found = _DAY_IN_PATH.search(url) if url else None
    if found is None:
        return None
    month = found["month"] or found["month2"] or found["month3"] or found["month4"]
    number = int(month) if month.isdigit() else MONTHS.get(month, 0)
    day = found["day"] or found["day2"] or found["day3"] or found["day4"]
    try:
        return datetime(int(found["year"] or found["year4"]), number, int(day), tzinfo=UTC)
    except ValueError:
        return None


def _order_of_numbers(told: Told, texts: Iterable[str]) -> str | None:
    """The English that writes numbers as other dates of the page do; None where they leave that open."""
    if told.language not in (None, "en") or not any(_SLASHED.search(line) for line in told.lines):
        return None
    month_first = day_first = False
    for text in texts:
        for found in _SLASHED.finditer(text[:400]) if "/" in text else ():
            first, second = int(found[1]), int(found[2])
            month_first = month_first or first <= 12 < second <= 31
            day_first = day_first or second <= 12 < first <= 31
    if month_first == day_first:
        return None
    return "en-us" if month_first else "en-gb"
