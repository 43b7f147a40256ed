"""One address fetched: redirects followed and each checked, the answer written in bounded steps to a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin

from wirecopy import __version__
from wirecopy.intake.streams import CHUNK, DamagedError, Stream, TooLargeError
from wirecopy.records import RejectReason
from wirecopy.sources.addresses import WebAddress, web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.manners import Turns, retry_at
from wirecopy.sources.means import Deadline, Means

if TYPE_CHECKING:
    import httpcore

AGENT = f"wirecopy/{__version__}"
_ACCEPTED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
    " application/json;q=0.9, text/html;q=0.8, */*;q=0.5"
)
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_GOOD = (200, 203)
_GZIP = ("gzip", "x-gzip")


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one fetch. seconds: in all, waits for the host's turn left out. bytes: as sent, and unpacked."""

    seconds: float = 60.0
    bytes: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to be asked later whether something has changed; None for what it did not give."""

    etag: str | None = None
    last_modified: str | None = None


NOTHING_KNOWN = Validators()
"""Of what was never fetched."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came. unchanged: the server says that nothing has changed, and nothing was written.

    url: where it came from at last. moved_to: where permanent redirects led, None without any. encoding: of
    its letters, as the transport states it. size: bytes, unpacked.
    """

    status: int
    url: str
    moved_to: str | None
    validators: Validators
    encoding: str | None
    size: int

    @property
    def unchanged(self) -> bool:
        """Whether nothing has changed."""
        return self.status == 304


_AGAIN = "it is asked again the next time"


class Client:
    """Fetches. allowed: hosts that may lie inside the network. agent: how it calls itself."""

    def __init__(
        self, means: Means, limits: Limits, turns: Turns, allowed: Collection[str] = (), agent: str = AGENT
    ) -> None:
        self.means, self.limits, self.agent = means, limits, agent
        self._turns = turns
        self._allowed = frozenset(host.lower() for host in allowed)

    def fetch(
        self,
        url: str,
        into: BinaryIO,
        deadline: Deadline,
        *,
        known: Validators = NOTHING_KNOWN,
        pause: float | None = None,
    ) -> Answer:
        """Fetch `url` into a file, in place of what it holds. pause: as the host's robots.txt asks for.

        Raises FetchError: for every answer but 200, 203 and, to who has validators, 304.
        """
        address = web_address(url)
        moved_to, for_good = None, True
        into.seek(0)
        into.truncate()
        for _ in range(self.limits.redirects + 1):
            with self._turns.of(address.host, deadline, pause):
                answer = self._ask(address, into, deadline, known)
            if isinstance(answer, Answer):
                return Answer(
                    answer.status, address.url, moved_to, answer.validators, answer.encoding, answer.size
                )
            status, location = answer
            address = web_address(_absolute(address.url, location))
            for_good = for_good and status in _FOR_GOOD
            moved_to = address.url if for_good else moved_to
        problem = (
            f"more than {self.limits.redirects} redirects, the last to {address.url}; look at it in a browser"
        )
        raise FetchError(RejectReason.fetch_failed, problem)

    def _ask(
        self, address: WebAddress, into: BinaryIO, deadline: Deadline, known: Validators
    ) -> Answer | tuple[int, str]:
        """One request: its answer, or status and location of a redirect."""
        import httpcore  # noqa: PLC0415

        from wirecopy.sources.connection import pool  # noqa: PLC0415 - imports httpcore

        try:
            with (
                pool(self.means, self._allowed, deadline) as connections,
                connections.stream("GET", address.url, headers=self._headers(address, known)) as response,
            ):
                return self._take(response, into, known)
        except httpcore.TimeoutException as fault:
            deadline.remaining()  # raises where the time is over in all
            raise FetchError(RejectReason.timed_out, f"{address.host} does not answer") from fault
        except httpcore.ConnectError as fault:
            problem = f"{address.host} cannot be reached: {_words(fault)}; check the address"
            raise FetchError(RejectReason.fetch_failed, problem) from fault
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as fault:
            problem = f"{address.host} gave no whole answer: {_words(fault)}; {_AGAIN}"
            raise FetchError(RejectReason.fetch_failed, problem) from fault

    def _headers(self, address: WebAddress, known: Validators) -> dict[str | bytes, str | bytes]:
        host = address.origin.partition("://")[2]
        headers: dict[str | bytes, str | bytes] = {
            "Host": host,
            "User-Agent": self.agent,
            "Accept": _ACCEPTED,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return headers

    def _take(
        self, response: httpcore.Response, into: BinaryIO, known: Validators
    ) -> Answer | tuple[int, str]:
        headers = _lower(response)
        status = response.status
        if status in _MOVED:
            if not (location := headers.get("location", "").strip()):
                raise FetchError(RejectReason.fetch_failed, f"a redirect ({status}) that leads nowhere")
            return status, location
        validators = Validators(_sendable(headers.get("etag")), _sendable(headers.get("last-modified")))
        if status == 304 and known != NOTHING_KNOWN:
            return Answer(status, "", None, validators, None, 0)
        if status not in _GOOD:
            wished = retry_at(headers.get("retry-after"), self.means.now())
            problem = f"the server answers {status}{_meaning(status)}; {_advice(status, wished)}"
            raise FetchError(RejectReason.fetch_failed, problem, status=status, retry_at=wished)
        size = self._save(response.iter_stream(), headers, into)
        return Answer(status, "", None, validators, _charset(headers.get("content-type")), size)

    def _save(self, pieces: Iterator[bytes], headers: Mapping[str, str], into: BinaryIO) -> int:
        """Write the answer, unpacked; gives its size. What opens to far more than was sent is stopped."""
        packing = headers.get("content-encoding", "").strip().lower()
        raw = _Raw(pieces, self.limits.bytes)
        size = 0
        try:
            source = Stream(raw) if packing in _GZIP else raw
            if packing not in (*_GZIP, "", "identity"):
                problem = f"its packing `{packing[:40]}` was not asked for"
                raise FetchError(RejectReason.fetch_failed, problem)
            while data := source.read(CHUNK):
                size += len(data)
                if size > self.limits.bytes:
                    raise _too_large(self.limits.bytes)
                into.write(data)
        except TooLargeError as fault:
            raise FetchError(RejectReason.too_large, str(fault)) from fault
        except DamagedError as fault:
            raise FetchError(RejectReason.fetch_failed, f"{fault}; {_AGAIN}") from fault
        return size


class _Raw:
    """The bytes of an answer as they were sent, up to a limit."""

    def __init__(self, pieces: Iterator[bytes], limit: int) -> None:
        self._pieces, self._limit = pieces, limit
        self._ahead = b""
        self._taken = 0

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer only at the end."""
        parts = [self._ahead]
        have = len(self._ahead)
        while have < size and (piece := next(self._pieces, None)) is not None:
            self._taken += len(piece)
            if self._taken > self._limit:
                raise _too_large(self._limit)
            parts.append(piece)
            have += len(piece)
        data = b"".join(parts)
        self._ahead = data[size:]
        return data[:size]


