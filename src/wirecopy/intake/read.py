"""Paths to stories: files, folders, globs and standard input, each read as the kind that its content shows.

Records are streamed line by line; pages that stand side by side go to the extraction workers together; one
thing that cannot be read is a Reject, and what stands beside it goes through.
"""

from __future__ import annotations

import glob
import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wirecopy.errors import InputError
from wirecopy.intake import detect
from wirecopy.intake.detect import Kind
from wirecopy.intake.jsonlines import LARGEST_RECORD, Line, numbered, read_line, read_records
from wirecopy.records import Item, Reject, RejectReason

LARGEST_ITEM = 20_000_000
"""Bytes of one page or dump, decompressed."""
LARGEST_JSON = 512_000_000
"""Bytes of an input that is one JSON value and so cannot be streamed."""
HIGHEST_RATIO = 200
"""Decompressed bytes for each compressed one; anything above is a bomb."""
RATIO_FLOOR = 10_000_000
"""Decompressed bytes below which the ratio is not looked at."""
STANDARD_INPUT = "-"
Arrival = Item | Reject | Line
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)
_PAGES_AT_ONCE = 256


class _TooLargeError(Exception):
    """An input opens to more than is read."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A file to read. source: as shown to readers. path: None for standard input."""

    source: str
    path: Path | None


def read(paths: Sequence[str]) -> Iterator[Item | Reject]:
    """Everything that can be read from paths, in the order of paths and, within a folder or glob, of names.

    Raises InputError, before anything is read, when a path does not exist or a glob matches nothing.
    """
    return (read_line(one) if isinstance(one, Line) else one for one in arrivals(paths))


def arrivals(paths: Sequence[str]) -> Iterator[Arrival]:
    """The same, but that a line of JSON Lines comes unread, for whoever shares the reading out.

    Raises InputError as `read` does.
    """
    return _read_all([_expand(path) for path in dict.fromkeys(paths)])


def read_one(path: str) -> Item:
    """The one story that a file, or standard input for `-`, holds.

    Raises InputError where it holds none or several.
    """
    if path != STANDARD_INPUT and Path(path).is_dir():
        raise InputError(f"{path} is a folder", "name one file")
    found = iter(read([path]))
    first = next(found, None)
    second = next(found, None)
    if first is None:
        raise InputError(f"there is no story in {path}", "name a page, a text or a record that holds one")
    if isinstance(first, Reject):
        raise InputError(f"{first.source}: {first.problem}")
    if second is not None:
        raise InputError(f"{path} holds more than one story", "give a file with a single story")
    return first


# ---------------------------------------------------------------- paths to files
def _expand(path: str) -> list[_Named] | Path:
    """The files that a path names, or the folder itself; raises InputError where it names nothing."""
    if path == STANDARD_INPUT:
        return [_Named(STANDARD_INPUT, None)]
    given = Path(path)
    try:
        if given.is_dir():
            return given
        if given.exists():
            return [_Named(path, given)]
    except OSError as fault:
        raise InputError(
            f"cannot look at {path}: {fault.strerror}", "check the path and its rights"
        ) from fault
    except ValueError as fault:  # a NUL in the path
        raise InputError(f"{path!r} is no path", "check the path") from fault
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if matches:
            return [named for match in matches for named in _matched(match)]
        raise InputError(
            f"nothing matches {path}", "check the pattern; put it in quotes to keep the shell from it"
        )
    if given.is_symlink():
        raise InputError(f"{path} is a link to a file that is not there", "mend or remove the link")
    raise InputError(f"{path} does not exist", "check the path")


def _matched(match: str) -> list[_Named]:
    path = Path(match)
    return [] if path.is_dir() else [_Named(match, path)]


def _read_all(named: Sequence[list[_Named] | Path]) -> Iterator[Arrival]:
    files = _Files(_walk(named))
    for file in files:
        yield from _unreadable(file) if isinstance(file, Reject) else _read_file(file, files)


def _walk(named: Sequence[list[_Named] | Path]) -> Iterator[_Named | Reject]:
    for one in named:
        if isinstance(one, Path):
            yield from _walk_folder(one)
        else:
            yield from one


