"""What kind of input some bytes are: told by their content, by the name only where that leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

import msgspec

from wirecopy.intake.encoding import decode
from wirecopy.patterns import lazy_re

SNIFFED_BYTES = 65_536
"""How much of an input is looked at."""

_MARKUP = lazy_re(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h[1-6]|span|table|a|script|link|nav)\b",
    re.IGNORECASE,
)
_ROOT = lazy_re(
    rb"""(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?>[^<>\[\]"']+|"[^"]*"|'[^']*'|\[.*?\]\s*(?=>))*+>)*+"""
    rb"""<(?:[\w.-]+:)?([\w.-]+)""",
    re.DOTALL | re.IGNORECASE,
)
"""The name of a document's root element, behind declaration, comments and document type."""
_ATOM = lazy_re(rb"""=\s*["']http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/ns)""")
DELIMITERS = (",", "\t", ";", "|")
"""What may stand between the fields of a table, commonest first."""
_LONGEST_HEADING = 4000
_LARGEST_PROLOG = 16_384
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARIES = {
    b"%PDF": "a PDF; save its text",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"\x1f\x8b": "packed twice over; unpack it", b"\xfd7zXZ": "packed twice over; unpack it",
    b"(\xb5/\xfd": "packed twice over; unpack it", b"SQLite format 3": "a database; export its records",
    b"\x7fELF": "a program", b"OggS": "a sound", b"RIFF": "a sound, a film or a picture", b"ID3": "a sound",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive; unpack it", b"Rar!\x1a": "a rar archive; unpack it",
    b"\xd0\xcf\x11\xe0": "a document of an old office program; save it as text",
    b"{\\rtf": "a document of an office program (RTF); save it as text",
}  # fmt: skip
"""How files begin that are told by that and are no input, in words for a reader."""
_BINARY_STARTS = tuple(_BINARIES)
_FEW_CONTROLS = 4
"""Control characters that a short text may hold by accident."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MARK = 257
"""Where a tar archive says that it is one."""
_WIRE = lazy_re(
    rb"[\x00\r\n\x16\x7f ]*\x01[^\x02\x03\x04]{1,300}\x02|\s*ZCZC(?![A-Za-z_])"
    rb"|[a-z]{2,4}\d{3,5} [1-9] [a-z]{1,4} \d{1,5}\b[^\r\n]*\r?\n\s*\n"
)
_MAILBOX = lazy_re(rb"From (?:\S+ .*\d{4}|- .*)\s*?\n(?:>?[A-Za-z][A-Za-z0-9-]+:)")
_MAIL_HEADER = lazy_re(
    rb"^(return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|content-type|reply-to"
    rb"|list-id|list-unsubscribe|dkim-signature)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = lazy_re(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?")
_FEWEST_HEADERS = 4
"""Of those a message has; a text may begin with two of them."""
_PACKED_NAMES = (".gz", ".gzip", ".bz2", ".xz", ".lzma", ".zst", ".zstd")
_TABLE_NAMES = frozenset({".csv", ".tsv", ".tab"})
_OTHER_NAMES = frozenset({".rss", ".atom", ".warc", ".wacz", ".opml", ".nitf", ".zip", ".tar"})
_LINES_NAMES = frozenset({".jsonl", ".ndjson", ".jl"})


KNOWN_BUT_UNREAD = {
    "opml": "a list of feeds, which holds no stories; `wirecopy sources import` takes it",
    "svg": "a picture",
}
"""Documents that are told by their root element and are no input, in words for a reader."""
_ROOTS = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "nitf": "nitf", "newsitem": "newsml",
    "newsml": "newsml1", "catalogitem": "newsml",
    "newsmessage": "newsml", "packageitem": "newsml", "conceptitem": "newsml", "knowledgeitem": "newsml",
    "planningitem": "newsml", "urlset": "sitemap", "sitemapindex": "sitemap",
}  # fmt: skip


_PAGE_NAMES = "html head body title meta article section main div p span table a script link nav center font"
_PAGE_ROOTS = frozenset({*_PAGE_NAMES.split(), *(f"h{level}" for level in range(1, 7))})
"""With what element a page, or a piece of one, may begin."""


def known_name(data: bytes) -> str:
    """What input of no kind that can be read is, where its beginning tells; empty where it does not."""
    named = next((words for start, words in _BINARIES.items() if data.startswith(start)), None)
    if data[4:8] == b"ftyp":
        return "a film, a sound or a picture"
    return named or KNOWN_BUT_UNREAD.get(root_name(data.lstrip()) or "", "")


class Kind(StrEnum):
    """A kind of input that can be read; `unknown` cannot."""

    page = "page"
    dump = "dump"
    jsonlines = "jsonlines"
    json = "json"
    table = "table"
    feed = "feed"
    sitemap = "sitemap"
    newsml = "newsml"
    newsml1 = "newsml1"
    nitf = "nitf"
    xml = "xml"
    wire = "wire"
    mail = "mail"
    zip = "zip"
    tar = "tar"
    warc = "warc"
    unknown = "unknown"


def kind(data: bytes, name: str) -> Kind:
    """The kind of an input of which `data` is the beginning (64 KiB are enough) or all. name: its path."""
    suffix = _suffix(name)
    if packed := _archive_kind(data):
        return packed
    head = _plain(data[:SNIFFED_BYTES])
    if not head:
        return Kind.unknown
    if _WIRE.match(head):
        return Kind.wire
    if _is_mail(head):
        return Kind.mail
    if head.startswith(_BINARY_STARTS) or _is_binary(head):
        return Kind.unknown
    return _markup_kind(head, suffix) or _text_kind(head, suffix)


def _is_mail(head: bytes) -> bool:
    """Whether a mailbox or one message begins: its first lines are headers, several of them known ones."""
    if _MAILBOX.match(head):
        return True
    top = head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    if not _HEADER_LINE.match(top):
        return False
    names = {found[1].lower() for found in _MAIL_HEADER.finditer(top)}
    return len(names) >= _FEWEST_HEADERS and b"from" in names


def _archive_kind(data: bytes) -> Kind | None:
    if data.startswith(_ZIP):
        return Kind.zip
    if data.startswith(b"WARC/"):
        return Kind.warc
    return Kind.tar if data[_TAR_MARK : _TAR_MARK + 5] == b"ustar" else None


def _markup_kind(head: bytes, suffix: str) -> Kind | None:
    """The kind of JSON and of markup; None for plain text."""
    if head[:1] in (b"{", b"["):
        return _json_kind(head, suffix)
    if head[:1] != b"<" and not (suffix in (".html", ".htm", ".xhtml") and _MARKUP.search(head)):
        return None
    root = _told_apart(root_name(head) or "", head)
    if known := _root_kind(root, declared=head.startswith(b"<?xml") or suffix == ".xml"):
        return known
    if _MARKUP.search(head):
        return Kind.page
    return Kind.unknown if head.startswith((b"<?xml", b"<!")) else None


def _told_apart(root: str, head: bytes) -> str:
    """A root element's name; of names that two kinds share, another one of the kind that it is here."""
    if root == "newsitem" and b"<newsitem" in head:
        return "record"  # NewsML-G2 writes a capital; in small letters it is a house's own
    if root == "entry" and _ATOM.search(head):
        return "feed"  # RFC 4287, 2: an entry may be a document of its own
    return root


def _root_kind(root: str, *, declared: bool) -> Kind | None:
    """The kind of a document by its root element, None of a page. declared: it says that it is XML."""
    if root in _ROOTS:
        return Kind(_ROOTS[root])
    if root in KNOWN_BUT_UNREAD:
        return Kind.unknown
    return Kind.xml if root and declared and root not in _PAGE_ROOTS else None


def _text_kind(head: bytes, suffix: str) -> Kind:
    if suffix in _LINES_NAMES:
        return Kind.jsonlines
    if suffix == ".json":
        return Kind.json
    if suffix in _TABLE_NAMES or is_table(head):
        return Kind.table
    return Kind.unknown if suffix in _OTHER_NAMES else Kind.dump


def root_name(head: bytes) -> str | None:
    """The root element's name without prefix, in small letters; None where no markup opens."""
    found = _ROOT.match(head[:_LARGEST_PROLOG])
    return found.group(1).decode("ascii", "replace").lower() if found else None


def _suffix(name: str) -> str:
    path = PurePath(name.lower().rpartition("#")[2])
    return PurePath(path.stem).suffix if path.suffix in _PACKED_NAMES else path.suffix


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


def is_table(head: bytes) -> bool:
    """Whether the first line names columns, two at least of them known ones, one of these for the words."""
    from wirecopy.intake.fields import place_of  # noqa: PLC0415 - brings URLs and dates

    line, newline, _ = head.partition(b"\n")
    if not newline or len(line) > _LONGEST_HEADING:
        return False
    names = line.decode("utf-8", "replace").strip("\r")
    for delimiter in DELIMITERS:
        fields = [place_of(name.strip().strip('"')) for name in names.split(delimiter)]
        known = {field for field in fields if field}
        if len(known) >= 2 and known & {"text", "html", "title"} and 2 * len(known) >= len(fields):
            return True
    return False


def _is_binary(head: bytes) -> bool:
    """Control characters that no text holds, in number."""
    control = sum(
        head.count(code)
        for code in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x07", b"\x08")
    )
    return control * (50 if control > _FEW_CONTROLS else 5) > len(head)


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
