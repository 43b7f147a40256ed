"""Pages read in processes of their own: a page that hangs or kills its reader costs itself alone.

While a reader works at one page the next ones lie in its pipe, as many as find room there: a reader does
not wait for the parent, and the parent never for a reader.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from io import BufferedReader, RawIOBase
from itertools import islice
from typing import IO, NamedTuple, cast

from wirecopy import processes
from wirecopy.records import Item, Reject, RejectReason

PAGE_SECONDS = 10.0
"""Longest processor time for one page; of wall time as much where the system does not tell it."""
_WHILE_OTHERS_RUN = 6
"""Times that in wall time, on a machine that has other work too."""
START_SECONDS = 60.0
"""Longest time for a reader to come up, on a busy machine."""
_WORTH_ALL_CORES = 8
"""Pages; below that one reader is done before a second has come up."""
_SMALL = 500_000
"""Bytes of a page that is read without a process of its own: nothing of that size takes long."""
_COLLECTED = 64_000_000
"""Bytes of pages after which a reader clears its memory; each page counts `_PAGE_WEIGHT` more."""
_PAGE_WEIGHT = 200_000
_AHEAD = 8
"""Pages read ahead of the one handed out next, per reader."""
_IN_PIPE = 4
"""Pages that wait in the pipe of one reader, at most."""
_ENOUGH_IN_PIPE = 2
_REST = 0.02
"""Seconds for which readers with enough to do are left alone: waking up at each result costs them a tenth."""
_MOST_MEMORY = 3 << 30
_PIPE = 1 << 20
"""Bytes that a pipe to a reader is asked to hold: the most that Linux grants to anyone."""
_BESIDE = 1 << 16
"""Bytes of a frame beside the page's own, at most: its addresses."""
_ENDED = "reading the page ended its process: save the page again"


class Page(NamedTuple):
    """A page to read. url, encoding, fetched: as an archive states them."""

    source: str
    data: bytes
    url: str | None = None
    encoding: str | None = None
    fetched: datetime | None = None


def extract_many(
    pages: Iterable[Page | tuple[str, bytes]], *, seconds: float = PAGE_SECONDS, readers: int | None = None
) -> Iterator[Item | Reject]:
    """Each page as an Item or a Reject, in the order given, by readers that end with it; see `Readers`."""
    with closing(Readers(seconds=seconds, count=readers)) as crew:
        yield from crew.each(pages)