def _walk_folder(folder: Path) -> Iterator[_Named | Reject]:
    """Files below a folder in order of their names; hidden ones and links to folders are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        problem = f"cannot list the folder: {fault.strerror}; check its rights"
        yield Reject(_shown(str(folder)), None, RejectReason.unreadable, problem)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        try:
            is_folder, is_link, is_file = entry.is_dir(), entry.is_symlink(), entry.is_file()
        except OSError as fault:
            yield Reject(
                _shown(str(path)),
                None,
                RejectReason.unreadable,
                f"cannot look at it: {fault.strerror}; check its rights",
            )
            continue
        if is_folder:
            # A link to a folder may lead back up; what it shows is read where it really lies.
            if not is_link:
                yield from _walk_folder(path)
        elif is_file:
            yield _Named(_shown(str(path)), path)
        elif is_link:
            yield Reject(
                _shown(str(path)),
                None,
                RejectReason.unreadable,
                "a link to a file that is not there; mend or remove it",
            )
        else:
            yield Reject(
                _shown(str(path)), None, RejectReason.unreadable, "neither file nor folder; leave it out"
            )


def _shown(path: str) -> str:
    """A path as text that every store can hold: bytes that are no UTF-8 become `?`."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _unreadable(reject: Reject) -> Iterator[Reject]:
    yield reject


class _Files:
    """Files to read, one by one, with one step back: pages side by side are taken together."""

    def __init__(self, files: Iterator[_Named | Reject]) -> None:
        self._files = files
        self._back: list[_Named | Reject] = []

    def __iter__(self) -> Iterator[_Named | Reject]:
        return self

    def __next__(self) -> _Named | Reject:
        return self._back.pop() if self._back else next(self._files)

    def put_back(self, file: _Named | Reject) -> None:
        """Give a file back, to be the next one."""
        self._back.append(file)


# ---------------------------------------------------------------- one file
def _read_file(file: _Named, files: _Files) -> Iterator[Arrival]:
    """What one file holds; where it is a page, those of the pages that follow it too."""
    try:
        kind, data = _sniffed(file)
    except _TooLargeError as fault:
        yield Reject(file.source, None, RejectReason.too_large, str(fault))
    except (OSError, *_DAMAGED) as fault:
        yield _cannot_read(file, fault)
    else:
        if kind is Kind.page and data is not None:
            from wirecopy.intake.worker import extract_many  # noqa: PLC0415 - brings lxml and processes

            yield from extract_many(_pages(file, data, files))
        elif kind in (Kind.jsonlines, Kind.json):
            yield from _records(file, kind, data)
        else:
            yield _text(file, kind, data or b"")


def _sniffed(file: _Named) -> tuple[Kind, bytes | None]:
    """A file's kind and content; content is None for JSON Lines in a file, which are streamed."""
    with _opened(file) as stream:
        source = _Bounded(stream)
        head = source.read(detect.SNIFFED_BYTES)
        kind = detect.kind(head, file.source)
        if kind is Kind.unknown:
            return kind, head
        if kind is Kind.jsonlines and file.path is not None and not detect.is_wide(head):
            return kind, None
        limit = LARGEST_JSON if kind in (Kind.json, Kind.jsonlines) else LARGEST_ITEM
        return kind, head + source.rest(limit - len(head))


def _opened(file: _Named) -> AbstractContextManager[BinaryIO]:
    if file.path is None:
        return nullcontext(sys.stdin.buffer)
    mode = file.path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise OSError(0, "neither a file nor a stream")
    return file.path.open("rb")


