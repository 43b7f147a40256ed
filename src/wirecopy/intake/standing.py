"""What the elements around a block say of it: whether it is the story's, another's, or a picture's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from wirecopy.intake.credits import is_picture_credit
from wirecopy.intake.markup import Block, Element, Part, ancestry, is_caption, part_of, place_names

_PARAGRAPH = 60
_LONGEST_CAPTION = 700


class Neutral:
    """Elements whose names say nothing of what stands in them, because they hold the story itself.

    What all other elements say is asked once each and remembered.
    """

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        self._elements = frozenset(elements)
        self._parts: dict[Element | None, Part] = {None: Part.story}
        self._captions: dict[Element | None, bool] = {None: False}

    def __contains__(self, element: Element) -> bool:
        return element in self._elements

    def joined(self, elements: Iterable[Element]) -> Neutral:
        """These elements and others."""
        return Neutral((*self._elements, *elements))

    def part(self, element: Element) -> Part:
        """What the part of the page holds that an element stands in or is."""
        climbed, around = _climbed(element, self._parts)
        known = self._parts[around]
        for one in climbed:
            own = Part.story if one in self._elements else part_of(one)
            known = self._parts[one] = max(own, known)
        return known

    def captions(self, element: Element) -> bool:
        """Whether an element, or one around it, speaks of a picture by its own tag or name."""
        climbed, around = _climbed(element, self._captions)
        known = self._captions[around]
        for one in climbed:
            known = self._captions[one] = known or (one not in self._elements and is_caption(one))
        return known


def _climbed(
    element: Element, answers: Mapping[Element | None, object]
) -> tuple[list[Element], Element | None]:
    """Elements not yet asked, outside in, and the one around them."""
    climbed: list[Element] = []
    while element not in answers:
        climbed.append(element)
        element = element.getparent()
    return climbed[::-1], element


class Within:
    """Whether an element stands in one of some others, or is one; asked once for each on the way."""

    def __init__(self, *roots: Element) -> None:
        self._known: dict[Element | None, bool] = {None: False, **dict.fromkeys(roots, True)}

    def __contains__(self, element: Element) -> bool:
        climbed, around = _climbed(element, self._known)
        answer = self._known[around]
        self._known.update(dict.fromkeys(climbed, answer))
        return answer


def part_around(block: Block, neutral: Neutral | None = None) -> Part:
    """What the part of the page holds that a block stands in."""
    if neutral is not None:
        return neutral.part(block.element)
    return max(map(part_of, ancestry(block.element)), default=Part.story)


def in_caption(block: Block, neutral: Neutral | None = None) -> bool:
    """Whether a block belongs to a picture by where it stands or what it says."""
    around = neutral.captions(block.element) if neutral else any(map(is_caption, ancestry(block.element)))
    inner = (part for part in block.parts[:1] if part.tag != "img")  # a picture before a name is a portrait
    if around or any(map(is_caption, inner)):
        return not (len(block.parts) > 1 and len(block.text) > _LONGEST_CAPTION)
    return is_picture_credit(block.text)


def is_text(block: Block) -> bool:
    """Whether a block is a paragraph by its length, and not a list of links."""
    return len(block.text) >= _PARAGRAPH and block.link_share < 0.5


def laid_out(root: Element, blocks: Sequence[Block], kept: Sequence[bool]) -> Collection[Element]:
    """Elements that share with most of the story a name for a place on the page (`sidebar-grid`).

    Such a name does not say then that they hold other matter.
    """
    from lxml import etree  # noqa: PLC0415

    weights: Counter[str] = Counter()
    total = 0
    named: dict[Element | None, frozenset[str]] = {None: frozenset()}  # names of an element and those around
    for block, taken in zip(blocks, kept, strict=True):
        if taken and is_text(block):
            total += len(block.text)
            climbed, around = _climbed(block.element, named)
            names = named[around]
            for element in climbed:
                names = named[element] = names | place_names(element)
            for name in names:
                weights[name] += len(block.text)
    most = {name for name, weight in weights.items() if 2 * weight >= total}
    if not most:
        return ()
    return {element for element in root.iter(etree.Element) if not most.isdisjoint(place_names(element))}
