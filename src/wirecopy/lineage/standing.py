"""The lineage of one cluster whole: its edges, and what each story is by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wirecopy.lineage.chain import LEAST_HANDED_ON, Ways, maker
from wirecopy.lineage.direction import Role, roles
from wirecopy.lineage.edges import trace
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.member import Member, story_node
from wirecopy.records import AgencyId, Edge, Match, Node, NodeKind, Standing


def traced(
    members: Sequence[Member], matches: Sequence[Match], names: Mapping[AgencyId, str], habits: Habits
) -> tuple[list[Edge], list[Standing]]:
    """The edges of a cluster, and the standing of each member, in the members' order.

    matches: the accepted pairs among the members. names: short names of agencies by catalogue id.
    """
    edges = trace(members, matches, names, habits)
    role_of = roles(members, matches, edges)
    starts = [story_node(member, names) for member in members]
    agency_of = {start.key: member.agency for start, member in zip(starts, members, strict=True)}
    standings, ways = [], Ways(edges)
    for member, start in zip(members, starts, strict=True):
        way = ways.best(start)
        made_by = maker(start, way)
        agency = made_by.key if made_by.kind is NodeKind.agency else agency_of.get(made_by.key)
        sure = ways.sure(start, made_by)
        role = role_of[member.story]
        if role.parent is None and made_by.kind is NodeKind.agency:
            role = replace(role, confidence=max(sure, role.confidence))
        if sure < LEAST_HANDED_ON or agency in member.apart - member.agencies:
            agency = None
        standings.append(_standing(member, role, ways.far_end(start, way), agency))
    return edges, standings


def _standing(
    member: Member, role: Role, far_end: tuple[Node, float], copy_agency: AgencyId | None
) -> Standing:
    match, (far, certainty) = role.match, far_end
    shares = (match.containment_a, match.containment_b) if match else (None, None)
    if match and match.b == member.story:
        shares = shares[::-1]
    return Standing(
        story_id=member.story,
        role=role.role,
        parent_story_id=role.parent,
        relation=role.relation or None,
        jaccard=match.jaccard if match else None,
        containment=shares[0],
        containment_of_parent=shares[1],
        longest_run=match.longest_run if match else None,
        confidence=role.confidence,
        origin_kind=str(far.kind),
        origin=far.key,
        origin_name=far.name,
        origin_confidence=certainty,
        copy_agency=copy_agency,
    )
