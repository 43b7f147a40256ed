"""Paths to stories: files, folders, globs and standard input, each read as the kind that its content shows.

Records are streamed line by line; pages that stand side by side go to the extraction workers together; one
thing that cannot be read is a Reject, and what stands beside it goes through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from wirecopy.errors import InputError
from wirecopy.intake import detect
from wirecopy.intake.content import FAULTS, Content, reject_of
from wirecopy.intake.contents import contents
from wirecopy.intake.detect import Kind
from wirecopy.intake.encoding import controls_in
from wirecopy.intake.jsonlines import LARGEST_RECORD, Line, numbered, read_line, read_records
from wirecopy.intake.outlets import UNKNOWN, outlet
from wirecopy.intake.paths import STANDARD_INPUT, File, expand_all, walk
from wirecopy.intake.record import told
from wirecopy.intake.streams import Overlong
from wirecopy.intake.urls import canonical
from wirecopy.intake.worker import Page, Readers
from wirecopy.records import Item, Reject, RejectReason

Arrival = Item | Reject | Line
_NO_NAMES: Mapping[str, str] = {}


def read(paths: Sequence[str], names: Mapping[str, str] = _NO_NAMES) -> Iterator[Item | Reject]:
    """Everything that can be read from paths, in the order of paths and, within a folder or glob, of names.

    names: for the fields of records, our name to theirs; see `wirecopy.settings.RECORD_FIELDS`.
    Raises InputError, before anything is read, when a path does not exist or a glob matches nothing.
    """
    return (read_line(one) if isinstance(one, Line) else one for one in arrivals(paths, names))


def arrivals(paths: Sequence[str], names: Mapping[str, str] = _NO_NAMES) -> Iterator[Arrival]:
    """The same, but that a line of JSON Lines comes unread, for whoever shares the reading out.

    Raises InputError as `read` does.
    """
    return arrivals_in(walk(expand_all(paths)), names)


def read_one(path: str) -> Item:
    """The one story that a file, or standard input for `-`, holds.

    Raises InputError where it holds none or several.
    """
    if path != STANDARD_INPUT and Path(path).is_dir():
        raise InputError(f"{path} is a folder", "name one file")
    found = iter(read([path]))
    first = next(found, None)
    second = next(found, None)
    if first is None:
        raise InputError(f"there is no story in {path}", "name a page, a text or a record that holds one")
    if isinstance(first, Reject):
        raise InputError(f"{first.source}: {first.problem}")
    if second is not None:
        raise InputError(f"{path} holds more than one story", "give a file with a single story")
    return first


def arrivals_in(files: Iterator[File | Reject], names: Mapping[str, str] = _NO_NAMES) -> Iterator[Arrival]:
    """The same of files that were found already; a file's source is the name that its stories get."""
    found = _Contents(files)
    with closing(Readers()) as readers:
        for content in found:
            if isinstance(content, Reject):
                yield content
            elif content.kind is Kind.page:
                yield from readers.each(_pages(content, found))
            else:
                try:
                    yield from _stories(content, names)
                except FAULTS as fault:
                    yield reject_of(content.source, fault)


class _Contents:
    """What files hold, one by one, with one step back: pages side by side are taken together."""

    def __init__(self, files: Iterator[File | Reject]) -> None:
        self._found = (one for file in files for one in _contents(file))
        self._back: list[Content | Reject] = []

    def __iter__(self) -> Iterator[Content | Reject]:
        return self

    def __next__(self) -> Content | Reject:
        return self._back.pop() if self._back else next(self._found)

    def put_back(self, content: Content | Reject) -> None:
        """Give a content back, to be the next one."""
        self._back.append(content)


def _contents(file: File | Reject) -> Iterator[Content | Reject]:
    return iter((file,)) if isinstance(file, Reject) else contents(file)


def _pages(first: Content, found: _Contents) -> Iterator[Page]:
    """A page and the pages that follow it, up to the first content that is something else."""
    content: Content | Reject | None = first
    while content is not None:
        if isinstance(content, Reject) or content.kind is not Kind.page:
            found.put_back(content)
            return
        yield Page(content.source, content.data or b"", content.url, content.encoding, content.fetched)
        content = next(found, None)


