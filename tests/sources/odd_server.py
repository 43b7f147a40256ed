"""A web server on loopback with one behaviour a path, and a clock that nobody waits for."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from wirecopy.sources.fetch import Client, Limits
from wirecopy.sources.manners import Turns
from wirecopy.sources.means import Means
from wirecopy.sources.poll import Poller

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float


class OddServer:
    """Serves what was put on its paths; everything else is 404. log: the requests in order."""

    def __init__(self) -> None:
        self.log: list[Asked] = []
        self.paths: dict[str, Behaviour] = {}
        self.closing = threading.Event()
        self.busy = 0
        self.busiest: dict[str, int] = {}
        self._now: dict[str, int] = {}
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def asked(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for."""
        return [one.path for one in self.log if robots or one.path != "/robots.txt"]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers.get("Host", "").partition(":")[0]
        with self._lock:
            self.log.append(Asked(host, handler.path, dict(handler.headers), time.monotonic()))
            self._now[host] = self._now.get(host, 0) + 1
            self.busiest[host] = max(self.busiest.get(host, 0), self._now[host])
        try:
            self.paths.get(handler.path, status(404))(handler)
        except OSError:
            pass
        finally:
            handler.close_connection = True
            with self._lock:
                self._now[host] -= 1


# ---------------------------------------------------------------- behaviours
def _send(handler: BaseHTTPRequestHandler, code: int, headers: Mapping[str, str], body: bytes) -> None:
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    if code != 304 and "Content-Length" not in headers:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def gives(body: bytes, *, code: int = 200, **headers: str) -> Behaviour:
    """An answer; `_` in the name of a header stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: _send(handler, code, named, body)


def status(code: int, **headers: str) -> Behaviour:
    return gives(b"" if code == 304 else b"no", code=code, **headers)


def changes(body: bytes, etag: str) -> Behaviour:
    """An answer with an ETag, 304 to who has it."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            _send(handler, 304, {"ETag": etag}, b"")
        else:
            _send(handler, 200, {"ETag": etag, "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT"}, body)

    return behave


def leads(code: int, to: str) -> Behaviour:
    return status(code, Location=to)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other; the last stays."""
    waiting = list(behaviours)

    def behave(handler: BaseHTTPRequestHandler) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)

    return behave


def hangs(server: OddServer) -> Behaviour:
    return lambda _: bool(server.closing.wait(20)) and None


def drips(server: OddServer) -> Behaviour:
    """A feed that comes one byte at a time."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        _send(handler, 200, {"Content-Length": "100000"}, b"<rss>")
        while not server.closing.wait(0.02):
            handler.wfile.write(b" ")

    return behave


def never_ends(server: OddServer) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)  # without a length: until the connection ends
        handler.end_headers()
        while not server.closing.is_set():
            handler.wfile.write(b"<item/>" * 10_000)

    return behave


def cuts(body: bytes) -> Behaviour:
    """A body that ends before it is whole."""
    return gives(body, Content_Length=str(len(body) + 100))


def opens_to(size: int) -> Behaviour:
    """Few bytes that unpack to many."""
    return gives(gzip.compress(b"<rss>" + b" " * size), Content_Encoding="gzip")


# ---------------------------------------------------------------- the world
START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


@dataclass
class World:
    """Names, time and chance as a test wants them. slept: the waits, which took no time."""

    names: dict[str, list[str]] = field(default_factory=dict)
    slept: list[float] = field(default_factory=list)
    skipped: float = 0.0
    now: datetime = START
    looked_up: list[str] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.skipped += seconds

    def resolve(self, host: str, _port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise OSError(-2, "Name or service not known")
        return self.names[host]

    @property
    def means(self) -> Means:
        return Means(
            resolve=self.resolve,
            sleep=self.sleep,
            monotonic=lambda: time.monotonic() + self.skipped,
            now=lambda: self.now + timedelta(seconds=self.skipped),
            chance=lambda: 0.0,
        )

    def poller(
        self,
        *,
        allowed: tuple[str, ...] = ("127.0.0.1",),
        seconds: float = 60,
        most: int = 20_000_000,
        pause: float = 1.0,
    ) -> Poller:
        turns = Turns(self.means, pause)
        return Poller(Client(self.means, Limits(seconds, most), turns, allowed))


def feed(*titles: str, host: str = "herald.example") -> bytes:
    """An RSS feed with a story a title."""
    items = "".join(
        f"<item><title>{title}</title><link>https://{host}/{title.lower().replace(' ', '-')}</link>"
        f"<description>{_words(title)}</description></item>"
        for title in titles
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>'
        f"<link>https://{host}/</link>{items}</channel></rss>"
    ).encode()


def _words(title: str) -> str:
    told = (f"{title} sentence {number} says what was seen at gate {number * 7}." for number in range(20))
    return " ".join(told)
