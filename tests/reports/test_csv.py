"""CSV opens safely anywhere and gives every text back; JSON Lines are exact."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.records import MatchRelation
from wirecopy.reports.csv import cell, csv_lines, guarded, unguarded
from wirecopy.reports.jsonl import json_lines, json_text

FORMULA_STARTS = "=+-@\t\r\n\x00＝＋－＠"
# Any letter that UTF-8 can carry; the second alphabet makes guards and quotes likely.
texts = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from("'=+-@\t\r\n\x00＝＋－＠\ufffd\",; a\ud800")),
)


def read(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), strict=True))


def written(rows: list[dict[str, object]], columns: tuple[str, ...], **options: bool) -> str:
    return "".join(csv_lines(columns, rows, **options))


def test_a_table_has_its_header_even_without_rows():
    assert written([], ("story_id", "title")) == "story_id,title\r\n"


def test_cells_are_quoted_as_rfc_4180_asks():
    rows: list[dict[str, object]] = [{"a": 'He said "no"', "b": "one,\r\ntwo"}]

    assert written(rows, ("a", "b")) == 'a,b\r\n"He said ""no""","one,\r\ntwo"\r\n'


def test_columns_stand_in_the_order_asked_for_and_no_other_gets_in():
    assert written([{"b": 2, "a": 1, "c": 3}], ("a", "b")) == "a,b\r\n1,2\r\n"


@pytest.mark.parametrize("start", list(FORMULA_STARTS), ids=lambda start: f"U+{ord(start):04X}")
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str):
    assert cell(start + "SUM(1)").startswith("'")


@pytest.mark.parametrize("text", ["Ferries resume", "a=b", "’Tis", "'Tis the season", " =1", "", "5-1"])
def test_other_texts_are_left_as_they_are(text: str):
    assert cell(text) == text


def test_typed_numbers_stay_numbers():
    assert [cell(value) for value in (-5, -0.25, 0, 1.0)] == ["-5", "-0.25", "0", "1.0"]


def test_a_number_that_is_text_is_guarded():
    assert cell("-5") == "'-5"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (datetime(2024, 5, 14, 22, 10, tzinfo=UTC), "2024-05-14T22:10:00Z"),
        (datetime(2024, 5, 15, 3, 40, tzinfo=timezone(timedelta(hours=5.5))), "2024-05-14T22:10:00Z"),
        (MatchRelation.near, "near"),
        (("ani", "pti"), "ani;pti"),
    ],
    ids=["nothing", "true", "false", "utc", "another zone", "relation", "several"],
)
def test_values_have_one_written_form(value: object, shown: str):
    assert cell(value) == shown


def test_a_byte_order_mark_stands_there_only_when_asked_for():
    assert written([], ("a",), bom=True) == "\ufeffa\r\n"


def test_the_guard_can_be_left_out():
    assert written([{"a": "=1+1"}], ("a",), exact=True) == "a\r\n=1+1\r\n"


@given(texts)
def test_no_cell_begins_like_a_formula(text: str):
    assert not guarded(text).startswith(tuple(FORMULA_STARTS))


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=5))
def test_any_text_comes_back_from_a_csv_as_it_was_but_for_nul_and_lone_surrogates(rows: list[list[str]]):
    columns = ("a", "b")
    table = written([dict(zip(columns, row, strict=True)) for row in rows], columns)

    back = [[unguarded(shown) for shown in row] for row in read(table)[1:]]

    assert back == [[harmed(text) for text in row] for row in rows]


def harmed(text: str) -> str:
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


@given(st.lists(texts, max_size=5))
def test_a_csv_is_always_utf_8(rows: list[str]):
    table = written([{"a": row} for row in rows], ("a",))

    assert table.encode("utf-8").decode("utf-8") == table


# ---------------------------------------------------------------- JSON Lines
def test_json_lines_keep_types_nulls_and_the_columns_order():
    rows: list[dict[str, object]] = [
        {"b": True, "a": None, "c": -0.5, "d": datetime(2024, 5, 14, tzinfo=UTC), "e": "=1+1"}
    ]

    assert list(json_lines(("a", "b", "c", "d", "e"), rows)) == [
        '{"a": null, "b": true, "c": -0.5, "d": "2024-05-14T00:00:00Z", "e": "=1+1"}\n'
    ]


@given(st.text())
def test_a_json_line_is_one_line_and_gives_every_text_back(text: str):
    [line] = json_lines(("a",), [{"a": text}])

    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"a": text}


def test_json_on_a_terminal_carries_no_control_sequence_and_no_override():
    shown = json_text({"title": "\x1b[2J\x9b31m\u202eabc"})

    assert shown.isprintable()
    assert json.loads(shown) == {"title": "\x1b[2J\x9b31m\u202eabc"}
