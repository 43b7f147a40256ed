"""Lists of sitemaps: which of the sitemaps that one names are asked too, and what they give together.

A site's news sitemap often stands behind a list. Of a list those are asked whose address speaks of news, else
those that changed last; a list inside a list is not followed. Format: https://www.sitemaps.org/protocol.html#index
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wirecopy.intake.outlets import registrable_domain
from wirecopy.intake.paths import File
from wirecopy.intake.read import Arrival, arrivals_in
from wirecopy.intake.sitemap import listed
from wirecopy.intake.streams import LARGEST_ITEM, DamagedError, Stream, TooLargeError
from wirecopy.patterns import lazy_re
from wirecopy.records import Reject, RejectReason
from wirecopy.sources.addresses import web_address
from wirecopy.sources.faults import FetchError

MOST_SITEMAPS = 5
"""Sitemaps of a list that are asked in a run."""
_NEWS = lazy_re(r"news|nachricht|aktuell|actu|notici|notizi|latest|recent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A sitemap that a list names, asked in its turn. path: of its answer. fault: where none came."""

    url: str
    path: Path
    fault: FetchError | None = None


def sitemaps_in(path: Path, url: str) -> list[str]:
    """The sitemaps to be asked of the list that came from an address; none where the answer is no list.

    Only addresses of the same site are taken, at most MOST_SITEMAPS.
    """
    try:
        with path.open("rb") as file:
            found = listed(Stream(file).rest(LARGEST_ITEM))
    except (TooLargeError, DamagedError):
        return []
    changed: dict[str, str] = {}
    for named, time in found:
        try:
            address = web_address(named).url
        except FetchError:
            continue
        if _site(address) == _site(url):
            changed.setdefault(address, time or "")
    news = [address for address in changed if _NEWS.search(address.partition("://")[2].partition("/")[2])]
    return sorted(news or changed, key=lambda address: changed[address], reverse=True)[:MOST_SITEMAPS]


def _site(url: str) -> str:
    return registrable_domain(url) or web_address(url).host


def arrivals_from(
    location: str, path: Path, parts: tuple[Part, ...], names: Mapping[str, str]
) -> Iterator[Arrival]:
    """What the answer of a source holds, or what the sitemaps hold that it lists, each as `location#sitemap`.

    Sitemaps without titles are left out beside others; where none has titles, one Reject says so.
    """
    if not parts:
        yield from arrivals_in(iter((File(location, path),)), names)
        return
    bare = 0
    for part in parts:
        name = f"{location}#{part.url}"
        if part.fault is not None:
            yield Reject(name, None, part.fault.reason, part.fault.problem)
            continue
        for arrival in arrivals_in(iter((File(name, part.path),)), names):
            if isinstance(arrival, Reject) and arrival.reason is RejectReason.no_article:
                bare += 1
            else:
                yield arrival
        part.path.unlink(missing_ok=True)
    if bare == len(parts):
        problem = (
            f"none of the sitemaps asked has titles ({bare} of those that it lists); name a news sitemap"
        )
        yield Reject(location, None, RejectReason.no_article, problem)
