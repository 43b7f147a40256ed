# ruff: noqa: E501 - texts as they stand
"""Times as stories state them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wirecopy.intake.countries import dialect
from wirecopy.intake.dates import ZONES, epoch, minutes_east, moment
from wirecopy.records import Precision

SURE = {
    "12-01-2022 22:52 IST": ("2022-01-12T17:22:00", "IST", "minute"),
    "2024-05-14T18:05:00Z": ("2024-05-14T18:05:00", "Z", "second"),
    "2024-05-14T18:05:00.123+05:30": ("2024-05-14T12:35:00", "+05:30", "second"),
    "2024-05-14 18:05": ("2024-05-14T18:05:00", None, "minute"),
    "2024-05-14": ("2024-05-14T00:00:00", None, "day"),
    "2024-05": ("2024-05-01T00:00:00", None, "month"),
    "2024": ("2024-01-01T00:00:00", None, "year"),
    "20240514": ("2024-05-14T00:00:00", None, "day"),
    "20240514180500": ("2024-05-14T18:05:00", None, "second"),
    "20240514T180500Z": ("2024-05-14T18:05:00", "Z", "second"),
    "20240514T18:05:00Z": ("2024-05-14T18:05:00", "Z", "second"),
    "20240514T18:05+02:00": ("2024-05-14T16:05:00", "+02:00", "minute"),
    "2024-05-14 at 18:05:00PM EDT": ("2024-05-14T22:05:00", "EDT", "second"),
    "May 14, 2024 0:35 AM": ("2024-05-14T00:35:00", None, "minute"),
    "Tue, 14 May 2024 18:52:07 GMT": ("2024-05-14T18:52:07", "GMT", "second"),
    "Tue, 14 May 2024 18:52:07 -0500": ("2024-05-14T23:52:07", "-0500", "second"),
    "Mon, 20 Nov 95 19:12:08 +0000": ("1995-11-20T19:12:08", "+0000", "second"),
    "Wed Jan 12 22:52:00 2022": ("2022-01-12T22:52:00", None, "second"),
    "May 14, 2024 7:35 PM CDT": ("2024-05-15T00:35:00", "CDT", "minute"),
    "14 May 2024 at 12:05 a.m. BST": ("2024-05-13T23:05:00", "BST", "minute"),
    "Sept. 11, 2001": ("2001-09-11T00:00:00", None, "day"),
    "January 2022": ("2022-01-01T00:00:00", None, "month"),
    "05/14/2024 3:05 PM EDT": ("2024-05-14T19:05:00", "EDT", "minute"),
    "07/04/2024 3:05 PM ET": ("2024-07-04T19:05:00", "ET", "minute"),
    "14/05/2024": ("2024-05-14T00:00:00", None, "day"),
    "05/14/2024": ("2024-05-14T00:00:00", None, "day"),
    "03.04.2024, 17:32 Uhr": ("2024-04-03T17:32:00", None, "minute"),
    "03/04/2024 21:10 CEST": ("2024-04-03T19:10:00", "CEST", "minute"),
    "2024-05-15 02:20 NZST": ("2024-05-14T14:20:00", "NZST", "minute"),
    "12 janvier 2022 à 10h30": ("2022-01-12T10:30:00", None, "minute"),
    "12 de enero de 2022": ("2022-01-12T00:00:00", None, "day"),
    "12 января 2022, 14:05 МСК": ("2022-01-12T11:05:00", "МСК", "minute"),
    "2022年1月12日 下午3:05": ("2022-01-12T15:05:00", None, "minute"),
    "2022년 1월 12일": ("2022-01-12T00:00:00", None, "day"),
    "Updated: 14-05-2024 20:16 IST": ("2024-05-14T14:46:00", "IST", "minute"),
    "2016-12-31T23:59:60Z": ("2016-12-31T23:59:59", "Z", "second"),
}


@pytest.mark.parametrize("given", SURE, ids=list(SURE))
def test_a_time_becomes_utc_with_zone_and_precision_as_given(given: str) -> None:
    utc, zone, precision = SURE[given]

    found = moment(given)

    assert found is not None
    assert (found.utc, found.zone, found.precision.value, found.given) == (
        datetime.fromisoformat(utc).replace(tzinfo=UTC),
        zone,
        precision,
        given,
    )


@pytest.mark.parametrize(
    "given",
    [
        "", " ", "10:30", "EST", "now", "today", "2 hours ago", "Jan. 12", "Thursday at noon", "12/01", "03/04/2024", "03-04-2024",
        "2022-02-30", "31 June 2024", "2024-13-01", "0001-01-01", "1970-01-01T00:00:00Z", "9999-12-31", "1705000000", "12",
        "25:99 14 May 2024", "20241332", "20240514996100", "Fri, 03/04/2024", "May", "14 May", "Reuters", "100/200/3000",
    ],
)  # fmt: skip
def test_what_is_no_sure_date_is_none(given: str) -> None:
    assert moment(given) is None


@pytest.mark.parametrize(
    ("given", "language", "day"),
    [
        ("03/04/2024", "fr", "2024-04-03"),
        ("03/04/2024", "en-GB", "2024-04-03"),
        ("03/04/2024", "en-US", "2024-03-04"),
        ("03.04.2024", "en-US", "2024-04-03"),
        ("03-04-2024", "hi", "2024-04-03"),
        ("03/04/2024 5:12 PM", None, "2024-03-04"),
        ("03/04/2024 5:12 PM IST", None, "2024-04-03"),
        ("04/04/2024", None, "2024-04-04"),
        ("Mon, 03/04/2024 - 17:12", None, "2024-03-04"),
        ("Wed, 03/04/2024 - 17:12", "en-US", "2024-04-03"),
        ("Wednesday 03/04/2024", None, "2024-04-03"),
        ("Mon 03/04/2024", "en-US", "2024-03-04"),
    ],
)
def test_day_and_month_are_told_apart_by_zone_region_and_form(
    given: str, language: str | None, day: str
) -> None:
    found = moment(given, language=language)

    assert found is not None
    assert found.utc.date().isoformat() == day


def test_a_number_counts_seconds_or_milliseconds() -> None:
    seconds, milliseconds = epoch(1_705_000_000), epoch(1_705_000_000_000)

    assert seconds is not None
    assert milliseconds is not None
    assert seconds.utc == milliseconds.utc == datetime(2024, 1, 11, 19, 6, 40, tzinfo=UTC)
    assert [epoch(number) for number in (0, -5, float("nan"), float("inf"), 1e300)] == [None] * 5


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.sampled_from(["en", "en-US", "de", "ru", "zh"])))
def test_any_string_has_a_moment_in_utc_or_none(given: str, language: str | None) -> None:
    found = moment(given, language=language)

    assert found is None or (found.utc.tzinfo is UTC and found.given == given)


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789/-.: APMapmISTECDGZ+年月日Jany", max_size=30))
def test_nothing_that_was_not_stated_is_filled_in(given: str) -> None:
    found = moment(given)

    if found is not None:
        assert (
            str(found.utc.year) in given
            or str(found.utc.year + 1) in given
            or str(found.utc.year - 1) in given
            or f"{found.utc.year % 100:02}" in given
        )
        if found.precision in (Precision.day, Precision.month, Precision.year):
            assert found.zone is None
            assert (found.utc.hour, found.utc.minute, found.utc.second) == (0, 0, 0)


TIMES = st.datetimes(datetime(1900, 1, 2), datetime(2100, 12, 30)).map(
    lambda time: time.replace(microsecond=0)
)


@settings(max_examples=150, deadline=None)
@given(TIMES, st.integers(-12 * 60, 14 * 60))
def test_every_iso_time_is_read_as_the_standard_library_reads_it(time: datetime, minutes: int) -> None:
    aware = time.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assume(aware.timestamp() != 0)

    found = moment(aware.isoformat())

    assert found is not None
    assert found.utc == aware


@settings(max_examples=150, deadline=None)
@given(
    TIMES, st.sampled_from(sorted(name for name, offset in ZONES.items() if offset >= 0 and name.isascii()))
)
def test_day_first_with_a_zone_outside_america_is_read_day_first(time: datetime, zone: str) -> None:
    assume(time.replace(second=0, tzinfo=timezone(timedelta(minutes=ZONES[zone]))).timestamp() != 0)

    found = moment(time.strftime("%d-%m-%Y %H:%M ") + zone)

    if zone in ("UTC", "GMT", "Z", "UT", "WET") and time.day <= 12 and time.day != time.month:
        assert found is None or zone == "WET"
        return
    assert found is not None
    assert found.utc == time.replace(second=0, tzinfo=timezone(timedelta(minutes=ZONES[zone])))


# ---------------------------------------------------------------- with a reference time
READ_AT = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "utc"),
    [
        ("2 hours ago", "2026-03-03T08:00"),
        ("AP – 1 hr 4 mins ago", "2026-03-03T08:56"),
        ("vor 3 Stunden", "2026-03-03T07:00"),
        ("il y a 2 heures", "2026-03-03T08:00"),
        ("hace 5 minutos", "2026-03-03T09:55"),
        ("5 часов назад", "2026-03-03T05:00"),
        ("12 घंटे पहले", "2026-03-02T22:00"),
        ("3時間前", "2026-03-03T07:00"),
        ("2天前", "2026-03-01T00:00"),
        ("Vor 2 Tagen", "2026-03-01T00:00"),
        ("Jan. 12", "2026-01-12T00:00"),
        ("Dec. 30 at 10:41 PM EST", "2025-12-31T03:41"),
    ],
)
def test_what_needs_a_reference_is_read_with_one_and_not_without(words: str, utc: str) -> None:
    assert moment(words) is None

    found = moment(words, reference=READ_AT)

    assert found is not None
    assert (found.utc.strftime("%Y-%m-%dT%H:%M"), found.given) == (utc, words)


@pytest.mark.parametrize("words", ["May", "vor Ort fiel Regen", "yesterday", "10:30", "updated ago"])
def test_a_reference_fills_up_nothing_that_is_not_stated(words: str) -> None:
    assert moment(words, reference=READ_AT) is None


@pytest.mark.parametrize(
    ("language", "tags", "domain", "expected"),
    [
        ("en", ["en-US"], "bayside.co.uk", "en-uk"),
        ("en", [], "bayside.in", "en-in"),
        ("en", [], "bayside.us", "en-us"),
        ("en", ["en-US"], "bayside.com", "en"),
        ("en", ["en_GB"], "bayside.com", "en-gb"),
        ("en", [], "bayside.io", "en"),
        ("de", [], "bayside.com", "de"),
        (None, [], "bayside.de", "en-de"),
        (None, [], "bayside.kr", "ko-kr"),
        ("en", [], "bayside.kr", "en-kr"),
        ("zh", [], "bayside.cn", "zh-cn"),
        ("en", [], "thehindu.com", "en-in"),
    ],
)
def test_the_order_of_day_and_month_is_the_outlets(
    language: str | None, tags: list[str], domain: str, expected: str
) -> None:
    assert dialect(language, tags, domain) == expected


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("22. 4. 2024, 10.11", "sl"),
        ("22.4.2024 10.11", "fi"),
        ("22. apr. 2024, 10.11 h", "da"),
        ("22 kwietnia 2024, godz. 10.11", "pl"),
        ("22. dubna 2024 v 10.11", "cs"),
        ("22 d’abril de 2024 a les 10.11", "ca"),
    ],
)
def test_an_hour_and_its_minutes_with_a_dot_between_are_read_behind_their_day(
    given: str, language: str
) -> None:
    found = moment(given, language=language)

    assert found is not None
    assert f"{found.utc:%Y-%m-%d %H:%M}" == "2024-04-22 10:11"


@pytest.mark.parametrize("given", ["22.4.2024 12.5.2024", "22 April 2024 10.11 million", "22.4.2024 v 10.75"])
def test_other_numbers_with_a_dot_behind_a_day_are_no_hour(given: str) -> None:
    found = moment(given, language="de")

    assert found is not None
    assert found.precision is Precision.day


@pytest.mark.parametrize(
    ("given", "domain", "utc", "minutes"),
    [
        ("2024-03-12 14:30 CST", "bayside.cn", "2024-03-12T06:30", 480),
        ("2024-03-12 14:30 CST", "bayside.example", "2024-03-12T20:30", -360),
        ("12 March 2024 02:30 PM EST", "bayside.com.au", "2024-03-12T04:30", 600),
        ("03/04/2024 02:30 PM EST", "bayside.com.au", "2024-04-03T04:30", 600),
        ("Mar 12, 2024 14:30 IST", "bayside.ie", "2024-03-12T13:30", 60),
        ("Mar 12, 2024 14:30 IST", "bayside.co.il", "2024-03-12T12:30", 120),
        ("Mar 12, 2024 14:30 IST", "bayside.in", "2024-03-12T09:00", 330),
        ("Mar 12, 2024 14:30 BST", "bayside.com.bd", "2024-03-12T08:30", 360),
        ("12/03/2024 02:30 PM", "bayside.in", "2024-03-12T14:30", 0),
    ],
)
def test_the_outlet_s_country_says_which_zone_an_abbreviation_is(given, domain, utc, minutes):
    found = moment(given, language=dialect("en", [], domain))

    assert found is not None
    assert (found.utc.strftime("%Y-%m-%dT%H:%M"), minutes_east(found)) == (utc, minutes)
    assert found.given == given


@pytest.mark.parametrize(
    ("given", "language", "utc"),
    [
        ("24.03.12 14:30", "ko", "2024-03-12T14:30"),
        ("24/03/12 14:30", "ja", "2024-03-12T14:30"),
        ("24.03.12 14:30", "zh-tw", "2024-03-12T14:30"),
        ("24.03.12 14:30", "de", "2012-03-24T14:30"),
        ("24.03.2012 14:30", "ko", "2012-03-24T14:30"),
    ],
)
def test_a_year_of_two_digits_stands_first_in_korean_japanese_and_chinese(given, language, utc):
    found = moment(given, language=language)

    assert found is not None
    assert found.utc.strftime("%Y-%m-%dT%H:%M") == utc
