"""Stories as two systems that publish them answer: Arc XP, and WordPress with what its ids stand for.

Formats: Arc's ANS, https://github.com/washingtonpost/ans-schema; the REST API of WordPress with `_embed`,
https://developer.wordpress.org/rest-api/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from wirecopy.intake import fields as values

_ELEMENTS = "content_elements"
_OF_ARC = frozenset(
    f"{_ELEMENTS} headlines subheadlines credits distributor source taxonomy canonical_url website_url"
    " website canonical_website websites first_publish_date display_date publish_date last_updated_date"
    " created_date description".split()
)
_TAGS = {"text": "p", "header": "h2", "raw_html": "div", "correction": "p"}
_DEEPEST = 6

Record = Mapping[str, object]


def opened(record: Record) -> Record:
    """A record of one of the systems with its fields under our names; any other as it is."""
    if isinstance(record.get(_ELEMENTS), list):
        return _arc(record)
    return _wordpress(record) if isinstance(record.get("_embedded"), dict) else record


def lists_stories(record: Record) -> bool:
    """Whether an object is Arc's answer to a search: its elements are stories, not parts of one."""
    elements = record.get(_ELEMENTS)
    return isinstance(elements, list) and any(isinstance(one, dict) and _ELEMENTS in one for one in elements)


# ---------------------------------------------------------------- Arc XP
def _arc(record: Record) -> Record:
    site = values.words_in(record.get("canonical_website")) or values.words_in(record.get("website"))
    named = {
        "url": _address(record, site),
        "outlet": site,
        "title": _basic(record, "headlines") or values.words_in(record.get("headlines")),
        "summary": _basic(record, "subheadlines") or _basic(record, "description"),
        "byline": [one.get("name") or values.inside(one, "additional_properties", "original", "byline")
                   for one in _people(record)],
        "html": "\n".join(_elements(record.get(_ELEMENTS), 0)),
        "published": _first(record, "first_publish_date", "display_date", "publish_date", "created_date"),
        "updated": _first(record, "last_updated_date", "publish_date"),
        "section": values.inside(record, "taxonomy", "primary_section", "name"),
        "credit": [name for name in _suppliers(record) if name != site],
    }  # fmt: skip
    rest = {name: value for name, value in record.items() if name not in _OF_ARC}
    return {**rest, **{name: value for name, value in named.items() if value}}


def _address(record: Record, site: str | None) -> str | None:
    """The story's address; one without a host on the website that is called by its host."""
    stated = _first(record, "canonical_url", "website_url")
    if not isinstance(stated, str) or not stated.startswith("/") or stated.startswith("//"):
        return stated if isinstance(stated, str) else None
    return f"https://{site}{stated}" if site and "." in site else None


def _people(record: Record) -> Iterator[dict[str, object]]:
    by = values.inside(record, "credits", "by")
    return (one for one in (by if isinstance(by, list) else ()) if isinstance(one, dict))


def _suppliers(record: Record) -> list[str]:
    """Who supplied the copy: the distributor, the source, and whom its writers work for."""
    stated = (
        values.inside(record, "distributor", "name"),
        values.inside(record, "source", "name"),
        *(one.get("org") for one in _people(record)),
    )
    return list(dict.fromkeys(name for one in stated if (name := values.words_in(one))))


def _elements(elements: object, depth: int) -> Iterator[str]:
    """Paragraphs and captions of a text's elements; nothing of what leads to other stories."""
    if not isinstance(elements, list) or depth > _DEEPEST:
        return
    for one in elements:
        if not isinstance(one, dict):
            continue
        said, tag = one.get("content"), _TAGS.get(str(one.get("type")))
        if tag and isinstance(said, str):
            yield f"<{tag}>{said}</{tag}>"
        elif one.get("type") == "list":
            yield from _elements(one.get("items"), depth + 1)
        elif one.get("type") == "quote":
            yield from _elements(one.get(_ELEMENTS), depth + 1)
            yield from _elements([one.get("citation")], depth + 1)
        elif one.get("type") == "image" and (caption := values.words_in(one.get("caption"))):
            by = values.names_in([*_people(one)]) or ""
            yield f"<figure><figcaption>{escape(f'{caption} {by}'.strip())}</figcaption></figure>"


# ---------------------------------------------------------------- WordPress
def _wordpress(record: Record) -> Record:
    """A post with the names that its numbers of authors and categories stand for."""
    authors = values.inside(record, "_embedded", "author")
    named = {
        "author": authors,
        "categories": [one for one in _terms(record) if one.get("taxonomy") == "category"],
    }
    rest = {name: value for name, value in record.items() if name != "_embedded"}
    return {**rest, **{name: value for name, value in named.items() if value}}


def _terms(record: Record) -> Iterator[dict[str, object]]:
    groups = values.inside(record, "_embedded", "wp:term")
    for group in groups if isinstance(groups, list) else ():
        yield from (one for one in (group if isinstance(group, list) else ()) if isinstance(one, dict))


# ---------------------------------------------------------------- values
def _basic(record: Record, name: str) -> str | None:
    return values.words_in(values.inside(record, name, "basic"))


def _first(record: Record, *names: str) -> object:
    return next((value for name in names if (value := record.get(name))), None)
