"""Lineage as W3C PROV, in PROV-JSON (https://www.w3.org/submissions/prov-json/).

Stories, and copies that are known from others' words alone, are entities; outlets, agencies and speakers
are agents. What publishers state, with the words that prove it, stands in the bundle `wirecopy:stated`; what
is inferred from texts and times in `wirecopy:inferred`, with what it rests on. The two are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wirecopy import __version__
from wirecopy.records import Edge, Node, NodeKind, Relation, story_label
from wirecopy.reports.lineage_graph import NAMESPACES, GraphStory, LineageGraph, is_stated, name_of, qualified

Record = dict[str, object]
"""Attributes of one PROV record by name."""

STATED, INFERRED = "wirecopy:stated", "wirecopy:inferred"
_READING, _TRACING, _PROGRAM = "wirecopy:reading", "wirecopy:tracing", "wirecopy:program"
_TYPES = {
    NodeKind.story: "Story",
    NodeKind.agency: "UnseenCopy",
    NodeKind.organisation: "Words",
    NodeKind.unknown_feed: "UnknownFeed",
}
_NAMESPACES = (*NAMESPACES.values(), "outlet", "agency", "organisation", "link")
_DERIVATIONS = {Relation.quotes: "prov:Quotation", "update": "prov:Revision"}
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def as_prov(graph: LineageGraph) -> dict[str, object]:
    """The graph as a PROV-JSON document."""
    entities = {name_of(node): _entity(node, graph) for node in graph.nodes}
    agents: dict[str, Record] = {}
    attributed: dict[str, Record] = {}
    for node in graph.nodes:
        for agent, record in _agents(node, graph):
            agents[agent] = record
            number = f"link:by{len(attributed) + 1}"
            attributed[number] = {"prov:entity": name_of(node), "prov:agent": agent}
    agents[_PROGRAM] = {"prov:type": _name("prov:SoftwareAgent"), "wirecopy:version": __version__}
    activities = {
        _READING: {"prov:label": "reading what publishers state", "wirecopy:rules": _rules(graph)},
        _TRACING: {
            "prov:label": "inferring from texts and times",
            "wirecopy:matchingRules": [str(version) for version in graph.matching],
        },
    }
    made = {STATED: _READING, INFERRED: _TRACING}
    entities |= {bundle: {"prov:type": _name("prov:Bundle")} for bundle in made}
    numbered = list(enumerate(graph.edges, 1))
    stated = {f"link:{number}": _derivation(edge) for number, edge in numbered if is_stated(edge)}
    inferred = {f"link:{number}": _derivation(edge) for number, edge in numbered if not is_stated(edge)}
    inferred |= _primary(graph)
    return {
        "prefix": {"wirecopy": "urn:wirecopy:"} | {name: f"urn:wirecopy:{name}:" for name in _NAMESPACES},
        "entity": entities,
        "agent": agents,
        "activity": activities,
        "wasAttributedTo": attributed,
        "wasGeneratedBy": {
            f"link:made{number}": {"prov:entity": bundle, "prov:activity": activity}
            for number, (bundle, activity) in enumerate(made.items(), 1)
        },
        "wasAssociatedWith": {
            f"link:run{number}": {"prov:activity": activity, "prov:agent": _PROGRAM}
            for number, activity in enumerate(activities, 1)
        },
        "bundle": {STATED: {"wasDerivedFrom": stated}, INFERRED: {"wasDerivedFrom": inferred}},
    }


def _name(qualified: str) -> Record:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _typed(value: object, kind: str) -> Record:
    return {"$": str(value), "type": kind}


def _entity(node: Node, graph: LineageGraph) -> Record:
    record: Record = {"prov:type": _name(f"wirecopy:{_TYPES[node.kind]}"), "wirecopy:name": node.name}
    known = graph.stories.get(node.key) if node.kind is NodeKind.story else None
    if known is not None:
        record |= _story_facts(known)
    return record


def _story_facts(story: GraphStory) -> Record:
    row = story.row
    facts: Record = {
        "prov:label": row.get("title"),
        "wirecopy:url": _typed(row["url"], "xsd:anyURI") if row.get("url") else None,
        "wirecopy:itemId": row.get("item_id"),
        "wirecopy:published": _time(row.get("published")),
        "wirecopy:updated": _time(row.get("updated")),
        "wirecopy:language": row.get("language"),
        "wirecopy:words": row.get("words"),
        "wirecopy:revision": row.get("revision"),
        "wirecopy:cluster": row.get("cluster_id"),
        "wirecopy:notice": str(story.judgement.notice) if story.judgement.notice else None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _time(value: object) -> Record | None:
    """A time with the type that says how much of it is known."""
    words = value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value
    return _typed(words, _DATES.get(len(str(words)), "xsd:dateTime")) if words else None


def _agents(node: Node, graph: LineageGraph) -> Iterable[tuple[str, Record]]:
    """Whose words the node is: its outlet, and the agency on the agency's own site; a ghost's agency."""
    organisation = _name("prov:Organization")
    if node.kind is NodeKind.story:
        known = graph.stories.get(node.key)
        if known is None:
            return
        outlet: Record = {"prov:type": organisation, "prov:label": known.outlet.name}
        yield qualified("outlet", known.outlet.key), outlet
        if known.judgement.own_agency:
            yield _agency(known.judgement.own_agency, graph)
    elif node.kind is NodeKind.agency:
        yield _agency(node.key, graph, node.name)
    elif node.kind is NodeKind.organisation:
        yield qualified("organisation", node.key), {"prov:label": node.name}


def _agency(ident: str, graph: LineageGraph, name: str | None = None) -> tuple[str, Record]:
    row: Mapping[str, object] = graph.agencies.get(ident, {})
    facts = {
        "prov:type": _name("prov:Organization"),
        "prov:label": row.get("full_name") or row.get("name") or name or ident,
        "wirecopy:country": row.get("country"),
        "wirecopy:ownership": row.get("ownership"),
        "wirecopy:stateOwned": row.get("state_owned"),
    }
    return qualified("agency", ident), {key: value for key, value in facts.items() if value is not None}


def _derivation(edge: Edge) -> Record:
    record: Record = {
        "prov:generatedEntity": name_of(edge.child),
        "prov:usedEntity": name_of(edge.parent),
        "wirecopy:relation": str(edge.relation),
        "wirecopy:confidence": _typed(round(edge.confidence, 4), "xsd:double"),
        "wirecopy:basis": edge.basis,
        "wirecopy:depth": edge.depth,
        "wirecopy:shownBy": _name(qualified("story", story_label(edge.evidence_story))),
    }
    if edge.relation in _DERIVATIONS:
        record["prov:type"] = _name(_DERIVATIONS[edge.relation])
    if edge.evidence:
        first = edge.evidence[0]
        record |= {
            "wirecopy:evidence": list(dict.fromkeys(words.words for words in edge.evidence)),
            "wirecopy:zone": str(first.zone),
            "wirecopy:start": first.start,
            "wirecopy:end": first.end,
            "wirecopy:rule": first.rule,
        }
    return record


def _primary(graph: LineageGraph) -> dict[str, Record]:
    """The far end of each story's most probable way as its primary source."""
    return {
        f"link:far{number}": {
            "prov:generatedEntity": name_of(start),
            "prov:usedEntity": name_of(end),
            "prov:type": _name("prov:PrimarySource"),
            "wirecopy:confidence": _typed(round(sure, 4), "xsd:double"),
            "wirecopy:basis": "the far end of its most probable way",
        }
        for number, (start, end, sure) in enumerate(graph.far_ends, 1)
    }


def _rules(graph: LineageGraph) -> list[str]:
    return sorted({story.judged_by for story in graph.stories.values() if story.judged_by})
