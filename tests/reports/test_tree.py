"""The lineage of a story as a reader sees it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from wirecopy.records import Edge, Evidence, Node, NodeKind, Zone
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.reports.tree import render_tree

POST = Node(NodeKind.story, "s0000000000000001", "Harbour Post")
COURIER = Node(NodeKind.story, "s0000000000000002", "Courier")
ANI = Node(NodeKind.agency, "ani", "ANI")
SPUTNIK = Node(NodeKind.agency, "sputnik", "Sputnik")
MINISTRY = Node(NodeKind.organisation, "Ministry of Rivers", "Ministry of Rivers")
ROW = {
    "outlet": "Harbour Post",
    "title": "Ferry sails again",
    "published": datetime(2024, 5, 14, 17, 22, tzinfo=UTC),
}


def words(text: str, zone: Zone = Zone.byline) -> Evidence:
    return Evidence(zone, 0, len(text), text, "by hand", 0.9)


def edge(child, relation, parent, confidence=0.9, *evidence, basis="stated", depth=1):
    return Edge(child, relation, parent, confidence, basis, evidence, 1, depth)


CHAIN = [
    edge(POST, "syndicated", ANI, 0.97, words("ANI | Moscow"), words("(ANI)", Zone.signoff)),
    edge(ANI, "cites", SPUTNIK, 0.9, words("Sputnik reported", Zone.body), depth=2),
    edge(SPUTNIK, "quotes", MINISTRY, 0.8, words("the ministry told Sputnik", Zone.body), depth=3),
]
ANSWER = LineageAnswer(ROW, POST, CHAIN, CHAIN)


def test_each_link_stands_under_its_child_with_the_words_that_prove_it():
    assert render_tree(ANSWER).splitlines() == [
        'Harbour Post  "Ferry sails again"  2024-05-14 17:22 UTC',
        "└─ syndicated from ANI  97 %  (not in the store: known from others' words)",
        '   │  byline    "ANI | Moscow"',
        '   │  sign-off  "(ANI)"',
        "   └─ cites Sputnik  90 %  (not in the store: known from others' words)",
        '      │  body  "Sputnik reported"',
        "      └─ quotes Ministry of Rivers  80 %",
        '            body  "the ministry told Sputnik"',
        "",
        "chain: Harbour Post ← syndicated ← ANI ← cites ← Sputnik ← quotes ← Ministry of Rivers (70 %)",
    ]


def test_words_that_two_rules_found_in_one_place_are_shown_once():
    other_rule = Evidence(Zone.byline, 0, 3, "ANI", "another rule", 0.5)
    credited = edge(POST, "syndicated", ANI, 0.97, words("ANI"), other_rule, words("(ANI)", Zone.signoff))

    told = render_tree(LineageAnswer(ROW, POST, [credited], [credited]))

    assert (told.count('"ANI"'), told.count('"(ANI)"')) == (1, 1)


def test_a_link_that_texts_alone_show_says_what_it_rests_on():
    copy = edge(POST, "copy", COURIER, 0.84, basis="shares 98 %, 25 min later, no credit")

    text = render_tree(LineageAnswer(ROW, POST, [copy], [copy]))

    assert "└─ same copy as Courier  84 %  (in the store: s0000000000000002)" in text
    assert "text  shares 98 %, 25 min later, no credit" in text


def test_other_ways_stand_below_the_chain():
    pti = Node(NodeKind.agency, "pti", "PTI")
    edges = [*CHAIN, edge(POST, "contributed", pti, 0.6, words("with inputs from PTI", Zone.signoff))]

    text = render_tree(LineageAnswer(ROW, POST, CHAIN, edges, [(edges[-1:], 0.6)]))

    assert "├─ syndicated from ANI" in text
    assert "└─ made partly of PTI" in text
    assert text.splitlines()[-1] == "  and: Harbour Post ← contributed ← PTI (60 %)"


def test_ways_that_exclude_each_other_are_told_apart_from_those_that_may_both_be_right():
    copy, rest = (
        edge(POST, "copy", COURIER, 0.5, basis="shares 98 %"),
        edge(POST, "copy", ANI, 0.4, basis="x"),
    )
    part = edge(POST, "contributed", SPUTNIK, 0.96, words("with inputs from Sputnik"))
    answer = LineageAnswer(
        {**ROW, "origin_confidence": 0.9}, POST, [copy], [copy, rest, part], [([part], 0.96), ([rest], 0.4)]
    )

    assert render_tree(answer).splitlines()[-3:] == [
        "chain: Harbour Post ← copy ← Courier (50 %); Courier by all ways 90 %",
        "  and: Harbour Post ← contributed ← Sputnik (96 %)",
        "   or: Harbour Post ← copy ← ANI (40 %)",
    ]


def test_a_story_without_a_source_says_so():
    assert render_tree(LineageAnswer(ROW, POST, [], [])).splitlines() == [
        'Harbour Post  "Ferry sails again"  2024-05-14 17:22 UTC',
        "no source named or found: nothing leads further back than this story",
    ]


def test_foreign_words_cannot_steer_the_terminal_or_turn_the_line_round():
    evil = "ANI\x1b[2J\n\u202eliated\u2066 \x9b31m"
    row = {**ROW, "title": evil}
    agency = Node(NodeKind.agency, "ani", evil)

    edges = [edge(POST, "syndicated", agency, 0.9, words(evil))]

    text = render_tree(LineageAnswer(row, POST, edges, edges))

    assert not any(letter in text for letter in "\x1b\u202e\u2066\x9b")
    assert len(text.splitlines()) == 5


def test_long_evidence_is_cut_in_the_tree():
    edges = [edge(POST, "syndicated", ANI, 0.9, words("word " * 200))]

    text = render_tree(LineageAnswer(ROW, POST, edges, edges))

    assert max(map(len, text.splitlines())) < 130
    assert "…" in text


def test_a_node_that_is_reached_twice_is_drawn_once():
    edges = [
        edge(POST, "syndicated", ANI, 0.9, words("ANI")),
        edge(POST, "cites", SPUTNIK, 0.8, words("Sputnik")),
        edge(ANI, "cites", SPUTNIK, 0.8, words("Sputnik"), depth=2),
        edge(SPUTNIK, "quotes", MINISTRY, 0.8, words("ministry"), depth=3),
    ]

    text = render_tree(LineageAnswer(ROW, POST, [edges[0], *edges[2:]], edges))

    assert text.count("quotes Ministry of Rivers  80 %") == 1
    assert "cites Sputnik  80 %  (shown above)" in text


def test_colour_adds_escapes_and_changes_no_word():
    coloured = render_tree(ANSWER, colour=True)

    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render_tree(ANSWER)
