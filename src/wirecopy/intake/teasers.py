"""Teasers: the titles and first words of stories that stand elsewhere, told by headings that are links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

from wirecopy.intake.credits import is_byline, states_date
from wirecopy.intake.markup import Block, Element
from wirecopy.intake.standing import in_caption, is_text

_FEWEST = 3
_RUNNING_TEXT = 2
"""Paragraphs that stand beside a teaser, under no heading that is a link, and make it none."""
_LINES_BETWEEN = 2
_TITLES = frozenset(("h1",))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def count_heads(blocks: Sequence[Block]) -> int:
    """How many blocks are headings that are links: the titles of stories that stand elsewhere."""
    is_head = _Heads(blocks)
    return sum(map(is_head, range(len(blocks))))


def teasers(blocks: Sequence[Block], kept: Sequence[bool]) -> set[int]:
    """Paragraphs under headings that are links, where a page has several: other stories.

    kept: which blocks are asked about. Between heading and paragraph may stand lines of author, date and
    picture.
    """
    is_head = _Heads(blocks)
    found: set[int] = set()
    running: Counter[Element] = Counter()  # paragraphs under no such heading, by what they stand in
    for place, block in enumerate(blocks):
        if not kept[place]:
            continue
        near = range(place - 1, max(-1, place - 2 - _LINES_BETWEEN), -1)
        head = next((above for above in near if is_head(above)), None)
        if head is not None and all(_stands_between(blocks[line]) for line in range(head + 1, place)):
            found.add(place)
        elif is_text(block):
            running[block.element.getparent()] += 1
    # A story that runs on beside such headings is not made of teasers.
    found = {place for place in found if running[blocks[place].element.getparent()] < _RUNNING_TEXT}
    return found if len(found) >= _FEWEST else set()


class _Heads:
    """Tells whether a block is a heading that is a link. A single `h1` that is one is a page's own title."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    def __call__(self, place: int) -> bool:
        if not _is_link(self._blocks[place]):
            return False
        tags = _tags_around(self._blocks[place])
        return not _HEADINGS.isdisjoint(tags) or (not _TITLES.isdisjoint(tags) and self._several_titles)

    @cached_property
    def _several_titles(self) -> bool:
        links = (block for block in self._blocks if _is_link(block))
        return sum(1 for block in links if not _TITLES.isdisjoint(_tags_around(block))) >= _FEWEST


def are_most(found: Collection[int], blocks: Sequence[Block], kept: Sequence[bool]) -> bool:
    """Whether teasers are half of what was taken: of a list. A few links stand inside many a story."""
    taken = sum(len(block.text) for block, one in zip(blocks, kept, strict=True) if one and is_text(block))
    return 2 * sum(len(blocks[place].text) for place in found) > taken


def _is_link(block: Block) -> bool:
    return block.linked > 0.9 * len(block.text)


def _tags_around(block: Block) -> list[object]:
    """The tags of a block's element, of the one around it and of those inside it."""
    around = (block.element, block.element.getparent(), *block.parts)
    return [element.tag for element in around if element is not None]


def _stands_between(block: Block) -> bool:
    """Whether a line can stand between a teaser's heading and its text."""
    return is_byline(block.text) or states_date(block.text) or (in_caption(block) and not is_text(block))
