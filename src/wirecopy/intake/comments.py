"""Readers' comments on a page, by how its maker names their elements."""

from __future__ import annotations

from functools import lru_cache

from wirecopy.intake.markup import Block, Element, ancestry, names_of
from wirecopy.intake.standing import Within
from wirecopy.patterns import lazy_re

_NAMED = lazy_re(r"(?:^|\s)(?:comment|commentaire|comentario|kommentar|komentarz|opinion)(?:-?\d+)?(?:\s|$)")
_SIGNS = ("comm", "coment", "komm", "koment", "opinion")
"""One of these stands in every name that `_NAMED` finds."""
_TAGS = ("li", "div", "article")
_FEWEST = 3


def comments_in(root: Element, blocks: list[Block]) -> list[bool] | None:
    """For each block whether it stands in a comment; None where the page shows fewer than three."""
    named = [
        element
        for element in root.iter(*_TAGS)
        if _may_be_one(tuple(element.values())) and _NAMED.search(names_of(element))
    ]
    if len(named) < _FEWEST:
        return None
    above: set[Element] = set()
    for block in blocks:
        for element in ancestry(block.element):
            if element in above:
                break  # so are all around it
            above.add(element)
    comments = above.intersection(named)
    if len(comments) < _FEWEST:
        return None
    within = Within(*comments)
    return [block.element in within for block in blocks]


@lru_cache(maxsize=8192)
def _may_be_one(given: tuple[str, ...]) -> bool:
    """Whether an element's attributes may name a comment."""
    said = "\n".join(given).lower()
    return any(map(said.__contains__, _SIGNS))
