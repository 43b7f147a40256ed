"""Opening a store: made on first use, refused when it is not of this schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from wirecopy.errors import NotFoundError, SchemaError, StoreError
from wirecopy.store.models import APPLICATION_ID, SCHEMA
from wirecopy.store.open import open_store
from wirecopy.store.upgrade import migrate, upgrade


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "news.db"


def made(path: Path) -> Path:
    open_store(str(path), create=True).close()
    return path


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_new_store_is_made_on_first_use_with_its_folder(path: Path):
    made(path)

    open_store(str(path), create=False).close()


def test_asking_a_store_that_is_not_there_makes_none(path: Path):
    with pytest.raises(NotFoundError, match="no store at"):
        open_store(str(path), create=False)

    assert not path.exists()


def test_an_empty_file_becomes_a_store(path: Path):
    path.parent.mkdir()
    path.touch()

    open_store(str(path), create=True).close()


def test_a_store_is_in_wal_mode_with_foreign_keys_a_busy_timeout_and_its_application_id(path: Path):
    store = open_store(str(path), create=True)
    with store.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "application_id")
        }
    store.close()

    assert settings["journal_mode"] == "wal"
    assert settings["foreign_keys"] == 1
    assert settings["busy_timeout"] >= 1000
    assert settings["application_id"] == APPLICATION_ID


def test_an_older_store_is_refused_with_the_command_that_mends_it(path: Path):
    run_sql(made(path), "UPDATE alembic_version SET version_num = '0000'")

    with pytest.raises(SchemaError, match="older") as refusal:
        open_store(str(path), create=True)

    assert "wirecopy db upgrade" in (refusal.value.hint or "")


@pytest.mark.parametrize("name", ["0999", "a-name-of-tomorrow"])
def test_a_newer_store_is_refused_by_name(path: Path, name: str):
    run_sql(made(path), f"UPDATE alembic_version SET version_num = '{name}'")

    with pytest.raises(SchemaError, match=f"schema {name}, newer than this program's {SCHEMA}"):
        open_store(str(path), create=True)
    with pytest.raises(SchemaError, match=name):
        upgrade(str(path))


def test_a_foreign_file_is_refused_and_left_as_it_is(path: Path):
    path.parent.mkdir()
    path.write_bytes(b"a recipe for plum cake")

    with pytest.raises(StoreError, match="not a wirecopy store"):
        open_store(str(path), create=True)

    assert path.read_bytes() == b"a recipe for plum cake"


def test_a_database_of_another_program_is_refused(path: Path):
    path.parent.mkdir()
    run_sql(path, "CREATE TABLE plums (weight INTEGER)")

    with pytest.raises(StoreError, match="not a wirecopy store"):
        open_store(str(path), create=True)


def test_another_engine_is_refused_by_name():
    with pytest.raises(StoreError, match="mysql"):
        open_store("mysql://localhost/news", create=True)


def test_a_failed_transaction_leaves_nothing(path: Path):
    store = open_store(str(path), create=True)
    with pytest.raises(RuntimeError), store.begin() as connection:
        connection.exec_driver_sql("INSERT INTO outlet (key, name) VALUES ('a.example', 'A')")
        raise RuntimeError("the power went")
    with store.reading() as connection:
        count = connection.exec_driver_sql("SELECT COUNT(*) FROM outlet").scalar()
    store.close()

    assert count == 0


def test_a_reader_sees_the_store_as_it_was_when_it_began(path: Path):
    store = open_store(str(path), create=True)
    with store.reading() as reader:
        before = reader.exec_driver_sql("SELECT COUNT(*) FROM outlet").scalar()
        with store.begin() as writer:
            writer.exec_driver_sql("INSERT INTO outlet (key, name) VALUES ('a.example', 'A')")
        after = reader.exec_driver_sql("SELECT COUNT(*) FROM outlet").scalar()
    store.close()

    assert before == after == 0


def test_upgrading_a_store_of_this_schema_changes_nothing_and_makes_no_backup(path: Path):
    made(path)

    report = upgrade(str(path))

    assert (report.before, report.after, report.backup) == (SCHEMA, SCHEMA, None)


def test_upgrading_makes_a_whole_backup_first(path: Path):
    made(path)
    migrate(path, "base")

    report = upgrade(str(path))

    assert report.before is None
    assert report.backup is not None
    with closing(sqlite3.connect(report.backup)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    open_store(str(path), create=False).close()


def test_upgrading_twice_from_the_same_schema_keeps_both_backups(path: Path):
    made(path)
    backups = set()
    for _ in range(2):
        migrate(path, "base")
        backups.add(upgrade(str(path)).backup)

    assert len(backups) == 2
    assert all(backup and Path(backup).is_file() for backup in backups)
