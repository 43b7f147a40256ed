"""Runs: counted from 1, so that no order of events ever hangs on a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from wirecopy.records import RunId
from wirecopy.store import models as table

RUNNING = "running"
_DONE = "done"


@dataclass(frozen=True, slots=True)
class Started:
    """A run that has begun. started: ISO time of its first attempt. attempts: this one among them."""

    id: RunId
    started: str
    attempts: int


def start(connection: Connection, at: str, command: str) -> Started:
    """Begin a run, or take up the one that was killed, under its own id and time.

    at: ISO time in UTC. What a killed attempt rejected is forgotten: the same input tells it again.
    """
    killed = connection.execute(
        select(table.run.c.id, table.run.c.started, table.run.c.attempts)
        .where(table.run.c.status == RUNNING)
        .order_by(table.run.c.id)
        .limit(1)
    ).first()
    if killed is not None:
        connection.execute(
            update(table.run)
            .where(table.run.c.id == killed.id)
            .values(attempts=killed.attempts + 1, command=command)
        )
        connection.execute(delete(table.reject).where(table.reject.c.run_id == killed.id))
        return Started(killed.id, killed.started, killed.attempts + 1)
    number = (connection.execute(select(func.max(table.run.c.id))).scalar() or 0) + 1
    connection.execute(
        insert(table.run).values(
            id=number,
            status=RUNNING,
            command=command,
            attempts=1,
            started=at,
            changed=False,
            read=0,
            new=0,
            revised=0,
            unchanged=0,
            rejected=0,
        )
    )
    return Started(number, at, 1)


def finish(connection: Connection, run: RunId, at: str, counts: Mapping[str, int], *, changed: bool) -> None:
    """Mark a run as done, with its counts of items (read, new, revised, unchanged, rejected)."""
    connection.execute(
        update(table.run)
        .where(table.run.c.id == run)
        .values(status=_DONE, ended=at, changed=changed, **counts)
    )


def newest(connection: Connection) -> RunId | None:
    """The last run that was done, None where none was."""
    return connection.execute(select(func.max(table.run.c.id)).where(table.run.c.status == _DONE)).scalar()


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run has written. events: changes of clusters. rejects: told for the first time.

    summary: clusters_created, clusters_grown, clusters_merged, clusters_split, stories (in the store).
    """

    events: int
    rejects: int
    summary: dict[str, int]


def stories(connection: Connection) -> int:
    """How many stories the store holds."""
    return connection.execute(select(func.count()).select_from(table.story)).scalar_one()


def tally(connection: Connection, run: RunId) -> Tally:
    """Count what a run has written, whatever attempt of it did."""
    event = table.cluster_event
    of_run = event.c.run_id == run
    counted = connection.execute(select(event.c.kind, func.count()).where(of_run).group_by(event.c.kind))
    kinds = {str(kind): int(number) for kind, number in counted}
    made = set(
        connection.execute(select(event.c.cluster_id).where(of_run, event.c.kind == "created")).scalars()
    )
    split = set(connection.execute(select(event.c.other_id).where(of_run, event.c.kind == "split")).scalars())
    joined = set(
        connection.execute(select(event.c.cluster_id).where(of_run, event.c.kind == "joined")).scalars()
    )
    rejects = connection.execute(select(func.count()).where(table.reject.c.run_id == run)).scalar_one()
    return Tally(
        events=sum(kinds.values()),
        rejects=rejects,
        summary={
            "clusters_created": len(made | split),
            "clusters_grown": len(joined - made - split),
            "clusters_merged": kinds.get("merged", 0),
            "clusters_split": kinds.get("split", 0),
            "stories": stories(connection),
        },
    )
