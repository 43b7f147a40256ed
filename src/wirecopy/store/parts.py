"""Which stories hold a passage of an agency's own story that is other copy than theirs.

Such a story is not that agency's copy as a whole: what it has of it is known, and is told as a passage.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select, union_all

from wirecopy.records import AgencyId, ClusterId, RunId, StoryId
from wirecopy.store import clusters, read, work
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks

LEAST_PART = 0.2
"""Share of a story's words that stand in an agency's own story from which on these are a part of that; less
may be what all of the agency's stories on a matter say again."""


def held_in_part(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, frozenset[AgencyId]]:
    """Of some stories those that hold a part of an agency's own story of other copy, with these agencies."""
    found: dict[StoryId, set[AgencyId]] = {}
    for chunk in chunks(sorted(set(stories))):
        for story, agency in connection.execute(parts([table.story.c.id.in_(among(chunk))])):
            found.setdefault(int(story), set()).add(str(agency))
    return {story: frozenset(agencies) for story, agencies in found.items()}


def parts(conditions: list[ColumnElement[bool]]) -> Any:  # noqa: ANN401 - a select of many types
    """One row a story and agency; conditions: on the tables story and revision, of stories looked at.

    What is known of a story that stands for others in the index, having the same words, is known of them too.
    """
    chosen = (
        select(table.story.c.id.label("story"), table.story.c.twin_of, table.revision.c.words)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
        .where(*conditions)
        .cte("looked_at")
    )
    shared = table.embedding
    sides = [
        select(chosen.c.story, holder.label("holder"), other.label("other"), shared.c.words).join(
            shared, mine == holder
        )
        for holder in (chosen.c.story, chosen.c.twin_of)
        for mine, other in ((shared.c.a, shared.c.b), (shared.c.b, shared.c.a))
    ]
    passages = union_all(*sides).subquery()
    theirs, text = table.story.alias("theirs"), table.revision.alias("their_text")
    return (
        select(passages.c.story, text.c.own_agency.label("agency"))
        .join(chosen, chosen.c.story == passages.c.story)
        .join(theirs, theirs.c.id == passages.c.other)
        .join(text, text.c.id == theirs.c.revision_id)
        .where(text.c.own_agency.is_not(None), ~_stands_beside(passages.c.story, text.c.own_agency))
        .group_by(passages.c.story, passages.c.holder, passages.c.other, text.c.own_agency, chosen.c.words)
        .having(func.sum(passages.c.words) >= LEAST_PART * chosen.c.words)
        .distinct()
    )


def _stands_beside(story: ColumnElement[int], agency: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether a story stands in one cluster with an own story of an agency."""
    here, there = table.membership.alias(), table.membership.alias()
    one, text = table.story.alias(), table.revision.alias()
    return exists(
        select(1)
        .select_from(here)
        .join(there, and_(there.c.cluster_id == here.c.cluster_id, there.c.left_run_id.is_(None)))
        .join(one, one.c.id == there.c.story_id)
        .join(text, text.c.id == one.c.revision_id)
        .where(here.c.story_id == story, here.c.left_run_id.is_(None), text.c.own_agency == agency)
    )


def beside_new_originals(connection: Connection, run: RunId) -> set[ClusterId]:
    """The clusters of stories that share passages with an agency's own story that is new, or its text."""
    revision, story = table.revision, table.story
    new = (
        select(story.c.id)
        .join(revision, revision.c.id == story.c.revision_id)
        .where(revision.c.run_id == run, revision.c.own_agency.is_not(None))
    )
    own = set(connection.execute(new).scalars())
    beside = {one for pair in read.embedded_pairs(connection, sorted(own)) for one in pair} - own
    twins = work.twins_of(connection, sorted(beside))
    return set(clusters.membership(connection, sorted(beside.union(*twins.values()))).values())
