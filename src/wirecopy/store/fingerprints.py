"""Fingerprints as they are kept: passage hashes, signatures, outlets' furniture, and how all were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, ColumnElement, Connection, LargeBinary, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from wirecopy.errors import SpecificationError
from wirecopy.records import KEY_BITS, Specification, StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import CHUNK, among, chunks, driver_many, packed, unpacked, widened
from wirecopy.store.work import Stage, has_come_to, outlets_of, set_stage

Hashes = NDArray[np.int64]
Outlet = TypeVar("Outlet", int, str)
"""How an outlet is named: by its number or its key."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A story's passage hashes, of all its words; all_digest: of the same words."""

    story: StoryId
    all_digest: int
    words: int
    hashes: Hashes


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """What is left of a story without its outlet's furniture. signature: None where no words are, and where
    another story of the same words has it."""

    story: StoryId
    digest: int | None
    signature: NDArray[np.uint32] | None
    shingles: int


def ensure_specification(connection: Connection, wanted: Specification) -> int:
    """The number of the store's specification; a new store takes the one given.

    Raises SpecificationError where its fingerprints were made by another one: the two cannot be compared.
    """
    row = connection.execute(select(table.specification.c.id, table.specification.c.label)).first()
    if row is None:
        connection.execute(insert(table.specification).values(id=1, label=wanted.label, **asdict(wanted)))
        return 1
    if row.label != wanted.label:
        raise SpecificationError(
            f"the store's fingerprints are of specification {row.label}, this program makes {wanted.label}",
            "run `wirecopy db refingerprint`, then `wirecopy nightly`: texts, clusters and history are kept",
        )
    return int(row.id)


def forget(connection: Connection) -> int:
    """Forget all fingerprints, the index, learnt furniture and how they were made; how many texts that were.

    Every current text waits from then on to be fingerprinted, matched, clustered and traced again. Texts,
    matches, clusters, their history and lineage stay.
    """
    for model in (
        table.indexed,
        table.segment_block,
        table.segment,
        table.fingerprint,
        table.passages,
        table.furniture,
    ):
        connection.execute(delete(model))
    connection.execute(delete(table.specification))
    connection.execute(update(table.story).where(table.story.c.twin_of.is_not(None)).values(twin_of=None))
    stories = connection.execute(select(table.story.c.id).order_by(table.story.c.id)).scalars().all()
    set_stage(connection, stories, Stage.stored)
    return len(stories)


# ---------------------------------------------------------------- passages
def save_passages(connection: Connection, rows: Sequence[PassageRow]) -> None:
    """Keep the passage hashes of stories' current texts; nothing of them is in the index yet."""
    driver_many(
        connection,
        "INSERT OR REPLACE INTO passages (revision_id, all_digest, words, hashes) "
        "VALUES ((SELECT revision_id FROM story WHERE id = ?), ?, ?, ?)",
        [(row.story, row.all_digest, row.words, _keys(row.hashes)) for row in rows],
    )


def remove(connection: Connection, stories: Iterable[StoryId], superseded: Iterable[int]) -> None:
    """Remove what was made of texts that no longer are their stories' current ones."""
    for chunk in chunks(stories):
        connection.execute(delete(table.fingerprint).where(table.fingerprint.c.story_id.in_(among(chunk))))
    for chunk in chunks(superseded):
        connection.execute(delete(table.passages).where(table.passages.c.revision_id.in_(among(chunk))))


def save_words(connection: Connection, rows: Sequence[PassageRow]) -> None:
    """Keep how many words the stories' current texts have; what is new is stored with it."""
    driver_many(
        connection,
        "UPDATE revision SET words = ? WHERE id = (SELECT revision_id FROM story WHERE id = ?)",
        [(row.words, row.story) for row in rows],
    )


_KEY_BYTES = KEY_BITS // 8


def _keys(hashes: Hashes) -> bytes:
    """Keys of the index, five bytes each."""
    return hashes.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :_KEY_BYTES].tobytes()


def keys_of(data: bytes) -> Hashes:
    """The keys that were kept of a story, or of several one after the other: int64."""
    return widened(data, len(data) // _KEY_BYTES)


def passages(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, PassageRow]:
    """The passage hashes of the stories that have any kept."""
    found: dict[StoryId, PassageRow] = {}
    model = table.passages
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.story.c.id, model.c.all_digest, model.c.words, model.c.hashes)
            .join(table.story, table.story.c.revision_id == model.c.revision_id)
            .where(table.story.c.id.in_(among(chunk)))
        ).all()
        keys, begin = keys_of(b"".join(data for *_, data in rows)), 0
        for story, digest, words, data in rows:
            end = begin + len(data) // _KEY_BYTES
            found[story] = PassageRow(story, digest, words, keys[begin:end])
            begin = end
    return found


def are_keys(data: bytes) -> bool:
    """Whether bytes can be what was kept of a story's keys: distinct and ascending."""
    keys = keys_of(data)
    return len(data) % _KEY_BYTES == 0 and bool((keys[1:] > keys[:-1]).all())


# ---------------------------------------------------------------- furniture
def furniture(connection: Connection, outlets: Iterable[int]) -> dict[int, Hashes]:
    """Each outlet's furniture, an empty array where none is known."""
    return _furniture(connection, table.outlet.c.id, outlets)


def furniture_by_key(connection: Connection, outlets: Iterable[str]) -> dict[str, Hashes]:
    """The same by the outlets' keys."""
    return _furniture(connection, table.outlet.c.key, outlets)


