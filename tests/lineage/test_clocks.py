"""What the times of shared copy tell of outlets' clocks."""

from __future__ import annotations

from lineage_cast import at, match, story

from wirecopy.lineage.clocks import learn_clocks
from wirecopy.lineage.edges import trace
from wirecopy.lineage.habits import Habits, learn
from wirecopy.lineage.times import chance_first

POST, COURIER, GAZETTE = ("name:post", False), ("name:courier", True), ("name:gazette", True)


def test_an_outlet_whose_times_stand_five_and_a_half_hours_off_all_others_is_set_right():
    differences = [(POST, other, 11 + lag, 1.0) for other in (COURIER, GAZETTE) for lag in (-1, 0, 0, 1, 2)]

    clocks = learn_clocks(differences)

    minutes, sure = clocks.likeliest("name:post", zoned=False)
    assert -390 <= minutes <= -300
    assert sure > 0.2
    assert clocks.likeliest("name:courier", zoned=True)[0] == 0


def test_a_clock_that_names_its_zone_is_right_until_much_speaks_against_it():
    slow = [(COURIER, GAZETTE, 5, 1.0)] * 4

    assert learn_clocks(slow).likeliest("name:courier", zoned=True)[0] == 0


def test_too_few_stories_tell_nothing_of_a_clock():
    assert learn_clocks([(POST, COURIER, 11, 1.0)]).of("name:post", zoned=False) == ()


def test_what_is_known_of_a_clock_turns_the_order_of_two_times():
    bare, zoned = at(300, zone=None), at(0)

    guessed = chance_first(bare, zoned)
    known = chance_first(bare, zoned, shifts=(((-330.0, 1.0),), ()))

    assert guessed < 0.5 < known


def test_an_edge_says_whose_clock_is_off_where_it_goes_against_the_times():
    source, copy = story("Post", at(280, zone=None)), story("Courier", at(0))
    habits = learn((one.outlet.key, one.judgement) for one in (source, copy))
    _knows(habits)

    (edge,) = trace([source, copy], [match(source, copy)], {}, habits)

    assert (edge.child.name, edge.relation, edge.parent.name) == ("Courier", "copy", "Post")
    assert edge.basis == ("shares 100 %, 5 h earlier (times of Post stand about 5.5 h too late), no credit")


def _knows(habits: Habits) -> None:
    """The Courier runs nothing of its own, the Post nothing of others', and the Post's clock is off."""
    habits.stands("name:courier", 12, shared=True)
    habits.stands("name:post", 12, shared=False)
    habits.clocks = learn_clocks([(POST, GAZETTE, 11, 1.0)] * 12)
