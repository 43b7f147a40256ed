"""The engine under a store: a file of SQLite, how it is spoken to, and what schema it holds."""

from __future__ import annotations

import json
import os
import sqlite3
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from wirecopy.errors import StoreError
from wirecopy.store.models import APPLICATION_ID, SCHEMA

BUSY_SECONDS = 30.0
PAGE_BYTES = 8192
"""Of a new store. A row with its text takes some 1,700 bytes: two of them leave a fifth of 4 KiB unused."""
_LOG_BYTES = 256 << 20
"""Written beside the store before it is taken into its file."""
_CACHE_BYTES = 256 << 20
"""Of the store's pages held in memory: a batch on a large store touches some of all its indexes' pages."""
READING = "wirecopy_reading"
"""The execution option of a connection that only reads."""
_HEADER = b"SQLite format 3\0"


def store_path(location: str) -> Path:
    """The file of a store given as a path or a `sqlite:///` URL; raises StoreError for another engine."""
    if "://" not in location:
        return Path(location).expanduser()
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///")).expanduser()
    engine = location.split("://", 1)[0]
    raise StoreError(f"a store cannot be kept in {engine}", "give a path, or sqlite:///PATH")


def can_write(path: Path) -> bool:
    """Whether the store's file and its folder can be written, by the rights this process acts with."""
    own = os.access in os.supports_effective_ids
    places = [path.parent, path] if path.exists() else [path.parent]
    return all(os.access(place, os.W_OK, effective_ids=own) for place in places)


def refuse_readonly(path: Path) -> None:
    """Raises StoreError where the store is there but cannot be written."""
    if path.exists() and not can_write(path):
        raise StoreError(
            f"the store {path} is read-only",
            "it and its folder must be writable: SQLite keeps files beside it; commands that only ask work",
        )


def holder_of(path: Path) -> str:
    """Who holds the store, as the run that took its lock left word: ` (process …)`, empty where unknown."""
    try:
        facts = json.loads(holder_file(path).read_text(encoding="utf-8"))
        return f" (process {facts['pid']} on {facts['host']}, since {facts['started']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def lock_file(path: Path) -> Path:
    """What a run locks while it writes to the store."""
    return path.with_name(path.name + ".lock")


def holder_file(path: Path) -> Path:
    """Where a run leaves word of itself while it holds the store's lock."""
    return path.with_name(path.name + ".holder")


def files_of(path: Path) -> frozenset[Path]:
    """All that a store has on disk while a run writes to it, links followed."""
    database = os.path.realpath(path)
    beside = (f"{database}{end}" for end in ("", "-wal", "-shm", "-journal"))
    held_by = (os.path.realpath(file) for file in (lock_file(path), holder_file(path)))
    return frozenset(map(Path, (*beside, *held_by)))


def is_missing(path: Path) -> bool:
    """Whether there is no store yet: no file, or an empty one."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def make_engine(path: Path, *, foreign_keys: bool = True, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine that begins every transaction itself: the driver's own way commits each statement alone.

    A store that cannot be written is opened for reading alone.
    """
    readonly = path.exists() and not can_write(path)
    place = _readonly_url(path) if readonly else URL.create("sqlite+pysqlite", database=str(path.absolute()))
    return _engine(place, foreign_keys, busy_seconds)


@lru_cache(maxsize=8)
def _engine(place: URL, foreign_keys: bool, busy_seconds: float) -> Engine:
    """One for each place: it keeps the statements that it compiled, as dear as the questions themselves."""
    readonly = place.query.get("mode") == "ro"
    engine = create_engine(place, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {int(busy_seconds * 1000)}",
            *([] if readonly else [f"page_size = {PAGE_BYTES}", "journal_mode = WAL"]),
            "synchronous = FULL",  # what was reported done outlives a loss of power
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            f"cache_size = {-_CACHE_BYTES // 1024}",
            "temp_store = MEMORY",
            f"wal_autocheckpoint = {_LOG_BYTES // PAGE_BYTES}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _readonly_url(path: Path) -> URL:
    """Where the log beside the store is empty and its folder cannot be written, nothing can change the file
    but a writer with other rights: `immutable` then reads it without the shared memory that cannot be made.

    https://www.sqlite.org/wal.html#read_only_databases
    """
    query = {"mode": "ro", "uri": "true"}
    if _log_bytes(path) == 0 and not can_write(path.parent / "x"):
        query["immutable"] = "1"
    return URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=query)


def _log_bytes(path: Path) -> int:
    """Size of what was written beside the store and is not in its file yet."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size
    except OSError:
        return 0


def schema_of(connection: Connection) -> str | None:
    """The name of the store's newest migration, None where none ever ran."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if known is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def is_newer(found: str | None) -> bool:
    """Whether a schema's name is unknown to this program, or counted above its own."""
    return found is not None and (not found.isdigit() or int(found) > int(SCHEMA))


def refuse_foreign(path: Path) -> None:
    """Raises StoreError unless the file is a whole database with the application id of a wirecopy store."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as fault:
        raise StoreError(
            f"cannot open {path}: {fault.strerror or fault}", "check the path and its rights"
        ) from fault
    hint = "name another file with --store; this one was left as it is"
    if not header.startswith(_HEADER[: len(header)]):
        raise StoreError(f"{path} is not a wirecopy store: it is no SQLite database", hint)
    if len(header) < _HEADER_BYTES:
        raise StoreError(f"{path} is truncated: its header ends after {size} bytes", mending(path))
    if _number(header, 68) != APPLICATION_ID:
        raise StoreError(f"{path} is not a wirecopy store but another program's database", hint)
    page = _number(header, 16, 2)
    stated = _number(header, 28) * (65536 if page == 1 else page)
    if size < stated and _log_bytes(path) == 0:  # what is missing may still stand in the log
        raise StoreError(f"{path} is truncated: it has {size:,} bytes of {stated:,}", mending(path))


_HEADER_BYTES = 100
"""https://www.sqlite.org/fileformat2.html#the_database_header"""


def _number(header: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(header[start : start + length], "big")


def mending(path: Path) -> str:
    """What to do about a damaged store: go back to its newest backup, or make it anew."""
    backups = sorted(path.parent.glob(f"{path.name}.*backup*"), key=lambda one: one.stat().st_mtime)
    anew = "read the inputs into a new one with --store"
    return f"put its backup {backups[-1]} in its place, or {anew}" if backups else f"it has no backup: {anew}"
