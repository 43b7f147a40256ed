"""Signals, full disks, rights, other programs: a run ends with words, and the next as if undisturbed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nights
import pytest
from nights import Row, listening

from wirecopy.cli.main import run as command
from wirecopy.nightly.run import run
from wirecopy.nightly.summary import Summary
from wirecopy.settings import Settings
from wirecopy.store.check import check
from wirecopy.store.open import open_store
from wirecopy.store.tables import rows

CLOCK = "1767225600"


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")  # an ordinary user may not look into root's folders
    monkeypatch.delenv("WIRECOPY_STORE", raising=False)


@pytest.fixture(scope="module")
def night_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's records in one file: no processes are needed to read it."""
    return nights.write(tmp_path_factory.mktemp("input") / "night.jsonl", nights.sample_lines())


def night(store: Path, path: Path, **settings: Any) -> Summary:
    return run([str(path)], Settings(store=str(store), batch=20, **settings))


def exports(store: Path) -> dict[str, list[Row]]:
    """Every table but the runs, whose attempts differ; and the store is sound."""
    with closing(open_store(str(store), create=False)) as opened, opened.reading() as connection:
        assert check(connection) == []
    return nights.exports(store, "runs")


@dataclass(frozen=True)
class Undisturbed:
    """A night that nothing disturbed. statements, pages: how many it took."""

    store: Path
    exports: dict[str, list[Row]]
    statements: int
    pages: int


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, night_file: Path) -> Undisturbed:
    store = tmp_path_factory.mktemp("undisturbed") / "news.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", CLOCK)
        seen: list[str] = []
        with listening("before_cursor_execute", lambda *given: seen.append(given[2])):
            night(store, night_file)
        with closing(sqlite3.connect(store)) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        return Undisturbed(store, exports(store), len(seen), pages)


# ---------------------------------------------------------------- signals
SIGNALLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wirecopy.cli.main import main

number, left = getattr(signal, sys.argv[1]), int(sys.argv[2])
sys.argv[1:] = sys.argv[3:]

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), number)

main()
"""


@pytest.mark.parametrize(
    ("signal", "code", "share"),
    [("SIGTERM", 143, 0.4), ("SIGINT", 130, 0.8)],
)
def test_a_night_that_is_told_to_stop_rolls_back_its_batch_and_says_so(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed, signal: str, code: int, share: float
):
    store = tmp_path / "news.db"
    (tmp_path / "wirecopy.toml").write_text("batch = 20\n")
    words = ["--json", "--store", store, "--config", tmp_path / "wirecopy.toml", "nightly", night_file]
    moment = int(undisturbed.statements * share)
    ended = subprocess.run(
        [sys.executable, "-c", SIGNALLED, signal, str(moment), *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == code, ended.stderr
    assert ended.stdout == ""
    told = json.loads(ended.stderr.splitlines()[-1])["error"]
    assert (told["exit_code"], told["code"]) == (code, "interrupted")
    assert told["message"]
    assert told["hint"]
    assert not (tmp_path / "news.db.holder").exists()
    assert night(store, night_file).resumed
    assert exports(store) == undisturbed.exports


def test_a_night_that_was_stopped_is_running_until_it_was_taken_up(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed
):
    store, rest = tmp_path / "news.db", undisturbed.statements // 2

    def stop(*_: object) -> None:
        nonlocal rest
        rest -= 1
        if rest == 0:
            raise KeyboardInterrupt

    with listening("before_cursor_execute", stop), pytest.raises(KeyboardInterrupt):
        night(store, night_file)

    assert shown_runs(store) == [(1, "running", 1, None, None)]
    night(store, night_file)
    assert shown_runs(store) == [(1, "done", 2, 66, 0)]
    night(store, night_file)
    assert shown_runs(store) == [(1, "done", 2, 66, 0)]


def shown_runs(store: Path) -> list[tuple[object, ...]]:
    with closing(open_store(str(store), create=False)) as opened, opened.reading() as connection:
        columns = ("run", "status", "attempts", "read", "rejected")
        return [tuple(row[name] for name in columns) for row in rows(connection, "runs")]


# ---------------------------------------------------------------- disks
@pytest.mark.parametrize("share", [0.01, 0.5, 0.95])
def test_a_full_disk_is_told_with_its_path_and_costs_nothing(
    tmp_path: Path,
    night_file: Path,
    undisturbed: Undisturbed,
    share: float,
    capsys: pytest.CaptureFixture[str],
):
    store = tmp_path / "news.db"
    pages = max(1, int(undisturbed.pages * share))

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}").close()

    with listening("connect", limit):
        assert command(["--json", "--store", str(store), "nightly", str(night_file)]) == 1

    told = json.loads(capsys.readouterr().err.splitlines()[-1])["error"]
    assert str(store) in told["message"]
    assert "no room" in told["message"]
    assert "make room" in told["hint"]
    night(store, night_file)
    assert exports(store) == undisturbed.exports


def test_a_write_error_is_told_as_one_and_not_as_a_full_disk(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed
):
    resource = pytest.importorskip("resource")
    store = tmp_path / "news.db"
    most = undisturbed.store.stat().st_size // 2

    ended = subprocess.run(
        [sys.executable, "-m", "wirecopy", "--store", store, "nightly", night_file],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )

    assert ended.returncode == 1
    assert f"error: the store {store} cannot be read or written" in ended.stderr
    assert "room" not in ended.stderr
    night(store, night_file)
    assert exports(store) == undisturbed.exports


def test_an_export_that_finds_no_room_leaves_the_former_file_whole(tmp_path: Path, undisturbed: Undisturbed):
    resource = pytest.importorskip("resource")
    out = tmp_path / "out"
    out.mkdir()
    (out / "stories.csv").write_text("yesterday")
    before = undisturbed.store.read_bytes()
    # More than SQLite's shared memory takes, and less than the table.
    room = 34_000
    words = ["--store", undisturbed.store, "export", "stories", "--format", "jsonl", "-o", "stories.csv"]

    ended = subprocess.run(
        [sys.executable, "-m", "wirecopy", *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=out,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )

    assert ended.returncode == 1
    assert "error: cannot write stories.csv" in ended.stderr
    assert "hint: " in ended.stderr
    assert [path.name for path in out.iterdir()] == ["stories.csv"]
    assert (out / "stories.csv").read_text() == "yesterday"
    assert undisturbed.store.read_bytes() == before


REPLACED = """
import os, sys
from pathlib import Path
from wirecopy.nightly.run import run
from wirecopy.settings import Settings

