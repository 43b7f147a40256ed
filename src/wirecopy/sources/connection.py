"""Connections to the very addresses that were checked, which end when their time is over.

Imports httpcore; whoever needs it imports this module when it begins to poll.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterable
from functools import cache
from ipaddress import ip_address
from typing import Any

import httpcore

from wirecopy.records import RejectReason
from wirecopy.sources.addresses import refusal
from wirecopy.sources.faults import FetchError
from wirecopy.sources.means import Deadline, Means, resolve_in_time

_CONNECT_SECONDS = 15.0
"""For one of a host's addresses, so that a dead one does not take the time of the others."""


@cache
def trust() -> ssl.SSLContext:
    """Whom we trust: the system's authorities, those of SSL_CERT_FILE, and Mozilla's. Takes 0.1 s to load."""
    return httpcore.default_ssl_context()


def pool(means: Means, allowed: Collection[str], deadline: Deadline) -> httpcore.ConnectionPool:
    """A pool for one request. allowed: hosts that may lie inside the network.

    No connection is kept: each is checked when it is made, and none outlives what it was checked for.
    """
    return httpcore.ConnectionPool(
        ssl_context=trust(), max_keepalive_connections=0, network_backend=_Checked(means, allowed, deadline)
    )


class _Checked(httpcore.NetworkBackend):
    """Looks a name up once, leaves out what is refused, and connects to what is left by its number."""

    def __init__(self, means: Means, allowed: Collection[str], deadline: Deadline) -> None:
        self._means, self._allowed, self._deadline = means, allowed, deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that takes it. Raises FetchError where none may be asked."""
        del timeout, local_address, socket_options
        fault: Exception | None = None
        for address in self._addresses(host, port):
            seconds = min(_CONNECT_SECONDS, self._deadline.remaining())
            try:
                stream = self._plain.connect_tcp(address, port, timeout=seconds, socket_options=())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                fault = refused
                continue
            return _Timed(stream, self._deadline)
        self._deadline.remaining()
        raise fault or httpcore.ConnectError("its name has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = [host] if _is_number(host) else resolve_in_time(self._means, host, port, self._deadline)
        except OSError as fault:
            raise httpcore.ConnectError(f"its name was not found ({fault.strerror or fault})") from fault
        if host in self._allowed:
            return list(found)
        reasons = {address: refusal(address) for address in found}
        public = [address for address, reason in reasons.items() if reason is None]
        if found and not public:
            address, reason = next(iter(reasons.items()))
            raise FetchError(
                RejectReason.address_refused,
                f"{host} leads to {address}, {reason}; if that is meant, name the host in"
                " `allow_private_networks` of the configuration",
            )
        return public


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class _Timed(httpcore.NetworkStream):
    """A stream on which no step takes longer than what is left of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        del timeout
        return self._stream.read(max_bytes, timeout=self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        del timeout
        self._stream.write(buffer, timeout=self._deadline.remaining())

    def close(self) -> None:
        """Let go."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same, encrypted; the certificate must be of the name that was asked for, not of the number."""
        del timeout
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout=self._deadline.remaining())
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """What the stream below tells."""
        return self._stream.get_extra_info(info)
