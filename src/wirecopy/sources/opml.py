"""Lists of feeds as other programs keep them: OPML 1 and 2. Format: http://opml.org/spec2.opml

A feed's groups are the outlines around it, joined by `/`. That full text is wanted is an attribute of our own
namespace, which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wirecopy.errors import InputError
from wirecopy.intake.xml import Element, XmlError, children, name_of, parse

NAMESPACE = "https://wirecopy.invalid/opml"
_FULL_TEXT = f"{{{NAMESPACE}}}fullText"
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list. name, category: None where none is given."""

    url: str
    name: str | None = None
    category: str | None = None
    full_text: bool = False


def read_opml(data: bytes, source: str) -> list[Listed]:
    """The feeds of a list in its order, each once. Raises InputError where it is none.

    Of a damaged list what stands before the damage is read only if it is whole: none is taken silently.
    """
    try:
        document = parse(data)
    except XmlError as fault:
        raise InputError(f"{source}: {fault.problem}") from fault
    if name_of(document.root) != "opml":
        raise InputError(f"{source} is no OPML", "export the feeds as OPML from the program that holds them")
    if document.broken_at is not None:
        raise InputError(f"{source}:{document.broken_at}: {document.problem}", "correct it or export it anew")
    found: dict[str, Listed] = {}
    for body in children(document.root, "body"):
        for listed in _feeds(body, ()):
            found.setdefault(listed.url, listed)
    return list(found.values())


def _feeds(outline: Element, groups: tuple[str, ...]) -> Iterable[Listed]:
    for one in children(outline, "outline"):
        facts = {name.lower(): value for name, value in one.attrib.items()}
        url = facts.get("xmlurl", "").strip()
        name = _line(facts.get("title") or facts.get("text"))
        if url:
            full = one.get(_FULL_TEXT, "").strip().lower() == "true"
            yield Listed(url, name, "/".join(groups) or None, full)
        if len(groups) < _DEEPEST:
            yield from _feeds(one, groups if url or not name else (*groups, name))


def write_opml(feeds: Iterable[Listed]) -> bytes:
    """The feeds as OPML 2, those of a group together, in the order of groups and addresses."""
    from lxml import etree  # noqa: PLC0415 - 48 ms

    root = etree.Element("opml", version="2.0", nsmap={"wirecopy": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Sources of wirecopy"
    body = etree.SubElement(root, "body")
    groups: dict[str, Element] = {}
    for feed in sorted(feeds, key=lambda one: (one.category is not None, one.category or "", one.url)):
        place = body
        if feed.category:
            if feed.category not in groups:
                groups[feed.category] = etree.SubElement(body, "outline", text=feed.category)
            place = groups[feed.category]
        stated = {"type": "rss", "text": feed.name or feed.url, "xmlUrl": feed.url}
        if feed.name:
            stated["title"] = feed.name
        if feed.full_text:
            stated[_FULL_TEXT] = "true"
        etree.SubElement(place, "outline", stated)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _line(words: str | None) -> str | None:
    return " ".join((words or "").split()) or None
