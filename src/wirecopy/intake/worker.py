"""Pages read in processes of their own: a page that hangs or kills its reader costs itself alone.

Parent and reader speak in frames over pipes: eight bytes of length, then a pickle. The reader is a plain
`python -m` process, not a fork, so nothing depends on the parent's threads or on its main module.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice
from typing import IO, NamedTuple, cast

from wirecopy.records import Item, Reject, RejectReason

PAGE_SECONDS = 10.0
"""Longest time for one page."""
START_SECONDS = 60.0
"""Longest time for a reader to come up, on a busy machine."""
_WORTH_ALL_CORES = 8
"""Pages; below that one reader is done before a second has come up."""
_SMALL = 500_000
"""Bytes of a page that is read without a process of its own: nothing of that size takes long."""
_COLLECTED = 16_000_000
"""Bytes of pages after which a reader clears its memory; each page counts `_PAGE_WEIGHT` more."""
_PAGE_WEIGHT = 200_000
_AHEAD = 8
"""Pages read ahead of the one handed out next, per reader."""
_MOST_MEMORY = 3 << 30


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
        count = self._count or (_cores() if many else 1)
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


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


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
    """One process and the page it reads. deadline: by the monotonic clock, while a page is with it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.number = -1
        self.source = ""
        self.deadline = 0.0
        self._ready = False
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "wirecopy.intake.worker", str(int(seconds) + 10)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )

    @property
    def output(self) -> IO[bytes]:
        """Where results come from."""
        return cast("IO[bytes]", self.process.stdout)

    def give(self, number: int, page: Page) -> None:
        """Hand a page over. Raises OSError where the process is gone."""
        self.number, self.source = number, page[0]
        self.deadline = time.monotonic() + self.seconds + (0.0 if self._ready else START_SECONDS)
        _send(cast("IO[bytes]", self.process.stdin), page)

    def take(self) -> Item | Reject | None:
        """The result that has come; None for the sign that the reader is up. Raises EOFError if it died."""
        result = _receive(self.output)
        if result is None:
            self._ready = True
            self.deadline = time.monotonic() + self.seconds
        return cast("Item | Reject | None", result)

    def end(self) -> None:
        """Kill the process and let its pipes go."""
        self.process.kill()
        with suppress(OSError):
            cast("IO[bytes]", self.process.stdin).close()
        self.output.close()
        self.process.wait()


class _Crew:
    """Readers at work, results in order."""

    def __init__(self, count: int, seconds: float) -> None:
        self.count, self.seconds = max(1, count), seconds
        self.readers: dict[int, _Reader] = {}
        self.idle: deque[_Reader] = deque()
        self.done: dict[int, Item | Reject] = {}
        self.selector = selectors.DefaultSelector()

    def read(self, pages: Iterator[Page]) -> Iterator[Item | Reject]:
        """Results of `pages`, in their order."""
        given = handed = 0
        more = True
        try:
            while True:
                while (
                    more
                    and given - handed < _AHEAD * self.count
                    and (self.idle or len(self.readers) < self.count)
                ):
                    page = next(pages, None)
                    more = page is not None
                    if page is not None:
                        self._give(given, page)
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
            for reader in [one for one in self.readers.values() if one.number >= 0]:
                self._drop(reader)

    def close(self) -> None:
        """End all readers."""
        for reader in list(self.readers.values()):
            self._drop(reader)
        self.selector.close()

    def _give(self, number: int, page: Page) -> None:
        reader = self.idle.popleft() if self.idle else self._start()
        try:
            reader.give(number, page)
        except OSError:
            self._lose(
                reader, RejectReason.unreadable, "its reader stopped before the page reached it: try again"
            )

    def _start(self) -> _Reader:
        reader = _Reader(self.seconds)
        self.readers[reader.output.fileno()] = reader
        self.selector.register(reader.output, selectors.EVENT_READ, reader)
        return reader

    def _wait(self) -> None:
        busy = [reader for reader in self.readers.values() if reader.number >= 0]
        until = min((reader.deadline for reader in busy), default=time.monotonic())
        for key, _ in self.selector.select(max(0.0, until - time.monotonic())):
            self._take(key.data)
        now = time.monotonic()
        for reader in busy:
            if reader.number >= 0 and reader.deadline <= now:
                problem = f"the page took more than {self.seconds:g} seconds to read: save the article alone"
                self._lose(reader, RejectReason.timed_out, problem)

    def _take(self, reader: _Reader) -> None:
        try:
            result = reader.take()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._lose(
                reader, RejectReason.unreadable, "reading the page ended its process: save the page again"
            )
            return
        if result is not None:
            self.done[reader.number] = result
            reader.number = -1
            self.idle.append(reader)

    def _lose(self, reader: _Reader, reason: RejectReason, problem: str) -> None:
        if reader.number >= 0:
            self.done[reader.number] = Reject(reader.source, None, reason, problem)
            reader.number = -1
        self._drop(reader)

    def _drop(self, reader: _Reader) -> None:
        del self.readers[reader.output.fileno()]
        self.selector.unregister(reader.output)
        with suppress(ValueError):
            self.idle.remove(reader)
        reader.end()


def _send(pipe: IO[bytes], value: object) -> None:
    frame = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(frame).to_bytes(8, "big"))
    pipe.write(frame)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> object:
    length = pipe.read(8)
    if len(length) < 8:
        raise EOFError
    frame = pipe.read(int.from_bytes(length, "big"))
    return pickle.loads(frame)  # noqa: S301 - from our own process, over a pipe nobody else holds


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
    _send(output, None)
    while True:
        try:
            page = cast("Page", _receive(sys.stdin.buffer))
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            signal.alarm(seconds)  # ends this process even where the parent is gone
        _send(output, _read(page))
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
