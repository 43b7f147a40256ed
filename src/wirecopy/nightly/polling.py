"""The phase before reading: sources are asked, and what came is read like any other input.

What is to be remembered of the answers is saved with the end of the run, so that one that is killed asks
again and finds what it found before. What a server gave to be asked with (ETag, Last-Modified) is kept only
of an answer that was read whole, so that nothing is lost behind a `304`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from wirecopy.errors import InputError, NotFoundError, WirecopyError
from wirecopy.intake.jsonlines import Line
from wirecopy.intake.paths import expand, walk
from wirecopy.intake.read import Arrival, arrivals_in
from wirecopy.nightly.fulltext import FullText, Wanted, told
from wirecopy.nightly.night import Night
from wirecopy.records import Item, Reject, RejectReason
from wirecopy.reports.words import refusal
from wirecopy.settings import Settings
from wirecopy.sources.crew import each
from wirecopy.sources.fetch import AGENT, Client, Limits, Validators
from wirecopy.sources.indexes import arrivals_from
from wirecopy.sources.manners import Turns
from wirecopy.sources.means import Means
from wirecopy.sources.poll import Feed, Fetched, Poller, PollStatus, host_of
from wirecopy.store import sources as stored
from wirecopy.store.engine import files_of, store_path
from wirecopy.store.kept import from_iso, iso
from wirecopy.store.sources import GONE, Poll, Result, Source

FAILING = 5
"""Nights in a row after which a source that fails is told of in the summary."""


def poller(settings: Settings, means: Means) -> Poller:
    """What asks feeds, by the user's settings."""
    wanted = settings.polling
    limits = Limits(wanted.seconds, wanted.bytes, wanted.redirects)
    turns = Turns(means, wanted.pause)
    return Poller(Client(means, limits, turns, settings.allow_private_networks, wanted.agent or AGENT))


@dataclass(slots=True)
class _Asked:
    """A source and what comes of asking it in this run.

    path: of the answer. pages: set for a feed whose full text is wanted. problem: of its first reject.
    """

    source: Source
    path: Path
    fetched: Fetched | None = None
    items: int = 0
    rejected: int = 0
    problem: str | None = None
    pages: FullText | None = None
    waits_until: datetime | None = None
    at: str = ""

    def take(self, arrival: Arrival) -> Arrival:
        """Count what the source gave."""
        self.items += 1
        if isinstance(arrival, Reject):
            self.refuse(arrival)
        return arrival

    def refuse(self, reject: Reject) -> None:
        """Count what the source gave and nobody could read; a fault of one thing in it names that thing."""
        self.rejected += 1
        of_source = reject.source == self.source.location
        self.problem = self.problem or (
            f"{reject.reason}: {reject.problem}" if of_source else refusal(reject)
        )


