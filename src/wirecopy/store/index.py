"""The banded index and the passages: which known stories are worth judging against a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from wirecopy.errors import SpecificationError
from wirecopy.records import StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import chunks, driver_many, execute_many, packed, unpacked

Hashes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A story's passage hashes, of all its words; all_digest: of the same words."""

    story: StoryId
    all_digest: int
    words: int
    hashes: Hashes


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """What is left of a story without its outlet's furniture. signature: None where no words are."""

    story: StoryId
    digest: int | None
    signature: NDArray[np.uint32] | None
    shingles: int


@dataclass(frozen=True, slots=True)
class Specification:
    """How fingerprints are made; see `wirecopy.fingerprint.spec`."""

    label: str
    scheme: str
    seed: int
    permutations: int
    shingle_words: int
    normalisation: int


def ensure_specification(connection: Connection, wanted: Specification) -> int:
    """The number of the store's specification; a new store takes the one given.

    Raises SpecificationError where its fingerprints were made by another one: the two cannot be compared.
    """
    row = connection.execute(select(table.Specification.id, table.Specification.label)).first()
    if row is None:
        values = {name: getattr(wanted, name) for name in Specification.__slots__}
        connection.execute(insert(table.Specification).values(id=1, **values))
        return 1
    if row.label != wanted.label:
        raise SpecificationError(
            f"the store's fingerprints are of specification {row.label}, this program makes {wanted.label}",
            "use the wirecopy that made them, or `wirecopy nightly` with the texts and a new --store",
        )
    return int(row.id)


# ---------------------------------------------------------------- passages
def save_passages(connection: Connection, specification: int, rows: Sequence[PassageRow]) -> None:
    """Keep passage hashes in place of the stories' old ones; nothing of them is in the index yet."""
    for chunk in chunks(row.story for row in rows):
        connection.execute(delete(table.Fingerprint).where(table.Fingerprint.story_id.in_(chunk)))
    execute_many(
        connection,
        insert(table.Fingerprint),
        [
            {
                "story_id": row.story,
                "specification_id": specification,
                "all_digest": row.all_digest,
                "passages": packed(row.hashes),
                "digest": None,
                "signature": None,
                "checksum": None,
                "shingles": 0,
                "words": row.words,
            }
            for row in rows
        ],
    )
    execute_many(
        connection,
        text(
            "UPDATE revision SET words = :words WHERE id = (SELECT revision_id FROM story WHERE id = :story)"
        ),
        [{"story": row.story, "words": row.words} for row in rows],
    )


def passages(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, PassageRow]:
    """The passage hashes of the stories that have any kept."""
    found: dict[StoryId, PassageRow] = {}
    model = table.Fingerprint
    for chunk in chunks(stories):
        rows = connection.execute(
            select(model.story_id, model.all_digest, model.words, model.passages).where(
                model.story_id.in_(chunk)
            )
        )
        for story, digest, words, hashes in rows:
            found[story] = PassageRow(story, digest, words, unpacked(hashes))
    return found


# ---------------------------------------------------------------- furniture
def furniture(connection: Connection, outlets: Iterable[int]) -> dict[int, Hashes]:
    """Each outlet's furniture, an empty array where none is known."""
    wanted = sorted(set(outlets))
    found = {outlet: np.empty(0, np.int64) for outlet in wanted}
    for chunk in chunks(wanted):
        rows = connection.execute(
            select(table.Furniture.outlet_id, table.Furniture.hashes).where(
                table.Furniture.outlet_id.in_(chunk)
            )
        )
        for outlet, hashes in rows:
            found[outlet] = unpacked(hashes)
    return found


def save_furniture(connection: Connection, outlet: int, hashes: Hashes) -> None:
    """Put an outlet's furniture in place of what was known."""
    insertion = sqlite_insert(table.Furniture).values(outlet_id=outlet, hashes=packed(hashes))
    connection.execute(
        insertion.on_conflict_do_update(
            index_elements=[table.Furniture.outlet_id], set_={"hashes": insertion.excluded.hashes}
        )
    )


