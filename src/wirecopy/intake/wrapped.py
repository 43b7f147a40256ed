"""Lines that a wire, a mailer or an editor broke at a width, joined again to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

FULL_LINE = 45
"""Characters of a line behind which a paragraph may have been broken."""
_LONG, _WIDEST = 40, 90
_FEWEST_LINES = 4
_BROKEN = 3
"""A text is broken at a width where one in so many of its long lines stops inside a sentence."""
_ENDS = tuple('.!?…:;"”»)')


def has_width(lines: Sequence[str], fewest: int = _FEWEST_LINES) -> bool:
    """Whether no line is longer than a screen or a telex was wide, and some come near to that."""
    long = [len(line) for line in lines if len(line) > _LONG]
    return len(long) >= fewest and max(long) <= _WIDEST


def goes_on(above: str, line: str) -> bool:
    """Whether a line of a wrapped text goes on with the paragraph of the line above it."""
    return bool(line.strip()) and line[:1] not in " \t" and len(above.strip()) >= FULL_LINE


def paragraphs(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """The lines without empty ones, each with those joined that go on with it where a text is `wrapped`."""
    found: list[list[str]] = []
    above = ""
    for line in lines:
        words = line.strip()
        if wrapped and goes_on(above, line):
            found[-1].append(words)
        elif words:
            found.append([words])
        above = words
    return [" ".join(" ".join(part).split()) for part in found]


def is_broken(lines: Sequence[str], fewest: int = _FEWEST_LINES) -> bool:
    """Whether lines were broken at a width: they have one, and many of them stop inside a sentence."""
    if not has_width(lines, fewest):
        return False
    pairs = [(line.rstrip(), below) for line, below in pairwise(lines) if len(line) > _LONG]
    broken = sum(not line.endswith(_ENDS) and below[:1].islower() for line, below in pairs)
    return broken * _BROKEN >= max(len(pairs), 1)


def unwrapped(text: str) -> str:
    """A text with the paragraphs whole that were broken at a width; one that was not comes back as it was."""
    lines = text.splitlines()
    return "\n\n".join(paragraphs(lines, wrapped=True)) if is_broken(lines) else text
