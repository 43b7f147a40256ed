"""Which edges lead up from one story, and how far each is from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wirecopy.lineage.cycles import strength
from wirecopy.records import Edge, Node, NodeKind, StoryId, story_label


def reachable(story: StoryId, edges: Sequence[Edge]) -> list[Edge]:
    """The edges on any way up from one story, nearest and best first, depth counted anew from it.

    A way never rests on the words of a story that it does not pass: what another customer of the same
    agency quotes says nothing of this story. Where several stories prove an edge, this story's own
    words are preferred, then the most certain.
    """
    start = story_label(story)
    of_child: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    of_words: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_child[edge.child.place].append(edge)
        of_words[story_label(edge.evidence_story)].append(edge)
    reached, passed = {(str(NodeKind.story), start)}, {start}
    found: dict[tuple[Node, str, Node], Edge] = {}
    waiting = list(of_words[start])
    while waiting:
        edge = waiting.pop()
        if edge.child.place not in reached or story_label(edge.evidence_story) not in passed:
            continue
        key = (edge.child, edge.relation, edge.parent)
        found[key] = min(found.get(key, edge), edge, key=lambda one: _preference(one, story))
        parent = edge.parent.place
        if parent not in reached:
            reached.add(parent)
            waiting += of_child[parent]
            if edge.parent.kind is NodeKind.story:
                passed.add(edge.parent.key)
                waiting += of_words[edge.parent.key]
    begin = next((edge.child for edge in found.values() if edge.child.key == start), None)
    nearest = with_depths(found.values(), begin) if begin else []
    return sorted(nearest, key=lambda edge: (edge.depth, *strength(edge)))


def with_depths(edges: Iterable[Edge], start: Node) -> list[Edge]:
    """The edges on any way up from `start`, with their depth from it, nearest first."""
    of_child: dict[Node, list[Edge]] = {}
    for edge in edges:
        of_child.setdefault(edge.child, []).append(edge)
    found: list[Edge] = []
    level, seen, depth = [start], {start}, 1
    while level:
        above: list[Node] = []
        for node in level:
            for edge in of_child.get(node, []):
                found.append(edge if edge.depth == depth else replace(edge, depth=depth))
                if edge.parent not in seen:
                    seen.add(edge.parent)
                    above.append(edge.parent)
        level, depth = above, depth + 1
    return found


def _preference(edge: Edge, story: StoryId) -> tuple[bool, float, StoryId]:
    return (edge.evidence_story != story, -edge.confidence, edge.evidence_story)
