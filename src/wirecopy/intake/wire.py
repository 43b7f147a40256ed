"""Wire messages to stories: IPTC 7901, ANPA 1312 and the telex frame `ZCZC` … `NNNN`.

A message has a header, a marked start of text, the text, and an end with date and time. Formats: IPTC 7901
Revision 5, https://iptc.org/standards/iptc-7901/, and ANPA 1312 (1989). Several messages may follow each
other in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from wirecopy.intake import dates
from wirecopy.intake.encoding import decode
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet
from wirecopy.intake.wrapped import FULL_LINE, has_width, paragraphs
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Reject, RejectReason

_MESSAGE = lazy_re(
    rb"\x01[^\x02\x03\x04]{1,300}\x02[^\x01\x04]*|(?<![A-Za-z0-9])ZCZC(?![A-Za-z_]).*?(?:(?<!\S)NNNN\b|\Z)",
    re.S,
)
_SOURCE_OF_7901 = lazy_re(r"\b([a-z]{2,6})(?:-[a-z]{2,6})?\s+\d{2,4}\s*$", re.IGNORECASE)
_END_OF_ANPA = lazy_re(r"^\s*([A-Z]{2,6})-[A-Z]{2}-(\d\d-\d\d-\d\d) (\d{4})(GMT|UTC|E[SD]T)?", re.MULTILINE)
_END_OF_7901 = lazy_re(
    r"(\d\d)(\d\d)(\d\d)\s*(GMT|UTC)?\s+([^\W\d_]{3})[^\W\d_]*\.?\s*(\d\d(?:\d\d)?)?", re.IGNORECASE
)
_TELEX = lazy_re(r"\s*ZCZC[ \t]*([^\r\n]*)")
_SERIAL = lazy_re(r"[A-Za-z]{2,5}\d{3,6}(?:[ _/][A-Za-z0-9]{1,6})*")
"""The line by which a message is counted and routed: `ABC0123 3 POL 0234`, `ABC20345_SXA_QBXB`."""
_ROUTED = lazy_re(r"[A-Z](?: [A-Z0-9]{2,5})+")
"""Below it, the priority and the services that a message goes to."""
_TIMED = lazy_re(
    r"\s*\d{1,2}[-/. ](?:\d{1,2}|[^\W\d_]{3,9})[-/. ]\d{2}(?:\d\d)?[,/ ]+\d{1,2}[:.]\d\d\s*(?:[A-Z]{3,4}\s*)?"
)
"""A line of nothing but a day and a time: `12-MAR-24 14:32`."""
_TELEX_FIELD = lazy_re(r"^\s*([%#$:&*@+=^\[])(.*)$")
_CONTROL = {0x08: None, 0x0E: None, 0x0F: None, 0x10: None, 0x19: "\n", 0x1E: " ", 0x1F: " ", 0x7F: None}
_CONTROL |= dict.fromkeys((0x00, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0B, 0x0C, 0x11, 0x12, 0x13, 0x14, 0x16))
_NOTICE = lazy_re(r"^(?:[A-Z0-9][A-Z0-9 /.:()\-]{2,40})$")
_BYLINE = lazy_re(r"^(?:By|Von|Par|Por|Di|Door)\s", re.IGNORECASE)
_BARE = lazy_re(r"\s*([a-z]{2,4}\d{3,5} [1-9] [a-z]{1,4} \d{1,5}\b[^\n]*)\n")
"""The header of IPTC 7901, of a message whose marks were lost on its way."""
_KEYWORDS = lazy_re(r"^/?(?:[^\s/][^/]{0,40}/)+$")
_JOINED = lazy_re(r"(?:[^\s/]+(?:/[^\s/]+)+/?|[^\s/-]+(?:-[^\s/-]+){2,})(?: \([^()]*\))?")
"""Keywords in one word, which no headline is: `Islands/Transport/Crane`, `Islands-transport-crane`."""
_IN_BRACKETS = lazy_re(r"\([^()]*\)")
_SLUG = lazy_re(r"^[A-Z]{2}-\S+$")
_NOTE = lazy_re(r"^(?:Eds?|Editors?|Note)\b\s*:|\bPhotos?\b", re.IGNORECASE)
_SLUG_WORDS = lazy_re(r",\s*\d{2,5}$|^[A-Z]{2}-")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_GERMAN_MONTHS = {"Mai": "May", "Okt": "Oct", "Dez": "Dec", "Mär": "Mar", "Mrz": "Mar"}
_LONGEST_HEADING = 240
_MOST_HEADINGS = 4
"""Lines above a text; more of them are a table's."""


