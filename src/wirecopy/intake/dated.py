"""Which lines tell a story's date: those marked so, those in lists, those far above or below its text."""

from __future__ import annotations

import re
from itertools import islice

from wirecopy.intake.body import Body
from wirecopy.intake.credits import (
    date_start,
    is_byline,
    opens_with_date,
    says_when,
    states_date,
    tells_change,
)
from wirecopy.intake.marks import own_elements
from wirecopy.intake.markup import Block, Element, Part, names_of
from wirecopy.intake.standing import Neutral, Within, part_around
from wirecopy.patterns import lazy_re
from wirecopy.text.months import WEEKDAYS

BEFORE_HEADLINE = 6
"""Blocks above a headline that can belong to the story."""
BELOW = 40
"""Blocks below the body, inside its article, that can belong to the story."""
_LONGEST_NAME = 60
_LONGEST_FACTS = 80
_JUST_BEHIND = 3
"""Blocks behind a text in which a day and an hour are its own."""
_LONGEST_MOMENT, _LONGEST_BUTTON = 30, 30
_FACTS_APART = lazy_re(r"\s[|/•·]\s")
_CLOCK = lazy_re(r"(?<!\d)\d{1,2}[:.]\d{2}(?![.\d])")
_YEAR = lazy_re(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE_NAMES = lazy_re(
    r"(?<![a-z])(?:date|datum|data|fecha|time|timestamp|published|pub-?date|posted-?on|dateline)(?![a-z])"
)
_META_NAMES = lazy_re(
    r"""(?<![a-z])(?:story|article|post|entry|news|detail|content|top)-?(?:meta|info|infos|details)(?![a-z])"""
)
_WHOLE_PAGES = frozenset(("html", "body", "table", "tbody", "tr"))
"""Elements that hold a page's head as well."""
_DATE_LABEL = lazy_re(r"^(?:date|datum|fecha|data|дата)\b\s*:?", re.IGNORECASE)


def names_date(block: Block, neutral: Neutral) -> bool:
    """Whether the page's maker marked the block as the date of something, and it states one."""
    own = (*block.parts, *islice(own_elements(block, neutral), 2))
    return states_date(block.text) and any(_DATE_NAMES.search(names_of(element)) for element in own)


def in_facts_box(block: Block, neutral: Neutral) -> bool:
    """Whether a line stands where pages tell who wrote a story and when."""
    return block.link_share < 1.0 and any(
        _META_NAMES.search(names_of(e)) for e in own_elements(block, neutral)[:2]
    )


def dates_story(block: Block, neutral: Neutral) -> bool:
    """Whether a line below the text is its date: marked so, or a day and an hour in a box of such facts."""
    if names_date(block, neutral):
        return True
    return in_facts_box(block, neutral) and states_date(block.text) and _CLOCK.search(block.text) is not None


def dated_at_end(blocks: list[Block], last: int, place: int) -> bool:
    """Whether a line is a day and an hour, and no teaser's: only short lines stand between it and the text.

    last: the first block behind the text.
    """
    text = blocks[place].text
    if place - last > _JUST_BEHIND or date_start(text) != 0 or len(text) > _LONGEST_MOMENT:
        return False
    beside = (*blocks[last:place], *blocks[place + 1 : place + 2])
    return bool(_CLOCK.search(text)) and all(len(one.text) <= _LONGEST_BUTTON for one in beside)


def is_date(text: str, part: Part) -> bool:
    """Whether a line is a date, but for a weekday before it; outside of lists of links also for a name."""
    start = date_start(text)
    if start is None or start == 0:
        return start == 0
    before = text[:start].strip(" ,.").casefold()
    named = part is not Part.other and opens_with_date(text) and _YEAR.search(text)
    return before in WEEKDAYS or bool(named)


def date_above(blocks: list[Block], body: Body, headline: int | None) -> int | None:
    """The nearest line above headline or text that tells the story's date and more than the day."""
    start = headline if headline is not None else body.positions[0] if body.positions else 0
    for place in range(start - 1, max(-1, start - 1 - BEFORE_HEADLINE), -1):
        text = blocks[place].text
        if len(text) > _LONGEST_FACTS or not states_date(text) or tells_change(text):
            continue
        # A day alone may be the one on which the page was looked at.
        facts = [part for part in _FACTS_APART.split(text) if part.strip().casefold() not in WEEKDAYS]
        told = says_when(text) or _CLOCK.search(text) or len(facts) > 1
        if told and _YEAR.search(text) and part_around(blocks[place]) is Part.story:
            return place
    return None


def date_at_top(blocks: list[Block], headline: int | None, scope: Element) -> int | None:
    """The day in one of the first two lines of the element that holds headline and text.

    A weekday beside it is how a page writes the day on which it is looked at.
    """
    if headline is None or scope.tag in _WHOLE_PAGES:
        return None
    within = Within(scope)
    above = range(headline - 1, max(-1, headline - 1 - BEFORE_HEADLINE), -1)
    outside = next((place for place in above if blocks[place].element not in within), None)
    if outside is None:
        return None  # it holds more above the headline than the story's own facts
    for place in range(outside + 1, min(outside + 3, headline)):
        text = blocks[place].text
        if len(text) > _LONGEST_NAME or not states_date(text) or tells_change(text):
            continue
        if not any(word.strip(".,").casefold() in WEEKDAYS for word in text.split()):
            return place
    return None


def date_that_ends(blocks: list[Block], body: Body) -> int | None:
    """The last line that was taken for text, where it only says when the story was published or changed."""
    last = body.positions[-1] if len(body.positions) > 1 else None
    if last is None or len(blocks[last].text) > _LONGEST_NAME or is_byline(blocks[last].text):
        return None
    return last if says_when(blocks[last].text) else None


def facts_below(blocks: list[Block], body: Body) -> list[int]:
    """Two lines far below the text that tell its day and its author after a word for each."""
    places = range(body.last + 1, min(len(blocks) - 1, body.last + 1 + BELOW)) if body.positions else ()
    for place in places:
        pair = (blocks[place].text, blocks[place + 1].text)
        if blocks[place].element.tag == "h1" or max(map(len, pair)) > _LONGEST_NAME:
            continue
        if any(
            _DATE_LABEL.match(one) and states_date(one) and is_byline(two) for one, two in (pair, pair[::-1])
        ):
            return [place, place + 1]
    return []
