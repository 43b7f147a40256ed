"""The most probable way from a story to its far end, and the other ways.

A way is complete when its last node has no further edge. A way may only use an edge that rests on the
words of a story it has passed: what another customer of the same agency cites says nothing of this story.
At every node the way goes where most of the words came from: whole copy that is stated, then whole copy
that texts show, then contributions, citations, whole copy that is less than half sure, quotations; and to
a passage of other copy only where nothing else leads on. Among equals it goes to the more certain, with a
little more for a source that names its own source. A contribution of which nothing further is known
stands behind a citation that leads on to whoever spoke, and before one that leads nowhere. Of several who
speak through one source and are about as sure, the story goes to the first whom it names. So the length
of a way, which multiplies doubts, never turns it aside from what accounts for more of the words.

Sources that texts show are rivals: one of them is right, so their confidences add up to 1 at most, and
the way goes where it is the most probable as a whole. How sure a far end is sums over all of them that
end there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence, Set

from wirecopy.records import Edge, Node, NodeKind, Place, Relation, story_label

WAYS = 50
STEPS = 2000
"""Complete ways told, and steps taken to find them, at most."""
SPEAKERS_ALIKE = 10
"""In tenths of confidence: of speakers that are alike in it the first named stands in the chain."""
ONWARD_BONUS = 0.2
"""Confidence worth of a parent that names its own source."""
LEAST_HANDED_ON = 0.5
"""From this confidence on, of rivals together, a way passes what texts show, whatever else is credited."""
_HANDED_ON = -1
_UNSURE_COPY = 7
_DEAD_END = 9
_WHOLE = (Relation.syndicated, "update", "copy")
_RIVALS = ("copy", "update")
"""Relations that texts show, of which one at most is right; what words state may all be right at once."""
_RANKS = {
    Relation.syndicated: 0,
    "update": 1,
    "copy": 1,
    Relation.contributed: 2,
    Relation.cites: 4,
    Relation.quotes: 8,
    "embeds": 10,
}
_LONE: dict[str, int] = {Relation.contributed: 5, Relation.cites: 6}
"""The ranks of parents of whom nothing further is known."""

Preference = tuple[int, float, int, int, float, str, str]
State = tuple[Place, str]
"""A node of a way, and the story that was passed last: whose words may lead on from there."""


class Ways:
    """The ways up through some edges; made once, asked for any number of stories."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        self._above: dict[tuple[str, str], dict[str, list[Edge]]] = {}
        for edge in edges:
            proved = self._above.setdefault(edge.child.place, {})
            proved.setdefault(story_label(edge.evidence_story), []).append(edge)
        self._onward: dict[State, float] = {}
        self._ending: dict[Place, dict[State, float]] = {}

    def best(self, start: Node) -> list[Edge]:
        """The edges of the most probable complete way from `start`; none where it has no parent."""
        way: list[Edge] = []
        node, passed, seen = start, {start.key}, {start}
        while choices := [edge for edge in self._next(node, passed) if edge.parent not in seen]:
            way.append(choices[0])
            node = choices[0].parent
            seen.add(node)
            passed.add(node.key)
        return way

    def far_end(self, start: Node, way: Sequence[Edge]) -> tuple[Node, float]:
        """The last node of a way from `start` and how sure it is; `start` and 1 for an empty way."""
        far = way[-1].parent if way else start
        return far, max(certainty(way), self.sure(start, far))

    def sure(self, start: Node, end: Node) -> float:
        """How probable it is that the words of `start` come from `end`, by all ways there.

        Rivals are summed; of what words state, which does not exclude each other, the surest counts.
        """
        known = self._ending.setdefault(end.place, {})

        def value(state: State) -> float:
            if state[0] == end.place:
                return 1.0
            by_text, stated = 0.0, 0.0
            for edge in self._edges(state):
                share = edge.confidence * known.get(_passing(state, edge), 0.0)
                if _is_rival(edge):
                    by_text += share
                else:
                    stated = max(stated, share)
            return max(by_text, stated)

        return self._settled((start.place, start.key), known, value)

    def others(self, start: Node) -> list[tuple[list[Edge], float]]:
        """Other complete ways with their probabilities, most probable first, at most `WAYS`."""
        best = _nodes_key(start, self.best(start))
        found: dict[tuple[Place, ...], tuple[list[Edge], float]] = {}
        waiting: list[list[Edge]] = [[]]
        for _ in range(STEPS):
            if not waiting or len(found) >= WAYS:
                break
            way = waiting.pop()
            passed = nodes(start, way)
            onward = self._next(passed[-1], {node.key for node in passed})
            onward = [edge for edge in onward if edge.parent not in passed]
            if not onward and way and (key := _nodes_key(start, way)) != best:
                # Of ways through the same nodes the one that is surest.
                found[key] = max(found.get(key, ([], 0.0)), (way, certainty(way)), key=lambda one: one[1])
            waiting += [[*way, edge] for edge in reversed(onward)]
        return sorted(found.values(), key=lambda entry: (-entry[1], _nodes_key(start, entry[0])))

    def _next(self, node: Node, passed: Set[str]) -> list[Edge]:
        """The edges up from a node that rest on words of the stories `passed`, the most probable first."""
        usable = [edge for story in self._stories(node, passed) for edge in self._above[node.place][story]]
        for edge in usable if len(usable) > 1 else ():
            if edge.relation == "copy":
                self._settle(_passing((node.place, story_label(edge.evidence_story)), edge))
        return self._ranked(usable, passed)

    def _ranked(self, usable: list[Edge], passed: Set[str]) -> list[Edge]:
        """Edges up from one node, the one first that a way takes."""
        if len(usable) < 2:
            return usable
        rivals = [edge for edge in usable if edge.relation == "copy"]
        together = sum(edge.confidence for edge in rivals)
        rank = _UNSURE_COPY
        if together >= LEAST_HANDED_ON:
            on = any(self._stories(edge.parent, {edge.parent.key}) for edge in rivals)
            rank = _HANDED_ON if on else _RANKS["copy"]
        return sorted(usable, key=lambda edge: self._preference(edge, passed, rank))

    def _stories(self, node: Node, passed: Set[str]) -> list[str]:
        """The stories among those passed whose words prove an edge up from the node."""
        above = self._above.get(node.place)
        if above is None:
            return []
        fewer, more = (above, passed) if len(above) < len(passed) else (passed, above)
        return [story for story in fewer if story in more]

    def _preference(self, edge: Edge, passed: Set[str], of_copy: int) -> Preference:
        """of_copy: the rank of the node's copies that texts show, all together."""
        parent = edge.parent
        by_its_words = bool(self._stories(parent, {parent.key}))
        onward = by_its_words or bool(self._stories(parent, passed))
        rank = of_copy if edge.relation == "copy" else _RANKS.get(edge.relation, _DEAD_END)
        if edge.relation == "update" and not onward:
            rank = _DEAD_END
        elif not onward and edge.relation in _LONE:
            rank = _LONE[edge.relation]
        stands = min((words.start for words in edge.evidence), default=0)
        sure = edge.confidence + (ONWARD_BONUS if onward else 0.0)
        if edge.relation == "quotes":
            sure = math.floor(sure * SPEAKERS_ALIKE)
        elif edge.relation == "copy":
            here = (edge.child.place, story_label(edge.evidence_story))
            sure = edge.confidence * self._onward.get(_passing(here, edge), 1.0)
        return (rank, -sure, 0 if edge.evidence else 1, stands, -edge.confidence, parent.kind, parent.key)

    def _settle(self, start: State) -> None:
        """Make known how certain the way is that goes on from a node: 1 where none does."""
        known = self._onward

        def value(state: State) -> float:
            choices = self._ranked(self._edges(state), {state[1]})
            if not choices:
                return 1.0
            return choices[0].confidence * known.get(_passing(state, choices[0]), 1.0)

        self._settled(start, known, value)

    def _settled(self, start: State, known: dict[State, float], value: Callable[[State], float]) -> float:
        """The value of a node, which rests on that of the nodes above it; `known` keeps them all."""
        waiting, begun = [start], set()
        while waiting:
            state = waiting[-1]
            if state in known or state in begun:
                if state not in known:
                    known[state] = value(state)
                waiting.pop()
                continue
            begun.add(state)
            above = [_passing(state, edge) for edge in self._edges(state)]
            waiting += [one for one in above if one not in known and one not in begun]
        return known[start]

    def _edges(self, state: State) -> list[Edge]:
        """The edges up from a node that rest on the words of the story passed last."""
        return self._above.get(state[0], {}).get(state[1], [])


