"""What a site's robots.txt allows: fetched by ourselves, once an origin and run, read by RFC 9309.

https://www.rfc-editor.org/rfc/rfc9309
"""

from __future__ import annotations

import threading
from io import BytesIO
from typing import TYPE_CHECKING

from wirecopy.records import RejectReason
from wirecopy.sources.addresses import web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.fetch import Client
from wirecopy.sources.means import Deadline

if TYPE_CHECKING:
    from protego import Protego

_MOST_BYTES = 512_000
"""What is read of one; the standard asks for 500 KiB at least."""


class Robots:
    """The rules of the origins that were asked. A rule for all, or for the first word of our name, counts."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._name = client.agent.partition("/")[0].partition(" ")[0]
        self._known: dict[str, Protego | FetchError | None] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def pause(self, url: str, deadline: Deadline) -> float | None:
        """Seconds that the site wants between two requests, None where it says nothing.

        Raises FetchError where `url` may not be fetched, or the rules cannot be had and so nothing may be.
        """
        address = web_address(url)
        with self._lock:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            if address.origin not in self._known:
                self._known[address.origin] = self._rules(address.origin, deadline)
        rules = self._known[address.origin]
        if isinstance(rules, FetchError):
            raise _untold(rules)
        if rules is None:
            return None
        if not rules.can_fetch(address.url, self._name):
            problem = f"the site's robots.txt does not let {self._name} fetch it; ask the site for leave"
            raise FetchError(RejectReason.robots_refused, problem)
        return rules.crawl_delay(self._name)

    def _rules(self, origin: str, deadline: Deadline) -> Protego | FetchError | None:
        """The rules of an origin, None where it has none; the fault where they cannot be had."""
        from protego import Protego  # noqa: PLC0415 - only who polls needs it

        into = BytesIO()
        try:
            self._client.fetch(f"{origin}/robots.txt", into, deadline)
        except FetchError as fault:
            status = fault.status or 0
            if 400 <= status < 500 and status != 429:
                return None
            if fault.reason is not RejectReason.too_large:
                return fault
        text = into.getvalue()[:_MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
        try:
            return Protego.parse(text)
        except Exception:  # a file that is no robots.txt at all, such as a web page, sets no rules
            return None


def _untold(fault: FetchError) -> FetchError:
    """The fault for one more address of the site: a site that does not tell its rules is left alone."""
    problem = fault.problem
    if fault.status is not None:
        problem = f"{problem} for its robots.txt, without which nothing of the site may be fetched"
    return FetchError(fault.reason, problem, status=fault.status, retry_at=fault.retry_at)
