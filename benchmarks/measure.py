"""Runs one measurement in a process of its own, so that its memory is its own."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Timed:
    """Something done `count` times in `seconds`. unit: what was counted."""

    name: str
    unit: str
    count: int
    seconds: float

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.count / self.seconds if self.seconds else 0.0


@contextmanager
def timed(name: str, count: int, unit: str = "stories") -> Iterator[Timed]:
    """Times what stands within; the count may be set there."""
    entry = Timed(name, unit, count, 0.0)
    began = time.perf_counter()
    yield entry
    entry.seconds = time.perf_counter() - began


def alone(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[T, float]:
    """What `work` answers in a new process, and that process's peak of memory in MiB."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        answer = process.submit(work, *given, **named).result()
        return answer, process.submit(peak_memory).result()


def peak_memory() -> float:
    """The most memory that this process held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 2**20 if sys.platform == "darwin" else held / 1024
