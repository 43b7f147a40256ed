"""Processes that take over a night's arithmetic, while this one keeps the store.

Work is a function of a module that imports no store, called with one chunk after the other; what it answers
comes back in the chunks' order, so nothing depends on how many processes there are. A few chunks are worked
off right here: for them no process is started.
"""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from queue import SimpleQueue
from typing import IO, Any, TypeVar, cast

from wirecopy import processes
from wirecopy.errors import WorkerError

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")
WORTH_STARTING = 8
"""Chunks that are worked off here before processes are started."""
_AHEAD = 40
"""Chunks per process that are given out before the first of them is taken back: a bound on memory, and work
enough for them while this process saves a batch, which takes longer the larger the store is."""


class Workers:
    """The processes of one run, started when first needed; `close` ends them.

    count: how many, by default one a core; with one core none is started. worth_starting: chunks up to
    which none is unless `start` was called.
    """

    def __init__(self, count: int | None = None, *, worth_starting: int = WORTH_STARTING) -> None:
        self.count = processes.cores() if count is None else count
        self._worth = worth_starting
        self._processes: list[subprocess.Popen[bytes]] = []
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None
        self._told: list[tuple[Callable[[Any], object], Any]] = []
        self._heard: dict[int, int] = {}

    def tell(self, work: Callable[[Chunk], object], chunk: Chunk) -> None:
        """Have `work` done with the chunk here and once in every process, before what is asked of it next.

        For what all chunks that follow need, so that none of them carries it.
        """
        work(chunk)
        self._told.append((work, chunk))

    def each(self, work: Callable[[Chunk], Answer], chunks: Iterable[Chunk]) -> Iterator[Answer]:
        """What `work` (a function at the top of a module) answers to each chunk, in order.

        Chunks are drawn as they are needed, a few ahead. Raises what `work` raises, and WorkerError where
        a process ends before its answer.
        """
        waiting = iter(chunks)
        if self.count < 2:
            yield from map(work, waiting)
            return
        if self._threads is None:
            first = list(islice(waiting, self._worth + 1))
            if len(first) <= self._worth:
                yield from map(work, first)
                return
            waiting = chain(first, waiting)
            self._start()
        threads = cast("ThreadPoolExecutor", self._threads)
        given: deque[Future[Answer]] = deque()
        try:
            for chunk in waiting:
                given.append(threads.submit(self._ask, work, chunk))
                if len(given) >= _AHEAD * self.count:
                    yield given.popleft().result()
            while given:
                yield given.popleft().result()
        finally:
            for future in given:
                future.cancel()

    def start(self, get_ready: Callable[[Chunk], object], chunk: Chunk) -> None:
        """Start the processes now, and have each get ready while this one does; what that raises is lost."""
        if self.count > 1 and self._threads is None:
            threads = self._start()
            for _ in range(self.count):
                threads.submit(self._ask, get_ready, chunk)

    def close(self) -> None:
        """End all processes."""
        for process in self._processes:
            process.kill()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    cast("IO[bytes]", pipe).close()
            process.wait()
        self._processes, self._threads = [], None

    def _start(self) -> ThreadPoolExecutor:
        self._threads = ThreadPoolExecutor(self.count, thread_name_prefix="wirecopy-worker")
        for _ in range(self.count):
            process = processes.start("wirecopy.nightly.workers")
            self._processes.append(process)
            self._idle.put(process)
        return self._threads

    def _ask(self, work: Callable[[Chunk], Answer], chunk: Chunk) -> Answer:
        process = self._idle.get()
        try:
            for told in self._told[self._heard.get(process.pid, 0) :]:
                self._exchange(process, *told)
            self._heard[process.pid] = len(self._told)
            fault, answer = self._exchange(process, work, chunk)
        except (OSError, EOFError, ValueError) as ended:
            status = process.poll()
            raise WorkerError(
                "a worker process ended before its work was done"
                + (f" (status {status})" if status is not None else ""),
                "memory may have run out; run again: what was done is kept",
            ) from ended
        finally:
            self._idle.put(process)
        if fault is not None:
            raise fault
        return answer

    @staticmethod
    def _exchange(
        process: subprocess.Popen[bytes], work: Callable[[Chunk], Answer], chunk: Chunk
    ) -> tuple[Exception | None, Answer]:
        processes.send(cast("IO[bytes]", process.stdin), (work, chunk))
        return cast("tuple[Exception | None, Answer]", processes.receive(cast("IO[bytes]", process.stdout)))


def _serve() -> None:
    """A process's life: work in, its answer out, until the pipe is closed."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that asked is interrupted, and ends this one
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not get between the frames
    while True:
        try:
            work, chunk = processes.receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: tuple[Exception | None, Any] = (None, work(chunk))
        except Exception as fault:
            fault.add_note("in a worker process:\n" + traceback.format_exc())
            answer = (fault, None)
        try:
            processes.send(output, answer)
        except BrokenPipeError:  # the program that asked was killed: nobody waits for an answer
            with suppress(OSError):
                output.close()
            return


if __name__ == "__main__":
    with processes.seldom_collecting():
        _serve()
