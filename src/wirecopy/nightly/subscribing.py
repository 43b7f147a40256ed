"""Which sources there are: added, removed, exchanged as lists, tried out. Only `poll` stores stories."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wirecopy.errors import InputError, NotFoundError, UsageError
from wirecopy.intake.jsonlines import Line, read_line
from wirecopy.intake.paths import STANDARD_INPUT, expand
from wirecopy.intake.read import read
from wirecopy.intake.teaser import is_teaser
from wirecopy.nightly import lock
from wirecopy.nightly.fulltext import FullText, told
from wirecopy.nightly.polling import poller
from wirecopy.records import Item, Reject, RejectReason
from wirecopy.reports.sources import Tried
from wirecopy.settings import Settings
from wirecopy.sources.addresses import refusal, web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.indexes import arrivals_from
from wirecopy.sources.means import Means
from wirecopy.sources.opml import Listed, read_opml, write_opml
from wirecopy.sources.poll import Feed, Poller
from wirecopy.store import sources as stored
from wirecopy.store.engine import is_missing, store_path
from wirecopy.store.open import open_store
from wirecopy.store.sources import FEED, FOLDER, Source, Wish

TRIED = 3
"""Pages that `test` fetches."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of sources that were to be added: locations that are new, and those known before."""

    new: tuple[str, ...]
    known: tuple[str, ...]


def wish_of(location: str, settings: Settings) -> Wish:
    """The feed or the folder that a location names. Raises UsageError, InputError."""
    if "://" in location or location.lower().startswith("feed:"):
        return Wish(_feed(location, settings), FEED)
    if location == STANDARD_INPUT:
        raise UsageError("standard input is no source", "name a feed's address, a folder or a pattern")
    expand(location)
    return Wish(str(Path(location).expanduser().absolute()), FOLDER)


def _feed(location: str, settings: Settings) -> str:
    """The feed's address in one form. Raises UsageError where it would be refused without being asked."""
    given = location.strip()
    if given.lower().startswith("feed:"):  # a custom of browsers
        rest = given[5:].removeprefix("//")
        given = rest if rest.startswith(("http://", "https://")) else f"http://{rest}"
    try:
        address = web_address(given)
    except FetchError as fault:
        raise UsageError(fault.problem, "name a feed's address as a browser shows it") from fault
    try:
        reason = None if address.host in settings.allow_private_networks else refusal(address.host)
    except ValueError:  # a name, which is looked up when it is asked
        reason = None
    if reason:
        hint = "if that is meant, name the host in `allow_private_networks` of the configuration"
        raise UsageError(f"`{given}` leads to {reason}", hint)
    return address.url


def add(wishes: Sequence[Wish], settings: Settings) -> Added:
    """Keep sources; makes the store where there is none. Raises LockedError while a run holds it."""
    with lock.writing(settings, create=True) as connection:
        new = {wish.location: stored.add(connection, wish) for wish in wishes}
    return Added(
        tuple(location for location, fresh in new.items() if fresh),
        tuple(location for location, fresh in new.items() if not fresh),
    )


def remove(locations: Sequence[str], settings: Settings) -> None:
    """Forget sources. Raises NotFoundError, and forgets none then; LockedError while a run is under way."""
    with lock.writing(settings) as connection:
        for location in named(stored.known(connection), locations):
            stored.remove(connection, location)


def named(known: Sequence[Source], words: Sequence[str]) -> list[str]:
    """The locations of sources that the words name, as they stand or in our form. Raises NotFoundError."""
    locations = {source.location for source in known}
    found = []
    for given in words:
        forms = [given, str(Path(given).expanduser().absolute())]
        with suppress(FetchError):
            forms.append(web_address(given).url)
        one = next((form for form in forms if form in locations), None)
        if one is None:
            raise NotFoundError(f"there is no source {given}", "`wirecopy sources list` shows all")
        found.append(one)
    return list(dict.fromkeys(found))


def known(settings: Settings) -> list[Source]:
    """All sources; none where there is no store."""
    if is_missing(store_path(settings.store)):
        return []
    store = open_store(settings.store, create=False)
    try:
        with store.reading() as connection:
            return stored.known(connection)
    finally:
        store.close()


# ---------------------------------------------------------------- lists
def from_list(path: Path, settings: Settings, *, full_text: bool) -> tuple[list[Wish], list[str]]:
    """The feeds of an OPML file as sources, and those that would be refused, with the reason."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"cannot read {path}: {fault.strerror}", "check the path and its rights") from fault
    wishes, refused = [], []
    for listed in read_opml(data, str(path)):
        try:
            url = _feed(listed.url, settings)
        except UsageError as fault:
            refused.append(fault.message)
            continue
        wishes.append(Wish(url, FEED, listed.name, listed.category, listed.full_text or full_text or None))
    return wishes, refused


def as_list(settings: Settings) -> bytes:
    """The feeds as OPML, each where it has moved to; folders have no place in it."""
    feeds = [source for source in known(settings) if source.kind == FEED]
    listed = {
        url: Listed(url, one.name, one.category, one.full_text)
        for one in feeds
        if (url := one.moved_to or one.location)
    }
    return write_opml(listed.values())


# ---------------------------------------------------------------- trying out
def try_out(location: str, settings: Settings, means: Means, *, full_text: bool) -> Tried:
    """What would be read from a source now; stores nothing and sends no validators.

    full_text: fetch the pages of the first teasers too. Raises UsageError, InputError.
    """
    wish = wish_of(location, settings)
    if wish.kind == FOLDER:
        return Tried(wish.location, None, tuple(read([wish.location], settings.map)), 0)
    with TemporaryDirectory(prefix="wirecopy-", ignore_cleanup_errors=True) as folder:
        ask = poller(settings, means)
        path = Path(folder) / "feed"
        fetched = ask.feed(Feed(wish.location), path)
        if fetched.fault is not None:
            fault = fetched.fault
            return Tried(wish.location, None, (Reject(wish.location, None, fault.reason, fault.problem),), 0)
        arrived = arrivals_from(wish.location, path, fetched.parts, settings.map)
        found: list[Item | Reject] = [read_line(one) if isinstance(one, Line) else one for one in arrived]
        teasers = sum(isinstance(one, Item) and is_teaser(one) for one in found)
        if full_text:
            found = _with_pages(ask, found, Path(folder) / "pages")
        return Tried(wish.location, fetched.answer, tuple(found), teasers)


def _with_pages(ask: Poller, found: Sequence[Item | Reject], folder: Path) -> list[Item | Reject]:
    """What was found, the first teasers told by their pages; a Reject at the end for each that is not."""
    pages = FullText({}, TRIED, folder)
    taken = {one.source for one in found if isinstance(one, Item) and pages.takes(one)}
    answers = {page.url: ask.page(page.url, page.path) for page in pages.queued}
    stories = {item.source: item for item in told(pages.queued, answers)}
    failed = (
        Reject(page.entry.source, None, RejectReason.fetch_failed, f"{page.url}: {page.problem}")
        for page in pages.queued
        if page.problem
    )
    return [*(stories.get(one.source, one) if one.source in taken else one for one in found), *failed]
