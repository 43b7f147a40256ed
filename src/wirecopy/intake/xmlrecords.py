"""Records in XML of a house's own: elements whose children are fields, under our names or common aliases.

Systems that edit stories and some agencies write such documents without any standard; what is known of the
fields of records holds here too, with `--map` for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wirecopy.intake import appl
from wirecopy.intake import fields as values
from wirecopy.intake.record import made
from wirecopy.intake.xml import Element, XmlError, markup, name_of, parse, unbroken, words
from wirecopy.records import Item, Reject, RejectReason

_WORDS = frozenset({"text", "html"})
_NAMES = frozenset({"outlet", "byline", "section", "credit"})
_PLAIN = frozenset({"id", "url", "title", "published", "updated", "language"})
_EXCERPT = 200


def read_xml_records(data: bytes, source: str, names: Mapping[str, str]) -> Iterator[Item | Reject]:
    """The records of an XML document, the n-th with the source `source#n`. Never raises.

    A record is an element with a child that holds a story's words. names: our names of fields to theirs.
    """
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    if appl.is_appl(document.root):
        yield from appl.stories(document, source)
        return
    records = list(_records(document.root, names))
    if not records:
        problem = (
            f"an XML document ({name_of(document.root)}) of no kind that can be read, and no element of it is"
            " called `text` or the like; say which it is, as in `--map text=ELEMENT`"
        )
        yield Reject(source, None, RejectReason.unknown_kind, problem, (_shown(document.root))[:_EXCERPT])
        return
    sources = [f"{source}#{number}" for number in range(1, len(records) + 1)]
    for one in unbroken(document, records, sources):
        if isinstance(one, Reject):
            yield one
        else:
            element, name = one
            yield made(_fields(element), name, None, _shown(element).encode(), names)


def _records(element: Element, names: Mapping[str, str]) -> Iterator[Element]:
    """Elements that have fields, none inside another, in their order."""
    theirs = {theirs for ours, theirs in names.items() if ours in _WORDS}
    stack = [element]
    while stack:
        one = stack.pop()
        called = [name_of(child) for child in one if not _is_record(child) and _said(child)]
        if any(name in theirs or values.place_of(name) in _WORDS for name in called):
            yield one
        else:
            stack.extend(reversed(list(one)))


def _is_record(element: Element) -> bool:
    """Whether an element called `story` or the like is no field but has fields of its own."""
    places = {values.place_of(name_of(child)) for child in element} - {""}
    return name_of(element).lower() != "html" and len(places) > 1


def _fields(record: Element) -> dict[str, object]:
    """A record's attributes and children by name; of children of one name a list."""
    found: dict[str, object] = dict(record.attrib.items())
    for child in record:
        name, said = name_of(child), _said(child)
        if not name or not said:
            continue
        value: object = said
        if len(child):
            name, value = _opened(name, child)
        held = found.get(name)
        if held is None or name in record.attrib:
            found[name] = value
        else:
            found[name] = [*values.listed(held), *values.listed(value)]
    return found


def _opened(name: str, child: Element) -> tuple[str, object]:
    """A field with elements of its own, under the name that says what it holds now."""
    place = values.place_of(name)
    if place in _NAMES:
        return name, _named(child)
    if place in _PLAIN:
        return name, words(child)
    return "html" if place == "text" else name, _said(child)


def _named(element: Element) -> object:
    """What the parts of a field say: by their names where one of them is a name, else one after another."""
    mixed = [element.text, *(one.tail for one in element)]
    if any(text and text.strip() for text in mixed):
        return words(element)
    parts = {name_of(one): said for one in element if (said := words(one))}
    return parts if values.names_in(parts) else list(filter(None, map(words, element)))


def _said(element: Element) -> str:
    """What an element holds: its words, with their markup where it has some."""
    if not name_of(element):
        return ""
    held = "".join(element.itertext()).strip()
    return markup(element, {}) if len(element) and held else held


def _shown(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())[:_EXCERPT]
