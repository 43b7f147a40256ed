"""The headline of a page: which block above its body says what the page's title says."""

from __future__ import annotations

from wirecopy.intake.body import Body
from wirecopy.intake.markup import Block, Part, names_of
from wirecopy.intake.standing import Neutral, part_around
from wirecopy.intake.title import is_outlet_behind
from wirecopy.patterns import lazy_re

_SAME_TITLE = 88
_SAME_WORDS = 65
"""Likeness, of 100, of the words of two titles in any order."""
_SHORTEST_TITLE = 12
_JUST_ABOVE = 6
"""Blocks above an `h1` in which another may be the headline that it repeats."""
_TEASERS = 4
"""`h1` between one that says the title and the body."""
_PARTS_OF_TITLE = tuple("|_»·")
"""What stands between a headline and an outlet's name, and in no headline."""
_DASHES = tuple("-–—")
"""The same, and in headlines too: believed of a line that its maker calls a title."""
_CLOCKED = lazy_re(r"\s?[【\[(]\d{1,2}:\d{2}[】\])]$")
"""When a story was shown, behind its headline."""
_CALLED_TITLE = lazy_re(r"(?<![a-z])(?:title|headline)(?![a-z])")


def find_headline(blocks: list[Block], body: Body, titles: list[str]) -> int | None:
    """The heading above the body that says what the page's title says; else the nearest `h1` above it."""
    folded_titles = [title.casefold() for title in titles]
    spoken = other = first_heading = below = None
    headings = 0
    exact = False  # a heading that is a title to the letter is no name of the site that begins it
    for place in range(body.last, -1, -1):
        block = blocks[place]
        level = block.element.tag if block.element.get("itemprop") != "headline" else "h1"
        heading = level in ("h1", "h2", "h3")
        if not heading and (
            place > body.first or len(block.text) < _SHORTEST_TITLE or block.link_share > 0.5
        ):
            continue
        words = _CLOCKED.sub("", block.text).casefold() if heading else ""
        if heading and _says(words, folded_titles):
            whole = any(title == words or title.endswith(f": {words}") for title in folded_titles)
            if level == "h1" and (whole or not exact):
                if headings >= _TEASERS:
                    break  # one of a list above the story, which has a heading of its own
                told = place if whole else _told_just_above(blocks, place, folded_titles)
                return _in_other_words(blocks, told, below) if told == place else told
            spoken, exact = (place, whole) if spoken is None else (spoken, exact)
        elif not heading and _may_head(block, folded_titles, body.neutral):
            other = place if other is None else other
        if level == "h1":
            below = place
            headings += place < body.first
            first_heading = place if first_heading is None and place < body.first else first_heading
    if spoken is None and other is not None:
        return _in_other_words(blocks, other, below)
    return next((place for place in (spoken, first_heading) if place is not None), None)


def _told_just_above(blocks: list[Block], place: int, titles: list[str]) -> int:
    """The `h1` a few lines above one at `place` that is a title to the letter; else that one.

    What repeats it with more words below, such as a line that stays in sight, is no second headline.
    """
    for above in range(place - 1, max(-1, place - 1 - _JUST_ABOVE), -1):
        words = blocks[above].text.casefold()
        if blocks[above].element.tag == "h1" and words in titles and words in blocks[place].text.casefold():
            return above
    return place


def _in_other_words(blocks: list[Block], place: int, nearest: int | None) -> int:
    """The next `h1` behind `place` where that says the same in other words.

    The title of the window may stand on top of a page too.
    """
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415

    if nearest is None or nearest <= place:
        return place
    texts = (blocks[nearest].text.casefold(), blocks[place].text.casefold())
    return nearest if token_set_ratio(*texts) >= _SAME_WORDS else place


def _says(words: str, titles: list[str]) -> bool:
    """Whether a heading says what one of the titles says, but for an outlet's name or a shortening."""
    from rapidfuzz.fuzz import partial_ratio, ratio  # noqa: PLC0415

    if _begins(words, titles):
        return len(words) >= _SHORTEST_TITLE // 2
    if len(words) < _SHORTEST_TITLE or len(words) > 400:
        return False
    return any(
        ratio(words, title) >= _SAME_TITLE or (len(words) >= 20 and partial_ratio(words, title) >= 95)
        for title in titles
    )


def _may_head(block: Block, titles: list[str], neutral: Neutral) -> bool:
    """Whether a line that is no heading by its tag says what one of the titles says."""
    words = block.text.casefold()
    if not _begins(words, titles):
        called = _begins(words, titles, _DASHES) and _CALLED_TITLE.search(names_of(block.element))
        if not called:
            return False
    return part_around(block, neutral) is Part.story


def _begins(words: str, titles: list[str], marks: tuple[str, ...] = _PARTS_OF_TITLE) -> bool:
    """Whether words are one of the titles, but for an outlet's name that stands behind one of `marks`."""
    return words in titles or any(
        title.startswith(words)
        and (title[len(words) :].lstrip()[:1] in marks or is_outlet_behind(title[len(words) :]))
        for title in titles
    )
