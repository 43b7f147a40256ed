"""Is the store sound? Reads only; what is wrong is told, never mended."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from wirecopy.records import cluster_label, story_label, text_digest
from wirecopy.store import models as table
from wirecopy.store.bulk import unpacked
from wirecopy.store.open import Store
from wirecopy.store.selection import batched_rows
from wirecopy.store.work import Stage

_TOLD = 20


def check(store: Store) -> list[str]:
    """What is wrong with the store, a sentence each; empty where it is sound. No damage ends it early."""
    with store.reading() as connection:
        problems: list[str] = []
        for examine in (
            _file,
            _parents,
            _texts,
            _digests,
            _passages,
            _evidence,
            _membership,
            _clusters,
            _runs,
        ):
            found, number = [], 0
            try:
                for number, problem in enumerate(examine(connection), 1):
                    if number <= _TOLD:
                        found.append(problem)
            except Exception as fault:  # whatever a damaged value brings about
                found.append(f"the file is damaged: {getattr(fault, 'orig', None) or fault}")
            problems += (one for one in found if one not in problems)
            if number > _TOLD:
                problems.append(f"… and {number - _TOLD:,} more of the same kind")
        return problems


def _file(connection: Connection) -> Iterator[str]:
    for (words,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if words != "ok":
            yield f"the file is damaged: {words}"


def _parents(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of `{row[0]}` names a row of `{row[2]}` that is not there"


def _texts(connection: Connection) -> Iterator[str]:
    lost = select(table.Story.id).outerjoin(table.Revision, table.Revision.id == table.Story.revision_id)
    for story in connection.execute(lost.where(table.Revision.id.is_(None))).scalars():
        yield f"story {story_label(story)} has no text"


def _digests(connection: Connection) -> Iterator[str]:
    """A text that is not the one that was stored, as far as letters and digits go."""
    model = table.Revision
    statement = select(model.story_id, model.digest, model.title, model.text)
    for batch in batched_rows(connection, statement):
        for row in batch:
            if text_digest(row["title"], row["text"]) != row["digest"]:
                yield f"the text of story {story_label(row['story_id'])} is not the one that was stored"


def _passages(connection: Connection) -> Iterator[str]:
    """Passage hashes are distinct and ascend: what is overwritten stands out of line."""
    model = table.Fingerprint
    for batch in batched_rows(connection, select(model.story_id, model.passages, model.signature)):
        for row in batch:
            passages, signature = row["passages"], row["signature"]
            whole = len(passages) % 8 == 0 and len(signature or b"") % 4 == 0
            if not whole or not _ascends(passages):
                yield f"the fingerprint of story {story_label(row['story_id'])} is damaged"


def _ascends(hashes: bytes) -> bool:
    numbers = unpacked(hashes)
    return bool((numbers[1:] > numbers[:-1]).all() and (not len(numbers) or numbers[0] >= 0))


def _evidence(connection: Connection) -> Iterator[str]:
    model = table.Attribution
    rows = connection.execute(
        select(table.Revision.story_id, model.words, model.start)
        .join(table.Revision, table.Revision.id == model.revision_id)
        .where(func.substr(table.Revision.text, model.start + 1, model.end - model.start) != model.words)
    )
    for story, words, start in rows:
        yield f"story {story_label(story)} does not hold the evidence “{words}” at {start}"


def _membership(connection: Connection) -> Iterator[str]:
    member = table.Membership
    several = (
        select(member.story_id)
        .where(member.left_run_id.is_(None))
        .group_by(member.story_id)
        .having(func.count() > 1)
    )
    for story in connection.execute(several).scalars():
        yield f"story {story_label(story)} stands in more than one cluster"
    none = (
        select(table.Story.id)
        .join(table.Revision, table.Revision.id == table.Story.revision_id)
        .outerjoin(member, (member.story_id == table.Story.id) & member.left_run_id.is_(None))
        .where(member.story_id.is_(None), table.Revision.stage >= int(Stage.clustered))
    )
    for story in connection.execute(none).scalars():
        yield f"story {story_label(story)} stands in no cluster"


def _clusters(connection: Connection) -> Iterator[str]:
    dead = (
        select(table.Membership.cluster_id)
        .join(table.Cluster, table.Cluster.id == table.Membership.cluster_id)
        .where(table.Cluster.merged_into.is_not(None), table.Membership.left_run_id.is_(None))
        .distinct()
    )
    for cluster in connection.execute(dead).scalars():
        yield f"cluster {cluster_label(cluster)} was merged into another and still has stories"


def _runs(connection: Connection) -> Iterator[str]:
    model = table.Run
    wrong = select(model.id).where(
        model.status == "done", model.read != model.new + model.revised + model.unchanged + model.rejected
    )
    for run in connection.execute(wrong).scalars():
        yield f"run {run} read another number of items than it accounts for"


_EXAMINED = (_file, _parents, _texts, _digests, _passages, _evidence, _membership, _clusters, _runs)
