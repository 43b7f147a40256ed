"""The tables of pairs: matches and embeddings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, or_, select

from wirecopy.records import AgencyId, Judgement, story_label
from wirecopy.store import find, read
from wirecopy.store import models as table
from wirecopy.store.review import pair_decisions
from wirecopy.store.selection import Filter, Row, batched_rows, rounded


def _pair_statement(
    model: Table[table.MatchColumns] | Table[table.EmbeddingColumns], wanted: Filter
) -> Select[*tuple[Any, ...]]:
    first, second = table.story.alias("first"), table.story.alias("second")
    statement = (
        select(*model.c, first.c.item_id.label("item_a"), second.c.item_id.label("item_b"))
        .join(first, first.c.id == model.c.a)
        .join(second, second.c.id == model.c.b)
        .order_by(*model.primary_key.columns)
    )
    if chosen := [*wanted.of(model.c.a), *wanted.of(model.c.b)]:
        statement = statement.where(or_(*chosen))
    return statement


def match_rows(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """Rows of `matches` of which a story is wanted, by their ids."""
    decided = {(one.a, one.b): one.word for one in pair_decisions(connection)}
    for batch in batched_rows(connection, _pair_statement(table.match, wanted)):
        for row in batch:
            yield {
                "story_a": story_label(row["a"]),
                "story_b": story_label(row["b"]),
                "item_a": row["item_a"],
                "item_b": row["item_b"],
                "relation": row["relation"],
                "accepted": bool(row["accepted"]),
                "jaccard": rounded(row["jaccard"]),
                "containment_a": rounded(row["containment_a"]),
                "containment_b": rounded(row["containment_b"]),
                "longest_run": row["longest_run"],
                "reason": row["reason"],
                "rule_version": row["rule_version"],
                "run": row["run_id"],
                "apart": row["apart"],
                "review": decided.get((row["a"], row["b"])),
            }


def embedding_rows(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """Rows of `embeddings` of which a story is wanted, by their ids and places."""
    for batch in batched_rows(connection, _pair_statement(table.embedding, wanted)):
        pairs = {row[side] for row in batch for side in ("a", "b")}
        said, copies = read.judgements(connection, pairs), find.copy_agencies(connection, pairs)
        for row in batch:
            a, b = row["a"], row["b"]
            givers = {"a_to_b": (a, b), "b_to_a": (b, a)}.get(row["direction"])
            yield {
                "story_a": story_label(row["a"]),
                "story_b": story_label(row["b"]),
                "item_a": row["item_a"],
                "item_b": row["item_b"],
                "start_a": row["start_a"],
                "end_a": row["end_a"],
                "start_b": row["start_b"],
                "end_b": row["end_b"],
                "words": row["words"],
                "direction": row["direction"],
                "attributed": None
                if givers is None
                else _attributed(said[givers[0]], copies.get(givers[0]), said[givers[1]]),
            }


def _attributed(giver: Judgement, copy_agency: AgencyId | None, taker: Judgement) -> bool:
    """Whether the taker credits an agency that the giver is or credits, or whose copy it is."""
    return not taker.credited.isdisjoint({*giver.credited, giver.own_agency, copy_agency})
