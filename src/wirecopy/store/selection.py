"""Which rows a table shows, and how their values are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, and_, select

from wirecopy.records import AgencyId, Precision, Relation, StoryId, cluster_label, story_label
from wirecopy.store import models as table
from wirecopy.store.kept import iso

Row = dict[str, Any]
"""One row of a table: values by column, in the columns' order."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows an export has: those about stories, but for `agency` of agencies and `since` of runs.

    outlets: the numbers of those that are wanted. agency: a catalogue id that the story's words credit.
    since: first seen then or later.
    """

    outlets: Collection[int] | None = None
    agency: AgencyId | None = None
    since: datetime | None = None

    def of(self, story: Column[int]) -> list[ColumnElement[bool]]:
        """Conditions on a column that holds a story's number; none where everything is wanted."""
        conditions: list[ColumnElement[bool]] = []
        if self.outlets is not None:
            conditions.append(table.story.c.outlet_id.in_(self.outlets))
        if self.agency is not None:
            conditions.append(
                table.story.c.revision_id.in_(
                    select(table.attribution.c.revision_id).where(
                        table.attribution.c.agency == self.agency,
                        table.attribution.c.relation.in_(
                            [str(relation) for relation in Relation if relation.is_lineage]
                        ),
                    )
                )
            )
        if self.since is not None:
            conditions.append(table.story.c.first_seen >= iso(self.since))
        if not conditions:
            return []
        return [story.in_(select(table.story.c.id).where(and_(*conditions)))]


EVERYTHING = Filter()
_BATCH = 400


def batched_rows(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Iterator[list[RowMapping]]:
    """The rows of a statement, so many at a time: neither all in memory nor one query a row."""
    result = connection.execution_options(yield_per=_BATCH).execute(statement).mappings()
    for partition in result.partitions(_BATCH):
        yield list(partition)


def story_or_none(number: StoryId | None) -> str | None:
    """A story's label, None for none."""
    return None if number is None else story_label(number)


def cluster_or_none(number: int | None) -> str | None:
    """A cluster's label, None for none."""
    return None if number is None else cluster_label(number)


def rounded(number: float | None) -> float | None:
    """A share or a confidence as exports show it: four places."""
    return None if number is None else round(number, 4)


_LENGTHS = {Precision.year: 4, Precision.month: 7, Precision.day: 10}


def stated_time(time: str | None, precision: str | None) -> str | None:
    """A time no finer than its story states it: `2024-05-14` where only the day is known."""
    return time if time is None or precision is None else time[: _LENGTHS.get(Precision(precision))]
