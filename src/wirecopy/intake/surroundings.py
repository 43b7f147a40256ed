"""What stands around a body: headline, standfirst, byline lines, captions, and the credits that follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wirecopy.intake.agencies import is_post_at_agency
from wirecopy.intake.body import Body, dateline_alone
from wirecopy.intake.credits import (
    begins_byline,
    date_start,
    ends_in_picture_credit,
    is_byline,
    is_source_line,
    opens_with_date,
    states_date,
    tells_change,
)
from wirecopy.intake.dated import (
    BEFORE_HEADLINE,
    date_above,
    date_at_top,
    date_that_ends,
    facts_below,
    in_facts_box,
    is_date,
    names_date,
)
from wirecopy.intake.foot import ENDING, in_strip, read_foot
from wirecopy.intake.headline import find_headline
from wirecopy.intake.marks import author_element, author_mark, names_author
from wirecopy.intake.markup import Block, Element, Part, ancestry, is_caption, names_of
from wirecopy.intake.pictures import tells_of_picture
from wirecopy.intake.standfirst import LONGEST_STANDFIRST, introduces, is_standfirst, marked_standfirst
from wirecopy.intake.standing import Neutral, Within, in_caption, is_text, part_around
from wirecopy.patterns import lazy_re
from wirecopy.records import Zone

ABOVE = 30
"""Blocks above the body that can belong to the story where no headline is found."""
_LONGEST_LINE = 160
_LONGEST_NAME = 60
_LONGEST_DATE = 40
_JUST_ABOVE, _ABOVE = 2, 4
"""Blocks above a headline in which a date is the story's, and one that its maker marked as a date."""
_LINES_BEFORE_TEXT = 8
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """What decides over a block above the body. neutral: elements that hold body or headline."""

    scope: Element
    neutral: Neutral
    descriptions: set[str]


