"""Which blocks of a page are the story: the body extractor's choice, mended where it drops or takes too much.

The extractor says which words are body. Its choice is laid over the page's own blocks, so that words keep
their place in the page: credits that stand beside the body are then found where they stand, and a
neighbour's teaser inside it is told by the element it stands in.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from wirecopy.intake.comments import comments_in
from wirecopy.intake.credits import credit_zone, ends_in_picture_credit, is_byline, states_date
from wirecopy.intake.markup import Block, Element, Part, ancestry, names_of, part_of, text_of
from wirecopy.intake.standing import Neutral, in_caption, is_text, laid_out, part_around
from wirecopy.intake.teasers import are_most, teasers
from wirecopy.patterns import lazy_re

_SENTENCE_ENDS = ".!?…。！？।؟\"”»’')）:"
_UNSEEN = lazy_re(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_LONG = 25
"""Characters without blanks that do not stand twice on a page by chance."""
_PARAGRAPH = 60
_CONTAINER_SHARE = 0.75
_DATELINE = lazy_re(r"^[^\W\d_]{2}[^.!?]{0,48}[—–-]{1,2}\s*$")
_LEAST_BODY = 40
"""Characters; what is shorter is no article (a headline alone, a notice)."""
_SHORT_BODY = 500
"""Characters; below that the extractor's own rules have often missed the body."""
_FEWEST_PARAGRAPHS = 3
_MOST_COMPARED = 2_000
"""Blocks of a page that other extractors are asked about: the time of one grows with their square."""
_WINDOW = 40
_EXTRACTORS_MARKS = "-|"
"""What the extractor sets before items of lists and between cells of tables."""
_LISTED = frozenset(("li", "dt", "dd", "td", "th"))
_NO_CONTAINERS = frozenset(("p", "span", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "pre"))


@dataclass(slots=True)
class Body:
    """The body's blocks, as positions in the page's list of blocks, in reading order.

    container: the element that holds them. extracted: all that the body extractor took, wherever it stands.
    neutral: elements whose names say nothing of what stands in them, because the story does.
    """

    positions: list[int]
    container: Element
    extracted: frozenset[int] = frozenset()
    neutral: Neutral = field(default_factory=Neutral)

    @property
    def first(self) -> int:
        """Position of the body's first block."""
        return self.positions[0]

    @property
    def last(self) -> int:
        """Position of the body's last block."""
        return self.positions[-1]


def find_body(root: Element, blocks: list[Block], titles: set[str]) -> Body | None:
    """The body of the page at `root`, None where it holds no article.

    titles: folded, lower-case; a heading that repeats one is no body.
    """
    kept = _extracted(root, blocks)
    kept = _without_comments(root, blocks, kept)
    told = teasers(blocks, kept)
    others = told if are_most(told, blocks, kept) else set()
    kept = [taken and place not in told for place, taken in enumerate(kept)]
    container = _container(blocks, kept)
    if container is None:
        return None
    neutral = Neutral((*ancestry(container), *laid_out(root, blocks, kept)))
    inside, alike = _inside(container, neutral), _paragraphs_like(blocks, kept)
    candidates = [
        place
        for place, block in enumerate(blocks)
        if place not in others and block.element in inside and block.text.casefold() not in titles
    ]
    chosen = [
        place
        for place in candidates
        if not in_caption(blocks[place], neutral)
        and _belongs(blocks[place], kept[place], container, neutral, alike)
    ]
    if not any(is_text(blocks[place]) for place in chosen):  # a story told under its pictures
        under_pictures = [
            place
            for place in candidates
            if kept[place] and is_text(blocks[place]) and part_around(blocks[place], neutral) is Part.story
        ]
        chosen = under_pictures or chosen
    chosen = _trimmed(blocks, _first_article(blocks, chosen, titles), kept)
    if sum(len(blocks[place].text) for place in chosen) < _LEAST_BODY:
        return None
    extracted = frozenset(place for place, taken in enumerate(kept) if taken)
    return Body(chosen, container, extracted, neutral)


def dateline_alone(block: Block) -> bool:
    """A dateline in an element of its own, before the first paragraph."""
    if len(block.text) > _PARAGRAPH:
        return False
    names = {element: names_of(element) for element in (block.element, *block.parts)}
    named = [one for one, words in names.items() if "dateline" in words and "byline" not in words]
    # Some call the date of a story its dateline.
    return bool(_DATELINE.search(block.text)) or any(not states_date(text_of(element)) for element in named)


