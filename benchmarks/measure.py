"""Runs one measurement in a process of its own, so that its memory is its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
PROC = Path("/proc")
_EVERY = 0.1
"""Seconds between two looks at a measurement's worker processes."""
_THREADS = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")


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
    """Times what stands within; the count may be set there.

    What a measurement holds from before is not looked through for garbage meanwhile.
    """
    entry = Timed(name, unit, count, 0.0)
    gc.collect()
    gc.freeze()
    began = time.perf_counter()
    yield entry
    entry.seconds = time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Alone(Generic[T]):
    """What a measurement answered, and the most memory that it held, in MiB.

    memory: of its own process. workers: of all processes that it started and that lived at one time, pages
    that they share counted in each; 0 where there were none, or where the system does not tell (not Linux).
    """

    answer: T
    memory: float
    workers: float


def alone(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Alone[T]:
    """Do the work in a new process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        with _Watch(process.submit(os.getpid).result()) as watch:
            answer = process.submit(work, *given, **named).result()
        return Alone(answer, process.submit(peak_memory).result(), watch.most)


def alone_on_one_core(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Alone[T]:
    """Do the work in a new process that one core is given to, whatever threads it starts."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_keep_to_one_core) as process:
        answer = process.submit(work, *given, **named).result()
        return Alone(answer, process.submit(peak_memory).result(), 0.0)


def _keep_to_one_core() -> None:
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak_memory() -> float:
    """The most memory that this process held, in MiB."""
    held = _high_water(os.getpid())
    if held:
        return held
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


class _Watch:
    """Looks now and then at the processes below one.

    most: MiB that they held together, each at its highest.
    """

    def __init__(self, process: int) -> None:
        self.most = 0.0
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        if PROC.is_dir():
            self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.most = max(self.most, sum(map(_high_water, _below(self._process))))


def _below(process: int) -> Iterator[int]:
    """The processes that a process started, and those that these started."""
    for listed in PROC.glob(f"{process}/task/*/children"):
        try:
            children = [int(child) for child in listed.read_text().split()]
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            yield child
            yield from _below(child)


def _high_water(process: int) -> float:
    """The most memory that a living process held, in MiB; 0 where nothing tells."""
    try:
        lines = (PROC / str(process) / "status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