@dataclass(slots=True)
class Polling:
    """The sources of one run. names: those that the user named; without any all that are active."""

    night: Night
    settings: Settings
    means: Means
    names: Sequence[str] = ()
    _asked: list[_Asked] = field(default_factory=list)
    _waiting: deque[_Asked | None] = field(default_factory=deque)

    def arrivals(self) -> Iterator[Arrival]:
        """What the sources give; a source that gives nothing usable is a Reject. Nothing is saved yet.

        Raises NotFoundError for a name that is no source, WirecopyError where answers cannot be kept.
        """
        wanted = self._wanted()
        if not wanted:
            return
        try:
            with TemporaryDirectory(prefix="wirecopy-", ignore_cleanup_errors=True) as folder:
                yield from self._given(wanted, Path(folder))
        except OSError as fault:
            raise WirecopyError(
                f"cannot keep what sources answered in {gettempdir()}: {fault.strerror or fault}",
                "make room there, or name another folder with TMPDIR; the next run asks again",
            ) from fault

    def _given(self, wanted: Sequence[Source], folder: Path) -> Iterator[Arrival]:
        self._asked = [_Asked(source, folder / f"feed-{source.id}") for source in wanted]
        ask = poller(self.settings, self.means)
        self._ask(ask)
        for asked in self._asked:
            for arrival in self._read(asked, folder):
                self._waiting.append(asked if isinstance(arrival, Line) else None)
                yield arrival
        pages = [page for asked in self._asked if asked.pages for page in asked.pages.queued]
        for arrival in self._pages(ask, pages):
            self._waiting.append(None)
            yield arrival

    def hear(self, one: object) -> None:
        """What became of each arrival, in their order: whether a line can be read shows only now."""
        asked = self._waiting.popleft()
        if asked is not None and isinstance(one, Reject):
            asked.refuse(one)

    def _wanted(self) -> list[Source]:
        with self.night.store.reading() as connection:
            known = stored.known(connection)
        if not self.names:
            return [source for source in known if source.state != GONE]
        by_location = {source.location: source for source in known}
        for name in self.names:
            if name not in by_location:
                raise NotFoundError(f"there is no source {name}", "`wirecopy sources list` shows all")
        return [by_location[name] for name in sorted(set(self.names))]

    # ------------------------------------------------------------ asking
    def _ask(self, ask: Poller) -> None:
        """Ask all feeds whose time has come, many hosts at once."""
        now = self.means.now()
        jobs: list[tuple[str, _Asked]] = []
        for asked in self._asked:
            source = asked.source
            asked.at = iso(now)
            if source.kind != stored.FEED:
                continue
            until = from_iso(source.retry_after) if source.retry_after else None
            if until is not None and until > now:
                asked.waits_until = until
                continue
            jobs.append((host_of(source.moved_to or source.location), asked))
        self.night.progress("poll", 0, len(jobs))
        for done, (asked, fetched) in enumerate(each(jobs, lambda one: _fetch(ask, one)), 1):
            asked.fetched, asked.at = fetched, iso(self.means.now())
            self.night.progress("poll", done, len(jobs))

    # ------------------------------------------------------------ reading
    def _read(self, asked: _Asked, folder: Path) -> Iterator[Arrival]:
        source, fetched = asked.source, asked.fetched
        if source.kind == stored.FOLDER:
            yield from map(asked.take, _folder(source.location, store_path(self.settings.store)))
        elif fetched is None or fetched.status is PollStatus.unchanged:
            return
        elif fetched.fault is not None:
            fault = fetched.fault
            yield asked.take(Reject(source.location, None, fault.reason, fault.problem))
        else:
            if source.full_text:
                asked.pages = self._full_text(source, folder)
            for arrival in arrivals_from(source.location, asked.path, fetched.parts, self.settings.map):
                asked.take(arrival)
                if asked.pages is None or not isinstance(arrival, Item) or not asked.pages.takes(arrival):
                    yield arrival
            asked.path.unlink(missing_ok=True)

    def _full_text(self, source: Source, folder: Path) -> FullText:
        with self.night.store.reading() as connection:
            known = stored.pages(connection, source.id)
        return FullText(known, self.settings.polling.pages, folder / f"pages-{source.id}")

    def _pages(self, ask: Poller, pages: Sequence[Wanted]) -> Iterator[Arrival]:
        """Fetch the pages of teasers, many hosts at once, and read them in processes that can be killed."""
        first: dict[str, Wanted] = {}
        for page in pages:
            page.path = first.setdefault(page.url, page).path  # what several feeds lead to is fetched once
        jobs = [(host_of(url), page) for url, page in first.items()]
        fetched: dict[str, Fetched] = {}
        for done, (page, answer) in enumerate(each(jobs, lambda one: ask.page(one.url, one.path)), 1):
            fetched[page.url] = answer
            self.night.progress("poll pages", done, len(jobs))
        yield from told(pages, fetched)

    # ------------------------------------------------------------ remembering
    def results(self) -> list[Result]:
        """What is to be kept of every source, once all that came is in the store; told in the summary."""
        results = [self._result(asked) for asked in self._asked]
        summary = self.night.summary
        for asked, result in zip(self._asked, results, strict=True):
            known = asked.pages.left_alone if asked.pages else 0
            summary.read += known
            summary.unchanged += known
            summary.count_source(result.poll.status)
            summary.source_notes += _notes(asked.source, result)
        return results

    def _result(self, asked: _Asked) -> Result:
        status, problem = _status(asked)
        fetched, pages = asked.fetched, asked.pages
        answer = fetched.answer if fetched else None
        fault = fetched.fault if fetched else None
        failed = status in (PollStatus.failed, PollStatus.gone)
        source = asked.source
        if status is not PollStatus.waiting:
            source = replace(
                source,
                failures=source.failures + 1 if failed else 0,
                state=GONE if status is PollStatus.gone else stored.ACTIVE,
                retry_after=iso(fault.retry_at) if fault and fault.retry_at else None,
            )
        if fetched and answer and not failed:
            moved = answer.moved_to or (fetched.asked if fetched.asked != source.location else None)
            # Behind a list of sitemaps that did not change, these may have.
            whole = not asked.rejected and not fetched.parts and (pages is None or pages.whole)
            source = replace(_remembering(source, answer.validators, status, whole=whole), moved_to=moved)
        poll = Poll(
            at=asked.at,
            status=str(status),
            http=answer.status if answer else fault.status if fault else None,
            bytes=answer.size if answer else 0,
            items=asked.items,
            rejected=asked.rejected,
            pages=pages.fetched if pages else 0,
            pages_failed=pages.failed if pages else 0,
            error=problem or (pages.problem if pages else None),
        )
        return Result(source, poll, pages.remembered() if pages else None)


