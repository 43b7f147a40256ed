"""The lineage of a story or of a whole cluster as a graph, with what is known of its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirecopy.lineage.chain import origins
from wirecopy.nightly.asked import lineage_alone, lineage_of
from wirecopy.nightly.members import member_of
from wirecopy.records import (
    AgencyId,
    ClusterId,
    Edge,
    Item,
    Node,
    NodeKind,
    StoryId,
    cluster_label,
    number_of,
    story_label,
)
from wirecopy.reports.lineage_graph import GraphStory, LineageGraph, nodes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wirecopy.attribution.catalogue import Catalogue
    from wirecopy.store.open import Connection


def graph_of_story(connection: Connection, story: StoryId) -> LineageGraph:
    """All links on any way up from one story."""
    answer = lineage_of(connection, story)
    edges = sorted(answer.edges, key=lambda edge: edge.depth)
    title = answer.story["title"]
    subject = story_label(story)
    return _graph(connection, subject, str(title) if title else None, edges, [story])


def graph_of_cluster(connection: Connection, cluster: ClusterId) -> LineageGraph:
    """All links of a cluster."""
    from wirecopy.store import find, read  # noqa: PLC0415

    rows = find.cluster_rows(connection, cluster)
    members = [number_of(row["story_id"]) for row in rows]
    edges = sorted(read.edges(connection, [cluster]), key=lambda edge: edge.depth)
    title = next((str(row["title"]) for row in rows if row["role"] == "origin"), None) or rows[0]["title"]
    return _graph(connection, cluster_label(cluster), title, edges, members)


def graph_alone(item: Item, catalogue: Catalogue) -> LineageGraph:
    """The links of a text that no store knows, by its own words alone."""
    from wirecopy.attribution.rules import RULES_VERSION  # noqa: PLC0415
    from wirecopy.attribution.weigh import attribute  # noqa: PLC0415

    answer = lineage_alone(item, catalogue)
    edges = sorted(answer.edges, key=lambda edge: edge.depth)
    judgement = attribute(item, catalogue)
    judged_by = f"{RULES_VERSION}/{catalogue.version}"
    agencies = {
        ident: {
            "name": agency.name,
            "full_name": agency.full_name,
            "country": agency.country,
            "ownership": agency.ownership,
            "state_owned": agency.state_owned,
            "domains": ";".join(agency.domains),
        }
        for ident, agency in catalogue.agencies.items()
    }
    label = story_label(item.story)
    stories = {label: GraphStory(answer.story, item.outlet, judgement, judged_by)}
    nodes = nodes_of(answer.path[:1], edges)
    return LineageGraph(label, item.title, nodes, edges, stories, agencies, (), _far_ends(nodes, edges))


def _graph(
    connection: Connection, subject: str, title: str | None, edges: list[Edge], first: list[StoryId]
) -> LineageGraph:
    from wirecopy.lineage.member import story_node  # noqa: PLC0415
    from wirecopy.store import find, read, tables  # noqa: PLC0415

    agencies: dict[AgencyId, Mapping[str, object]] = {
        str(row["agency"]): row for row in tables.rows(connection, "agencies")
    }
    names = {ident: str(row["name"]) for ident, row in agencies.items()}
    facts = read.facts(connection, first)
    starts = [story_node(member_of(facts[one]), names) for one in first]
    nodes = nodes_of(starts, edges)
    wanted = {number_of(node.key) for node in nodes if node.kind is NodeKind.story}
    facts |= read.facts(connection, wanted - facts.keys())
    judged, matching = find.rules_of(connection, wanted)
    stories = {}
    for row in find.stories_rows(connection, wanted):
        number = number_of(row["story_id"])
        known = facts[number]
        stories[str(row["story_id"])] = GraphStory(row, known.outlet, known.judgement, judged[number])
    far_ends = _far_ends(nodes, edges)
    return LineageGraph(subject, title, nodes, edges, stories, agencies, matching, far_ends)


def _far_ends(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[tuple[Node, Node, float]]:
    """Each story that has a parent, the far end of its most probable way, and how sure that is."""
    starts = [node for node in nodes if node.kind is NodeKind.story]
    ends = zip(starts, origins(starts, edges), strict=True)
    return [(start, end, sure) for start, (end, sure) in ends if end != start]
