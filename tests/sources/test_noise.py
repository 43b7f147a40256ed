"""Whatever bytes a server sends, an answer or a fault comes of them, and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_server import World, feed

from wirecopy.sources.poll import Feed

WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n" + feed("Tide")
HEADS = [
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"HTTP/1.0 429 Later\r\n", b"HTTP/9.9 99 \r\n",
    b"Content-Encoding: gzip\r\n", b"Content-Length: 10\r\n", b"Content-Length: -1\r\n", b"\r\n",
    b"Transfer-Encoding: chunked\r\n", b"5\r\n<rss>\r\n0\r\n\r\n", b"Retry-After: 1e9\r\n", b"ffffffff\r\n",
    b"Location: http://[/\r\n", b"Location: \xff\xfe\r\n", b"ETag: \x00\r\n", b"\x1f\x8b\x08\x00\x00",
    b"<rss>",
]  # fmt: skip
NONE = b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
noise = st.lists(st.one_of(st.sampled_from(HEADS), st.binary(max_size=20)), max_size=8).map(b"".join)
torn = st.builds(lambda at, more: WHOLE[:at] + more + WHOLE[at:], st.integers(0, len(WHOLE)), noise)


class Sender:
    """Answers every connection with the same bytes."""

    def __init__(self) -> None:
        self.answer = b""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                try:
                    asked = connection.recv(65_536)
                    robots = b"/robots.txt" in asked
                    connection.sendall(
                        b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" if robots else self.answer
                    )
                    connection.shutdown(socket.SHUT_WR)
                    connection.recv(65_536)
                except OSError:
                    pass

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    running = Sender()
    yield running
    running.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(noise, torn))
def test_any_bytes_are_an_answer_or_a_fault(sender: Sender, tmp_path: Path, answer: bytes):
    sender.answer = answer

    url = f"http://127.0.0.1:{sender.port}/feed"
    fetched = World().poller(seconds=2).feed(Feed(url), tmp_path / "answer")

    assert (fetched.answer is None) is (fetched.fault is not None)
