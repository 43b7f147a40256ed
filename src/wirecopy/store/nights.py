"""What some runs left: the clusters that they made or grew, and what they rejected."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from wirecopy.errors import NotFoundError
from wirecopy.records import ClusterId, RunId
from wirecopy.store import models as table
from wirecopy.store.history import moment_in, run_named
from wirecopy.store.kept import iso
from wirecopy.store.selection import Row
from wirecopy.store.tables import reject_row, run_row


def last_run(connection: Connection) -> RunId:
    """The newest run that changed the store; of a store in which nothing was ever read, 0."""
    changed = select(func.max(table.run.c.id)).where(table.run.c.changed)
    return int(connection.execute(changed).scalar() or 0)


def first_run(connection: Connection, words: str) -> RunId:
    """The run that a number names, or the first one begun at a time or after it.

    Raises NotFoundError where there is none, UsageError for words that are neither.
    """
    if words.isdecimal():
        return run_named(connection, words)
    moment = moment_in(words)
    found = connection.execute(
        select(func.min(table.run.c.id)).where(table.run.c.started >= iso(moment))
    ).scalar()
    if found is None:
        raise NotFoundError(f"no run has begun since {words}", "`wirecopy export runs` lists them")
    return int(found)


def clusters_since(connection: Connection, first: RunId, limit: int) -> tuple[int, list[ClusterId]]:
    """How many clusters of two stories and more a run or a later one made or grew; the largest of them."""
    member = table.membership
    stands = member.c.left_run_id.is_(None)
    grown = select(member.c.cluster_id).where(stands, member.c.joined_run_id >= first).distinct()
    sizes = (
        select(member.c.cluster_id, func.count().label("size"))
        .where(stands, member.c.cluster_id.in_(grown))
        .group_by(member.c.cluster_id)
        .having(func.count() > 1)
        .subquery()
    )
    largest = select(sizes.c.cluster_id).order_by(sizes.c.size.desc(), sizes.c.cluster_id).limit(limit)
    number = connection.execute(select(func.count()).select_from(sizes)).scalar_one()
    return int(number), list(connection.execute(largest).scalars())


def rejects_since(connection: Connection, first: RunId, limit: int) -> tuple[dict[str, int], list[Row]]:
    """How many rejects a run and later ones left, by reason, most first; and the first rows of `rejects`."""
    model = table.reject
    of_runs: ColumnElement[bool] = model.c.run_id >= first
    many = func.count()
    reasons = connection.execute(
        select(model.c.reason, many)
        .where(of_runs)
        .group_by(model.c.reason)
        .order_by(many.desc(), model.c.reason)
    )
    shown = select(*model.c).where(of_runs).order_by(model.c.source, model.c.line, model.c.id).limit(limit)
    rows = [reject_row(row) for row in connection.execute(shown).mappings()]
    return {str(reason): int(number) for reason, number in reasons}, rows


def runs_since(connection: Connection, first: RunId) -> list[Row]:
    """Rows of `runs` of the runs from one on that changed the store."""
    model = table.run
    statement = select(*model.c).where(model.c.id >= first, model.c.changed).order_by(model.c.id)
    return [run_row(row) for row in connection.execute(statement).mappings()]
