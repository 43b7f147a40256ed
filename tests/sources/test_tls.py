"""The connection goes to a checked number, the certificate must be of the name."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from odd_server import World, feed

from wirecopy.records import RejectReason
from wirecopy.sources.connection import trust
from wirecopy.sources.poll import Feed, PollStatus

CERTIFICATE = Path(__file__).with_name("feeds-example.pem")
"""Made for these tests alone, for `feeds.example`; its key is no secret."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = feed("Tide") if self.path == "/feed" else b"no"
        self.send_response(200 if self.path == "/feed" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_address[1]
    trust.cache_clear()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("host", "trusted", "reason"),
    [
        ("feeds.example", True, None),
        ("other.example", True, RejectReason.fetch_failed),
        ("feeds.example", False, RejectReason.fetch_failed),
    ],
    ids=["its own", "another's", "nobody's"],
)
def test_the_certificate_must_be_trusted_and_of_the_name_that_was_asked(
    host: str, trusted: bool, reason: RejectReason | None, port: int, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    trust.cache_clear()
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    world = World({host: ["127.0.0.1"]})

    fetched = world.poller(allowed=(host,)).feed(Feed(f"https://{host}:{port}/feed"), tmp_path / "answer")

    assert (fetched.fault.reason if fetched.fault else None) is reason
    assert (fetched.status is PollStatus.read) is (reason is None)
    if fetched.fault:
        assert "certificate" in fetched.fault.problem
