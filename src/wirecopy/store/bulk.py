"""Bulk work on SQLite: many keys in one statement, arrays as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Executable

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = TypeVar("Value")
CHUNK = 500
"""Keys that one IN clause takes; SQLite's parameters are limited."""


def chunks(values: Iterable[Value], size: int = CHUNK) -> Iterator[list[Value]]:
    """The values in lists of at most `size`, in order."""
    chunk: list[Value] = []
    for value in values:
        chunk.append(value)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def execute_many(connection: Connection, statement: Executable, rows: Sequence[dict[str, Any]]) -> None:
    """One statement for many rows; nothing at all for none."""
    if rows:
        connection.execute(statement, rows)


def driver_many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """One statement in the driver's own words for many rows: the fast way for narrow index rows."""
    if rows:
        connection.exec_driver_sql(statement, rows)


def packed(numbers: NDArray[Any]) -> bytes:
    """An array as little-endian bytes."""
    return numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()


def unpacked(data: bytes, kind: str = "<i8") -> NDArray[Any]:
    """The array that `packed` made; kind: its numpy type."""
    import numpy as np  # noqa: PLC0415 - questions about stories need no arrays

    return np.frombuffer(data, dtype=kind)


def iso(moment: datetime) -> str:
    """UTC to the second, as ISO 8601 that sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_iso(words: str) -> datetime:
    """The time that `iso` wrote."""
    return datetime.fromisoformat(words)
