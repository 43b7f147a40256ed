"""How a host is asked politely: one request at a time with a pause between, and patience where it is busy."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar

from wirecopy.records import RejectReason
from wirecopy.sources.addresses import web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.means import Deadline, Means

RETRIES = 3
"""How often something is asked again that the server was too busy for."""
_SILENCES = 3
"""Answers in a row that did not come in time, after which a host is not waited for again in a run."""
_TOO_MANY = 429
_FIRST_WAIT = 2.0
_GROWTH = 3.0
_LONGEST_PAUSE = 30.0
"""Seconds that a robots.txt may ask for between two requests; what asks for more gets that much."""
_LONGEST_RETRY_AFTER = timedelta(days=7)
"""A server's wish to be left alone is kept no longer, lest a slip of its hand silences it for years."""
Answer = TypeVar("Answer")


class Turns:
    """Who may ask a host now. pause: seconds from the end of one request to the start of the next."""

    def __init__(self, means: Means, pause: float) -> None:
        self._means, self._pause = means, pause
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def of(self, host: str, deadline: Deadline, pause: float | None = None) -> Iterator[None]:
        """Hold the host's turn. What is waited for it counts not towards the deadline.

        pause: as the host's robots.txt asks for, where that is longer than ours.
        """
        with self._lock:
            known = self._hosts.setdefault(host, _Host())
        asked = self._means.monotonic()
        with known.lock:
            if known.ended is not None:
                wished = max(self._pause, min(pause or 0.0, _LONGEST_PAUSE))
                wait = known.ended + wished - self._means.monotonic()
                if wait > 0:
                    self._means.sleep(wait)
            deadline.later(self._means.monotonic() - asked)
            try:
                yield
            finally:
                known.ended = self._means.monotonic()


class _Host:
    """One host. ended: when its last request did."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ended: float | None = None


class Patience:
    """Whose pages are left alone for the rest of a run: who wants fewer requests, and who keeps silent."""

    def __init__(self) -> None:
        self._silent: Counter[str] = Counter()
        self._busy: dict[str, FetchError] = {}

    @contextmanager
    def with_host(self, url: str) -> Iterator[None]:
        """Around asking for `url`. Raises FetchError, nothing being asked, where its host is left alone."""
        host = web_address(url).host
        if (busy := self._busy.get(host)) is not None:
            problem = f"not asked, because its host answered {busy.status} before"
            raise FetchError(busy.reason, problem, status=busy.status, retry_at=busy.retry_at, asked=False)
        if self._silent[host] >= _SILENCES:
            problem = f"not asked, because {host} kept silent {_SILENCES} times in a row before"
            raise FetchError(RejectReason.timed_out, problem, asked=False)
        try:
            yield
        except FetchError as fault:
            self._silent[host] = self._silent[host] + 1 if fault.reason is RejectReason.timed_out else 0
            if fault.status == _TOO_MANY:
                self._busy[host] = fault
            raise
        self._silent[host] = 0


def patiently(attempt: Callable[[], Answer], means: Means, deadline: Deadline, retries: int) -> Answer:
    """What an attempt gives; where the server is too busy (429 and 5xx), again after growing waits.

    The waits differ by chance, so that many programs do not come back at once. What the server itself asks
    for is waited if there is time. Raises the last FetchError.
    """
    for number in range(retries + 1):
        try:
            return attempt()
        except FetchError as fault:
            wait = _FIRST_WAIT * _GROWTH**number * (1 + means.chance() / 2)
            if fault.retry_at is not None:
                wait = max(wait, (fault.retry_at - means.now()).total_seconds())
            if not fault.passes or number == retries or wait >= deadline.left:
                raise
            means.sleep(wait)
    raise AssertionError("unreachable")


def retry_at(header: str | None, now: datetime) -> datetime | None:
    """The time that a `Retry-After` names, in seconds or as a date; None where it names none to come.

    https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    """
    words = (header or "").strip()
    if words.isascii() and words.isdigit():
        named = now + min(timedelta(seconds=int(words[:9])), _LONGEST_RETRY_AFTER)
    else:
        try:
            named = parsedate_to_datetime(words)
        except (TypeError, ValueError):
            return None
        named = named.replace(tzinfo=UTC) if named.tzinfo is None else named.astimezone(UTC)
    return min(named, now + _LONGEST_RETRY_AFTER) if named > now else None
