"""What lineage needs to know of one story of a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wirecopy.lineage.names import folded, signed_by
from wirecopy.records import (
    AgencyId,
    Judgement,
    Moment,
    Node,
    NodeKind,
    Organisation,
    Outlet,
    Relation,
    StoryId,
    story_label,
)


@dataclass(frozen=True)
class Member:
    """A story of a cluster: who published it and when, and what its own words say of its sources.

    words: how many count for matching. byline: as it stood. apart: agencies of whose own stories it holds a
    part though they are other copy than this, so that it is none of them as a whole.
    """

    story: StoryId
    outlet: Outlet
    title: str | None
    published: Moment | None
    words: int
    judgement: Judgement
    byline: str | None = None
    apart: frozenset[AgencyId] = frozenset()

    @property
    def agency(self) -> AgencyId | None:
        """The agency whose own story this is."""
        return self.judgement.own_agency

    @cached_property
    def suppliers(self) -> tuple[Organisation, ...]:
        """Those that the story credits with its whole copy, most certain first; itself is none of them."""
        named = {
            claim.organisation: claim
            for claim in sorted(self.judgement.attributions, key=lambda claim: claim.confidence)
            if claim.relation is Relation.syndicated and not self.is_own(claim.organisation)
        }
        ranked = sorted(named.values(), key=lambda claim: (-claim.confidence, claim.organisation.name))
        return tuple(claim.organisation for claim in ranked)

    @cached_property
    def agencies(self) -> frozenset[AgencyId]:
        """The agencies among its suppliers."""
        return frozenset(one.agency for one in self.suppliers if one.agency)

    @cached_property
    def papers(self) -> frozenset[str]:
        """The names, folded, of its suppliers that are no agencies."""
        return frozenset(folded(one.name) for one in self.suppliers if not one.agency)

    @cached_property
    def signed(self) -> str | None:
        """The name, folded, that stands in its byline."""
        return signed_by(self.byline)

    def is_own(self, organisation: Organisation) -> bool:
        """Whether the organisation is the agency whose own story this is."""
        return organisation.agency is not None and organisation.agency == self.agency


def story_node(member: Member, names: Mapping[AgencyId, str] | None = None) -> Node:
    """The node of a member's story: named after its outlet, or after the agency on the agency's own site.

    names: short names of agencies by catalogue id; without them an agency's own story shows the name
    of its outlet.
    """
    name = member.outlet.name
    if names and member.agency:
        name = names.get(member.agency, name)
    return Node(NodeKind.story, story_label(member.story), name)
