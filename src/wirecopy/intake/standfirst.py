"""Standfirsts: a summary above a text, by its maker's mark, as repeated out of sight, or by what follows."""

from __future__ import annotations

import re
from collections.abc import Collection

from wirecopy.intake.credits import opens_with_date, states_date
from wirecopy.intake.marks import own_elements
from wirecopy.intake.markup import Block, names_of
from wirecopy.intake.standing import Neutral
from wirecopy.patterns import lazy_re
from wirecopy.text.datelines import find as dateline_of

LONGEST_STANDFIRST = 700
_LONGEST_NAME = 60
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_OPENS_WITH_DATELINE = lazy_re(r"^[^.!?]{0,60}[(/][^()/]{2,40}[)/]\s*[.:]?\s*[—–:-]")
_STANDFIRST_NAMES = lazy_re(
    r"""(?<![a-z])(?:stand-?first|dek|deck|sub-?head(?:line|ing|er)?|sub-?titles?|sub-?titulo|sub-?titel
    |untertitel|strap-?line|chapo|chapeau
    |lead|lede|intro|introduction|introtext|vorspann|teaser-?text|excerpt|summary|synopsis|abstract
    |description|ingress|ingres
    |sommario|occhiello|bajada|entradilla|copete|zajawka|perex|article-?(?:lead|summary|intro
    |desc(?:ription)?|dek))(?![a-z])""",
    re.VERBOSE,
)


def is_standfirst(block: Block, neutral: Neutral, descriptions: Collection[str]) -> bool:
    """Whether a block above the text is the story's summary, by its name or as repeated out of sight.

    descriptions: as the page states them out of sight, in small letters.
    """
    if not 30 <= len(block.text) <= LONGEST_STANDFIRST or block.link_share > 0.5:
        return False
    if len(block.text) <= _LONGEST_NAME and states_date(block.text):
        return False  # place and day
    return block.text.casefold() in descriptions or marked_standfirst(block, neutral)


def marked_standfirst(block: Block, neutral: Neutral) -> bool:
    """Whether its maker marked a block as summary; a paragraph with a dateline is the text's first."""
    if _OPENS_WITH_DATELINE.match(block.text):
        return False
    if block.element.tag in _HEADINGS:
        return len(block.text) >= 40
    return any(
        _STANDFIRST_NAMES.search(names_of(element))
        or element.get("itemprop") in ("description", "alternativeHeadline")
        for element in own_elements(block, neutral)[:3]
    )


def introduces(text: str, below: list[str]) -> bool:
    """Whether a line above a byline opens no text: a date stands below that, or the dateline of the text."""
    if any(map(opens_with_date, below[1:])):
        return True
    said = text[-1] in ".!?…" or len(below[0]) > _LONGEST_NAME
    return not said and len(below) > 1 and dateline_of(below[1], 0, len(below[1])) is not None
