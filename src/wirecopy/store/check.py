"""Is the store sound? Reads only; what is wrong is told, never mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from zlib import crc32

from sqlalchemy import Connection, func, select

from wirecopy.records import MatchRelation, StoryId, cluster_label, story_label, text_digest
from wirecopy.store import models as table
from wirecopy.store import read
from wirecopy.store.bulk import chunks
from wirecopy.store.fingerprints import are_keys
from wirecopy.store.selection import batched_rows
from wirecopy.store.work import Stage, has_come_to

_TOLD = 20


def check(connection: Connection) -> list[str]:
    """What is wrong with the store, a sentence each; empty where it is sound. No damage ends it early."""
    problems: list[str] = []
    for examine in _EXAMINED:
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
    lost = select(table.story.c.id).outerjoin(
        table.revision, table.revision.c.id == table.story.c.revision_id
    )
    for story in connection.execute(lost.where(table.revision.c.id.is_(None))).scalars():
        yield f"story {story_label(story)} has no text"


def _digests(connection: Connection) -> Iterator[str]:
    """A text that is not the one that was stored, as far as letters and digits go."""
    model = table.revision
    statement = select(model.c.story_id, model.c.digest, model.c.title, model.c.text)
    for batch in batched_rows(connection, statement):
        for row in batch:
            if text_digest(row["title"], row["text"]) != row["digest"]:
                yield f"the text of story {story_label(row['story_id'])} is not the one that was stored"


def _fingerprints(connection: Connection) -> Iterator[str]:
    """Passages ascend, each once: what is overwritten stands out of line. Signatures have a sum."""
    held = select(table.revision.c.story_id, table.passages.c.hashes).join(
        table.revision, table.revision.c.id == table.passages.c.revision_id
    )
    for batch in batched_rows(connection, held):
        for row in batch:
            if not are_keys(row["hashes"]):
                yield f"the passages of story {story_label(row['story_id'])} are damaged"
    model = table.fingerprint
    for batch in batched_rows(connection, select(model.c.story_id, model.c.signature, model.c.checksum)):
        for row in batch:
            signature, checksum = row["signature"], row["checksum"]
            if signature is not None and checksum not in (None, crc32(signature)):
                yield f"the fingerprint of story {story_label(row['story_id'])} is damaged"


def _index(connection: Connection) -> Iterator[str]:
    model = table.segment_block
    for batch in batched_rows(connection, select(*model.c)):
        for row in batch:
            if crc32(row["stories"], crc32(row["keys"])) != row["checksum"]:
                yield (
                    f"block {row['number']} of segment {row['segment_id']} of the index is damaged: "
                    "run `wirecopy db refingerprint`, then `wirecopy nightly`"
                )


def _rows(connection: Connection) -> Iterator[str]:
    """Tables in which a value cannot be read; texts, fingerprints and the index are looked at elsewhere."""
    elsewhere = {table.revision.c.text}
    for one in table.all_tables().sorted_tables:
        if one.name in _LOOKED_AT:
            continue
        try:
            columns = [column for column in one.c if column not in elsewhere]
            for _ in batched_rows(connection, select(*columns)):
                pass
        except Exception as fault:  # whatever a damaged value brings about
            yield f"`{one.name}` cannot be read: {getattr(fault, 'orig', None) or fault}"


_LOOKED_AT = frozenset(
    model.name
    for model in (table.passages, table.fingerprint, table.segment, table.segment_block, table.match)
)


def _stories(connection: Connection) -> Iterator[str]:
    """Stories that cannot be made into records again."""

    def take(some: list[StoryId]) -> None:
        read.items(connection, some)
        read.judgements(connection, some)

    for story in _unreadable(connection.execute(select(table.story.c.id)).scalars().all(), take):
        yield f"story {story_label(story)} cannot be read"


def _lineage(connection: Connection) -> Iterator[str]:
    """Clusters whose links cannot be made into records again."""
    clusters = connection.execute(select(table.lineage_edge.c.cluster_id).distinct()).scalars().all()
    for cluster in _unreadable(clusters, lambda some: read.edges(connection, some)):
        yield f"the lineage of cluster {cluster_label(cluster)} cannot be read"


def _unreadable(keys: Sequence[int], take: Callable[[list[int]], object]) -> Iterator[int]:
    for chunk in chunks(keys):
        if _fails(take, chunk):
            yield from (key for key in chunk if _fails(take, [key]))


def _fails(take: Callable[[list[int]], object], keys: list[int]) -> bool:
    try:
        take(keys)
    except Exception:  # whatever a damaged value brings about
        return True
    return False


def _matches(connection: Connection) -> Iterator[str]:
    """Pairs of which a number or a word cannot be."""
    for batch in batched_rows(connection, select(*table.match.c)):
        for row in batch:
            shares = [row[name] for name in ("jaccard", "containment_a", "containment_b")]
            if not all(0 <= share <= 1 for share in shares) or row["relation"] not in _RELATIONS:
                pair = f"{story_label(row['a'])} and {story_label(row['b'])}"
                yield f"what was judged of stories {pair} is damaged"


_RELATIONS = {str(relation) for relation in MatchRelation}


def _evidence(connection: Connection) -> Iterator[str]:
    model, text = table.attribution, table.revision
    statement = (
        select(text.c.story_id, text.c.text, model.c.words, model.c.start, model.c.end)
        .join(text, text.c.id == model.c.revision_id)
        .order_by(model.c.revision_id)
    )
    for batch in batched_rows(connection, statement):
        for row in batch:
            if row["text"][row["start"] : row["end"]] != row["words"]:
                story = story_label(row["story_id"])
                yield f"story {story} does not hold the evidence “{row['words']}” at {row['start']}"


def _membership(connection: Connection) -> Iterator[str]:
    member = table.membership
    several = (
        select(member.c.story_id)
        .where(member.c.left_run_id.is_(None))
        .group_by(member.c.story_id)
        .having(func.count() > 1)
    )
    for story in connection.execute(several).scalars():
        yield f"story {story_label(story)} stands in more than one cluster"
    none = (
        select(table.story.c.id)
        .outerjoin(table.waiting, table.waiting.c.story_id == table.story.c.id)
        .outerjoin(member, (member.c.story_id == table.story.c.id) & member.c.left_run_id.is_(None))
        .where(member.c.story_id.is_(None), has_come_to(Stage.clustered))
    )
    for story in connection.execute(none).scalars():
        yield f"story {story_label(story)} stands in no cluster"


def _clusters(connection: Connection) -> Iterator[str]:
    dead = (
        select(table.membership.c.cluster_id)
        .join(table.cluster, table.cluster.c.id == table.membership.c.cluster_id)
        .where(table.cluster.c.merged_into.is_not(None), table.membership.c.left_run_id.is_(None))
        .distinct()
    )
    for cluster in connection.execute(dead).scalars():
        yield f"cluster {cluster_label(cluster)} was merged into another and still has stories"


def _runs(connection: Connection) -> Iterator[str]:
    model = table.run
    wrong = select(model.c.id).where(
        model.c.status == "done",
        model.c.read != model.c.new + model.c.revised + model.c.unchanged + model.c.rejected,
    )
    for run in connection.execute(wrong).scalars():
        yield f"run {run} read another number of items than it accounts for"


_EXAMINED = (
    _file,
    _parents,
    _rows,
    _texts,
    _digests,
    _stories,
    _fingerprints,
    _index,
    _evidence,
    _matches,
    _membership,
    _clusters,
    _lineage,
    _runs,
)
