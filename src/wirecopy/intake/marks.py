"""Marks by which a page's maker says who wrote a story: names of classes, `rel`, and microdata."""

from __future__ import annotations

import re
from itertools import islice

from wirecopy.intake.markup import Block, Element, ancestry, folded, names_of
from wirecopy.intake.standing import Neutral
from wirecopy.patterns import lazy_re

_LONGEST_LINE = 160
_NEAR = 4
_BYLINE_NAMES = lazy_re(
    r"""(?<![a-z])(?:by-?line\w*|authors?|author-?(?:name|names|link|url|info|byline|container|wrap
    |wrapper)|autor(?:en|es|in)?|aut|auteurs?|autore|autori|redactor|redakteur|redacteur
    |avtor|yazar|penulis|reporter|journalist|writer|contributors?|credits?|credit-?line|attribution|source|sources|source-?name
    |agency|agencies
    |agencia|agentur|agence|agenzia|ajans|fuente|fonte|quelle|kaynak|zrodlo|zdroj|sursa|izvor|istochnik
    |provider|signature|firma|posted-?by|written-?by|story-?by|art-?author
    |post-?author
    |article-?author|article-?source|news-?source|vcard|(?<!-)fn(?!-)|p-author)(?![a-z])""",
    re.VERBOSE,
)

_CONTROL = lazy_re(r"(?<![a-z])(?:follow|subscribe|btn|button)(?![a-z])")
"""What a reader follows an author by, and no author."""
_SOURCE_NAMES = lazy_re(
    r"(?<![a-z])(?:partner|source|sourcename|provider|providername|publisher|agency)(?:-(?:name|txt|text|label))?(?![a-z])"
)
_JOINS = lazy_re(
    r"[^\w\s\"“‘'|•·]|(?:and|und|et|y|e|i|via|for|für|pour|para|with|mit|avec|con)\s", re.IGNORECASE
)


def names_author(block: Block, neutral: Neutral) -> bool:
    """Whether the page's maker marked the block, or an element in it, as author, source or byline.

    neutral: elements whose names say nothing, because they hold the story itself.
    """
    return any(author_mark(element) for element in (*block.parts, *own_elements(block, neutral)))


def author_element(block: Block, neutral: Neutral) -> Element | None:
    """The outermost element marked as author that holds no more than a line around the block."""
    marked = [part for part in block.parts if author_mark(part)]
    if len(marked) > 1 and len(block.text) <= _LONGEST_LINE and marked[1] not in set(marked[0].iter()):
        return block.element  # each author has a mark of its own
    around = [element for element in own_elements(block, neutral) if author_mark(element)]
    for element in (*reversed(around), *marked):
        if (
            len("".join(element.itertext())) <= 2 * _LONGEST_LINE
            and next(element.iter("h1", "h2"), None) is None
        ):
            return element
    return None


def source_apart(block: Block) -> list[str]:
    """A line's words, those of the source that opens it apart: its maker marked it and no word joins them.

    (`The Bay Mail 3 May 2026 Ida Bloom`)
    """
    for part in block.parts:
        name = folded(part.text_content()) if _SOURCE_NAMES.search(names_of(part)) else ""
        rest = block.text[len(name) :].strip(" |•·") if name and block.text.startswith(f"{name} ") else ""
        if rest and not _JOINS.match(rest):
            return [name, rest]
    return [block.text]


def own_elements(block: Block, neutral: Neutral) -> list[Element]:
    """The nearest elements around a block that are its own."""
    return list(islice((e for e in ancestry(block.element) if e not in neutral), _NEAR))


def author_mark(element: Element) -> bool:
    """Whether an element's own name says that it holds an author, a source or a byline."""
    if "author" in (element.get("rel") or "").lower().split():
        return True
    if {"author", "creator", "sourceOrganization", "provider"} & set((element.get("itemprop") or "").split()):
        return True
    names = names_of(element)
    if not names or not _BYLINE_NAMES.search(names):
        return False
    return not _CONTROL.search(names) or any(
        _BYLINE_NAMES.search(name) and not _CONTROL.search(name) for name in names.split()
    )