class Readers:
    """Processes that read pages, started when first needed and kept until `close`.

    seconds: hard limit for one page. count: processes, by default one a core.
    """

    def __init__(self, *, seconds: float = PAGE_SECONDS, count: int | None = None) -> None:
        self._seconds, self._count = seconds, count
        self._crew: _Crew | None = None

    def each(self, pages: Iterable[Page | tuple[str, bytes]]) -> Iterator[Item | Reject]:
        """Each page as an Item or a Reject, in the order given. A small page alone is read right here."""
        waiting = (Page(*page) for page in pages)
        first = list(islice(waiting, _WORTH_ALL_CORES))
        if self._crew is None and self._count is None and len(first) == 1 and len(first[0][1]) <= _SMALL:
            yield _read(first[0])
            return
        many = self._crew is not None or len(first) == _WORTH_ALL_CORES
        count = self._count or (processes.cores() if many else 1)
        if self._crew is None:
            self._crew = _Crew(count, self._seconds)
        self._crew.count = max(self._crew.count, count)
        yield from self._crew.read(_chained(first, waiting))

    def close(self) -> None:
        """End all processes."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None


def _chained(first: list[Page], rest: Iterator[Page]) -> Iterator[Page]:
    while first:
        yield first.pop(0)  # not kept: a page may be 20 MB
    yield from rest


def _read(page: Page) -> Item | Reject:
    from wirecopy.intake.page import read_page  # noqa: PLC0415

    try:
        return read_page(
            page.data, page.source, url=page.url, declared_encoding=page.encoding, fetched=page.fetched
        )
    except MemoryError:
        problem = "the page needs more memory than one page may have: save the article alone"
        return Reject(page.source, None, RejectReason.too_large, problem)
    except Exception as fault:
        problem = f"a library failed on the page ({type(fault).__name__}): save the article alone"
        return Reject(page.source, None, RejectReason.unreadable, problem)


class _Reader:
    """One process, the page it works at, and those that lie in its pipe.

    number, source: of the page it works at; number -1 where there is none. deadline: when that page is
    looked at, by the monotonic clock.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.number = -1
        self.source = ""
        self.deadline = self._latest = 0.0
        self._worked: float | None = None
        self.ahead: deque[tuple[int, Page]] = deque()
        self._ready = False
        alarm = int(_WHILE_OTHERS_RUN * seconds) + 10
        self.process = processes.start("wirecopy.intake.worker", str(alarm), quiet=True)
        self._room = _widened(self._input)
        _widened(self.output)

    @property
    def output(self) -> RawIOBase:
        """Where results come from, without a buffer, which would hide from a selector that one has come."""
        return cast("RawIOBase", cast("BufferedReader", self.process.stdout).raw)

    @property
    def _input(self) -> IO[bytes]:
        return cast("IO[bytes]", self.process.stdin)

    def may_take(self, page: Page) -> bool:
        """Whether a page given now is taken at once, or lies in the pipe without holding up the parent."""
        if self.number < 0:
            return True
        if not self._ready or len(self.ahead) >= _IN_PIPE:
            return False
        return sum(len(one.data) + _BESIDE for _, one in self.ahead) + len(page.data) + _BESIDE < self._room

    def give(self, number: int, page: Page) -> None:
        """Hand a page over. Raises OSError where the process is gone."""
        if self.number < 0:
            self._begin(number, page)
        else:
            self.ahead.append((number, page))
        processes.send(self._input, page)

    def take(self) -> tuple[int, Item | Reject] | None:
        """A page's number and its result; None for the sign that the reader is up.

        Raises EOFError if the process died.
        """
        result = cast("Item | Reject | None", processes.receive(self.output))
        if result is None:
            self._ready = True
            self._start_clock(0.0)
            return None
        number, self.number = self.number, -1
        if self.ahead:
            self._begin(*self.ahead.popleft())
        return number, result

    def is_over(self, now: float) -> bool:
        """Whether its page has had its time; on a machine that has other work too, the deadline moves on."""
        if self.number < 0 or self.deadline > now:
            return False
        worked = processes.worked(self.process.pid)
        if worked is None or self._worked is None or now >= self._latest:
            return True
        left = self.seconds - (worked - self._worked)
        self.deadline = min(now + left, self._latest)
        return left <= 0

    def end(self) -> None:
        """Kill the process and let its pipes go."""
        self.process.kill()
        with suppress(OSError):
            self._input.close()
        cast("IO[bytes]", self.process.stdout).close()
        self.process.wait()

    def _begin(self, number: int, page: Page) -> None:
        self.number, self.source = number, page.source
        self._start_clock(0.0 if self._ready else START_SECONDS)

    def _start_clock(self, extra: float) -> None:
        now = time.monotonic()
        self.deadline = now + self.seconds + extra
        self._latest = now + _WHILE_OTHERS_RUN * self.seconds + extra
        self._worked = processes.worked(self.process.pid)


