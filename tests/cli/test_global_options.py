"""Global options, errors and exit codes: the same for every command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wirecopy import __version__
from wirecopy.cli.main import hoisted, run
from wirecopy.errors import InputError, LockedError, NotFoundError, UsageError


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"wirecopy {__version__}\n"


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]):
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    for code in ("0 done", "1 failed", "2 usage", "3 done", "75 another run", "130 interrupted"):
        assert code in told


def test_a_call_without_words_shows_the_help_and_is_a_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert run([]) == 2
    assert "Usage: wirecopy" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["story", "x", "--json"], ["--json", "story", "x"]),
        (["nightly", "--store", "a.db", "p"], ["--store", "a.db", "nightly", "p"]),
        (["nightly", "--store=a.db", "-q"], ["--store=a.db", "-q", "nightly"]),
        (["agencies", "test", "--", "--json"], ["agencies", "test", "--", "--json"]),
        (["story", "--store"], ["--store", "story"]),
    ],
    ids=["flag", "value", "equals sign", "after a double dash", "value missing"],
)
def test_global_options_may_stand_after_the_command(given: list[str], taken: list[str]):
    assert hoisted(given) == taken


def test_an_unknown_command_is_a_wrong_use_and_the_likely_one_is_named(capsys: pytest.CaptureFixture[str]):
    assert run(["linage", "x"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Did you mean 'lineage'" in captured.err
    assert "hint: `wirecopy --help` tells what it takes" in captured.err


def test_a_missing_argument_is_a_wrong_use_told_with_the_commands_help(capsys: pytest.CaptureFixture[str]):
    assert run(["story"]) == 2
    assert "hint: `wirecopy story --help`" in capsys.readouterr().err


def test_an_error_says_what_and_what_next(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    failing(monkeypatch, NotFoundError("no story is called x\x1b[2J", "try `wirecopy clusters list`"))

    assert run(["story", "x"]) == 1
    assert capsys.readouterr().err == (
        "error: no story is called x\ufffd[2J\nhint: try `wirecopy clusters list`\n"
    )


def test_with_json_the_error_is_an_object_last_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    failing(monkeypatch, LockedError("another run holds it", "wait"))

    assert run(["story", "x", "--json"]) == 75
    captured = capsys.readouterr()
    assert captured.out == ""
    assert json.loads(captured.err.splitlines()[-1]) == {
        "schema_version": 1,
        "error": {"code": "locked", "message": "another run holds it", "hint": "wait", "exit_code": 75},
    }


@pytest.mark.parametrize(
    ("fault", "code"),
    [(InputError("x"), 1), (NotFoundError("x"), 1), (UsageError("x"), 2), (LockedError("x"), 75)],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_every_error_ends_with_its_exit_code(fault: Exception, code: int, monkeypatch: pytest.MonkeyPatch):
    failing(monkeypatch, fault)

    assert run(["story", "x"]) == code


def test_a_defect_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch):
    failing(monkeypatch, ZeroDivisionError("a defect"))

    with pytest.raises(ZeroDivisionError, match="a defect"):
        run(["story", "x"])


def test_an_interrupted_call_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    failing(monkeypatch, KeyboardInterrupt())

    assert run(["story", "x"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    script = (
        "from wirecopy import api\nfrom wirecopy.cli import main\n"
        "class Long:\n"
        "    as_json = lambda self: {'x': 'x' * 999999}\n"
        "api.story = lambda words, settings: Long()\n"
        "main.sys.exit(main.run(['--json', 'story', 'x']))\n"
    )
    try:
        ended = subprocess.run(
            [sys.executable, "-c", script], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_store_that_is_not_there_is_told_and_never_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = tmp_path / "none.db"

    for words in ("story x", "clusters list", "clusters show x", "export stories", "spread x", "db check"):
        assert run(["--store", str(store), *words.split()]) == 1
        assert f"there is no store at {store}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def failing(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """Make `wirecopy story` meet a fault."""

    def story(words: str, settings: object) -> None:
        raise fault

    monkeypatch.setattr("wirecopy.api.story", story)