left, real = int(sys.argv[1]), Path.replace

def replace(path, target):
    global left
    left -= 1
    if left == 0:
        os._exit(9)
    return real(path, target)

store, night, reports = sys.argv[2:]
Path.replace = replace
run([night], Settings(store=store, reports=Path(reports)))
"""


@pytest.mark.parametrize("renaming", [1, 3])
def test_a_night_killed_while_its_reports_take_their_places_leaves_whole_files(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed, renaming: int
):
    store, reports, wanted = tmp_path / "news.db", tmp_path / "reports", tmp_path / "wanted"
    shutil.copyfile(undisturbed.store, store)
    night(store, night_file, reports=wanted)
    reports.mkdir()
    for path in wanted.iterdir():
        (reports / path.name).write_text("yesterday")

    ended = subprocess.run(
        [sys.executable, "-c", REPLACED, str(renaming), str(store), str(night_file), str(reports)],
        check=False,
    )

    assert ended.returncode == 9
    for path in wanted.iterdir():
        assert (reports / path.name).read_text("utf-8") in ("yesterday", path.read_text("utf-8"))
    night(store, night_file, reports=reports)
    assert [(reports / path.name).read_bytes() for path in wanted.iterdir()] == [
        path.read_bytes() for path in wanted.iterdir()
    ]


def test_standard_output_on_a_full_disk_is_an_error_with_words(undisturbed: Undisturbed):
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("the system has no /dev/full")
    for words in (["clusters", "list"], ["export", "stories"]):
        with full.open("w") as out:
            ended = subprocess.run(
                [sys.executable, "-m", "wirecopy", "--store", undisturbed.store, *words],
                check=False,
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
            )
        assert ended.returncode == 1
        assert ended.stderr.startswith("error: cannot write to standard output: ")


# ---------------------------------------------------------------- rights
NOBODY = 65534


@contextmanager
def ordinary_user(*owned: Path) -> Iterator[None]:
    """Root may write everything, so it becomes somebody else for a while; `owned` goes along with it."""
    if os.geteuid() != 0:
        yield
        return
    for path in owned:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def readonly(store: Path) -> Iterator[Path]:
    """A copy of the store in a folder that cannot be written, and the right to write neither."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        copy = Path(shutil.copyfile(store, folder / "news.db"))
        with ordinary_user(folder, copy):
            copy.chmod(0o444)
            folder.chmod(0o555)
            try:
                yield copy
            finally:
                folder.chmod(0o755)


ASKED = (
    "story {0}",
    "lineage {0}",
    "spread {0}",
    "clusters list",
    "clusters show {0}",
    "export matches",
    "db check",
)


