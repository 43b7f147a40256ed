"""Records in what programs answer with: lists inside objects, and fields inside fields.

WordPress wraps each text as `{"rendered": …}`, search engines each record as `_source`, the databases their
ids and times as `{"$oid": …}` and `{"$date": …}`, JSON-LD puts its things into `@graph`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wirecopy.intake.fields import place_of, plain

_LIST_NAMES = """
    articles item items stories results records docs documents data entries hits value
    news response @graph posts rows edges nodes item entry"""
LIST_NAMES = tuple(_LIST_NAMES.split())
"""Names of the list that holds the records."""
_INNER = ("_source", "fields", "attributes", "node", "item", "article", "story", "post", "doc")
_DEEPEST = 3
_FEWEST_KEYED = 2


def records_in(value: Mapping[str, Any], depth: int = 0) -> list[dict[str, Any]] | None:
    """The list of objects inside an object, which may be empty; None where there is none."""
    for name in LIST_NAMES:
        held = value.get(name)
        if isinstance(held, list) and all(isinstance(one, dict) for one in held):
            return [one for one in held if name != "@graph" or "articleBody" in one] or held
        if isinstance(held, dict) and depth < _DEEPEST and (found := records_in(held, depth + 1)) is not None:
            return found
    return _wordy_list(value, depth) or _lone(value)


def _lone(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The one record that objects inside objects hold."""
    for _ in range(_DEEPEST):
        held = next((one for name in LIST_NAMES if isinstance(one := value.get(name), dict)), None)
        if held is None:
            return None
        if _has_words(held):
            return [held]
        value = held
    return None


def _wordy_list(value: Mapping[str, Any], depth: int) -> list[dict[str, Any]] | None:
    """A list under any other name, of objects that carry words."""
    for held in value.values():
        if isinstance(held, list) and held and all(map(_has_words, held)):
            return held
        if isinstance(held, dict) and depth < _DEEPEST:
            found = records_in(held, depth + 1)
            if found and all(map(_has_words, found)):
                return found
    return _keyed(value)


def _keyed(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Records that an object holds by their ids."""
    if len(value) < _FEWEST_KEYED or not all(map(_has_words, value.values())):
        return None
    return [{"id": name, **record} for name, record in value.items()]


def _has_words(record: object) -> bool:
    """Whether a record has a text, or a teaser under a title."""
    places = set(map(place_of, record)) if isinstance(record, dict) else set()
    return bool(places & {"text", "html"}) or {"title", "summary"} <= places


def unwrapped(record: Mapping[str, Any]) -> dict[str, Any] | None:
    """A record with what its fields wrap; None where nothing is wrapped."""
    opened = dict(record)
    for _ in range(_DEEPEST):
        opened = {name: plain(value) for name, value in opened.items()}
        inner = next((name for name, held in opened.items() if _is_inner(name, held)), None)
        if inner is None:
            break
        opened |= opened.pop(inner)
    for name in ("date", "modified"):  # WordPress: the local time, and the same in UTC
        if isinstance(utc := opened.pop(f"{name}_gmt", None), str):
            opened[name] = f"{utc}Z"
    return opened if opened != record else None


def _is_inner(name: str, held: object) -> bool:
    if not isinstance(held, dict):
        return False
    return name in _INNER or _has_words(held) or any(isinstance(held.get(one), dict) for one in _INNER)
