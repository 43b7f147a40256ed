"""The table of stories."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, select

from wirecopy.records import Relation, StoryId, story_label
from wirecopy.store import models as table
from wirecopy.store.bulk import among
from wirecopy.store.selection import Row, batched_rows, cluster_or_none, rounded, stated_time


def story_rows(connection: Connection, conditions: list[ColumnElement[bool]]) -> Iterator[Row]:
    """Rows of `stories` for the stories that meet the conditions, in the order of their ids."""
    revision, standing = table.revision, table.standing
    texts = (
        select(func.count())
        .where(table.revision.c.story_id == table.story.c.id)
        .correlate(table.story)
        .scalar_subquery()
    )
    statement = (
        select(
            table.story.c.id,
            table.story.c.item_id,
            revision.c.source,
            table.story.c.url,
            table.outlet.c.name.label("outlet"),
            revision.c.title,
            revision.c.byline,
            revision.c.published,
            revision.c.published_precision,
            revision.c.updated,
            revision.c.updated_precision,
            table.story.c.first_seen,
            revision.c.language,
            revision.c.words,
            texts.label("revision"),
            table.membership.c.cluster_id,
            revision.c.feed,
            revision.c.id.label("text"),
            standing.c.origin,
            standing.c.origin_name,
            standing.c.origin_confidence,
            standing.c.copy_agency,
        )
        .join(table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(revision, revision.c.id == table.story.c.revision_id)
        .outerjoin(
            table.membership,
            and_(table.membership.c.story_id == table.story.c.id, table.membership.c.left_run_id.is_(None)),
        )
        .outerjoin(standing, standing.c.story_id == table.story.c.id)
        .where(*conditions)
        .order_by(table.story.c.id)
    )
    for batch in batched_rows(connection, statement):
        credited = _credited(connection, [row["text"] for row in batch])
        others = _other_ids(connection, [row["id"] for row in batch])
        for row in batch:
            by = credited.get(row["text"], {})
            yield {
                "story_id": story_label(row["id"]),
                "item_id": row["item_id"],
                "source": row["source"],
                "url": row["url"],
                "outlet": row["outlet"],
                "title": row["title"],
                "byline": row["byline"],
                "published": stated_time(row["published"], row["published_precision"]),
                "updated": stated_time(row["updated"], row["updated_precision"]),
                "first_seen": row["first_seen"],
                "language": row["language"],
                "words": row["words"],
                "revision": row["revision"],
                "cluster_id": cluster_or_none(row["cluster_id"]),
                "auto_generated": row["feed"] is not None,
                "syndicated_from": ";".join(by.get(Relation.syndicated, [])),
                "contributed_by": ";".join(by.get(Relation.contributed, [])),
                "origin": row["origin_name"],
                "origin_confidence": None if _is_sourceless(row) else rounded(row["origin_confidence"]),
                "other_item_ids": ";".join(others.get(row["id"], [])),
            }


def _is_sourceless(row: RowMapping) -> bool:
    """Whether nothing leads further back than the story itself, which is no agency's own."""
    return row["origin"] == story_label(row["id"]) and row["copy_agency"] is None


def _credited(connection: Connection, revisions: list[int]) -> dict[int, dict[str, list[str]]]:
    """By text and relation, the ids of the agencies credited, ascending."""
    found: dict[int, dict[str, list[str]]] = {}
    model = table.attribution
    rows_of = connection.execute(
        select(model.c.revision_id, model.c.relation, model.c.agency)
        .where(model.c.revision_id.in_(revisions), model.c.agency.is_not(None))
        .distinct()
        .order_by(model.c.revision_id, model.c.relation, model.c.agency)
    )
    for revision, relation, agency in rows_of:
        found.setdefault(revision, {}).setdefault(relation, []).append(str(agency))
    return found


def _other_ids(connection: Connection, stories: list[StoryId]) -> dict[StoryId, list[str]]:
    """The further own ids under which stories were read, ascending."""
    found: dict[StoryId, list[str]] = {}
    model = table.other_id
    rows = connection.execute(
        select(model.c.story_id, model.c.item_id)
        .where(model.c.story_id.in_(among(stories)))
        .order_by(model.c.story_id, model.c.item_id)
    )
    for story, item_id in rows:
        found.setdefault(story, []).append(item_id)
    return found