def test_a_store_that_cannot_be_written_still_answers(
    undisturbed: Undisturbed, capsys: pytest.CaptureFixture[str]
):
    story = undisturbed.exports["stories"][0]["story_id"]
    for words in ASKED:  # what is imported on first use lies where an ordinary user may not look
        assert command(["--store", str(undisturbed.store), *words.format(story).split()]) == 0
    usual = capsys.readouterr().out

    with readonly(undisturbed.store) as copy:
        codes = [command(["--store", str(copy), *words.format(story).split()]) for words in ASKED]
        beside = [path.name for path in copy.parent.iterdir()]

    assert codes == [0] * len(ASKED)
    assert capsys.readouterr().out == usual
    assert beside == ["news.db"]


@pytest.mark.parametrize("words", ["nightly", "ingest"])
def test_writing_into_a_store_that_cannot_be_written_is_refused_before_any_work(
    undisturbed: Undisturbed, night_file: Path, words: str, capsys: pytest.CaptureFixture[str]
):
    read: list[object] = []
    with readonly(undisturbed.store) as copy, listening("before_cursor_execute", lambda *_: read.append(_)):
        assert command(["--store", str(copy), words, str(night_file)]) == 1
        assert [path.name for path in copy.parent.iterdir()] == ["news.db"]

    assert "is read-only" in capsys.readouterr().err
    assert read == []


# ---------------------------------------------------------------- other programs
@contextmanager
def held_by_another(store: Path) -> Iterator[None]:
    """Another program's write transaction on the store."""
    with closing(sqlite3.connect(store, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_store_that_another_program_holds_is_told_with_75_and_answers_meanwhile(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed, capsys: pytest.CaptureFixture[str]
):
    store = Path(shutil.copyfile(undisturbed.store, tmp_path / "news.db"))
    (tmp_path / "wirecopy.toml").write_text("lock_timeout = 0.2\n")
    with held_by_another(store):
        words = ["--store", str(store), "--config", str(tmp_path / "wirecopy.toml")]
        code = command([*words, "nightly", str(night_file)])
        assert command([*words, "clusters", "list"]) == 0

    assert code == 75
    assert f"another program holds the store {store}" in capsys.readouterr().err
    assert exports(store) == undisturbed.exports


def test_a_night_waits_for_another_program_as_long_as_it_is_told_to(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed
):
    store = Path(shutil.copyfile(undisturbed.store, tmp_path / "news.db"))
    waiting, done = threading.Event(), threading.Event()
    with closing(sqlite3.connect(store, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")

        def let_go() -> None:
            waiting.wait(30)
            other.execute("ROLLBACK")
            done.set()

        threading.Thread(target=let_go).start()
        with listening("begin", lambda _connection: waiting.set()):
            night(store, night_file, lock_timeout=30)
        assert done.wait(30)

    assert exports(store) == undisturbed.exports


TOGETHER = """
import os, sys, time
from pathlib import Path
sys.argv, folder, number = sys.argv[:1] + sys.argv[3:], Path(sys.argv[1]), sys.argv[2]
from wirecopy.cli import main
from wirecopy.nightly import lock, run
(folder / number).touch()
while len(list(folder.iterdir())) < 2:
    time.sleep(0.001)
main.main()
"""


def test_of_two_nights_at_once_one_works_and_the_other_is_told_who_holds_the_store(
    tmp_path: Path, night_file: Path, undisturbed: Undisturbed
):
    store, folder = tmp_path / "news.db", tmp_path / "barrier"
    folder.mkdir()
    words = ["--json", "--store", str(store), "nightly", str(night_file)]
    both = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(folder), str(number), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    told = [one.communicate(timeout=60) for one in both]
    codes = [one.returncode for one in both]

    assert sorted(codes) == [0, 75], told
    loser = codes.index(75)
    message = json.loads(told[loser][1].splitlines()[-1])["error"]["message"]
    assert f"process {both[1 - loser].pid} on " in message
    assert exports(store) == undisturbed.exports


# ---------------------------------------------------------------- clocks
def test_nothing_but_the_times_shown_hangs_on_a_clock_that_was_set_back(
    tmp_path: Path, night_file: Path, monkeypatch: pytest.MonkeyPatch
):
    lines = night_file.read_text("utf-8").splitlines(keepends=True)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text("".join(lines[::2]), "utf-8")
    second.write_text("".join(lines[1::2]), "utf-8")

    def nights(store: Path, *clocks: int) -> dict[str, list[Row]]:
        for clock, path in zip(clocks, (first, second), strict=True):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock))
            night(store, path)
        tables = exports(store)
        return {
            table: [{name: value for name, value in row.items() if name != "first_seen"} for row in found]
            for table, found in tables.items()
        }

    noon, three_days, ten_years = int(CLOCK), 3 * 86_400, 3_652 * 86_400
    forward = nights(tmp_path / "forward.db", noon, noon + three_days)

    assert nights(tmp_path / "back.db", noon, noon - three_days) == forward
    assert nights(tmp_path / "leap.db", noon, noon + ten_years) == forward
