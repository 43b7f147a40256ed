"""Lineage as GraphML (http://graphml.graphdrawing.org/specification.html), for Gephi, yEd and networkx.

Every attribute is declared with its type, so that a program can count with it. `stated` tells what words of a
story prove from what is inferred from texts and times. `start` of a node is its time, as Gephi reads it.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.patterns import lazy_re
from wirecopy.records import Edge, Node, NodeKind, story_label
from wirecopy.reports.csv import cell
from wirecopy.reports.lineage_graph import LineageGraph, is_seen, is_stated, name_of
from wirecopy.reports.words import REPLACEMENT, harmless

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
# XML 1.0 has no form at all for these; the others that do harm are replaced by `harmless`.
_NO_XML = lazy_re("[\ufffe\uffff]")
NODE_TYPES = {
    "label": "string",
    "kind": "string",
    "seen": "boolean",
    "outlet": "string",
    "domain": "string",
    "title": "string",
    "url": "string",
    "published": "string",
    "start": "string",
    "language": "string",
    "words": "int",
    "cluster": "string",
    "country": "string",
    "ownership": "string",
    "state_owned": "boolean",
}
EDGE_TYPES = {
    "label": "string",
    "relation": "string",
    "confidence": "double",
    "weight": "double",
    "stated": "boolean",
    "basis": "string",
    "evidence": "string",
    "zone": "string",
    "shown_by": "string",
    "depth": "int",
}
"""Attributes and their types; weight is the confidence, as programs that draw look for it."""


def as_graphml(graph: LineageGraph) -> str:
    """The graph as GraphML; an arrow runs from a child to its parent."""
    from lxml import etree  # noqa: PLC0415

    root = etree.Element("graphml", nsmap={None: _NAMESPACE})
    for kind, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        for name, typed in types.items():
            key = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": typed}
            etree.SubElement(root, "key", key)
    drawn = etree.SubElement(root, "graph", {"id": graph.subject, "edgedefault": "directed"})
    for node in graph.nodes:
        _add_data(etree.SubElement(drawn, "node", {"id": name_of(node)}), "node", _node_facts(node, graph))
    for number, edge in enumerate(graph.edges):
        ends = {"id": f"e{number}", "source": name_of(edge.child), "target": name_of(edge.parent)}
        _add_data(etree.SubElement(drawn, "edge", ends), "edge", _edge_facts(edge))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written.decode("utf-8")


def _add_data(element: object, kind: str, facts: Mapping[str, object]) -> None:
    from lxml import etree  # noqa: PLC0415

    for name, value in facts.items():
        if value is not None:
            data = etree.SubElement(element, "data", {"key": f"{kind}_{name}"})
            data.text = _words(cell(value, exact=True))


def _words(text: str) -> str:
    return _NO_XML.sub(REPLACEMENT, harmless(text))


def _node_facts(node: Node, graph: LineageGraph) -> dict[str, object]:
    facts: dict[str, object] = {"label": node.name, "kind": str(node.kind), "seen": is_seen(node)}
    known = graph.stories.get(node.key) if node.kind is NodeKind.story else None
    if known is not None:
        row = known.row
        names = ("title", "url", "published", "language", "words")
        facts |= {name: row.get(name) for name in names}
        facts |= {"outlet": known.outlet.name, "start": row.get("published")}
        facts["cluster"] = row.get("cluster_id")
        facts["domain"] = None if known.outlet.key.startswith("name:") else known.outlet.key
    elif node.kind is NodeKind.agency:
        row = graph.agencies.get(node.key, {})
        facts |= {name: row.get(name) for name in ("country", "ownership", "state_owned")}
    return facts


def _edge_facts(edge: Edge) -> dict[str, object]:
    confidence = round(edge.confidence, 4)
    first = edge.evidence[0] if edge.evidence else None
    return {
        "label": str(edge.relation),
        "relation": str(edge.relation),
        "confidence": confidence,
        "weight": confidence,
        "stated": is_stated(edge),
        "basis": edge.basis,
        "evidence": first.words if first else None,
        "zone": str(first.zone) if first else None,
        "shown_by": story_label(edge.evidence_story),
        "depth": edge.depth,
    }
