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


def has_width(lines: Sequence[str]) -> bool:
    """Whether no line is longer than a screen or a telex was wide, and some come near to that."""
    long = [len(line) for line in lines if len(line) > _LONG]
    return len(long) >= _FEWEST_LINES and max(long) <= _WIDEST


def paragraphs(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """The lines without empty ones, each with those joined that go on with it where a text is `wrapped`."""
    found: list[list[str]] = [[]]
    for line in lines:
        words = line.strip()
        if not words:
            found.append([])
        elif wrapped and line[:1] not in " \t" and found[-1] and len(found[-1][-1]) >= FULL_LINE:
            found[-1].append(words)
        else:
            found.append([words])
    return [" ".join(" ".join(part).split()) for part in found if part]


def unwrapped(text: str) -> str:
    """A text with the paragraphs whole that were broken at a width; one that was not comes back as it was."""
    lines = text.splitlines()
    if not has_width(lines):
        return text
    pairs = [(line.rstrip(), below) for line, below in pairwise(lines) if len(line) > _LONG]
    broken = sum(not line.endswith(_ENDS) and below[:1].islower() for line, below in pairs)
    if broken * _BROKEN < len(pairs):
        return text
    return "\n\n".join(paragraphs(lines, wrapped=True))
