"""JSON-LD as pages really have it: the one node that tells of the article, and plain words out of its values.

Broken JSON is common (comments, trailing commas, raw line ends, two objects in a row) and costs only the
script it stands in.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from wirecopy.intake.markup import Element, folded
from wirecopy.patterns import lazy_re

Node = dict[str, Any]
"""One JSON-LD object."""

_ARTICLE_TYPES = lazy_re(r"(?:article|posting|report|newsitem|reportage)$", re.IGNORECASE)
_PAGE_TYPES = lazy_re(r"(?:webpage|itempage|videoobject|creativework|newsmediaobject)$", re.IGNORECASE)
_WRAPPING = lazy_re(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$")
_TRAILING_COMMA = lazy_re(r",(\s*[}\]])")
_TAGS = lazy_re(r"<[^<>]{1,400}>")
_MOST_NODES = 5000
_MOST_CHARACTERS = 4_000_000


def article_node(root: Element, titles: set[str]) -> tuple[Node, dict[str, Node]]:
    """The node that tells of the page's article ({} where none does), and all nodes by their `@id`.

    titles: folded titles the page shows; a node with one of them as headline wins over others.
    """
    nodes = [node for script in _scripts(root) for node in _nodes(parsed(script))]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if _is(node, _ARTICLE_TYPES)]
    chosen = [node for node in articles if folded(words(node.get("headline"))).casefold() in titles]
    if not chosen and len(articles) > 1:
        chosen = [node for node in articles if node.get("articleBody") or node.get("mainEntityOfPage")]
    pages = [node for node in nodes if _is(node, _PAGE_TYPES)]
    # A page whose maker called it no article still says when it was published.
    told = [node for node in pages if node.get("headline")] or [_times_of(pages)]
    best = (chosen or articles or told)[0]
    return best, known


def _times_of(pages: list[Node]) -> Node:
    dated = next((node for node in pages if node.get("datePublished")), {})
    return {key: dated[key] for key in ("datePublished", "dateModified", "inLanguage") if key in dated}


def words(value: object, *keys: str) -> str:
    """The first plain text in a value: a string, a list's first, or an object's `name` (or one of `keys`)."""
    return next(iter(all_words(value, *keys)), "")


def all_words(value: object, *keys: str, known: dict[str, Node] | None = None) -> list[str]:
    """Every plain text in a value, in order, without empty ones and repeats; references are followed once."""
    found: dict[str, None] = {}
    for entry in value if isinstance(value, list) else [value]:
        node = entry
        if isinstance(node, dict):
            if known and isinstance(node.get("@id"), str) and not _named(node, keys):
                node = known.get(node["@id"], node)
            text = _named(node, keys)
        else:
            text = node if isinstance(node, str) else ""
        shown = folded(html.unescape(_TAGS.sub(" ", text)))
        if shown:
            found[shown] = None
    return list(found)


def _named(node: Node, keys: tuple[str, ...]) -> str:
    for key in keys or ("name",):
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id") or value.get("url")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _is(node: Node, kinds: re.Pattern[str]) -> bool:
    given = node.get("@type")
    return any(
        isinstance(kind, str) and kinds.search(kind)
        for kind in (given if isinstance(given, list) else [given])
    )


def _scripts(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text[:_MOST_CHARACTERS]


def parsed(text: str) -> list[object]:
    """Every JSON value in a script; a broken rest is passed over."""
    rest = _WRAPPING.sub("", text).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    for attempt in (rest, _TRAILING_COMMA.sub(r"\1", rest)):
        values, position = [], 0
        try:
            while position < len(attempt):
                value, position = decoder.raw_decode(attempt, position)
                values.append(value)
                while position < len(attempt) and attempt[position] in " \t\r\n,;":
                    position += 1
            break
        except (ValueError, RecursionError):
            continue
    return values


def _nodes(values: list[object]) -> Iterator[Node]:
    """Objects at the top, in `@graph`, in lists, and as the main entity; not what they merely refer to."""
    waiting = list(reversed(values))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                value[key] for key in ("mainEntity", "@graph") if isinstance(value.get(key), (dict, list))
            )
