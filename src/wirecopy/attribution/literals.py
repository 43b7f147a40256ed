"""Words of which every match of a pattern holds at least one, so that most texts need no pattern at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # the only way to read a pattern's tree
from typing import Any

import regex

from wirecopy.patterns import lazy_re, lazy_regex

_PROPERTY = lazy_re(r"\\[pP]\{[^}]*\}")
_BEHIND = lazy_regex(
    r"\(\?<[=!](?:[^()\[\]\\]|\\.|\[[^\]]*\]|(\((?:[^()\[\]\\]|\\.|\[[^\]]*\]|(?1))*\)))*\)", regex.VERSION0
)
"""What must or must not stand before a place; `re` reads only those of one length."""
_NAMED = lazy_re(r"\?P<[a-z]+>")
_REPEATS = frozenset((_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT))
_SILENT = frozenset((_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT))
SHORTEST = 2
"""Letters of a Latin word that is worth asking for."""


def literals(pattern: str) -> frozenset[str] | None:
    """The words, casefolded, for a verbose pattern of the module `regex`; None where there are none.

    Where a pattern has several such sets, the one whose shortest word is longest is chosen.
    """
    plain = _BEHIND.sub("", _PROPERTY.sub(r"\\w", pattern))
    try:
        tree = _parser.parse(_NAMED.sub("", plain), re.VERBOSE | re.IGNORECASE)
    except re.error:  # what only the module `regex` knows
        return None
    found = _of_sequence(tree)
    return found if found and all(len(word) >= SHORTEST or not word.isascii() for word in found) else None


def literals_of_all(patterns: Iterable[str]) -> tuple[str, ...] | None:
    """Words of which every match of any of the patterns holds one; None where one pattern has none.

    A word that holds another one is left out.
    """
    words: set[str] = set()
    for pattern in patterns:
        found = literals(pattern)
        if found is None:
            return None
        words |= found
    kept = {word for word in words if not any(other != word and other in word for other in words)}
    return tuple(sorted(kept))


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of some words."""
    for word in words:  # noqa: SIM110 - a generator would cost as much again
        if word in text:
            return True
    return False


def _of_sequence(tree: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best set of a sequence: a run of letters, or what one of its parts always holds."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in tree:
        letter = _letter(kind, value)
        if letter:
            run += letter
            continue
        if kind in _SILENT:
            continue
        choices.append(frozenset([run.casefold()]))
        run = ""
        if (part := _of_part(kind, value)) is not None:
            choices.append(part)
    choices.append(frozenset([run.casefold()]))
    best = max(choices, key=lambda one: (min(map(len, one)), -len(one)))
    return best if min(map(len, best)) else None


def _letter(kind: Any, value: Any) -> str:  # noqa: ANN401
    return chr(value) if kind is _constants.LITERAL and not chr(value).isspace() else ""


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is _constants.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in _REPEATS:
        return _of_sequence(value[2]) if value[0] else None
    if kind is _constants.BRANCH:
        parts = [_of_sequence(branch) for branch in value[1]]
        return None if any(part is None for part in parts) else frozenset().union(*parts)  # type: ignore[arg-type]
    return None
