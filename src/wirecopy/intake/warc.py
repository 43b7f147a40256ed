"""The pages of a web archive: responses that are HTML, each with the address that it was fetched from.

Format: WARC 1.1, https://iipc.github.io/warc-specifications/. Read by fastwarc, record by record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecopy.intake.contents import FAULTS, Content, reject_of
from wirecopy.intake.detect import Kind
from wirecopy.intake.streams import LARGEST_ITEM, DamagedError, Stream, TooLargeError
from wirecopy.records import Reject, RejectReason

_PAGES = ("text/html", "application/xhtml+xml")
_FAILED = (OSError, ValueError, RuntimeError, EOFError)


def pages(stream: Stream, source: str) -> Iterator[Content | Reject]:
    """The pages of a WARC; the n-th record that is one has the source `source#n`.

    Other records (requests, pictures, redirects, errors of the server) are no stories and are left out.
    Raises DamagedError where the archive breaks off, TooLargeError at a decompression bomb.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    kinds = WarcRecordType.response | WarcRecordType.resource
    plain: Any = _Plain(stream)
    records = iter(ArchiveIterator(plain, record_types=kinds, auto_decode="all"))
    found = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            status = record.http_headers.status_code if record.http_headers is not None else 200
            content_type = record.http_content_type or record.headers.get("Content-Type") or ""
            if status != 200 or content_type.split(";")[0].strip().lower() not in _PAGES:
                continue
            found += 1
            name = f"{source}#{found}"
            url, encoding = record.headers.get("WARC-Target-URI"), record.http_charset
        except (TooLargeError, DamagedError):
            raise
        except _FAILED as fault:
            raise DamagedError(f"damaged WARC: {fault}") from fault
        try:
            data = record.reader.read(LARGEST_ITEM + 1)
            if len(data) > LARGEST_ITEM:
                raise TooLargeError(f"larger than {LARGEST_ITEM:,} bytes; save the article alone")
        except (*FAULTS, *_FAILED) as fault:
            if stream.budget.spent:
                raise
            yield reject_of(name, fault)
            continue
        if data.strip():
            yield Content(name, Kind.page, data, url=(url or "").strip("<>") or None, encoding=encoding)
        else:
            yield Reject(name, None, RejectReason.no_article, "the page is empty; leave it out")
    if not found:
        problem = "the web archive holds no pages (responses of type text/html); leave it out"
        yield Reject(source, None, RejectReason.no_article, problem)


class _Plain:
    """The archive's bytes, already unpacked, as its library wants them."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size if size >= 0 else LARGEST_ITEM)