def _furniture(
    connection: Connection, told_by: Column[Outlet], outlets: Iterable[Outlet]
) -> dict[Outlet, Hashes]:
    """Each outlet's furniture. told_by: the column of outlets by which they are named."""
    found = dict.fromkeys(sorted(set(outlets)), np.empty(0, np.int64))
    for chunk in chunks(found):
        rows = connection.execute(
            select(told_by, table.furniture.c.hashes)
            .join_from(table.outlet, table.furniture, table.furniture.c.outlet_id == table.outlet.c.id)
            .where(told_by.in_(among(chunk)))
        ).all()
        found.update((outlet, unpacked(hashes)) for outlet, hashes in rows)
    return found


def furniture_of(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Hashes]:
    """The furniture of each story's outlet."""
    outlets = outlets_of(connection, stories)
    known = furniture(connection, outlets.values())
    return {story: known[outlet] for story, outlet in outlets.items()}


def save_furniture(connection: Connection, outlet: int, hashes: Hashes) -> None:
    """Put an outlet's furniture in place of what was known."""
    insertion = sqlite_insert(table.furniture).values(outlet_id=outlet, hashes=packed(hashes))
    connection.execute(
        insertion.on_conflict_do_update(
            index_elements=[table.furniture.c.outlet_id], set_={"hashes": insertion.excluded.hashes}
        )
    )


# ---------------------------------------------------------------- signatures and the index
def signatures(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, SignatureRow]:
    """The signatures of the stories that have one of their own."""
    found: dict[StoryId, SignatureRow] = {}
    model = table.fingerprint
    for chunk in chunks(stories):
        rows = connection.execute(
            select(model.c.story_id, model.c.digest, model.c.signature, model.c.shingles).where(
                model.c.story_id.in_(among(chunk)), model.c.signature.is_not(None)
            )
        ).all()
        for story, digest, signature, shingles in rows:
            kept = unpacked(signature or b"", "<u4")
            found[story] = SignatureRow(story, digest, kept, shingles)
    return found


def all_signatures(connection: Connection) -> Iterator[tuple[StoryId, NDArray[np.uint32]]]:
    """Every story that has a signature, by its id; of one that another stands for it is that one's."""
    own, leader = table.fingerprint, table.fingerprint.alias()
    signature: ColumnElement[bytes] = func.coalesce(own.c.signature, leader.c.signature, type_=LargeBinary)
    statement = (
        select(own.c.story_id, signature)
        .join(table.story, table.story.c.id == own.c.story_id)
        .outerjoin(leader, leader.c.story_id == table.story.c.twin_of)
        .where(signature.is_not(None))
        .order_by(own.c.story_id)
        .execution_options(yield_per=CHUNK)
    )
    for story, data in connection.execute(statement):
        yield story, unpacked(data, "<u4")


def save_signatures(connection: Connection, rows: Sequence[SignatureRow]) -> None:
    """Keep signatures in place of the stories' earlier ones."""
    driver_many(
        connection,
        "INSERT OR REPLACE INTO fingerprint "
        "(story_id, specification_id, digest, signature, shingles, checksum) "
        "VALUES (?, (SELECT MAX(id) FROM specification), ?, ?, ?, ?)",
        [_signature_row(row) for row in rows],
    )


def _signature_row(row: SignatureRow) -> tuple[StoryId, int | None, bytes | None, int, int | None]:
    signature = None if row.signature is None else packed(row.signature)
    checksum = None if signature is None else crc32(signature)
    return row.story, row.digest, signature, row.shingles, checksum


def first_of_digest(connection: Connection, digests: Iterable[int]) -> dict[int, StoryId]:
    """For each digest the story that stands in the index for all of the same words, if any does yet."""
    found: dict[int, StoryId] = {}
    for chunk in chunks(sorted(set(digests))):
        rows = connection.execute(
            select(table.fingerprint.c.digest, table.story.c.id)
            .join(table.story, table.story.c.id == table.fingerprint.c.story_id)
            .outerjoin(table.waiting, table.waiting.c.story_id == table.story.c.id)
            .where(
                table.fingerprint.c.digest.in_(among(chunk)),
                table.story.c.twin_of.is_(None),
                has_come_to(Stage.indexed),
            )
            .order_by(table.story.c.id.desc())
        ).all()
        found.update((digest, story) for digest, story in rows if digest is not None)
    return found


def save_twins(connection: Connection, twins: Mapping[StoryId, StoryId | None]) -> None:
    """For each story the one that stands for it in the index, None where it stands for itself."""
    by_first: dict[StoryId | None, list[StoryId]] = {}
    for twin, first in twins.items():
        by_first.setdefault(first, []).append(twin)
    for chunk in chunks(by_first.pop(None, [])):
        condition = table.story.c.id.in_(among(chunk)) & table.story.c.twin_of.is_not(None)
        connection.execute(update(table.story).where(condition).values(twin_of=None))
    rows = [(first, twin) for first, group in by_first.items() for twin in group]
    driver_many(connection, "UPDATE story SET twin_of = ? WHERE id = ?", rows)


def twins(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, StoryId]:
    """Of the stories that another of the same words stands for in the index: that one."""
    found: dict[StoryId, StoryId] = {}
    for chunk in chunks(stories):
        rows = connection.execute(
            select(table.story.c.id, table.story.c.twin_of).where(table.story.c.id.in_(among(chunk)))
        ).all()
        found.update((story, leader) for story, leader in rows if leader is not None)
    return found
