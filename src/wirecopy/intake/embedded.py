"""Stories that stand on a page only as data for its own programs, such as Next.js's `__NEXT_DATA__`.

Asked only where the page shows no body: what is shown is what a reader saw.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wirecopy.intake.linked import Node, parsed, words
from wirecopy.intake.markup import Element, folded

_TITLES = ("headline", "title", "heading", "name")
_BODIES = (
    "articleBody",
    "body",
    "content",
    "bodyText",
    "text",
    "html",
    "paragraphs",
    "contentElements",
    "content_elements",
)
_TEXTS = ("text", "content", "value", "html", "children")
_DATES = (
    "datePublished",
    "publishedAt",
    "published_at",
    "firstPublished",
    "publishDate",
    "display_date",
    "published",
)
_NAMES = ("byline", "author", "authors")
_MOST_NODES = 20_000
_DEEPEST = 12
_LEAST = 200


def embedded_story(root: Element, titles: Collection[str]) -> Node:
    """The story among a page's data as a JSON-LD node would state it; {} where there is none.

    titles: of the page, folded; only an object with one of them as its own is believed.
    """
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/json" or not script.text:
            continue
        for node in _objects(parsed(script.text)):
            title = next((folded(str(node[key])) for key in _TITLES if isinstance(node.get(key), str)), "")
            if title.casefold() not in titles:
                continue
            body = next(filter(None, ("\n".join(_paragraphs(node.get(key))) for key in _BODIES)), "")
            if len(body) >= _LEAST:
                dated = next((words(node[key]) for key in _DATES if words(node.get(key))), "")
                named = next((node[key] for key in _NAMES if words(node.get(key))), None)
                return {"headline": title, "articleBody": body, "datePublished": dated, "author": named}
    return {}


def _objects(values: list[object]) -> Iterator[Node]:
    """Objects at any depth, each before those inside it."""
    waiting, seen = list(values), 0
    while waiting and seen < _MOST_NODES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(one for one in value.values() if isinstance(one, dict | list))
        elif isinstance(value, list):
            waiting.extend(one for one in value if isinstance(one, dict | list))


def _paragraphs(value: object, depth: int = 0) -> Iterator[str]:
    """The texts of a body given as a string, or as a list of blocks that hold strings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        for one in value:
            yield from _paragraphs(one, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        inner = next((value[key] for key in _TEXTS if isinstance(value.get(key), str | list)), None)
        yield from _paragraphs(inner, depth + 1)
