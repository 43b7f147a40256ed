"""One feed or page fetched politely: robots.txt asked, busy servers waited for, what changed told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin

from wirecopy.intake import detect
from wirecopy.intake.detect import Kind
from wirecopy.intake.streams import CHUNK, DamagedError, Stream, TooLargeError
from wirecopy.patterns import lazy_re
from wirecopy.records import RejectReason
from wirecopy.sources.addresses import web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.fetch import NOTHING_KNOWN, Answer, Client, Validators
from wirecopy.sources.indexes import Part, sitemaps_in
from wirecopy.sources.manners import RETRIES, Patience, patiently
from wirecopy.sources.means import Deadline
from wirecopy.sources.robots import Robots

_FEEDS = frozenset(
    {
        Kind.feed,
        Kind.sitemap,
        Kind.newsml,
        Kind.newsml1,
        Kind.nitf,
        Kind.xml,
        Kind.wire,
        Kind.json,
        Kind.jsonlines,
        Kind.table,
    }
)
"""What the answer of a feed may be; a web page or a text there is a login, an error or a notice."""
_PAGES = frozenset({Kind.page})
_NAMED_FEED = lazy_re(
    rb"<link\b[^<>]{0,500}\btype=[\"']?application/(?:rss\+xml|atom\+xml|feed\+json)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_ADDRESS = lazy_re(rb"\bhref=[\"']?([^\"'\s<>]+)", re.IGNORECASE)


class PollStatus(StrEnum):
    """What became of asking a source. gone: it said that it is no more. waiting: it was not asked yet."""

    read = "read"
    unchanged = "unchanged"
    failed = "failed"
    gone = "gone"
    waiting = "waiting"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to ask. moved_to: where it said it had moved for good. known: what it gave the last time."""

    url: str
    moved_to: str | None = None
    known: Validators = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a feed or page that was asked.

    asked: the address. answer: where one came that can be used. fault: where none did. parts: where the
    answer is a list of sitemaps, those that were asked too.
    """

    status: PollStatus
    asked: str
    answer: Answer | None = None
    fault: FetchError | None = None
    parts: tuple[Part, ...] = ()


class Poller:
    """Asks feeds and pages, each into a file of its own."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._robots = Robots(client)
        self._patience = Patience()

    def feed(self, feed: Feed, into: Path) -> Fetched:
        """Ask a feed for what is new, first where it said it had moved to, then where it was."""
        deadline = self._deadline()
        asked: Sequence[str] = [feed.moved_to, feed.url] if feed.moved_to else [feed.url]
        for place, url in enumerate(asked):
            known = feed.known if place == 0 else NOTHING_KNOWN
            try:
                answer = self._ask(url, into, deadline, known, retries=RETRIES)
                if not answer.unchanged:
                    _refuse_other_kinds(into, answer.url, _FEEDS)
            except FetchError as fault:
                if place + 1 < len(asked) and not fault.passes:
                    continue
                status = PollStatus.gone if fault.status == 410 else PollStatus.failed
                return Fetched(status, url, fault=fault)
            if answer.unchanged:
                return Fetched(PollStatus.unchanged, url, answer)
            return Fetched(PollStatus.read, url, answer, parts=self._parts(into, answer.url))
        raise AssertionError("unreachable")

    def _parts(self, index: Path, url: str) -> tuple[Part, ...]:
        """Ask the sitemaps that a list names, one after the other; nothing where it is none."""
        parts = []
        for number, named in enumerate(sitemaps_in(index, url), start=1):
            into = index.with_name(f"{index.name}-{number}")
            fault = None
            try:
                with self._patience.with_host(named):
                    answer = self._ask(named, into, self._deadline(), NOTHING_KNOWN, retries=0)
                _refuse_other_kinds(into, answer.url, _FEEDS)
            except FetchError as found:
                fault = found
            parts.append(Part(named, into, fault))
        return tuple(parts)

    def page(self, url: str, into: Path) -> Fetched:
        """Fetch a page that a feed leads to.

        There are many, and other nights: a busy server is not asked for it again, and a host that wants fewer
        requests or keeps silent is left alone for the rest of the run.
        """
        try:
            with self._patience.with_host(url):
                answer = self._ask(url, into, self._deadline(), NOTHING_KNOWN, retries=0)
            _refuse_other_kinds(into, answer.url, _PAGES)
        except FetchError as fault:
            return Fetched(PollStatus.failed, url, fault=fault)
        return Fetched(PollStatus.read, url, answer)

    def _deadline(self) -> Deadline:
        return Deadline(self._client.means, self._client.limits.seconds)

    def _ask(self, url: str, into: Path, deadline: Deadline, known: Validators, *, retries: int) -> Answer:
        pause = self._robots.pause(url, deadline)

        def attempt(file: BinaryIO) -> Answer:
            return self._client.fetch(url, file, deadline, known=known, pause=pause)

        with into.open("w+b") as file:
            return patiently(lambda: attempt(file), self._client.means, deadline, retries)


def host_of(url: str) -> str:
    """The host that an address is asked of; empty where it is refused."""
    try:
        return web_address(url).host
    except FetchError:
        return ""


def _refuse_other_kinds(path: Path, url: str, wanted: frozenset[Kind]) -> None:
    """Raises FetchError where an answer, which may be packed, is of no kind that is wanted."""
    try:
        with path.open("rb") as file:
            head = Stream(file).peek(CHUNK)
    except (TooLargeError, DamagedError) as fault:
        raise FetchError(RejectReason.fetch_failed, str(fault)) from fault
    if not head.strip():
        raise FetchError(RejectReason.fetch_failed, "the answer is empty; it is asked again next time")
    kind = detect.kind(head, url)
    if kind not in wanted:
        found = "a web page (a login, a notice, an error?)" if kind is Kind.page else "something else"
        problem = f"the answer is no {'feed' if wanted is _FEEDS else 'web page'} but {found}"
        named = _feed_named_in(head, url) if wanted is _FEEDS else None
        advice = f"the page names the feed {named}" if named else "look at the address in a browser"
        raise FetchError(RejectReason.unknown_kind, f"{problem}; {advice}")


def _feed_named_in(page: bytes, url: str) -> str | None:
    """The first feed that a page says it has. https://www.rssboard.org/rss-autodiscovery"""
    found = _NAMED_FEED.search(page)
    address = _ADDRESS.search(found.group()) if found else None
    if address is None:
        return None
    try:
        return web_address(urljoin(url, unescape(address.group(1).decode("utf-8", "replace")))).url
    except (FetchError, ValueError):
        return None
