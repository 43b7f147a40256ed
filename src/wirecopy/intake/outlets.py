"""Who publishes: registrable domains by the public suffix list that is shipped, and outlets made of them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wirecopy.patterns import lazy_re
from wirecopy.records import UNKNOWN_OUTLET, Outlet

if TYPE_CHECKING:
    from tldextract import TLDExtract

_PLAIN_HOST = lazy_re(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/|$)")
# Sites below which many publish, each under a name of its own, and which the list's private part leaves out.
_HOUSES_OF_MANY = (
    "substack.com", "medium.com", "tumblr.com", "livejournal.com", "beehiiv.com", "over-blog.com",
    "typepad.com", "wordpress.com", "blogspot.com", "ghost.io",
)  # fmt: skip
UNKNOWN = Outlet(UNKNOWN_OUTLET, "unknown")
"""The outlet of a story that says nothing of its publisher."""


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 - 250 ms

    # No list is ever fetched and no cache written: the snapshot inside the package is the one used.
    return TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=_HOUSES_OF_MANY
    )


def registrable_domain(host_or_url: str) -> str | None:
    """The domain that somebody registered (`bbc.co.uk` of `https://www.bbc.co.uk/news`), or None.

    Of a top-level domain that the list does not know the last label is the suffix, as the list's own
    rule `*` has it. https://publicsuffix.org/list/
    """
    plain = _PLAIN_HOST.match(host_or_url)
    host = plain[1] if plain else urlsplit_host(host_or_url.strip())
    return _registered(host) if host and "." in host else None


@lru_cache(maxsize=16_384)
def _registered(host: str) -> str | None:
    found = _extract()(host)
    if not found.suffix and not found.ipv4 and not found.ipv6:
        return _as_asked_for(".".join(host.lower().split(".")[-2:])) or None
    return _as_asked_for(found.top_domain_under_public_suffix.lower()) or None


def _as_asked_for(domain: str) -> str:
    """A domain as the name service writes it, so that both spellings of `bücher.example` are one outlet."""
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def urlsplit_host(given: str) -> str | None:
    """The host in a URL, a protocol-relative URL or a bare host name; None where there is none."""
    try:
        host = urlsplit(given if "//" in given else f"//{given}").hostname
    except ValueError:
        return None
    if not host or any(letter.isspace() for letter in host):
        return None
    return host.rstrip(".") or None


def outlet(name: str | None, url: str | None) -> Outlet:
    """The publisher called `name` or publishing at `url`; a name may itself be a domain.

    Without a domain the key is `name:` and the folded name; without both it is `UNKNOWN`.
    """
    shown = " ".join((name or "").split())
    domain = registrable_domain(url) if url else None
    named_domain = registrable_domain(shown) if shown and " " not in shown and "." in shown else None
    if domain is None:
        domain = named_domain
    if named_domain is not None:
        # `www.example.org` and `example.org` are one outlet with one name, in letters that people read
        shown = named_domain if shown.isascii() else shown.lower().removeprefix("www.")
    if domain is not None:
        return Outlet(domain, shown or domain)
    if not shown:
        return UNKNOWN
    return Outlet(f"name:{shown.casefold()}", shown)
