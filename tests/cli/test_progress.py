"""Progress is drawn on a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from wirecopy.cli.progress import Progress


class Stream(io.StringIO):
    """A stderr that is a terminal or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def drawn(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, quiet: bool = False, verbose: bool = False
) -> str:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stderr", stream)
    with Progress(quiet=quiet, verbose=verbose) as progress:
        progress("read", 0, 0)
        progress("match", 1000, 2500)
    return stream.getvalue()


def test_a_terminal_sees_one_line_that_is_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch):
    shown = drawn(monkeypatch, terminal=True)

    assert "match 1,000 of 2,500" in shown
    assert "\n" not in shown
    assert shown.endswith(" \r")


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)], ids=["a log", "--quiet"])
def test_nothing_is_drawn_elsewhere(monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool):
    assert drawn(monkeypatch, terminal=terminal, quiet=quiet) == ""


def test_verbose_writes_a_line_a_phase(monkeypatch: pytest.MonkeyPatch):
    shown = drawn(monkeypatch, terminal=False, verbose=True)

    assert [line.split(" ", 1)[1] for line in shown.splitlines()] == ["read", "match"]


def after(monkeypatch: pytest.MonkeyPatch, seconds: float, *, terminal: bool, verbose: bool = False) -> str:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stderr", stream)
    times = iter((0.0, seconds))
    with Progress(quiet=False, verbose=verbose, clock=lambda: next(times)) as progress:
        progress("read", 0, 0)
        progress("read", 24_000, 0)
    return stream.getvalue()


def test_a_terminal_sees_how_much_is_done_a_second(monkeypatch: pytest.MonkeyPatch):
    assert "read 24,000, 2,000/s" in after(monkeypatch, 12.0, terminal=True)


@pytest.mark.parametrize(("seconds", "lines"), [(59.0, ["read"]), (60.0, ["read", "read 24,000, 400/s"])])
def test_verbose_writes_a_line_a_minute_too(
    monkeypatch: pytest.MonkeyPatch, seconds: float, lines: list[str]
):
    shown = after(monkeypatch, seconds, terminal=False, verbose=True)

    assert [line.split(" ", 1)[1] for line in shown.splitlines()] == lines