def _extracted(root: Element, blocks: list[Block]) -> list[bool]:
    """For each block whether the body extractor took it."""
    # Few paragraphs marked as such are a form that the extractor's own rules fail at.
    marked = sum(1 for block in blocks if block.element.tag == "p" and is_text(block))
    compared = len(blocks) <= _MOST_COMPARED
    text = None
    if marked >= _FEWEST_PARAGRAPHS or not compared:
        text = _extract(root, fast=True, least=_FEWEST_PARAGRAPHS if compared else 0)
    if compared and (text is None or not _suffices(root, text, blocks)):
        text = _extract(root, fast=False)
    text = _squeezed(text or "")
    if len(text) < _LEAST_BODY:
        return _paragraphs(blocks)
    kept = _laid_over(text, blocks)
    if not any(taken and is_text(block) for block, taken in zip(blocks, kept, strict=True)):
        # What has no paragraph is a page's head; old pages hold their story in tables beside it.
        own = _paragraphs(blocks)
        return own if any(own) else kept
    return kept


def _without_comments(root: Element, blocks: list[Block], kept: list[bool]) -> list[bool]:
    """What was kept without readers' comments; a long one may be taken for the story, as bare text is not."""
    said = comments_in(root, blocks)
    if said is None:
        return kept
    own = [taken and not comment for taken, comment in zip(kept, said, strict=True)]
    if any(taken and is_text(block) for block, taken in zip(blocks, own, strict=True)):
        return own
    shown = _paragraphs(blocks)
    own = [plain and not comment for plain, comment in zip(shown, said, strict=True)]
    return own if any(own) else kept


def _paragraphs(blocks: list[Block]) -> list[bool]:
    """For each block whether it is running text by its own look."""
    return [
        len(block.text) >= _PARAGRAPH and block.link_share < 0.3 and not part_around(block)
        for block in blocks
    ]


def _laid_over(text: str, blocks: list[Block]) -> list[bool]:
    """For each block whether it stands in the words that the extractor took."""
    kept, position = [], 0
    for block in blocks:
        words = _without_blanks(block)
        if len(words) >= _LONG:
            at = text.find(words, position)
            kept.append(at >= 0 or words in text)
        else:
            at = text.find(words, position, position + len(words) + _WINDOW)
            kept.append(at >= 0)
        if at >= 0 and (len(words) >= _LONG or not text[position:at].strip(_EXTRACTORS_MARKS)):
            position = at + len(words)
    return kept


