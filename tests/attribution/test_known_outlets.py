"""The outlets that run agencies' copy, and whose copy others run."""

from __future__ import annotations

from attribution.test_looks_like_a_name import STORY, claimed
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.outlets import known_outlets, taking


def test_every_feed_is_an_agency_of_the_catalogue():
    unknown = {feed for outlet in known_outlets().values() for feed in outlet.feeds} - set(load().agencies)
    assert unknown == set()


def test_who_takes_an_agencys_copy_is_told():
    assert "LatestLY" in taking("ani")
    assert taking("kpl") == []


def test_a_domain_that_a_story_names_is_shown_under_its_outlets_name():
    text = f"{STORY}\n\nThis article was originally published on independent.co.uk"
    assert claimed(text) == [("syndicated", "The Independent")]
