"""What is still to do: a text that is not done waits at a stage, and a run takes up what waits there."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import ColumnElement, Connection, delete, or_, select, union_all, update

from wirecopy.records import StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks, driver_many


class Stage(IntEnum):
    """How far the current text of a story has come that is not done."""

    stored = 0
    passages = 1
    indexed = 2
    matched = 3
    clustered = 4


def pending(connection: Connection, stage: Stage) -> list[StoryId]:
    """The stories whose current text stands at `stage`, in the order of their ids."""
    return list(
        connection.execute(
            select(table.waiting.c.story_id)
            .where(table.waiting.c.stage == int(stage))
            .order_by(table.waiting.c.story_id)
        )
        .scalars()
        .all()
    )


def has_come_to(stage: Stage) -> ColumnElement[bool]:
    """Whether a text has come to a stage or further, where `waiting` is joined from outside."""
    return or_(table.waiting.c.stage.is_(None), table.waiting.c.stage >= int(stage))


def set_stage(connection: Connection, stories: Iterable[StoryId], stage: Stage) -> None:
    """Move the current texts of stories to a stage."""
    driver_many(
        connection,
        "INSERT OR REPLACE INTO waiting (story_id, stage) VALUES (?, ?)",
        [(story, int(stage)) for story in stories],
    )


def set_done(connection: Connection, stories: Iterable[StoryId]) -> None:
    """Nothing is left to do with the current texts of stories."""
    for chunk in chunks(stories):
        connection.execute(delete(table.waiting).where(table.waiting.c.story_id.in_(among(chunk))))


def take_up(connection: Connection, stories: Iterable[StoryId], stage: Stage) -> None:
    """Take stories that have come further back to a stage, so that a run goes on with them from there."""
    driver_many(
        connection,
        "INSERT INTO waiting (story_id, stage) VALUES (?, ?) ON CONFLICT (story_id) DO UPDATE "
        "SET stage = excluded.stage WHERE stage > excluded.stage",
        [(story, int(stage)) for story in stories],
    )


def make_stale(connection: Connection, stories: Iterable[StoryId]) -> None:
    """Have the next run judge the words of stories anew."""
    for chunk in chunks(stories):
        current = select(table.story.c.revision_id).where(table.story.c.id.in_(among(chunk)))
        connection.execute(
            update(table.revision).where(table.revision.c.id.in_(current)).values(judged_by="")
        )


def judged_by_older(connection: Connection, rule_version: int) -> list[StoryId]:
    """The stories of pairs that rules before a version judged."""
    older = table.match.c.rule_version < rule_version
    both = union_all(select(table.match.c.a).where(older), select(table.match.c.b).where(older))
    return sorted(set(connection.execute(both).scalars().all()))


def outlets_of(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, int]:
    """The outlet's number of each story."""
    found: dict[StoryId, int] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.story.c.id, table.story.c.outlet_id).where(table.story.c.id.in_(among(chunk)))
        ).all()
        found.update((story, outlet) for story, outlet in rows)
    return found


def text_digests(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, int]:
    """The digest of each story's current text."""
    found: dict[StoryId, int] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.story.c.id, table.revision.c.digest)
            .join(table.revision, table.revision.c.id == table.story.c.revision_id)
            .where(table.story.c.id.in_(among(chunk)))
        ).all()
        found.update((story, digest) for story, digest in rows)
    return found


def stories_of(connection: Connection, outlet: int, limit: int) -> list[StoryId]:
    """The newest stories of an outlet, at most `limit`, in the order of their ids."""
    newest = (
        select(table.story.c.id)
        .where(table.story.c.outlet_id == outlet)
        .order_by(table.story.c.first_run_id.desc(), table.story.c.id)
        .limit(limit)
    )
    return sorted(connection.execute(newest).scalars().all())


def outlet_number(connection: Connection, key: str) -> int | None:
    """The number of the outlet with a key, None where it published nothing that is stored."""
    return connection.execute(select(table.outlet.c.id).where(table.outlet.c.key == key)).scalar()


def twins_of(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, list[StoryId]]:
    """For each story that stands in the index for others with the same words: those others."""
    found: dict[StoryId, list[StoryId]] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.story.c.twin_of, table.story.c.id)
            .where(table.story.c.twin_of.in_(among(chunk)))
            .order_by(table.story.c.id)
        ).all()
        for first, twin in rows:
            if first is not None:
                found.setdefault(first, []).append(twin)
    return found


def free_twins(connection: Connection, stories: Iterable[StoryId]) -> None:
    """Stories change their words: those that they stood for go through the index again by themselves.

    Their passages are known; one whose own text waits to be read for them stays where it waits.
    """
    chosen = list(stories)
    twins = [twin for group in twins_of(connection, chosen).values() for twin in group]
    take_up(connection, twins, Stage.passages)
    for chunk in chunks([*chosen, *twins]):
        connection.execute(update(table.story).where(table.story.c.id.in_(among(chunk))).values(twin_of=None))


def stale(connection: Connection, judged_by: str) -> list[StoryId]:
    """The stories whose current text was judged by other rules or another catalogue."""
    current = select(table.revision.c.story_id).join(
        table.story,
        (table.story.c.id == table.revision.c.story_id) & (table.story.c.revision_id == table.revision.c.id),
    )
    # Ranges of an index; "is not" would read every text there is.
    below, above = (
        current.where(table.revision.c.judged_by < judged_by),
        current.where(table.revision.c.judged_by > judged_by),
    )
    return sorted(connection.execute(union_all(below, above)).scalars().all())
