"""Stories that stand on a page only as data for its own programs, such as those of Next.js and Nuxt.

Asked only where the page shows no body: what is shown is what a reader saw.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from wirecopy.intake.linked import Node, parsed, words
from wirecopy.intake.markup import Element, folded
from wirecopy.intake.streamed import streamed_values
from wirecopy.patterns import lazy_re

_TITLES = ("headline", "title", "heading", "name")
_BODIES = (
    "articleBody",
    "body",
    "bodyHtml",
    "content",
    "contentHtml",
    "content_html",
    "bodyText",
    "text",
    "html",
    "paragraphs",
    "contentElements",
    "content_elements",
)
_TEXTS = ("text", "content", "value", "html", "rendered", "children")
_DATES = (
    "datePublished",
    "publishedAt",
    "published_at",
    "firstPublished",
    "publishDate",
    "display_date",
    "published",
    "date",
    "createdAt",
    "created_at",
)
_NAMES = ("byline", "author", "authors")
_WRAPS = ("rendered", "text", "name")
_PROGRAMS = ("", "text/javascript", "application/javascript", "module")
_NAMED = lazy_re(
    r"\s*(?:window\.|self\.|globalThis\.|var |let |const )\s*[\w$.]{3,40}\s*="
    r"\s*(?P<packed>JSON\.parse\(\s*)?(?=[{\[\"])"
)
"""How a program's data are given a name, as JSON or as JSON in a string."""
_SEPARATOR = lazy_re(r"\s+[-–—|»·]\s")
_PARAGRAPH_ENDS = lazy_re(r"</p>|<br\s*/?>|\$\$[a-z]{2,20}\$\$", re.IGNORECASE)
"""The last is where a program puts an advertisement."""
_decoder = json.JSONDecoder(strict=False)
_MOST_NODES = 20_000
_DEEPEST = 12
_LEAST = 200


def embedded_story(root: Element, titles: Collection[str]) -> Node:
    """The story among a page's data as a JSON-LD node would state it; {} where there is none.

    titles: of the page, folded; only an object with one of them as its own is believed.
    """
    for values in _data(root):
        for node in _objects(values):
            title = next((named for key in _TITLES if (named := folded(words(node.get(key), *_WRAPS)))), "")
            if not _is_of(title.casefold(), titles):
                continue
            body = next(filter(None, ("\n".join(_paragraphs(node.get(key))) for key in _BODIES)), "")
            body = _PARAGRAPH_ENDS.sub("\n", body)
            if len(body) >= _LEAST:
                dated = next((words(node[key]) for key in _DATES if words(node.get(key))), "")
                by = next((node[key] for key in _NAMES if words(node.get(key))), None)
                return {"headline": title, "articleBody": body, "datePublished": dated, "author": by}
    return {}


def _data(root: Element) -> Iterator[list[object]]:
    """What the page's scripts state, one after the other, and what they write in pieces."""
    yield from (_data_of(script) for script in root.iter("script"))
    yield streamed_values(root)


def _is_of(title: str, titles: Collection[str]) -> bool:
    """Whether a page has a title, behind which an outlet's name may stand."""
    if title in titles:
        return True
    return bool(title) and any(title == part for one in titles for part in _SEPARATOR.split(one)[:1])


def _data_of(script: Element) -> list[object]:
    """The JSON that a script is, or that it gives a name to (`window.__NUXT__ = {…}`)."""
    kind = str(script.get("type") or "").lower()
    text = script.text or ""
    if kind == "application/json":
        return parsed(text)
    if kind not in _PROGRAMS or not (named := _NAMED.match(text)):
        return []
    rest = text[named.end() :]
    if not named["packed"]:
        return _first_value(rest)
    return [one for packed in _first_value(rest) if isinstance(packed, str) for one in parsed(packed)]


def _first_value(text: str) -> list[object]:
    try:
        return [_decoder.raw_decode(text)[0]]
    except (ValueError, RecursionError):
        return []


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
