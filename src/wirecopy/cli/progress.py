"""How far a run is, on stderr: one line that rewrites itself on a terminal, nothing in a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_INTERVAL = 0.1


class Progress:
    """Shows a run's progress; used as `with Progress(...) as progress`.

    On a terminal one line is rewritten, at most ten times a second, and wiped at the end. Elsewhere,
    or with --quiet, nothing is written; --verbose writes one line a phase.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._live = sys.stderr.isatty() and not quiet and not verbose
        self._lines = verbose and not quiet
        self._phase = ""
        self._last = 0.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Take note of how far a phase is."""
        entered = phase != self._phase
        self._phase = phase
        if self._lines and entered:
            sys.stderr.write(f"{time.strftime('%H:%M:%S')} {phase}\n")
        if self._live and (entered or time.monotonic() - self._last >= _INTERVAL):
            self._last = time.monotonic()
            line = f"{phase} {done:,} of {total:,}" if total else f"{phase} {done:,}"
            sys.stderr.write("\r" + line.ljust(self._width))
            sys.stderr.flush()
            self._width = len(line)

    def _wipe(self) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
