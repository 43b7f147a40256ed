"""Records in JSON Lines, or one JSON object or array of them: fields by name and by common aliases.

A line that cannot be read is a Reject with its number, and its neighbours go through. Lines are decoded by
msgspec; only what it refuses is looked at again, to save what can be saved or to name the fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from wirecopy.intake import dates
from wirecopy.intake.encoding import decode
from wirecopy.intake.outlets import outlet
from wirecopy.intake.urls import canonical
from wirecopy.records import Item, Moment, Reject, RejectReason, Zone, ZoneSpan
from wirecopy.text.datelines import is_agency
from wirecopy.text.language import detect
from wirecopy.text.zones import dateline_place, refine

LARGEST_RECORD = 64_000_000
"""Bytes of one record."""
LARGEST_TEXT = 20_000_000
"""Characters of one story's text."""

# The names that exports, feeds and schema.org use; the first that holds something is taken.
_ALIASES = {
    "id": "id item_id guid uuid uid _id story_id article_id docid doc_id document_id identifier",
    "url": "url link href canonical_url canonical permalink web_url weburl article_url page_url main_entity_of_page",
    "outlet": "outlet publisher publication site site_name source source_name source_domain domain newspaper media",
    "title": "title headline head heading title_text",
    "byline": "byline author authors by creator dc:creator writer reporter",
    "text": "text body content article_body body_text maintext main_text plain_text full_text fulltext article story text_content",
    "html": "html content_html body_html body_xhtml html_content content:encoded raw_html",
    "published": "published date pubdate published_at publish_date date_published publication_date date_publish published_on"
    " pub_date first_published created created_at timestamp time issued",
    "updated": "updated updated_at modified modified_at date_modified last_modified last_updated update_date versioncreated",
    "language": "language lang locale in_language language_code",
    "credit": "credit credit_line creditline credits provider agency wire news_agency copyright_holder syndication_source",
    "section": "section category categories article_section topic desk channel",
}
_ORDER = {
    field: tuple(dict.fromkeys(re.sub(r"[\s_\-]", "", name) for name in names.split(" ")))
    for field, names in _ALIASES.items()
}
_KNOWN = frozenset(name for names in _ORDER.values() for name in names)
_CONTAINERS = (
    "articles",
    "items",
    "stories",
    "results",
    "records",
    "docs",
    "documents",
    "data",
    "entries",
    "hits",
    "value",
    "news",
)
_MARKUP = re.compile(
    r"</(?:p|div|span|a|em|strong|b|i|h\d|li|ul|figure|blockquote)>|<(?:p|br|div)\b[^<>]*>", re.IGNORECASE
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
    "portuguese": "pt", "italian": "it", "dutch": "nl", "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr",
    "arabic": "ar", "hindi": "hi", "chinese": "zh", "japanese": "ja", "korean": "ko", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "rus": "ru", "ukr": "uk", "pol": "pl", "tur": "tr",
    "ara": "ar", "hin": "hi", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko",
}  # fmt: skip
_folded: dict[str, str] = {}
_decoder = msgspec.json.Decoder()


class RecordError(Exception):
    """A record cannot become a story. reason: for the Reject. problem: what is wrong and what to do."""

    def __init__(self, reason: RejectReason, problem: str) -> None:
        super().__init__(problem)
        self.reason = reason
        self.problem = problem


