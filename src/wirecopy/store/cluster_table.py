"""The table of clusters: one row a member."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, or_, select

from wirecopy.records import Moment, Precision, RunId, cluster_label, story_label
from wirecopy.store import models as table
from wirecopy.store.clusters import stood
from wirecopy.store.kept import from_iso, moment_of
from wirecopy.store.selection import Row, batched_rows, rounded, stated_time, story_or_none

_TO_THE_MINUTE = (Precision.second, Precision.minute)


def cluster_rows(
    connection: Connection, conditions: list[ColumnElement[bool]], as_of: RunId | None = None
) -> Iterator[Row]:
    """Rows of `clusters`, the largest first, members in time order.

    conditions: on the cluster of `Membership`; they choose whole clusters.

    as_of: members, sizes and ids as they were when that run had ended. What a story is in its cluster is
    known of today alone: it is left out where the story stands in another cluster today, or where its parent
    was no member then.
    """
    member, standing, revision = table.membership, table.standing, table.revision
    parent_story = table.story.alias("parent_story")
    parent = table.revision.alias("parent")
    sizes = (
        select(
            member.c.cluster_id,
            func.count().label("size"),
            func.count(table.story.c.outlet_id.distinct()).label("outlets"),
        )
        .join(table.story, table.story.c.id == member.c.story_id)
        .where(stood(as_of), *conditions)
        .group_by(member.c.cluster_id)
        .subquery()
    )
    statement = (
        select(
            member.c.cluster_id,
            sizes.c.size,
            sizes.c.outlets,
            table.story.c.id,
            table.story.c.item_id,
            table.story.c.url,
            table.outlet.c.name.label("outlet"),
            revision.c.title,
            revision.c.published,
            revision.c.published_precision,
            revision.c.published.label("own_time"),
            revision.c.published_precision.label("own_precision"),
            revision.c.published_zone.label("own_zone"),
            table.story.c.first_seen.label("own_read"),
            standing.c.role,
            standing.c.parent_story_id,
            standing.c.relation,
            standing.c.jaccard,
            standing.c.containment,
            standing.c.containment_of_parent,
            standing.c.longest_run,
            parent.c.published.label("parent_time"),
            parent.c.published_precision.label("parent_precision"),
            parent.c.published_zone.label("parent_zone"),
            parent_story.c.first_seen.label("parent_read"),
            standing.c.confidence,
            standing.c.copy_agency,
            table.cluster.c.first_seen,
            member.c.joined_run_id,
        )
        .join(sizes, sizes.c.cluster_id == member.c.cluster_id)
        .join(table.cluster, table.cluster.c.id == member.c.cluster_id)
        .join(table.story, table.story.c.id == member.c.story_id)
        .join(table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(revision, revision.c.id == table.story.c.revision_id)
        .outerjoin(standing, _still_stands(as_of))
        .outerjoin(parent_story, parent_story.c.id == standing.c.parent_story_id)
        .outerjoin(parent, parent.c.id == parent_story.c.revision_id)
        .where(stood(as_of), *conditions)
        .order_by(
            sizes.c.size.desc(),
            member.c.cluster_id,
            revision.c.published.is_(None),
            revision.c.published,
            table.story.c.id,
        )
    )
    for batch in batched_rows(connection, statement):
        for row in batch:
            yield {
                "cluster_id": cluster_label(row["cluster_id"]),
                "size": row["size"],
                "outlets": row["outlets"],
                "story_id": story_label(row["id"]),
                "item_id": row["item_id"],
                "url": row["url"],
                "outlet": row["outlet"],
                "title": row["title"],
                "published": stated_time(row["published"], row["published_precision"]),
                "role": row["role"],
                "parent_story_id": story_or_none(row["parent_story_id"]),
                "relation": row["relation"],
                "jaccard": rounded(row["jaccard"]),
                "containment": rounded(row["containment"]),
                "containment_of_parent": rounded(row["containment_of_parent"]),
                "longest_run": row["longest_run"],
                "lag_minutes": _lag_minutes(row),
                "confidence": rounded(row["confidence"]),
                "origin_agency": row["copy_agency"],
                "first_seen": row["first_seen"],
                "joined_run": row["joined_run_id"],
            }


def _lag_minutes(row: RowMapping) -> int | None:
    """Whole minutes after the parent; negative where the parent bears the later time.

    A lag from a time known to the day alone, from one of no zone to one of a zone, or from one that was still
    to come when it was read, would be a guess.
    """
    earlier, later = _clock(row, "parent"), _clock(row, "own")
    if earlier is None or later is None or (earlier.zone is None) != (later.zone is None):
        return None
    return round((later.utc - earlier.utc).total_seconds() / 60)


def _clock(row: RowMapping, whose: str) -> Moment | None:
    """The time of a member or its parent, where it is known to the minute and had come when it was read."""
    time, zone, precision = row[f"{whose}_time"], row[f"{whose}_zone"], row[f"{whose}_precision"]
    moment = moment_of(time, None, zone, precision)
    if (
        moment is None
        or moment.precision not in _TO_THE_MINUTE
        or moment.is_after(from_iso(row[f"{whose}_read"]))
    ):
        return None
    return moment


def _still_stands(as_of: RunId | None) -> ColumnElement[bool]:
    """Joins what a story is in its cluster to the membership that it is true of."""
    member, standing = table.membership, table.standing
    own = standing.c.story_id == table.story.c.id
    if as_of is None:
        return own
    now, beside = member.alias(), member.alias()
    here = exists().where(
        now.c.story_id == member.c.story_id,
        now.c.cluster_id == member.c.cluster_id,
        now.c.left_run_id.is_(None),
    )
    parent = exists().where(
        beside.c.story_id == standing.c.parent_story_id,
        beside.c.cluster_id == member.c.cluster_id,
        beside.c.joined_run_id <= as_of,
        or_(beside.c.left_run_id.is_(None), beside.c.left_run_id > as_of),
    )
    return and_(own, here, or_(standing.c.parent_story_id.is_(None), parent))
