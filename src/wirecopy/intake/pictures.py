"""Lines that tell of a picture by the box they stand in, where nothing is named after one."""

from __future__ import annotations

import re
from itertools import islice

from wirecopy.intake.credits import is_source_line, states_date
from wirecopy.intake.marks import author_mark
from wirecopy.intake.markup import Block, Part, folded
from wirecopy.intake.standing import Neutral
from wirecopy.patterns import lazy_re

_LONGEST_BOX = 160
"""Characters of what a picture shows and of its source."""
_COPYRIGHT = lazy_re(r"\W*(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def tells_of_picture(block: Block, neutral: Neutral, part: Part) -> bool:
    """Whether a line is a picture's source below what that shows, or a right that is told at a click."""
    if states_date(block.text):
        return False
    if part is not Part.story and _COPYRIGHT.match(block.text):
        return True
    if not is_source_line(block.text):
        return False
    for box in islice(block.element.iterancestors(), 2):
        words = "" if box in neutral else folded("".join(box.itertext()))
        if not words or len(words) > _LONGEST_BOX:
            return False
        if words != block.text and words.endswith(block.text) and box.find(".//img") is not None:
            return not any(author_mark(e) for e in box.iterdescendants() if e is not block.element)
    return False
