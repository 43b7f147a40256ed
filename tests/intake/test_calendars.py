"""Times as countries write them: other calendars, other marks, words of other languages."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.intake.calendars import common_form
from wirecopy.intake.dates import moment
from wirecopy.intake.visible import visible_times
from wirecopy.text.months import MONTH_PATTERN, MONTHS

WRITTEN = {
    "۱۴ خرداد ۱۴۰۵ - ۱۸:۰۰": "2026-06-04 18:00",
    "30 اسفند 1403": "2025-03-20",
    "2 تير 1399 - 5:09:08 ب.ظ": "2020-06-22 17:09",
    "2 تير 1399 - 5:09:08 ق.ظ": "2020-06-22 05:09",
    "29 اسفند 1402": "2024-03-19",
    "۱۴۰۳/۰۲/۳۱ - ۱۲:۲۲": "2024-05-20 12:22",
    "4 มิ.ย. 2569 18:00 น.": "2026-06-04 18:00",
    "4 มิถุนายน 2026": "2026-06-04",
    "令和8年6月4日": "2026-06-04",
    "平成31年4月30日 午後6時": "2019-04-30 18:00",
    "令和元年5月1日": "2019-05-01",
    "民國115年6月4日": "2026-06-04",
    "Ngày 4 tháng 6 năm 2026": "2026-06-04",
    "Thứ năm, 4/6/2026, 18:00 (GMT+7)": "2026-06-04 11:00",
    "2026年6月4日18时": "2026-06-04 18:00",
    "2026년 6월 4일 18시 5분": "2026-06-04 18:05",
    "٠٢:٠٠ الثلاثاء ١٥ / ١٢ / ٢٠٢٠": "2020-12-15 02:00",
    "الخميس 4 يونيو 2026 - 06:00 م": "2026-06-04 18:00",
    "الخميس 4 يونيو 2026 - 06:00 ص": "2026-06-04 06:00",
    "جمعرات 4 جون 2026ء 18:00": "2026-06-04 18:00",
    "৪ জুন ২০২৬, ০৬:০০ পিএম": "2026-06-04 18:00",
    "2026. június 4. 18:00": "2026-06-04 18:00",
    "2026. jún. 4.": "2026-06-04",
    "2026. gada 4. jūnijs, 18:00": "2026-06-04 18:00",
    "2026 m. birželio 4 d. 18:00": "2026-06-04 18:00",
    "2026ko ekainaren 4a": "2026-06-04",
    "4. junij 2026 ob 18.00": "2026-06-04 18:00",
    "4 чэрвеня 2026, 18:00": "2026-06-04 18:00",
    "4 Qershor 2026, 18:00": "2026-06-04 18:00",
    "4 iyun 2026, 18:00": "2026-06-04 18:00",
    "4 ივნისი 2026": "2026-06-04",
    "4 հունիսի, 2026 18:00": "2026-06-04 18:00",
    "Hunyo 4, 2026": "2026-06-04",
    "04 Agu 2026 | 18.00 WIB": "2026-08-04 11:00",
    "4 juni 2026 kl. 18.00": "2026-06-04 18:00",
    "04 giu 2026 ore 18.00": "2026-06-04 18:00",
    "4 juin 2026 à 18 h 05": "2026-06-04 18:05",
    "4 juin 2026 à 18h": "2026-06-04 18:00",
    "Am 4. Juni 2026 um 18 Uhr": "2026-06-04 18:00",
    "Updated 1926 GMT (0326 HKT) March 12, 2018": "2018-03-12 19:26",
    "11:15 March 12, 2018": "2018-03-12 11:15",
}


def shown(given: str) -> str | None:
    published, updated = visible_times([given], None)
    found = published or updated
    if found is None:
        return None
    return f"{found.utc:%Y-%m-%d %H:%M}" if found.precision.value != "day" else f"{found.utc:%Y-%m-%d}"


@pytest.mark.parametrize("given", WRITTEN, ids=list(WRITTEN))
def test_a_line_of_date_is_read_as_its_country_writes_it(given: str) -> None:
    assert shown(given) == WRITTEN[given]


@pytest.mark.parametrize(
    "given",
    [
        "1445/06/15",
        "15/06/1445",
        "31 اسفند 1499",
        "12 خرداد 2026",
        "18時間前",
        "Ngày 31 tháng 2 năm 2026",
        "平成30年",
    ],
)
def test_what_is_no_day_of_a_calendar_that_is_known_states_no_time(given: str) -> None:
    assert moment(given) is None


def test_a_year_is_no_time_of_day() -> None:
    assert shown("12 March 2018 GMT") == "2018-03-12"
    assert shown("Mon Mar 12 19:26:00 2018 GMT") == "2018-03-12 19:26"


def test_thai_years_of_two_digits_are_read_behind_a_month() -> None:
    found = moment("4 มิ.ย. 69 18:00")

    assert found and f"{found.utc:%Y-%m-%d %H:%M}" == "2026-06-04 18:00"


@given(st.dates(date(2023, 3, 21), date(2029, 3, 19)))
def test_every_day_of_iran_follows_the_day_before_it(day: date) -> None:
    lengths = [31] * 6 + [30] * 5
    new_year = max(start for start in NEW_YEARS if start <= day)
    month, left = 1, (day - new_year).days
    while month <= 11 and left >= lengths[month - 1]:
        left -= lengths[month - 1]
        month += 1
    year = 1402 + NEW_YEARS.index(new_year)

    assert common_form(f"{year}/{month:02}/{left + 1:02} ک").startswith(day.isoformat())


NEW_YEARS = [
    date(2023, 3, 21), date(2024, 3, 20), date(2025, 3, 21), date(2026, 3, 21), date(2027, 3, 21),
    date(2028, 3, 20), date(2029, 3, 20),
]  # fmt: skip


@given(st.text(max_size=60))
def test_no_text_breaks_the_common_form(given: str) -> None:
    try:
        assert isinstance(common_form(given), str)
    except ValueError:
        assert moment(given) is None


def test_the_pattern_of_months_finds_each_name_whole() -> None:
    pattern = re.compile(MONTH_PATTERN, re.IGNORECASE)

    assert [name for name in MONTHS if not pattern.fullmatch(name)] == []
    assert not pattern.match("marching") and not pattern.match("décembres")


def test_a_change_is_told_from_a_publication_in_many_languages() -> None:
    both = [
        "수정 2026.06.05 19:00 입력 2026.06.04 18:00",
        "Päivitetty 5.6.2026 19:00 Julkaistu 4.6.2026 18:00",
        "更新日：2026年6月5日 19:00 公開日：2026年6月4日 18:00",
        "Frissült: 2026.06.05. 19:00 Megjelent: 2026.06.04. 18:00",
    ]

    for line in both:
        published, updated = visible_times([line], None)
        assert published and updated and updated.utc - published.utc == timedelta(days=1, hours=1), line
