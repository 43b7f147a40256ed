"""Bringing a store to this program's schema: a backup first, then all migrations in one transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from wirecopy.errors import NotFoundError, SchemaError, StoreError
from wirecopy.resources import migrations_folder
from wirecopy.store.engine import (
    is_missing,
    is_newer,
    make_engine,
    refuse_foreign,
    refuse_readonly,
    schema_of,
    store_path,
)
from wirecopy.store.faults import explained, refusal
from wirecopy.store.models import SCHEMA


@dataclass(frozen=True, slots=True)
class UpgradeReport:
    """before, after: names of schemas. backup: its path, None where nothing had to be done."""

    before: str | None
    after: str
    backup: str | None


def upgrade(location: str) -> UpgradeReport:
    """Bring the store at `location` to this program's schema; a store that is there already is left alone.

    Raises NotFoundError where there is none, SchemaError for a newer one, StoreError for a foreign file.
    """
    path = store_path(location)
    if is_missing(path):
        raise NotFoundError(
            f"there is no store at {path}", "`wirecopy nightly PATH…` makes one of the newest schema"
        )
    refuse_foreign(path)
    before = current(path)
    if before == SCHEMA:
        return UpgradeReport(before, SCHEMA, None)
    if is_newer(before):
        raise SchemaError(
            f"{path} has schema {before}, newer than this program's {SCHEMA}", "use a newer wirecopy"
        )
    refuse_readonly(path)
    try:
        copy = backup(path, before)
        migrate(path, "head")
    except sqlite3.Error as fault:
        raise refusal(fault, path) from fault
    except DatabaseError as fault:
        raise explained(fault, path) from fault
    return UpgradeReport(before, SCHEMA, str(copy))


def current(path: Path) -> str | None:
    """The schema of the store in a file."""
    engine = make_engine(path)
    try:
        with engine.connect() as connection:
            return schema_of(connection)
    finally:
        engine.dispose()


def backup(path: Path, schema: str | None) -> Path:
    """A whole copy of the store beside it, made by SQLite's online backup and named by its schema.

    https://www.sqlite.org/backup.html
    """
    copy = path.with_name(f"{path.name}.{schema or 'none'}.backup")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.{schema or 'none'}.backup-{number}")
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    source, target = sqlite3.connect(path), sqlite3.connect(unfinished)
    whole = False
    try:
        source.backup(target)
        if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise StoreError(
                f"the backup of {path} did not come out whole",
                "run `wirecopy db check`; the store was left as it is",
            )
        whole = True
    finally:
        target.close()
        source.close()
        if not whole:
            unfinished.unlink(missing_ok=True)
    return unfinished.replace(copy)


def migrate(path: Path, target: str) -> None:
    """Take the store to a migration, up or down, in one transaction that a kill rolls back whole.

    Foreign keys are off while tables are made anew, as SQLite asks for, and are checked before the commit.
    https://www.sqlite.org/lang_altertable.html#otheralter
    """
    from alembic import command  # noqa: PLC0415 - 0.8 s, and a query needs none of it
    from alembic.config import Config  # noqa: PLC0415

    engine = make_engine(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            configuration = Config()
            configuration.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
            configuration.attributes["connection"] = connection
            now = schema_of(connection)
            down = target == "base" or (target.isdigit() and now is not None and int(target) < int(now))
            (command.downgrade if down else command.upgrade)(configuration, target)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise StoreError(
                    f"migrating {path} would leave a row of `{broken[0]}` without its parent",
                    "the store was left as it is",
                )
    finally:
        engine.dispose()
