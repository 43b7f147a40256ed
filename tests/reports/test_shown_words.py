"""Foreign words are shown on one line, in so many columns, and steer no terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.reports.words import aligned, clipped, clock, harmless, lag, share, width, wrapped


@pytest.mark.parametrize(
    "words",
    ["\x1b[31mred", "\x9b2J", "\x1b]0;title\x07", "ab\u202ecd", "\u2066x", "a\x08b", "a\u200bb", "\ufeffa"],
    ids=["colour", "C1", "window title", "override", "isolate", "backspace", "zero width", "byte order mark"],
)
def test_what_would_steer_a_terminal_or_turn_a_line_is_replaced(words: str):
    assert harmless(words).isprintable()
    assert "\ufffd" in harmless(words)


def test_line_breaks_become_blanks():
    assert harmless("one\r\n  two\u2028three\tfour ") == "one two three four"


def test_joiners_that_scripts_need_stay():
    assert harmless("می\u200cخواهم क\u094d\u200dष") == "می\u200cخواهم क\u094d\u200dष"


@given(st.text())
def test_no_words_keep_a_control_character(words: str):
    shown = harmless(words)

    assert not [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]


@given(st.text(), st.integers(1, 30))
def test_clipped_words_never_take_more_columns_than_given(words: str, columns: int):
    assert width(clipped(words, columns)) <= columns


def test_wide_letters_take_two_columns():
    assert clipped("共同通信社の記事", 7) == "共同通…"


def test_columns_are_aligned_whatever_the_script():
    assert aligned([("共同", "1"), ("abc", "22")], right=(1,), heads=("who", "n")) == [
        "who    n",
        "共同   1",
        "abc   22",
    ]


def test_long_words_are_broken_at_blanks():
    assert wrapped("one two three four", 11, "  ") == ["  one two", "  three", "  four"]


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "+0 min"),
        (25, "+25 min"),
        (59.6, "+1 h 00"),
        (185, "+3 h 05"),
        (-5, "-5 min"),
        (3121, "+2 d 4 h"),
        (None, "–"),
    ],
)
def test_lags_are_told_as_people_tell_them(minutes: float | None, shown: str):
    assert lag(minutes) == shown


@pytest.mark.parametrize(("value", "shown"), [(1.0, "100 %"), (0.999, "99 %"), (0.5, "50 %"), (None, "–")])
def test_less_than_a_whole_is_never_shown_as_one(value: float | None, shown: str):
    assert share(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2024-05-14T22:10:05Z", "2024-05-14 22:10"), ("2024-05-14", "2024-05-14"), (None, "–")],
)
def test_times_are_shown_to_the_minute_and_never_finer_than_known(value: str | None, shown: str):
    assert clock(value) == shown
