"""Where stories came from: nodes and edges of the lineage, and each story's standing in its cluster."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wirecopy.records.attributions import Evidence
from wirecopy.records.base import ClusterId, Record, StoryId

Place = tuple[str, str]
"""A node's kind and key."""


class NodeKind(StrEnum):
    """What a node of the lineage is."""

    story = "story"
    agency = "agency"
    organisation = "organisation"
    unknown_feed = "unknown_feed"


@dataclass(frozen=True, slots=True)
class Node(Record):
    """A node of the lineage. key: story label, catalogue id, or name; name: for readers.

    An `agency` node is a ghost: that agency's own copy, known only through others' words.
    """

    kind: NodeKind
    key: str
    name: str

    @property
    def place(self) -> Place:
        """What makes a node itself, whatever name it is shown under."""
        return (str(self.kind), self.key)


@dataclass(frozen=True, slots=True)
class Edge(Record):
    """`child` has its words from `parent`.

    relation: a `Relation` that is lineage, or `copy`, `update`, `embeds` where the text alone shows it.
    basis: what the edge rests on, in words (`stated`, or numbers such as `shares 98 %, 25 min later,
    no credit`). evidence: of story `evidence_story`; empty only where the basis is numeric. depth: hops
    from the story at the near end, 1 for its direct parents.
    """

    child: Node
    relation: str
    parent: Node
    confidence: float
    basis: str
    evidence: tuple[Evidence, ...]
    evidence_story: StoryId
    depth: int


@dataclass(frozen=True, slots=True)
class Standing(Record):
    """What a story is in its cluster, and the far end of its lineage. copy_agency: whose copy it is.

    Made by nightly, kept in table `standing`.
    """

    story_id: StoryId
    role: str
    parent_story_id: StoryId | None
    relation: str | None
    jaccard: float | None
    containment: float | None
    containment_of_parent: float | None
    longest_run: int | None
    confidence: float
    origin_kind: str
    origin: str
    origin_name: str
    origin_confidence: float
    copy_agency: str | None


@dataclass(frozen=True, slots=True)
class Traced(Record):
    """The lineage of one cluster: all its edges in order, and the standing of each of its stories."""

    cluster: ClusterId
    edges: tuple[Edge, ...]
    standings: tuple[Standing, ...]
