"""Models and migrations are one description, and a migration is whole or not there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from backports import zstd
from sqlalchemy import Boolean, Integer, LargeBinary, MetaData, insert

from wirecopy.resources import migrations_folder
from wirecopy.store.engine import make_engine
from wirecopy.store.models import SCHEMA, all_tables
from wirecopy.store.open import open_store
from wirecopy.store.upgrade import migrate

SCRIPTS = ScriptDirectory(str(migrations_folder()))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


def test_models_and_migrations_agree(tmp_path: Path):
    path = tmp_path / "news.db"
    migrate(path, "head")
    engine = make_engine(path)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), all_tables())
    engine.dispose()

    assert differences == []


def test_there_is_one_newest_migration_and_it_is_the_schema_of_the_program():
    assert SCRIPTS.get_heads() == [SCHEMA]


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return {name for name in names if not name.startswith("sqlite_")}


BYTES = zstd.compress(b"1")


def fill(path: Path) -> None:
    """One row in every table, each column with a value of its kind; every key is 1, so that they fit."""
    engine = make_engine(path)
    known = MetaData()
    with engine.begin() as connection:
        known.reflect(connection)
        for table in known.sorted_tables:
            if table.name == "alembic_version":
                continue
            row = {
                column.name: 1 if isinstance(column.type, Integer | Boolean) else "1"
                for column in table.columns
            }
            row |= {column.name: BYTES for column in table.columns if isinstance(column.type, LargeBinary)}
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.execute(insert(table).values(row))
    engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_migration_goes_down_and_up_again_with_data_in_it(tmp_path: Path, revision: str):
    path = tmp_path / "news.db"
    before = SCRIPTS.get_revision(revision).down_revision
    migrate(path, revision)
    there = tables(path)
    fill(path)

    migrate(path, str(before or "base"))
    migrate(path, revision)

    assert tables(path) == there
    if before is None:  # the first one takes every table with it: they must be there to be filled anew
        fill(path)


KILLED = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wirecopy.store.open import open_store
from wirecopy.store.upgrade import migrate

left = int(sys.argv[2])

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, parameters, context, executemany):
    global left
    if statement.lstrip().upper().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")):
        left -= 1
        if left == 0:
            os._exit(9)

migrate(Path(sys.argv[1]), "head")
"""


@pytest.mark.parametrize("statement", [1, 2, 17, 40])
def test_a_migration_killed_half_way_rolls_back_whole(tmp_path: Path, statement: int):
    path = tmp_path / "news.db"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), str(statement)], check=False)

    assert ended.returncode == 9
    assert tables(path) == set()


def test_a_store_whose_making_was_killed_is_made_by_the_next_opening(tmp_path: Path):
    path = tmp_path / "news.db"
    script = KILLED.replace('migrate(Path(sys.argv[1]), "head")', "open_store(sys.argv[1], create=True)")
    ended = subprocess.run([sys.executable, "-c", script, str(path), "17"], check=False)

    assert ended.returncode == 9
    assert not path.exists()
    open_store(str(path), create=True).close()
