"""The pages that a feed's teasers lead to: each is fetched once, and again only for another teaser.

A teaser whose page cannot be had is a story itself; its page is tried for a few nights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wirecopy.intake.streams import LARGEST_ITEM, DamagedError, Stream, TooLargeError
from wirecopy.intake.teaser import is_teaser, told_by_page
from wirecopy.intake.worker import Page as Given
from wirecopy.intake.worker import extract_many
from wirecopy.records import Item, Reject, identity_number, text_digest
from wirecopy.sources.poll import Fetched
from wirecopy.store.sources import Page

_TRIES = 3


@dataclass(slots=True)
class Wanted:
    """A page to fetch. entry: the teaser. failures: earlier nights that tried in vain.

    problem: why this one did, None where it was read. asked: False where its host was left alone.
    """

    entry: Item
    url: str
    address: int
    digest: int
    failures: int
    path: Path
    problem: str | None = None
    asked: bool = True

    def remembered(self) -> Page:
        """What the store keeps of it."""
        if self.problem is None:
            return Page(self.address, self.digest, failures=0, done=True)
        failures = self.failures + self.asked
        return Page(self.address, self.digest, failures, failures >= _TRIES)


@dataclass(slots=True)
class FullText:
    """The pages of one feed. known: those tried before. most: that are fetched in a run.

    left_alone: teasers whose story was read before and that have not changed. postponed: beyond `most`.
    """

    known: Mapping[int, Page]
    most: int
    folder: Path
    queued: list[Wanted] = field(default_factory=list)
    left_alone: int = 0
    postponed: int = 0
    _kept: dict[int, Page] = field(default_factory=dict)

    def takes(self, item: Item) -> bool:
        """Whether an entry is a teaser that this takes care of; otherwise it is a story as it stands."""
        if item.url is None or not is_teaser(item):
            return False
        address, digest = identity_number(item.url), text_digest(item.title, item.text)
        if any(page.address == address for page in self.queued):
            self.left_alone += 1
            return True
        before = self.known.get(address)
        same = before is not None and before.digest == digest
        if before is not None and same and before.done:
            self._kept[address] = before
            if before.failures:
                return False
            self.left_alone += 1
            return True
        if len(self.queued) >= self.most:
            self.postponed += 1
            return False
        self.folder.mkdir(exist_ok=True)
        failures = before.failures if before is not None and same else 0
        path = self.folder / str(len(self.queued))
        self.queued.append(Wanted(item, item.url, address, digest, failures, path))
        return True

    @property
    def fetched(self) -> int:
        """Pages that were read."""
        return sum(page.problem is None for page in self.queued)

    @property
    def failed(self) -> int:
        """Pages that could not be had or hold no story."""
        return sum(page.problem is not None for page in self.queued)

    @property
    def problem(self) -> str | None:
        """What was wrong with the first of these."""
        return next((f"{page.url}: {page.problem}" for page in self.queued if page.problem), None)

    @property
    def whole(self) -> bool:
        """Whether nothing is left for another night."""
        return not self.postponed and all(page.remembered().done for page in self.queued)

    def remembered(self) -> list[Page]:
        """What the store keeps: the pages that the feed names now."""
        return [*self._kept.values(), *(page.remembered() for page in self.queued)]


def told(pages: Sequence[Wanted], fetched: Mapping[str, Fetched]) -> Iterator[Item]:
    """The story of each page, or its teaser where the page was not to be had or tells none.

    fetched: by URL. Pages are read in processes that can be killed.
    """
    there: list[Wanted] = []
    for page in pages:
        fault = fetched[page.url].fault
        if fault is None:
            there.append(page)
        else:
            page.problem, page.asked = fault.problem, fault.asked
            yield page.entry
    if not there:
        return
    # One alone would be read in this process, where a hostile page cannot be stopped.
    given = (_given(page, fetched[page.url]) for page in there)
    results = extract_many(given, readers=1 if len(there) == 1 else None)
    for page, result in zip(there, results, strict=True):
        if isinstance(result, Reject):
            page.problem = f"{result.reason}: {result.problem}"
            yield page.entry
        else:
            yield told_by_page(page.entry, result)


def _given(page: Wanted, fetched: Fetched) -> Given:
    """A page's bytes for its reader, unpacked; empty where they cannot be, which it rejects."""
    try:
        with page.path.open("rb") as file:
            data = Stream(file).rest(LARGEST_ITEM)
    except (OSError, TooLargeError, DamagedError):
        data = b""
    answer = fetched.answer
    url, encoding = (answer.url, answer.encoding) if answer else (page.url, None)
    return Given(page.entry.source, data, url, encoding)
