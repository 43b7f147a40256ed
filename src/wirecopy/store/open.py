"""Opening a store: SQLite in WAL mode, explicit transactions, and nothing but a store of this schema."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection  # noqa: PLC0414 - other packages name the type
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from wirecopy.errors import NotFoundError, SchemaError, StoreError
from wirecopy.store.models import APPLICATION_ID, SCHEMA

# `Connection` is what other packages pass on; SQLAlchemy itself stays in this one.
__all__ = ["Connection", "Store", "open_store", "store_path"]

BUSY_SECONDS = 30.0
_HEADER = b"SQLite format 3\0"
_READING = "wirecopy_reading"


class Store:
    """An open store: `begin` gives a write transaction, `reading` a snapshot."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed when the block ends, rolled back whole on any exception."""
        with _explained(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store and writes nothing."""
        with _explained(self.path), self.engine.connect() as connection:
            yield connection.execution_options(**{_READING: True})

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def store_path(location: str) -> Path:
    """The file of a store given as a path or a `sqlite:///` URL; raises StoreError for another engine."""
    if "://" not in location:
        return Path(location).expanduser()
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///")).expanduser()
    engine = location.split("://", 1)[0]
    raise StoreError(f"a store cannot be kept in {engine}", "give a path, or sqlite:///PATH")


def open_store(location: str, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The store at a path or URL.

    create: make a new one where there is none (an empty file counts as none). Raises NotFoundError where
    there is none and `create` is false, SchemaError for an older or newer one, StoreError for a foreign file.
    """
    path = store_path(location)
    if is_missing(path):
        if not create:
            raise NotFoundError(
                f"there is no store at {path}",
                "`wirecopy nightly PATH…` makes one, or name another with --store",
            )
        _make(path)
    refuse_foreign(path)
    store = Store(make_engine(path, busy_seconds=busy_seconds), path)
    try:
        with store.reading() as connection:
            refuse_other_schema(schema_of(connection), path)
    except BaseException:
        store.close()
        raise
    return store


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
        reading = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def schema_of(connection: Connection) -> str | None:
    """The name of the store's newest migration, None where none ever ran."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if known is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def refuse_other_schema(found: str | None, path: Path) -> None:
    """Raises SchemaError unless the store is of this program's schema."""
    if found == SCHEMA:
        return
    if is_newer(found):
        raise SchemaError(
            f"{path} has schema {found}, newer than this program's {SCHEMA}", "use a newer wirecopy"
        )
    raise SchemaError(
        f"{path} has schema {found or 'none'}, older than this program's {SCHEMA}",
        "run `wirecopy db upgrade`; it makes a backup first",
    )


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


def _make(path: Path) -> None:
    """Make a new store beside its place, then rename it: a kill leaves none, or a whole one."""
    from wirecopy.store.upgrade import migrate  # noqa: PLC0415 - Alembic takes 0.8 s to import

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        migrate(unfinished, "head")
        # The last to close leaves WAL mode's side files empty; the renamed file must need none of them.
        connection = sqlite3.connect(unfinished)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        unfinished.replace(path)
    finally:
        for left in path.parent.glob(f"{unfinished.name}*"):
            left.unlink()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns the engine's refusals into errors with a next step; programming faults pass through."""
    try:
        yield
    except OperationalError as fault:
        raise StoreError(f"the store {path} could not be used: {_words(fault)}", _hint(fault)) from fault
    except DatabaseError as fault:
        if "malformed" in str(fault.orig) or "not a database" in str(fault.orig):
            raise StoreError(
                f"the store {path} is damaged: {_words(fault)}", "run `wirecopy db check`"
            ) from fault
        raise


def _words(fault: DatabaseError) -> str:
    return str(fault.orig)


def _hint(fault: DatabaseError) -> str:
    words: Any = str(fault.orig)
    if "locked" in words:
        return "another program holds it; try again when it is done"
    if "full" in words:
        return "make room on the disk and run again: nothing was half-written"
    return "run `wirecopy db check`"
