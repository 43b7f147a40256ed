"""AP's own exchange format (APPL) to stories: publications whose components carry NITF, captions beside it.

Format: AP Publishing Language, https://developer.ap.org/. Its lines and parties have the names of NewsML 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.intake import nitf
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.newsml1 import LINES, PARTIES, take_status
from wirecopy.intake.outlets import outlet
from wirecopy.intake.xml import Document, Element, attribute, below, child, children, name_of, unbroken, words
from wirecopy.records import Item, Reject, RejectReason

_PUBLICATION = "Publication"


def is_appl(root: Element) -> bool:
    """Whether a document holds publications with components."""
    return any(child(one, "PublicationComponent") is not None for one in below(root, _PUBLICATION))


def stories(document: Document, source: str) -> Iterator[Item | Reject]:
    """The stories of a document, the n-th of several publications with the source `source#n`."""
    found = below(document.root, _PUBLICATION)
    single = name_of(document.root) == _PUBLICATION
    names = [source] if single else [f"{source}#{number}" for number in range(1, len(found) + 1)]
    for one in unbroken(document, found[:1] if single else found, names):
        yield one if isinstance(one, Reject) else _story(*one)


def _story(publication: Element, source: str) -> Item | Reject:
    lines, parties = child(publication, "NewsLines"), child(publication, "AdministrativeMetadata")
    managed, named = child(publication, "PublicationManagement"), child(publication, "Identification")
    provider = words(child(parties, "Provider"))
    changed = nitf.moment(words(child(managed, "LastModifiedDateTime")))
    entry = Entry(
        outlet=outlet(provider, None),
        item_id=words(child(named, "ItemId")),
        title=words(child(lines, "HeadLine")) or words(child(lines, "Title")),
        byline=", ".join(filter(None, map(words, children(lines, "ByLine")))) or None,
        published=nitf.moment(words(child(managed, "FirstCreated"))) or changed,
        updated=changed,
        tag=words(child(parties, "Language")) or words(child(named, "Language")),
    )
    for tag, label in PARTIES.items():
        for one in children(parties, tag):
            entry.credit(label, words(one))
    for line, label in LINES.items():
        for one in children(lines, line):
            entry.credit(label, words(one))
    take_status(entry, words(child(managed, "Status")))
    _fill(entry, publication)
    if not entry.html and not entry.captions:
        problem = "it is a picture, a sound or a film and carries no text; only items with words are stories"
        return Reject(source, None, RejectReason.missing_text, problem, (entry.title or "")[:200])
    return made(entry, source)


def _fill(entry: Entry, publication: Element) -> None:
    """Body out of the main components, captions out of the others that bear this name."""
    for component in children(publication, "PublicationComponent"):
        role = (attribute(component, "Role") or "").lower()
        document = next(iter(below(component, "nitf")), None)
        if document is None:
            continue
        if role == "caption":
            entry.captions.append(words(document) or "")
        elif role == "main" and not entry.html:
            nitf.fill(entry, document)
