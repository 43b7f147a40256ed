"""Paths to files: what files, folders, globs and standard input name, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wirecopy.errors import InputError
from wirecopy.records import Reject, RejectReason

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. source: as shown to readers. path: None for standard input."""

    source: str
    path: Path | None


def expand(path: str) -> list[File] | Path:
    """The files that a path names, or the folder itself; raises InputError where it names nothing."""
    if path == STANDARD_INPUT:
        return [File(STANDARD_INPUT, None)]
    given = Path(path)
    try:
        if given.is_dir():
            return given
        if given.exists():
            return [File(path, given)]
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


def expand_all(paths: Sequence[str]) -> list[list[File] | Path]:
    """What `expand` gives for each path, one given twice but once."""
    return [expand(path) for path in dict.fromkeys(paths)]


def is_much(named: Sequence[list[File] | Path], size: int) -> bool:
    """Whether what `expand` gave, of folders the files at their top, surely holds `size` bytes and more."""
    found = 0
    for one in named:
        files = _top_of(one) if isinstance(one, Path) else [file.path for file in one if file.path]
        for file in files:
            with suppress(OSError):
                found += file.stat().st_size
            if found >= size:
                return True
    return False


def _top_of(folder: Path) -> list[Path]:
    try:
        return [Path(entry) for entry in os.scandir(folder) if entry.is_file()]
    except OSError:
        return []


def _matched(match: str) -> list[File]:
    path = Path(match)
    return [] if path.is_dir() else [File(match, path)]


def walk(
    named: Sequence[list[File] | Path], without: Collection[Path] = frozenset()
) -> Iterator[File | Reject]:
    """The files of what `expand` gave, in the order given and, within a folder, of names.

    without: files, links followed, that are no input though a folder holds them: those of the store.
    """
    for one in named:
        if isinstance(one, Path):
            yield from _walk_folder(one, without)
        else:
            yield from one


def _walk_folder(folder: Path, without: Collection[Path]) -> Iterator[File | Reject]:
    """Files below a folder in order of their names; hidden ones and links to folders are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        yield _unreadable(folder, f"cannot list the folder: {fault.strerror}; check its rights")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or _is_one_of(entry, without):
            continue
        try:
            is_folder, is_link, is_file = entry.is_dir(), entry.is_symlink(), entry.is_file()
        except OSError as fault:
            yield _unreadable(path, f"cannot look at it: {fault.strerror}; check its rights")
            continue
        if is_folder:
            # A link to a folder may lead back up; what it shows is read where it really lies.
            if not is_link:
                yield from _walk_folder(path, without)
        elif is_file:
            yield File(shown(str(path)), path)
        elif is_link:
            yield _unreadable(path, "a link to a file that is not there; mend or remove it")
        else:
            yield _unreadable(path, "neither file nor folder; leave it out")


def _is_one_of(entry: os.DirEntry[str], files: Collection[Path]) -> bool:
    if not (entry.is_symlink() or any(entry.name == file.name for file in files)):
        return False  # most are told by their name alone, without another look at the disk
    return Path(os.path.realpath(entry.path)) in files


def _unreadable(path: Path, problem: str) -> Reject:
    return Reject(shown(str(path)), None, RejectReason.unreadable, problem)


def shown(path: str) -> str:
    """A path as text that every store can hold: bytes that are no UTF-8 become `?`."""
    return path.encode("utf-8", "replace").decode("utf-8")
