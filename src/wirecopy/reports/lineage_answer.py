"""What is shown of a story's lineage, whatever the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from wirecopy.lineage.chain import words_rank
from wirecopy.lineage.cycles import strength
from wirecopy.records import Edge, Node


@dataclass(frozen=True, slots=True)
class LineageAnswer:
    """Where one story came from.

    story: its row of the export `stories`. path: the most probable way to its far end, its own node
    first. edges: all edges on any way up, with depths counted from the story. alternatives: other ways
    with the product of their confidences, most probable first.
    """

    story: Mapping[str, object]
    path: list[Node]
    edges: list[Edge]
    alternatives: list[tuple[list[Node], float]]

    def steps(self, path: list[Node]) -> list[Edge]:
        """The edges between the nodes of a path; of two of the same nodes the one that explains more."""
        found: list[Edge] = []
        for child, parent in pairwise(path):
            between = [
                edge
                for edge in self.edges
                if edge.child.place == child.place and edge.parent.place == parent.place
            ]
            if between:
                found.append(min(between, key=lambda edge: (words_rank(edge), strength(edge))))
        return found

    @property
    def by_all_ways(self) -> float | None:
        """How sure the far end is by all ways there; None where nothing leads further than the story."""
        sure = self.story.get("origin_confidence")
        return sure if isinstance(sure, float) and len(self.path) > 1 else None

    @property
    def confidence(self) -> float:
        """The product of the confidences along the path, 1 where the story has no parent."""
        product = 1.0
        for edge in self.steps(self.path):
            product *= edge.confidence
        return product
