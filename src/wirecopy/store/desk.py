"""What a person should look at: pairs and claims that the rules are least sure of, and that matter most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from sqlalchemy import Connection, case, func, select

from wirecopy.records import AgencyId, Match, MatchRelation, Relation, StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks
from wirecopy.store.clusters import membership
from wirecopy.store.read import match_of
from wirecopy.store.review import claim_decisions, pair_decisions

_LOOKED_AT = 400
"""Rows, the least sure, among which the ones that matter most come first."""
_FIRM = 0.7
"""Share of shingles from which an accepted pair is beyond doubt; a claim is beyond 0.85 or below 0.15."""
_CLOSE = 0.4
"""Share from which a rejected pair came close."""


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """A pair worth a look. apart: as in table `match`. together: whether both stand in one cluster.

    stories: of the smaller of their clusters, which a decision would move.
    """

    match: Match
    apart: str | None
    together: bool
    stories: int
    worth: float


@dataclass(frozen=True, slots=True)
class DoubtfulClaim:
    """A claim worth a look. evidence: its strongest words. stories: of the story's cluster."""

    story: StoryId
    agency: AgencyId
    name: str
    relation: Relation
    confidence: float
    evidence: str
    stories: int
    worth: float


def doubtful_pairs(connection: Connection, limit: int) -> list[DoubtfulPair]:
    """The undecided pairs best looked at first: accepted on little, held apart, or nearly accepted."""
    model = table.match
    share = case(
        (model.c.containment_a > model.c.containment_b, model.c.containment_a), else_=model.c.containment_b
    )
    doubt = case(
        (model.c.apart.is_not(None), 0.9),
        (model.c.accepted & (model.c.relation == str(MatchRelation.contained)), 1 - model.c.jaccard),
        (model.c.accepted, 1 - share),
        else_=share,
    )
    nearly = model.c.relation.in_([str(MatchRelation.embeds), str(MatchRelation.template)])
    worth_a_look = (model.c.accepted & ((share < _FIRM) | (model.c.jaccard < 1 - _FIRM))) | (
        ~model.c.accepted & nearly & (share >= _CLOSE)
    )
    rows = connection.execute(
        select(*model.c, doubt.label("doubt"))
        .where(worth_a_look | model.c.apart.is_not(None))
        .order_by(doubt.desc(), model.c.a, model.c.b)
        .limit(_LOOKED_AT + limit)
    ).mappings()
    decided = {(one.a, one.b) for one in pair_decisions(connection)}
    waiting = [row for row in rows if (row["a"], row["b"]) not in decided]
    stands_in = membership(connection, {row[side] for row in waiting for side in ("a", "b")})
    sizes = _sizes(connection, set(stands_in.values()))
    found = []
    for row in waiting:
        together = stands_in.get(row["a"]) == stands_in.get(row["b"])
        if together and not row["accepted"]:
            continue  # they are one cluster by other pairs
        ends = [sizes.get(stands_in.get(row[side], 0), 1) for side in ("a", "b")]
        worth = row["doubt"] * (1 + log2(min(ends)))
        found.append(DoubtfulPair(match_of(row), row["apart"], together, min(ends), round(worth, 4)))
    return sorted(found, key=lambda one: (-one.worth, one.match.a, one.match.b))[:limit]


def doubtful_claims(connection: Connection, limit: int) -> list[DoubtfulClaim]:
    """The undecided claims best looked at first: the least sure, in the largest clusters."""
    model = table.attribution
    lineage = [str(relation) for relation in Relation if relation.is_lineage]
    unsure = func.abs(model.c.confidence - 0.5)
    rows = connection.execute(
        select(
            table.story.c.id.label("story"),
            model.c.agency,
            model.c.name,
            model.c.relation,
            model.c.confidence,
            model.c.words,
        )
        .join(table.story, table.story.c.revision_id == model.c.revision_id)
        .where(
            model.c.rank == 0, model.c.agency.is_not(None), model.c.relation.in_(lineage), unsure < _FIRM / 2
        )
        .order_by(unsure, table.story.c.id, model.c.claim)
        .limit(_LOOKED_AT + limit)
    ).all()
    decided = {(one.story, one.agency, str(one.relation)) for one in claim_decisions(connection)}
    waiting = [row for row in rows if (row.story, row.agency, row.relation) not in decided]
    stands_in = membership(connection, {row.story for row in waiting})
    sizes = _sizes(connection, set(stands_in.values()))
    found = []
    for row in waiting:
        size = sizes.get(stands_in.get(row.story, 0), 1)
        worth = (1 - 2 * abs(row.confidence - 0.5)) * (1 + log2(size))
        found.append(
            DoubtfulClaim(
                row.story,
                row.agency or "",
                row.name,
                Relation(row.relation),
                row.confidence,
                row.words,
                size,
                round(worth, 4),
            )
        )
    return sorted(found, key=lambda one: (-one.worth, one.story, one.agency, one.relation))[:limit]


def _sizes(connection: Connection, clusters: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    member = table.membership
    for chunk in chunks(sorted(clusters)):
        rows = connection.execute(
            select(member.c.cluster_id, func.count())
            .where(member.c.cluster_id.in_(among(chunk)), member.c.left_run_id.is_(None))
            .group_by(member.c.cluster_id)
        )
        found.update((cluster, size) for cluster, size in rows)
    return found
