"""What a story is in its cluster."""

from __future__ import annotations

from lineage_cast import AFP, ANI, NAMES, REUTERS, all_alike, at, credit, match, story, words

from wirecopy.lineage.direction import roles
from wirecopy.lineage.edges import trace
from wirecopy.records import MatchRelation, Relation


def roles_of(*members, matches=None):
    pairs = all_alike(*members) if matches is None else matches
    found = roles(members, pairs, trace(members, pairs, NAMES))
    return [found[member.story] for member in members]


def test_the_earliest_of_uncredited_stories_is_the_origin_and_the_parent_of_the_others():
    first, later = story("Post", at(0)), story("Courier", at(200))

    origin, copy = roles_of(first, later)

    assert (origin.role, origin.parent) == ("origin", None)
    assert (copy.role, copy.parent, copy.relation) == ("copy", first.story, "exact")
    assert copy.match == match(first, later)


def test_the_agencys_own_story_is_the_origin_of_its_customers_copies():
    own, copy = story("reuters.com", at(0), own="reuters"), story("Post", at(9), credit(REUTERS))

    origin, customer = roles_of(own, copy)

    assert origin.role == "origin"
    assert (customer.role, customer.parent) == ("copy", own.story)


def test_nobody_is_the_origin_where_the_agencys_own_story_is_not_there():
    first, later = roles_of(story("Post", at(0), credit(AFP)), story("Courier", at(60), credit(AFP)))

    assert [(first.role, first.parent), (later.role, later.parent)] == [("copy", None), ("copy", None)]


def test_an_uncredited_story_is_no_origin_of_what_others_credit_to_an_agency():
    bare, credited = roles_of(story("Post", at(0)), story("Courier", at(900), credit(AFP)))

    assert (bare.role, bare.parent) == ("copy", None)
    assert credited.role == "copy"


def test_a_newer_text_of_the_same_outlet_is_an_update_of_the_older():
    old, new = story("Post", at(0), item="old"), story("Post", at(90), item="new")

    before, after = roles_of(old, new, matches=[match(old, new, 0.8, 0.7, MatchRelation.update)])

    assert before.role == "origin"
    assert (after.role, after.parent, after.relation) == ("update", old.story, "update")


def test_a_story_of_the_outlets_own_with_an_agencys_inputs_began_with_the_outlet():
    (alone,) = roles_of(story("Post", at(0), credit(ANI, Relation.contributed)))

    assert alone.role == "origin"


def test_inputs_that_are_nearly_the_whole_agency_copy_make_a_copy():
    _, partly = roles_of(
        story("Post", at(0), credit(ANI)), story("Courier", at(60), credit(ANI, Relation.contributed))
    )

    assert partly.role == "copy"


def test_a_lone_story_from_a_feed_that_nobody_names_is_the_first_known():
    (alone,) = roles_of(story("Post", at(0), feed=words("auto-generated")))

    assert alone.role == "origin"


def test_a_lone_story_of_an_agency_is_a_copy():
    (alone,) = roles_of(story("Post", at(0), credit(AFP)))

    assert (alone.role, alone.relation) == ("copy", "syndicated")


def test_a_copy_that_was_never_compared_itself_has_the_measures_of_one_with_the_same_words():
    first, whole, cut = story("Post", at(0)), story("Courier", at(100)), story("Gazette", at(300))
    matches = [match(first, whole), match(cut, whole, 0.97, 0.5, MatchRelation.contained)]

    *_, found = roles_of(first, whole, cut, matches=matches)

    source = first if found.parent == first.story else whole
    assert (found.parent, found.relation) == (source.story, "contained")
    assert found.match == match(cut, source, 0.97, 0.5, MatchRelation.contained)


def test_a_story_that_is_less_than_half_sure_to_have_handed_it_on_stands_behind_the_surer_agency():
    credited = [story(f"Post {number}", at(10 * number), credit(AFP)) for number in range(6)]
    bare = story("Courier", at(500))

    *_, copy = roles_of(*credited, bare)

    assert (copy.role, copy.parent, copy.relation) == ("copy", None, "copy")
