"""Writing what was judged; each function takes a connection inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from wirecopy.records import (
    ClusterId,
    Edge,
    Match,
    Passage,
    Reject,
    RunId,
    Standing,
    StoryId,
    Traced,
    identity_number,
)
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks, driver_many, execute_many, insert_rows
from wirecopy.store.items import evidence_json


def save_rejects(connection: Connection, run: RunId, rejects: Sequence[Reject]) -> None:
    """Keep rejects; one that an earlier run told already is not told again."""
    rows = [
        {
            "id": identity_number(
                f"reject\n{reject.source}\n{reject.line}\n{reject.reason}\n{reject.excerpt}"
            ),
            "run_id": run,
            "source": reject.source,
            "line": reject.line,
            "reason": str(reject.reason),
            "problem": reject.problem,
            "excerpt": reject.excerpt,
        }
        for reject in rejects
    ]
    execute_many(connection, sqlite_insert(table.reject).on_conflict_do_nothing(), rows)


def save_agencies(connection: Connection, agencies: Sequence[Mapping[str, Any]]) -> None:
    """Put the catalogue's organisations in place of the stored ones; keys: columns of `agency`."""
    connection.execute(delete(table.agency))
    execute_many(connection, insert(table.agency), [dict(agency) for agency in agencies])


# ---------------------------------------------------------------- judgements of pairs
def save_matches(
    connection: Connection, run: RunId, judged: Sequence[tuple[Match, Sequence[Passage]]]
) -> None:
    """Keep judged pairs and their passages, in place of what was judged of them before."""
    pairs = [(match.a, match.b) for match, _ in judged]
    for name in ("match", "embedding"):
        driver_many(connection, f'DELETE FROM "{name}" WHERE a = ? AND b = ?', pairs)  # noqa: S608
    insert_rows(connection, "match", [_match_row(match, run) for match, _ in judged])
    passages = [_passage_row(passage) for _, found in judged for passage in found]
    execute_many(connection, sqlite_insert(table.embedding).on_conflict_do_nothing(), passages)


def accepted_among(
    connection: Connection, pairs: Iterable[tuple[StoryId, StoryId]]
) -> list[tuple[StoryId, StoryId]]:
    """Those of the pairs, the smaller id first, that are accepted as the store has it."""
    wanted = set(pairs)
    found: list[tuple[StoryId, StoryId]] = []
    for chunk in chunks(sorted({a for a, _ in wanted})):
        rows = connection.execute(
            select(table.match.c.a, table.match.c.b).where(
                table.match.c.a.in_(among(chunk)), table.match.c.accepted
            )
        )
        found += [(a, b) for a, b in rows if (a, b) in wanted]
    return sorted(found)


def _match_row(match: Match, run: RunId) -> dict[str, Any]:
    return {
        "a": match.a,
        "b": match.b,
        "relation": str(match.relation),
        "accepted": match.accepted,
        "jaccard": match.jaccard,
        "containment_a": match.containment_a,
        "containment_b": match.containment_b,
        "longest_run": match.longest_run,
        "reason": match.reason,
        "rule_version": match.rule_version,
        "run_id": run,
        "apart": None,
    }


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "a": passage.a,
        "b": passage.b,
        "start_a": passage.start_a,
        "end_a": passage.end_a,
        "start_b": passage.start_b,
        "end_b": passage.end_b,
        "words": passage.words,
        "direction": passage.direction,
    }


def save_directions(connection: Connection, told: Sequence[tuple[str, StoryId, StoryId]]) -> None:
    """Write down for pairs, a < b, who gave the passages that they share."""
    driver_many(connection, "UPDATE embedding SET direction = ? WHERE a = ? AND b = ?", told)


# ---------------------------------------------------------------- lineage
def save_lineage(connection: Connection, traced: Sequence[Traced]) -> None:
    """Put the edges and standings of clusters in place of what was stored of them."""
    rows = [
        _edge_row(one.cluster, position, edge) for one in traced for position, edge in enumerate(one.edges)
    ]
    standings = [
        {name: getattr(member, name) for name in _STANDING} for one in traced for member in one.standings
    ]
    forget_lineage(connection, [one.cluster for one in traced])
    for chunk in chunks([row["story_id"] for row in standings]):
        connection.execute(delete(table.standing).where(table.standing.c.story_id.in_(among(chunk))))
    insert_rows(connection, "lineage_edge", rows)
    insert_rows(connection, "standing", standings)


_STANDING: tuple[str, ...] = Standing.__match_args__


def forget_lineage(connection: Connection, clusters: Iterable[ClusterId]) -> None:
    """Take away the edges of clusters, such as those that were merged into others."""
    for chunk in chunks(clusters):
        connection.execute(
            delete(table.lineage_edge).where(table.lineage_edge.c.cluster_id.in_(among(chunk)))
        )


def _edge_row(cluster: ClusterId, position: int, edge: Edge) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for side, node in (("child", edge.child), ("parent", edge.parent)):
        row[f"{side}_kind"], row[side], row[f"{side}_name"] = str(node.kind), node.key, node.name
    return row | {
        "cluster_id": cluster,
        "position": position,
        "relation": edge.relation,
        "confidence": edge.confidence,
        "basis": edge.basis,
        "evidence": evidence_json(edge.evidence),
        "evidence_story_id": edge.evidence_story,
        "depth": edge.depth,
    }
