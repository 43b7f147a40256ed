"""Rows as CSV that any spreadsheet opens safely (RFC 4180, UTF-8, CRLF, a header always).

A text cell that a spreadsheet would take for a formula gets a leading apostrophe, as OWASP's ASVS
(1.2.10) asks; a cell that already looks so guarded gets one more, so that `unguarded` gives back
every text as it was. Typed numbers are left alone. NUL and lone surrogates, which no CSV reader
takes, become U+FFFD. JSON Lines are exact where that matters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wirecopy.patterns import lazy_re
from wirecopy.reports.jsonl import plain

BOM = "\ufeff"
# The second branch keeps `unguarded` true where a text's own apostrophe stands before what becomes U+FFFD.
_FORMULA = lazy_re("'*[=+\\-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20]|'+[\ufffd\ud800-\udfff]")
_GUARDED = lazy_re("'+[=+\\-@\t\r\n\ufffd\uff1d\uff0b\uff0d\uff20]")
_UNWRITABLE = lazy_re("[\x00\ud800-\udfff]")
_CHUNK = 500


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    guard = "'" if _FORMULA.match(text) else ""
    return guard + _UNWRITABLE.sub("\ufffd", text)


def unguarded(cell: str) -> str:
    """What `guarded` was given, for readers of our CSV (NUL and lone surrogates stay U+FFFD)."""
    return cell[1:] if _GUARDED.match(cell) else cell


def cell(value: object, *, exact: bool = False) -> str:
    """One value as it stands in a cell: None empty, true/false, times ISO 8601 with Z, lists joined by `;`.

    exact: leave the formula guard out.
    """
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = ";".join(str(part) for part in value)
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value) if exact else guarded(value)
    return str(value)


def csv_lines(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, exact: bool = False, bom: bool = False
) -> Iterator[str]:
    """The header and the rows in pieces of text, line ends included; write them with newline=''.

    bom: begin with a byte order mark, which some spreadsheets need to see UTF-8.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield (BOM if bom else "") + _taken(buffer)
    for number, row in enumerate(rows, 1):
        writer.writerow([cell(row.get(column), exact=exact) for column in columns])
        if number % _CHUNK == 0:
            yield _taken(buffer)
    if rest := _taken(buffer):
        yield rest


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