# ---------------------------------------------------------------- signatures and the index
def signatures(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, SignatureRow]:
    """The signatures of the stories that have one."""
    found: dict[StoryId, SignatureRow] = {}
    model = table.Fingerprint
    for chunk in chunks(stories):
        rows = connection.execute(
            select(model.story_id, model.digest, model.signature, model.shingles).where(
                model.story_id.in_(chunk), model.signature.is_not(None)
            )
        )
        for story, digest, signature, shingles in rows:
            kept = unpacked(signature or b"", "<u4")
            found[story] = SignatureRow(story, digest, kept, shingles)
    return found


def save_signatures(connection: Connection, rows: Sequence[SignatureRow]) -> None:
    """Keep signatures beside the passage hashes."""
    execute_many(
        connection,
        text(
            "UPDATE fingerprint SET digest = :digest, signature = :signature, checksum = :checksum, "
            "shingles = :shingles WHERE story_id = :story"
        ),
        [_signature_row(row) for row in rows],
    )


def _signature_row(row: SignatureRow) -> dict[str, Any]:
    signature = None if row.signature is None else packed(row.signature)
    return {
        "story": row.story,
        "digest": row.digest,
        "signature": signature,
        "checksum": None if signature is None else crc32(signature),
        "shingles": row.shingles,
    }


def first_of_digest(connection: Connection, digests: Iterable[int]) -> dict[int, StoryId]:
    """For each digest the story that stands in the index for all of the same words, if any does yet."""
    found: dict[int, StoryId] = {}
    for chunk in chunks(sorted(set(digests))):
        rows = connection.execute(
            select(table.Fingerprint.digest, table.Story.id)
            .join(table.Story, table.Story.id == table.Fingerprint.story_id)
            .join(table.Revision, table.Revision.id == table.Story.revision_id)
            .where(
                table.Fingerprint.digest.in_(chunk),
                table.Story.twin_of.is_(None),
                table.Revision.stage >= INDEXED,
            )
            .order_by(table.Story.id.desc())
        )
        found.update((digest, story) for digest, story in rows if digest is not None)
    return found


INDEXED = 2
"""The stage from which on a story stands in the index (`wirecopy.store.work.Stage.indexed`)."""


def save_twins(connection: Connection, twins: Mapping[StoryId, StoryId | None]) -> None:
    """For each story the one that stands for it in the index, None where it stands for itself."""
    by_first: dict[StoryId | None, list[StoryId]] = {}
    for twin, first in twins.items():
        by_first.setdefault(first, []).append(twin)
    for chunk in chunks(by_first.pop(None, [])):
        condition = table.Story.id.in_(chunk) & table.Story.twin_of.is_not(None)
        connection.execute(update(table.Story).where(condition).values(twin_of=None))
    rows = [(first, twin) for first, group in by_first.items() for twin in group]
    driver_many(connection, "UPDATE story SET twin_of = ? WHERE id = ?", rows)


def twins(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, StoryId]:
    """Of the stories that another of the same words stands for in the index: that one."""
    found: dict[StoryId, StoryId] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.Story.id, table.Story.twin_of).where(table.Story.id.in_(chunk))
        )
        found.update((story, leader) for story, leader in rows if leader is not None)
    return found


def add(
    connection: Connection, passage_hashes: Mapping[StoryId, Hashes], buckets: Mapping[StoryId, Hashes]
) -> None:
    """Put stories into the index."""
    driver_many(
        connection, "INSERT OR IGNORE INTO posting (hash, story_id) VALUES (?, ?)", _pairs(passage_hashes)
    )
    driver_many(connection, "INSERT OR IGNORE INTO band (bucket, story_id) VALUES (?, ?)", _pairs(buckets))


def remove(
    connection: Connection, passage_hashes: Mapping[StoryId, Hashes], buckets: Mapping[StoryId, Hashes]
) -> None:
    """Take stories out of the index: what `add` put in for the same arrays."""
    driver_many(connection, "DELETE FROM posting WHERE hash = ? AND story_id = ?", _pairs(passage_hashes))
    driver_many(connection, "DELETE FROM band WHERE bucket = ? AND story_id = ?", _pairs(buckets))


def _pairs(arrays: Mapping[StoryId, Hashes]) -> list[tuple[int, int]]:
    # Sorted keys fill the pages of a b-tree one after the other.
    if not arrays:
        return []
    numbers = np.concatenate(list(arrays.values()))
    stories = np.repeat(np.array(list(arrays), np.int64), [len(held) for held in arrays.values()])
    order = np.lexsort((stories, numbers))
    return list(zip(numbers[order].tolist(), stories[order].tolist(), strict=True))


