"""What agencies have corrected, withdrawn or killed, and where that stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from wirecopy.records import AgencyId, ClusterEventKind, ClusterId, Item, Notice, StoryId
from wirecopy.store import models as table
from wirecopy.store import read
from wirecopy.store.bulk import among, chunks
from wirecopy.store.clusters import resolve
from wirecopy.store.kept import KeptItem, from_iso, iso

TAKEN_BACK = (Notice.kill, Notice.withdrawal)
NOTICES = (*TAKEN_BACK, Notice.correction)
WINDOW = timedelta(days=30)
"""How long before a notice the story may have been published that the notice names."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An agency's own story that bears a notice. time: published, else first seen, in UTC."""

    story: StoryId
    agency: AgencyId
    notice: Notice
    cluster: ClusterId | None
    title: str | None
    time: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """A story that a notice may name. own: whether it is the agency's."""

    story: StoryId
    cluster: ClusterId
    title: str | None
    item_id: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a story has or had, as the item it came from."""

    item: Item
    notice: Notice | None


def declared(connection: Connection, agency: AgencyId | None, since: datetime | None) -> list[Declared]:
    """The agencies' own stories that bear a notice now, newest first; since: of the notice's time."""
    revision, member = table.revision, table.membership
    time = func.coalesce(revision.c.updated, revision.c.published, table.story.c.first_seen)
    statement = (
        select(
            table.story.c.id,
            revision.c.own_agency,
            revision.c.notice,
            member.c.cluster_id,
            revision.c.title,
            time.label("time"),
        )
        .join(revision, revision.c.id == table.story.c.revision_id)
        .outerjoin(member, and_(member.c.story_id == table.story.c.id, member.c.left_run_id.is_(None)))
        .where(revision.c.own_agency.is_not(None), revision.c.notice.in_([str(one) for one in NOTICES]))
        .order_by(time.desc(), table.story.c.id)
    )
    if agency is not None:
        statement = statement.where(revision.c.own_agency == agency)
    if since is not None:
        statement = statement.where(time >= iso(since))
    return [
        Declared(story, str(own), Notice(str(notice)), cluster, title, from_iso(str(at)))
        for story, own, notice, cluster, title, at in connection.execute(statement)
    ]


def named_before(connection: Connection, notice: Declared) -> list[Named]:
    """The agency's own stories, and those that credit it, of the time before a notice, by id."""
    revision, member, claim = table.revision, table.membership, table.attribution
    stated = func.coalesce(revision.c.published, table.story.c.first_seen)
    credits = (
        select(claim.c.revision_id)
        .where(claim.c.agency == notice.agency, claim.c.relation == "syndicated")
        .scalar_subquery()
    )
    statement = (
        select(
            table.story.c.id,
            member.c.cluster_id,
            revision.c.title,
            table.story.c.item_id,
            revision.c.own_agency,
        )
        .join(revision, revision.c.id == table.story.c.revision_id)
        .join(member, and_(member.c.story_id == table.story.c.id, member.c.left_run_id.is_(None)))
        .where(
            or_(revision.c.own_agency == notice.agency, revision.c.id.in_(credits)),
            stated.between(iso(notice.time - WINDOW), iso(notice.time)),
            table.story.c.id != notice.story,
        )
        .order_by(table.story.c.id)
    )
    return [
        Named(story, cluster, title, item_id, own == notice.agency)
        for story, cluster, title, item_id, own in connection.execute(statement)
    ]


def members(connection: Connection, clusters: Iterable[ClusterId]) -> list[StoryId]:
    """The stories that stand in clusters now, by id."""
    member = table.membership
    found: list[StoryId] = []
    for chunk in chunks(sorted(set(clusters))):
        statement = select(member.c.story_id).where(
            member.c.cluster_id.in_(among(chunk)), member.c.left_run_id.is_(None)
        )
        found += connection.execute(statement).scalars()
    return sorted(found)


def stood_in(connection: Connection, story: StoryId) -> set[ClusterId]:
    """The clusters in which a story stands or stood, as their ids lead today, and those split from them.

    A notice put in the place of a story's text takes the story out of the cluster of its copies.
    """
    member, event = table.membership, table.cluster_event
    here = set(connection.execute(select(member.c.cluster_id).where(member.c.story_id == story)).scalars())
    split = select(event.c.other_id).where(
        event.c.kind == ClusterEventKind.split.value, event.c.cluster_id.in_(sorted(here))
    )
    here |= {other for other in connection.execute(split).scalars() if other is not None}
    return {lead for one in here if (lead := resolve(connection, one)) is not None}


def taken_back_beside(connection: Connection, story: StoryId) -> dict[StoryId, Notice]:
    """The agencies' own stories that stood in a cluster of this one and are killed or withdrawn now.

    A cluster that was split from theirs counts: a notice may leave its story's cluster to it alone.
    """
    member, event, revision = table.membership, table.cluster_event, table.revision
    here = set(connection.execute(select(member.c.cluster_id).where(member.c.story_id == story)).scalars())
    split = select(event.c.cluster_id).where(
        event.c.kind == ClusterEventKind.split.value, event.c.other_id.in_(sorted(here))
    )
    here |= set(connection.execute(split).scalars())
    statement = (
        select(table.story.c.id, revision.c.notice)
        .join(member, member.c.story_id == table.story.c.id)
        .join(revision, revision.c.id == table.story.c.revision_id)
        .where(
            member.c.cluster_id.in_(sorted(here)),
            table.story.c.id != story,
            revision.c.own_agency.is_not(None),
            revision.c.notice.in_([str(one) for one in TAKEN_BACK]),
        )
    )
    return {one: Notice(str(notice)) for one, notice in connection.execute(statement)}


def texts(connection: Connection, story: StoryId) -> list[Text]:
    """All texts that a story had: the oldest by its own time first, the current one last.

    A text without a time of its own stands behind the one that was read before it.
    """
    revision, kept = table.revision, read.item_columns()
    statement = (
        select(*kept, revision.c.notice, revision.c.id == table.story.c.revision_id)
        .join_from(table.story, table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(revision, revision.c.story_id == table.story.c.id)
        .where(table.story.c.id == story)
        .order_by(revision.c.number)
    )
    found, time = [], ""
    for *row, notice, current in connection.execute(statement):
        one = KeptItem._make(row)
        time = one.updated or one.published or time
        found.append((bool(current), time, Text(one.item(), Notice(notice) if notice else None)))
    return [text for _, _, text in sorted(found, key=lambda one: one[:2])]
