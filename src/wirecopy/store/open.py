"""Opening a store: SQLite in WAL mode, explicit transactions, and nothing but a store of this schema."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection  # noqa: PLC0414 - other packages name the type
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from wirecopy.errors import NotFoundError, SchemaError, StoreError, WirecopyError
from wirecopy.store.engine import (
    BUSY_SECONDS,
    READING,
    is_missing,
    is_newer,
    make_engine,
    mending,
    refuse_foreign,
    schema_of,
    store_path,
)
from wirecopy.store.faults import damage, explained, refusal
from wirecopy.store.models import SCHEMA

# `Connection` is what other packages pass on; SQLAlchemy itself stays in this one.
__all__ = ["Connection", "Store", "open_store"]


class Store:
    """An open store: `begin` gives a write transaction, `reading` a snapshot."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed when the block ends, rolled back whole on any exception."""
        with _explained(self), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store and writes nothing."""
        with _explained(self), self.engine.connect() as connection:
            yield connection.execution_options(**{READING: True})

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(location: str, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The store at a path or URL.

    create: make a new one where there is none (an empty file counts as none). One that cannot be written is
    opened for reading. Raises NotFoundError where there is none and `create` is false, SchemaError for an
    older or newer one, StoreError for a foreign or truncated file, LockedError where another program
    holds it.
    """
    path = store_path(location)
    if is_missing(path):
        if not create:
            what = f"the store {path} is an empty file" if path.exists() else f"there is no store at {path}"
            raise NotFoundError(what, "`wirecopy nightly PATH…` makes one, or name another with --store")
        _make(Path(os.path.realpath(path)))  # where a link leads, not in its stead
    refuse_foreign(path)
    store = Store(make_engine(path, busy_seconds=busy_seconds), path)
    try:
        with store.reading() as connection:
            refuse_other_schema(schema_of(connection), path)
    except BaseException:
        store.close()
        raise
    return store


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


def _make(path: Path) -> None:
    """Make a new store beside its place, then rename it: a kill leaves none, or a whole one."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        from wirecopy.store.upgrade import migrate  # noqa: PLC0415 - for a new store alone

        migrate(unfinished, "head")
        # The last to close leaves WAL mode's side files empty; the renamed file must need none of them.
        connection = sqlite3.connect(unfinished)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        unfinished.replace(path)
    except sqlite3.DatabaseError as fault:
        raise refusal(fault, path) from fault
    except DatabaseError as fault:
        raise explained(fault, path) from fault
    except OSError as fault:
        raise StoreError(
            f"cannot make a store at {path}: {fault.strerror or fault}",
            "name a place that can be written with --store",
        ) from fault
    finally:
        for left in path.parent.glob(f"{unfinished.name}*"):
            left.unlink()


@contextmanager
def _explained(store: Store) -> Iterator[None]:
    """Turns the engine's refusals into errors with a next step; programming faults pass through."""
    try:
        yield
    except (WirecopyError, OSError):
        raise
    except DatabaseError as fault:
        raise explained(fault, store.path) from fault
    except Exception as fault:
        # Damage inside a value shows only where the value is used.
        if problem := damage(store.engine):
            raise StoreError(f"the store {store.path} is damaged: {problem}", mending(store.path)) from fault
        raise
