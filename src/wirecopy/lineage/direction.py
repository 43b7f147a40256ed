"""What each story is in its cluster: where the copy began, a copy of it, or an update."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from wirecopy.lineage.cycles import strength
from wirecopy.lineage.member import Member
from wirecopy.lineage.pairs import Pairs
from wirecopy.lineage.times import time_order
from wirecopy.records import Edge, Match, Node, NodeKind, Relation, StoryId, story_label

ORIGIN, COPY, UPDATE = "origin", "copy", "update"
_WHOLE = (Relation.syndicated, COPY, UPDATE)
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Role:
    """A story's role in its cluster.

    role: `origin`, `copy` or `update`. parent: the member it was made from, None where that is no
    member. relation: of the match with the parent, else of the edge; empty where neither is.
    match: with the parent. confidence: 0 to 1, of role and parent.
    """

    role: str
    parent: StoryId | None
    relation: str
    match: Match | None
    confidence: float


def roles(members: Sequence[Member], matches: Sequence[Match], edges: Sequence[Edge]) -> dict[StoryId, Role]:
    """The role of every member, by the cluster's edges.

    Nobody is the origin of an agency's copy but the agency's own story: where that is not a member,
    the earliest is a copy like the others.
    """
    labels = {story_label(member.story): member.story for member in members}
    originals = {story_label(member.story) for member in members if member.agency}
    own: dict[StoryId, list[Edge]] = defaultdict(list)
    supplied: set[Node] = set()
    for edge in sorted(edges, key=strength):
        child = labels.get(edge.child.key) if edge.child.kind is NodeKind.story else None
        if child is not None and child == edge.evidence_story:
            own[child].append(edge)
            if edge.relation in _WHOLE:
                supplied.add(edge.parent)
    pairs = Pairs(members, matches)
    found: dict[StoryId, Role] = {}
    open_ones: list[Member] = []
    for member in members:
        edges_up = sorted(own[member.story], key=lambda edge: _nearness(edge, originals))
        maker = _maker(edges_up, supplied, alone=len(members) == 1)
        if maker is None:
            open_ones.append(member)
            continue
        parent = labels.get(maker.parent.key) if maker.parent.kind is NodeKind.story else None
        match = pairs.match(member.story, parent) if parent is not None else None
        relation = str(match.relation) if match and maker.relation != UPDATE else maker.relation
        role = UPDATE if maker.relation == UPDATE else COPY
        found[member.story] = Role(role, parent, relation, match, maker.confidence)
    foreign = any(node.kind is not NodeKind.story for node in supplied) and len(members) > 1
    found.update(_beginnings(open_ones, found, foreign=foreign))
    return {member.story: found[member.story] for member in sorted(members, key=lambda one: one.story)}


def _nearness(edge: Edge, originals: Set[str]) -> tuple[bool, float, bool]:
    """Stories before what is not seen; of copies that are as sure, who handed it on before whose it is.

    A story that is less than half sure to have handed it on stands behind a surer agency.
    originals: labels of the agencies' own stories.
    """
    copied = edge.relation == COPY
    sure = edge.confidence if copied else 1.0
    behind = edge.parent.kind is not NodeKind.story or sure < _UNSURE
    return behind, -sure, copied and edge.parent.key in originals


def _maker(edges: Sequence[Edge], supplied: set[Node], *, alone: bool) -> Edge | None:
    """The edge that says what a story was made from; None where it began with its own outlet.

    A contribution makes a copy of it only where the cluster is that supplier's copy; a feed that
    nobody names says nothing of where a lone story began.
    """
    for relation in (UPDATE, Relation.syndicated, COPY):
        for edge in edges:
            lone_feed = alone and edge.parent.kind is NodeKind.unknown_feed
            if edge.relation == relation and not lone_feed:
                return edge
    partly = [edge for edge in edges if edge.relation == Relation.contributed and not alone]
    return next(
        (edge for edge in partly if edge.parent.kind is NodeKind.story or edge.parent in supplied), None
    )


def _beginnings(
    open_ones: Sequence[Member], found: dict[StoryId, Role], *, foreign: bool
) -> dict[StoryId, Role]:
    """The roles of stories without a parent: an agency's own are origins, else the earliest is the only one.

    foreign: others say that the copy is a supplier's that is not here.
    """
    own = [member for member in open_ones if member.agency]
    origins = {member.story for member in own}
    if not own and not foreign and open_ones:
        fathered: dict[StoryId, int] = defaultdict(int)
        for role in found.values():
            if role.parent is not None:
                fathered[role.parent] += 1
        first = min(
            open_ones,
            key=lambda one: (-fathered[one.story], *time_order(one.published), -one.words, one.story),
        )
        origins = {first.story}
    sure = 1.0 if len(open_ones) == 1 or own else _UNSURE
    return {
        member.story: Role(ORIGIN, None, "", None, sure)
        if member.story in origins
        else Role(COPY, None, "", None, _UNSURE)
        for member in open_ones
    }
