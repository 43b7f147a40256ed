"""The founding story, read from its text dump: an aggregator, its agency, its source, and who spoke."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.intake.read import read_one
from wirecopy.records import Judgement, Organisation, Relation
from wirecopy.resources import data_folder


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    return attribute(read_one(str(data_folder() / "sample" / "000_6c4bc6cef008b5cc.txt")), load())


def evidence(judgement: Judgement, relation: Relation, name: str) -> list[str]:
    found = [
        one for one in judgement.attributions if one.relation is relation and one.organisation.name == name
    ]
    return [piece.words for one in found for piece in one.evidence]


def test_the_agency_stands_in_the_source_line_and_in_the_sign_off(judgement):
    words = evidence(judgement, Relation.syndicated, "ANI")
    assert "(ANI)" in words
    assert "ANI | Moscow" in words
    assert [
        one.organisation.agency for one in judgement.attributions if one.relation is Relation.syndicated
    ] == ["ani"]


def test_it_says_that_it_came_from_a_feed_unedited(judgement):
    assert "auto-generated from a syndicated feed" in judgement.feed.words
    assert judgement.auto_generated


def test_the_source_is_cited_under_both_names_and_as_the_news_agency(judgement):
    words = evidence(judgement, Relation.cites, "Sputnik")
    assert "according to Sputnik" in words
    assert any(piece.startswith("Sputnik News Agency qouting") for piece in words)
    assert "as per the news agency" in words


def test_the_ministry_is_the_surest_of_the_speakers_whom_the_source_relays(judgement):
    speakers = [one for one in judgement.attributions if one.relation is Relation.quotes]
    assert speakers[0].organisation == Organisation(None, "Russian Foreign Ministry")
    assert speakers[0].by == Organisation("sputnik", "Sputnik")
    words = [piece.words for piece in speakers[0].evidence]
    assert any("the ministry said, as per the news agency" in piece for piece in words)
    assert "the Russian Foreign Ministry said" in words
    assert all(one.confidence < speakers[0].confidence for one in speakers[1:])


def test_the_picture_credit_is_a_picture_credit(judgement):
    assert evidence(judgement, Relation.photo, "ANI") == [
        "NATO Secretary-General Jens Stoltenberg. Image Credit: ANI"
    ]


def test_no_other_organisation_is_made_a_parent(judgement):
    lineage = {one.organisation.agency for one in judgement.attributions if one.organisation.agency}
    assert lineage == {"ani", "sputnik"}
