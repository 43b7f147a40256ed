"""What is shown of a story's lineage, whatever the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirecopy.lineage.chain import certainty, excludes, nodes
from wirecopy.records import Edge, Node


@dataclass(frozen=True, slots=True)
class LineageAnswer:
    """Where one story came from.

    story: its row of the export `stories`. start: its node. way: the edges of the most probable way to its
    far end. edges: all edges on any way up, with depths counted from the story. others: other ways with the
    product of their confidences, most probable first. passages_left_out: further stories that gave it
    passages, without an edge.
    """

    story: Mapping[str, object]
    start: Node
    way: Sequence[Edge]
    edges: Sequence[Edge]
    others: Sequence[tuple[Sequence[Edge], float]] = ()
    passages_left_out: int = 0

    @property
    def path(self) -> list[Node]:
        """The nodes of the most probable way, the story's own first."""
        return self.nodes(self.way)

    def nodes(self, way: Sequence[Edge]) -> list[Node]:
        """The nodes of a way from the story, its own first."""
        return nodes(self.start, way)

    def is_rival(self, way: Sequence[Edge]) -> bool:
        """Whether another way and the most probable one exclude each other; else both may be right."""
        for one, other in zip(self.way, way, strict=False):
            if one != other:
                return excludes(one, other)
        return True

    @property
    def by_all_ways(self) -> float | None:
        """How sure the far end is by all ways there; None where nothing leads further than the story."""
        sure = self.story.get("origin_confidence")
        return sure if isinstance(sure, float) and self.way else None

    @property
    def confidence(self) -> float:
        """The product of the confidences along the way, 1 where the story has no parent."""
        return certainty(self.way)
