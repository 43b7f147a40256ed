"""Many hosts asked at a time, each by one thread, so that one that hangs holds up nobody else."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")
MOST = 24
"""Threads. They wait for the network and do little else."""


def each(
    jobs: Iterable[tuple[str, Job]], work: Callable[[Job], Answer], *, most: int = MOST
) -> Iterator[tuple[Job, Answer]]:
    """Each job with what `work` answers, as they come; jobs of one host one after the other, in order.

    jobs: (host, job). Raises what `work` raises. Whoever stops drawing stops the threads: each ends what
    it is at, and none keeps the program from ending.
    """
    hosts: dict[str, deque[Job]] = {}
    for host, job in jobs:
        hosts.setdefault(host, deque()).append(job)
    waiting = deque(hosts.values())
    left = sum(map(len, waiting))
    answers: SimpleQueue[tuple[Job, Answer] | BaseException] = SimpleQueue()
    stopped = threading.Event()

    def take() -> None:
        while not stopped.is_set():
            try:
                host = waiting.popleft()
            except IndexError:
                return
            for job in host:
                if stopped.is_set():
                    return
                try:
                    answers.put((job, work(job)))
                except BaseException as fault:
                    answers.put(fault)
                    return

    for _ in range(min(most, len(waiting))):
        threading.Thread(target=take, name="wirecopy-poll", daemon=True).start()
    try:
        for _ in range(left):
            answer = answers.get()
            if isinstance(answer, BaseException):
                raise answer
            yield answer
    finally:
        stopped.set()
