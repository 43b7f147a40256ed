"""What stands below a body and belongs to its story: sign-offs, authors and dates told late, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wirecopy.intake.agencies import credits_agency, is_dateline_alone
from wirecopy.intake.body import Body
from wirecopy.intake.credits import (
    credit_zone,
    date_start,
    is_byline,
    is_source_line,
    says_when,
    tells_change,
)
from wirecopy.intake.dated import BELOW, dated_at_end, dates_story
from wirecopy.intake.marks import names_author
from wirecopy.intake.markup import Block, Element, Part, ancestry
from wirecopy.intake.standing import Neutral, Within, in_caption, is_text, part_around
from wirecopy.intake.urls import is_front_page
from wirecopy.patterns import lazy_re
from wirecopy.records import Zone
from wirecopy.text.datelines import is_agency

OUTSIDE = 8
"""Blocks below the body, outside its article, that can belong to the story."""
_LONGEST_LINE = 160
_LONGEST_NAME = 60
_LONGEST_DATE = 40
_LENGTH_OF_DAY = 10
"""Letters of a date in numbers."""
_JUST_BELOW = 2
"""Blocks below a text in which a line marked as its date is."""
_LONGEST_STRIP, _LONGEST_BUTTON = 6, 20
"""Blocks of a strip of buttons, and characters of each."""
_MOST_LINKED = 0.7
"""Share of a credit that may be a link: to the agency."""
_AT_ONCE = 4
"""Blocks right behind the last paragraph that are read as below a body that goes on behind them."""
ENDING = lazy_re(
    r"""^\W*(?:related|recommended|trending|most\s+(?:read|popular|viewed)|popular|latest|more\s+(?:from|on
    |stories|news|in)|read\s+(?:more|next|also)
    |also\s+read|you\s+(?:may|might)|comments?|leave\s+a|post\s+a|join\s+the|top\s+stories|editor'?s
    |don'?t\s+miss|up\s+next|sponsored|promoted
    |mehr\s+zum|lesen\s+sie|meistgelesen|das\s+könnte|kommentare|auch\s+interessant|weitere
    |lire\s+aussi|à\s+lire|commentaires|plus\s+lus|sur\s+le\s+même|les\s+plus
    |lea\s+también|te\s+puede|relacionad|más\s+(?:leíd|notici)|comentarios|noticias\s+relacionadas|lo\s+más
    |leia\s+(?:também|mais)|veja\s+(?:também|mais)|mais\s+lidas|leggi\s+anche|potrebbe\s+interessarti
    |i\s+più\s+letti
    |читайте\s+также|по\s+теме|комментарии|ilgili|zobacz\s+(?:też|także)|czytaj\s+(?:też|także|więcej)
    |mohlo\s+by|相关|推荐|関連)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What begins a line behind which other stories stand, or readers' words."""


@dataclass(slots=True)
class Foot:
    """Positions in the page's list of blocks. credits: with their zones."""

    bylines: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    credits: list[tuple[int, Zone]] = field(default_factory=list)


def _is_name_line(text: str) -> bool:
    """Whether a marked line below the text names somebody; a sentence there tells of the author's life."""
    return is_byline(text) or is_source_line(text) or (len(text) <= _LONGEST_NAME and not text.endswith("."))


def _is_agency_alone(block: Block) -> bool:
    """Whether a line is an agency's name, and no link but to a site's front page: subjects are links too."""
    if block.element.tag == "li" or not is_agency(block.text):
        return False
    links = [part.get("href") or "" for part in block.parts if part.tag == "a"]
    return all(map(is_front_page, links))


def in_strip(blocks: list[Block], start: int, place: int) -> bool:
    """Whether a line of a strip of buttons credits an agency: from `start` on only buttons stand before it.

    What stands so below another story's title is that story's.
    """
    block = blocks[place]
    if place - start > _LONGEST_STRIP or block.link_share > _MOST_LINKED or not credits_agency(block.text):
        return False
    return all(len(one.text) <= _LONGEST_BUTTON for one in blocks[start:place])


def _heads_other(block: Block, above: list[str]) -> bool:
    """Whether a line below a dated text has another date and no more than a section or a name: a teaser's."""
    start = date_start(block.text)
    if start is None or is_byline(block.text) or says_when(block.text):
        return False
    day = block.text[start : start + _LENGTH_OF_DAY]
    return bool(above) and not any(day in line for line in above)


def _end_of_text(blocks: list[Block], body: Body) -> int:
    """The body's last paragraph; what it takes of lists below may be teasers behind the story's credits."""
    texts = (
        place
        for place in reversed(body.positions)
        if is_text(blocks[place]) and blocks[place].element.tag not in ("li", "dd", "dt")
    )
    return next(texts, body.last)


def read_foot(
    blocks: list[Block], body: Body, scope: Element, neutral: Neutral, taken: set[int], dates: list[str]
) -> Foot:
    """What stands below `body` and belongs to its story.

    scope: what holds headline and body. neutral: elements that hold the story itself. taken: the blocks that
    are text, captions or lines of author and date. dates: what those of the latter say that hold a date.
    """
    found = Foot()
    if not body.positions:
        return found
    outside = 0
    dated = any(not tells_change(date) for date in dates)
    inner, within_scope = Within(body.container), Within(scope)
    last = _end_of_text(blocks, body) + 1
    at_once = (place for place in range(last, min(body.last, last + _AT_ONCE)) if place not in taken)
    for place in (*at_once, *range(body.last + 1, min(len(blocks), body.last + 1 + BELOW))):
        block = blocks[place]
        inside = block.element in inner
        outside += not inside
        if outside > (OUTSIDE if block.element in within_scope else OUTSIDE // 2):
            break
        ends = block.element.tag == "h1" or (not inside and ENDING.match(block.text))
        if ends and (block.element.tag == "h1" or len(block.text) <= _LONGEST_NAME):
            break  # another story begins, or what belongs to none
        part = part_around(block, neutral)
        if part is Part.other and in_strip(blocks, last, place):
            found.credits.append((place, Zone.signoff))
        if part is Part.other or any(e.tag == "form" for e in ancestry(block.element) if e not in neutral):
            continue
        marked = names_author(block, neutral) and len(block.text) <= _LONGEST_LINE
        short = len(block.text) <= _LONGEST_DATE
        signed = short and outside <= _JUST_BELOW and dates_story(block, neutral)
        signed = signed or (not dates and dated_at_end(blocks, last, place))
        told = says_when(block.text) and not (dates and tells_change(block.text))
        if not dated and (told or (signed and not dates and part is Part.story)):
            found.bylines.append(place)
            dated = True
            continue
        zone = credit_zone(block.text)
        if place == last and zone is None and (_is_agency_alone(block) or is_dateline_alone(block.text)):
            zone = Zone.signoff
        if in_caption(block, neutral):
            if inside:
                found.captions.append(place)
        elif zone is not None and (inside or part is Part.story or marked):
            found.credits.append((place, zone))
        elif (
            marked and block.link_share < 1.0 and _is_name_line(block.text) and not _heads_other(block, dates)
        ):
            found.bylines.append(place)
    return found
