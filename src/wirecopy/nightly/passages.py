"""What a story took in passages from stories that are not the same copy, as edges of its lineage.

Only made when asked for: a passage says where some of the words came from, never whose copy a story is.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.lineage.edges import reachable
from wirecopy.lineage.member import Member, story_node
from wirecopy.lineage.sources import MOST, percent
from wirecopy.lineage.times import chance_first, lag_words
from wirecopy.nightly.members import member_of
from wirecopy.records import AgencyId, ClusterId, Edge, MatchRelation, Node, Relation, StoryId
from wirecopy.store import clusters, find, read
from wirecopy.store.find import SharedPassage
from wirecopy.store.open import Connection

EMBEDS = "embeds"
GIVERS = 3
"""Stories named at most, of as many clusters."""
LEAST_WORDS = 30
"""Words shared in passages from which on they are told."""
_WHOLE = (Relation.syndicated, "copy", "update")


def passage_edges(
    connection: Connection, story: StoryId, start: Node, names: Mapping[AgencyId, str]
) -> list[Edge]:
    """Edges from a story, whose node is `start`, to those it took passages from, and whose copy these are.
    names: short names of agencies by catalogue id.

    Of each cluster of givers one is named: the agency's own story, else one that credits a supplier, else the
    one that shares most. No edge leads back to the story.
    """
    embedded = {
        (match.b if match.a == story else match.a): (
            match.containment_a if match.a == story else match.containment_b
        )
        for match in read.matches_of(connection, story)
        if match.relation is MatchRelation.embeds
    }
    shared = [
        one
        for one in find.passages_of(connection, story)
        if one.direction == "taken" and one.words >= LEAST_WORDS and one.other in embedded
    ]
    if not shared:
        return []
    home = clusters.membership(connection, [one.other for one in shared])
    facts = read.facts(connection, [story, *home])
    member = {one: member_of(fact) for one, fact in facts.items()}
    best: dict[ClusterId, SharedPassage] = {}
    for one in sorted(shared, key=lambda one: (*_rank(member[one.other]), -one.words, one.other)):
        best.setdefault(home[one.other], one)
    edges: list[Edge] = []
    for one in sorted(best.values(), key=lambda one: (-one.words, one.other))[:GIVERS]:
        giver = member[one.other]
        node = story_node(giver, names)
        edges.append(_edge((start, member[story]), (node, giver), one, embedded[one.other]))
        onward = reachable(one.other, read.edges_of(connection, one.other))
        edges += [edge for edge in onward if edge.relation in _WHOLE and edge.parent != start]
    return edges


def _rank(member: Member) -> tuple[bool, bool]:
    return (not member.agency, not member.suppliers)


def _edge(
    taker: tuple[Node, Member], giver: tuple[Node, Member], shared: SharedPassage, share: float
) -> Edge:
    (start, member), (node, source) = taker, giver
    passages = "1 passage" if shared.passages == 1 else f"{shared.passages} passages"
    lag = lag_words(source.published, member.published)
    basis = f"{shared.words} words in {passages}, {percent(share)} of this story, {lag}"
    sure = round(min(MOST, chance_first(source.published, member.published)), 4)
    return Edge(start, EMBEDS, node, sure, basis, (), member.story, 1)
