"""The index on disk: keys and the numbers of the stories that hold them, in sorted segments.

What a batch adds is one segment, sorted by key and cut into blocks; a row a key would touch a page of a
b-tree for nearly every key once there are a million stories. Segments of one size are merged when there
are FANOUT of them, as in a log-structured merge tree (O'Neil, Cheng, Gawlick and O'Neil 1996), so each
entry is written some log(stories) / log(FANOUT) times. Nothing is taken out of a segment: a story that
leaves the index, or comes back with other keys, loses its number, and a merge drops what has no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from wirecopy.kernel.lists import met, picked, summed
from wirecopy.store.bulk import chunks, driver_many, narrowed, packed, unpacked, widened

Numbers = NDArray[np.int64]
FANOUT = 8
"""Segments of one level that become one of the next."""
BLOCK = 4096
"""Entries after which a block ends; the entries of one key stay in one block, however many they are."""
_BLOCKS_TOGETHER = 64
"""Blocks that are read at a time: a bound on memory."""


class Kind(StrEnum):
    """What the keys of a segment are."""

    bucket = "bucket"
    passage = "passage"


@dataclass(frozen=True, slots=True)
class Segment:
    """One sorted list. fences: the first key of each of its blocks. last_number: no story's is higher."""

    id: int
    level: int
    last_number: int
    fences: Numbers


def segments(connection: Connection, kind: Kind) -> list[Segment]:
    """All segments of one kind, the oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT id, level, last_number, fences FROM segment WHERE kind = ? ORDER BY id", (str(kind),)
    )
    return [Segment(number, level, last, unpacked(fences)) for number, level, last, fences in rows]


def last_number(connection: Connection) -> int:
    """The highest number that a story ever had in the index; 0 where none ever had."""
    return int(connection.exec_driver_sql("SELECT COALESCE(MAX(last_number), 0) FROM segment").scalar_one())


def append(connection: Connection, kind: Kind, keys: Numbers, stories: Numbers, last: int) -> None:
    """Add entries as a new segment, then merge what has become too many.

    keys: in any order. stories: the number of the story that holds each key. last: the highest number of
    any story.
    """
    order = np.argsort(keys, kind="stable")
    _write(connection, kind, (0, last), [(keys[order], stories[order])])
    level = 0
    while len(full := [one for one in segments(connection, kind) if one.level == level]) >= FANOUT:
        _merge(connection, kind, full)
        level += 1


def holders(connection: Connection, kind: Kind, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Who holds keys: for each entry the place of its key in `wanted`, and the number of the story.

    wanted: ascending and distinct.
    """
    asked, found = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for segment in segments(connection, kind):
        touched = np.unique(np.maximum(np.searchsorted(segment.fences, wanted, "right") - 1, 0))
        for number, entries, keys, stories in _packed_blocks(connection, segment, touched):
            fence = int(segment.fences[number])
            begin = int(np.searchsorted(wanted, fence))
            places, held = met(*_of_width(keys, entries), fence, wanted[begin:])
            if len(held):
                asked.append(places + begin)
                found.append(picked(*_of_width(stories, entries), held))
    return np.concatenate(asked), np.concatenate(found)


def _merge(connection: Connection, kind: Kind, parts: list[Segment]) -> None:
    level, last = parts[0].level + 1, max(part.last_number for part in parts)
    alive = _alive(connection, last)
    _write(connection, kind, (level, last), _merged(connection, parts, alive))
    for part in parts:
        connection.exec_driver_sql("DELETE FROM segment_block WHERE segment_id = ?", (part.id,))
        connection.exec_driver_sql("DELETE FROM segment WHERE id = ?", (part.id,))


