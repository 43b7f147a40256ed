"""Which of two copies gave a passage that both hold."""

from __future__ import annotations

import pytest
from lineage_cast import AFP, REUTERS, at, credit, story

from wirecopy.lineage.clocks import Clocks
from wirecopy.lineage.givers import gave
from wirecopy.lineage.member import Member
from wirecopy.lineage.order import Order
from wirecopy.records import Moment, Precision, Relation


def told(one: list[Member], other: list[Member]) -> bool | None:
    return gave(one, other, Order(Clocks()))


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (at(0), at(120), True),
        (at(120), at(0), False),
        (at(0), at(0), None),
        (None, at(0), None),
        (at(0), at(600, precision=Precision.day), None),
        (at(0), at(4800, precision=Precision.day), True),
        (at(0), at(2), None),
    ],
    ids=["earlier", "later", "same time", "no time", "same day", "days before", "two minutes"],
)
def test_the_later_copy_has_the_passage_from_the_earlier(
    one: Moment | None, other: Moment, first: bool | None
):
    assert told([story("Post", one)], [story("Courier", other)]) is first


def test_times_that_name_no_zone_tell_nothing_when_hours_apart():
    assert told([story("Post", at(0))], [story("Courier", at(150, zone=None))]) is None


def test_who_ran_a_copy_last_took_nothing_from_those_who_quote_it():
    copy = [story("Wire Desk", at(0)), story("Late Post", at(600))]

    assert told(copy, [story("Courier", at(90))]) is True


def test_the_agency_that_a_story_credits_gave_it_the_words_whatever_the_times_say():
    own, taker = story("AFP", at(240), own="afp"), story("Post", at(0), credit(AFP, Relation.contributed))

    assert told([own], [taker]) is True
    assert told([taker], [own]) is False


def test_a_credit_to_another_agency_tells_nothing():
    own, taker = story("AFP", None, own="afp"), story("Post", at(0), credit(REUTERS))

    assert told([own], [taker]) is None