class _Bounded:
    """A stream, decompressed where it is gzip, that stops at a bomb."""

    def __init__(self, stream: BinaryIO) -> None:
        self._raw = stream
        start = stream.read(_CHUNK) if not stream.seekable() else stream.read(2)
        self._start = b""
        self._packed = None
        if stream.seekable():
            stream.seek(-len(start), os.SEEK_CUR)
            if start == _GZIP:
                self._packed = gzip.GzipFile(fileobj=stream)
        elif start[:2] == _GZIP:
            raise OSError(0, "compressed data on a stream; unpack it before")
        else:
            self._start = start
        self._given = 0

    def read(self, size: int) -> bytes:
        """The next bytes, fewer at the end; raises _TooLargeError at a decompression bomb."""
        if self._start:
            data, self._start = self._start[:size], self._start[size:]
            return data + (self.read(size - len(data)) if len(data) < size else b"")
        if self._packed is None:
            return self._raw.read(size)
        data = self._packed.read(size)
        self._given += len(data)
        if self._given > RATIO_FLOOR and self._given > HIGHEST_RATIO * max(1, self._raw.tell()):
            raise _TooLargeError(
                f"opens to more than {HIGHEST_RATIO} times its size; unpack it yourself if it is meant so"
            )
        return data

    def rest(self, limit: int) -> bytes:
        """All that is left; raises _TooLargeError above `limit` bytes."""
        parts, size = [], 0
        while data := self.read(_CHUNK):
            parts.append(data)
            size += len(data)
            if size > limit:
                raise _TooLargeError(f"larger than {limit:,} bytes; split it or give it as JSON Lines")
        return b"".join(parts)


def _records(file: _Named, kind: Kind, data: bytes | None) -> Iterator[Arrival]:
    if data is not None:
        yield from read_records(data, file.source)
        return
    try:
        with _opened(file) as stream:
            yield from numbered(_lines(_Bounded(stream)), file.source)
    except _TooLargeError as fault:
        yield Reject(file.source, None, RejectReason.too_large, str(fault))
    except (OSError, *_DAMAGED) as fault:
        yield _cannot_read(file, fault)


def _lines(stream: _Bounded) -> Iterator[bytes | None]:
    """Lines of a stream, one at a time; None for one that is longer than a record may be."""
    left, skipping = b"", False
    while data := stream.read(_CHUNK):
        *whole, last = data.split(b"\n")
        for number, line in enumerate(whole):
            if skipping:
                skipping = False
                yield None
            else:
                yield left + line if number == 0 else line
            left = b""
        if not skipping:
            left = left + last if not whole else last
            if len(left) > LARGEST_RECORD:
                left, skipping = b"", True
    if skipping:
        yield None
    elif left:
        yield left


def _pages(file: _Named, data: bytes, files: _Files) -> Iterator[tuple[str, bytes]]:
    """A page and the pages that follow it, up to the first file that is something else."""
    yield file.source, data
    for _ in range(_PAGES_AT_ONCE):
        following = next(files, None)
        if following is None:
            return
        content = _page(following)
        if content is None:
            files.put_back(following)
            return
        yield content


def _page(file: _Named | Reject) -> tuple[str, bytes] | None:
    """Source and content of a page; None for anything else, faults included, which are told in their turn."""
    if isinstance(file, Reject) or file.path is None:
        return None
    try:
        kind, data = _sniffed(file)
    except (OSError, _TooLargeError, *_DAMAGED):
        return None
    return (file.source, data) if kind is Kind.page and data is not None else None


def _text(file: _Named, kind: Kind, data: bytes) -> Item | Reject:
    """A dump, or the Reject of what is none."""
    if not data.strip():
        return Reject(file.source, None, RejectReason.no_article, "the file is empty; remove it or fill it")
    if kind is Kind.unknown:
        problem = "neither a page (HTML), a text, JSON nor JSON Lines; convert it to one of these"
        return Reject(file.source, None, RejectReason.unknown_kind, problem, _excerpt(data))
    from wirecopy.intake.dump import read_dump  # noqa: PLC0415 - brings the language model's library
    from wirecopy.intake.encoding import decode  # noqa: PLC0415

    decoded = decode(data)
    if decoded is None:
        problem = "its characters cannot be told (not UTF-8, and no other encoding fits); save it as UTF-8"
        return Reject(file.source, None, RejectReason.bad_encoding, problem, _excerpt(data))
    return read_dump(decoded.text, file.source)


def _excerpt(data: bytes) -> str:
    shown = data[:800].decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in shown).strip()[:200]


def _cannot_read(file: _Named, fault: Exception) -> Reject:
    if isinstance(fault, OSError) and not isinstance(fault, gzip.BadGzipFile):
        return Reject(
            file.source,
            None,
            RejectReason.unreadable,
            f"cannot be read: {fault.strerror or fault}; check the file and its rights",
        )
    return Reject(
        file.source, None, RejectReason.unreadable, f"damaged gzip data: {fault}; fetch the file again"
    )
