"""Lineage in the standards of others, read back by the libraries that read them."""

from __future__ import annotations

import io
import json

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prov.model import ProvBundle, ProvDerivation, ProvDocument, ProvEntity

from wirecopy.records import (
    Attribution,
    Edge,
    Evidence,
    Judgement,
    Node,
    NodeKind,
    Organisation,
    Outlet,
    Relation,
    Zone,
)
from wirecopy.reports.graphml import EDGE_TYPES, NODE_TYPES, as_graphml
from wirecopy.reports.jsonl import json_text
from wirecopy.reports.jsonld import INFERRED, as_jsonld, jsonld_text
from wirecopy.reports.lineage_graph import GraphStory, LineageGraph, name_of, nodes_of
from wirecopy.reports.prov import as_prov

POST, LATE = (Node(NodeKind.story, f"s{n:016x}", name) for n, name in ((1, "Harbour Post"), (2, "Late Post")))
ANI = Node(NodeKind.agency, "ani", "ANI")
MINISTRY = Node(NodeKind.organisation, "the Ministry (Fisheries)", "the Ministry (Fisheries)")
SIGNOFF = Evidence(Zone.signoff, 90, 95, "(ANI)", "signoff", 0.97)
SAID = Evidence(Zone.body, 10, 28, "the ministry said,", "said", 0.8)


def story(node: Node, published: str | None, *claims: Attribution, url: str | None = None) -> GraphStory:
    row = {
        "story_id": node.key,
        "title": "Ferries </script> resume",
        "url": url,
        "published": published,
        "updated": None,
        "language": "en",
        "words": 240,
        "revision": 1,
        "cluster_id": "c0000000000000001",
    }
    outlet = Outlet("harbourpost.example" if node is POST else "name:late post", node.name)
    return GraphStory(row, outlet, Judgement(claims), "7/abc")


def graph(*more: Edge) -> LineageGraph:
    """Harbour Post credits ANI, which quotes a ministry; Late Post holds the same words without a credit."""
    edges = [
        Edge(POST, "syndicated", ANI, 0.97, "stated", (SIGNOFF,), 1, 1),
        Edge(LATE, "copy", POST, 0.9, "shares 98 %, 25 min later, no credit", (), 2, 1),
        Edge(ANI, "quotes", MINISTRY, 0.8, "stated", (SAID,), 1, 2),
        *more,
    ]
    claim = Attribution(Relation.syndicated, Organisation("ani", "ANI"), 0.97, (SIGNOFF,))
    stories = {
        POST.key: story(POST, "2024-05-14T20:00:00Z", claim, url="https://harbourpost.example/a?b=1&c=2"),
        LATE.key: story(LATE, "2024-05-14"),
    }
    agencies = {"ani": {"name": "ANI", "full_name": "Asian News International", "ownership": "private"}}
    far = [(POST, MINISTRY, 0.776)]
    return LineageGraph(
        "c0000000000000001", None, nodes_of([POST, LATE], edges), edges, stories, agencies, (3,), far
    )


# ---------------------------------------------------------------- PROV
def read_back(told: LineageGraph) -> ProvDocument:
    return ProvDocument.deserialize(io.StringIO(json_text(as_prov(told))), format="json")


def bundle(document: ProvDocument, name: str) -> ProvBundle:
    [found] = [one for one in document.bundles if str(one.identifier) == f"wirecopy:{name}"]
    return found


def derivations(part: ProvBundle) -> list[tuple[str, str]]:
    return sorted((str(record.args[0]), str(record.args[1])) for record in part.get_records(ProvDerivation))


def test_what_is_stated_and_what_is_inferred_are_two_bundles():
    document = read_back(graph())

    assert derivations(document) == []
    assert derivations(bundle(document, "stated")) == [
        ("copy:ani", "words:the%20Ministry%20%28Fisheries%29"),
        ("story:s0000000000000001", "copy:ani"),
    ]
    assert ("story:s0000000000000002", "story:s0000000000000001") in derivations(bundle(document, "inferred"))


def test_a_stated_derivation_carries_its_words_and_an_inferred_one_what_it_rests_on():
    document = read_back(graph())

    def facts(part: str) -> list[dict[str, object]]:
        found = bundle(document, part).get_records(ProvDerivation)
        return [{str(name): value for name, value in record.attributes} for record in found]

    [credit] = [one for one in facts("stated") if one["wirecopy:relation"] == "syndicated"]
    assert (credit["wirecopy:evidence"], credit["wirecopy:zone"]) == ("(ANI)", "signoff")
    assert credit["wirecopy:confidence"] == 0.97
    assert all("wirecopy:evidence" not in one for one in facts("inferred"))
    assert all(one["wirecopy:basis"] for one in facts("inferred"))


def test_quotations_and_far_ends_bear_the_names_that_prov_has_for_them():
    document = read_back(graph())

    def kinds(part: str) -> set[str]:
        records = bundle(document, part).get_records(ProvDerivation)
        return {str(kind) for record in records for kind in record.get_asserted_types()}

    assert kinds("stated") == {"prov:Quotation"}
    assert kinds("inferred") == {"prov:PrimarySource"}


