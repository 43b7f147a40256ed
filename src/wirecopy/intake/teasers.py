"""Teasers: the titles and first words of stories that stand elsewhere, told by headings that are links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from wirecopy.intake.credits import is_byline, states_date
from wirecopy.intake.markup import Block, Element
from wirecopy.intake.standing import in_caption, is_text

_FEWEST = 3
_RUNNING_TEXT = 2
"""Paragraphs that stand beside a teaser, under no heading that is a link, and make it none."""
_LINES_BETWEEN = 2
_TITLES = frozenset(("h1",))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def teaser_heads(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it is a heading that is a link: the title of a story that stands elsewhere.

    A single `h1` that is a link is a page's own title; several are not.
    """
    own: set[int] = set()
    heads: set[int] = set()
    for place, block in enumerate(blocks):
        if block.linked and block.link_share > 0.9:
            tags = _tags_around(block)
            if not _TITLES.isdisjoint(tags):
                own.add(place)
            if not _HEADINGS.isdisjoint(tags):
                heads.add(place)
    if len(own) >= _FEWEST:
        heads |= own
    return [place in heads for place in range(len(blocks))]


def teasers(blocks: Sequence[Block], kept: Sequence[bool]) -> set[int]:
    """Paragraphs under headings that are links, where a page has several: other stories.

    kept: which blocks are asked about. Between heading and paragraph may stand lines of author, date and
    picture.
    """
    heads = teaser_heads(blocks)
    if not any(heads):
        return set()
    found: set[int] = set()
    running: Counter[Element] = Counter()  # paragraphs under no such heading, by what they stand in
    for place, block in enumerate(blocks):
        if not kept[place]:
            continue
        near = range(place - 1, max(-1, place - 2 - _LINES_BETWEEN), -1)
        head = next((above for above in near if heads[above]), None)
        if head is not None and all(_stands_between(blocks[line]) for line in range(head + 1, place)):
            found.add(place)
        elif is_text(block):
            running[block.element.getparent()] += 1
    # A story that runs on beside such headings is not made of teasers.
    found = {place for place in found if running[blocks[place].element.getparent()] < _RUNNING_TEXT}
    return found if len(found) >= _FEWEST else set()


def are_most(found: Collection[int], blocks: Sequence[Block], kept: Sequence[bool]) -> bool:
    """Whether teasers are half of what was taken: of a list. A few links stand inside many a story."""
    taken = sum(len(block.text) for block, one in zip(blocks, kept, strict=True) if one and is_text(block))
    return 2 * sum(len(blocks[place].text) for place in found) > taken


def _tags_around(block: Block) -> list[object]:
    """The tags of a block's element, of the one around it and of those inside it."""
    around = (block.element, block.element.getparent(), *block.parts)
    return [element.tag for element in around if element is not None]


def _stands_between(block: Block) -> bool:
    """Whether a line can stand between a teaser's heading and its text."""
    return is_byline(block.text) or states_date(block.text) or (in_caption(block) and not is_text(block))
