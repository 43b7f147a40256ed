"""The holder of a page's rights, where a part of its title has the same name: who publishes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.intake.markup import Block
from wirecopy.intake.title import end_parts_of, letters_of
from wirecopy.patterns import lazy_re

_COPYRIGHT = lazy_re(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_NO_HOLDER = lazy_re(r"[\W\d_]*(?:copyright|©|\(c\)|all\s+rights\s+reserved|[\W\d_])*", re.IGNORECASE)
"""A line of copyright that does not say whose: the line behind it does."""
_LONGEST = 200
_FEWEST_LETTERS = 4


def held_by(titles: Sequence[str], blocks: Sequence[Block], headline: str | None) -> str | None:
    """The part of a title, or the whole of one that is no headline, with which a line of copyright begins."""
    holders = list(_holders(blocks))
    for title in titles if holders else ():
        for part in (*end_parts_of(title), title):
            name = letters_of(part)
            if len(name) < _FEWEST_LETTERS or (headline and letters_of(headline).startswith(name)):
                continue
            if any(holder.startswith(name) for holder in holders):
                return part
    return None


def _holders(blocks: Sequence[Block]) -> list[str]:
    """What stands behind the signs and years of lines of copyright, in letters alone."""
    found = []
    for place, block in enumerate(blocks):
        line = block.text[:_LONGEST]
        if not _COPYRIGHT.search(line):
            continue
        if _NO_HOLDER.fullmatch(line) and place + 1 < len(blocks):
            line = blocks[place + 1].text[:_LONGEST]
        found.append(letters_of(_NO_HOLDER.sub("", line, count=1)))
    return found
