"""What texts and times show where words do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lineage_cast import AFP, ANI, NAMES, PTI, all_alike, at, chain_of, credit, match, story, told

from wirecopy.lineage.chain import origins
from wirecopy.lineage.edges import trace
from wirecopy.lineage.member import story_node
from wirecopy.lineage.reach import reachable
from wirecopy.records import (
    UNKNOWN_OUTLET,
    MatchRelation,
    NodeKind,
    Notice,
    Organisation,
    Outlet,
    Precision,
    Relation,
    story_label,
)


def edges_of(*members, matches=None):
    return trace(members, all_alike(*members) if matches is None else matches, NAMES)


def test_a_later_story_without_credit_is_a_copy_of_the_earlier_one_and_says_why():
    first, later = story("Post", at(0)), story("Courier", at(25))

    (edge,) = edges_of(first, later)

    assert told([edge]) == [("Courier", "copy", "Post")]
    assert edge.basis == "shares 100 %, 25 min later, no credit"
    assert edge.evidence == ()
    assert 0.5 < edge.confidence < 1


def test_a_copy_that_cites_an_agency_is_not_said_to_credit_nobody():
    first, citing = (
        story(name, at(minutes), credit(ANI, Relation.cites))
        for name, minutes in (("Post", 0), ("Courier", 25))
    )

    [edge] = [edge for edge in edges_of(first, citing) if edge.relation == "copy"]

    assert edge.basis == "shares 100 %, 25 min later, cites ANI"


def test_an_agency_that_a_story_cites_is_its_source_though_its_clock_says_that_it_was_long_before():
    own, undated = story("ANI", at(1200), own="ani"), [story(name) for name in ("Herald", "Bugle", "Sun")]
    silent, citing = story("Post", at(0)), story("Post", at(0), credit(ANI, Relation.cites))

    assert ("Post", "copy", "ANI") not in told(edges_of(own, *undated, silent))
    assert ("Post", "copy", "ANI") in told(edges_of(own, *undated, citing))


def test_a_lag_by_a_time_without_a_zone_says_so_and_counts_less():
    first = story("Post", at(0))
    zoned, unzoned = (story("Courier", at(300, zone=zone)) for zone in ("Z", None))

    (sure,), (doubted,) = edges_of(first, zoned), edges_of(first, unzoned)

    assert sure.basis == "shares 100 %, 5 h later, no credit"
    assert doubted.basis == "shares 100 %, 5 h later by a time without a zone, no credit"
    assert doubted.confidence < sure.confidence


def test_a_newer_text_of_nobody_known_is_no_update_of_another_such_text():
    nobody = Outlet(UNKNOWN_OUTLET, "unknown")
    first, later = (
        replace(story("Post", at(minutes), item=str(minutes)), outlet=nobody) for minutes in (0, 240)
    )

    (edge,) = edges_of(first, later, matches=[match(first, later, 0.9, 0.9)])

    assert edge.relation == "copy"
    assert "same outlet" not in edge.basis


def test_more_words_and_a_longer_lag_make_it_surer():
    first = story("Post", at(0))
    close, late = story("Courier", at(30)), story("Courier", at(300))

    confidences = [
        edges_of(first, second, matches=[match(second, first, share, share)])[0].confidence
        for second, share in ((close, 0.7), (late, 0.7), (late, 0.95))
    ]

    assert confidences == sorted(confidences)
    assert len(set(confidences)) == 3


def test_of_two_alike_with_no_time_nothing_is_said():
    assert edges_of(story("Post"), story("Courier")) == []


def test_of_two_alike_of_one_day_nothing_is_said():
    morning, evening = (at(minutes, precision=Precision.day) for minutes in (0, 600))

    assert edges_of(story("Post", morning), story("Courier", evening)) == []


def test_a_date_of_another_day_tells_the_order():
    first, later = (
        story("Post", at(0, precision=Precision.day)),
        story("Courier", at(3000, precision=Precision.day)),
    )

    assert told(edges_of(first, later)) == [("Courier", "copy", "Post")]


def test_times_without_a_zone_do_not_decide_by_an_hour():
    assert edges_of(story("Post", at(0, zone=None)), story("Courier", at(60, zone=None))) == []


def test_without_times_a_story_that_lies_whole_in_another_was_cut_from_it():
    whole, cut = story("Post"), story("Courier")

    (edge,) = edges_of(whole, cut, matches=[match(cut, whole, 0.99, 0.5, MatchRelation.contained)])

    assert told([edge]) == [("Courier", "copy", "Post")]
    assert edge.basis == "shares 99 %, time unknown, no credit"
    assert edge.confidence < 0.85


def test_a_copy_without_credit_is_led_to_the_agency_by_an_earlier_one_with_credit():
    credited, plain, bare = (
        story("Post", at(0), credit(AFP)),
        story("Gazette", at(5)),
        story("Courier", at(90)),
    )

    edges = edges_of(credited, plain, bare)

    for member in (plain, bare):
        assert chain_of(story_node(member), edges)[-1].name == "AFP"


def test_the_agencys_own_story_is_preferred_to_its_customers():
    own = story("afp.com", at(0), own="afp")
    credited, bare = story("Post", at(3), credit(AFP)), story("Courier", at(90))

    edges = reachable(bare.story, edges_of(own, credited, bare))

    assert told(edges) == [("Courier", "copy", "AFP")]
    assert edges[0].parent.key == story_label(own.story)


def test_a_clock_that_is_some_minutes_off_does_not_make_the_customer_the_source():
    own, bare = story("afp.com", at(20), own="afp"), story("Courier", at(0))

    assert told(edges_of(own, bare)) == [("Courier", "copy", "AFP")]


def test_an_agencys_own_story_is_nobodys_uncredited_copy():
    assert edges_of(story("Post", at(0)), story("afp.com", at(700), own="afp")) == []


def test_the_earliest_of_an_agencys_customers_has_it_from_the_agency_though_it_does_not_say_so():
    bare = story("Post", at(0))
    others = [story(name, at(40), credit(AFP)) for name in ("Courier", "Gazette")]

    (edge,) = [edge for edge in edges_of(bare, *others) if edge.relation == "copy"]

    assert (edge.parent.kind, edge.parent.key) == (NodeKind.agency, "afp")
    assert edge.basis == "shares 100 % with stories of 2 outlets that credit AFP, no credit of its own"
    assert edge.confidence <= 0.95


def test_a_story_that_was_out_long_before_all_who_credit_an_agency_is_given_no_source():
    bare, other = story("Post", at(0)), story("Courier", at(900), credit(AFP))

    assert told(edges_of(bare, other)) == [("Courier", "syndicated", "AFP")]


def test_where_others_credit_different_agencies_the_earliest_is_given_no_source():
    bare = story("Post", at(0))
    others = [story("Courier", at(40), credit(AFP)), story("Gazette", at(45), credit(PTI))]

    assert [edge for edge in edges_of(bare, *others) if edge.relation == "copy"] == []


def test_a_story_that_credits_its_supplier_needs_no_text_edge():
    first, later = story("Post", at(0)), story("Courier", at(600), credit(AFP))

    assert told(edges_of(first, later)) == [("Courier", "syndicated", "AFP")]


def test_a_contribution_by_the_same_agency_explains_the_text():
    first, later = (
        story("Post", at(0), credit(ANI)),
        story("Courier", at(60), credit(ANI, Relation.contributed)),
    )

    assert set(told(edges_of(first, later))) == {
        ("Post", "syndicated", "ANI"),
        ("Courier", "contributed", "ANI"),
    }


def test_an_update_has_the_outlets_own_older_text_before_it():
    old, new = story("Post", at(0), item="old"), story("Post", at(120), item="new")
    newest = story("Post", at(240), item="newest")
    pairs = [
        match(one, other, 0.8, 0.9, MatchRelation.update)
        for one, other in ((old, new), (old, newest), (new, newest))
    ]

    edges = edges_of(old, new, newest, matches=pairs)

    assert {(edge.child.key, edge.relation, edge.parent.key) for edge in edges} == {
        (story_label(new.story), "update", story_label(old.story)),
        (story_label(newest.story), "update", story_label(new.story)),
    }


def test_an_update_is_known_through_a_customers_identical_copy_of_the_older_text():
    old, new = (
        story("afp.com", at(0), own="afp", item="old"),
        story("afp.com", at(300), own="afp", item="new"),
    )
    copy = story("Post", at(30), credit(AFP))

    edges = edges_of(old, new, copy, matches=[match(old, copy), match(copy, new, 0.7, 0.6)])

    assert [
        (edge.child.key, edge.relation, edge.parent.key) for edge in edges if edge.relation == "update"
    ] == [(story_label(new.story), "update", story_label(old.story))]


def test_a_correction_without_a_time_is_newer_than_what_it_corrects():
    old, new = story("Post", item="old"), story("Post", notice=Notice.correction, item="new")

    (edge,) = edges_of(old, new, matches=[match(new, old, 0.9, 0.95, MatchRelation.update)])

    assert (edge.child.key, edge.parent.key) == (story_label(new.story), story_label(old.story))


def test_stories_of_identical_words_need_no_match_of_their_own():
    first, middle, last = story("Post", at(0)), story("Courier", at(100)), story("Gazette", at(200))

    edges = edges_of(first, middle, last, matches=[match(middle, first), match(middle, last)])

    assert {(child, relation) for child, relation, _ in told(edges)} == {
        ("Courier", "copy"),
        ("Gazette", "copy"),
    }


def test_a_pair_that_was_judged_no_copy_makes_no_edge():
    first, later = story("Post", at(0)), story("Courier", at(60))

    assert edges_of(first, later, matches=[replace(match(first, later), accepted=False)]) == []


@pytest.mark.parametrize("forbidden", ["copied", "stolen", "plagiar"])
def test_a_finding_about_text_accuses_nobody(forbidden: str):
    edges = edges_of(story("Post", at(0)), story("Courier", at(25)))

    assert all(forbidden not in edge.basis for edge in edges)


def test_thousands_of_identical_stories_all_lead_to_the_one_that_names_its_agency():
    first = story("Post", at(0), credit(AFP))
    others = [story(f"Outlet {number}", at(10 + number)) for number in range(2000)]

    edges = edges_of(first, *others, matches=[match(others[0], other) for other in (first, *others[1:])])

    assert {far.name for far, _ in origins([story_node(one) for one in others], edges)} == {"AFP"}


def test_whose_copy_it_is_is_surer_than_through_whose_hands_it_came():
    credited, other = story("Post", at(0), credit(AFP)), story("Herald", at(5), credit(AFP))
    bare = story("Courier", at(90))

    edges = edges_of(credited, other, bare)

    up = {edge.parent.name: edge for edge in edges if edge.child == story_node(bare)}
    assert set(up) == {"AFP", "Herald"}
    assert up["AFP"].basis == (
        "shares 100 % with stories of 2 outlets that credit AFP, no credit of its own, "
        "at once or through others"
    )
    far, sure = origins([story_node(bare)], edges)[0]
    assert (far.name, sure > 0.9) == ("AFP", True)
    assert max(edge.confidence for edge in up.values()) < 0.9


@pytest.mark.parametrize("customers", [1, 2, 3, 5, 8])
def test_the_sources_that_texts_show_of_one_story_are_rivals_that_add_up_to_one_at_most(customers: int):
    credited = [story(f"Post {number}", at(10 * number), credit(AFP)) for number in range(customers)]
    bare = [story(f"Courier {number}", at(500 + number)) for number in range(3)]

    edges = edges_of(*credited, *bare)

    for member in bare:
        start = story_node(member)
        rivals = [edge for edge in edges if edge.child == start and edge.relation == "copy"]
        far, sure = origins([start], edges)[0]
        assert sum(edge.confidence for edge in rivals) <= 1
        assert (far.name, sure > 0.9) == ("AFP", True)


def test_where_the_agencys_own_story_is_here_all_ways_to_it_count_together():
    own = story("ANI", at(0), own="ani")
    cut = [story(name, at(300 + 30 * number)) for number, name in enumerate(("Herald", "Post", "Bugle"))]
    matches = [
        *all_alike(*cut),
        *(match(one, own, 1.0, 0.6, MatchRelation.contained) for one in cut),
    ]

    edges = edges_of(own, *cut, matches=matches)

    for member in cut:
        rivals = [edge for edge in edges if edge.child == story_node(member)]
        far, sure = origins([story_node(member)], edges)[0]
        assert sum(edge.confidence for edge in rivals) <= 1
        assert far.name == "ANI"
        assert sure > max(edge.confidence for edge in rivals) - 0.05


def test_an_outlet_that_is_named_as_the_source_is_told_so():
    first, later = story("Post", at(0)), story("Courier", at(30), credit(Organisation(None, "The Post")))

    edges = [edge for edge in edges_of(first, later) if edge.relation == "copy"]

    assert [edge.basis for edge in edges] == ["shares 100 %, 30 min later, named as the source"]


@pytest.mark.parametrize("byline", ["Post", "By the Post", "THE POST"])
def test_an_outlet_whose_name_is_the_byline_handed_the_copy_on_though_both_may_have_it_from_the_agency(
    byline: str,
):
    own, first = story("ANI", at(0), own="ani"), story("Post", at(30), credit(ANI))
    later = replace(story("Courier", at(60)), byline=byline)

    edges = edges_of(own, first, later)

    [copy] = [edge for edge in edges if edge.child.name == "Courier" and edge.parent.name == "Post"]
    assert copy.basis == "shares 100 %, 30 min later, named as the source"
    assert [node.name for node in chain_of(story_node(later, NAMES), edges)] == ["Courier", "Post", "ANI"]


def test_a_byline_that_is_the_outlets_own_name_names_no_source():
    own, first = story("ANI", at(0), own="ani"), story("Post", at(30), credit(ANI))
    later = replace(story("Courier", at(60)), byline="Courier")

    [copy] = [edge for edge in edges_of(own, first, later) if edge.child.name == "Courier"]

    assert (copy.parent.name, copy.basis) == ("ANI", "shares 100 %, 60 min later, no credit")


def test_two_agencies_whose_own_stories_hold_nearly_as_much_of_a_copy_are_both_told():
    ani, pti = story("ANI", at(30), own="ani"), story("PTI", at(0), own="pti")
    bare = story("Courier", at(900))
    matches = [match(ani, pti, 0.9, 0.9), match(bare, ani, 0.95, 0.92), match(bare, pti, 0.97, 0.9)]

    edges = [edge for edge in edges_of(ani, pti, bare, matches=matches) if edge.child.name == "Courier"]

    assert {edge.parent.name for edge in edges} == {"ANI", "PTI"}
    assert sum(edge.confidence for edge in edges) == pytest.approx(1, abs=0.1)


def test_an_agencys_own_story_is_told_beside_a_copy_that_credits_another():
    own, credited = story("ANI", at(0), own="ani"), story("Post", at(60), credit(PTI))
    bare = story("Courier", at(120))

    told_of = {edge.parent.name for edge in edges_of(own, credited, bare) if edge.child.name == "Courier"}

    assert {"ANI", "Post"} <= told_of


def test_two_customers_did_not_hand_on_what_a_third_only_left_out():
    first, later = story("Post", at(0), credit(AFP)), story("Courier", at(600), credit(AFP))
    cut = story("Herald", at(300), credit(AFP))
    matches = [match(first, later), match(first, cut, 0.7, 1.0), match(later, cut, 0.7, 1.0)]

    edges = edges_of(first, later, cut, matches=matches)

    assert {edge.relation for edge in edges} == {"syndicated"}


@pytest.mark.parametrize("minutes", [-60, 5, 300])
def test_an_undated_copy_without_credit_is_not_said_to_have_handed_the_agencys_copy_on(minutes: int):
    own, undated, bare = story("AFP", at(0), own="afp"), story("Herald"), story("Courier", at(minutes))
    customers = [story(f"Post {number}", at(20 * number), credit(AFP)) for number in (1, 2, 3)]

    for around in ([own], [own, *customers]):
        edges = [edge for edge in edges_of(*around, undated, bare) if edge.relation == "copy"]
        assert sorted(told(edges)) == [("Courier", "copy", "AFP"), ("Herald", "copy", "AFP")]


def test_an_undated_copy_that_is_named_handed_the_agencys_copy_on():
    own, undated = story("AFP", at(0), own="afp"), story("Herald")
    naming = replace(story("Courier", at(60)), byline="By the Herald")

    edges = [edge for edge in edges_of(own, undated, naming) if edge.child.name == "Courier"]

    assert "Herald" in {edge.parent.name for edge in edges}


def test_an_undated_copy_may_be_the_source_where_no_agency_is_known():
    whole, cut = story("Post"), story("Courier", at(60))

    edges = edges_of(whole, cut, matches=[match(cut, whole, 1.0, 0.5, MatchRelation.contained)])

    assert told(edges) == [("Courier", "copy", "Post")]
