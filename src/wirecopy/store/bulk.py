"""Bulk work on SQLite: many keys in one statement, arrays as bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Executable, Select, func, select

if TYPE_CHECKING:
    from numpy.typing import NDArray

Value = TypeVar("Value")
CHUNK = 5000
"""Keys that one statement takes: a bound on memory."""


def chunks(values: Iterable[Value], size: int = CHUNK) -> Iterator[list[Value]]:
    """The values in lists of at most `size`, in order."""
    waiting = iter(values)
    while chunk := list(islice(waiting, size)):
        yield chunk


def execute_many(connection: Connection, statement: Executable, rows: Sequence[dict[str, Any]]) -> None:
    """One statement for many rows; nothing at all for none."""
    if rows:
        connection.execute(statement, rows)


def among(values: Sequence[int | str]) -> Select[tuple[Any]]:
    """What a column may be, for `column.in_(…)`, as one parameter.

    SQLAlchemy writes a statement anew for each number of parameters, and SQLite limits that number.
    """
    listed = func.json_each(json.dumps(values, ensure_ascii=False)).table_valued("value")
    return select(listed.c.value)


def insert_rows(connection: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one shape as the driver takes them; SQLAlchemy would look at every value."""
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608
    driver_many(connection, statement, [tuple(row.values()) for row in rows])


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


def narrowed(numbers: NDArray[Any]) -> bytes:
    """Numbers that are not negative, each in as many little-endian bytes as the largest needs."""
    import numpy as np  # noqa: PLC0415 - questions about stories need no arrays

    width = max((int(numbers.max()).bit_length() + 7) // 8, 1) if len(numbers) else 1
    return numbers.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width].tobytes()


def widened(data: bytes, count: int) -> NDArray[Any]:
    """The `count` numbers that `narrowed` made, as int64."""
    import numpy as np  # noqa: PLC0415 - questions about stories need no arrays

    from wirecopy.kernel import lists  # noqa: PLC0415 - nor compiled code

    return lists.widened(np.frombuffer(data, np.uint8), len(data) // count if count else 1)
