"""What a file holds: itself, what a compressed file opens to, the members of an archive, the pages of a WARC.

Members are read in memory and in bounded steps and are never written to disk. An archive inside another is
not opened; compressed members and a WARC inside an archive are.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from typing import BinaryIO

from wirecopy.intake import detect
from wirecopy.intake.content import FAULTS, Content, reject_of
from wirecopy.intake.detect import Kind
from wirecopy.intake.paths import File, shown
from wirecopy.intake.streams import LARGEST_ITEM, Budget, DamagedError, Source, Stream
from wirecopy.records import Reject, RejectReason

LARGEST_JSON = 512_000_000
"""Bytes of an input that is one JSON value and so cannot be streamed."""
LARGEST_HELD = 256_000_000
"""Bytes of a zip archive that is no plain file and so is held in memory."""
_STREAMED = (Kind.jsonlines, Kind.table, Kind.mail)


def contents(file: File) -> Iterator[Content | Reject]:
    """What a file holds, in the order in which it lies there. Never raises: faults become Rejects.

    What a content streams must be read before the next content is asked for.
    """
    try:
        with _opened(file) as handle:
            yield from _inside(Stream(handle), file.source, handle if file.path is not None else None)
    except FAULTS as fault:
        yield reject_of(file.source, fault)


def _opened(file: File) -> AbstractContextManager[BinaryIO]:
    if file.path is None:
        return nullcontext(sys.stdin.buffer)
    mode = file.path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise OSError(0, "neither a file nor a stream")
    return file.path.open("rb")


def _inside(stream: Stream, source: str, file: BinaryIO | None, depth: int = 0) -> Iterator[Content | Reject]:
    """What a stream holds.

    file: what it reads, where that is a file and no member. depth: how many archives lie around it.
    """
    head = stream.peek(detect.SNIFFED_BYTES)
    kind = detect.kind(head, source)
    if kind in (Kind.zip, Kind.tar) and depth:
        problem = "an archive inside an archive is not opened; unpack the outer one"
        yield Reject(source, None, RejectReason.unknown_kind, problem)
    elif kind is Kind.zip:
        yield from _zip_members(stream, source, file)
    elif kind is Kind.tar:
        yield from _tar_members(stream, source)
    elif kind is Kind.warc:
        from wirecopy.intake.warc import stories_in  # noqa: PLC0415 - brings its library

        yield from stories_in(stream, source)
    elif kind is Kind.unknown:
        yield Content(source, kind, head)
    elif kind in _STREAMED and not detect.is_wide(head):
        yield Content(source, kind, stream=stream)
    else:
        limit = LARGEST_JSON if kind in (Kind.json, *_STREAMED) else LARGEST_ITEM
        yield Content(source, kind, stream.rest(limit))


# ---------------------------------------------------------------- archives
def _zip_members(stream: Stream, source: str, file: BinaryIO | None) -> Iterator[Content | Reject]:
    import zipfile  # noqa: PLC0415

    if file is not None and file.seekable() and not stream.packed:
        archive, size = file, os.fstat(file.fileno()).st_size
    else:
        held = stream.rest(LARGEST_HELD)
        archive, size = BytesIO(held), len(held)
    budget = Budget()
    budget.take(size)
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [one for one in opened.infolist() if not one.is_dir() and _wanted(one.filename)]
            names = [one.filename for one in members]
            if document := _document_in(names):
                problem = f"it is {document}; save it as text or as a web page"
                yield Reject(source, None, RejectReason.unknown_kind, problem)
                return
            if "datapackage.json" in names:  # a WACZ: pages beside their indexes and lists
                members = [one for one in members if one.filename.startswith("archive/")] or members
            for member in members:
                name = f"{source}#{shown(member.filename)}"
                if member.flag_bits & 1:
                    problem = "it is encrypted; unpack the archive yourself"
                    yield Reject(name, None, RejectReason.unreadable, problem)
                    continue
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    problem = "it is packed by a rare method; unpack the archive yourself"
                    yield Reject(name, None, RejectReason.unreadable, problem)
                    continue
                try:
                    with opened.open(member) as packed:
                        yield from _inside(Stream(_Counted(packed, budget), budget), name, None, 1)
                except (zipfile.BadZipFile, EOFError) as fault:
                    yield reject_of(name, DamagedError(f"damaged in the archive: {fault}"))
                except FAULTS as fault:
                    yield reject_of(name, fault)
                    if budget.spent:
                        raise
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise DamagedError(f"damaged zip archive: {fault}") from fault
    if not members:
        yield _empty(source)


class _Counted:
    """A member whose bytes count as opened."""

    def __init__(self, member: Source, budget: Budget) -> None:
        self._member, self._budget = member, budget

    def read(self, size: int, /) -> bytes:
        import zlib  # noqa: PLC0415

        try:
            data = self._member.read(size)
        except zlib.error as fault:
            raise DamagedError(f"damaged in the archive: {fault}") from fault
        self._budget.give(len(data))
        return data


def _tar_members(stream: Stream, source: str) -> Iterator[Content | Reject]:
    import tarfile  # noqa: PLC0415

    from wirecopy.intake.archives import CheckedMember  # noqa: PLC0415

    found = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=CheckedMember) as opened:  # type: ignore[call-overload]
            for member in opened:
                opened.members = []  # or they would all be kept
                # What a link shows is read where it really lies.
                if not member.isreg() or not _wanted(member.name):
                    continue
                found += 1
                name = f"{source}#{shown(member.name)}"
                if member.issparse():
                    problem = "a file with holes is not opened; unpack the archive yourself"
                    yield Reject(name, None, RejectReason.unreadable, problem)
                    continue
                packed = opened.extractfile(member)
                if packed is None:
                    continue
                try:
                    yield from _inside(Stream(packed, stream.budget), name, None, 1)
                except FAULTS as fault:
                    yield reject_of(name, fault)
                    if stream.budget.spent:
                        raise
    except tarfile.TarError as fault:
        raise DamagedError(f"damaged tar archive: {fault}") from fault
    if not found:
        yield _empty(source)


def _document_in(names: list[str]) -> str:
    """What a zip archive is where it is the form of some program's own document; empty for any other."""
    if "[Content_Types].xml" in names:
        return "a document of an office program (Word, Excel, PowerPoint)"
    if "META-INF/container.xml" in names:
        return "an electronic book"
    if "mimetype" in names[:1]:
        return "a document of an office program (OpenDocument) or a book"
    return "a program" if {"META-INF/MANIFEST.MF", "AndroidManifest.xml"} & set(names) else ""


def _wanted(name: str) -> bool:
    """Whether a member is neither hidden nor a system's own note, as in folders."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" not in parts and not any(
        part.startswith(".") and part not in (".", "..") for part in parts
    )


def _empty(source: str) -> Reject:
    return Reject(source, None, RejectReason.no_article, "the archive holds no files; remove it or fill it")
