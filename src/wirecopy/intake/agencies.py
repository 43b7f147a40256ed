"""Agencies that a page names where no words show it.

By a picture that links to them, in data to count by, in the folder of its address. And the line below a
writer's name that says for whom that is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from wirecopy.intake.credits import named_source
from wirecopy.intake.linked import Node, all_words
from wirecopy.intake.marks import author_mark
from wirecopy.intake.markup import Element, Part, ancestry, folded, part_of
from wirecopy.intake.outlets import registrable_domain
from wirecopy.intake.title import letters_of
from wirecopy.intake.urls import is_front_page
from wirecopy.patterns import lazy_re
from wirecopy.text.datelines import is_agency, marks

_LAYER = "dataLayer"
_COUNTED = lazy_re(r"\bdataLayer\s*(?:=\s*(?:\w+\.dataLayer\s*\|\|\s*)?\[|\.push\(\s*)\s*(?=\{)")
"""What stands before an object of the layer of data that counting programs read."""
_FIELDS = lazy_re(r"(?:news_?)?(?:agency|source)(?:_?name)?|(?:article_?|content_?)?authors?", re.IGNORECASE)
_NAMES = ("name", "user_name", "display_name")
_MOST_LAYERS = 10
_FOLDER = lazy_re(
    r"/(?:(?P<above>[^/?#]+)/)?(?P<name>[a-z]{2,}(?:-[a-z]+)*)/(?=(?:19|20)\d\d(?:/|-?\d\d))", re.IGNORECASE
)
"""A folder before the day in an address, and the one above it."""
_OF_AGENCIES = lazy_re(r"(?:news-?)?(?:wires?|agenc\w+|agenz\w+|agentur\w*|agences?)", re.IGNORECASE)
_BETWEEN_AGENCIES = lazy_re(r"\s*[,/&+]\s*|\s+[-–—]\s+")
_PLACE_AND_AGENCY = lazy_re(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}\s?\((?P<agency>[^()]{2,40})\)")
_LOGO = lazy_re(r"\blogo(?:type)?\b|\.(?:gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
"""What a picture's words say beside the name of whose sign it is."""
_NEAR = 3
"""Elements around a picture that may mark it."""
_LONGEST_LABEL = 20
"""Characters of a label before a picture (`Article from:`)."""
_POSTS = frozenset("writer writers reporter reporters correspondent correspondents columnist".split())  # noqa: SIM905
_MOST_WORDS = 6
"""Of a line that tells whose writer somebody is."""
_decoder = json.JSONDecoder(strict=False)


def is_post_at_agency(line: str) -> bool:
    """Whether a line says no more than that somebody writes for an agency (`Associated Press Writer`)."""
    words = line.split()
    if not 1 < len(words) <= _MOST_WORDS or words[-1].casefold() not in _POSTS:
        return False
    return any(is_agency(" ".join(words[:count])) for count in range(1, len(words)))


def credits_agency(line: str) -> bool:
    """Whether a line names an agency as its source, or as the holder of its rights, and says no more."""
    return bool(who := named_source(line)) and all(map(is_agency, _BETWEEN_AGENCIES.split(who)))


def is_dateline_alone(line: str) -> bool:
    """Whether a line is a place in capitals and an agency in brackets (`PORT BAY (AFP)`)."""
    found = _PLACE_AND_AGENCY.fullmatch(line)
    return found is not None and is_agency(found["agency"])


def counted_agencies(root: Element) -> list[str]:
    """The agencies that a page's data for counting names as the author or the source of its story."""
    found: dict[str, None] = {}
    for node in _layers(root):
        inner = (value for value in node.values() if isinstance(value, dict))
        for fields in (node, *inner):
            for key, value in fields.items():
                if _FIELDS.fullmatch(key):
                    found |= dict.fromkeys(name for name in all_words(value, *_NAMES) if is_agency(name))
    return list(found)


def _layers(root: Element) -> Iterator[Node]:
    """The first objects that a page's scripts hand to counting programs."""
    seen = 0
    for script in root.iter("script"):
        text = script.text or ""
        for begun in _begun_in(text):
            try:
                value, _ = _decoder.raw_decode(text, begun.end())
            except (ValueError, RecursionError):
                continue  # a program's object, not data
            if isinstance(value, dict) and seen < _MOST_LAYERS:
                seen += 1
                yield value


def _begun_in(text: str) -> Iterator[re.Match[str]]:
    """What stands before each such object in a script; the word alone is found ten times as fast."""
    at = text.find(_LAYER)
    while at >= 0:
        if begun := _COUNTED.match(text, at):
            yield begun
        at = text.find(_LAYER, at + len(_LAYER))


def linked_sources(container: Element, headline: Element | None, own: str) -> list[str]:
    """Other sites to whose front page a picture links that the page marks as author or source of its story.

    container: what holds the body. headline: its element. own: the page's own domain.
    """
    found: dict[str, None] = {}
    for link in _of_story(container, headline, "a"):
        target = (link.get("href") or "").strip()
        if not is_front_page(target) or registrable_domain(target) in (own, None):
            continue
        pictured = next(link.iter("img"), None) is not None and not folded("".join(link.itertext()))
        if pictured and author_mark(link):
            found[target] = None
    return list(found)


def pictured_sources(container: Element, headline: Element | None) -> list[str]:
    """Agencies whose sign stands as a picture, and no words, where the page marks its story's source.

    container: what holds the body. headline: its element.
    """
    found: dict[str, None] = {}
    for picture in _of_story(container, headline, "img"):
        marked = [one for one in islice(picture.iterancestors(), _NEAR) if author_mark(one)]
        if not marked or len(folded("".join(marked[0].itertext()))) > _LONGEST_LABEL:
            continue
        names = (folded(_LOGO.sub("", picture.get(key) or "")) for key in ("title", "alt"))
        found |= dict.fromkeys(islice((name for name in names if is_agency(name)), 1))
    return list(found)


def _of_story(container: Element, headline: Element | None, tag: str) -> Iterator[Element]:
    """The elements of one tag between headline and text, and beside them, that are no other story's."""
    above = set(ancestry(headline)) if headline is not None else set()
    scope = next((element for element in ancestry(container) if element in above), container)
    around = set(ancestry(container))
    for element in scope.iter(tag):
        parts = (part_of(one) for one in ancestry(element) if one not in around)
        if max(parts, default=Part.story) is Part.story:
            yield element


def section_agency(url: str | None) -> str | None:
    """The folder before the day in a page's address that is an agency's name (`/agencia-luar/2026/03/04/`).

    A name of one word is a subject too: it counts in a folder of agencies only (`/wires/luar/2026/`).
    """
    found = _FOLDER.search(url) if url else None
    if found is None or not ("-" in found["name"] or _OF_AGENCIES.fullmatch(found["above"] or "")):
        return None
    return found["name"] if letters_of(found["name"]) in _letters_of_marks() else None


@cache
def _letters_of_marks() -> frozenset[str]:
    return frozenset(map(letters_of, marks()))
