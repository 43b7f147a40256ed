"""Rows as JSON Lines: the columns of the CSV, exact texts, nulls and true types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum

from wirecopy.patterns import lazy_re

_SURROGATE = lazy_re("[\ud800-\udfff]")
# Characters that JSON lets stand in a string, yet that steer a terminal, turn a line round or break one.
_ESCAPED = lazy_re("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def plain(value: object) -> object:
    """A value as JSON knows it: times become ISO 8601 in UTC with Z, names of an enumeration their text."""
    if isinstance(value, datetime):
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.isoformat().replace("+00:00", "Z")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | set | frozenset):
        return [plain(part) for part in (value if isinstance(value, tuple) else sorted(value))]
    return value


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON that reads back as the same value and does a terminal no harm; lone surrogates are U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=plain, allow_nan=False)
    text = _SURROGATE.sub("\ufffd", text)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def json_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """One object a row, in the columns' order, line ends included."""
    for row in rows:
        yield json_text({column: plain(row.get(column)) for column in columns}) + "\n"
