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
    revision, member = table.Revision, table.Membership
    time = func.coalesce(revision.updated, revision.published, table.Story.first_seen)
    statement = (
        select(
            table.Story.id,
            revision.own_agency,
            revision.notice,
            member.cluster_id,
            revision.title,
            time.label("time"),
        )
        .join(revision, revision.id == table.Story.revision_id)
        .outerjoin(member, and_(member.story_id == table.Story.id, member.left_run_id.is_(None)))
        .where(revision.own_agency.is_not(None), revision.notice.in_([str(one) for one in NOTICES]))
        .order_by(time.desc(), table.Story.id)
    )
    if agency is not None:
        statement = statement.where(revision.own_agency == agency)
    if since is not None:
        statement = statement.where(time >= iso(since))
    return [
        Declared(story, str(own), Notice(str(notice)), cluster, title, from_iso(at))
        for story, own, notice, cluster, title, at in connection.execute(statement)
    ]


def named_before(connection: Connection, notice: Declared) -> list[Named]:
    """The agency's own stories, and those that credit it, of the time before a notice, by id."""
    revision, member, claim = table.Revision, table.Membership, table.Attribution
    stated = func.coalesce(revision.published, table.Story.first_seen)
    credits = (
        select(claim.revision_id)
        .where(claim.agency == notice.agency, claim.relation == "syndicated")
        .scalar_subquery()
    )
    statement = (
        select(table.Story.id, member.cluster_id, revision.title, table.Story.item_id, revision.own_agency)
        .join(revision, revision.id == table.Story.revision_id)
        .join(member, and_(member.story_id == table.Story.id, member.left_run_id.is_(None)))
        .where(
            or_(revision.own_agency == notice.agency, revision.id.in_(credits)),
            stated.between(iso(notice.time - WINDOW), iso(notice.time)),
            table.Story.id != notice.story,
        )
        .order_by(table.Story.id)
    )
    return [
        Named(story, cluster, title, item_id, own == notice.agency)
        for story, cluster, title, item_id, own in connection.execute(statement)
    ]


def members(connection: Connection, clusters: Iterable[ClusterId]) -> list[StoryId]:
    """The stories that stand in clusters now, by id."""
    member = table.Membership
    found: list[StoryId] = []
    for chunk in chunks(sorted(set(clusters))):
        statement = select(member.story_id).where(
            member.cluster_id.in_(among(chunk)), member.left_run_id.is_(None)
        )
        found += connection.execute(statement).scalars()
    return sorted(found)


def stood_in(connection: Connection, story: StoryId) -> set[ClusterId]:
    """The clusters in which a story stands or stood, as their ids lead today, and those split from them.

    A notice put in the place of a story's text takes the story out of the cluster of its copies.
    """
    member, event = table.Membership, table.ClusterEvent
    here = set(connection.execute(select(member.cluster_id).where(member.story_id == story)).scalars())
    split = select(event.other_id).where(
        event.kind == ClusterEventKind.split.value, event.cluster_id.in_(sorted(here))
    )
    here |= {other for other in connection.execute(split).scalars() if other is not None}
    return {lead for one in here if (lead := resolve(connection, one)) is not None}


def taken_back_beside(connection: Connection, story: StoryId) -> dict[StoryId, Notice]:
    """The agencies' own stories that stood in a cluster of this one and are killed or withdrawn now.

    A cluster that was split from theirs counts: a notice may leave its story's cluster to it alone.
    """
    member, event, revision = table.Membership, table.ClusterEvent, table.Revision
    here = set(connection.execute(select(member.cluster_id).where(member.story_id == story)).scalars())
    split = select(event.cluster_id).where(
        event.kind == ClusterEventKind.split.value, event.other_id.in_(sorted(here))
    )
    here |= set(connection.execute(split).scalars())
    statement = (
        select(table.Story.id, revision.notice)
        .join(member, member.story_id == table.Story.id)
        .join(revision, revision.id == table.Story.revision_id)
        .where(
            member.cluster_id.in_(sorted(here)),
            table.Story.id != story,
            revision.own_agency.is_not(None),
            revision.notice.in_([str(one) for one in TAKEN_BACK]),
        )
    )
    return {one: Notice(str(notice)) for one, notice in connection.execute(statement)}


def texts(connection: Connection, story: StoryId) -> list[Text]:
    """All texts that a story had: the oldest by its own time first, the current one last.

    A text without a time of its own stands behind the one that was read before it.
    """
    revision, kept = table.Revision, read.item_columns()
    statement = (
        select(*kept, revision.notice, revision.id == table.Story.revision_id)
        .join_from(table.Story, table.Outlet, table.Outlet.id == table.Story.outlet_id)
        .join(revision, revision.story_id == table.Story.id)
        .where(table.Story.id == story)
        .order_by(revision.number)
    )
    found, time = [], ""
    for *row, notice, current in connection.execute(statement):
        one = KeptItem._make(row)
        time = one.updated or one.published or time
        found.append((bool(current), time, Text(one.item(), Notice(notice) if notice else None)))
    return [text for _, _, text in sorted(found, key=lambda one: one[:2])]