# ---------------------------------------------------------------- candidates
CROWDED = 8
"""Stories, those of the smallest ids, that stand for all in a bucket or passage that too many hold."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the index is followed.

    band_cap, passage_cap: holders up to which a bucket or a passage gives all of them. passages_shared:
    passages that make a candidate.
    """

    band_cap: int
    passage_cap: int
    passages_shared: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the index gives for each text. usual: if both texts stand in it, each gives the other.

    crowded: the few that stand for the many holders of a bucket or passage; they do not give all back.
    """

    usual: dict[StoryId, set[StoryId]]
    crowded: dict[StoryId, set[StoryId]]

    def of(self, story: StoryId) -> set[StoryId]:
        """All candidates of one text."""
        return self.usual.get(story, set()) | self.crowded.get(story, set())


def candidates(
    connection: Connection,
    passage_hashes: Mapping[StoryId, Hashes],
    buckets: Mapping[StoryId, Hashes],
    limits: Limits,
) -> Candidates:
    """The stories of the index that share a bucket, or enough passages, with each given text.

    A text that stands in the index itself is no candidate of its own.
    """
    found = Candidates({}, {})
    _follow(connection, _BANDS, buckets, (limits.band_cap, 1), found)
    _follow(connection, _POSTINGS, passage_hashes, (limits.passage_cap, limits.passages_shared), found)
    return found


_BANDS, _POSTINGS = ("band", "bucket"), ("posting", "hash")


def _follow(
    connection: Connection,
    kind: tuple[str, str],
    arrays: Mapping[StoryId, Hashes],
    limits: tuple[int, int],
    found: Candidates,
) -> None:
    (table_name, column), (cap, shared) = kind, limits
    for statement in (
        "CREATE TEMP TABLE IF NOT EXISTS probe "
        "(number INTEGER, story INTEGER, PRIMARY KEY (number, story)) WITHOUT ROWID",
        "CREATE TEMP TABLE IF NOT EXISTS held (number INTEGER PRIMARY KEY, holders INTEGER)",
        "DELETE FROM temp.probe",
        "DELETE FROM temp.held",
    ):
        connection.exec_driver_sql(statement)
    driver_many(connection, "INSERT INTO temp.probe (number, story) VALUES (?, ?)", _pairs(arrays))
    holders = f"SELECT story_id FROM {table_name} WHERE {column} = n.number ORDER BY story_id LIMIT"  # noqa: S608
    connection.exec_driver_sql(
        f"INSERT INTO temp.held SELECT n.number, (SELECT COUNT(*) FROM ({holders} ?)) "  # noqa: S608
        # Most numbers are held by nobody but the one text that asks: they end here.
        "FROM (SELECT number, COUNT(*) AS askers, MIN(story) AS asker FROM temp.probe GROUP BY number) n "
        f"WHERE n.askers > 1 OR EXISTS (SELECT 1 FROM {table_name} k "
        f"WHERE k.{column} = n.number AND k.story_id <> n.asker)",
        (cap + 1,),
    )
    for condition, given in (
        ("n.holders <= ?", found.usual),
        (f"n.holders > ? AND k.story_id IN ({holders} {CROWDED})", found.crowded),
    ):
        rows = connection.exec_driver_sql(
            f"SELECT p.story, k.story_id FROM temp.held n JOIN temp.probe p ON p.number = n.number "  # noqa: S608
            f"JOIN {table_name} k ON k.{column} = n.number WHERE k.story_id <> p.story AND {condition} "
            "GROUP BY p.story, k.story_id HAVING COUNT(*) >= ?",
            (cap, shared),
        )
        for story, other in rows:
            given.setdefault(story, set()).add(other)


def partners(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, set[StoryId]]:
    """The stories that each one was judged against before."""
    found: dict[StoryId, set[StoryId]] = {}
    model = table.Match
    for chunk in chunks(stories):
        for here, there in ((model.a, model.b), (model.b, model.a)):
            for story, other in connection.execute(select(here, there).where(here.in_(chunk))):
                found.setdefault(story, set()).add(other)
    return found
