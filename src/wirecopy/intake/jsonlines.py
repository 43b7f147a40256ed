"""Records in JSON Lines, or one JSON object or array of them: fields by name and by common aliases.

A line that cannot be read is a Reject with its number, and its neighbours go through. Lines are decoded by
msgspec; only what it refuses is looked at again, to save what can be saved or to name the fault.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from wirecopy.intake import fields as values
from wirecopy.intake import jsonfeed, ninjs, systems
from wirecopy.intake.answers import records_in, unwrapped
from wirecopy.intake.detect import is_wide
from wirecopy.intake.encoding import decode
from wirecopy.intake.jsonbroken import pieces
from wirecopy.intake.record import RecordError, made, reject, told
from wirecopy.intake.streams import Overlong
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Reject, RejectReason

LARGEST_RECORD = 64_000_000
"""Bytes of one record."""

OVERLONG = f"is longer than {LARGEST_RECORD:,} bytes; split it or leave it out"
_UNREADABLE = (msgspec.DecodeError, ValueError, RecursionError)
_WORTH_CUTTING = 1000
_LOOKED_AT = 20
_LEAST_WORDS = 80
"""Characters of a text by which a record is told from other data."""
_OPENING = 16
_ESCAPED_CONTROL = lazy_re(rb"\\u00(?:[01]|7[fF])")
_VALUE_START = lazy_re(rb'\s*:\s*"')
_NAME_END = lazy_re(rb'"\s*:')
_decoder = msgspec.json.Decoder()
_quoted: dict[str, bytes] = {}
_NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON Lines that is still to be read.

    source: `source#n` of its record. position: its number, 1-based. names: our names of fields to its own.
    """

    words: bytes
    source: str
    position: int
    names: Mapping[str, str]


def read_records(data: bytes, source: str, names: Mapping[str, str] = _NO_NAMES) -> Iterator[Item | Reject]:
    """The stories of JSON Lines, of one JSON object, of a JSON array, or of a JSON Feed. Never raises.

    The n-th record's source is `source#n`; a Reject names the line where lines have a meaning. names: our
    names of fields to those of the records.
    """
    data = _utf8(data)
    whole = _whole(data)
    if isinstance(whole, dict):
        yield from jsonfeed.read_json_feed(whole, source)
        return
    if whole is None or _repeats(whole, data):
        yield from _broken(data, source, names)
        return
    tidy = not _ESCAPED_CONTROL.search(data)
    records = (one for record in whole for one in ninjs.items_of(record))
    for number, record in enumerate(records, start=1):
        kept, removed = (record, 0) if tidy else values.without_controls(record)
        yield told(made(kept, f"{source}#{number}", None, names=names), removed)


def _broken(data: bytes, source: str, names: Mapping[str, str]) -> Iterator[Item | Reject]:
    """The lines of JSON Lines; what stands whole in one JSON value that is broken."""
    lines, opening = data.split(b"\n"), data.lstrip()[:1]
    records = sum(line.startswith(b"{") and line.rstrip().endswith(b"}") for line in lines)
    answer = records == 1 and b"[{" in data and not data.strip().count(b"\n") and not _decodes(data)
    if opening not in (b"{", b"[") or (opening == b"{" and records and not answer):
        yield from read_lines(lines, source, names)
        return
    decoded = decode(data)
    if decoded is None:
        problem = "its characters cannot be told (not UTF-8, and no other encoding fits); save it as UTF-8"
        yield Reject(source, None, RejectReason.bad_encoding, problem)
        return
    for number, piece in enumerate(pieces(decoded.text), start=1):
        name, words = f"{source}#{number}", piece.words.encode("utf-8", "replace")
        if piece.fault is None:
            yield read_line(Line(words, name, piece.line, names))
        else:
            yield reject(name, piece.line, RecordError(RejectReason.bad_json, piece.fault), words)


def read_lines(
    lines: Iterable[bytes | Overlong], source: str, names: Mapping[str, str] = _NO_NAMES
) -> Iterator[Item | Reject]:
    """The stories of JSON Lines, one line at a time. An Overlong stands for one that is too long."""
    for one in numbered(lines, source, names):
        yield read_line(one) if isinstance(one, Line) else one


def numbered(
    lines: Iterable[bytes | Overlong], source: str, names: Mapping[str, str] = _NO_NAMES
) -> Iterator[Line | Reject]:
    """The lines that hold a record, to be read with `read_line`; a Reject for each that was too long."""
    number = 0
    for position, line in enumerate(lines, start=1):
        if isinstance(line, Overlong):
            number += 1
            problem = f"the line that begins at byte {line.offset:,} {OVERLONG}"
            yield Reject(f"{source}#{number}", position, RejectReason.too_large, problem)
            continue
        stripped = line.strip()
        if position == 1:
            stripped = stripped.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped or stripped in (b"[", b"]", b"],", b","):
            continue
        number += 1
        yield Line(stripped, f"{source}#{number}", position, names)


def read_line(given: Line) -> Item | Reject:
    """The story of one line. Never raises."""
    line, source, position = given.words, given.source, given.position
    removed = 0
    try:
        record = _decoder.decode(line)
        if isinstance(record, dict) and _may_repeat(record, line):
            record = _slowly(line)
    except RecordError as fault:
        return reject(source, position, fault, line)
    except _UNREADABLE:
        try:
            record, removed = values.without_controls(_slowly(line))
        except RecordError as fault:
            return reject(source, position, fault, line)
    if b"\\u00" in line and not removed and _ESCAPED_CONTROL.search(line):
        record, removed = values.without_controls(record)
    return told(made(record, source, position, line, given.names), removed)


