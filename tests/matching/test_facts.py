from __future__ import annotations

import pytest

from wirecopy.matching.facts import DATE, FIGURE, KIND, NAME, ORDINARY, QUOTED, marks_of
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import Words, words_of


def words(text: str) -> Words:
    return words_of(text, [ZoneSpan(Zone.body, 0, len(text))])


def of_kind(text: str, kind: int) -> list[str]:
    found = words(text)
    chosen = found.only(marks_of(text, found) & KIND == kind)
    return [text[start:end] for start, end in zip(chosen.starts, chosen.ends, strict=True)]


def quoted(text: str) -> str:
    found = words(text)
    chosen = found.only(marks_of(text, found) & QUOTED > 0)
    return " ".join(text[start:end] for start, end in zip(chosen.starts, chosen.ends, strict=True))


REPORT = "Shares rose on Monday. The Verdal index, at 9,412.50 points, gained twelve from May 3."


def test_figures_are_numbers_in_digits_and_in_words():
    assert of_kind(REPORT, FIGURE) == ["9", "412", "50", "twelve", "3"]


def test_days_and_months_are_dates_and_may_is_one_only_as_a_name():
    assert of_kind(REPORT, DATE) == ["Monday", "May"]
    assert of_kind("It may rain on mardi", DATE) == ["mardi"]


def test_a_name_begins_upper_case_within_a_sentence():
    assert of_kind(REPORT, NAME) == ["Verdal"]
    assert "gained" in of_kind(REPORT, ORDINARY)


@pytest.mark.parametrize(
    "text",
    [
        "He said “the ferry sank” and left.",
        'He said "the ferry sank" and left.',
        "Er sagte „the ferry sank“ und ging.",
        "Il dit «the ferry sank» et part.",
        "Han sagde »the ferry sank« og gik.",
        "Han sa ”the ferry sank” och gick.",
    ],
)
def test_words_between_quotation_marks_are_quoted_in_every_tradition(text: str):
    assert quoted(text) == "the ferry sank"


def test_a_quotation_carried_on_is_opened_anew_in_each_paragraph():
    assert quoted("“One two.\n\n“Three four,” she said.\n\nFive six.") == "One two Three four"


def test_a_mark_that_nothing_closes_quotes_no_more_than_its_paragraph():
    assert quoted('A screen of 21" was shown.\n\nNobody bought it.') == ""
    assert quoted("“One two\n\nthree four") == "One two"
