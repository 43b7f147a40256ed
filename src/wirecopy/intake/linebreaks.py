"""Line breaks in markup: those that part paragraphs kept, those at a wire's width joined again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirecopy.intake.markup import BLOCK_TAGS, Element
from wirecopy.intake.wrapped import goes_on, is_broken

_INLINE = frozenset("a abbr b br cite code em font i mark q s small span strong sub sup u".split())  # noqa: SIM905
_BLANKS = " \t\r\f"
_INDENT = 2
_FEWEST_WRAPPED = 2
"""Long lines that show a width, where a text says itself where its lines end."""


@dataclass(slots=True)
class _Line:
    """A line of a tree's text; breaks: the `br` that it stands behind, None where a block begins it."""

    words: str
    breaks: Element | None


def keep_lines(root: Element, *, lined: bool) -> None:
    """Write as `br` the line breaks of `pre`, and of other elements whose text is laid out in lines.

    lined: whether others are asked at all; most markup is broken and indented as its program happens to.
    """
    for element in list(root.iter("pre", "p", "div", "body") if lined else root.iter("pre")):
        if not _holds_lines(element):
            continue
        _, *others = "".join(element.itertext()).rstrip().split("\n")
        said = [line for line in others if line.strip()]
        margin = min(map(_indented, said), default=0)
        if element.tag == "pre" or _are_laid_out(others, margin):
            _break(element, margin)


def _holds_lines(element: Element) -> bool:
    """Whether an element holds text alone; of one that is no paragraph, only what is known as text is."""
    tags = {one.tag for one in element.iterdescendants() if isinstance(one.tag, str)}
    return not tags & BLOCK_TAGS if element.tag in ("p", "pre") else tags <= _INLINE


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANKS))


def _are_laid_out(lines: list[str], margin: int) -> bool:
    """Whether an empty line stands between lines, or some are indented and some are not."""
    if any(not line.strip() for line in lines):
        return True
    deeper = sum(_indented(line) >= margin + _INDENT for line in lines)
    return 0 < deeper < len(lines)


def _break(element: Element, margin: int) -> None:
    """Put a `br` in the place of each line break of an element; `margin` blanks behind it are left out."""
    for one in list(element.iter()):
        if one is not element and one.tail and "\n" in one.tail:
            one.tail, *rest = one.tail.split("\n")
            if one.tag == "br" and not one.tail.strip():  # the break is there already
                first = rest.pop(0)
                one.tail = first[min(margin, _indented(first)) :]
            parent = one.getparent()
            _insert(parent, parent.index(one) + 1, rest, margin)
        if isinstance(one.tag, str) and one.text and "\n" in one.text:
            one.text, *rest = one.text.split("\n")
            _insert(one, 0, rest, margin)


def _insert(parent: Element, place: int, lines: list[str], margin: int) -> None:
    for number, line in enumerate(lines):
        mark = parent.makeelement("br")
        mark.tail = line[min(margin, _indented(line)) :]
        parent.insert(place + number, mark)


def join_lines(root: Element) -> None:
    """Take out the `br` within the paragraphs of a text that was broken at a width."""
    if next(root.iter("br"), None) is None:
        return
    lines = list(_lines(root))
    behind = [*(line.breaks is not None for line in lines[1:]), False]
    beside = [line.words for line, more in zip(lines, behind, strict=True) if more or line.breaks is not None]
    if not is_broken(beside, _FEWEST_WRAPPED):
        return
    above = ""
    for line in lines:
        mark = line.breaks
        if mark is not None and goes_on(above, line.words):
            mark.tail = f" {mark.tail or ''}"
            mark.drop_tag()
        above = line.words


def _lines(root: Element) -> Iterator[_Line]:
    """The lines of a tree in their order, with an empty one where a block begins or ends."""
    line = _Line("", None)
    for kind, value in _pieces(root):
        if kind == "text":
            line.words += value
            continue
        yield _folded(line)
        if kind == "block" and line.words.strip():
            yield _Line("", None)
        line = _Line("", value if kind == "br" else None)
    yield _folded(line)


def _pieces(root: Element) -> Iterator[tuple[str, Element]]:
    """What a tree holds in order: pieces of text, `br`, and where blocks begin and end."""
    from lxml import etree  # noqa: PLC0415

    for event, one in etree.iterwalk(root, events=("start", "end")):
        if one.tag == "br":
            if event == "start":
                yield "br", one
        elif one.tag in BLOCK_TAGS:
            yield "block", one
        if event == "start" and one.text:
            yield "text", one.text
        if event == "end" and one.tail and one is not root:
            yield "text", one.tail


def _folded(line: _Line) -> _Line:
    """A line without line breaks of the markup's own; the blanks that indent it stay."""
    words = line.words
    first = words[: len(words) - len(words.lstrip())]
    start = "" if "\n" in first else first
    return _Line(start + " ".join(words.split()), line.breaks)