# ---------------------------------------------------------------- bytes to records
def _utf8(data: bytes) -> bytes:
    """Wide encodings as UTF-8, and no mark; single lines in other encodings are mended one by one."""
    if is_wide(data):
        wide = decode(data)
        return wide.text.encode("utf-8", "replace") if wide else data
    return data.removeprefix(b"\xef\xbb\xbf")


def _whole(data: bytes) -> list[object] | dict[str, Any] | None:
    """The records of an input that is one JSON value, or the JSON Feed that it is; None where it is lines."""
    stripped = data.strip()
    first, newline, _ = stripped.partition(b"\n")
    if stripped[:1] not in (b"{", b"[") or (newline and stripped[:1] == b"{" and _decodes(first)):
        return None
    try:
        value = _decoder.decode(stripped)
    except _UNREADABLE:
        return None
    if isinstance(value, list):
        return value
    if jsonfeed.is_feed(value):
        return value  # type: ignore[no-any-return]
    if isinstance(value, dict) and not _is_story(value) and (held := records_in(value)) is not None:
        return list(held)
    return [value] if newline else None


def holds_stories(data: bytes) -> bool:
    """Whether JSON, as a program answered it, is a JSON Feed or holds records with words, or is one."""
    text = _utf8(data)
    whole = _whole(text)
    if isinstance(whole, dict):
        return True
    if whole is None:  # one object on a line, or the first of several
        try:
            whole = [_decoder.decode(text.strip().partition(b"\n")[0])]
        except _UNREADABLE:
            return False
    return any(isinstance(made(one, "", None), Item) and _has_text(one) for one in whole[:_LOOKED_AT])


def _has_text(record: object) -> bool:
    """Whether a record, or what it wraps, has more than a title."""
    fields = values.fields_of(unwrapped(record) or record) if isinstance(record, dict) else {}
    return any(len(str(fields.get(name, ""))) >= _LEAST_WORDS for name in ("text", "html", "summary"))


def _repeats(records: list[object], data: bytes) -> bool:
    """Whether a field of ours stands twice in one of the records of a whole JSON value."""
    held = Counter(name for one in records if isinstance(one, dict) for name in one if values.place_of(name))
    if not any(data.count(f'"{name}"'.encode("utf-8", "replace")) > count for name, count in held.items()):
        return False
    try:
        json.loads(data, object_pairs_hook=_no_repeats)
    except RecordError:
        return True
    except (ValueError, RecursionError):
        pass
    return False


def _is_story(value: dict[str, Any]) -> bool:
    if systems.lists_stories(value):
        return False
    return ninjs.is_ninjs(value) or bool(values.fields_of(value).keys() & {"text", "html"})


def _decodes(line: bytes) -> bool:
    try:
        _decoder.decode(line)
    except _UNREADABLE:
        return False
    return True


def _may_repeat(record: Mapping[str, object], line: bytes) -> bool:
    """Whether a field may stand twice: its quoted name does, which may also be a value or lie deeper."""
    if len(line) > _WORTH_CUTTING:
        line = _without_longest(record, line)
    if len(_NAME_END.findall(line)) == len(record):
        return False  # as many ends of names as there are names
    for name in record:
        quoted = _quoted.get(name)
        if quoted is None:
            quoted = _quoted[name] = f'"{name}"'.encode("utf-8", "replace")
            if len(_quoted) > LARGEST_RECORD // 10_000:
                _quoted.clear()
        if line.count(quoted) > 1:
            return True
    return False


def _without_longest(record: Mapping[str, object], line: bytes) -> bytes:
    """A line without what lies surely inside its longest string: no name of a field stands there.

    A string takes at least as many bytes as it has characters, however it is escaped.
    """
    name, longest = "", ""
    for field, value in record.items():
        if isinstance(value, str) and len(value) > len(longest):
            name, longest = field, value
    if len(longest) < _OPENING:
        return line
    key = f'"{name}"'.encode("utf-8", "replace")
    start = line.find(key) + len(key)
    found = _VALUE_START.match(line, start)
    begins = found.end() if found else -1
    if begins < 0 or not line.startswith(longest[:_OPENING].encode("utf-8", "replace"), begins):
        return line
    return line[:begins] + line[begins + len(longest) :]


def _slowly(line: bytes) -> object:
    """A line that msgspec refused, read by the standard library; raises RecordError naming the fault."""
    text = line.decode("utf-8", "replace")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in line:
        decoded = decode(line)
        if decoded is None:
            raise RecordError(RejectReason.bad_encoding, "the line is not UTF-8; write the file in UTF-8")
        text = decoded.text
    try:
        record = json.loads(
            text.strip().rstrip(","),
            object_pairs_hook=_no_repeats,
            parse_constant=_nothing,  # `NaN`, `Infinity`
            strict=False,  # control characters within strings are taken out later
        )
    except RecursionError as fault:
        problem = "the JSON is nested too deeply; a record is one flat object"
        raise RecordError(RejectReason.bad_json, problem) from fault
    except json.JSONDecodeError as fault:
        where = f"{fault.msg.removesuffix(' starting at')} at column {fault.colno}"
        problem = f"not valid JSON: {where}; correct the line or leave it out"
        raise RecordError(RejectReason.bad_json, problem) from fault
    except ValueError as fault:
        told_of = "a number has thousands of digits" if "digits" in str(fault) else str(fault)[:120]
        raise RecordError(RejectReason.bad_json, f"not valid JSON: {told_of}; correct the line") from fault
    return record


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, value in pairs:
        if name in record:
            raise RecordError(RejectReason.bad_json, f"field `{name[:60]}` stands twice; keep one of the two")
        record[name] = value
    return record


def _nothing(_constant: str) -> None:
    """What `NaN` and the infinities stand for where tables are written as JSON: a value that is missing."""