def _widened(pipe: processes.Pipe) -> int:
    """Make a pipe as wide as it may be; how many bytes it holds, 0 where the system does not say."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 - not on every system

        return fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)
    return 0


class _Crew:
    """Readers at work, results in order."""

    def __init__(self, count: int, seconds: float) -> None:
        self.count, self.seconds = max(1, count), seconds
        self.readers: dict[int, _Reader] = {}
        self.waiting: deque[tuple[int, Page]] = deque()
        """Pages that no reader can take yet, and those whose reader was lost before it came to them."""
        self.done: dict[int, Item | Reject] = {}
        self.selector = selectors.DefaultSelector()

    def read(self, pages: Iterator[Page]) -> Iterator[Item | Reject]:
        """Results of `pages`, in their order."""
        numbered = enumerate(pages)
        given = handed = 0
        more = True
        try:
            while True:
                while self._place_waiting() and more and given - handed < _AHEAD * self.count:
                    page = next(numbered, None)
                    more = page is not None
                    if page is not None:
                        self.waiting.append(page)
                        given += 1
                while handed in self.done:
                    yield self.done.pop(handed)
                    handed += 1
                if handed == given and not more:
                    return
                if handed < given:
                    self._wait()
        finally:
            self.done.clear()
            self.waiting.clear()
            for reader in self._busy():
                self._drop(reader)

    def close(self) -> None:
        """End all readers."""
        for reader in list(self.readers.values()):
            self._drop(reader)
        self.selector.close()

    def _busy(self) -> list[_Reader]:
        return [reader for reader in self.readers.values() if reader.number >= 0]

    def _place_waiting(self) -> bool:
        """Give the pages that wait to readers; whether all were given and another page may find room."""
        while self.waiting:
            number, page = self.waiting[0]
            reader = self._reader_for(page)
            if reader is None:
                return False
            self.waiting.popleft()
            try:
                reader.give(number, page)
            except OSError:
                self._lose(reader, RejectReason.unreadable, _ENDED)
        return True

    def _reader_for(self, page: Page) -> _Reader | None:
        """A reader without work, else a new one, else the one with least before it that has room."""
        if idle := next((reader for reader in self.readers.values() if reader.number < 0), None):
            return idle
        if len(self.readers) < self.count:
            return self._start()
        able = (reader for reader in self.readers.values() if reader.may_take(page))
        return min(able, key=lambda reader: len(reader.ahead), default=None)

    def _start(self) -> _Reader:
        reader = _Reader(self.seconds)
        self.readers[reader.output.fileno()] = reader
        self.selector.register(reader.output, selectors.EVENT_READ, reader)
        return reader

    def _wait(self) -> None:
        busy = self._busy()
        ready = self.selector.select(0)
        if not ready:
            if all(len(reader.ahead) >= _ENOUGH_IN_PIPE for reader in busy):
                time.sleep(_REST)
            until = min((reader.deadline for reader in busy), default=time.monotonic())
            ready = self.selector.select(max(0.0, until - time.monotonic()))
        for key, _ in ready:
            self._take(key.data)
        now = time.monotonic()
        for reader in busy:
            if reader.is_over(now):
                problem = f"the page took more than {self.seconds:g} seconds to read: save the article alone"
                self._lose(reader, RejectReason.timed_out, problem)

    def _take(self, reader: _Reader) -> None:
        try:
            taken = reader.take()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._lose(reader, RejectReason.unreadable, _ENDED)
            return
        if taken is not None:
            number, result = taken
            self.done[number] = result

    def _lose(self, reader: _Reader, reason: RejectReason, problem: str) -> None:
        """Let a reader go; the page it was at is refused, those that lay in its pipe wait for another."""
        if reader.number >= 0:
            self.done[reader.number] = Reject(reader.source, None, reason, problem)
        self.waiting.extendleft(reversed(reader.ahead))
        self._drop(reader)

    def _drop(self, reader: _Reader) -> None:
        del self.readers[reader.output.fileno()]
        self.selector.unregister(reader.output)
        reader.end()


def _serve(seconds: int) -> None:
    """The reader's loop: a page in, its result out, until the pipe is closed."""
    import signal  # noqa: PLC0415

    from trafilatura import bare_extraction  # noqa: PLC0415

    from wirecopy.intake import page as reader  # noqa: PLC0415

    del reader, bare_extraction  # only loaded, before the clock of the first page starts
    gc.collect()
    gc.freeze()
    gc.disable()  # a page is thousands of objects that die together: looking for them meanwhile takes a tenth
    since = 0
    _limit_memory()
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not get between the frames
    processes.send(output, None)
    while True:
        try:
            page = cast("Page", processes.receive(sys.stdin.buffer))
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            signal.alarm(seconds)  # ends this process even where the parent is gone
        processes.send(output, _read(page))
        since += _PAGE_WEIGHT + len(page.data)
        if since > _COLLECTED:
            gc.collect()
            since = 0


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
