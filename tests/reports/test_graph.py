"""The lineage of a story for other programs."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.records import Edge, Evidence, Node, NodeKind, Zone
from wirecopy.reports.graph import as_dot, as_json, as_mermaid
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.reports.lineage_graph import LineageGraph

POST = Node(NodeKind.story, "s0000000000000001", "Harbour Post")
ANI = Node(NodeKind.agency, "ani", "ANI")
PTI = Node(NodeKind.agency, "pti", "PTI")
ROW = {"story_id": POST.key, "outlet": "Harbour Post", "published": datetime(2024, 5, 14, 17, 22, tzinfo=UTC)}
COLUMNS = [
    *("child_kind", "child", "child_name", "relation", "parent_kind", "parent", "parent_name"),
    *("confidence", "basis", "evidence", "evidence_story_id", "depth"),
]


def words(text: str) -> Evidence:
    return Evidence(Zone.byline, 3, 3 + len(text), text, "byline.agency", 0.9)


def answer(edges: list[Edge], name: str = "Harbour Post") -> LineageAnswer:
    start = Node(NodeKind.story, POST.key, name)
    aside = Edge(start, "syndicated", PTI, 0.61234, "stated", (), 1, 1)
    return LineageAnswer(ROW, start, edges[:1], edges, [([aside], 0.61234)])


def drawn(edges: list[Edge], name: str = "Harbour Post") -> LineageGraph:
    return LineageGraph.of_answer(answer(edges, name))


STATED = Edge(POST, "syndicated", ANI, 0.97, "stated", (words("ANI | Moscow"), words("ANI")), 1, 1)
SHOWN = Edge(POST, "copy", PTI, 0.5, "shares 98 %, time unknown, no credit", (), 1, 1)


def test_the_json_has_the_story_its_chain_its_edges_and_the_other_ways():
    told = json.loads(json.dumps(as_json(answer([STATED, SHOWN]))))

    assert told["schema_version"] == 1
    assert told["story"]["published"] == "2024-05-14T17:22:00Z"
    assert told["chain"] == ["Harbour Post", "ANI"]
    assert told["chain_confidence"] == 0.97
    assert told["alternatives"] == [{"chain": ["Harbour Post", "PTI"], "confidence": 0.6123}]
    assert [list(edge) for edge in told["edges"]] == [[*COLUMNS, "all_evidence"]] * 2


def test_an_edge_in_json_has_its_strongest_words_and_all_of_them_with_their_places():
    stated, shown = as_json(answer([STATED, SHOWN]))["edges"]

    assert stated["evidence"] == "ANI | Moscow"
    assert stated["all_evidence"][1] == {
        "zone": "byline",
        "start": 3,
        "end": 6,
        "words": "ANI",
        "rule": "byline.agency",
    }
    assert (stated["parent_kind"], stated["parent"], stated["evidence_story_id"]) == (
        "agency",
        "ani",
        "s0000000000000001",
    )
    assert (shown["evidence"], shown["all_evidence"], shown["basis"]) == (None, [], SHOWN.basis)


def test_words_in_json_are_whole_whatever_their_length():
    long = "words " * 500

    (edge,) = as_json(answer([Edge(POST, "cites", ANI, 0.9, "stated", (words(long),), 1, 1)]))["edges"]

    assert edge["evidence"] == long


def test_dot_has_each_node_once_and_an_arrow_from_child_to_parent():
    text = as_dot(drawn([STATED, SHOWN]))

    assert text.startswith("digraph lineage {")
    assert text.endswith("}")
    assert text.count('\n  "agency:ani" [') == 1
    assert '"story:s0000000000000001" -> "agency:ani" [label="syndicated 97 %"];' in text


@given(st.text())
def test_no_name_breaks_out_of_its_quotes_in_dot(name: str):
    node = Node(NodeKind.organisation, name, name)
    lines = as_dot(drawn([Edge(POST, "quotes", node, 0.5, "stated", (words("x"),), 1, 1)], name)).splitlines()

    quoted = r'"(?:[^"\\]|\\["\\])*"'
    for line in lines[3:-1]:
        assert re.fullmatch(rf"  {quoted}(?: -> {quoted})? \[label={quoted}(?:, shape=\w+)?\];", line)


@given(st.text())
def test_no_name_breaks_out_of_its_quotes_in_mermaid(name: str):
    node = Node(NodeKind.organisation, name, name)
    lines = as_mermaid(
        drawn([Edge(POST, "quotes", node, 0.5, "stated", (words("x"),), 1, 1)], name)
    ).splitlines()

    inner = r'[^"<>&`\[\]{}()|;#\\]*(?:#\d+;[^"<>&`\[\]{}()|;#\\]*)*'
    assert lines[0] == "flowchart LR"
    assert len(lines) == 4
    for line in lines[1:]:
        assert re.fullmatch(rf'  n\d+(?:\["{inner}"\]|\("{inner}"\)| -->\|"{inner}"\| n\d+)', line)


def test_mermaid_draws_the_nearest_five_hundred_links_and_says_so():
    edges = [
        Edge(POST, "cites", Node(NodeKind.organisation, f"o{n}", f"o{n}"), 0.9, "stated", (words("x"),), 1, 1)
        for n in range(812)
    ]

    lines = as_mermaid(drawn(edges)).splitlines()

    assert sum("-->" in line for line in lines) == 500
    assert "%% the nearest 500 of 812 links" in lines[1]


def test_what_texts_alone_show_is_dashed_in_drawings():
    told = drawn([STATED, SHOWN])

    assert 'agency:pti" [label="copy 50 %", style=dashed];' in as_dot(told)
    assert 'agency:ani" [label="syndicated 97 %"];' in as_dot(told)
    assert [line.count("-.->") for line in as_mermaid(told).splitlines() if "%" in line] == [0, 1]


def test_a_link_that_several_stories_prove_is_drawn_once_as_sure_as_the_surest():
    sputnik = Node(NodeKind.organisation, "Sputnik", "Sputnik")
    proofs = [
        Edge(ANI, "cites", sputnik, sure, "stated", (words("Sputnik"),), n, 2)
        for n, sure in ((1, 0.8), (2, 0.9), (3, 0.7))
    ]

    assert as_dot(drawn([STATED, *proofs])).count("cites") == 1
    assert 'label="cites 90 %"' in as_dot(drawn([STATED, *proofs]))
