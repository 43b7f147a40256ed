"""What a story took in passages from stories that are not the same copy, as edges of its lineage.

Only made when asked for: a passage says where some of the words came from, never whose copy a story is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from wirecopy.lineage.calibration import MOST, percent
from wirecopy.lineage.givers import SURE
from wirecopy.lineage.member import Member, story_node
from wirecopy.lineage.reach import reachable
from wirecopy.lineage.times import chance_first, lag_words, time_order
from wirecopy.nightly.members import member_of
from wirecopy.records import (
    AgencyId,
    ClusterId,
    Edge,
    MatchRelation,
    Node,
    NodeKind,
    Place,
    Relation,
    StoryId,
)
from wirecopy.store import clusters, find, read, work
from wirecopy.store.find import SharedPassage
from wirecopy.store.open import Connection

EMBEDS = "embeds"
GIVERS = 3
"""Stories named at most, of as many clusters, beside agencies' own, which are all named."""
FRESH = 0.2
"""Share of a giver's passages that those told before do not hold, below which they are the same words."""
LEAST_WORDS = 30
"""Words shared in passages from which on they are told."""
_WHOLE = (Relation.syndicated, "copy", "update")


def with_passages(
    connection: Connection, story: StoryId, start: Node, edges: list[Edge], names: Mapping[AgencyId, str]
) -> tuple[list[Edge], int]:
    """A story's edges, and those to the stories it took passages from, and whose copy these are.

    Answers too how many further stories gave it passages that are not told. start: the story's node. names:
    short names of agencies by catalogue id. Of each cluster of givers one is
    named: the agency's own story, else an earlier one, else one that credits a supplier. An agency that the
    story credits, and whose own story gave it a passage, is that story. Where the giver only has the copy of
    an agency that the story credits, the passage is that agency's. No edge leads back to the story.
    """
    embedded = {
        match.other(one): match.held_of(one)
        for one in reversed(find.with_leader(connection, story))
        for match in read.matches_of(connection, one)
        if match.relation is MatchRelation.embeds
    }
    shared = {
        one.other: one
        for one in find.passages_of(connection, story)
        if one.direction == "taken" and one.words >= LEAST_WORDS and one.other in embedded
    }
    if not shared:
        return edges, 0
    held = _held(connection, shared)
    home = clusters.membership(connection, held)
    member = _members(connection, [story, *home])
    best: dict[ClusterId, StoryId] = {}
    for one in sorted(
        home, key=lambda one: (*_rank(member[one], member[story]), -shared[held[one]].words, one)
    ):
        best.setdefault(home[one], one)
    known: dict[Place, Node] = {}
    found: list[Edge] = []
    givers, left_out = _chosen({one: shared[held[one]] for one in best.values()}, member)
    for one in givers:
        node, agency = story_node(member[one], names), member[one].agency
        if agency is not None:
            known[Node(NodeKind.agency, agency, "").place] = node
        taken = shared[held[one]]
        passage = _edge((start, member[story]), (node, member[one]), taken, embedded[held[one]])
        onward = reachable(one, read.edges_of(connection, one))
        if of_agency := _credited_too(onward, node, member[story]):
            found.append(_as_the_agencys(passage, of_agency))
            continue
        found.append(passage)
        found += [edge for edge in onward if edge.relation in _WHOLE and edge.parent != start]

    def itself(node: Node) -> Node:
        return known.get(node.place, node)

    shown = [replace(edge, child=itself(edge.child), parent=itself(edge.parent)) for edge in edges]
    return shown + found, left_out


def _chosen(
    taken: Mapping[StoryId, SharedPassage], member: Mapping[StoryId, Member]
) -> tuple[list[StoryId], int]:
    """The givers that are told, those of most words first, and how many are left out.

    All agencies' own stories, then the others that gave most; the same words are told of one giver, but an
    agency that gave any is always named.
    """
    told: list[StoryId] = []
    covered: set[int] = set()
    agencies: set[AgencyId] = set()
    others = left_out = 0
    for one in sorted(taken, key=lambda one: (not member[one].agency, -taken[one].words, one)):
        agency = member[one].agency
        letters = {letter for start, end in taken[one].spans for letter in range(start, end)}
        known = len(letters - covered) < FRESH * len(letters)
        if known and (agency is None or agency in agencies):
            continue
        if agency is None and others == GIVERS:
            left_out += 1
            continue
        told.append(one)
        covered |= letters
        if agency is None:
            others += 1
        else:
            agencies.add(agency)
    return sorted(told, key=lambda one: (-taken[one].words, one)), left_out


def with_holders(
    connection: Connection, story: StoryId, shared: Iterable[SharedPassage]
) -> list[SharedPassage]:
    """What a story shares with others, told of those who count among stories of the same words.

    Whoever took its words is named, each by itself; of those who gave some the one that lineage names.
    """
    by_other: dict[StoryId, list[SharedPassage]] = {}
    for one in shared:
        by_other.setdefault(one.other, []).append(one)
    groups: dict[StoryId, list[StoryId]] = {one: [] for one in by_other}
    for holder, leader in _held(connection, by_other).items():
        groups[leader].append(holder)
    member = _members(connection, [story, *(one for group in groups.values() for one in group)])
    told: list[SharedPassage] = []
    for leader, group in groups.items():
        first = min(group, key=lambda one: (*_rank(member[one], member[story]), one))
        for one in by_other[leader]:
            named = [first] if one.direction == "taken" else sorted(group)
            told += [replace(one, other=other) for other in named if other != story]
    return told


def _held(connection: Connection, leaders: Iterable[StoryId]) -> dict[StoryId, StoryId]:
    """The stories of the same words as each of these, itself among them, and which one that is."""
    chosen = list(leaders)
    twins = work.twins_of(connection, chosen)
    return {one: leader for leader in chosen for one in (leader, *twins.get(leader, ()))}


def _members(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Member]:
    return {one: member_of(facts) for one, facts in read.facts(connection, stories).items()}


def _rank(giver: Member, taker: Member) -> tuple[bool, bool, bool, tuple[bool, datetime]]:
    """What makes one of a copy's stories the giver to be named: an agency's own, earlier, with a credit."""
    earlier = chance_first(giver.published, taker.published) >= SURE
    return not giver.agency, not earlier, not giver.suppliers, time_order(giver.published)


def _credited_too(onward: Iterable[Edge], giver: Node, taker: Member) -> Edge | None:
    """The edge from the giver to the agency whose unseen copy it has, where the taker credits that agency."""
    return next(
        (
            edge
            for edge in onward
            if edge.child == giver and edge.relation in _WHOLE and edge.parent.kind is NodeKind.agency
            if edge.parent.key in taker.judgement.credited
        ),
        None,
    )


def _as_the_agencys(passage: Edge, whose: Edge) -> Edge:
    """A passage that the story has from an agency, as another's copy of that shows."""
    words = passage.basis.rpartition(", ")[0]
    return replace(
        passage,
        parent=whose.parent,
        confidence=min(passage.confidence, whose.confidence),
        basis=f"{words}, as in {passage.parent.name}'s copy",
    )


def _edge(
    taker: tuple[Node, Member], giver: tuple[Node, Member], shared: SharedPassage, share: float
) -> Edge:
    (start, member), (node, source) = taker, giver
    passages = "1 passage" if shared.passages == 1 else f"{shared.passages} passages"
    lag = lag_words(source.published, member.published)
    basis = f"{shared.words} words in {passages}, {percent(share)} of this story, {lag}"
    sure = round(min(MOST, max(SURE, chance_first(source.published, member.published))), 4)
    return Edge(start, EMBEDS, node, sure, basis, (), member.story, 1)
