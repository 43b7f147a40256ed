"""NITF documents to stories, alone or as the content of a NewsML-G2 or ninjs item.

Format: News Industry Text Format 3.x, https://iptc.org/standards/nitf/.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wirecopy.intake import dates
from wirecopy.intake import fields as values
from wirecopy.intake.credits import is_byline
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet
from wirecopy.intake.xml import Element, XmlError, attribute, below, child, children, markup, parse, words
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Reject, RejectReason

_HTML = {
    "hl1": "h2",
    "hl2": "h3",
    "block": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "figcaption",
    "tagline": "p",
    "note": "p",
    "fn": "p",
    "byline": "p",
    "datasource": "p",
    "caption": "figcaption",
}
_NO_WORDS = frozenset({"media-metadata", "media-reference", "media-object", "object"})
_COMPACT = lazy_re(r"^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?([Zz]|[+-]\d\d:?\d\d)?)?$")
_USABLE = "usable"
_FEWEST_SAID = 4
"""Words in small letters that say more than who wrote a story."""


def read_nitf(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The story of a NITF document. Never raises."""
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    if document.broken_at is not None:
        problem = f"the document is broken: {document.problem}; fetch it again"
        yield Reject(source, document.broken_at, RejectReason.bad_xml, problem)
        return
    entry = Entry()
    fill(entry, document.root)
    yield made(entry, source)


def fill(entry: Entry, root: Element) -> None:
    """Take down what a `nitf` element states, where the entry does not have it already."""
    head, body = child(root, "head"), child(root, "body")
    body = root if body is None else body  # AP leaves out the element around body.content
    about, top = child(head, "docdata"), child(body, "body.head")
    entry.tag = entry.tag or attribute(root, "{http://www.w3.org/XML/1998/namespace}lang")
    headline = next(iter(below(top, "hl1")), None)
    entry.title = entry.title or words(headline) or words(child(head, "title"))
    bylines = map(_byline, below(top, "byline"))
    entry.byline = entry.byline or ", ".join(dict.fromkeys(filter(None, bylines))) or None
    dateline = next(iter(below(top, "dateline")), None)
    entry.place = entry.place or words(child(dateline, "location"))
    entry.item_id = entry.item_id or attribute(child(about, "doc-id"), "id-string")
    entry.published = (
        entry.published
        or moment(attribute(child(about, "date.release"), "norm"))
        or moment(attribute(child(about, "date.issue"), "norm"))
        or moment(attribute(child(dateline, "story.date"), "norm"))
        or moment(attribute(child(head, "pubdata"), "date.publication"))
    )
    entry.section = entry.section or attribute(child(head, "pubdata"), "position.section")
    _credits(entry, head, top)
    content = child(body, "body.content")
    _body(entry, top, content, child(body, "body.end"))
    stated = words(dateline)
    if stated and moment(stated) is None and stated not in (entry.html or ""):
        entry.credit("nitf.dateline", stated)


def _byline(element: Element) -> str | None:
    """A byline; the writer's title below it (`byttl`) behind a comma."""
    titles = [title for one in below(element, "byttl") if (title := words(one))]
    said = words(element) or ""
    for title in titles:
        said = said.replace(title, "", 1)
    small = sum(word[:1].islower() for word in said.split())
    if small >= _FEWEST_SAID and 2 * small > len(said.split()) and not is_byline(said):
        return None  # some agencies put a subtitle there
    return ", ".join(filter(None, [said.strip(" ,"), *titles])) or None


def _body(entry: Entry, top: Element | None, content: Element | None, end: Element | None) -> None:
    if content is not None:
        _say_once(content)
    html = markup(content, _HTML, _NO_WORDS) if content is not None and words(content) else ""
    if not html:
        html = "".join(markup(one, _HTML, _NO_WORDS) for one in below(top, "abstract"))
    for one in children(end, "tagline", "bibliography"):
        html += markup(one, _HTML, _NO_WORDS)
    entry.html = html or entry.html


def _say_once(content: Element) -> None:
    """Take out a block of the lead alone that the block of the whole text behind it says again."""
    blocks = children(content, "block")
    for lead, whole in pairwise(blocks):
        said = words(lead)
        if said and (words(whole) or "").startswith(said):
            content.remove(lead)


def _credits(entry: Entry, head: Element | None, top: Element | None) -> None:
    about = child(head, "docdata")
    owner = words(next(iter(below(top, "rights.owner")), None))
    stated = {
        "nitf.publication": attribute(child(head, "pubdata"), "name"),
        "nitf.source": attribute(child(about, "doc-id"), "regsrc"),
        "nitf.distributor": words(next(iter(below(top, "distributor")), None)),
        "nitf.copyrightholder": attribute(child(about, "doc.copyright"), "holder"),
        "nitf.rightsowner": owner or attribute(child(about, "doc.rights"), "owner"),
    }
    if entry.outlet.key == Entry().outlet.key:
        name = next((name for label, name in stated.items() if name), None)
        entry.outlet = outlet(name, None)
    for label, said in stated.items():
        entry.credit(label, said)
    entry.credit("nitf.ednote", attribute(child(about, "ed-msg"), "info"))
    status = attribute(about, "management-status")
    if status and status.lower() != _USABLE:
        entry.credit("nitf.pubstatus", status)


def moment(given: str | None) -> Moment | None:
    """A time as ISO 8601 writes it, also in its short form (`20260303T101500Z`); None where it is none."""
    if not given:
        return None
    if found := _COMPACT.match(given):
        year, month, day, hour, minute, second, zone = found.groups()
        shown = f"{year}-{month}-{day}"
        if hour:
            shown += f"T{hour}:{minute}:{second or '00'}{zone or ''}"
        return dates.moment(shown)
    return dates.moment(values.clean(given))