# ---------------------------------------------------------------- one content
def _stories(content: Content, names: Mapping[str, str]) -> Iterator[Arrival]:
    """The stories of one content that is no page."""
    kind, source, data = content.kind, content.source, content.data
    if kind in (Kind.json, Kind.jsonlines, Kind.table):
        yield from _records(content, names)
    elif kind is Kind.mail:
        from wirecopy.intake.mail import read_mail  # noqa: PLC0415 - brings the library of messages

        yield from read_mail(_lines(content), source)
    elif data is None or not data.strip():
        yield Reject(source, None, RejectReason.no_article, "the file is empty; remove it or fill it")
    elif kind in (Kind.dump, Kind.unknown):
        yield _text(content, data)
    elif kind is Kind.wire:
        from wirecopy.intake.wire import read_wire  # noqa: PLC0415

        yield from read_wire(data, source)
    else:
        yield from _telling(_document(content, data, names), data)


def _document(content: Content, data: bytes, names: Mapping[str, str]) -> Iterator[Item | Reject]:
    """The stories of a feed or an exchange format in XML."""
    kind, source = content.kind, content.source
    if kind is Kind.feed:
        from wirecopy.intake.feed import read_feed  # noqa: PLC0415 - brings its library

        return read_feed(data, source)
    if kind is Kind.sitemap:
        from wirecopy.intake.sitemap import read_sitemap  # noqa: PLC0415 - brings lxml

        return read_sitemap(data, source)
    if kind is Kind.newsml:
        from wirecopy.intake.newsml import read_newsml  # noqa: PLC0415 - brings lxml

        return read_newsml(data, source)
    if kind is Kind.newsml1:
        from wirecopy.intake.newsml1 import read_newsml1  # noqa: PLC0415 - brings lxml

        return read_newsml1(data, source)
    if kind is Kind.nitf:
        from wirecopy.intake.nitf import read_nitf  # noqa: PLC0415 - brings lxml

        return read_nitf(data, source)
    from wirecopy.intake.xmlrecords import read_xml_records  # noqa: PLC0415 - brings lxml

    return read_xml_records(data, source, names)


def _telling(stories: Iterator[Item | Reject], data: bytes) -> Iterator[Item | Reject]:
    """The stories of a document, the first with the number of controls that were taken out of it."""
    removed = controls_in(data)
    for one in stories:
        yield told(one, removed)
        if isinstance(one, Item):
            removed = 0


def _records(content: Content, names: Mapping[str, str]) -> Iterator[Arrival]:
    if content.kind is Kind.table:
        from wirecopy.intake.table import read_table  # noqa: PLC0415

        yield from read_table(_lines(content), content.source, names)
    elif content.stream is not None:
        yield from numbered(content.stream.lines(LARGEST_RECORD), content.source, names)
    else:
        yield from read_records(content.data or b"", content.source, names)


def _lines(content: Content) -> Iterator[bytes | Overlong]:
    """The lines of a content, those in an encoding of wide characters as UTF-8."""
    from wirecopy.intake.encoding import decode  # noqa: PLC0415

    if content.stream is not None:
        return content.stream.lines(LARGEST_RECORD)
    decoded = decode(content.data or b"")
    return iter((decoded.text.encode("utf-8", "replace") if decoded else b"").split(b"\n"))


def _text(content: Content, data: bytes) -> Item | Reject:
    """A dump, or the Reject of what is none."""
    source = content.source
    if content.kind is Kind.unknown:
        what = detect.known_name(data)
        problem = (
            f"it is {what}"
            if what
            else "none of the kinds that can be read; convert it to one of these: a page (HTML), a text,"
            " records (JSON, JSON Lines, CSV), a feed (RSS, Atom), NewsML-G2, NITF or ninjs"
        )
        return Reject(source, None, RejectReason.unknown_kind, problem, _excerpt(data))
    from wirecopy.intake.dump import read_dump  # noqa: PLC0415 - brings the language model's library
    from wirecopy.intake.encoding import decode  # noqa: PLC0415

    decoded = decode(data, content.encoding)
    if decoded is None:
        problem = "its characters cannot be told (not UTF-8, and no other encoding fits); save it as UTF-8"
        return Reject(source, None, RejectReason.bad_encoding, problem, _excerpt(data))
    story = read_dump(decoded.text, source)
    if isinstance(story, Reject):
        return story
    if content.url and not story.url:  # as an archive states it
        url = canonical(content.url)
        story = replace(story, url=url, outlet=story.outlet if story.outlet != UNKNOWN else outlet(None, url))
    return replace(story, encoding=decoded.encoding, removed=decoded.removed)


def _excerpt(data: bytes) -> str:
    shown = data[:800].decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in shown).strip()[:200]
