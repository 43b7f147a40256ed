"""NewsML 1.x to stories: each item, and each language of an item, with the credits that it states.

Format: NewsML 1.2, https://iptc.org/standards/newsml-1/. What a story says may lie in parts (title, lead,
body), which are put together; pictures and sounds beside it give their captions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from wirecopy.intake import nitf
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.newsml import LANGUAGE, publisher
from wirecopy.intake.outlets import registrable_domain
from wirecopy.intake.xml import (
    Element,
    XmlError,
    attribute,
    below,
    child,
    children,
    markup,
    name_of,
    parse,
    unbroken,
    words,
)
from wirecopy.records import Item, Reject, RejectReason

_NAME = "FormalName"
_TITLES = frozenset({"title", "headline", "slug", "slugline"})
_CAPTIONS = frozenset({"caption", "credit"})
_WORDS = ("", "text", "complexdata", "article")
_PROSE = ("plain", "html", "nitf", "xml")
_USABLE = "usable"
LINES = {
    "CreditLine": "newsml.creditline",
    "CopyrightLine": "newsml.copyright",
    "RightsLine": "newsml.usageterms",
    "DateLine": "newsml.dateline",
}
PARTIES = {"Provider": "newsml.provider", "Source": "newsml.infosource"}
"""Lines and parties that are credits, and the fields as which they are taken down; APPL names them alike."""


@dataclass(slots=True)
class _Unit:
    """One text of an item: a component with a headline of its own, and the components around it.

    around: outermost first, the unit itself last. contents: (role, content item) in order.
    """

    around: list[Element]
    contents: list[tuple[str, Element]] = field(default_factory=list)

    @property
    def language(self) -> str | None:
        """As tagged nearest to the text."""
        for one in reversed(self.around):
            tagged = attribute(child(one, "DescriptiveMetadata", "Language"), _NAME)
            if found := tagged or attribute(one, LANGUAGE):
                return found
        return None

    def lines(self, name: str) -> Iterator[str]:
        """The unit's own lines of a name first, then those around it."""
        for one in reversed(self.around):
            yield from filter(None, map(words, children(child(one, "NewsLines"), name)))


