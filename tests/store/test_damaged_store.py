"""A store that is damaged, cut off or not one at all is told apart, and no damage ends in a traceback."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.cli.main import run as command
from wirecopy.errors import NotFoundError, SchemaError, StoreError, WirecopyError
from wirecopy.nightly.run import run
from wirecopy.settings import Settings
from wirecopy.store.kept import compressed, decompressed
from wirecopy.store.open import open_store

NIGHT = Path(__file__).resolve().parents[2] / "data" / "sample" / "night"
PAGE = 8192


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    path = folder / "night.jsonl"
    path.write_text("".join(file.read_text("utf-8") for file in sorted(NIGHT.glob("*.jsonl"))), "utf-8")
    run([str(path)], Settings(store=str(folder / "news.db")))
    return folder / "news.db"


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "news.db"))


def refusal(path: Path) -> WirecopyError:
    with pytest.raises((StoreError, NotFoundError)) as refused:
        open_store(str(path), create=False)
    return refused.value


def test_an_empty_file_is_told_with_the_command_that_makes_it_a_store(tmp_path: Path):
    path = tmp_path / "news.db"
    path.touch()

    told = refusal(path)

    assert "is an empty file" in told.message
    assert "wirecopy nightly" in (told.hint or "")
    assert path.stat().st_size == 0


@pytest.mark.parametrize("share", [0.0001, 0.3, 0.999])
def test_a_store_that_was_cut_off_is_told_as_such(store: Path, share: float):
    kept = store.read_bytes()[: int(store.stat().st_size * share)]
    store.write_bytes(kept)

    assert "is truncated" in refusal(store).message
    assert store.read_bytes() == kept


def test_a_file_that_is_no_database_and_another_programs_database_are_told_apart(tmp_path: Path):
    picture, history = tmp_path / "a.jpg", tmp_path / "places.sqlite"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(5000))
    with closing(sqlite3.connect(history)) as connection:
        connection.execute("CREATE TABLE moz_places (url TEXT)")

    assert "no SQLite database" in refusal(picture).message
    assert "another program's database" in refusal(history).message


def test_the_hint_of_a_damaged_store_names_its_newest_backup(store: Path):
    backup = Path(shutil.copyfile(store, store.with_name("news.db.0001.backup")))
    store.write_bytes(store.read_bytes()[:50_000])

    assert f"put its backup {backup} in its place" in (refusal(store).hint or "")


QUESTIONS = ("stories", "clusters", "matches", "embeddings", "attributions", "lineage")


def asked(path: Path, story: str) -> set[str]:
    """Ask the store everything; what was refused, and nothing but refusals in words."""
    settings = Settings(store=str(path))
    told = set()
    for question in (
        lambda: api.story(story, settings),
        lambda: api.clusters_list(settings),
        *(lambda table=table: list(api.export(table, settings)) for table in QUESTIONS),
    ):
        try:
            question()
        except StoreError as fault:
            assert fault.hint
            told.add(fault.message)
        except (NotFoundError, SchemaError) as fault:
            told.add(fault.message)
    return told


def problems(path: Path) -> list[str]:
    try:
        return api.db_check(Settings(store=str(path)))
    except StoreError as fault:
        return [fault.message]


@pytest.mark.parametrize("length", [8, 200])
def test_overwritten_bytes_never_end_in_a_traceback_and_the_check_finds_most(
    whole: Path, store: Path, length: int
):
    sound, chance = whole.read_bytes(), random.Random(length)
    story = str(next(iter(api.export("stories", Settings(store=str(whole)))))["story_id"])
    tried = found = 0
    for page in range(1, len(sound) // PAGE, 3):
        places = [page * PAGE + start for start in chance.sample(range(PAGE - length), 40)]
        at = next((one for one in places if 0 not in sound[one : one + 8]), None)
        if at is None:
            continue  # next to nothing stands there
        store.write_bytes(sound[:at] + chance.randbytes(length) + sound[at + length :])
        told = asked(store, story)
        tried += 1
        found += bool(problems(store))
        assert not told or problems(store), (page, told)

    assert tried > 15
    assert found / tried > 0.85


def changed(connection: sqlite3.Connection, where: str = "") -> None:
    """Other letters in stored texts."""
    connection.create_function("other", 1, lambda data: compressed(decompressed(data).replace("e", "o")))
    connection.execute(f"UPDATE revision SET text = other(text) {where}")


def test_the_check_names_the_texts_and_fingerprints_that_were_changed(store: Path):
    with closing(sqlite3.connect(store)) as connection, connection:
        changed(connection, "WHERE id = 1")
        connection.execute(
            "UPDATE fingerprint SET signature = zeroblob(512) WHERE story_id = "
            "(SELECT max(story_id) FROM fingerprint WHERE signature IS NOT NULL)"
        )
        connection.execute(
            "UPDATE passages SET hashes = x'ff' WHERE revision_id = (SELECT min(revision_id) FROM passages)"
        )

    told = problems(store)

    assert sum("is not the one that was stored" in line for line in told) == 1
    assert sum(line.startswith("the fingerprint of story ") for line in told) == 1
    assert sum(line.startswith("the passages of story ") for line in told) == 1


def test_a_damaged_store_is_told_by_the_command_with_a_line_a_fault_and_a_hint(
    store: Path, capsys: pytest.CaptureFixture[str]
):
    with closing(sqlite3.connect(store)) as connection, connection:
        changed(connection)

    assert command(["--store", str(store), "db", "check"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("the store has ")
    assert all(line.startswith("- ") for line in lines[1:-1])
    assert lines[-1].startswith("hint: ")
    assert len(lines) < 60


def test_a_store_of_a_newer_schema_is_left_as_it_is_to_the_byte(
    store: Path, capsys: pytest.CaptureFixture[str]
):
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = store.read_bytes()

    for words in ("story x", "export stories", "db check", "db upgrade", f"nightly {NIGHT}"):
        assert command(["--store", str(store), *words.split()]) == 1
        assert "has schema 9999, newer than this program's" in capsys.readouterr().err
    assert store.read_bytes() == before


KILLED = """
import os, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wirecopy.nightly.run import run
from wirecopy.settings import Settings

left = 12

@event.listens_for(Engine, "commit")
def count(_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), 9)

run([sys.argv[1]], Settings(store=sys.argv[2], batch=10))
"""


def test_a_store_that_lost_its_log_opens_at_its_last_checkpoint_or_is_told_as_damaged(tmp_path: Path):
    store = tmp_path / "news.db"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(NIGHT), str(store)], check=False)
    assert ended.returncode == -9
    for end in ("-wal", "-shm"):
        store.with_name(store.name + end).unlink()

    assert problems(store) == []
    assert run([str(NIGHT)], Settings(store=str(store))).new > 0
    assert problems(store) == []