def _extract(root: Element, *, fast: bool, least: int = 0) -> str | None:
    """What the extractor takes to be the body, None where it fails or finds fewer than `least` paragraphs.

    fast: its own rules alone, without the other extractors that it compares them with.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - 300 ms

    try:
        document = bare_extraction(root, options=_options(fast))
    except Exception:
        return None
    if document is None or isinstance(document, dict) or not document.text:
        return None
    filled = sum(1 for one in document.body.iter("p") if one.text or len(one))
    if filled < least:
        return None
    return str(document.text)


@cache
def _options(fast: bool) -> Any:  # noqa: ANN401 - a class of a library without types
    from trafilatura.settings import Extractor  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = Extractor(output_format="python", comments=False, fast=fast)
    if fast:
        # "Balanced", a short body is set against the whole page, which takes as long as finding it;
        # `_suffices` asks that of the blocks.
        options.focus = "own"
    return options


def _suffices(root: Element, text: str, blocks: list[Block]) -> bool:
    """Whether the other extractors cannot take over: they do where they find more than twice as much."""
    if len(text) < _SHORT_BODY:
        return False
    words = [block for block in blocks if len(block.text) >= _LONG and block.link_share < 0.5]
    if 2 * len(text) >= sum(len(block.text) for block in words):
        return True
    squeezed = _squeezed(text)
    neutral = Neutral(laid_out(root, words, [_without_blanks(block) in squeezed for block in words]))
    story = (block for block in words if part_around(block, neutral) is Part.story)
    return 2 * len(text) >= sum(len(block.text) for block in story)


def _paragraphs_like(blocks: list[Block], kept: list[bool]) -> set[tuple[Element, str, str]]:
    """Where paragraphs of the body stand, and how these are named."""
    return {_standing(block) for block, taken in zip(blocks, kept, strict=True) if taken and is_text(block)}


def _standing(block: Block) -> tuple[Element, str, str]:
    element = block.element
    return element.getparent(), element.tag, element.get("class") or ""


def _squeezed(text: str) -> str:
    words = "".join(text.split())
    return words if words.isascii() else _UNSEEN.sub("", words)


def _without_blanks(block: Block) -> str:
    """The same of a block, whose white space is single blanks already."""
    words = block.text.replace(" ", "")
    return words if words.isascii() else _squeezed(words)


def _container(blocks: list[Block], kept: list[bool]) -> Element | None:
    """The innermost element that holds three quarters of what was kept."""
    weights: dict[Element, int] = {}
    total = 0
    for block, taken in zip(blocks, kept, strict=True):
        if not taken:
            continue
        size = len(block.text)
        total += size
        for element in ancestry(block.element):
            weights[element] = weights.get(element, 0) + size
    if not total:
        return None
    enough = [element for element, weight in weights.items() if weight >= _CONTAINER_SHARE * total]
    innermost = max(enough, key=lambda element: sum(1 for _ in ancestry(element)))
    # A body of one paragraph is its own container: what stands beside it belongs to the element around.
    while innermost.tag in _NO_CONTAINERS and innermost.getparent() is not None:
        innermost = innermost.getparent()
    return innermost


def _inside(container: Element, neutral: Neutral) -> Collection[Element]:
    """The elements of the container, and of its like beside it where advertisements part a story."""
    names, around = names_of(container), container.getparent()
    twins = {container}
    for level in (around, around.getparent()) if around is not None and names else ():
        if level is None or level.tag == "body":
            break
        for twin in level.iter(container.tag):
            if (
                twin not in twins
                and names_of(twin) == names
                and twin.get("id") is None
                and not any(part_of(one) for one in ancestry(twin, level) if one not in neutral)
            ):
                twins.add(twin)
    return {element for twin in twins for element in twin.iter()}


def _first_article(blocks: list[Block], chosen: list[int], titles: set[str]) -> list[int]:
    """Without the stories that some sites load below the one asked for: articles with headings of their own.

    titles: of the page; of several articles the one whose heading is among them is kept, else the first.
    """
    article_of = {place: _article_around(blocks[place].element) for place in chosen}
    if len(set(article_of.values())) < 2:
        return chosen
    headed: dict[Element, bool] = {}
    for block in blocks:
        if block.element.tag in ("h1", "h2") or block.element.get("itemprop") == "headline":
            article = _article_around(block.element)
            if article is not None and article not in headed:
                headed[article] = block.text.casefold() in titles
    several = [article for article in headed if article in set(article_of.values())]
    if len(several) < 2:
        return chosen
    own = next((article for article in several if headed[article]), several[0])
    others = set(several) - {own}
    return [place for place in chosen if article_of[place] not in others]


def _article_around(element: Element) -> Element | None:
    """The innermost article that an element stands in."""
    for one in ancestry(element):
        if one.tag == "article" or "Article" in (one.get("itemtype") or ""):
            return one
    return None


def _belongs(
    block: Block, taken: bool, container: Element, neutral: Neutral, alike: set[tuple[Element, str, str]]
) -> bool:
    part = part_around(block, neutral)
    if part is Part.other:
        return False
    if part is Part.loose:
        return taken and is_text(block)
    if taken:
        return not (block.link_share > 0.9 and len(block.text) < 200 and block.element.tag in _LISTED)
    if credit_zone(block.text) is not None or dateline_alone(block):
        return block.link_share < 0.9
    beside = block.element.tag == "p" or block.element is container or _standing(block) in alike
    return beside and is_text(block)


def _trimmed(blocks: list[Block], chosen: list[int], kept: list[bool]) -> list[int]:
    """Without bylines and captions at the head, link lines at the tail, and second copies of a paragraph."""
    while chosen and _no_opening(blocks[chosen[0]], kept[chosen[0]]):
        chosen = chosen[1:]
    while chosen and blocks[chosen[-1]].link_share > 0.8 and credit_zone(blocks[chosen[-1]].text) is None:
        chosen = chosen[:-1]
    while len(chosen) > 1 and _goes_with_page(blocks[chosen[-1]], blocks[chosen[0]]):
        chosen = chosen[:-1]
    while (end := _end_apart(blocks, chosen)) is not None:
        chosen = chosen[:end]
    seen: set[str] = set()
    once: list[int] = []
    for place in chosen:
        words = blocks[place].text
        if len(words) >= _PARAGRAPH and words in seen:
            continue
        seen.add(words)
        once.append(place)
    return once


def _end_apart(blocks: list[Block], chosen: list[int]) -> int | None:
    """Where a body's last lines begin if they stand apart from the rest and none of them is said: the page's.

    Lists of other stories, each with its day, are taken for a story's end.
    """
    begins = len(chosen) - 1
    while begins > 0 and chosen[begins - 1] == chosen[begins] - 1:
        begins -= 1
    end = [blocks[place] for place in chosen[begins:]]
    if begins <= 0 or any(_is_said(block) or credit_zone(block.text) is not None for block in end):
        return None
    return begins if any(states_date(one.text) or len(one.text) <= _LONG for one in end) else None


def _is_said(block: Block) -> bool:
    """Whether a line ends as a sentence does, or is too long to be a heading or a teaser."""
    ended = block.text[-1] in _SENTENCE_ENDS or block.text[-2:-1] in _SENTENCE_ENDS
    return ended or len(block.text) > 2 * _PARAGRAPH


def _goes_with_page(last: Block, first: Block) -> bool:
    """Whether what a body ends with is no sentence and stands in a table's cell or a dated list below it."""
    text, tag = last.text, last.element.tag
    if tag not in _LISTED or tag == first.element.tag or credit_zone(text) is not None:
        return False
    ended = text[-1] in _SENTENCE_ENDS or text[-2:-1] in _SENTENCE_ENDS
    return not ended and (tag != "li" or states_date(text))


def _no_opening(block: Block, taken: bool) -> bool:
    if ends_in_picture_credit(block.text):
        return True
    if dateline_alone(block):
        return False
    return not is_text(block) and (not taken or is_byline(block.text))
