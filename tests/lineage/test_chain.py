"""The most probable way to the far end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lineage_cast import (
    AFP,
    ANI,
    MINISTRY,
    NAMES,
    PTI,
    REUTERS,
    SPUTNIK,
    all_alike,
    at,
    chain_of,
    credit,
    match,
    others_of,
    story,
)

from wirecopy.lineage import chain
from wirecopy.lineage.calibration import stated_confidence
from wirecopy.lineage.edges import trace
from wirecopy.lineage.member import story_node
from wirecopy.lineage.reach import reachable
from wirecopy.records import Edge, MatchRelation, NodeKind, Organisation, Relation


def way_of(member, *others, matches=None):
    edges = trace([member, *others], all_alike(member, *others) if matches is None else matches, NAMES)
    start = story_node(member, NAMES)
    kept = reachable(member.story, edges)
    assert chain_of(start, kept) == chain_of(start, edges)
    return start, kept


def names_of(member, *others, matches=None):
    start, edges = way_of(member, *others, matches=matches)
    return chain.names(chain_of(start, edges))


def test_a_chain_goes_from_the_outlet_hop_by_hop_to_the_far_end():
    member = story(
        "Post",
        at(0),
        credit(ANI),
        credit(SPUTNIK, Relation.cites),
        credit(MINISTRY, Relation.quotes, by=SPUTNIK),
    )

    assert names_of(member) == ["Post", "ANI", "Sputnik", "Ministry of Rivers"]


def test_a_story_with_no_source_is_its_own_far_end():
    start, edges = way_of(story("Post", at(0)))

    assert chain_of(start, edges) == [start]
    assert chain.origins([start], edges)[0] == (start, 1.0)
    assert others_of(start, edges) == []


def test_the_confidence_of_the_origin_is_the_product_of_the_links():
    start, edges = way_of(
        story("Post", at(0), credit(ANI, confidence=0.9), credit(SPUTNIK, Relation.cites, confidence=0.5))
    )

    node, sure = chain.origins([start], edges)[0]

    assert (node.kind, node.key) == (NodeKind.agency, "sputnik")
    assert sure == pytest.approx(stated_confidence(Relation.syndicated, 0.9) * 0.5)


def test_the_whole_copy_leads_on_before_a_surer_citation():
    member = story(
        "Post", at(0), credit(ANI, confidence=0.7), credit(PTI, confidence=0.6), credit(AFP, Relation.cites)
    )

    assert names_of(member) == ["Post", "ANI"]


def test_a_way_is_not_turned_aside_because_it_is_longer():
    member = story(
        "Post",
        at(0),
        credit(AFP, Relation.cites, confidence=0.9),
        credit(REUTERS, Relation.cites, confidence=0.88),
        credit(MINISTRY, Relation.quotes, by=REUTERS, confidence=0.7),
    )

    assert names_of(member) == ["Post", "Reuters", "Ministry of Rivers"]


@pytest.mark.parametrize(("sure", "speaker"), [(0.72, "Ministry of Rivers"), (0.9, "Warden")])
def test_of_speakers_that_are_alike_sure_the_first_named_stands_in_the_chain(sure, speaker):
    warden = Organisation(None, "Warden")
    member = story(
        "Post",
        at(0),
        credit(ANI),
        credit(warden, Relation.quotes, by=ANI, confidence=sure, start=80),
        credit(MINISTRY, Relation.quotes, by=ANI, confidence=0.7, start=10),
    )

    assert names_of(member) == ["Post", "ANI", speaker]


def test_a_citation_that_leads_on_goes_before_a_contribution_that_does_not():
    given, cited = credit(AFP, Relation.contributed), credit(REUTERS, Relation.cites)
    spoken = credit(MINISTRY, Relation.quotes, by=REUTERS)

    assert names_of(story("Post", at(0), given, cited)) == ["Post", "AFP"]
    assert names_of(story("Post", at(0), given, cited, spoken)) == ["Post", "Reuters", "Ministry of Rivers"]


def test_a_copy_that_is_less_than_half_sure_does_not_go_before_a_citation():
    member, other = story("Post", at(60), credit(ANI, Relation.cites)), story("Courier", at(0), credit(PTI))
    cited = trace([member], [], NAMES)
    start, from_whom = story_node(member, NAMES), story_node(other, NAMES)

    def leads_to(sure: float) -> str:
        copied = Edge(start, "copy", from_whom, sure, "shares 86 %", (), member.story, 1)
        return chain_of(start, [*cited, *trace([other], [], NAMES), copied])[1].name

    assert (leads_to(0.6), leads_to(0.4)) == ("Courier", "ANI")


def test_other_sources_are_alternatives_with_their_confidence():
    start, edges = way_of(story("Post", at(0), credit(ANI), credit(PTI, confidence=0.6)))

    assert [(chain.names(way), sure) for way, sure in others_of(start, edges)] == [
        (["Post", "PTI"], stated_confidence(Relation.syndicated, 0.6))
    ]


def test_the_agencys_own_story_shows_the_agencys_name_once():
    old = story("reuters.com", at(0), own="reuters", item="old")
    new = story("reuters.com", at(90), own="reuters", item="new")
    copy = story("Post", at(30), credit(REUTERS))
    matches = [match(old, new, 0.8, 0.8, MatchRelation.update), match(old, copy)]

    assert names_of(new, old, copy, matches=matches) == ["Reuters"]
    assert names_of(copy, old, new, matches=matches) == ["Post", "Reuters"]


def test_an_uncredited_copy_reaches_the_far_end_of_the_story_it_is_a_copy_of():
    credited = story("Post", at(0), credit(ANI), credit(SPUTNIK, Relation.cites))

    assert names_of(story("Courier", at(120)), credited) == ["Courier", "Post", "ANI", "Sputnik"]


def test_a_chain_never_rests_on_the_words_of_a_story_it_does_not_pass():
    longer = story("Gazette", at(0), credit(ANI), credit(SPUTNIK, Relation.cites))

    assert names_of(story("Courier", at(120), credit(ANI)), longer) == ["Courier", "ANI"]


def test_a_long_line_of_copies_is_followed_to_its_end():
    line = [story(f"Outlet {number}", at(300 * number)) for number in range(1500)]
    matches = [match(one, other, 0.9, 0.9) for one, other in pairwise(line)]
    edges = trace(line, matches, NAMES)

    assert len(chain_of(story_node(line[-1], NAMES), edges)) == 1500
    assert len(reachable(line[-1].story, edges)) == 1499
