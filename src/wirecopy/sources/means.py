"""What polling takes from the world: names, time and chance. Tests give their own."""

from __future__ import annotations

import queue
import random
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wirecopy import settings
from wirecopy.records import RejectReason
from wirecopy.sources.faults import FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host, best first; raises OSError where it has none."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, slots=True)
class Means:
    """sleep, monotonic: in seconds. now: aware, in UTC. chance: from 0 to 1, for waits that differ."""

    resolve: Resolve = resolve
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = settings.now
    chance: Callable[[], float] = random.random


class Deadline:
    """When something must have ended. seconds: from now."""

    def __init__(self, means: Means, seconds: float) -> None:
        self._means = means
        self.seconds = seconds
        self._until = means.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, none where it is over."""
        return max(0.0, self._until - self._means.monotonic())

    def remaining(self) -> float:
        """Seconds that are left; raises FetchError where it is over."""
        if not (left := self.left):
            problem = f"no whole answer within {self.seconds:g} seconds; it is asked again the next time"
            raise FetchError(RejectReason.timed_out, problem)
        return left

    def later(self, seconds: float) -> None:
        """Put it off, for what was not spent on the thing itself."""
        self._until += seconds


def resolve_in_time(means: Means, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """The addresses of a host. The system's resolver knows no limit of time, so it is left behind at ours.

    Raises OSError, and FetchError where the time is over.
    """
    answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(means.resolve(host, port))
        except (OSError, UnicodeError) as fault:
            answers.put(fault if isinstance(fault, OSError) else OSError(str(fault)))

    threading.Thread(target=ask, name="wirecopy-resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.remaining())
    except queue.Empty:
        deadline.remaining()
        raise OSError("its name was not found in time") from None
    if isinstance(answer, OSError):
        raise answer
    return answer
