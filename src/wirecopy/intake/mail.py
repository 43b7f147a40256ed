"""Newsletters to stories: a mailbox (mbox) of messages, or one message (RFC 5322, `.eml`).

Format of the box: RFC 4155; a message begins with a line `From ` behind an empty one. Messages are read one
by one by the standard library, so a box of any size costs the memory of its largest message.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from wirecopy.intake import dates
from wirecopy.intake import fields as values
from wirecopy.intake.encoding import controls_in, decode
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.letters import address_in, leads_online, without_signature, without_surroundings
from wirecopy.intake.outlets import outlet, registrable_domain
from wirecopy.intake.publisher import is_everybodys
from wirecopy.intake.record import told
from wirecopy.intake.streams import LARGEST_ITEM, Overlong
from wirecopy.intake.wrapped import unwrapped
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Outlet, Reject, RejectReason, Zone

_BEGINS = lazy_re(rb"From \S+ .*\d{4}\s*$|From - ")
_QUOTED = lazy_re(rb">+From ")
_PARAGRAPHS = lazy_re(r"\n[ \t]*\n\s*")
_EXCERPT = 200
_LOOKED_AT = 50


def read_mail(lines: Iterable[bytes | Overlong], source: str) -> Iterator[Item | Reject]:
    """The messages of a mailbox, the n-th with the source `source#n`; one message alone has `source`.

    lines: without their ends. Never raises.
    """
    found = _messages(lines)
    first = next(found, None)
    if first is None:
        yield Reject(source, None, RejectReason.no_article, "the mailbox holds no messages")
        return
    in_box, message = first
    yield _story(message, f"{source}#1" if in_box else source)
    for number, (_, message) in enumerate(found, start=2):
        yield _story(message, f"{source}#{number}")


def _messages(lines: Iterable[bytes | Overlong]) -> Iterator[tuple[bool, bytes | None]]:
    """Whether it stands in a mailbox, and the bytes of each message; None for one that is too large."""
    held: list[bytes] = []
    size, in_box, blank, started = 0, False, True, False
    for line in lines:
        if blank and not isinstance(line, Overlong) and _BEGINS.match(line):
            if started:
                yield in_box, _joined(held, size)
            held, size, in_box, blank, started = [], 0, True, False, True
            continue
        words = b"" if isinstance(line, Overlong) else line
        size += LARGEST_ITEM + 1 if isinstance(line, Overlong) else len(words) + 1
        if size <= LARGEST_ITEM:
            held.append(words[1:] if in_box and _QUOTED.match(words) else words)
        blank = not words.strip()
        started = started or not blank
    if started:
        yield in_box, _joined(held, size)


def _joined(held: list[bytes], size: int) -> bytes | None:
    return b"\n".join(held) if size <= LARGEST_ITEM else None


def _story(data: bytes | None, source: str) -> Item | Reject:
    if data is None:
        problem = f"the message is larger than {LARGEST_ITEM:,} bytes; take it out of the mailbox"
        return Reject(source, None, RejectReason.too_large, problem)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        entry = _entry(message)
    except Exception as fault:  # the library promises to raise nothing, and does on some broken headers
        problem = f"the message cannot be read: {str(fault)[:120]}; export the mailbox again"
        return Reject(source, None, RejectReason.unreadable, problem, _excerpt(data))
    if not entry.html and not entry.text:
        problem = "the message carries no words, only attachments; save what is attached"
        return Reject(source, None, RejectReason.missing_text, problem, _excerpt(data))
    return told(made(entry, source), controls_in(data))


def _entry(message: EmailMessage) -> Entry:
    tag = _header(message, "Content-Language")
    html, text = (_part(message, kind) for kind in ("html", "plain"))
    identity = (_header(message, "Message-ID") or "").strip("<> ")
    given = _header(message, "Date") or ""
    entry = Entry(
        outlet=_publisher(message),
        item_id=identity or None,
        url=_stated_address(message) or _shown_address(message, html, text),
        title=_header(message, "Subject"),
        published=dates.moment(given),
        tag=tag,
    )
    if html:
        _fill(entry, html)
    elif text:
        words = unwrapped(without_signature("\n".join(text.splitlines()))).strip()
        entry.text = "\n\n".join(without_surroundings(_PARAGRAPHS.split(words))) or words
    entry.credit("mail.from", parseaddr(_header(message, "From") or "")[0] or None)
    return entry


def _fill(entry: Entry, html: str) -> None:
    """Body and captions out of a letter's markup."""
    from wirecopy.intake.fragment import read_fragment  # noqa: PLC0415 - brings lxml

    text, zones = read_fragment(values.clean(html))
    said = [text[span.start : span.end] for span in zones if span.zone is not Zone.caption]
    entry.text = (
        "\n\n".join(without_surroundings([one for part in said for one in part.split("\n\n")])) or text
    )
    entry.captions = [text[span.start : span.end] for span in zones if span.zone is Zone.caption]


def _stated_address(message: EmailMessage) -> str | None:
    """Where its headers say that the letter stands on the web."""
    stated = ((_header(message, name) or "").strip("<> ") for name in ("Archived-At", "List-Post"))
    return next(filter(None, map(values.address_in, stated)), None)


def _shown_address(message: EmailMessage, html: str | None, text: str | None) -> str | None:
    """Where a link above or below the words leads to the letter on the web, on a site of its sender's."""
    sites = {registrable_domain(host) for host in _hosts(message)} - {None}
    for given in (*_links_online(html or ""), *_lines_online(text or "")):
        if (found := values.address_in(given)) and registrable_domain(found) in sites:
            return found
    return None


def _links_online(html: str) -> Iterator[str]:
    from wirecopy.intake.markup import MarkupError, parse, text_of  # noqa: PLC0415 - brings lxml

    try:
        root = parse(html)
    except MarkupError:
        return
    yield from (link.get("href") or "" for link in root.iter("a") if leads_online(text_of(link)))


def _lines_online(text: str) -> Iterator[str]:
    yield from (address_in(line) or "" for line in text.splitlines() if leads_online(line))


def _hosts(message: EmailMessage) -> Iterator[str]:
    """The hosts that a message comes from, by its sender and its list."""
    yield parseaddr(_header(message, "From") or "")[1].rpartition("@")[2]
    listed = re.search(r"<([^<>\s]+)>", _header(message, "List-Id") or "")
    yield listed[1] if listed else ""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words; a broken one says nothing."""
    try:
        value = message.get(name)
    except Exception:  # of its own parser of headers
        return None
    return values.words_in(str(value)) if value is not None else None


def _part(message: EmailMessage, kind: str) -> str | None:
    """The words of the first part that shows them, as `plain` or `html`."""
    for number, part in enumerate(message.walk()):
        if number > _LOOKED_AT:
            return None
        if part.get_content_type() != f"text/{kind}" or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        decoded = decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else None
        if decoded is not None and decoded.text.strip():
            return decoded.text
    return None


def _publisher(message: EmailMessage) -> Outlet:
    """Who sent it: the sender's site, or that of its list where a service for everybody sent it."""
    name, address = parseaddr(_header(message, "From") or "")
    for host in _hosts(message):
        domain = registrable_domain(host) if host else None
        if domain and not is_everybodys(domain):
            return outlet(name or None, f"https://{domain}/")
    return outlet(name or address or None, None)


def _excerpt(data: bytes) -> str:
    shown = data[:800].decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in shown).strip()[:_EXCERPT]
