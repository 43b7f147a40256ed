"""What other programs are told of lineage: nodes, links, and what is known of the stories and agencies.

The graph is that of one story, all links on any way up from it, or that of a whole cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from wirecopy.records import AgencyId, Edge, Judgement, Node, NodeKind, Outlet, Place
from wirecopy.reports.lineage_answer import LineageAnswer

NAMESPACES = {
    NodeKind.story: "story",
    NodeKind.agency: "copy",
    NodeKind.organisation: "words",
    NodeKind.unknown_feed: "feed",
}
"""What a node is called outside: the copy of an agency that nobody fed in, the words of a speaker."""


@dataclass(frozen=True, slots=True)
class GraphStory:
    """A story that is a node.

    row: of the export `stories`. judgement: what its own words say. judged_by: version of the rules and the
    catalogue that read them.
    """

    row: Mapping[str, object]
    outlet: Outlet
    judgement: Judgement
    judged_by: str


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """The lineage of a story or of a cluster.

    subject: label of the story or the cluster. nodes: every one once, a story that is asked for first.
    edges: nearest first. stories: by label. agencies: rows of the export `agencies` by id. matching: versions
    of the rules that judged the pairs. far_ends: for each story node that has a parent, the far end of its
    most probable way and how sure that is.
    """

    subject: str
    title: str | None
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    stories: Mapping[str, GraphStory] = field(default_factory=dict)
    agencies: Mapping[AgencyId, Mapping[str, object]] = field(default_factory=dict)
    matching: Sequence[int] = ()
    far_ends: Sequence[tuple[Node, Node, float]] = ()

    @classmethod
    def of_answer(cls, answer: LineageAnswer) -> LineageGraph:
        """The bare graph of an answer: nodes and links alone."""
        edges = sorted(answer.edges, key=lambda edge: edge.depth)
        return cls(
            subject=str(answer.story["story_id"]),
            title=str(answer.story["title"]) if answer.story.get("title") else None,
            nodes=nodes_of(answer.path[:1], edges),
            edges=edges,
        )


def nodes_of(first: Iterable[Node], edges: Iterable[Edge]) -> list[Node]:
    """Every node once: those given, then the ends of the links in order."""
    met: dict[Place, Node] = {}
    for node in (*first, *_ends(edges)):
        met.setdefault(node.place, node)
    return list(met.values())


def _ends(edges: Iterable[Edge]) -> Iterator[Node]:
    for edge in edges:
        yield edge.child
        yield edge.parent


def is_stated(edge: Edge) -> bool:
    """Whether words of a story prove the link; else it is what we infer from texts and times."""
    return bool(edge.evidence)


def is_seen(node: Node) -> bool:
    """Whether the node is a story that was read, and not one known from others' words alone."""
    return node.kind is NodeKind.story


def qualified(namespace: str, key: str) -> str:
    """A name such as `agency:ani`; what may not stand in one is written as in an address."""
    return f"{namespace}:{quote(key, safe='', errors='replace')}"


def name_of(node: Node) -> str:
    """The name of a node in documents that know namespaces."""
    return qualified(NAMESPACES[node.kind], node.key)