def read_wire(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The messages of a wire file; with several, the n-th has the source `source#n`. Never raises."""
    found = [message.group() for message in _MESSAGE.finditer(data)] or [data]
    for number, message in enumerate(found, start=1):
        name = source if len(found) == 1 else f"{source}#{number}"
        marked = _marked(message)
        decoded = decode(marked) or decode(marked, "windows-1252")
        if decoded is None:
            problem = (
                "its characters cannot be told (not UTF-8, and no other encoding fits); save it as UTF-8"
            )
            yield Reject(name, None, RejectReason.bad_encoding, problem)
            continue
        yield made(_entry(_unmarked(decoded.text)), name)


# Marks of the message, which decoding would take out: words while it decodes, private letters behind it.
_HEADER, _TEXT, _END = "\ue001", "\ue002", "\ue003"


def _marked(message: bytes) -> bytes:
    """The message with its marks as lines of their own, and without the codes of typesetting."""
    text = message.replace(b"\r\n", b"\n").replace(b"\r", b"\n").translate(None, b"\x00\x05\x06\x07\x16")
    for code, word in ((b"\x01", b"\n<<SOH>>"), (b"\x02", b"\n<<STX>>"), (b"\x03", b"\n<<ETX>>")):
        text = text.replace(code, word)
    for code in (b"\x1e", b"\x1f"):
        text = text.replace(code, b" ")
    return text.replace(b"\x19", b"\n")


def _unmarked(text: str) -> str:
    for word, mark in (("<<SOH>>", _HEADER), ("<<STX>>", _TEXT), ("<<ETX>>", _END)):
        text = text.replace(word, mark)
    return text


def _entry(message: str) -> Entry:
    if message.lstrip().startswith("ZCZC"):
        return _telex(message)
    header, text, end = _parts(message)
    entry = _anpa(text) if "^" in text[:3] or text[:1] == "^" else _iptc7901(text)
    header = header.strip().lstrip(_HEADER)
    sender = _END_OF_ANPA.search(end)
    stated = _SOURCE_OF_7901.search(header.splitlines()[0]) if header else None
    name = sender.group(1) if sender else _borne_out(stated, text)
    if name:
        entry.outlet = outlet(name, None)
        entry.credit("wire.source", name)
    entry.published = _sent(sender, end)
    return entry


def _borne_out(stated: re.Match[str] | None, text: str) -> str | None:
    """The name at the end of a header of IPTC 7901, where the text says it too: it may be a service's."""
    if stated is None or not re.search(rf"\b{stated[1]}\b", text, re.IGNORECASE):
        return None
    return stated[1]


def _parts(message: str) -> tuple[str, str, str]:
    """Header, text and end of a message, by its marks or, where these were lost, by its lines."""
    bare = _BARE.match(message) if _TEXT not in message else None
    if bare is None:
        header, _, rest = message.partition(_TEXT)
        text, _, end = rest.partition(_END)
        above, line = _last_line(text)
        return (header, above, line) if _END_OF_7901.fullmatch(line) else (header, text, end)
    text, last = message[bare.end() :].strip(), ""
    above, line = _last_line(text)
    if _END_OF_7901.match(line):
        text, last = above, line
    lines = text.splitlines()
    keywords = next((number for number, one in enumerate(lines[:2]) if _KEYWORDS.match(one.strip())), -1)
    return bare.group(1), "\n".join(lines[keywords + 1 :]).strip("\n"), last


def _last_line(text: str) -> tuple[str, str]:
    """A text without its last line of words, and that line: some write the time before the end's mark."""
    above, _, line = text.rstrip().rpartition("\n")
    return above, line.strip()


def _sent(anpa: re.Match[str] | None, end: str) -> Moment | None:
    """When the message was sent; None where its end does not say the year, which is never guessed."""
    if anpa:
        month, day, year = anpa.group(2).split("-")
        clock = anpa.group(3)
        try:
            datetime(2000 + int(year), int(month), int(day), int(clock[:2]), int(clock[2:]))
        except ValueError:
            return None
        zone = anpa.group(4) or "GMT"
        return dates.moment(f"{int(day)} {_MONTHS[int(month) - 1]} 20{year} {clock[:2]}:{clock[2:]} {zone}")
    found = _END_OF_7901.search(end)
    if not found or not found.group(6):
        return None
    day, hour, minute, zone, month, year = found.groups()
    year = year if len(year) == 4 else f"20{year}"
    shown = _GERMAN_MONTHS.get(month.title(), month.title())
    return dates.moment(f"{int(day)} {shown} {year} {hour}:{minute} {zone or 'GMT'}")


def _iptc7901(text: str) -> Entry:
    """The heading: notices, headline and byline, a line each, up to `=` or to an indented text."""
    heading, mark, body = text.partition("=\n")
    if not mark or len(heading) > 2 * _LONGEST_HEADING:
        heading, body = _above(text.lstrip("\n"))
    entry = Entry()
    notes: list[str] = []
    titles: list[str] = []
    bylines: list[str] = []
    signed, body = _signed(body)
    for line in _without_keywords([*filter(None, map(str.strip, [*heading.splitlines(), *signed]))]):
        if _BYLINE.match(line):
            bylines.append(line)
        elif _IN_BRACKETS.fullmatch(line) or ((_NOTICE.match(line) or _SLUG.match(line)) and not titles):
            notes.append(line)
        else:
            titles.append(line.rstrip(" =+"))
    entry.title = " ".join(titles) or " ".join(notes) or None
    entry.byline = " ".join(bylines) or None
    if titles:
        for note in notes:
            entry.credit("wire.notice", note)
    entry.text = _flowing(body)
    return entry


def _without_keywords(lines: list[str]) -> list[str]:
    """The lines of a heading without the keywords that stand first, where a headline follows them."""
    first = lines[0] if lines else ""
    keywords = _KEYWORDS.match(first) or _JOINED.fullmatch(first)
    return lines[1:] if keywords and any(not _BYLINE.match(line) for line in lines[1:]) else lines


def _signed(body: str) -> tuple[list[str], str]:
    """The byline that opens a text, indented like it, and the text behind it."""
    first, _, rest = body.lstrip("\n").partition("\n")
    line = first.strip()
    if rest and _BYLINE.match(line) and len(line) <= FULL_LINE and not line.endswith("."):
        return [line], rest
    return [], body


def _above(text: str) -> tuple[str, str]:
    """Headings and text: the few lines that stand out from an indented text, else the first line."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line[:1] in " \t" and line.strip()), 0)
    count = first if 0 < first <= _MOST_HEADINGS else 1
    return "\n".join(lines[:count]), "\n".join(lines[count:])


def _anpa(text: str) -> Entry:
    """Lines from `^` to `<` are headings, to `=` bylines; paragraphs are indented.

    Where many lines end with `=`, they are the headings of a table and stay in the text.
    """
    entry = Entry()
    lines = text.splitlines()
    table = sum(_is_centred(line.strip()) for line in lines) >= _MOST_HEADINGS
    headings: list[str] = []
    bylines: list[str] = []
    body: list[str] = []
    for line in lines:
        words = line.strip()
        said = words.strip("^<= ").strip()
        begun = any(len(one) > _LONGEST_HEADING // 3 for one in body)
        if _is_centred(words) and not begun and (not table or (_BYLINE.match(said) and not bylines)):
            bylines.append(said)
        elif _is_heading(words, table=table or len(headings) > 1) and not begun:
            headings.append(said)
        else:
            body += ["", said, ""] if words.startswith("^") and not begun else [line.replace("^", "")]
    slug, *others = list(filter(None, headings)) or [""]
    titles = [one for one in others if not _NOTE.search(one) and len(one) <= _LONGEST_HEADING]
    if table and not titles:
        titles = [words for line in body if (words := line.strip())][:1]
    entry.title = next(iter(titles), None) or _SLUG_WORDS.sub("", slug) or None
    entry.byline = ", ".join(filter(None, bylines)) or None
    for note in others:
        if note != entry.title and note.casefold().startswith("ed"):
            entry.credit("wire.ednote", note)
    entry.text = _typographic(_flowing("\n".join(body)))
    return entry


def _is_centred(words: str) -> bool:
    return words.startswith("^") and words.endswith("=")


def _is_heading(words: str, *, table: bool) -> bool:
    """Whether a line is a heading: one without an end is none in a table or below a headline."""
    return words.startswith("^") and not words.endswith("=") and (words.endswith("<") or not table)


def _telex(message: str) -> Entry:
    """`ZCZC`, lines of routing, fields that open with a sign, then the text and its time up to `NNNN`."""
    opening = _TELEX.match(message)
    held = re.split(r"(?<!\S)NNNN\b", message[opening.end() if opening else 0 :])[0]
    lines, sent = _timed(_unrouted(held.splitlines()))
    entry = Entry()
    signed: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(lines):
        found = _TELEX_FIELD.match(line)
        if found is None and line.strip():
            break
        if found:
            signed.append((found.group(1), found.group(2).strip()))
        start = number + 1
    body = lines[start:]
    titled = [words for sign, words in signed if sign in "$=:^" and len(words.split()) > 1]
    headline = next((words for sign, words in signed if sign in "$^" and len(words.split()) > 1), None)
    if not signed:
        body = _below_keywords(body)
    first = next((line.strip() for line in body if line.strip()), None)
    entry.title = headline or next(iter(titled), None) or (first[:_LONGEST_HEADING] if first else None)
    sender = (opening.group(1) if opening else "").split()
    if sender and sender[0].isalpha() and sender[0].isupper():
        entry.outlet = outlet(sender[0], None)
        entry.credit("wire.source", sender[0])
    entry.published = sent
    entry.text = _flowing("\n".join(body))
    return entry


def _unrouted(lines: list[str]) -> list[str]:
    """The lines of a telex behind those by which it is counted and routed."""
    words = [line.strip() for line in lines]
    first = next((number for number, line in enumerate(words) if line), 0)
    if not words or not _SERIAL.fullmatch(words[first]):
        return lines
    behind = first + 1
    routed = behind < len(words) and _ROUTED.fullmatch(words[behind])
    return lines[behind + 1 :] if routed else lines[behind:]


def _below_keywords(body: list[str]) -> list[str]:
    """A telex without the line of keywords that stands directly above its headline."""
    first = next((number for number, line in enumerate(body) if line.strip()), None)
    if first is None or not _JOINED.fullmatch(body[first].strip()):
        return body
    return body[first + 1 :] if any(line.strip() for line in body[first + 1 : first + 2]) else body


def _timed(lines: list[str]) -> tuple[list[str], Moment | None]:
    """The lines of a telex without its last one, where that is the time; and that time."""
    last = next((number for number in reversed(range(len(lines))) if lines[number].strip()), None)
    if last is None or not _TIMED.fullmatch(lines[last]):
        return lines, None
    moment = dates.moment(lines[last].strip())
    return (lines[:last], moment) if moment else (lines, None)


# ---------------------------------------------------------------- words
def _flowing(text: str) -> str:
    """Text without codes; lines that the wire broke at its width joined again to paragraphs."""
    text = text.translate(_CONTROL)
    text = "".join(letter for letter in text if letter not in (_HEADER, _TEXT, _END))
    lines = [line.rstrip().removesuffix("<").removeprefix("==") for line in text.splitlines()]
    return "\n\n".join(paragraphs(lines, wrapped=has_width(lines)))


def _typographic(text: str) -> str:
    """Quotes and dashes as ANPA spells them in ASCII: ``this'' and _ that."""
    text = text.replace("``", "“").replace("''", "”")
    return re.sub(r"(?<=\s)_(?=\s)", "—", text)
