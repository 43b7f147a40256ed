"""What stands around a body: headline, standfirst, byline lines, captions, and the credits that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wirecopy.intake.body import Body, in_caption, is_text, part_around
from wirecopy.intake.credits import credit_zone, ends_in_picture_credit, is_byline, is_source_line, states_date
from wirecopy.intake.markup import Block, Element, Part, ancestry, names_of
from wirecopy.records import Zone

ABOVE = 30
"""Blocks above the body that can belong to the story where no headline is found."""
BEFORE_HEADLINE = 6
BELOW = 40
"""Blocks below the body, inside its article, that can belong to the story."""
OUTSIDE = 8
"""The same outside its article."""
_LONGEST_LINE = 160
_LONGEST_NAME = 60
_LINES_BEFORE_TEXT = 8
_LONGEST_STANDFIRST = 700
_SAME_TITLE = 88

_BYLINE_NAMES = re.compile(
    r"""(?<![a-z])(?:by-?line\w*|authors?|author-?(?:name|names|link|url|info|byline|container|wrap|wrapper)|autor(?:en|es|in)?|auteurs?|autore|autori|redactor|redakteur
    |reporter|journalist|writer|contributors?|credits?|credit-?line|attribution|source|sources|source-?name|agency|agencies
    |agencia|agentur|agence|agenzia|provider|dateline|signature|firma|posted-?by|written-?by|story-?by|art-?author|post-?author
    |article-?author|article-?source|news-?source|vcard|fn|p-author)(?![a-z])""",
    re.VERBOSE,
)
_STANDFIRST_NAMES = re.compile(
    r"""(?<![a-z])(?:stand-?first|dek|deck|sub-?head(?:line|ing|er)?|sub-?titles?|sub-?titulo|sub-?titel|untertitel|strap-?line|chapo|chapeau
    |lead|lede|intro|introduction|introtext|vorspann|teaser-?text|excerpt|summary|synopsis|abstract|description|ingress|ingres
    |sommario|occhiello|bajada|entradilla|copete|zajawka|perex|article-?(?:lead|summary|intro|desc(?:ription)?|dek))(?![a-z])""",
    re.VERBOSE,
)
_ENDING = re.compile(
    r"""^\W*(?:related|recommended|trending|most\s+(?:read|popular|viewed)|popular|latest|more\s+(?:from|on|stories|news|in)|read\s+(?:more|next|also)
    |also\s+read|you\s+(?:may|might)|comments?|leave\s+a|post\s+a|join\s+the|top\s+stories|editor'?s|don'?t\s+miss|up\s+next|sponsored|promoted
    |mehr\s+zum|lesen\s+sie|meistgelesen|das\s+könnte|kommentare|auch\s+interessant|weitere
    |lire\s+aussi|à\s+lire|commentaires|plus\s+lus|sur\s+le\s+même|les\s+plus
    |lea\s+también|te\s+puede|relacionad|más\s+(?:leíd|notici)|comentarios|noticias\s+relacionadas|lo\s+más
    |leia\s+(?:também|mais)|veja\s+(?:também|mais)|mais\s+lidas|leggi\s+anche|potrebbe\s+interessarti|i\s+più\s+letti
    |читайте\s+также|по\s+теме|комментарии|ilgili|zobacz\s+(?:też|także)|czytaj\s+(?:też|także|więcej)|mohlo\s+by|相关|推荐|関連)""",
    re.IGNORECASE | re.VERBOSE,
)


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
    found.headline = _headline(blocks, body, titles)
    scope = _scope(blocks, body, found.headline)
    _above(found, blocks, body, scope, {text.casefold() for text in descriptions})
    _within(found, blocks, body)
    _below(found, blocks, body, scope)
    return found


def names_author(block: Block, scope: Element | None) -> bool:
    """Whether the page's maker marked the block, or an element in it, as author, source or byline."""
    if any(_author_mark(part) for part in block.parts):
        return True
    return any(_author_mark(element) for element in list(ancestry(block.element, scope))[:4])


def author_element(block: Block, scope: Element | None) -> Element | None:
    """The outermost element marked as author that holds no more than a line around the block."""
    marked = [part for part in block.parts if _author_mark(part)]
    around = [element for element in list(ancestry(block.element, scope))[:4] if _author_mark(element)]
    for element in (*reversed(around), *marked):
        if len("".join(element.itertext())) <= 2 * _LONGEST_LINE:
            return element
    return None


def _author_mark(element: Element) -> bool:
    if "author" in (element.get("rel") or "").lower().split():
        return True
    if {"author", "creator", "sourceOrganization", "provider"} & set((element.get("itemprop") or "").split()):
        return True
    names = names_of(element)
    return bool(names) and bool(_BYLINE_NAMES.search(names))


def _headline(blocks: list[Block], body: Body, titles: list[str]) -> int | None:
    """The heading above the body that says what the page's title says; else the nearest `h1` above it."""
    from rapidfuzz.fuzz import partial_ratio, ratio  # noqa: PLC0415

    folded_titles = [title.casefold() for title in titles]
    first_heading = None
    for place in range(min(body.last, len(blocks) - 1), -1, -1):
        block = blocks[place]
        heading = block.element.tag in ("h1", "h2", "h3") or block.element.get("itemprop") == "headline"
        if not heading and len(block.text) < 15:
            continue
        if place >= body.first and not heading:
            continue
        words = block.text.casefold()
        if len(words) > 400:
            continue
        for title in folded_titles:
            same = words == title or (len(words) >= 12 and (ratio(words, title) >= _SAME_TITLE or (heading and len(words) >= 20 and partial_ratio(words, title) >= 95)))
            if same and (heading or words == title):
                return place
        if first_heading is None and block.element.tag == "h1" and place < body.first:
            first_heading = place
    return first_heading


