"""What stands around a body: headline, standfirst, byline lines, captions, and the credits that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wirecopy.intake.body import Body, apart, in_caption
from wirecopy.intake.credits import credit_zone, is_byline, is_source_line, states_date
from wirecopy.intake.markup import Block, Element, ancestry, names_of
from wirecopy.records import Zone

ABOVE = 30
"""Blocks above the body that can belong to the story where no headline is found."""
BEFORE_HEADLINE = 6
BELOW = 40
"""Blocks below the body, inside its article, that can belong to the story."""
OUTSIDE = 8
"""The same outside its article."""
_LONGEST_LINE = 160
_LONGEST_STANDFIRST = 700
_SAME_TITLE = 88

_BYLINE_NAMES = re.compile(
    r"""(?<![a-z])(?:by-?line\w*|authors?|author-?(?:name|names|link|url|info|byline)|autor(?:en|es|in)?|auteurs?|autore|autori|redactor|redakteur
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
    """What stands around `body` and belongs to the story.

    titles, descriptions: as the page states them out of sight.
    """
    found = Surroundings()
    found.headline = _headline(blocks, body, titles)
    scope = _scope(blocks, body, found.headline)
    _above(found, blocks, body, scope, {text.casefold() for text in descriptions})
    _within(found, blocks, body, scope)
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


def _above(found: Surroundings, blocks: list[Block], body: Body, scope: Element, descriptions: set[str]) -> None:
    headline = found.headline if found.headline is not None and found.headline < body.first else None
    start = headline + 1 if headline is not None else max(0, body.first - ABOVE)
    plain: list[int] = []
    for place in range(max(0, start - 1 - BEFORE_HEADLINE), body.first):
        block = blocks[place]
        if place == headline or scope not in ancestry(block.element):
            continue
        marked = names_author(block, scope)
        if place < start:
            if marked and len(block.text) <= _LONGEST_LINE and not apart(block, scope):
                found.bylines.append(place)
            continue
        if in_caption(block, scope):
            found.captions.append(place)
        elif marked and len(block.text) <= _LONGEST_LINE and not _deeply_apart(block, scope):
            found.bylines.append(place)
        elif apart(block, scope):
            continue
        elif _is_standfirst(block, scope, descriptions):
            found.standfirst.append(place)
        elif len(block.text) <= _LONGEST_LINE:
            if is_byline(block.text) or is_source_line(block.text) or states_date(block.text) or block.element.tag == "time":
                found.bylines.append(place)
            else:
                plain.append(place)
    # A name beside a date or a byline belongs to it, marked or not.
    near = set(found.bylines)
    for place in plain:
        if blocks[place].link_share < 1.0 and len(blocks[place].text) <= 60 and {place - 1, place + 1} & near:
            found.bylines.append(place)
    found.bylines.sort()


def _deeply_apart(block: Block, scope: Element) -> bool:
    """A byline often stands within tools for sharing and following; never within a list of other stories."""
    return any(element.tag in ("nav", "footer", "form") for element in ancestry(block.element, scope))


def _is_standfirst(block: Block, scope: Element, descriptions: set[str]) -> bool:
    if not 30 <= len(block.text) <= _LONGEST_STANDFIRST or block.link_share > 0.5:
        return False
    if block.text.casefold() in descriptions:
        return True
    marked = any(_STANDFIRST_NAMES.search(names_of(element)) or element.get("itemprop") in ("description", "alternativeHeadline")
                 for element in list(ancestry(block.element, scope))[:3])
    return marked or (block.element.tag in ("h2", "h3") and len(block.text) >= 40)


def _within(found: Surroundings, blocks: list[Block], body: Body, scope: Element) -> None:
    chosen = set(body.positions)
    for place in range(body.first, body.last):
        block = blocks[place]
        if place in chosen or place == found.headline:
            continue
        if in_caption(block, body.container) and not apart(block, body.container) and len(block.text) <= _LONGEST_STANDFIRST:
            found.captions.append(place)


def _below(found: Surroundings, blocks: list[Block], body: Body, scope: Element) -> None:
    outside = 0
    inner = set(body.container.iter())
    within_scope = set(scope.iter())
    for place in range(body.last + 1, min(len(blocks), body.last + 1 + BELOW)):
        block = blocks[place]
        inside = block.element in inner
        if not inside:
            outside += 1
        if outside > OUTSIDE or (block.element not in within_scope and outside > OUTSIDE // 2):
            return
        if _ENDING.match(block.text) and len(block.text) <= 60 and not inside:
            return
        if apart(block, body.container if inside else _shared(block, body)) or block.link_share > 0.9:
            continue
        zone = credit_zone(block.text)
        if in_caption(block, scope):
            if inside:
                found.captions.append(place)
        elif zone is not None:
            found.below.append((place, zone))
        elif names_author(block, scope) and len(block.text) <= _LONGEST_LINE:
            found.bylines.append(place)


def _shared(block: Block, body: Body) -> Element:
    around = set(ancestry(body.container))
    return next((element for element in ancestry(block.element) if element in around), body.container)
