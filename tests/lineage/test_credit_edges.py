"""What a story's own words say of its sources."""

from __future__ import annotations

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
    credit,
    story,
    told,
    words,
)

from wirecopy.lineage.calibration import stated_confidence
from wirecopy.lineage.edges import trace
from wirecopy.lineage.reach import reachable
from wirecopy.records import NodeKind, Organisation, Relation, Zone, story_label


def edges_of(member, *others):
    return trace([member, *others], all_alike(member, *others), NAMES)


def test_a_credited_agency_that_was_not_fed_in_is_a_ghost_with_the_words_that_name_it():
    (edge,) = edges_of(story("Harbour Post", at(0), credit(AFP)))

    assert told([edge]) == [("Harbour Post", "syndicated", "AFP")]
    assert (edge.parent.kind, edge.parent.key) == (NodeKind.agency, "afp")
    assert [found.words for found in edge.evidence] == ["AFP"]
    assert edge.basis == "stated"


def test_what_syndicated_copy_cites_is_cited_by_the_agency():
    edges = edges_of(
        story(
            "Harbour Post",
            at(0),
            credit(ANI),
            credit(SPUTNIK, Relation.cites),
            credit(MINISTRY, Relation.quotes, by=SPUTNIK),
        )
    )

    assert [(edge.depth, *name) for edge, name in zip(edges, told(edges), strict=True)] == [
        (1, "Harbour Post", "syndicated", "ANI"),
        (2, "ANI", "cites", "Sputnik"),
        (3, "Sputnik", "quotes", "Ministry of Rivers"),
    ]


def test_what_a_story_of_the_outlets_own_cites_is_cited_by_the_story():
    edges = edges_of(story("Harbour Post", at(0), credit(SPUTNIK, Relation.cites)))

    assert told(edges) == [("Harbour Post", "cites", "Sputnik")]


def test_with_two_agencies_side_by_side_nobody_knows_which_of_them_cites():
    edges = edges_of(story("Harbour Post", at(0), credit(ANI), credit(PTI), credit(SPUTNIK, Relation.cites)))

    assert ("Harbour Post", "cites", "Sputnik") in told(edges)


def test_a_contributor_did_not_write_the_story_and_cites_nobody_in_it():
    edges = edges_of(
        story("Harbour Post", at(0), credit(ANI, Relation.contributed), credit(SPUTNIK, Relation.cites))
    )

    assert set(told(edges)) == {("Harbour Post", "contributed", "ANI"), ("Harbour Post", "cites", "Sputnik")}


def test_relayed_copy_hangs_on_the_agency_that_relays_it():
    edges = edges_of(story("Harbour Post", at(0), credit(ANI), credit(SPUTNIK, by=ANI)))

    assert told(edges) == [("Harbour Post", "syndicated", "ANI"), ("ANI", "syndicated", "Sputnik")]


def test_a_speaker_handed_on_by_someone_the_story_names_nowhere_else_hangs_on_the_author():
    edges = edges_of(story("Harbour Post", at(0), credit(ANI), credit(MINISTRY, Relation.quotes, by=REUTERS)))

    assert told(edges) == [("Harbour Post", "syndicated", "ANI"), ("ANI", "quotes", "Ministry of Rivers")]


def test_two_who_are_said_to_hand_on_each_others_words_make_no_circle():
    edges = edges_of(
        story("Post", at(0), credit(ANI, Relation.cites, by=PTI), credit(PTI, Relation.cites, by=ANI))
    )

    assert set(told(edges)) == {("Post", "cites", "ANI"), ("ANI", "cites", "PTI")}


def test_pictures_and_subjects_make_no_edge():
    assert edges_of(story("Post", at(0), credit(AFP, Relation.photo), credit(ANI, Relation.subject))) == []


def test_a_feed_without_a_name_is_an_unknown_feed():
    (edge,) = edges_of(story("Post", at(0), feed=words("from a syndicated feed", zone=Zone.disclaimer)))

    assert (edge.parent.kind, edge.parent.key, edge.relation) == (
        NodeKind.unknown_feed,
        "unknown_feed",
        "syndicated",
    )
    assert [found.words for found in edge.evidence] == ["from a syndicated feed"]


def test_the_words_of_a_feed_join_the_evidence_for_the_agency_that_is_named():
    feed = words("from a syndicated feed", 40, weight=0.5, zone=Zone.disclaimer)
    (edge,) = edges_of(story("Post", at(0), credit(ANI), feed=feed))

    assert edge.parent.key == "ani"
    assert [found.words for found in edge.evidence] == ["ANI", "from a syndicated feed"]
    assert edge.confidence == stated_confidence(Relation.syndicated, 0.95)


def test_the_agencys_own_story_takes_the_place_of_its_ghost():
    own = story("reuters.com", at(0), own="reuters")
    copy = story("Post", at(20), credit(REUTERS), credit(SPUTNIK, Relation.cites))

    edges = reachable(copy.story, edges_of(copy, own))

    assert told(edges) == [("Post", "syndicated", "Reuters"), ("Reuters", "cites", "Sputnik")]
    assert edges[0].parent.key == story_label(own.story)
    assert edges[1].child.key == story_label(own.story)


def test_of_an_agencys_two_stories_a_copy_has_the_one_that_was_out_before_it():
    first = story("reuters.com", at(0), own="reuters", item="first")
    second = story("reuters.com", at(600), own="reuters", item="second")
    copy = story("Post", at(60), credit(REUTERS))

    edges = reachable(copy.story, edges_of(copy, first, second))

    assert [edge.parent.key for edge in edges] == [story_label(first.story)]


def test_an_agency_is_no_customer_of_itself():
    own = story(
        "reuters.com", at(0), credit(REUTERS), credit(MINISTRY, Relation.quotes, by=REUTERS), own="reuters"
    )

    assert told(edges_of(own)) == [("Reuters", "quotes", "Ministry of Rivers")]


def test_one_claim_made_twice_is_one_edge_with_the_words_of_both():
    (edge,) = edges_of(story("Post", at(0), credit(AFP, start=5), credit(AFP, start=90, confidence=0.6)))

    assert [found.start for found in edge.evidence] == [5, 90]
    assert edge.confidence == stated_confidence(Relation.syndicated, 0.95)


def test_two_agencies_that_each_credit_the_other_make_no_circle():
    one = story("reuters.com", at(0), credit(AFP, confidence=0.9), own="reuters")
    other = story("afp.com", at(5), credit(REUTERS, confidence=0.6), own="afp")

    assert told(edges_of(one, other)) == [("Reuters", "syndicated", "AFP")]


def test_an_organisation_that_is_no_agency_is_known_by_its_name():
    (edge,) = edges_of(story("Post", at(0), credit(Organisation(None, "Evening Lantern"))))

    assert (edge.parent.kind, edge.parent.key) == (NodeKind.organisation, "Evening Lantern")


def test_what_another_customer_adds_says_nothing_of_this_story():
    plain = story("Post", at(0), credit(ANI))
    longer = story("Courier", at(9), credit(ANI), credit(SPUTNIK, Relation.cites))

    edges = edges_of(plain, longer)

    assert told(reachable(plain.story, edges)) == [("Post", "syndicated", "ANI")]
    assert ("ANI", "cites", "Sputnik") in told(reachable(longer.story, edges))
