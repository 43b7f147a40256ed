"""Takes the weakest edges out of every cycle: nobody has their words from themselves."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from wirecopy.records import Edge, Node, Relation

K = TypeVar("K", bound=Hashable)

_STRENGTH = {
    Relation.syndicated: 0,
    Relation.contributed: 1,
    Relation.cites: 2,
    Relation.quotes: 3,
    "update": 4,
}
_TEXT = 5


def without_cycles(edges: Sequence[Edge]) -> list[Edge]:
    """The edges without those that would close a cycle, weakest left out first; their order is kept.

    Only within a strongly connected part can there be a cycle (Tarjan, Depth-first search and linear
    graph algorithms, 1972); there edges are taken in by strength, and one that closes a cycle is left out.
    """
    children = {edge.child for edge in edges}
    if not any(edge.parent in children for edge in edges):
        return list(edges)
    part = _parts(edges)
    knotted = [edge for edge in edges if part[edge.child] == part[edge.parent]]
    if not knotted:
        return list(edges)
    above: dict[Node, set[Node]] = {}
    dropped: set[int] = set()
    for edge in sorted(knotted, key=strength):
        if edge.child == edge.parent or _reaches(above, edge.parent, edge.child):
            dropped.add(id(edge))
        else:
            above.setdefault(edge.child, set()).add(edge.parent)
    return [edge for edge in edges if id(edge) not in dropped]


def strength(edge: Edge) -> tuple[int, float, str, str, str, int]:
    """A sort key that no order of input changes: stated before textual, then the more certain first."""
    return (
        _STRENGTH.get(edge.relation, _TEXT),
        -edge.confidence,
        f"{edge.child.kind} {edge.child.key}",
        f"{edge.parent.kind} {edge.parent.key}",
        edge.relation,
        edge.evidence_story,
    )


def _reaches(above: dict[Node, set[Node]], start: Node, goal: Node) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        for parent in above.get(node, ()):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False


def _parts(edges: Sequence[Edge]) -> dict[Node, int]:
    """The number of the strongly connected part of every node."""
    above: dict[Node, list[Node]] = {}
    for edge in edges:
        above.setdefault(edge.child, []).append(edge.parent)
        above.setdefault(edge.parent, [])
    return {node: number for number, part in enumerate(connected_parts(above)) for node in part}


def connected_parts(above: Mapping[K, Sequence[K]]) -> list[list[K]]:
    """The strongly connected parts of a graph, by two passes (Kosaraju and Sharir).

    above: by node, every node it leads to; each of these is a key too.
    """
    below: dict[K, list[K]] = {node: [] for node in above}
    for node, leads_to in above.items():
        for other in leads_to:
            below[other].append(node)
    parts: list[list[K]] = []
    seen: set[K] = set()
    for root in reversed(_finished(above)):
        waiting, part = [root], []
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                part.append(node)
                waiting += [child for child in below[node] if child not in seen]
        if part:
            parts.append(part)
    return parts


def _finished(above: Mapping[K, Sequence[K]]) -> list[K]:
    """Nodes in the order in which a depth-first walk up is done with them."""
    done: list[K] = []
    seen: set[K] = set()
    for root in above:
        waiting: list[tuple[K, bool]] = [(root, False)]
        while waiting:
            node, ended = waiting.pop()
            if ended:
                done.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(parent, False) for parent in above[node] if parent not in seen]
    return done
