"""Files that are whole or not there: written beside their place, then renamed onto it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from wirecopy.errors import WirecopyError
from wirecopy.reports.csv import csv_lines


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes the place of `path` when the block ends well, and leaves no trace else.

    Line ends are written as given. Text and folder entry are on disk (fsync) when the block is left.
    A device or pipe is written to directly. Raises WirecopyError where the system refuses.
    """
    place = Path(os.path.realpath(path))
    try:
        if place.exists() and not place.is_file():
            with place.open("w", encoding="utf-8", newline="") as file:
                yield file
            return
        beside = place.with_name(f".{place.name}.{os.getpid()}.part")
        try:
            with beside.open("w", encoding="utf-8", newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if place.exists():
                shutil.copymode(place, beside)
            beside.replace(place)
            _settle(place.parent)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise WirecopyError(
            f"cannot write {path}: {fault.strerror or fault}",
            "name a file in a folder that is there and has room; nothing was left half-written",
        ) from fault


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write the pieces of text as one file, whole or not at all; raises WirecopyError."""
    with replacing(path) as file:
        file.writelines(pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file to be written: its name, its columns in order, its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, object]]


def write_files(folder: Path, tables: Sequence[Table], pages: Mapping[str, str]) -> list[str]:
    """CSV files and pages, by name, in a folder, made where missing; gives their paths, pages first.

    All are written before the first takes its place, so that a failure leaves yesterday's set. Raises
    WirecopyError where the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WirecopyError(
            f"cannot make the reports' folder {folder}: {fault.strerror or fault}",
            "name another with --reports or in the configuration",
        ) from fault
    with ExitStack() as places:
        for table in tables:
            file = places.enter_context(replacing(folder / table.name))
            file.writelines(csv_lines(table.columns, table.rows))
        for name, words in pages.items():
            places.enter_context(replacing(folder / name)).write(words)
    return [str(folder / name) for name in (*pages, *(table.name for table in tables))]


def _settle(folder: Path) -> None:
    """Make the renaming last through a loss of power; some systems cannot open a folder, and need not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
