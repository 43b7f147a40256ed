"""A store of an older schema goes on where it stood, in the middle of a night too."""

from __future__ import annotations

from pathlib import Path

import pytest
from nights import exports, listening, sample_lines, write

from wirecopy import api
from wirecopy.nightly.run import run
from wirecopy.settings import Settings
from wirecopy.store.upgrade import migrate

CLOCK = "1768348800"
OLDER = "0008"


@pytest.fixture
def night_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    return write(tmp_path / "night.jsonl", sample_lines())


def taken_back_and_upgraded(store: Path) -> None:
    migrate(store, OLDER)
    api.db_upgrade(Settings(store=str(store)))


def test_a_store_that_was_upgraded_is_sound_and_the_next_night_changes_nothing(
    tmp_path: Path, night_file: Path
):
    settings = Settings(store=str(tmp_path / "news.db"))
    run([str(night_file)], settings)
    before = exports(tmp_path / "news.db", "runs")
    assert before["lineage"]

    taken_back_and_upgraded(tmp_path / "news.db")

    assert api.db_check(settings) == []
    assert exports(tmp_path / "news.db", "runs") == before
    again = run([str(night_file)], settings)
    assert (again.new, again.revised, again.unchanged) == (0, 0, again.read)
    assert exports(tmp_path / "news.db", "runs") == before


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_night_that_was_stopped_before_the_upgrade_ends_as_an_undisturbed_one(
    tmp_path: Path, night_file: Path, share: float
):
    undisturbed, stopped = (Settings(store=str(tmp_path / name), batch=20) for name in ("a.db", "b.db"))
    statements = 0

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    with listening("before_cursor_execute", count):
        run([str(night_file)], undisturbed)
    left = int(statements * share)

    def stop(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt

    with listening("before_cursor_execute", stop), pytest.raises(KeyboardInterrupt):
        run([str(night_file)], stopped)

    taken_back_and_upgraded(tmp_path / "b.db")
    run([str(night_file)], stopped)

    assert exports(tmp_path / "b.db", "runs") == exports(tmp_path / "a.db", "runs")
    assert api.db_check(stopped) == []
