"""What earlier nights tell of outlets: whom they credited, from whom their stories were taken."""

from __future__ import annotations

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import aliased

from wirecopy.records import RunId
from wirecopy.store import models as table
from wirecopy.store.open import Connection

RECENT = 60
"""Runs that habits are learnt from: about two months of nights."""


def credited(connection: Connection) -> list[tuple[str, str | None, str, int]]:
    """Outlet key, agency, name and number of stories whose current text credits it with the whole copy."""
    claim = table.Attribution
    rows = connection.execute(
        select(table.Outlet.key, claim.agency, claim.name, func.count())
        .join(table.Story, table.Story.revision_id == claim.revision_id)
        .join(table.Outlet, table.Outlet.id == table.Story.outlet_id)
        .where(claim.relation == "syndicated", claim.rank == 0)
        .group_by(table.Outlet.key, claim.agency, claim.name)
    )
    return [(key, agency, name, times) for key, agency, name, times in rows]


def taken(connection: Connection, run: RunId) -> list[tuple[str, str, float]]:
    """Outlet key, key of the outlet it took stories from, and the sum of confidences.

    Only of clusters that the run has not touched, so that a run taken up again sees what it saw at first.
    """
    child, parent = aliased(table.Story), aliased(table.Story)
    taker, giver = aliased(table.Outlet), aliased(table.Outlet)
    changed = select(table.ClusterEvent.cluster_id).where(table.ClusterEvent.run_id == run)
    revised = (
        select(table.Membership.cluster_id)
        .join(table.Story, table.Story.id == table.Membership.story_id)
        .join(table.Revision, table.Revision.id == table.Story.revision_id)
        .where(table.Membership.left_run_id.is_(None), table.Revision.run_id == run)
    )
    standing = table.Standing
    rows = connection.execute(
        select(taker.key, giver.key, func.sum(standing.confidence))
        .join(child, child.id == standing.story_id)
        .join(parent, parent.id == standing.parent_story_id)
        .join(taker, taker.id == child.outlet_id)
        .join(giver, giver.id == parent.outlet_id)
        .join(table.Membership, table.Membership.story_id == standing.story_id)
        .where(
            standing.role == "copy",
            child.outlet_id != parent.outlet_id,
            table.Membership.left_run_id.is_(None),
            table.Membership.cluster_id.not_in(changed),
            table.Membership.cluster_id.not_in(revised),
        )
        .group_by(taker.key, giver.key)
        .order_by(taker.key, giver.key)
    )
    return [(key, other, round(weight, 6)) for key, other, weight in rows]


def standing_alone(connection: Connection, run: RunId) -> list[tuple[str, bool, int]]:
    """Outlet key, whether another outlet has the same copy, and number of its stories that credit no agency.

    Only of stories first read in the last `RECENT` runs.
    """
    member, story, claim = table.Membership, table.Story, table.Attribution
    several = func.min(story.outlet_id) != func.max(story.outlet_id)
    outlets = (
        select(member.cluster_id, several.label("several"))
        .join(story, story.id == member.story_id)
        .where(member.left_run_id.is_(None))
        .group_by(member.cluster_id)
        .subquery()
    )
    own = select(table.Revision.id).where(table.Revision.own_agency.is_not(None))
    of_agency = (
        select(claim.revision_id)
        .where(claim.revision_id == story.revision_id, claim.relation == "syndicated", claim.rank == 0)
        .where(claim.agency.is_not(None))
        .exists()
    )
    rows = connection.execute(
        select(table.Outlet.key, outlets.c.several, func.count())
        .join(story, story.outlet_id == table.Outlet.id)
        .join(member, member.story_id == story.id)
        .join(outlets, outlets.c.cluster_id == member.cluster_id)
        .where(
            member.left_run_id.is_(None),
            story.first_run_id > run - RECENT,
            story.revision_id.not_in(own),
            ~of_agency,
        )
        .group_by(table.Outlet.key, outlets.c.several)
        .order_by(table.Outlet.key, outlets.c.several)
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
    one, other = aliased(table.Story), aliased(table.Story)
    text_one, text_other = aliased(table.Revision), aliased(table.Revision)
    outlet_one, outlet_other = aliased(table.Outlet), aliased(table.Outlet)
    match = table.Match
    exact = ("second", "minute")
    pairs = (
        select(
            match.a,
            match.b,
            outlet_one.key.label("one"),
            text_one.published_zone.is_not(None).label("one_zoned"),
            outlet_other.key.label("other"),
            text_other.published_zone.is_not(None).label("other_zoned"),
            ((func.julianday(text_one.published) - func.julianday(text_other.published)) * 1440.0).label(
                "minutes"
            ),
        )
        .join(one, one.id == match.a)
        .join(other, other.id == match.b)
        .join(text_one, text_one.id == one.revision_id)
        .join(text_other, text_other.id == other.revision_id)
        .join(outlet_one, outlet_one.id == one.outlet_id)
        .join(outlet_other, outlet_other.id == other.outlet_id)
        .where(
            match.accepted,
            match.run_id > run - RECENT,
            one.outlet_id != other.outlet_id,
            text_one.published_precision.in_(exact),
            text_other.published_precision.in_(exact),
        )
        .cte("pairs")
    )
    sides = union_all(select(pairs.c.a.label("story")), select(pairs.c.b)).subquery()
    often = select(sides.c.story, func.count().label("pairs")).group_by(sides.c.story).cte("often")
    of_one, of_other = aliased(often), aliased(often)
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
        select(table.Outlet.key, func.count())
        .join(table.Story, table.Story.outlet_id == table.Outlet.id)
        .where(table.Story.first_run_id < run)
        .group_by(table.Outlet.key)
    )
    return [(key, number) for key, number in rows]
