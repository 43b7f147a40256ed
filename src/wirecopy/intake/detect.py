"""What kind of input some bytes are: told by their content, by the name only where that leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

import msgspec

from wirecopy.intake.encoding import decode

SNIFFED_BYTES = 65_536
"""How much of an input is looked at."""

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h[1-6]|span|table|a|script|link|nav)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"<(?:rss|feed|rdf:rdf|newsml|newsitem|newsmessage|nitf|packageitem|urlset|sitemapindex|opml)\b",
    re.IGNORECASE,
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARY_STARTS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"(\xb5/\xfd",     b"SQLite format 3", b"\x7fELF", b"OggS", b"RIFF", b"ID3", b"WARC/",
)  # fmt: skip
_OTHER_NAMES = frozenset(
    {".csv", ".tsv", ".rss", ".atom", ".warc", ".wacz", ".opml", ".nitf", ".zip", ".tar"}
)
_LINES_NAMES = frozenset({".jsonl", ".ndjson", ".jl"})


class Kind(StrEnum):
    """A kind of input that can be read; `unknown` cannot."""

    page = "page"
    dump = "dump"
    jsonlines = "jsonlines"
    json = "json"
    unknown = "unknown"


def kind(data: bytes, name: str) -> Kind:  # noqa: PLR0911 - one return for each kind
    """The kind of an input of which `data` is the beginning (64 KiB are enough) or all. name: its path."""
    suffix = _suffix(name)
    head = _plain(data[:SNIFFED_BYTES])
    if not head or head.startswith(_BINARY_STARTS) or _is_binary(head):
        return Kind.unknown
    if head[:1] in (b"{", b"["):
        found = _json_kind(head, suffix)
        if found is not None:
            return found
    if head[:1] == b"<" or (suffix in (".html", ".htm", ".xhtml") and _MARKUP.search(head)):
        if _FEED.search(head[:2048]) and not re.search(rb"<html\b", head[:2048], re.IGNORECASE):
            return Kind.unknown
        if _MARKUP.search(head):
            return Kind.page
        if head.startswith((b"<?xml", b"<!")):
            return Kind.unknown
    if suffix in _LINES_NAMES:
        return Kind.jsonlines
    if suffix == ".json":
        return Kind.json
    return Kind.unknown if suffix in _OTHER_NAMES else Kind.dump


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in (".gz", ".gzip") else path.suffix


def is_wide(head: bytes) -> bool:
    """Whether bytes are UTF-16 or UTF-32: by their mark, or by the NUL in each letter of ASCII markup."""
    if head.startswith(_WIDE_MARKS):
        return True
    little, big = head[1:4:2], head[0:4:2]
    return len(head) >= 4 and (little == b"\x00\x00") != (big == b"\x00\x00")


def _plain(head: bytes) -> bytes:
    """The beginning as UTF-8 without mark and blanks."""
    if is_wide(head):
        decoded = decode(head[: len(head) // 4 * 4])
        return decoded.text.lstrip().encode("utf-8", "replace") if decoded else b""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _is_binary(head: bytes) -> bool:
    """Control characters that no text holds, in number."""
    control = sum(
        head.count(code)
        for code in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x07", b"\x08")
    )
    return control * 50 > len(head)


def _json_kind(head: bytes, suffix: str) -> Kind | None:  # noqa: PLR0911 - one return for each form
    """JSON Lines where the first line is a whole object, else JSON; None for text in brackets."""
    first_line, newline, after = head.partition(b"\n")
    if head[:1] == b"{":
        whole = _decodes(first_line)
        if whole and (after.strip() or suffix in _LINES_NAMES):
            return Kind.jsonlines
        if suffix in _LINES_NAMES:
            return Kind.jsonlines
        # A first line longer than what is looked at is a long record, not a pretty-printed object.
        if not newline and not whole and len(head) >= SNIFFED_BYTES // 2 and suffix != ".json":
            return Kind.jsonlines
        looks = re.match(rb'\{\s*(?:"|\}|\{|\[)', head)
        return Kind.json if looks or suffix == ".json" else None
    looks = re.match(rb'\[\s*(?:\{|\[|\]|"|-?\d|n|t|f)', head)
    if suffix in _LINES_NAMES:
        return Kind.jsonlines
    if suffix == ".json":
        return Kind.json
    return Kind.json if looks and re.match(rb"\[\s*(?:\{|\[|\])", head) else None


def _decodes(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return False
    return True
