"""Records in CSV and TSV: the first row names the fields, under our names or common aliases.

A row that cannot be read is a Reject with its line; a quote that is never closed costs its own line alone.
Format: RFC 4180, with comma, tab, semicolon or bar between fields.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from wirecopy.intake import fields
from wirecopy.intake.detect import DELIMITERS
from wirecopy.intake.encoding import decode
from wirecopy.intake.entry import LARGEST_TEXT
from wirecopy.intake.jsonlines import LARGEST_RECORD, OVERLONG
from wirecopy.intake.record import made, told, unmapped
from wirecopy.intake.streams import Overlong
from wirecopy.records import Item, Reject, RejectReason

_EXCERPT = 200


class _BrokenError(Exception):
    """A row cannot be read. The message says why."""

    def __init__(self, problem: str = "", reason: RejectReason = RejectReason.bad_record) -> None:
        super().__init__(problem)
        self.reason = reason


def read_table(
    lines: Iterable[bytes | Overlong], source: str, names: Mapping[str, str]
) -> Iterator[Item | Reject]:
    """The stories of a table, row by row. Never raises.

    lines: without their ends. names: our names of fields to those of the columns. The n-th row below the
    heading has the source `source#n`.
    """
    csv.field_size_limit(LARGEST_TEXT)
    rows = _Rows(_parted(lines))
    heading = next(rows, None)
    if heading is None:
        yield Reject(source, None, RejectReason.no_article, "the file is empty; remove it or fill it")
        return
    columns = [] if isinstance(heading[1], _BrokenError) else [name.strip() for name in heading[1]]
    first = next(rows, None)
    if not _holds_words(columns, names, first[1] if first else _BrokenError()):
        shown = ", ".join(column[:40] for column in columns[:12]) or "nothing"
        problem = (
            f"no column holds a story's words: the first row names {shown}; call one of them `text` or say"
            " which it is, as in `--map text=COLUMN`"
        )
        yield Reject(source, 1, RejectReason.bad_record, problem)
        return
    told_of = 0
    for number, (position, row, line) in enumerate(chain((first,) if first else (), rows), start=1):
        name = f"{source}#{number}"
        if isinstance(row, _BrokenError):
            yield Reject(name, position, row.reason, str(row), _excerpt(line))
        elif len(row) != len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            problem = (
                f"the row has {len(row)} fields and the heading {len(columns)}; put fields that hold"
                " the delimiter in quotes"
            )
            yield Reject(name, position, RejectReason.bad_record, problem, _excerpt(line))
        else:
            record = _record(columns, row)
            story = made(record, name, position, line.encode("utf-8", "replace")[:_EXCERPT], names)
            yield told(story, rows.removed - told_of)
            told_of = rows.removed


def _record(columns: list[str], row: list[str]) -> dict[str, object]:
    """A row by its columns; of several with one name the first that holds something."""
    record: dict[str, object] = {}
    for column, cell in zip(columns, row, strict=False):
        if not record.get(column):
            record[column] = cell
    return record


def _parted(lines: Iterable[bytes | Overlong]) -> Iterator[bytes | Overlong]:
    """The lines, also where a carriage return alone ends them, which the first one shows."""
    given = iter(lines)
    first = next(given, None)
    parted = isinstance(first, bytes) and b"\r" in first.rstrip(b"\r")
    for line in chain((first,) if first is not None else (), given):
        if parted and isinstance(line, bytes):
            yield from line.split(b"\r")
        else:
            yield line


def _holds_words(columns: list[str], names: Mapping[str, str], first: list[str] | _BrokenError) -> bool:
    """Whether a column is known to hold words; titles alone do where no other one looks as if it held some.

    first: the first row below the heading.
    """
    known = {fields.place_of(column) for column in columns}
    known |= {ours for ours, theirs in names.items() if theirs in columns}
    if known & {"text", "html"}:
        return True
    cells = [] if isinstance(first, _BrokenError) else first
    return bool(known & {"title", "summary"}) and unmapped(dict(zip(columns, cells, strict=False))) is None


def _excerpt(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line[:_EXCERPT])


class _Rows:
    """Rows of a table, each with the number of its first line and that line.

    removed: control characters taken out of the lines so far.
    """

    def __init__(self, lines: Iterable[bytes | Overlong]) -> None:
        self._lines = _Lines(lines)
        self._delimiter = ""

    @property
    def removed(self) -> int:
        return self._lines.removed

    def __iter__(self) -> Iterator[tuple[int, list[str] | _BrokenError, str]]:
        return self

    def __next__(self) -> tuple[int, list[str] | _BrokenError, str]:
        while True:
            line = next(self._lines)
            position = self._lines.position
            if isinstance(line, Overlong):
                problem = f"the line that begins at byte {line.offset:,} {OVERLONG}"
                return position, _BrokenError(problem, RejectReason.too_large), ""
            if not self._delimiter:
                line = line.removeprefix("\ufeff")
                if line[:4].lower() == "sep=" and len(line.strip()) == 5:  # a spreadsheet's own note
                    self._delimiter = line.strip()[4]
                    continue
                self._delimiter = max(DELIMITERS, key=line.count)
            if line.strip():
                return position, self._row(line), line

    def _row(self, line: str) -> list[str] | _BrokenError:
        """The row that begins with a line, with the further lines that its quotes hold together."""
        taken: list[str | Overlong] = []
        size = len(line)

        def feed() -> Iterator[str]:
            nonlocal size
            yield line + "\n"
            for following in self._lines:
                taken.append(following)
                size += LARGEST_RECORD if isinstance(following, Overlong) else len(following)
                if isinstance(following, Overlong) or size > LARGEST_RECORD:
                    return
                yield following + "\n"

        try:
            return [
                cell.rstrip("\n") for cell in next(csv.reader(feed(), delimiter=self._delimiter, strict=True))
            ]
        except (csv.Error, StopIteration):
            self._lines.put_back(taken)
        try:
            row = next(csv.reader([line], delimiter=self._delimiter))
        except (csv.Error, StopIteration) as fault:
            return _BrokenError(f"the row cannot be read: {fault}; correct it")
        if _is_open(line, self._delimiter):
            return _BrokenError(
                "a quote is opened and never closed; close it, or double quotes inside a field"
            )
        return row


def _is_open(line: str, delimiter: str) -> bool:
    """Whether a field of the line opens with a quote and none closes it."""
    try:
        next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    except StopIteration:
        return False
    return False


class _Lines:
    """Lines as text, some of which can be given back. position: of the last one handed out, from 1."""

    def __init__(self, lines: Iterable[bytes | Overlong]) -> None:
        self._lines = iter(lines)
        self._back: deque[str | Overlong] = deque()
        self.position = 0
        self.removed = 0

    def __iter__(self) -> Iterator[str | Overlong]:
        return self

    def __next__(self) -> str | Overlong:
        line = self._back.popleft() if self._back else self._tidied(_decoded(next(self._lines)))
        self.position += 1
        return line

    def _tidied(self, line: str | Overlong) -> str | Overlong:
        if isinstance(line, Overlong):
            return line
        kept = fields.CONTROLS.sub("", line)
        self.removed += len(line) - len(kept)
        return kept

    def put_back(self, lines: list[str | Overlong]) -> None:
        """Give lines back, to be the next ones."""
        self._back.extendleft(reversed(lines))
        self.position -= len(lines)


def _decoded(line: bytes | Overlong) -> str | Overlong:
    """A line in UTF-8 or, where it is none, in the encoding that its bytes show."""
    if isinstance(line, Overlong):
        return line
    line = line.removesuffix(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        found = decode(line)
        return found.text if found else line.decode("utf-8", "replace")