_ONLY_NAME = lazy_re(r"(?:^|\s)names?(?:$|\s)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


@dataclass(slots=True)
class Surroundings:
    """Positions in the page's list of blocks, in reading order.

    headline: None where none was found. bylines: lines of author, source, place and date. below: what
    follows the body, with its zone.
    """

    headline: int | None = None
    standfirst: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    below: list[tuple[int, Zone]] = field(default_factory=list)


def look_around(blocks: list[Block], body: Body, titles: list[str], descriptions: list[str]) -> Surroundings:
    """What stands around `body` and belongs to the story. Lines that turn out to be none of it leave `body`.

    titles, descriptions: as the page states them out of sight.
    """
    found = Surroundings()
    found.headline = find_headline(blocks, body, titles)
    if found.headline is not None:
        _from_headline(blocks, body, found.headline)
    scope = _scope(blocks, body, found.headline)
    neutral = body.neutral
    if found.headline is not None:
        neutral = neutral.joined(ancestry(blocks[found.headline].element))
    _above(found, blocks, body, _Place(scope, neutral, {text.casefold() for text in descriptions}))
    _within(found, blocks, body, neutral)
    if not _dated(found, blocks) and (end := date_that_ends(blocks, body)) is not None:
        body.positions.remove(end)
        found.bylines.append(end)
    taken = {*body.positions, *found.captions, *found.bylines}
    foot = read_foot(blocks, body, scope, neutral, taken, _dated(found, blocks))
    found.bylines += foot.bylines
    found.captions += foot.captions
    found.below = foot.credits
    dated = _dated(found, blocks)
    if all(map(tells_change, dated)):
        above = date_above(blocks, body, found.headline)
        top = date_at_top(blocks, found.headline, scope) if above is None and not dated else None
        found.bylines = sorted({*found.bylines, *(place for place in (above, top) if place is not None)})
    if all(states_date(blocks[place].text) for place in found.bylines):
        found.bylines = sorted({*found.bylines, *facts_below(blocks, body)})
    return found


def _dated(found: Surroundings, blocks: list[Block]) -> list[str]:
    """The lines of author and date that hold a date."""
    return [blocks[place].text for place in found.bylines if states_date(blocks[place].text)]


def _from_headline(blocks: list[Block], body: Body, headline: int) -> None:
    """Take from `body` its headline, and what stands above it where that is the lesser part."""
    if len(body.positions) > 1:
        body.positions = [place for place in body.positions if place != headline]
    above = sum(len(blocks[place].text) for place in body.positions if place < headline)
    total = sum(len(blocks[place].text) for place in body.positions)
    below = [place for place in body.positions if place > headline]
    if above and below and 5 * above < 2 * total and not is_text(blocks[body.first]):
        body.positions = below


def _scope(blocks: list[Block], body: Body, headline: int | None) -> Element:
    """The innermost element that holds headline and body."""
    if headline is None:
        return body.container.getparent() if body.container.getparent() is not None else body.container
    above = set(ancestry(blocks[headline].element))
    return next((element for element in ancestry(body.container) if element in above), body.container)


def _opening(blocks: list[Block], body: Body, place_of: _Place) -> int:
    """Where the body's text begins; lines before it may be byline, date or caption, whoever took them."""
    for number, place in enumerate(body.positions):
        block = blocks[place]
        if not is_text(block) or marked_standfirst(block, place_of.neutral):
            continue
        if block.element.tag == "li" and any(is_byline(one.text) for one in blocks[place + 1 : place + 6]):
            continue  # what a story says in points, above its byline
        below = [one.text for one in blocks[place + 1 : place + 4]]
        if number == 0 and below and is_byline(below[0]) and introduces(block.text, below):
            continue  # a standfirst or a headline, whatever its maker called it
        if not names_author(block, place_of.neutral):
            return place if number <= _LINES_BEFORE_TEXT else body.first
    return body.first


def _above(found: Surroundings, blocks: list[Block], body: Body, place_of: _Place) -> None:
    opening = _opening(blocks, body, place_of)
    headline = found.headline if found.headline is not None and found.headline < opening else None
    start = headline + 1 if headline is not None else max(0, opening - ABOVE)
    within = Within(place_of.scope)
    plain: list[int] = []
    listed: list[int] = []
    early: list[int] = []  # first paragraphs that stand in an element of their own
    for place in range(max(0, start - 1 - BEFORE_HEADLINE), _next_part(blocks, start, opening, body)):
        block = blocks[place]
        if place == headline:
            continue
        part = part_around(block, place_of.neutral)
        kind = _kind_above(block, place_of, part)
        if place and part is Part.story and _is_named_by(blocks[place - 1], block):
            found.bylines += [place - 1, place]
            listed += _listed_behind(blocks, place)
            continue
        if kind is Zone.caption and part is not Part.other and (place < start or block.element in within):
            found.captions.append(place)
        elif place < start:
            above = start - 1 - place
            at_once = above < _JUST_ABOVE and date_start(block.text) == 0 and block.element in within
            story_line = kind is Zone.byline and (part is Part.story or at_once)
            if story_line and _heads(block, place_of, within, above):
                found.bylines.append(place)
        elif block.element not in within:
            continue
        elif kind is Zone.lead:
            found.standfirst.append(place)
        elif (
            part is Part.other and headline is not None and in_strip(blocks, start, place)
        ) or kind is Zone.byline:
            found.bylines.append(place)
        elif part is Part.story and place in body.extracted and block.element.tag == "p" and is_text(block):
            early.append(place)
        elif part is Part.story and _may_name(block):
            plain.append(place)
    # A name beside a date or a byline belongs to it, marked or not.
    near = set(found.bylines)
    near |= {place for place in plain if {place - 1, place + 1} & near}
    near |= {place for place in plain if place - 1 in near and is_post_at_agency(blocks[place].text)}
    found.bylines = sorted(near | set(listed))
    body.positions = sorted({*body.positions, *early})
    if moved := {*found.bylines, *found.captions, *found.standfirst} & set(body.positions):
        body.positions = [place for place in body.positions if place not in moved]


def _next_part(blocks: list[Block], start: int, opening: int, body: Body) -> int:
    """Where a heading behind a first paragraph begins what belongs to no story; else `opening`."""
    for place in range(start + 1, opening):
        if blocks[place].element.tag == "h1" and any(taken < place for taken in body.positions):
            return place
    return opening


def _may_name(block: Block) -> bool:
    """Whether a line may be a name where it stands beside a date; "Related news" stands there too."""
    return len(block.text) <= _LONGEST_NAME and block.link_share < 1.0 and not ENDING.match(block.text)


def _heads(block: Block, place_of: _Place, within: Within, above: int) -> bool:
    """Whether a line is the story's that stands so many blocks above the headline.

    Weblogs write the day over the element that holds headline and text: its maker's mark shows it then.
    """
    dated = names_date(block, place_of.neutral)
    signed = is_byline(block.text) and states_date(block.text)
    near = above <= _JUST_ABOVE
    if block.element not in within:
        over = opens_with_date(block.text) and (dated or block.element.tag in _HEADINGS)
        return (near and (over or signed)) or (dated and over and above <= _ABOVE)
    if dated or names_author(block, place_of.neutral):
        return True
    return near and (signed or opens_with_date(block.text))


def _kind_above(block: Block, place_of: _Place, part: Part) -> Zone | None:
    """The zone of a block between headline and text; None for what is no part of the story."""
    if len(block.text) <= _LONGEST_DATE and is_date(block.text, part):
        return Zone.byline  # wherever a page puts it: in lists of links, beside a picture
    pictured = tells_of_picture(block, place_of.neutral, part)
    named = part is not Part.other or is_caption(block.element)  # `Photo by:` may head what stands beside it
    if pictured or (named and in_caption(block, place_of.neutral)):
        return Zone.caption if part is not Part.other else None
    short = len(block.text) <= _LONGEST_LINE and (is_byline(block.text) or not dateline_alone(block))
    if short and _is_author_line(block, place_of.neutral, part):
        return Zone.byline
    if part is Part.other:
        return None
    if part is Part.story and is_standfirst(block, place_of.neutral, place_of.descriptions):
        return Zone.lead
    return _kind_of_line(block, place_of)


def _kind_of_line(block: Block, place_of: _Place) -> Zone | None:
    """The zone of a line by what it says, or by the box it stands in."""
    short = len(block.text) <= _LONGEST_LINE and (is_byline(block.text) or not dateline_alone(block))
    if block.link_share > 0.5 and (date_start(block.text) or 0) > _LONGEST_NAME // 2:
        return None  # a teaser with its date
    dated = short and date_start(block.text) == 0  # "22/11/2020 - 04:30 - Fonte: … - Foto: …"
    if ends_in_picture_credit(block.text) and not dated:
        return Zone.caption
    named = len(block.text) <= _LONGEST_NAME and (
        in_facts_box(block, place_of.neutral) or bool(_ONLY_NAME.search(names_of(block.element)))
    )
    return Zone.byline if short and (dated or _is_meta_line(block) or named) else None


def _is_named_by(before: Block, block: Block) -> bool:
    """Whether a line that says `By` and no more names the line behind it as author."""
    return begins_byline(before.text) and len(block.text) <= _LONGEST_NAME and not states_date(block.text)


def _listed_behind(blocks: list[Block], place: int) -> Iterator[int]:
    """The other authors of a list whose first one stands at `place`."""
    first = blocks[place].element
    around = next((e for e in ancestry(first) if e.tag in ("dl", "ul", "ol")), None)
    if first.tag not in ("dd", "li") or around is None:
        return
    for behind in range(place + 1, min(len(blocks), place + 1 + _MOST_LISTED)):
        block = blocks[behind]
        if not any(map(str.isalnum, block.text)):
            continue  # the comma between two
        if block.element.tag != first.tag or around not in ancestry(block.element):
            return
        if len(block.text) > _LONGEST_NAME or states_date(block.text):
            return
        yield behind


def _is_author_line(block: Block, neutral: Neutral, part: Part) -> bool:
    """Whether a block is marked as byline or source; a paragraph that merely holds such a mark is not."""
    if not names_author(block, neutral):
        return False
    own = any(author_mark(element) for element in (*block.parts, block.element))
    if part is not Part.story and (
        block.link_share > 0.9 if not own else part is Part.other and block.link_share > 0.5
    ):
        return False  # buttons for sharing and following stand in such boxes too
    if not is_text(block) or is_byline(block.text):
        return True
    element = author_element(block, neutral)
    return element is not None and 2 * len("".join(element.itertext())) >= len(block.text)


def _is_meta_line(block: Block) -> bool:
    if is_byline(block.text) or is_source_line(block.text) or states_date(block.text):
        return True
    return block.element.tag == "time" or any(part.tag == "time" for part in block.parts)


def _within(found: Surroundings, blocks: list[Block], body: Body, neutral: Neutral) -> None:
    if not body.positions:
        return
    chosen = {*body.positions, *found.captions, *found.bylines, *found.standfirst}
    for place in range(body.first, body.last):
        block = blocks[place]
        if place in chosen or place == found.headline or len(block.text) > LONGEST_STANDFIRST:
            continue
        if in_caption(block, neutral) and part_around(block, neutral) is not Part.other:
            found.captions.append(place)