def _passing(state: State, edge: Edge) -> State:
    """What an edge leads to, and the story passed last there."""
    parent = edge.parent
    return parent.place, parent.key if parent.kind is NodeKind.story else state[1]


def _is_rival(edge: Edge) -> bool:
    return edge.relation in _RIVALS and not edge.evidence


def origins(starts: Sequence[Node], edges: Sequence[Edge]) -> list[tuple[Node, float]]:
    """The origin of each of many stories of one cluster."""
    ways = Ways(edges)
    return [ways.far_end(start, ways.best(start)) for start in starts]


def maker(start: Node, way: Sequence[Edge]) -> Node:
    """Whose copy a story is: the node as far up its way as whole copy was handed on.

    A story that cites an agency is not that agency's copy; it is its own maker.
    """
    return next((edge.child for edge in way if edge.relation not in _WHOLE), way[-1].parent if way else start)


def excludes(one: Edge, other: Edge) -> bool:
    """Whether of two edges up from one node only one can be right: both say whose whole copy it is."""
    return all(edge.relation in _WHOLE for edge in (one, other))


def names(path: Sequence[Node]) -> list[str]:
    """The nodes' names for readers; one of two equal neighbours is left out."""
    shown: list[str] = []
    for node in path:
        if not shown or shown[-1] != node.name:
            shown.append(node.name)
    return shown


def certainty(way: Sequence[Edge]) -> float:
    """The product of the confidences of a way's edges, 1 for an empty way."""
    product = 1.0
    for edge in way:
        product *= edge.confidence
    return product


def nodes(start: Node, way: Sequence[Edge]) -> list[Node]:
    """The nodes of a way from `start`, which stands first."""
    return [start, *(edge.parent for edge in way)]


def _nodes_key(start: Node, way: Sequence[Edge]) -> tuple[tuple[str, str], ...]:
    return tuple(node.place for node in nodes(start, way))