def test_a_time_known_to_the_day_is_a_date_in_prov():
    document = read_back(graph())

    def time(label: str) -> str:
        [entity] = document.get_record(f"story:{label}")
        assert isinstance(entity, ProvEntity)
        [value] = entity.get_attribute("wirecopy:published")
        return str(getattr(value, "datatype", type(value).__name__))

    assert time(POST.key) == "datetime"
    assert time(LATE.key) == "xsd:date"


def test_prov_survives_being_written_by_its_library_again():
    document = read_back(graph())

    again = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")

    assert again == document


# ---------------------------------------------------------------- GraphML
def graphml_back(told: LineageGraph) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(as_graphml(told).encode()), force_multigraph=True)


def test_graphml_gives_back_every_node_and_link_with_typed_facts():
    told = graph()
    back = graphml_back(told)

    assert set(back.nodes) == {name_of(node) for node in told.nodes}
    assert back.number_of_edges() == len(told.edges)
    post = back.nodes[f"story:{POST.key}"]
    assert (post["words"], post["seen"], post["domain"]) == (240, True, "harbourpost.example")
    assert "domain" not in back.nodes[f"story:{LATE.key}"]
    assert back.nodes["copy:ani"]["ownership"] == "private"
    [link] = back.get_edge_data(f"story:{POST.key}", "copy:ani").values()
    assert (link["confidence"], link["stated"], link["evidence"]) == (0.97, True, "(ANI)")
    [link] = back.get_edge_data(f"story:{LATE.key}", f"story:{POST.key}").values()
    assert (link["stated"], link["basis"]) == (False, "shares 98 %, 25 min later, no credit")
    assert "evidence" not in link


def test_two_links_between_the_same_nodes_both_stand():
    told = graph(Edge(POST, "contributed", ANI, 0.5, "stated", (SAID,), 1, 1))

    links = graphml_back(told).get_edge_data(f"story:{POST.key}", "copy:ani")

    assert sorted(link["relation"] for link in links.values()) == ["contributed", "syndicated"]


def test_every_type_that_is_declared_is_one_that_graphml_has():
    assert {*NODE_TYPES.values(), *EDGE_TYPES.values()} <= {"boolean", "int", "double", "string"}


@given(st.text(st.characters(codec=None)))
@settings(max_examples=60)
def test_no_name_breaks_a_document(name: str):
    speaker = Node(NodeKind.organisation, name, name)
    told = graph(Edge(ANI, "quotes", speaker, 0.5, "stated", (SAID,), 1, 2))

    assert graphml_back(told).number_of_edges() == 4
    assert len(derivations(bundle(read_back(told), "stated"))) == 3
    assert json.loads(jsonld_text(told))["@context"] == "https://schema.org"


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ud800", "\ufffe", "\uffff", "\u202e"])
def test_a_control_character_is_made_harmless_in_graphml(letter: str):
    speaker = Node(NodeKind.organisation, f"A{letter}B", f"A{letter}B")

    text = as_graphml(graph(Edge(ANI, "quotes", speaker, 0.5, "stated", (SAID,), 1, 2)))

    assert "A\ufffdB" in text
    assert letter not in text


# ---------------------------------------------------------------- JSON-LD
def things(told: LineageGraph) -> dict[str, dict]:
    return {thing["@id"]: thing for thing in as_jsonld(told)["@graph"]}


def test_an_article_has_its_credit_its_source_and_what_it_is_based_on():
    article = things(graph())["https://harbourpost.example/a?b=1&c=2"]

    assert (article["@type"], article["datePublished"]) == ("NewsArticle", "2024-05-14T20:00:00Z")
    assert article["publisher"]["url"] == "https://harbourpost.example/"
    assert article["creditText"] == "(ANI)"
    assert article["sourceOrganization"] == [{"@id": "urn:wirecopy:agency:ani"}]
    assert article["isBasedOn"] == [{"@id": "urn:wirecopy:copy:ani"}]


def test_what_is_inferred_stands_in_a_graph_of_its_own_with_what_it_rests_on():
    found = things(graph())
    late = found[f"urn:wirecopy:story:{LATE.key}"]

    assert not {"isBasedOn", "sourceOrganization", "creditText"} & late.keys()
    [inference] = found[INFERRED]["@graph"]
    assert inference["@id"] == late["@id"]
    role = inference["isBasedOn"]
    assert role["isBasedOn"] == {"@id": "https://harbourpost.example/a?b=1&c=2"}
    assert role["description"] == "shares 98 %, 25 min later, no credit; 90 % sure"


def test_every_thing_that_is_pointed_to_is_described():
    told = as_jsonld(graph())

    def pointers(value: object) -> set[str]:
        if isinstance(value, dict):
            inner = set().union(*map(pointers, value.values()))
            return {str(value["@id"])} if set(value) == {"@id"} else inner
        return set().union(*map(pointers, value)) if isinstance(value, list) else set()

    assert pointers(told) <= things(graph()).keys()


def test_json_ld_may_stand_in_a_script_element():
    assert "<" not in jsonld_text(graph())
    assert "Ferries </script> resume" in {
        thing.get("headline") for thing in json.loads(jsonld_text(graph()))["@graph"]
    }
