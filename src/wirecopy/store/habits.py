"""What earlier nights tell of outlets: whom they credited, from whom their stories were taken."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from wirecopy.records import RunId
from wirecopy.store import models as table
from wirecopy.store.open import Connection


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


def stories(connection: Connection, run: RunId) -> list[tuple[str, int]]:
    """Outlet key and number of its stories from before the run."""
    rows = connection.execute(
        select(table.Outlet.key, func.count())
        .join(table.Story, table.Story.outlet_id == table.Outlet.id)
        .where(table.Story.first_run_id < run)
        .group_by(table.Outlet.key)
    )
    return [(key, number) for key, number in rows]
