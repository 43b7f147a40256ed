"""Helper processes of our own: started as plain `python -m`, spoken to in frames over pipes.

A frame is eight bytes of length and a pickle. No process is a fork, so nothing depends on the threads or the
main module of the program that starts it.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import IO, Any

Pipe = IO[bytes] | RawIOBase
_SELDOM = (20_000, 20, 100)
"""Thresholds of the collector: of a night's processor time it took a twelfth by Python's own."""


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def worked(process: int) -> float | None:
    """Seconds of processor time that a process has had; None where the system does not tell (not Linux)."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
        user, system = told.rpartition(")")[2].split()[11:13]
    except (OSError, ValueError):
        return None
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for cycles of dead objects less often: records are made by the million, and hold none."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def start(module: str, *arguments: str, quiet: bool = False) -> subprocess.Popen[bytes]:
    """Run a module of ours with pipes to its input and output. quiet: what it says on stderr is lost."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        env={**os.environ, "PYTHONPATH": paths},
    )


def send(pipe: IO[bytes], value: object) -> None:
    """Write a value as one frame. Raises OSError where nobody reads any more."""
    frame = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(frame).to_bytes(8, "big"))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: Pipe) -> Any:  # noqa: ANN401 - whatever the other side sent
    """The value of the next frame. Raises EOFError where the pipe ends before it does."""
    frame = _exactly(pipe, int.from_bytes(_exactly(pipe, 8), "big"))
    return pickle.loads(frame)  # noqa: S301 - from our own process, over a pipe nobody else holds


def _exactly(pipe: Pipe, length: int) -> bytes:
    pieces: list[bytes] = []
    while length:
        piece = pipe.read(length)
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
