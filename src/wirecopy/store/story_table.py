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
    revision, standing = table.Revision, table.Standing
    texts = (
        select(func.count())
        .where(table.Revision.story_id == table.Story.id)
        .correlate(table.Story)
        .scalar_subquery()
    )
    statement = (
        select(
            table.Story.id,
            table.Story.item_id,
            revision.source,
            table.Story.url,
            table.Outlet.name.label("outlet"),
            revision.title,
            revision.byline,
            revision.published,
            revision.published_precision,
            revision.updated,
            revision.updated_precision,
            table.Story.first_seen,
            revision.language,
            revision.words,
            texts.label("revision"),
            table.Membership.cluster_id,
            revision.feed,
            revision.id.label("text"),
            standing.origin,
            standing.origin_name,
            standing.origin_confidence,
            standing.copy_agency,
        )
        .join(table.Outlet, table.Outlet.id == table.Story.outlet_id)
        .join(revision, revision.id == table.Story.revision_id)
        .outerjoin(
            table.Membership,
            and_(table.Membership.story_id == table.Story.id, table.Membership.left_run_id.is_(None)),
        )
        .outerjoin(standing, standing.story_id == table.Story.id)
        .where(*conditions)
        .order_by(table.Story.id)
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
    model = table.Attribution
    rows_of = connection.execute(
        select(model.revision_id, model.relation, model.agency)
        .where(model.revision_id.in_(revisions), model.agency.is_not(None))
        .distinct()
        .order_by(model.revision_id, model.relation, model.agency)
    )
    for revision, relation, agency in rows_of:
        found.setdefault(revision, {}).setdefault(relation, []).append(str(agency))
    return found


def _other_ids(connection: Connection, stories: list[StoryId]) -> dict[StoryId, list[str]]:
    """The further own ids under which stories were read, ascending."""
    found: dict[StoryId, list[str]] = {}
    model = table.OtherId
    rows = connection.execute(
        select(model.story_id, model.item_id)
        .where(model.story_id.in_(among(stories)))
        .order_by(model.story_id, model.item_id)
    )
    for story, item_id in rows:
        found.setdefault(story, []).append(item_id)
    return found
