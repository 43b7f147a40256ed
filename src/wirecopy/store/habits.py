"""What earlier nights tell of outlets: whom they credited, from whom their stories were taken."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select, union_all

from wirecopy.records import ClusterId, RunId
from wirecopy.store import models as table
from wirecopy.store.bulk import among
from wirecopy.store.open import Connection

RECENT = 60
"""Runs that habits are learnt from: about two months of nights."""


def credited(connection: Connection) -> list[tuple[str, str | None, str, int]]:
    """Outlet key, agency, name and number of stories whose current text credits it with the whole copy."""
    claim = table.attribution
    rows = connection.execute(
        select(table.outlet.c.key, claim.c.agency, claim.c.name, func.count())
        .join(table.story, table.story.c.revision_id == claim.c.revision_id)
        .join(table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .where(claim.c.relation == "syndicated", claim.c.rank == 0)
        .group_by(table.outlet.c.key, claim.c.agency, claim.c.name)
    )
    return [(key, agency, name, times) for key, agency, name, times in rows]


def taken(
    connection: Connection, run: RunId, beside: Collection[ClusterId] = ()
) -> list[tuple[str, str, float]]:
    """Outlet key, key of the outlet it took stories from, and the sum of confidences.

    Only of clusters that the run has not touched, so that a run taken up again sees what it saw at first.
    beside: further clusters that it makes anew.
    """
    child, parent = table.story.alias(), table.story.alias()
    taker, giver = table.outlet.alias(), table.outlet.alias()
    changed = select(table.cluster_event.c.cluster_id).where(table.cluster_event.c.run_id == run)
    revised = (
        select(table.membership.c.cluster_id)
        .join(table.revision, table.revision.c.story_id == table.membership.c.story_id)
        .where(table.membership.c.left_run_id.is_(None), table.revision.c.run_id == run)
    )
    standing = table.standing
    rows = connection.execute(
        select(taker.c.key, giver.c.key, func.sum(standing.c.confidence))
        .join(child, child.c.id == standing.c.story_id)
        .join(parent, parent.c.id == standing.c.parent_story_id)
        .join(taker, taker.c.id == child.c.outlet_id)
        .join(giver, giver.c.id == parent.c.outlet_id)
        .join(table.membership, table.membership.c.story_id == standing.c.story_id)
        .where(
            standing.c.role == "copy",
            child.c.outlet_id != parent.c.outlet_id,
            table.membership.c.left_run_id.is_(None),
            table.membership.c.cluster_id.not_in(changed),
            table.membership.c.cluster_id.not_in(revised),
            table.membership.c.cluster_id.not_in(among(sorted(beside))),
        )
        .group_by(taker.c.key, giver.c.key)
        .order_by(taker.c.key, giver.c.key)
    )
    return [(key, other, round(weight, 6)) for key, other, weight in rows]


def standing_alone(connection: Connection, run: RunId) -> list[tuple[str, bool, int]]:
    """Outlet key, whether another outlet has the same copy, and number of its stories that credit no agency.

    Only of stories first read in the last `RECENT` runs.
    """
    member, story, claim = table.membership, table.story, table.attribution
    several = func.min(story.c.outlet_id) != func.max(story.c.outlet_id)
    outlets = (
        select(member.c.cluster_id, several.label("several"))
        .join(story, story.c.id == member.c.story_id)
        .where(member.c.left_run_id.is_(None))
        .group_by(member.c.cluster_id)
        .subquery()
    )
    own = select(table.revision.c.id).where(table.revision.c.own_agency.is_not(None))
    of_agency = (
        select(claim.c.revision_id)
        .where(
            claim.c.revision_id == story.c.revision_id, claim.c.relation == "syndicated", claim.c.rank == 0
        )
        .where(claim.c.agency.is_not(None))
        .exists()
    )
    rows = connection.execute(
        select(table.outlet.c.key, outlets.c.several, func.count())
        .join(story, story.c.outlet_id == table.outlet.c.id)
        .join(member, member.c.story_id == story.c.id)
        .join(outlets, outlets.c.cluster_id == member.c.cluster_id)
        .where(
            member.c.left_run_id.is_(None),
            story.c.first_run_id > run - RECENT,
            story.c.revision_id.not_in(own),
            ~of_agency,
        )
        .group_by(table.outlet.c.key, outlets.c.several)
        .order_by(table.outlet.c.key, outlets.c.several)
    )
    return [(key, bool(shared), number) for key, shared, number in rows]


def time_differences(
    connection: Connection, run: RunId, step: int, farthest: int
) -> list[tuple[tuple[str, bool], tuple[str, bool], int, float]]:
    """How far the times of outlets' copies of one text stand apart, from accepted pairs.

    The two outlets' keys, each with whether its time names a zone; how many steps of `step` minutes the
    first stood after the second, none above `farthest` minutes; how often, where a story that stands in
    several pairs counts once in all. Only times to the minute or the second.
    """
    one, other = table.story.alias(), table.story.alias()
    text_one, text_other = table.revision.alias(), table.revision.alias()
    outlet_one, outlet_other = table.outlet.alias(), table.outlet.alias()
    match = table.match
    exact = ("second", "minute")
    pairs = (
        select(
            match.c.a,
            match.c.b,
            outlet_one.c.key.label("one"),
            text_one.c.published_zone.is_not(None).label("one_zoned"),
            outlet_other.c.key.label("other"),
            text_other.c.published_zone.is_not(None).label("other_zoned"),
            ((func.julianday(text_one.c.published) - func.julianday(text_other.c.published)) * 1440.0).label(
                "minutes"
            ),
        )
        .join(one, one.c.id == match.c.a)
        .join(other, other.c.id == match.c.b)
        .join(text_one, text_one.c.id == one.c.revision_id)
        .join(text_other, text_other.c.id == other.c.revision_id)
        .join(outlet_one, outlet_one.c.id == one.c.outlet_id)
        .join(outlet_other, outlet_other.c.id == other.c.outlet_id)
        .where(
            match.c.accepted,
            match.c.run_id > run - RECENT,
            one.c.outlet_id != other.c.outlet_id,
            text_one.c.published_precision.in_(exact),
            text_other.c.published_precision.in_(exact),
        )
        .cte("pairs")
    )
    sides = union_all(select(pairs.c.a.label("story")), select(pairs.c.b)).subquery()
    often = select(sides.c.story, func.count().label("pairs")).group_by(sides.c.story).cte("often")
    of_one, of_other = often.alias(), often.alias()
    steps = func.round(pairs.c.minutes / step)
    rows = connection.execute(
        select(
            pairs.c.one,
            pairs.c.one_zoned,
            pairs.c.other,
            pairs.c.other_zoned,
            steps,
            func.sum(2.0 / (of_one.c.pairs + of_other.c.pairs)),
        )
        .join(of_one, of_one.c.story == pairs.c.a)
        .join(of_other, of_other.c.story == pairs.c.b)
        .where(func.abs(pairs.c.minutes) <= farthest)
        .group_by(pairs.c.one, pairs.c.one_zoned, pairs.c.other, pairs.c.other_zoned, steps)
        .order_by(pairs.c.one, pairs.c.one_zoned, pairs.c.other, pairs.c.other_zoned, steps)
    )
    return [
        ((one, bool(one_zoned)), (other, bool(other_zoned)), int(gap), round(times, 6))
        for one, one_zoned, other, other_zoned, gap, times in rows
    ]


def stories(connection: Connection, run: RunId) -> list[tuple[str, int]]:
    """Outlet key and number of its stories from before the run."""
    rows = connection.execute(
        select(table.outlet.c.key, func.count())
        .join(table.story, table.story.c.outlet_id == table.outlet.c.id)
        .where(table.story.c.first_run_id < run)
        .group_by(table.outlet.c.key)
    )
    return [(key, number) for key, number in rows]
