"""Which addresses may be asked: only `http` and `https`, and no host inside the network unless it is named.

The standard library's `is_global` lets NAT64, 6to4 and multicast pass, and what it says of the rest differs
between versions. The networks are therefore listed here, after IANA's registries of special addresses:
https://www.iana.org/assignments/iana-ipv4-special-registry/ and iana-ipv6-special-registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

from wirecopy.patterns import lazy_re
from wirecopy.records import RejectReason
from wirecopy.sources.faults import FetchError

LONGEST = 2083
"""Characters of an address, as in `wirecopy.intake.urls`."""
_PORTS = {"http": 80, "https": 443}
_HOST = lazy_re(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")
_NUMBER = lazy_re(r"\d+|0x[0-9a-f]*")
_UNSAFE = lazy_re(r"[\x00-\x1f\x7f\\]")
_IN_PATH = "/%:@!$&'()*+,;=~-._"
_IN_QUERY = _IN_PATH + "?"

_REFUSED: tuple[tuple[IPv4Network | IPv6Network, str], ...] = (
    (IPv4Network("0.0.0.0/8"), "this very machine"),
    (IPv4Network("10.0.0.0/8"), "a private network"),
    (IPv4Network("100.64.0.0/10"), "a provider's own network"),
    (IPv4Network("127.0.0.0/8"), "this very machine"),
    (IPv4Network("168.63.129.16/32"), "a cloud's metadata"),
    (IPv4Network("169.254.0.0/16"), "the local link, where clouds keep their metadata"),
    (IPv4Network("172.16.0.0/12"), "a private network"),
    (IPv4Network("192.0.0.0/24"), "a reserved network"),
    (IPv4Network("192.0.2.0/24"), "a network for documentation"),
    (IPv4Network("192.88.99.0/24"), "a 6to4 relay"),
    (IPv4Network("192.168.0.0/16"), "a private network"),
    (IPv4Network("198.18.0.0/15"), "a network for measurements"),
    (IPv4Network("198.51.100.0/24"), "a network for documentation"),
    (IPv4Network("203.0.113.0/24"), "a network for documentation"),
    (IPv4Network("224.0.0.0/4"), "multicast"),
    (IPv4Network("240.0.0.0/4"), "a reserved network"),
    (IPv6Network("::/128"), "this very machine"),
    (IPv6Network("::1/128"), "this very machine"),
    (IPv6Network("64:ff9b::/96"), "NAT64, which leads to any IPv4 address"),
    (IPv6Network("64:ff9b:1::/48"), "NAT64, which leads to any IPv4 address"),
    (IPv6Network("2001::/32"), "Teredo, which leads to any IPv4 address"),
    (IPv6Network("2001::/23"), "a reserved network"),
    (IPv6Network("2001:db8::/32"), "a network for documentation"),
    (IPv6Network("2002::/16"), "6to4, which leads to any IPv4 address"),
    (IPv6Network("3fff::/20"), "a network for documentation"),
    (IPv6Network("fc00::/7"), "a private network"),
    (IPv6Network("fe80::/10"), "the local link"),
    (IPv6Network("fec0::/10"), "a private network"),
    (IPv6Network("ff00::/8"), "multicast"),
)
_PUBLIC = IPv6Network("2000::/3")
"""All of IPv6 that is given to anyone; what lies outside is refused, known or not."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that can be asked for.

    host: in lower case and as the name service writes it; an IPv6 address without brackets. port: None where
    it is the scheme's own. target: path and query, in ASCII.
    """

    scheme: str
    host: str
    port: int | None
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, which share one robots.txt."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")

    @property
    def url(self) -> str:
        """The address whole, without fragment."""
        return self.origin + self.target


def web_address(url: str) -> WebAddress:
    """The address in a URL; raises FetchError where it is none that may be asked for.

    Hosts written as numbers in any form but the usual one (`2130706433`, `0x7f.1`, `127.1`) are refused: the
    system would read them as addresses, and a reader of a list would not.
    """
    given = url.strip()
    if not given or len(given) > LONGEST or _UNSAFE.search(given):
        raise _refused(given, "it is no address of the web")
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError as fault:
        raise _refused(given, f"it is no address of the web: {fault}") from fault
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _refused(given, "only http and https are asked")
    if parts.username is not None or parts.password is not None:
        raise _refused(given, "it holds a name or password, which would be stored and shown")
    if port == 0:
        raise _refused(given, "port 0 is none")
    host = _host(parts.hostname or "", given)
    target = quote(parts.path or "/", safe=_IN_PATH) + (
        f"?{quote(parts.query, safe=_IN_QUERY)}" if parts.query else ""
    )
    return WebAddress(scheme, host, None if port == _PORTS[scheme] else port, target)


def _host(given: str, url: str) -> str:
    if ":" in given:
        try:
            return str(IPv6Address(given)) if "%" not in given else _no_host(url)
        except ValueError:
            return _no_host(url)
    try:
        host = given.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return _no_host(url)
    if not _HOST.fullmatch(host) or len(host) > 253:
        return _no_host(url)
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except ValueError:
            raise _refused(
                url, "its host is an address in an unusual form; write it in the usual one"
            ) from None
    return host


def _no_host(url: str) -> str:
    raise _refused(url, "it names no host")


def refusal(address: str) -> str | None:
    """Why an IP address is not asked, in words that follow `leads to`; None for a public one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    for network, words in _REFUSED:
        if found.version == network.version and found in network:
            return words
    if isinstance(found, IPv6Address) and found not in _PUBLIC:
        return "no public network"
    return None


def _refused(url: str, problem: str) -> FetchError:
    shown = url if len(url) <= 200 else url[:199] + "…"
    return FetchError(RejectReason.address_refused, f"`{shown}` is not asked for: {problem}")
