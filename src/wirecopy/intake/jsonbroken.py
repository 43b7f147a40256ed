"""What stands whole in JSON that is broken: the records before the fault, and those behind it.

A list that breaks off, as of a download that was cut, gives its whole records and one fault. Objects over
several lines that follow each other, as `jq` writes them, are no fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wirecopy.intake.answers import LIST_NAMES
from wirecopy.patterns import lazy_re

_LIST = lazy_re(
    r'\s*(?:\{.{0,60000}?"(?:' + "|".join(map(re.escape, LIST_NAMES)) + r')"\s*:\s*)?\[\s*(?=\{|$)', re.S
)
_BETWEEN = lazy_re(r"[\s,]*")
_NEXT = lazy_re(r"\}\s*,\s*(?=\{)")
_MOST_TRIES = 10_000
_decoder = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A record that stands whole, or a fault.

    line: at which it begins. fault: what is wrong, None of a record.
    """

    words: str
    line: int
    fault: str | None = None


def pieces(text: str) -> Iterator[Piece]:
    """The records of a broken JSON list, or of values that follow each other; a fault where there is none."""
    opening = _LIST.match(text)
    known: set[str] = set()
    lines = _Lines(text)
    place = opening.end() if opening else len(text) - len(text.lstrip())
    following = _starts(text, place)
    while True:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        if text.startswith("]", place) or (opening is None and place >= len(text)):
            return
        if place >= len(text):
            yield Piece("", lines.at(place), "the list is not closed: it breaks off; fetch it again")
            return
        end = _end(text, place)
        if end is not None:
            found = text[place:end]
            known |= _keys(found)
            yield Piece(found, lines.at(place))
            place = end
            continue
        yield _fault(text, place, _problem(text, place), lines.at(place))
        again = _resume(text, following, place, known)
        if again is None:
            return
        place = again


class _Lines:
    """Numbers of lines, for places that only grow."""

    def __init__(self, text: str) -> None:
        self._text, self._place, self._line = text, 0, 1

    def at(self, place: int) -> int:
        """The line of a place."""
        self._line += self._text.count("\n", self._place, place)
        self._place = max(place, self._place)
        return self._line


def _fault(text: str, place: int, problem: str, line: int = 1) -> Piece:
    return Piece(text[place : place + 800], line, problem)


def _problem(text: str, place: int) -> str:
    try:
        _decoder.raw_decode(text, place)
    except json.JSONDecodeError as fault:
        what = fault.msg.removesuffix(" starting at")
        return f"not valid JSON: {what} at line {fault.lineno} column {fault.colno}; correct it"
    except RecursionError:
        return "nested too deeply; leave it out"
    return "not valid JSON: something follows the value; correct it"


def _end(text: str, place: int) -> int | None:
    try:
        value, end = _decoder.raw_decode(text, place)
    except (json.JSONDecodeError, RecursionError):
        return None
    return end if isinstance(value, dict) else None


def _keys(record: str) -> set[str]:
    return set(_decoder.decode(record))


def _starts(text: str, first: int) -> re.Pattern[str]:
    """Where records begin: with the first one's indent, else behind the one before."""
    indent = text[text.rfind("\n", 0, first) + 1 : first]
    begins_line = not indent.strip() and ("\n" in text[:first] or not text[:first].strip())
    return re.compile(rf"^{indent}(?=\{{)", re.MULTILINE) if begins_line else _NEXT


def _resume(text: str, following: re.Pattern[str], place: int, known: set[str]) -> int | None:
    """Where the next whole record begins: an object that has most of the fields of the others."""
    for tried, found in enumerate(following.finditer(text, place + 1)):
        if tried >= _MOST_TRIES:
            return None
        end = _end(text, found.end())
        if end is not None and (not known or 2 * len(_keys(text[found.end() : end]) & known) >= len(known)):
            return found.end()
    return None
