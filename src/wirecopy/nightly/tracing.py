"""The fourth and fifth phase: clusters from accepted pairs, then the lineage of every cluster touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wirecopy.clusters.assign import assign
from wirecopy.lineage.chain import origins
from wirecopy.lineage.direction import roles
from wirecopy.lineage.edges import Member, story_node, trace
from wirecopy.nightly.night import Night
from wirecopy.records import ClusterId, Edge, Match, StoryId
from wirecopy.store import clusters as stored
from wirecopy.store import read, work, write
from wirecopy.store.open import Connection
from wirecopy.store.work import Stage
from wirecopy.store.write import StandingRow

_FEW_TWINS = 50
"""Members of a cluster up to which the measures of a pair are shown for the twins of its stories too."""


def cluster(night: Night) -> None:
    """Assign the clusters of all stories that were judged, in one transaction."""
    with night.store.begin() as connection:
        waiting = work.pending(connection, Stage.matched)
        night.progress("cluster", 0, len(waiting))
        around = stored.neighbourhood(connection, waiting)
        taken = stored.taken(connection, around.stories) | set(around.precedence)
        events = assign(around.stories, around.edges, around.membership, around.precedence, taken)
        stored.save_events(connection, night.run, night.started, events)
        work.set_stage(connection, waiting, Stage.clustered)
        night.progress("cluster", len(waiting), len(waiting))


def trace_lineage(night: Night) -> None:
    """Make anew the lineage of all clusters that this run touched."""
    with night.store.begin() as connection:
        touched, gone = stored.touched(connection, night.run)
        write.forget_lineage(connection, gone)
    names = {agency.id: agency.name for agency in night.catalogue.agencies.values()}
    for batch in night.batches("lineage", touched):
        with night.store.begin() as connection:
            members = stored.members_of(connection, batch)
            write.forget_lineage(connection, [one for one in batch if one not in members])
            lineage = _lineage(connection, members, names)
            write.save_lineage(connection, lineage)
            work.set_stage(connection, [story for group in members.values() for story in group], Stage.done)
        night.summary.lineage_edges += sum(len(edges) for edges, _ in lineage.values())


def _lineage(
    connection: Connection, members: dict[ClusterId, list[StoryId]], names: dict[str, str]
) -> dict[ClusterId, tuple[Sequence[Edge], Sequence[StandingRow]]]:
    everyone = [story for group in members.values() for story in group]
    facts = read.facts(connection, everyone)
    matches = read.accepted_matches(connection, everyone)
    twins = work.twins_of(connection, everyone)
    group_of = {story: one for one, group in members.items() for story in group}
    by_cluster: dict[ClusterId, list[Match]] = {one: [] for one in members}
    for match in matches:
        if group_of[match.a] == group_of[match.b]:
            by_cluster[group_of[match.a]].append(match)
    lineage: dict[ClusterId, tuple[Sequence[Edge], Sequence[StandingRow]]] = {}
    for one, group in members.items():
        judged = by_cluster[one]
        if len(group) <= _FEW_TWINS:
            judged = _for_twins(judged, twins)
        lineage[one] = _cluster_lineage([_member(facts[story]) for story in group], judged, names)
    return lineage


def _member(facts: read.StoryFacts) -> Member:
    return Member(facts.story, facts.outlet, facts.title, facts.published, facts.words, facts.judgement)


def _for_twins(matches: Iterable[Match], twins: dict[StoryId, list[StoryId]]) -> list[Match]:
    """The matches, and what they say of stories whose words are those of a story judged."""
    found = {(match.a, match.b): match for match in matches}
    for match in list(found.values()):
        for a in (match.a, *twins.get(match.a, ())):
            for b in (match.b, *twins.get(match.b, ())):
                if a != b:
                    found.setdefault((min(a, b), max(a, b)), _between(match, a, b))
    for leader, group in twins.items():
        for place, a in enumerate(group):
            same = found.get((min(leader, a), max(leader, a)))
            if same is not None:
                found.update(
                    {(a, b): replace(same, a=a, b=b) for b in group[place + 1 :] if (a, b) not in found}
                )
    return [found[pair] for pair in sorted(found)]


def _between(match: Match, a: StoryId, b: StoryId) -> Match:
    if a < b:
        return replace(match, a=a, b=b)
    return replace(match, a=b, b=a, containment_a=match.containment_b, containment_b=match.containment_a)


def _cluster_lineage(
    members: list[Member], matches: list[Match], names: dict[str, str]
) -> tuple[list[Edge], list[StandingRow]]:
    edges = trace(members, matches, names)
    role_of = roles(members, matches, edges)
    far_ends = origins([story_node(member, names) for member in members], edges)
    rows = []
    for member, (far, certainty) in zip(members, far_ends, strict=True):
        role = role_of[member.story]
        match = role.match
        reverse = match is not None and match.b == member.story
        rows.append(
            StandingRow(
                story_id=member.story,
                role=role.role,
                parent_story_id=role.parent,
                relation=role.relation or None,
                jaccard=match.jaccard if match else None,
                containment=(match.containment_b if reverse else match.containment_a) if match else None,
                containment_of_parent=(match.containment_a if reverse else match.containment_b)
                if match
                else None,
                longest_run=match.longest_run if match else None,
                confidence=role.confidence,
                origin_kind=str(far.kind),
                origin=far.key,
                origin_name=far.name,
                origin_confidence=certainty,
            )
        )
    return edges, rows
