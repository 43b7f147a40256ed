"""The engine under a store: a file of SQLite, how it is spoken to, and what schema it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from wirecopy.errors import StoreError
from wirecopy.store.models import APPLICATION_ID, SCHEMA

BUSY_SECONDS = 30.0
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


def is_missing(path: Path) -> bool:
    """Whether there is no store yet: no file, or an empty one."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def make_engine(path: Path, *, foreign_keys: bool = True, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine that begins every transaction itself: the driver's own way commits each statement alone."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)), connect_args={"timeout": busy_seconds}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {int(busy_seconds * 1000)}",
            "journal_mode = WAL",
            "synchronous = FULL",  # what was reported done outlives a loss of power
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


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
    """Raises StoreError unless the file carries the header and the application id of a wirecopy store."""
    try:
        with path.open("rb") as file:
            header = file.read(72)
    except OSError as fault:
        raise StoreError(
            f"cannot open {path}: {fault.strerror or fault}", "check the path and its rights"
        ) from fault
    if not header.startswith(_HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(
            f"{path} is not a wirecopy store", "name another file with --store; this one was left as it is"
        )
