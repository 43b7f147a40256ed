"""Lineage for programs: JSON, Graphviz DOT and Mermaid.

An arrow runs from a child to its parent and is read along: ANI → cites → Sputnik; it is dashed where texts
and times alone show it. Both languages have an escape for every character that means something to them;
control characters are replaced first.
"""

from __future__ import annotations

from wirecopy.lineage import chain
from wirecopy.records import Edge, Evidence, Node, NodeKind, Place, story_label
from wirecopy.reports.jsonl import plain
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.reports.lineage_graph import LineageGraph, is_stated, nodes_of
from wirecopy.reports.words import harmless, share

SCHEMA_VERSION = 1
MERMAID_EDGES = 500
"""Links that Mermaid draws at most; more it refuses (`maxEdges`)."""

_DOT_SHAPES = {
    NodeKind.story: "box",
    NodeKind.agency: "ellipse",
    NodeKind.organisation: "plaintext",
    NodeKind.unknown_feed: "diamond",
}
_MERMAID_SHAPES = {
    NodeKind.story: ('["', '"]'),
    NodeKind.agency: ('(["', '"])'),
    NodeKind.organisation: ('("', '")'),
    NodeKind.unknown_feed: ('{{"', '"}}'),
}


# ---------------------------------------------------------------- JSON
def as_json(answer: LineageAnswer) -> dict[str, object]:
    """The answer as plain values; texts are whole and exact. Keys may be added, never changed.

    chain: display names. edges: the columns of the export `lineage`, and `all_evidence`. alternatives:
    other chains with their confidence.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "story": {name: plain(value) for name, value in answer.story.items()},
        "chain": chain.names(answer.path),
        "chain_confidence": round(answer.confidence, 4),
        "edges": [edge_row(edge) for edge in answer.edges],
        "alternatives": [
            {"chain": chain.names(answer.nodes(way)), "confidence": round(sure, 4)}
            for way, sure in answer.others
        ],
        "passages_left_out": answer.passages_left_out,
    }


def graph_json(graph: LineageGraph) -> dict[str, object]:
    """A cluster's whole lineage as plain values: its stories, rows of the export, and all its links."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster_id": graph.subject,
        "title": graph.title,
        "stories": [
            {name: plain(value) for name, value in story.row.items()} for story in graph.stories.values()
        ],
        "edges": [edge_row(edge) for edge in graph.edges],
    }


def edge_row(edge: Edge) -> dict[str, object]:
    """An edge as a row of the export `lineage`, with all its evidence."""
    return {
        "child_kind": str(edge.child.kind),
        "child": edge.child.key,
        "child_name": edge.child.name,
        "relation": edge.relation,
        "parent_kind": str(edge.parent.kind),
        "parent": edge.parent.key,
        "parent_name": edge.parent.name,
        "confidence": round(edge.confidence, 4),
        "basis": edge.basis,
        "evidence": edge.evidence[0].words if edge.evidence else None,
        "evidence_story_id": story_label(edge.evidence_story),
        "depth": edge.depth,
        "all_evidence": [_evidence_row(words) for words in edge.evidence],
    }


def _evidence_row(words: Evidence) -> dict[str, object]:
    return {
        "zone": str(words.zone),
        "start": words.start,
        "end": words.end,
        "words": words.words,
        "rule": words.rule,
    }


# ---------------------------------------------------------------- DOT
def as_dot(graph: LineageGraph) -> str:
    """The graph in Graphviz' language (https://graphviz.org/doc/info/lang.html)."""
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    lines += [
        f"  {_dot(_dot_id(node))} [label={_dot(node.name)}, shape={_DOT_SHAPES[node.kind]}];"
        for node in graph.nodes
    ]
    lines += [
        f"  {_dot(_dot_id(edge.child))} -> {_dot(_dot_id(edge.parent))} [label={_dot(_edge_label(edge))}"
        + ("];" if is_stated(edge) else ", style=dashed];")
        for edge in _drawn(graph)
    ]
    return "\n".join([*lines, "}"])


def _dot_id(node: Node) -> str:
    return f"{node.kind}:{node.key}"


def _dot(words: str) -> str:
    """A quoted string; backslashes are doubled, since labels read `\\n` and `\\N` as commands."""
    escaped = harmless(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# ---------------------------------------------------------------- Mermaid
def as_mermaid(graph: LineageGraph) -> str:
    """The graph as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), at most 500 links."""
    everything = _drawn(graph)
    edges = everything[:MERMAID_EDGES]
    nodes = nodes_of(graph.nodes[:1], edges) if len(everything) > len(edges) else graph.nodes
    numbers: dict[Place, int] = {node.place: number for number, node in enumerate(nodes)}
    lines = ["flowchart LR"]
    if len(everything) > len(edges):
        lines.append(f"  %% the nearest {len(edges)} of {len(everything)} links")
    for node in nodes:
        before, after = _MERMAID_SHAPES[node.kind]
        lines.append(f"  n{numbers[node.place]}{before}{_mermaid(node.name)}{after}")
    lines += [
        f"  n{numbers[edge.child.place]} {'-->' if is_stated(edge) else '-.->'}"
        f'|"{_mermaid(_edge_label(edge))}"| n{numbers[edge.parent.place]}'
        for edge in edges
    ]
    return "\n".join(lines)


def _mermaid(words: str) -> str:
    """Words within quotes: all but letters, digits, marks and plain punctuation as `#` codes."""
    safe = " .,:%'/-–—"
    return "".join(
        letter if letter.isalnum() or letter in safe or ord(letter) > 127 else f"#{ord(letter)};"
        for letter in harmless(words)
    )


# ---------------------------------------------------------------- both
def _drawn(graph: LineageGraph) -> list[Edge]:
    """Each link once, the surest of those that several stories prove."""
    surest: dict[tuple[Place, str, Place], Edge] = {}
    for edge in graph.edges:
        key = (edge.child.place, str(edge.relation), edge.parent.place)
        if key not in surest or edge.confidence > surest[key].confidence:
            surest[key] = edge
    return list(surest.values())


def _edge_label(edge: Edge) -> str:
    return f"{edge.relation} {share(edge.confidence)}"
