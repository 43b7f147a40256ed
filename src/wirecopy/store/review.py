"""A person's decisions: kept for ever, and what a run must do again because of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, insert, or_, select

from wirecopy.records import AgencyId, Relation, StoryId
from wirecopy.store import models as table
from wirecopy.store import work
from wirecopy.store.bulk import among, chunks
from wirecopy.store.work import Stage

SAME, DIFFERENT, YES, NO, WITHDRAWN = "same", "different", "yes", "no", "withdrawn"


@dataclass(frozen=True, slots=True)
class PairDecision:
    """A person's word on a pair, a < b. number: counts decisions. word: `same` or `different`."""

    number: int
    a: StoryId
    b: StoryId
    word: str
    note: str | None = None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """A person's word on whether a story stands in a relation to an agency. word: `yes` or `no`."""

    number: int
    story: StoryId
    agency: AgencyId
    relation: Relation
    word: str
    note: str | None = None
    decided: str = ""


def decide_pair(
    connection: Connection, pair: tuple[StoryId, StoryId], word: str, note: str | None, at: str
) -> None:
    """Keep a decision on two stories; the next run decides on their clusters anew. at: ISO time."""
    a, b = sorted(pair)
    connection.execute(
        insert(table.review_decision).values(
            a=a, b=b, agency=None, relation=None, decision=word, note=note, decided=at
        )
    )
    work.take_up(connection, [a, b], Stage.matched)


def decide_claim(  # noqa: PLR0913, PLR0917 - the parts of one decision
    connection: Connection,
    story: StoryId,
    agency: AgencyId,
    relation: Relation,
    word: str,
    note: str | None,
    at: str,
) -> None:
    """Keep a decision on a claim; the next run judges the story's words anew. at: ISO time."""
    values = {"a": story, "b": None, "agency": agency, "relation": str(relation)}
    connection.execute(insert(table.review_decision).values(**values, decision=word, note=note, decided=at))
    work.make_stale(connection, [story])


def pair_decisions(connection: Connection, stories: Collection[StoryId] | None = None) -> list[PairDecision]:
    """The decisions in force on pairs, by number; stories: those of which one stands in the pair."""
    newest: dict[tuple[StoryId, StoryId], PairDecision] = {}
    for row in _rows(connection, stories):
        if row["b"] is not None:
            newest[row["a"], row["b"]] = PairDecision(
                row["id"], row["a"], row["b"], row["decision"], row["note"], row["decided"]
            )
    return _in_force(newest.values())


def claim_decisions(
    connection: Connection, stories: Collection[StoryId] | None = None
) -> list[ClaimDecision]:
    """The decisions in force on claims, by number; stories: those that the claims are about."""
    newest: dict[tuple[StoryId, AgencyId, Relation], ClaimDecision] = {}
    for row in _rows(connection, stories):
        if row["b"] is None:
            story, agency, relation = row["a"], row["agency"], Relation(row["relation"])
            newest[story, agency, relation] = ClaimDecision(
                row["id"], story, agency, relation, row["decision"], row["note"], row["decided"]
            )
    return _in_force(newest.values())


_Decision = TypeVar("_Decision", PairDecision, ClaimDecision)


def _in_force(decisions: Iterable[_Decision]) -> list[_Decision]:
    standing = [one for one in decisions if one.word != WITHDRAWN]
    return sorted(standing, key=lambda one: one.number)


def _rows(connection: Connection, stories: Collection[StoryId] | None) -> list[RowMapping]:
    """All decisions ever made, by number."""
    columns = select(*table.review_decision.c)
    if stories is None:
        return list(connection.execute(columns.order_by(table.review_decision.c.id)).mappings())
    found: dict[int, RowMapping] = {}
    for chunk in chunks(sorted(stories)):
        of_story = or_(
            table.review_decision.c.a.in_(among(chunk)), table.review_decision.c.b.in_(among(chunk))
        )
        found.update((row["id"], row) for row in connection.execute(columns.where(of_story)).mappings())
    return [found[number] for number in sorted(found)]
