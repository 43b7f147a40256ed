"""The tables as outside tools see them: the columns of the contract, in a fixed order of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from wirecopy.records import Relation, RunId, story_label
from wirecopy.store import models as table
from wirecopy.store import read
from wirecopy.store.cluster_table import cluster_rows
from wirecopy.store.clusters import stood
from wirecopy.store.kept import evidence_of, iso
from wirecopy.store.pair_tables import embedding_rows, match_rows
from wirecopy.store.runs import RUNNING
from wirecopy.store.selection import EVERYTHING, Filter, Row, batched_rows, rounded
from wirecopy.store.story_table import story_rows

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "stories": "story_id item_id source url outlet title byline published updated first_seen language "
        "words revision cluster_id auto_generated syndicated_from contributed_by origin origin_confidence"
        " other_item_ids",
        "clusters": "cluster_id size outlets story_id item_id url outlet title published role "
        "parent_story_id relation jaccard containment containment_of_parent longest_run lag_minutes "
        "confidence origin_agency first_seen joined_run",
        "matches": "story_a story_b item_a item_b relation accepted jaccard containment_a containment_b "
        "longest_run reason rule_version run apart review",
        "embeddings": "story_a story_b item_a item_b start_a end_a start_b end_b words direction attributed",
        "attributions": "story_id item_id source agency name relation confidence zone evidence start end "
        "rule",
        "lineage": "child_kind child child_name relation parent_kind parent parent_name confidence basis "
        "evidence evidence_story_id depth",
        "agencies": "agency name full_name kind country ownership state_owned domains",
        "runs": "run status command started ended attempts read new revised unchanged rejected",
        "rejects": "source line reason problem excerpt run",
    }.items()
}
"""Columns of every table that can be exported; new ones come only at the end."""
FILTERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(COLUMNS, ("since", "outlet", "agency")),
    "clusters": ("since", "outlet", "agency", "as_of"),
    "agencies": ("agency",),
    "runs": ("since",),
    "rejects": ("since",),
}
"""By what each table can be narrowed: the parameters of `export`."""


def rows(
    connection: Connection,
    name: str,
    *,
    wanted: Filter = EVERYTHING,
    as_of: RunId | None = None,
) -> Iterator[Row]:
    """The rows of a table, as dictionaries with its columns in order; a KeyError for an unknown table.

    wanted: of what the table can be narrowed by (`FILTERS`). as_of: of `clusters` alone, as it was when that
    run had ended.
    """
    return _clusters(connection, wanted, as_of) if as_of is not None else _TABLES[name](connection, wanted)


def _stories(connection: Connection, wanted: Filter) -> Iterator[Row]:
    return story_rows(connection, wanted.of(table.story.c.id))


def _clusters(connection: Connection, wanted: Filter, as_of: RunId | None = None) -> Iterator[Row]:
    conditions: list[ColumnElement[bool]] = []
    if chosen := wanted.of(table.membership.c.story_id):
        # A cluster with one story that is wanted is shown whole.
        conditions = [
            table.membership.c.cluster_id.in_(
                select(table.membership.c.cluster_id).where(*chosen, stood(as_of))
            )
        ]
    return cluster_rows(connection, conditions, as_of)


def _attributions(connection: Connection, wanted: Filter) -> Iterator[Row]:
    model = table.attribution
    statement = (
        select(table.story.c.id.label("story"), table.story.c.item_id, table.revision.c.source, *model.c)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
        .join(model, model.c.revision_id == table.revision.c.id)
        .where(*wanted.of(table.story.c.id), model.c.relation != str(Relation.conflict))
        .order_by(table.story.c.id, model.c.claim, model.c.rank)
    )
    for batch in batched_rows(connection, statement):
        for row in batch:
            yield {
                "story_id": story_label(row["story"]),
                "item_id": row["item_id"],
                "source": row["source"],
                "agency": row["agency"],
                "name": row["name"],
                "relation": row["relation"],
                "confidence": rounded(row["confidence"]),
                "zone": row["zone"],
                "evidence": row["words"],
                "start": row["start"],
                "end": row["end"],
                "rule": row["rule"],
            }


def _lineage(connection: Connection, wanted: Filter) -> Iterator[Row]:
    model = table.lineage_edge
    statement = (
        select(*model.c)
        .where(*wanted.of(model.c.evidence_story_id))
        .order_by(model.c.cluster_id, model.c.position)
    )
    for batch in batched_rows(connection, statement):
        names = read.names_of_stories(connection, batch)
        for row in batch:
            evidence = evidence_of(row["evidence"])
            yield {
                "child_kind": row["child_kind"],
                "child": row["child"],
                "child_name": names.get(row["child"], row["child_name"]),
                "relation": row["relation"],
                "parent_kind": row["parent_kind"],
                "parent": row["parent"],
                "parent_name": names.get(row["parent"], row["parent_name"]),
                "confidence": rounded(row["confidence"]),
                "basis": row["basis"],
                "evidence": evidence[0].words if evidence else None,
                "evidence_story_id": story_label(row["evidence_story_id"]),
                "depth": row["depth"],
            }


def _agencies(connection: Connection, wanted: Filter) -> Iterator[Row]:
    statement = select(*table.agency.c).order_by(table.agency.c.id)
    if wanted.agency is not None:
        statement = statement.where(table.agency.c.id == wanted.agency)
    for row in connection.execute(statement).mappings():
        yield {"agency": row["id"], **{name: row[name] for name in COLUMNS["agencies"][1:]}}


def _runs(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """Runs that changed something, so that a night repeated over the same input leaves exports as they were,
    and one that is not done: it is under way, or was killed and will be taken up under the same id."""
    shown = or_(table.run.c.changed, table.run.c.status == RUNNING)
    statement = select(*table.run.c).where(shown).order_by(table.run.c.id)
    if wanted.since is not None:
        statement = statement.where(table.run.c.started >= iso(wanted.since))
    for row in connection.execute(statement).mappings():
        known = run_row(row)
        # What it read is counted when it is done.
        yield known if row["status"] != RUNNING else {**known, **dict.fromkeys(COLUMNS["runs"][6:])}


def _rejects(connection: Connection, wanted: Filter) -> Iterator[Row]:
    model = table.reject
    statement = select(*model.c).order_by(model.c.source, model.c.line, model.c.id)
    if wanted.since is not None:
        begun = select(table.run.c.id).where(table.run.c.started >= iso(wanted.since))
        statement = statement.where(model.c.run_id.in_(begun))
    yield from map(reject_row, connection.execute(statement).mappings())


def run_row(row: RowMapping) -> Row:
    """A row of the export `runs`, from one of the table `run`."""
    return {"run": row["id"], **{name: row[name] for name in COLUMNS["runs"][1:]}}


def reject_row(row: RowMapping) -> Row:
    """A row of the export `rejects`, from one of the table `reject`."""
    return {name: row[name] for name in COLUMNS["rejects"][:-1]} | {"run": row["run_id"]}


_TABLES: dict[str, Callable[[Connection, Filter], Iterator[Row]]] = {
    "stories": _stories,
    "clusters": _clusters,
    "matches": match_rows,
    "embeddings": embedding_rows,
    "attributions": _attributions,
    "lineage": _lineage,
    "agencies": _agencies,
    "runs": _runs,
    "rejects": _rejects,
}