def _scope(blocks: list[Block], body: Body, headline: int | None) -> Element:
    """The innermost element that holds headline and body: names of what lies around it say nothing of the story."""
    if headline is None:
        return body.container.getparent() if body.container.getparent() is not None else body.container
    above = set(ancestry(blocks[headline].element))
    return next((element for element in ancestry(body.container) if element in above), body.container)


def _opening(blocks: list[Block], body: Body, scope: Element) -> int:
    """Where the body's text begins; lines before it that the extractor took may be byline, date or caption."""
    for number, place in enumerate(body.positions):
        block = blocks[place]
        if is_text(block) and not names_author(block, scope):
            return place if number <= _LINES_BEFORE_TEXT else body.first
    return body.first


def _above(found: Surroundings, blocks: list[Block], body: Body, scope: Element, descriptions: set[str]) -> None:
    opening = _opening(blocks, body, scope)
    headline = found.headline if found.headline is not None and found.headline < opening else None
    start = headline + 1 if headline is not None else max(0, opening - ABOVE)
    within = set(scope.iter())
    plain: list[int] = []
    for place in range(max(0, start - 1 - BEFORE_HEADLINE), opening):
        block = blocks[place]
        if place == headline or block.element not in within:
            continue
        part = part_around(block, scope)
        kind = _kind_above(block, scope, part, descriptions)
        if place < start:
            if kind is Zone.byline and names_author(block, scope) and part is Part.story:
                found.bylines.append(place)
        elif kind is Zone.caption:
            found.captions.append(place)
        elif kind is Zone.lead:
            found.standfirst.append(place)
        elif kind is Zone.byline:
            found.bylines.append(place)
        elif part is Part.story and len(block.text) <= _LONGEST_NAME and block.link_share < 1.0:
            plain.append(place)
    # A name beside a date or a byline belongs to it, marked or not.
    near = set(found.bylines)
    found.bylines = sorted({*found.bylines, *(place for place in plain if {place - 1, place + 1} & near)})
    if moved := {*found.bylines, *found.captions, *found.standfirst} & set(body.positions):
        body.positions = [place for place in body.positions if place not in moved]


def _kind_above(block: Block, scope: Element, part: Part, descriptions: set[str]) -> Zone | None:
    """The zone of a block between headline and text; None for what is no part of the story."""
    if in_caption(block, scope) and part is not Part.other:
        return Zone.caption
    if len(block.text) <= _LONGEST_LINE and names_author(block, scope) and (part is not Part.other or block.link_share < 0.5):
        return Zone.byline
    if part is Part.other:
        return None
    if _is_standfirst(block, scope, descriptions) and part is Part.story:
        return Zone.lead
    if ends_in_picture_credit(block.text):
        return Zone.caption
    if len(block.text) <= _LONGEST_LINE and _is_meta_line(block):
        return Zone.byline
    return None


def _is_meta_line(block: Block) -> bool:
    if is_byline(block.text) or is_source_line(block.text) or states_date(block.text):
        return True
    return block.element.tag == "time" or any(part.tag == "time" for part in block.parts)


def _is_standfirst(block: Block, scope: Element, descriptions: set[str]) -> bool:
    if not 30 <= len(block.text) <= _LONGEST_STANDFIRST or block.link_share > 0.5:
        return False
    if block.text.casefold() in descriptions:
        return True
    marked = any(_STANDFIRST_NAMES.search(names_of(element)) or element.get("itemprop") in ("description", "alternativeHeadline")
                 for element in list(ancestry(block.element, scope))[:3])
    return marked or (block.element.tag in ("h2", "h3") and len(block.text) >= 40)


def _within(found: Surroundings, blocks: list[Block], body: Body) -> None:
    if not body.positions:
        return
    chosen = set(body.positions)
    for place in range(body.first, body.last):
        block = blocks[place]
        if place in chosen or place == found.headline or len(block.text) > _LONGEST_STANDFIRST:
            continue
        if in_caption(block, body.container) and part_around(block, body.container) is not Part.other:
            found.captions.append(place)


def _below(found: Surroundings, blocks: list[Block], body: Body, scope: Element) -> None:
    if not body.positions:
        return
    outside = 0
    inner, within_scope, around = set(body.container.iter()), set(scope.iter()), set(ancestry(body.container))
    for place in range(body.last + 1, min(len(blocks), body.last + 1 + BELOW)):
        block = blocks[place]
        inside = block.element in inner
        outside += not inside
        if outside > (OUTSIDE if block.element in within_scope else OUTSIDE // 2):
            return
        if not inside and len(block.text) <= _LONGEST_NAME and _ENDING.match(block.text):
            return
        # Names of what holds both body and block say nothing of the block.
        shared = body.container if inside else next((e for e in ancestry(block.element) if e in around), None)
        part = part_around(block, shared)
        if part is Part.other or any(element.tag == "form" for element in ancestry(block.element, shared)):
            continue
        marked = names_author(block, shared) and len(block.text) <= _LONGEST_LINE
        zone = credit_zone(block.text)
        if in_caption(block, shared):
            if inside:
                found.captions.append(place)
        elif zone is not None and (inside or part is Part.story or marked):
            found.below.append((place, zone))
        elif marked and block.link_share < 1.0:
            found.bylines.append(place)
