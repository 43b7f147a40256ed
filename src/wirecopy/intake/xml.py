"""XML to a tree, from bytes of any encoding, without opening anything that a document names.

External document types are never fetched. Documents that declare entities of their own are refused:
they can expand without bound, or stand for files and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from wirecopy.intake.encoding import CONTROL_REFERENCE, decode
from wirecopy.patterns import lazy_re
from wirecopy.records import Reject, RejectReason

Element = Any
"""An lxml element; the library has no types."""

_DECLARATION = lazy_re(r"\s*<\?xml[^>]*\?>")
_OUTSIDE = lazy_re(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = lazy_re(r"<[A-Za-z_]")
_BESIDE = lazy_re(
    r"""<!ENTITY\s+%\s+([\w.-]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>]*"|'[^'<>]*'))\s+["'](?:\.{0,2}/)*[\w./-]+\.dtd["']\s*>"""
    r"""\s*%\1;"""
)
"""A document type that takes in another, which lies beside it, as agencies take in that of NITF."""
_NAMED = lazy_re(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_BARE = lazy_re(r"&(?![A-Za-z_][\w.:-]*;|#\d+;|#[xX][0-9a-fA-F]+;)")
_NO_XML = lazy_re("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlError(Exception):
    """A document cannot be read. reason: of the Reject. problem: what is wrong and what to do."""

    def __init__(self, reason: RejectReason, problem: str) -> None:
        super().__init__(problem)
        self.reason = reason
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. broken_at: the line from which on it is damaged, None where it is whole.

    problem: what is wrong there.
    """

    root: Element
    broken_at: int | None = None
    problem: str = ""


def unbroken(
    document: Document, elements: Sequence[Element], sources: Sequence[str]
) -> Iterator[tuple[Element, str] | Reject]:
    """Each element with its source; a Reject in place of one that the document breaks in or before.

    What stands wholly before the line at which a document breaks is whole.
    """
    for number, (element, source) in enumerate(zip(elements, sources, strict=True), start=1):
        following = elements[number] if number < len(elements) else None
        if document.broken_at is not None and (
            following is None or (following.sourceline or 0) > document.broken_at
        ):
            problem = f"the document is broken here: {document.problem}; fetch it again"
            yield Reject(source, document.broken_at, RejectReason.bad_xml, problem)
        else:
            yield element, source


def text_of_document(data: bytes) -> str:
    """The characters of a document without its declaration. Raises XmlError.

    Refuses document types that declare entities; named characters of HTML become themselves. A document
    type that only takes in another is read without it.
    """
    decoded = decode(data)
    if decoded is None:
        problem = "its characters cannot be told (not UTF-8, and not what it declares); save it as UTF-8"
        raise XmlError(RejectReason.bad_encoding, problem)
    text = decoded.text
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() if declaration else 0 :].lstrip()
    prolog = _prolog(text)
    if _BESIDE.search(prolog):
        text = _BESIDE.sub("", text, count=8)
        prolog = _prolog(text)
    if "<!ENTITY" in prolog.upper():
        problem = "it declares entities, which can open files or grow without bound; send it without them"
        raise XmlError(RejectReason.xml_forbidden, problem)
    text = _NAMED.sub(lambda found: unescape(found.group()).replace("<", "&lt;"), text)
    return _NO_XML.sub("", CONTROL_REFERENCE.sub("", text))


def _prolog(text: str) -> str:
    """What stands before the root element, without comments; all of it where no root opens."""
    start = 0
    while True:
        root = _ROOT.search(text, start)
        if root is None:
            return _OUTSIDE.sub("", text)
        before = text[: root.start()]
        bare = _OUTSIDE.sub("", before)
        if "<!--" not in bare and "<?" not in bare:
            return bare
        end = text.find("-->" if "<!--" in bare else "?>", root.start())
        if end < 0:
            return before
        start = end


def parse(data: bytes) -> Document:
    """A document's tree. Raises XmlError where nothing of it can be read or it is forbidden.

    A document that breaks off or breaks in the middle is read up to there; `broken_at` says where.
    """
    from lxml import etree  # noqa: PLC0415 - 48 ms

    text = text_of_document(data)
    settings: dict[str, Any] = {
        "encoding": "utf-8",
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
    try:
        return Document(_tree(text, **settings))
    except etree.XMLSyntaxError as fault:
        line, problem = fault.lineno or 1, str(fault)
    escaped = _BARE.sub("&amp;", text)  # `Marks & Sons`, the commonest fault, costs nothing
    try:
        return Document(_tree(escaped, **settings))
    except etree.XMLSyntaxError as fault:
        line, problem = fault.lineno or line, str(fault)
    try:
        tree, whole = _mended(escaped, settings)
    except etree.XMLSyntaxError:
        problem = f"not well-formed XML: {problem}; correct it or fetch it again"
        raise XmlError(RejectReason.bad_xml, problem) from None
    return Document(tree) if whole else Document(tree, line, problem)


def _mended(text: str, settings: dict[str, Any]) -> tuple[Element, bool]:
    """What can be read of a broken document; whether prefixes without a namespace are all that is wrong."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(recover=True, **settings)
    tree = _tree_of(text, parser)
    return tree, all(fault.domain_name == "NAMESPACE" for fault in parser.error_log)


def _tree(text: str, **settings: Any) -> Element:  # noqa: ANN401 - passed on
    from lxml import etree  # noqa: PLC0415

    return _tree_of(text, etree.XMLParser(**settings))


def _tree_of(text: str, parser: Any) -> Element:  # noqa: ANN401 - a class of a library without types
    from lxml import etree  # noqa: PLC0415

    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except ValueError as fault:
        raise XmlError(RejectReason.bad_xml, f"not readable as XML: {fault}; correct it") from fault
    if root is None:
        raise XmlError(RejectReason.bad_xml, "not well-formed XML: no element was found; fetch it again")
    return _checked(root)


def _checked(root: Element) -> Element:
    info = root.getroottree().docinfo
    inner = info.internalDTD
    if inner is not None and any(True for _ in inner.iterentities()):
        problem = "it declares entities, which can open files or grow without bound; send it without them"
        raise XmlError(RejectReason.xml_forbidden, problem)
    return root


# ---------------------------------------------------------------- looking into a tree
def name_of(element: Element) -> str:
    """An element's name without namespace or prefix; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> list[Element]:
    """Child elements of these names, in any namespace."""
    return [] if element is None else [one for one in element if name_of(one) in names]


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at a path of names below an element."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def below(element: Element | None, name: str) -> list[Element]:
    """Elements of a name anywhere below."""
    return [] if element is None else [one for one in element.iter() if name_of(one) == name]


def words(element: Element | None) -> str | None:
    """All words inside an element on one line; None where there are none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of these attributes that says something."""
    if element is None:
        return None
    return next((" ".join(value.split()) for name in names if (value := element.get(name, "").strip())), None)


def markup(element: Element, renamed: dict[str, str], dropped: frozenset[str] = frozenset()) -> str:
    """An element's content as HTML without namespaces.

    renamed: names that HTML writes otherwise. dropped: names of elements that are left out.
    """
    from copy import deepcopy  # noqa: PLC0415

    from lxml import etree  # noqa: PLC0415

    copy = deepcopy(element)
    copy.tail = None
    for one in list(copy.iter()):
        name = name_of(one)
        if name in dropped and one is not copy:
            _leave_out(one)
        elif name:
            one.tag = renamed.get(name, name)
    copy.tag = "div"
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, method="html", encoding="unicode"))


def _leave_out(element: Element) -> None:
    parent, tail = element.getparent(), element.tail
    before = element.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