def read_records(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The stories of JSON Lines, of one JSON object, or of a JSON array. Never raises.

    The n-th record's source is `source#n`; a Reject names the line where lines have a meaning.
    """
    data = _utf8(data)
    whole = _whole(data)
    if whole is None:
        yield from read_lines(data.split(b"\n"), source)
        return
    for number, record in enumerate(whole, start=1):
        yield _made(record, f"{source}#{number}", None)


def read_lines(lines: Iterable[bytes | None], source: str) -> Iterator[Item | Reject]:
    """The stories of JSON Lines, one line at a time. None stands for a line that was too long to be kept."""
    number = 0
    for position, line in enumerate(lines, start=1):
        if line is None:
            number += 1
            problem = f"line {position} is longer than {LARGEST_RECORD:,} bytes; split it or leave it out"
            yield Reject(f"{source}#{number}", position, RejectReason.too_large, problem)
            continue
        stripped = line.strip()
        if position == 1:
            stripped = stripped.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped or stripped in (b"[", b"]", b"],", b","):
            continue
        number += 1
        yield read_line(stripped, f"{source}#{number}", position)


def read_line(line: bytes, source: str, position: int | None) -> Item | Reject:
    """The story of one line of JSON Lines."""
    try:
        record = _decoder.decode(line)
        if isinstance(record, dict) and _may_repeat(record, line):
            record = _slowly(line)
    except (msgspec.DecodeError, ValueError, RecursionError):
        try:
            record = _slowly(line)
        except RecordError as fault:
            return _reject(source, position, fault, line)
    return _made(record, source, position, line)


# ---------------------------------------------------------------- bytes to records
def _utf8(data: bytes) -> bytes:
    """Wide encodings as UTF-8, and no mark; single lines in other encodings are mended one by one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or (
        data[1:2] == b"\x00" and data[3:4] == b"\x00"
    ):
        wide = decode(data)
        return wide.text.encode("utf-8", "replace") if wide else data
    return data.removeprefix(b"\xef\xbb\xbf")


def _whole(data: bytes) -> list[object] | None:
    """The records of an input that is one JSON value; None where it is lines."""
    stripped = data.strip()
    first, newline, _ = stripped.partition(b"\n")
    if stripped[:1] not in (b"{", b"[") or (newline and stripped[:1] == b"{" and _is_json(first)):
        return None
    try:
        value = _decoder.decode(stripped)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not _has_text(value):
        for name in _CONTAINERS:
            held = value.get(name)
            if isinstance(held, list) and held and all(isinstance(one, dict) for one in held):
                return held
    return [value] if newline else None


def _is_json(line: bytes) -> bool:
    try:
        _decoder.decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False
    return True


def _has_text(record: Mapping[str, object]) -> bool:
    names = {_fold(name) for name in record if isinstance(name, str)}
    return any(name in names for name in (*_ORDER["text"], *_ORDER["html"]))


def _may_repeat(record: Mapping[str, object], line: bytes) -> bool:
    """Whether a key may stand twice: its quoted name does, which may also be a value or lie deeper."""
    return any(line.count(b'"' + name.encode("utf-8", "replace") + b'"') > 1 for name in record)


def _slowly(line: bytes) -> object:
    """What msgspec refused, read by the standard library; raises RecordError naming the fault."""
    text = line.strip().rstrip(b",").decode("utf-8", "replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in line:
        decoded = decode(line)
        if decoded is None:
            raise RecordError(RejectReason.bad_encoding, "the line is not UTF-8; write the file in UTF-8")
        text = decoded.text.strip().rstrip(",")
    try:
        return json.loads(text, object_pairs_hook=_no_repeats, parse_constant=_no_constant)
    except RecursionError as fault:
        raise RecordError(
            RejectReason.bad_json, "the JSON is nested too deeply; a record is one flat object"
        ) from fault
    except json.JSONDecodeError as fault:
        problem = f"not valid JSON: {fault.msg} at column {fault.colno}; correct the line or leave it out"
        raise RecordError(RejectReason.bad_json, problem) from fault
    except ValueError as fault:
        raise RecordError(
            RejectReason.bad_json, f"not valid JSON: {str(fault)[:120]}; correct the line"
        ) from fault


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise RecordError(RejectReason.bad_json, f"field `{twice[:60]}` stands twice; keep one of the two")
    return record


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")


# ---------------------------------------------------------------- records to items
def _made(record: object, source: str, position: int | None, line: bytes = b"") -> Item | Reject:
    try:
        return _item(record, source)
    except RecordError as fault:
        return _reject(source, position, fault, line or repr(record)[:400].encode("utf-8", "replace"))


def _reject(source: str, position: int | None, fault: RecordError, line: bytes) -> Reject:
    shown = line[:800].decode("utf-8", "replace")
    excerpt = "".join(letter if letter.isprintable() else " " for letter in shown)[:200]
    return Reject(source, position, fault.reason, fault.problem, excerpt)


def _item(record: object, source: str) -> Item:
    if not isinstance(record, dict):
        wrong = "a list" if isinstance(record, list) else f"the value {str(record)[:40]!r}"
        raise RecordError(
            RejectReason.bad_record, f"a record is a JSON object with fields, and this is {wrong}"
        )
    fields = _fields(record)
    body, zones = _body(fields)
    title = _words(fields.get("title"))
    language = _language(fields.get("language"))
    zones = refine(body, zones, title=title, language=language)
    byline = _people(fields.get("byline"))
    credit = _people(fields.get("credit"))
    url = _url(fields.get("url"))
    text, zones = _with_credits(body, zones, byline, credit)
    tag = _words(fields.get("language")) or language
    return Item(
        source=source,
        outlet=outlet(_outlet_name(fields.get("outlet")), url),
        text=text,
        zones=zones,
        item_id=_words(fields.get("id")),
        url=url,
        title=title,
        byline=byline,
        published=_moment(fields.get("published"), tag),
        updated=_moment(fields.get("updated"), tag),
        language=language or detect(body),
        place=dateline_place(body, zones),
        section=_people(fields.get("section")),
    )


def _fields(record: Mapping[str, object]) -> dict[str, object]:
    """Our fields of a record, the first alias that holds something for each."""
    given: dict[str, object] = {}
    for name, value in record.items():
        if value is not None and value != "":
            given.setdefault(_fold(name), value)
    fields = {
        field: next((given[name] for name in names if name in given), None) for field, names in _ORDER.items()
    }
    _source_as_credit(fields, given)
    if (
        isinstance(fields["text"], str)
        and "text" not in given
        and fields["html"] is None
        and _MARKUP.search(fields["text"])
    ):
        fields["html"], fields["text"] = fields["text"], None
    return fields


def _source_as_credit(fields: dict[str, object], given: Mapping[str, object]) -> None:
    """`source` beside an outlet names whose copy it is, where it names an agency."""
    credited = given.get("source")
    if (
        fields["credit"] is None
        and isinstance(credited, str)
        and credited != fields["outlet"]
        and is_agency(credited)
    ):
        fields["credit"] = credited


def _fold(name: str) -> str:
    folded = _folded.get(name)
    if folded is None:
        folded = re.sub(r"[\s_\-]", "", name).casefold()
        if len(_folded) < 10_000:
            _folded[name] = folded
    return folded


def _body(fields: Mapping[str, object]) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The text and its zones as far as the record shows them; raises RecordError where there is none."""
    text, html = fields["text"], fields["html"]
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    for name, value in (("text", text), ("html", html)):
        if value is not None and not isinstance(value, str):
            problem = f"field `{name}` is {_kind_of(value)}; it must be a string with the story's words"
            raise RecordError(RejectReason.bad_record, problem)
        if isinstance(value, str) and len(value) > LARGEST_TEXT:
            problem = f"field `{name}` has {len(value):,} characters; a story has at most {LARGEST_TEXT:,}"
            raise RecordError(RejectReason.too_large, problem)
    if isinstance(text, str) and (body := _clean(text)) and not body.isspace():
        return body, (ZoneSpan(Zone.body, 0, len(body)),)
    if isinstance(html, str) and not html.isspace():
        from wirecopy.intake.page import read_fragment  # noqa: PLC0415 - brings lxml

        body, zones = read_fragment(_clean(html))
        if body and not body.isspace():
            return body, zones
    raise RecordError(
        RejectReason.missing_text, "the record has no words in `text`, `body`, `content` or `html`; fill one"
    )


def _with_credits(
    body: str, zones: tuple[ZoneSpan, ...], byline: str | None, credit: str | None
) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The body followed by byline and credit as paragraphs and zones of their own."""
    text = body
    spans = list(zones)
    for words, zone, label in ((byline, Zone.byline, ""), (credit, Zone.metadata, "credit")):
        if words:
            spans.append(ZoneSpan(zone, len(text) + 2, len(text) + 2 + len(words), label))
            text = f"{text}\n\n{words}"
    return text, tuple(spans)


# ---------------------------------------------------------------- values
def _clean(value: str) -> str:
    """Without NUL and lone surrogates, which no store and no output can hold."""
    if "\x00" in value:
        value = value.replace("\x00", "")
    return value if value.isascii() else _SURROGATES.sub("", value)


def _words(value: object) -> str | None:
    """One line of words of a string or a number; None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return " ".join(_clean(value).split()) or None
    return None


def _people(value: object) -> str | None:
    """Names given as a string, a list, or objects with `name`, joined by commas."""
    if isinstance(value, list):
        return ", ".join(name for name in (_people(one) for one in value[:50]) if name) or None
    if isinstance(value, dict):
        return next(
            (name for key in ("name", "title", "label", "value") if (name := _words(value.get(key)))), None
        )
    return _words(value)


def _outlet_name(value: object) -> str | None:
    if isinstance(value, dict):
        return next(
            (
                name
                for key in ("name", "title", "domain", "url", "uri", "id")
                if (name := _words(value.get(key)))
            ),
            None,
        )
    return _outlet_name(value[0]) if isinstance(value, list) and value else _words(value)


def _url(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or value.get("href")
    return canonical(_clean(value)) if isinstance(value, str) else None


def _language(value: object) -> str | None:
    """Two letters of ISO 639-1 from a tag or a name; None for what is neither."""
    words = _words(value)
    if words is None:
        return None
    first = re.split(r"[-_ ,;]", words.casefold())[0]
    if first in _LANGUAGES:
        return _LANGUAGES[first]
    return first if len(first) == 2 and first.isalpha() and first.isascii() else None


def _moment(value: object, language: str | None) -> Moment | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return dates.epoch(value)
    return dates.moment(_clean(value), language=language) if isinstance(value, str) else None


def _kind_of(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "no string")
