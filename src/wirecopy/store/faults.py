"""What went wrong with a store, in words for its reader: from the engine's error to ours."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from wirecopy.errors import LockedError, StoreError, WirecopyError
from wirecopy.store.engine import READING, holder_of, mending

_DAMAGED = ("malformed", "not a database", "could not decode", "unsupported file format")


def explained(fault: DatabaseError, path: Path) -> Exception:
    """Our error for one of the engine's; what only a fault of this program can bring about stays as it is."""
    if isinstance(fault, IntegrityError | ProgrammingError) or not isinstance(fault.orig, sqlite3.Error):
        return fault
    return refusal(fault.orig, path)


def refusal(fault: sqlite3.Error, path: Path) -> WirecopyError:
    """Our error for one of SQLite's. https://www.sqlite.org/rescode.html"""
    told = str(fault).casefold()
    if "locked" in told:
        return LockedError(
            f"another program holds the store {path}{holder_of(path)}",
            "try again when it is done; `lock_timeout` of the configuration says how long to wait",
        )
    if any(sign in told for sign in _DAMAGED):
        return StoreError(f"the store {path} is damaged: {fault}", mending(path))
    for sign, (what, hint) in _REFUSALS.items():
        if sign in told:
            free = _free(path) if "full" in sign else ""
            return StoreError(f"the store {path} {what}{free}", hint)
    return StoreError(f"the store {path} could not be used: {fault}", "run `wirecopy db check`")


_REFUSALS = {
    "disk is full": (
        "has no room on its disk",
        "make room and run again: nothing was half-written, and what was reported done is kept",
    ),
    "readonly": ("is read-only", "it and its folder must be writable"),
    "disk i/o error": (
        "cannot be read or written: the system reports an I/O error",
        "look for limits and faults of its disk, and run again: nothing was half-written",
    ),
    "unable to open": (
        "cannot be opened",
        "check the rights of it and its folder; where a -wal file lies beside it, copy both to a folder that "
        "can be written",
    ),
}


def _free(path: Path) -> str:
    """How much room is left, and how much a run may want: its log can grow as large as what it adds."""
    try:
        free, size = shutil.disk_usage(path.parent).free, path.stat().st_size
    except OSError:
        return ""
    return f": {free:,} bytes are free, and a run may need as much again as the store has, {size:,}"


def damage(engine: Engine) -> str | None:
    """The first fault of the store, None where it is sound; asked only when something failed already."""
    from wirecopy.store.check import check  # noqa: PLC0415 - only where something failed

    try:
        with engine.connect() as connection:
            return next(iter(check(connection.execution_options(**{READING: True}))), None)
    except Exception as fault:  # even the question cannot be put
        return str(fault)