def _too_large(limit: int) -> FetchError:
    problem = f"the answer is larger than {limit:,} bytes; ask whether there is a feed of the newest alone"
    return FetchError(RejectReason.too_large, problem)


def _lower(response: httpcore.Response) -> dict[str, str]:
    """Headers by name in small letters; the first of several of one name."""
    found: dict[str, str] = {}
    for name, value in response.headers:
        found.setdefault(name.decode("latin-1").lower(), _letters(value))
    return found


def _absolute(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:  # a host in broken brackets; what it is refused for is told with it
        return location


def _letters(value: bytes) -> str:
    """A header's letters: ASCII by the standard, UTF-8 in the addresses of many servers."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _sendable(value: str | None) -> str | None:
    """A validator that can be sent back as it is; others are not kept."""
    return value if value and len(value) <= 1000 and value.isascii() and value.isprintable() else None


def _charset(content_type: str | None) -> str | None:
    for part in (content_type or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40] or None
    return None


def _words(fault: Exception) -> str:
    words = str(fault).strip()
    return " ".join(words.split())[:300] or type(fault).__name__


def _advice(status: int, wished: datetime | None) -> str:
    """What becomes of an address whose server answers with an error, or what to do with it."""
    if wished is not None:
        return f"as it wishes, it is asked again after {wished.strftime('%Y-%m-%d %H:%M')} UTC"
    if status == 429 or status >= 500:
        return _AGAIN
    return "look at it in a browser"


def _meaning(status: int) -> str:
    from http import HTTPStatus  # noqa: PLC0415

    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
