"""Which blocks of a page are the story: the body extractor's choice, mended where it drops or takes too much.

The extractor says which words are body. Its choice is laid over the page's own blocks, so that words keep
their place in the page: credits that stand beside the body are then found where they stand, and a
neighbour's teaser inside it is told by the element it stands in.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from wirecopy.intake.credits import credit_zone, is_byline, is_picture_credit
from wirecopy.intake.markup import Block, Element, ancestry, folded, is_caption, is_furniture, names_of

_BLANKS = re.compile(r"[\s\u00a0\u200b\u00ad\ufeff]+")
_LONG = 25
"""Characters without blanks that do not stand twice on a page by chance."""
_PARAGRAPH = 60
_CONTAINER_SHARE = 0.75
_LEAST_BODY = 40
"""Characters; what is shorter is no article (a headline alone, a notice)."""
_WINDOW = 40
_LISTED = frozenset(("li", "dt", "dd", "td", "th"))
_SHOWN_PART_OF = re.compile(r"(?<![a-z])(?:paywall|subscri\w*|hidden|modal|overlay|login|register|carousel|slider|tools|mehr|rating|contribute)(?![a-z])")


@dataclass(slots=True)
class Body:
    """The body's blocks, as positions in the page's list of blocks, in reading order.

    container: the element that holds them. first, last: the smallest and largest position.
    """

    positions: list[int]
    container: Element

    @property
    def first(self) -> int:
        """Position of the body's first block."""
        return self.positions[0]

    @property
    def last(self) -> int:
        """Position of the body's last block."""
        return self.positions[-1]


def find_body(root: Element, blocks: list[Block], titles: set[str]) -> Body | None:
    """The body of the page at `root`, None where it holds no article.

    titles: folded, lower-case; a heading that repeats one is no body.
    """
    kept = _extracted(root, blocks)
    container = _container(blocks, kept)
    if container is None:
        return None
    inside = [container in ancestry(block.element) for block in blocks]
    places = [place for place, there in enumerate(inside) if there]
    low, high = places[0], places[-1]
    chosen = [
        place
        for place in range(low, high + 1)
        if inside[place]
        and blocks[place].text.casefold() not in titles
        and _belongs(blocks[place], kept[place], container)
    ]
    chosen = _trimmed(blocks, chosen, kept)
    if sum(len(blocks[place].text) for place in chosen) < _LEAST_BODY:
        return None
    return Body(chosen, container)


def apart(block: Block, scope: Element | None) -> bool:
    """Whether a block stands, below `scope`, in a part of the page that is not the story."""
    return any(is_furniture(element) for element in ancestry(block.element, scope))


def in_caption(block: Block, scope: Element | None) -> bool:
    """Whether a block stands, below `scope`, in words that belong to a picture."""
    return any(is_caption(element) for element in ancestry(block.element, scope)) or is_picture_credit(block.text)


def _extracted(root: Element, blocks: list[Block]) -> list[bool]:
    """For each block whether the body extractor took it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 300 ms

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(root, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page's own paragraphs are still there
        document = None
    text = _squeezed(document.text or "") if document is not None else ""
    if len(text) < _LEAST_BODY:
        return [_is_paragraph(block) for block in blocks]
    kept, position = [], 0
    for block in blocks:
        words = _squeezed(block.text)
        if len(words) >= _LONG:
            at = text.find(words, position)
            kept.append(at >= 0 or words in text)
        else:
            at = text.find(words, position, position + len(words) + _WINDOW)
            kept.append(at >= 0)
        if at >= 0 and (len(words) >= _LONG or at == position):
            position = at + len(words)
    return kept


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", text)


def _is_paragraph(block: Block) -> bool:
    """A paragraph by its own look, for pages of which the extractor makes nothing."""
    return len(block.text) >= _PARAGRAPH and block.link_share < 0.3 and not apart(block, None)


def _container(blocks: list[Block], kept: list[bool]) -> Element | None:
    """The innermost element that holds three quarters of what was kept."""
    weights: dict[Element, int] = {}
    total = 0
    for block, taken in zip(blocks, kept, strict=True):
        if not taken:
            continue
        size = len(block.text)
        total += size
        for element in ancestry(block.element):
            weights[element] = weights.get(element, 0) + size
    if not total:
        return None
    enough = [element for element, weight in weights.items() if weight >= _CONTAINER_SHARE * total]
    innermost = max(enough, key=lambda element: sum(1 for _ in ancestry(element)))
    # A body of one paragraph is its own container: what stands beside it belongs to the element around.
    while innermost.tag in ("p", "span", "h1", "h2", "h3", "blockquote", "ul", "ol", "li") and innermost.getparent() is not None:
        innermost = innermost.getparent()
    return innermost


def _belongs(block: Block, taken: bool, container: Element) -> bool:
    if in_caption(block, container):
        return False
    if apart(block, container):
        return taken and _is_text(block) and not _surely_apart(block, container)
    if taken:
        return not (block.link_share > 0.9 and len(block.text) < 200 and block.element.tag in _LISTED)
    if credit_zone(block.text) is not None:
        return block.link_share < 0.9
    return block.element.tag == "p" and _is_text(block)


def _is_text(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and block.link_share < 0.5


def _surely_apart(block: Block, container: Element) -> bool:
    """Some names for parts of a page are given to whole stories too (`paywall`, `subscriber-content`)."""
    for element in ancestry(block.element, container):
        if is_furniture(element) and not _SHOWN_PART_OF.search(names_of(element)):
            return True
    return False


def _trimmed(blocks: list[Block], chosen: list[int], kept: list[bool]) -> list[int]:
    """Without bylines at the head, link lines at the tail, and second copies of a paragraph."""
    while chosen and (is_byline(blocks[chosen[0]].text) or not kept[chosen[0]]) and not _is_text(blocks[chosen[0]]):
        chosen = chosen[1:]
    while chosen and blocks[chosen[-1]].link_share > 0.8 and credit_zone(blocks[chosen[-1]].text) is None:
        chosen = chosen[:-1]
    seen: set[str] = set()
    once: list[int] = []
    for place in chosen:
        words = folded(blocks[place].text)
        if len(words) >= _PARAGRAPH and words in seen:
            continue
        seen.add(words)
        once.append(place)
    return once
