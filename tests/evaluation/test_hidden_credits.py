"""Stories of the sample night whose credits are hidden, and what is found without them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.evaluation.hidden import Found, hide, without_credits
from benchmarks.evaluation.trees import Choice, fit

from wirecopy.attribution import catalogue as agencies
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Outlet, Relation, Zone, ZoneSpan

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "night"


@pytest.fixture(scope="module")
def found() -> Found:
    return hide([str(SAMPLE)], 0.5, 1)[0]


def test_stories_without_their_credits_are_led_to_no_other_agency(found: Found):
    assert found.hidden >= 15
    assert found.wrong == 0


def test_what_others_still_name_is_mostly_found(found: Found):
    assert found.right >= 0.8 * found.knowable


def test_a_credit_is_cut_out_with_the_byline_that_holds_it():
    text = "LISBON (Reuters) - The breakwater held through its first winter storm.\n\nBy Reuters staff"
    item = Item(
        "here",
        Outlet("post.example", "Post"),
        text,
        (ZoneSpan(Zone.dateline, 0, 18), ZoneSpan(Zone.lead, 19, 70), ZoneSpan(Zone.byline, 72, len(text))),
    )
    catalogue = agencies.load()

    bare = without_credits(item, catalogue)

    assert "Reuters" not in bare.text
    assert "The breakwater held through its first winter storm." in bare.text
    assert not [one for one in attribute(bare, catalogue).attributions if one.relation is Relation.syndicated]


def test_weights_make_the_true_trees_likeliest():
    tree = [
        Choice([(None, {"unseen": 1.0}), (1, {"alike": 0.2})], 0),
        Choice([(None, {"unseen": 1.0}), (0, {"alike": 0.9})], 1),
    ]

    weights, loss = fit([tree] * 40)

    assert weights["alike"] > 0
    assert loss < 40