def _fetch(ask: Poller, asked: _Asked) -> Fetched:
    source = asked.source
    known = Validators(source.etag, source.last_modified)
    return ask.feed(Feed(source.location, source.moved_to, known), asked.path)


def _folder(location: str, store: Path) -> Iterator[Arrival]:
    """What lies in a folder or matches a pattern, but for the store; that it is not there is a Reject."""
    try:
        named = expand(location)
    except InputError as fault:
        yield Reject(location, None, RejectReason.unreadable, f"{fault.message}; {fault.hint}")
        return
    yield from arrivals_in(walk([named], files_of(store)))


def _status(asked: _Asked) -> tuple[PollStatus, str | None]:
    """What became of a source, and what was wrong. One that gave nothing but rejects has failed."""
    if asked.waits_until is not None:
        return (
            PollStatus.waiting,
            f"not asked: its server wants to be left alone until {iso(asked.waits_until)}",
        )
    if asked.fetched is not None and asked.fetched.status is not PollStatus.read:
        fault = asked.fetched.fault
        return asked.fetched.status, fault.problem if fault else None
    if asked.rejected and asked.rejected == asked.items:
        return PollStatus.failed, asked.problem
    return PollStatus.read, asked.problem


def _remembering(source: Source, given: Validators, status: PollStatus, *, whole: bool) -> Source:
    """The source with what its server gave to be asked with the next time."""
    if status is PollStatus.unchanged:
        return replace(
            source,
            etag=given.etag or source.etag,
            last_modified=given.last_modified or source.last_modified,
        )
    if not whole:
        return replace(source, etag=None, last_modified=None)
    return replace(source, etag=given.etag, last_modified=given.last_modified)


def _notes(before: Source, result: Result) -> Iterator[str]:
    """What a reader should know of a source, a line each."""
    source, poll = result.source, result.poll
    if source.moved_to and source.moved_to != before.moved_to:
        yield f"{source.location} has moved for good to {source.moved_to}, where it is asked from now on"
    if source.state == GONE:
        yield (
            f"{source.location} is gone (410) and is asked no more;"
            f" `wirecopy sources remove {source.location}` forgets it"
        )
    elif source.failures >= FAILING:
        yield f"{source.location} has failed {source.failures} times in a row: {poll.error}"
    if poll.status == PollStatus.waiting:
        yield f"{source.location} was {poll.error}"
    if poll.pages_failed:
        number = "one page" if poll.pages_failed == 1 else f"{poll.pages_failed} pages"
        yield f"{source.location}: {number} could not be had, and the teaser stands: {poll.error}"
