"""How far a run is, on stderr: one line that rewrites itself on a terminal, nothing in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

_INTERVAL, _LOGGED = 0.1, 60.0
_RATED = 1.0
"""Seconds from which on a rate says something."""


class Progress:
    """Shows a run's progress, with what is done a second; used as `with Progress(...) as progress`.

    On a terminal one line is rewritten, at most ten times a second, and wiped at the end. Elsewhere,
    or with --quiet, nothing is written; --verbose writes a line a phase, and one a minute. clock: seconds.
    """

    def __init__(self, *, quiet: bool, verbose: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._live = sys.stderr.isatty() and not quiet and not verbose
        self._lines = verbose and not quiet
        self._phase = ""
        self._began = self._last = 0.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Take note of how far a phase is."""
        now, entered = self._clock(), phase != self._phase
        if entered:
            self._phase, self._began, self._last = phase, now, now
        if self._lines and (entered or now - self._last >= _LOGGED):
            self._last = now
            shown = phase if entered else self._told(done, total, now)
            sys.stderr.write(f"{time.strftime('%H:%M:%S')} {shown}\n")
        if self._live and (entered or now - self._last >= _INTERVAL):
            self._last = now
            line = self._told(done, total, now)
            sys.stderr.write("\r" + line.ljust(self._width))
            sys.stderr.flush()
            self._width = len(line)

    def _told(self, done: int, total: int, now: float) -> str:
        """The phase, what is done of it, and how much a second since it began."""
        told = f"{self._phase} {done:,} of {total:,}" if total else f"{self._phase} {done:,}"
        took = now - self._began
        return f"{told}, {done / took:,.0f}/s" if done and took >= _RATED else told

    def _wipe(self) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
