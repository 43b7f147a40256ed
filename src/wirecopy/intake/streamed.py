"""Page data that Next.js's App Router writes in pieces, `self.__next_f.push([1,"…"])`, as values.

The pieces make one stream of rows: a number in hex, a colon, and JSON, or `T`, a length in bytes in hex, a
comma, and a text. Values refer to a text by `$` and its number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from wirecopy.intake.markup import Element
from wirecopy.patterns import lazy_re

_PUSHED = lazy_re(r"\s*(?:self|window)\.__next_f\.push\(\s*(?=\[)")
_ROW = lazy_re(rb"(?P<number>[0-9a-f]*):(?:T(?P<length>[0-9a-f]+),|(?P<kind>[A-Z]*))")
_REFERENCE = lazy_re(r"\$[0-9a-f]+")
_DEEPEST = 40
_decoder = json.JSONDecoder(strict=False)


def streamed_values(root: Element) -> list[object]:
    """Every value of the stream, the texts that it refers to put in; [] where the page has none."""
    stream = "".join(_pieces(root)).encode("utf-8", "surrogatepass")
    if not stream:
        return []
    texts: dict[str, str] = {}
    values: list[object] = []
    at = 0
    while row := _ROW.match(stream, at):
        if row["length"] is not None:
            at = row.end() + int(row["length"], 16)
            number = row["number"].decode("ascii")
            texts[f"${number}"] = stream[row.end() : at].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", row.end())
        end = len(stream) if end < 0 else end
        if not row["kind"]:
            values += _value(stream[row.end() : end].decode("utf-8", "replace"))
        at = end + 1
    return [_filled(value, texts, 0) for value in values]


def _pieces(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        text = script.text or ""
        if begun := _PUSHED.match(text):
            for pushed in _value(text[begun.end() :]):
                if isinstance(pushed, list) and pushed[:1] == [1] and isinstance(pushed[-1], str):
                    yield pushed[-1]


def _value(text: str) -> list[object]:
    """The JSON that a text begins with; [] where it begins with none."""
    try:
        return [_decoder.raw_decode(text)[0]]
    except (ValueError, RecursionError):
        return []


def _filled(value: object, texts: dict[str, str], depth: int) -> object:
    """A value with the texts in place of what refers to them."""
    if isinstance(value, str):
        return texts.get(value, value) if _REFERENCE.fullmatch(value) else value
    if depth >= _DEEPEST:
        return value
    if isinstance(value, list):
        return [_filled(one, texts, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, texts, depth + 1) for key, one in value.items()}
    return value
