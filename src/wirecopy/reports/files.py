"""Files that are whole or not there: written beside their place, then renamed onto it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wirecopy.errors import WirecopyError
from wirecopy.reports.csv import csv_lines

if TYPE_CHECKING:
    from wirecopy.store.open import Connection

REPORTS = ("clusters", "lineage", "attributions", "stories")
"""Tables that a night leaves as CSV."""


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


def write_reports(connection: Connection, folder: Path) -> list[str]:
    """The night's CSV files in a folder, made where missing; gives their paths.

    All are written before the first takes its place, so that a failure leaves yesterday's set.
    """
    from wirecopy.store.tables import COLUMNS, rows  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WirecopyError(
            f"cannot make the reports' folder {folder}: {fault.strerror or fault}",
            "name another with --reports or in the configuration",
        ) from fault
    written = []
    with ExitStack() as places:
        for table in REPORTS:
            path = folder / f"{table}.csv"
            file = places.enter_context(replacing(path))
            file.writelines(csv_lines(COLUMNS[table], rows(connection, table)))
            written.append(str(path))
    return written


def _settle(folder: Path) -> None:
    """Make the renaming last through a loss of power; some systems cannot open a folder, and need not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
