"""Lineage as JSON-LD in the words of https://schema.org: NewsArticle, isBasedOn, creditText and others.

The default graph holds only what publishers state. What is inferred from texts and times stands in a named
graph of its own (`urn:wirecopy:inferred`), as schema.org's Role with what each link rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wirecopy.patterns import lazy_re
from wirecopy.records import AgencyId, Attribution, Edge, Node, NodeKind, Relation
from wirecopy.reports.jsonl import json_text, plain
from wirecopy.reports.lineage_graph import GraphStory, LineageGraph, is_stated, name_of, qualified
from wirecopy.reports.words import share

INFERRED = "urn:wirecopy:inferred"
_WEB = lazy_re(r"https?://\S+")
_TYPES = {NodeKind.organisation: "CreativeWork", NodeKind.unknown_feed: "DataFeed"}
_WHOLE = (Relation.syndicated, Relation.contributed)

Thing = dict[str, object]


def as_jsonld(graph: LineageGraph) -> dict[str, object]:
    """The graph as one JSON-LD document."""
    stated = [edge for edge in graph.edges if is_stated(edge)]
    inferred = [edge for edge in graph.edges if not is_stated(edge)]
    things = [_thing(node, graph, [edge for edge in stated if edge.child == node]) for node in graph.nodes]
    things += [_agency(ident, graph) for ident in sorted(_agencies(graph))]
    shown = {"@id": INFERRED, "@graph": [_inference(edge, graph) for edge in inferred]}
    return {"@context": "https://schema.org", "@graph": [*things, *([shown] if inferred else [])]}


def jsonld_text(graph: LineageGraph) -> str:
    """The document as text that may stand in a page's `script` element: no `<` is left in it."""
    return json_text(as_jsonld(graph), indent=2).replace("<", "\\u003c")


def _thing(node: Node, graph: LineageGraph, stated: Iterable[Edge]) -> Thing:
    known = graph.stories.get(node.key) if node.kind is NodeKind.story else None
    thing: Thing = {"@id": _id(node, graph), "@type": _TYPES.get(node.kind, "NewsArticle")}
    if known is not None:
        thing |= _article(known)
    elif node.kind is NodeKind.agency:
        thing["creator"] = {"@id": _agency_id(node.key)}
    elif node.kind is NodeKind.organisation:
        thing["creator"] = {"@type": "Thing", "name": node.name}
    else:
        thing["name"] = node.name
    links: dict[str, list[Thing]] = {"isBasedOn": [], "citation": []}
    for edge in stated:
        links["isBasedOn" if edge.relation in _WHOLE else "citation"].append({"@id": _id(edge.parent, graph)})
    return thing | _unless_empty(links)


def _article(story: GraphStory) -> Thing:
    row = story.row
    credited = [claim for claim in story.judgement.attributions if claim.relation is Relation.syndicated]
    publisher = {"@type": "NewsMediaOrganization", "name": story.outlet.name}
    if not story.outlet.key.startswith("name:"):
        publisher["url"] = f"https://{story.outlet.key}/"
    return _unless_empty(
        {
            "headline": row.get("title"),
            "url": row.get("url"),
            "identifier": row.get("story_id"),
            "datePublished": plain(row.get("published")),
            "dateModified": plain(row.get("updated")),
            "inLanguage": row.get("language"),
            "wordCount": row.get("words"),
            "publisher": publisher,
            "creator": {"@id": _agency_id(own)} if (own := story.judgement.own_agency) else None,
            "sourceOrganization": _sources(credited),
            "creditText": _credit_text(credited),
        }
    )


def _sources(credited: Iterable[Attribution]) -> list[Thing]:
    """The organisations whose copy the story says it runs, each once."""
    found: dict[str, Thing] = {}
    for claim in credited:
        agency = claim.organisation.agency
        thing: Thing = {"@id": _agency_id(agency)} if agency else _organisation(claim.organisation.name)
        found.setdefault(agency or f"name:{claim.organisation.name}", thing)
    return list(found.values())


def _organisation(name: str) -> Thing:
    return {"@type": "Organization", "name": name}


def _credit_text(credited: Iterable[Attribution]) -> str | None:
    """The story's own words of credit: of the most certain claim the strongest."""
    surest = max(credited, key=lambda claim: claim.confidence, default=None)
    return surest.evidence[0].words if surest else None


def _agency(ident: AgencyId, graph: LineageGraph) -> Thing:
    row: Mapping[str, object] = graph.agencies.get(ident, {})
    names = {node.key: node.name for node in graph.nodes if node.kind is NodeKind.agency}
    domains = str(row.get("domains") or "").split(";")
    return {"@id": _agency_id(ident), "@type": "NewsMediaOrganization"} | _unless_empty(
        {
            "name": row.get("name") or names.get(ident, ident),
            "legalName": row.get("full_name"),
            "url": f"https://{domains[0]}/" if domains[0] else None,
            "ownershipFundingInfo": row.get("ownership"),
        }
    )


def _agencies(graph: LineageGraph) -> set[AgencyId]:
    """All agencies that the document names."""
    named = {node.key for node in graph.nodes if node.kind is NodeKind.agency}
    for story in graph.stories.values():
        claims = story.judgement.attributions
        named |= {
            claim.organisation.agency
            for claim in claims
            if claim.relation is Relation.syndicated and claim.organisation.agency
        }
        named |= {story.judgement.own_agency} if story.judgement.own_agency else set()
    return named


def _inference(edge: Edge, graph: LineageGraph) -> Thing:
    return {
        "@id": _id(edge.child, graph),
        "isBasedOn": {
            "@type": "Role",
            "roleName": str(edge.relation),
            "description": f"{edge.basis}; {share(edge.confidence)} sure",
            "isBasedOn": {"@id": _id(edge.parent, graph)},
        },
    }


def _id(node: Node, graph: LineageGraph) -> str:
    """A story's own address where it has one, else a name of ours."""
    known = graph.stories.get(node.key) if node.kind is NodeKind.story else None
    url = str(known.row.get("url") or "") if known else ""
    return url if _WEB.fullmatch(url) else f"urn:wirecopy:{name_of(node)}"


def _agency_id(ident: AgencyId) -> str:
    return f"urn:wirecopy:{qualified('agency', ident)}"


def _unless_empty(facts: Mapping[str, object]) -> Thing:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
