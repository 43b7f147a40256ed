"""All edges of one cluster: what words state, then what texts and times show, without any cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wirecopy.lineage.credits import credit_edges
from wirecopy.lineage.cycles import strength, without_cycles
from wirecopy.lineage.habits import Habits, learn
from wirecopy.lineage.member import Member, story_node
from wirecopy.lineage.names import folded
from wirecopy.lineage.pairs import Pairs
from wirecopy.lineage.sources import Sources, copy_edges, fit
from wirecopy.lineage.times import time_order
from wirecopy.lineage.updates import update_edges
from wirecopy.lineage.weights import WEIGHTS
from wirecopy.records import (
    AgencyId,
    Edge,
    Match,
    Node,
    NodeKind,
    Organisation,
    Relation,
    StoryId,
)


def trace(
    members: Sequence[Member],
    matches: Sequence[Match],
    names: Mapping[AgencyId, str],
    habits: Habits | None = None,
    weights: Mapping[str, float] = WEIGHTS,
) -> list[Edge]:
    """All edges of one cluster, in an order that no order of members or matches changes.

    matches: the accepted ones among the members; others are left out. names: short names of agencies by
    catalogue id. habits: of outlets; by default what these members' own credits tell. weights: of
    features of possible sources. An agency or outlet
    that is credited is its own story where that is a member, else an agency is a ghost. Of one child,
    relation and parent there is one edge for each story whose words prove it.
    """
    nodes = _Nodes(members, Pairs(members, matches), names)
    edges: list[Edge] = []
    explained: dict[StoryId, frozenset[str]] = {}
    for story, member in sorted(nodes.pairs.members.items()):
        stated = credit_edges(member, nodes.story(member), nodes.organisation)
        edges += stated
        explained[story] = _explained(stated, nodes.story(member), member)
    if habits is None:
        habits = learn((member.outlet.key, member.judgement) for member in members)
    sources = Sources.of(nodes.pairs, habits, weights)
    updates = update_edges(sources, nodes.story)
    explained.update({edge.evidence_story: frozenset("*") for edge in updates})
    edges += updates
    edges += copy_edges(sources, nodes.story, nodes.organisation, explained)
    return sorted(without_cycles(edges), key=_order)


class _Nodes:
    """The nodes of a cluster's stories and of those they credit."""

    def __init__(self, members: Sequence[Member], pairs: Pairs, names: Mapping[AgencyId, str]) -> None:
        self.pairs, self.names = pairs, names
        self._stories = {member.story: story_node(member, names) for member in members}
        self._own: dict[AgencyId, list[Member]] = defaultdict(list)
        self._named: dict[str, list[Member]] = defaultdict(list)
        for member in sorted(members, key=lambda one: (*time_order(one.published), one.story)):
            if member.agency:
                self._own[member.agency].append(member)
            self._named[folded(member.outlet.name)].append(member)

    def story(self, member: Member) -> Node:
        """The node of a member's story."""
        return self._stories[member.story]

    def organisation(self, member: Member, organisation: Organisation) -> Node:
        """The node of someone whom a member credits: its story here that fits best, a ghost, or a name."""
        agency = organisation.agency
        known = self._own.get(agency, []) if agency else self._named.get(folded(organisation.name), [])
        own = [other for other in known if other.story != member.story]
        if not own and agency is None:
            return Node(NodeKind.organisation, organisation.name, organisation.name)
        if not own:
            assert agency is not None
            return Node(NodeKind.agency, agency, self.names.get(agency, organisation.name))
        shares = self.pairs.shares
        return self.story(max(own, key=lambda other: fit(member, other, shares(member.story, other.story))))


def _explained(stated: Sequence[Edge], story: Node, member: Member) -> frozenset[str]:
    """The agencies that a story credits for a part; `*` where it credits somebody for the whole."""
    own = [edge for edge in stated if edge.child == story]
    if any(edge.relation == Relation.syndicated for edge in own):
        return frozenset("*")
    claims = member.judgement.attributions
    return frozenset(
        claim.organisation.agency
        for claim in claims
        if claim.relation is Relation.contributed and claim.organisation.agency
    )


def _order(edge: Edge) -> tuple[StoryId, int, tuple[int, float, str, str, str, int]]:
    return (edge.evidence_story, edge.depth, strength(edge))
