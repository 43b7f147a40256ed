"""A reader is told of two stories by names that stand before the reader's eyes."""

from __future__ import annotations

import pytest

from wirecopy.records import Match, MatchRelation
from wirecopy.reports.reasons import in_names, named_reason, names_of_two

STORED = "97 % of the second stands in the first; it leaves out the last 40 words of that"


def match(reason: str = STORED) -> Match:
    return Match(1, 2, MatchRelation.contained, True, 0.6, 0.6, 0.97, 90, reason, 1)


@pytest.mark.parametrize(
    ("this", "told"),
    [
        (1, "97 % of Kaveri Herald's stands in this story; it leaves out the last 40 words of that"),
        (2, "97 % of this story stands in Kaveri Herald's; it leaves out the last 40 words of that"),
    ],
)
def test_each_story_is_called_by_its_name_whatever_its_id(this: int, told: str):
    assert named_reason(match(), this, "this story", "Kaveri Herald") == told


def test_two_outlets_are_both_named_and_one_that_ends_in_s_has_a_bare_apostrophe():
    told = named_reason(match(), 1, "Reuters", "ANI")

    assert told == "97 % of ANI's stands in Reuters'; it leaves out the last 40 words of that"


@pytest.mark.parametrize("other", [None, "", "Reuters", "x" * 60], ids=["none", "empty", "the same", "long"])
def test_an_outlet_that_tells_nothing_is_the_other(other: str | None):
    assert named_reason(match(), 1, "Reuters", other).startswith("97 % of the other stands in Reuters'")


def test_a_name_with_the_words_in_it_is_left_as_it_is():
    told = named_reason(match(), 1, "this text", "Read the first Post")

    assert told.startswith("97 % of Read the first Post's stands in this text")


def test_a_hostile_name_reaches_no_terminal():
    assert named_reason(match(), 1, "this text", "\x1b[31mRed\u202e").isprintable()


def test_two_texts_side_by_side_are_called_by_their_outlets_or_else_by_their_order():
    assert names_of_two("ANI", "Reuters") == ("ANI's", "Reuters'")
    assert names_of_two("ANI", "ANI") == names_of_two("", "ANI") == ("the first", "the second")
    assert in_names("all of the second stands in the first", "ANI's", "Reuters'") == (
        "All of Reuters' stands in ANI's"
    )


def test_a_reason_without_names_is_told_as_it_stands():
    said = "All 279 words are the same in the same order"

    assert named_reason(match(said), 1, "this text", "ANI") == said