def read_newsml1(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The stories of a NewsML 1 document, the n-th item with the source `source#n`. Never raises."""
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    items = below(document.root, "NewsItem")
    if not items:
        problem = "it holds no news item, but lists of topics or the like; give the items themselves"
        yield Reject(source, None, RejectReason.no_article, problem)
    single = len(items) == 1
    names = [source if single else f"{source}#{number}" for number in range(1, len(items) + 1)]
    for one in unbroken(document, items, names):
        if isinstance(one, Reject):
            yield one
        else:
            yield from _stories(document.root, *one)


def _stories(root: Element, item: Element, source: str) -> Iterator[Item | Reject]:
    units = [
        unit
        for component in children(item, "NewsComponent") or [item]
        for unit in _units(component, [component])
    ]
    entries = [_entry(root, item, unit) for unit in units]
    told = [entry for entry in entries if entry.html or entry.text]
    if not told:
        kinds = [kind for unit in units for _, one in unit.contents if (kind := _media(one)) not in _WORDS]
        if not kinds:  # a headline alone, as an alert has it
            yield made(entries[0], source)
            return
        problem = f"it is a {kinds[0]} and carries no text; only items with words are stories"
        yield Reject(source, None, RejectReason.missing_text, problem, (entries[0].title or "")[:200])
        return
    tags = [entry.tag for entry in told]
    by_language = None not in tags and len(set(tags)) == len(tags)
    for number, entry in enumerate(told, start=1):
        if len(told) > 1:
            entry.item_id = (
                f"{entry.item_id}#{entry.tag if by_language else number}" if entry.item_id else None
            )
        yield made(entry, f"{source}#{number}" if len(told) > 1 else source)


# ---------------------------------------------------------------- components
def _units(component: Element, around: list[Element]) -> Iterator[_Unit]:
    """The texts below a component: what it holds itself, and each component with a headline of its own."""
    inner = children(component, "NewsComponent")
    headed = [one for one in inner if _is_headed(one)]
    if len(inner) == 1 and not children(component, "ContentItem"):
        yield from _units(inner[0], [*around, inner[0]])
        return
    held = [("", one) for one in children(component, "ContentItem")]
    held += [piece for one in inner if one not in headed for piece in _contents(one, "")]
    if any(_media(one) in _WORDS and words(child(one, "DataContent")) for _, one in held) or not headed:
        yield _Unit(around, held)
        held = []
    for one in headed:
        for unit in _units(one, [*around, one]):
            # Pictures beside the texts go with the first.
            unit.contents += held
            held = []
            yield unit


def _is_headed(component: Element) -> bool:
    return any(words(line) for lines in below(component, "NewsLines") for line in children(lines, "HeadLine"))


def _contents(component: Element, role: str) -> Iterator[tuple[str, Element]]:
    """The content items of a component and of those inside, each with its role in small letters."""
    role = (attribute(child(component, "Role"), _NAME) or role).lower()
    for one in component:
        if name_of(one) == "ContentItem":
            yield role, one
        elif name_of(one) in ("NewsComponent", "NewsItem"):
            yield from _contents(one, role)


def _media(content: Element) -> str:
    return (attribute(child(content, "MediaType"), _NAME) or "").lower()


def _is_prose(content: Element) -> bool:
    """Whether a content item is of a type that carries words: no style sheet, no file."""
    stated = (attribute(child(content, "MimeType"), _NAME) or "").lower()
    return not stated or any(kind in stated for kind in _PROSE)


# ---------------------------------------------------------------- what is stated
def _entry(root: Element, item: Element, unit: _Unit) -> Entry:
    named = child(item, "Identification", "NewsIdentifier")
    managed = child(item, "NewsManagement")
    parties = {tag: list(_parties(unit, tag)) for tag in ("Provider", "Source", "Creator")}
    parties["Provider"] = parties["Provider"] or list(filter(None, [_sender(root)]))
    # Two names joined are a credit, not what the outlet is called.
    credited = [name for name in (*parties["Source"], *unit.lines("CreditLine")) if "/" not in name]
    maker = words(child(named, "ProviderId")) or ""
    provider = next(iter(parties["Provider"]), None)
    if provider is None and registrable_domain(maker) is None:
        provider = next(iter([*parties["Source"], maker]), None)
    item_id = _identity(named)
    changed = nitf.moment(words(child(managed, "ThisRevisionCreated")))
    entry = Entry(
        outlet=publisher(provider, f"urn:newsml:{maker}:", credited),
        item_id=item_id,
        title=next(unit.lines("HeadLine"), None),
        byline=next(unit.lines("ByLine"), None) or _people(parties["Creator"]),
        published=nitf.moment(words(child(managed, "FirstCreated"))) or changed,
        updated=changed,
        tag=unit.language or attribute(item, LANGUAGE),
        place=_place(unit),
    )
    _fill(entry, unit)
    for tag, label in PARTIES.items():
        for name in parties[tag]:
            entry.credit(label, name)
    for line, label in LINES.items():
        for said in unit.lines(line):
            if any(letter.isalpha() for letter in said):
                entry.credit(label, said)
    take_status(entry, attribute(child(managed, "Status"), _NAME))
    return entry


def take_status(entry: Entry, stated: str | None) -> None:
    """Take down how far an item may be used, where that is not the usual."""
    status = (stated or "").lower()
    if status and status != _USABLE:
        entry.credit("newsml.pubstatus", status)


def _sender(root: Element) -> str | None:
    return attribute(child(root, "NewsEnvelope", "SentFrom", "Party"), _NAME)


def _identity(named: Element | None) -> str | None:
    """Provider, day and number of an item, which its revisions share; None where there is no number."""
    number = words(child(named, "NewsItemId"))
    if not number:
        return None
    parts = (words(child(named, "ProviderId")), words(child(named, "DateId")), number)
    return ":".join(["urn:newsml", *filter(None, parts)])


def _parties(unit: _Unit, tag: str) -> Iterator[str]:
    for one in reversed(unit.around):
        for holder in children(child(one, "AdministrativeMetadata"), tag):
            yield from filter(None, (attribute(party, _NAME) for party in children(holder, "Party")))


def _people(creators: list[str]) -> str | None:
    """Names among creators; one word is a sign or a desk."""
    return ", ".join(name for name in creators if " " in name) or None


def _place(unit: _Unit) -> str | None:
    for one in reversed(unit.around):
        for location in children(child(one, "DescriptiveMetadata"), "Location"):
            for held in children(location, "Property"):
                if attribute(held, _NAME) == "City" and (city := attribute(held, "Value")):
                    return city
    return None


# ---------------------------------------------------------------- the words
def _fill(entry: Entry, unit: _Unit) -> None:
    """Body and captions from a unit's content items: NITF, markup, escaped markup or plain lines."""
    pieces: list[str] = []
    plain: list[str] = []
    for role, content in unit.contents:
        held = child(content, "DataContent")
        if held is None or not words(held) or role in _TITLES or not _is_prose(content):
            continue
        if role in _CAPTIONS or _media(content) not in _WORDS:
            entry.captions.append(words(held) or "")
            continue
        document = next(iter(below(held, "nitf")), None)
        if document is not None:
            nitf.fill(entry, document)
            pieces.append(entry.html or "")
        elif len(held):
            page = next(iter(below(held, "body")), held)
            pieces.append(markup(page, {}, frozenset({"script", "style", "head"})))
        else:
            said = "\n".join(line.strip() for line in "".join(held.itertext()).strip().splitlines())
            if "</" in said or "<br" in said.lower():
                pieces.append(said)
            else:
                plain.append(said)
                pieces.append("".join(f"<p>{escape(line)}</p>" for line in said.splitlines() if line.strip()))
    if len(plain) == len(pieces):
        entry.text, entry.html = "\n\n".join(plain) or None, None
    else:
        entry.html = "\n".join(pieces)
