"""What a web archive holds of news: pages with their addresses, feeds, and programs' answers with stories.

Format: WARC 1.1, https://iipc.github.io/warc-specifications/. Read by warcio, record by record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from wirecopy.intake import detect
from wirecopy.intake.content import FAULTS, Content, reject_of
from wirecopy.intake.dates import moment
from wirecopy.intake.detect import Kind
from wirecopy.intake.encoding import decode
from wirecopy.intake.jsonlines import holds_stories
from wirecopy.intake.streams import CHUNK, LARGEST_ITEM, DamagedError, Stream, TooLargeError
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Reject, RejectReason
from wirecopy.text.words import words_of

_PAGES = ("text/html", "application/xhtml+xml")
_DATA = lazy_re(r"(?:application|text)/(?:[\w.+-]+\+)?(?:xml|json)")
"""Types of answers that may be feeds; what of them holds no story is left out as pictures are."""
_FEEDS = frozenset({Kind.feed, Kind.newsml, Kind.newsml1, Kind.nitf})
_TEXT = "text/plain"
_NO_STORY = lazy_re(
    r"/(?:robots|(?:app-)?ads|humans|security|llms(?:-full)?)\.txt$|\.(?:js|css|map|md5|log)$", re.IGNORECASE
)
"""Addresses of texts that programs read."""
_WORDS_OF_A_STORY = 50
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")


def stories_in(stream: Stream, source: str) -> Iterator[Content | Reject]:
    """The pages and feeds of a WARC; the n-th record that is one has the source `source#n`.

    Other records (requests, pictures, redirects, errors of the server) are no stories and are left out.
    Raises DamagedError where the archive breaks off, TooLargeError at a decompression bomb.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - 103 ms

    records = iter(ArchiveIterator(stream))
    found = 0
    while True:
        try:
            record = next(records, None)
        except FAULTS:
            raise
        except Exception as fault:  # the library has no errors of its own for what is broken
            raise DamagedError(f"damaged WARC: {fault}") from fault
        if record is None:
            break
        wanted = _kind(record)
        if not wanted:
            continue
        content = _content(record, f"{source}#{found + 1}", stream)
        if isinstance(content, Content) and (told := _told(content, wanted)) is not None:
            content = told
        elif wanted != "page":
            continue
        found += 1
        yield content
    if not found:
        problem = "the web archive holds no pages (responses of type text/html) and no feeds; leave it out"
        yield Reject(source, None, RejectReason.no_article, problem)


def _kind(record: Any) -> str:  # noqa: ANN401 - the library has no types
    """`page`, or `data` and `text` that may hold a story; empty for what is none of these."""
    if record.rec_type not in ("response", "resource"):
        return ""
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return ""
    stated = _header(record, "Content-Type").partition(";")[0].strip().lower()
    if stated in _PAGES:
        return "page"
    return "text" if stated == _TEXT else "data" if _DATA.fullmatch(stated) else ""


def _told(content: Content, wanted: str) -> Content | None:
    """A content as the kind that it shows: a feed also where it says that it is a page; None for no story."""
    data = content.data or b""
    found = detect.kind(data[: detect.SNIFFED_BYTES], "")
    if found in _FEEDS or (found is Kind.sitemap and b"sitemap-news" in data[: detect.SNIFFED_BYTES]):
        return replace(content, kind=found)
    if wanted == "page":
        return content
    if found in (Kind.json, Kind.jsonlines) and holds_stories(data):
        return replace(content, kind=Kind.json)
    if wanted == "text" and found is Kind.dump and _is_story(content):
        return replace(content, kind=Kind.dump)
    return None


def _is_story(content: Content) -> bool:
    """Whether a plain text is a story, and not one of the many that programs keep for each other."""
    from wirecopy.intake.dump import read_dump  # noqa: PLC0415 - brings the language model's library

    decoded = decode(content.data or b"", content.encoding)
    if decoded is None or _NO_STORY.search((content.url or "").partition("?")[0]):
        return False
    story = read_dump(decoded.text, content.source)
    return isinstance(story, Item) and len(words_of(story.text, story.zones)) >= _WORDS_OF_A_STORY


def _header(record: Any, name: str) -> str:  # noqa: ANN401
    """A header of the answer, or of the record where it holds no answer of a server."""
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return (headers.get_header(name) if headers is not None else None) or ""


def _content(record: Any, name: str, stream: Stream) -> Content | Reject:  # noqa: ANN401
    packing = _header(record, "Content-Encoding").strip().lower()
    if packing not in _PACKINGS:
        problem = f"the page is packed as `{packing[:20]}`; fetch it unpacked or with gzip"
        return Reject(name, None, RejectReason.unreadable, problem)
    try:
        data = _body(record)
    except FAULTS as fault:
        if stream.budget.spent:
            raise
        return reject_of(name, fault)
    if not data.strip():
        return Reject(name, None, RejectReason.no_article, "the page is empty; leave it out")
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    encoding = _header(record, "Content-Type").lower().partition("charset=")[2].partition(";")[0]
    fetched = moment(record.rec_headers.get_header("WARC-Date") or "")
    return Content(
        name,
        Kind.page,
        data,
        url=url,
        encoding=encoding.strip(" \"'") or None,
        fetched=fetched.utc if fetched else None,
    )


def _body(record: Any) -> bytes:  # noqa: ANN401
    parts, size = [], 0
    try:
        body = record.content_stream()
        while part := body.read(CHUNK):
            parts.append(part)
            size += len(part)
            if size > LARGEST_ITEM:
                raise TooLargeError(f"larger than {LARGEST_ITEM:,} bytes; save the article alone")
    except FAULTS:
        raise
    except Exception as fault:
        raise DamagedError(f"damaged page: {fault}") from fault
    return b"".join(parts)