def _merged(
    connection: Connection, parts: list[Segment], alive: NDArray[np.bool_]
) -> Iterator[tuple[Numbers, Numbers]]:
    """The living entries of all parts by their keys, a stretch of keys at a time."""
    fences = np.sort(np.concatenate([part.fences for part in parts]))
    if not len(fences):
        return
    bounds = np.unique(fences[::_BLOCKS_TOGETHER])
    for begin, end in zip(bounds, [*bounds[1:], np.iinfo(np.int64).max], strict=True):
        keys, stories = [], []
        for part in parts:
            first = max(int(np.searchsorted(part.fences, begin, "right")) - 1, 0)
            after = int(np.searchsorted(part.fences, end, "left"))
            for held, by in _blocks(connection, part, np.arange(first, after)):
                here = (held >= begin) & (held < end) & alive[by]
                keys.append(held[here])
                stories.append(by[here])
        together = np.concatenate(keys)
        order = np.argsort(together, kind="stable")
        yield together[order], np.concatenate(stories)[order]


def _alive(connection: Connection, last: int) -> NDArray[np.bool_]:
    alive = np.zeros(last + 1, bool)
    rows = connection.exec_driver_sql("SELECT number FROM indexed WHERE number <= ?", (last,)).fetchall()
    alive[np.array([number for (number,) in rows], np.int64)] = True
    return alive


def _write(
    connection: Connection,
    kind: Kind,
    facts: tuple[int, int],
    stretches: Iterable[tuple[Numbers, Numbers]],
) -> None:
    """Write a segment. facts: level, last number. stretches: entries by their keys, none of a key in two."""
    made = connection.exec_driver_sql(
        "INSERT INTO segment (kind, level, last_number, fences) VALUES (?, ?, ?, ?)", (str(kind), *facts, b"")
    )
    segment, number = int(made.lastrowid), 0
    fences: list[int] = []
    for keys, stories in stretches:
        rows = []
        for begin, end in _cut(keys):
            rows.append((segment, number, *_packed(keys[begin:end], stories[begin:end])))
            fences.append(int(keys[begin]))
            number += 1
        driver_many(
            connection,
            "INSERT INTO segment_block (segment_id, number, entries, keys, stories, checksum) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
    connection.exec_driver_sql(
        "UPDATE segment SET fences = ? WHERE id = ?", (packed(np.array(fences, np.int64)), segment)
    )


def _cut(keys: Numbers) -> Iterator[tuple[int, int]]:
    """Where blocks begin and end; the entries of one key are never parted."""
    begin = 0
    while begin < len(keys):
        end = min(begin + BLOCK, len(keys))
        if end < len(keys):
            end = int(np.searchsorted(keys, keys[end - 1], "right"))
        yield begin, end
        begin = end


def _packed(keys: Numbers, stories: Numbers) -> tuple[int, bytes, bytes, int]:
    """Entries, keys as the steps between them, stories, checksum of both; each in as few bytes as fit."""
    steps = narrowed(np.diff(keys, prepend=keys[0]))
    numbers = narrowed(stories)
    return len(keys), steps, numbers, crc32(numbers, crc32(steps))


def _blocks(
    connection: Connection, segment: Segment, chosen: NDArray[np.intp]
) -> Iterator[tuple[Numbers, Numbers]]:
    """Keys and stories of the chosen blocks of a segment, one block after the other."""
    for number, entries, keys, stories in _packed_blocks(connection, segment, chosen):
        yield summed(widened(keys, entries), int(segment.fences[number])), widened(stories, entries)


def _packed_blocks(
    connection: Connection, segment: Segment, chosen: NDArray[np.intp]
) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Of the chosen blocks number, entries, keys and stories, as `_packed` made them."""
    for some in chunks(chosen.tolist(), _BLOCKS_TOGETHER):
        rows = connection.exec_driver_sql(
            "SELECT number, entries, keys, stories FROM segment_block WHERE segment_id = ? "  # noqa: S608
            f"AND number IN ({','.join('?' * len(some))}) ORDER BY number",
            (segment.id, *some),
        )
        yield from rows.fetchall()


def _of_width(data: bytes, count: int) -> tuple[NDArray[np.uint8], int]:
    """Packed numbers as bytes, and how many bytes each takes."""
    return np.frombuffer(data, np.uint8), len(data) // count if count else 1
