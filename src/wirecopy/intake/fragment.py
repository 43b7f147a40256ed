"""A piece of markup that holds a story alone, as feeds, records and exchange formats carry it, to text."""

from __future__ import annotations

import re

from wirecopy.intake.draft import Draft
from wirecopy.intake.linebreaks import join_lines, keep_lines
from wirecopy.intake.markup import Block, Element, MarkupError, ancestry, blocks_of, folded, names_of, parse
from wirecopy.intake.standing import in_caption, part_around
from wirecopy.patterns import lazy_re
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.endings import SENTENCE_ENDS, line_zone
from wirecopy.text.zones import is_byline

OPENING_TAG = lazy_re(r"<[a-zA-Z!/]")
TAGS = lazy_re(r"<[^<>]{1,400}>")
_BESIDE = frozenset(("header", "nav", "aside", "footer"))
_QUOTES = frozenset(("blockquote", "q", "figure"))
"""A footer of these names who is quoted, and belongs to the text."""
_SLUG = lazy_re(r"(?<![a-z])slug(?:-?line)?(?![a-z])", re.IGNORECASE)
_HIDDEN = lazy_re(
    r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)", re.IGNORECASE
)
_PREHEADER = lazy_re(r"(?<![a-z])pre-?header(?![a-z])")
_CREDITS = (Zone.signoff, Zone.disclaimer)
_SHORTEST_SENTENCE = 60


def read_fragment(html: str, *, lined: bool = False) -> tuple[str, tuple[ZoneSpan, ...]]:
    """Text and zones of a piece of markup that is all body but for what stands beside the story.

    The body is one span of zone `body`, not yet refined; credits from beside it and captions follow. Text
    without markup comes back as it was. Markup that is too deep or too large comes back without its tags.
    lined: whether line breaks and indents of the markup itself may part paragraphs.
    """
    if not OPENING_TAG.search(html):
        return html, (ZoneSpan(Zone.body, 0, len(html)),) if html else ()
    try:
        root = parse(f"<html><body>{html}</body></html>")
    except MarkupError:
        text = folded(TAGS.sub(" ", html))
        return text, (ZoneSpan(Zone.body, 0, len(text)),) if text else ()
    _leave_out_hidden(root)
    keep_lines(root, lined=lined)
    join_lines(root)
    blocks = blocks_of(root)
    captions = [block for block in blocks if in_caption(block)]
    words = [
        block
        for block in blocks
        if not in_caption(block) and not (part_around(block) and block.link_share > 0.5)
    ]
    body: list[Block] = []
    beside: list[Block] = []
    for block in words:
        (beside if _stands_beside(block) else body).append(block)
    draft = Draft()
    draft.add("\n\n".join(block.text for block in body or words), Zone.body)
    for block in beside if body else ():
        if zone := _credit_zone(block.text):
            draft.add(block.text, zone)
    for block in captions:
        draft.add(block.text, Zone.caption)
    return draft.text, tuple(draft.zones)


def _leave_out_hidden(root: Element) -> None:
    """Take out what no reader sees, such as the line that a newsletter shows in the list of mails alone.

    Most of a text is not hidden for good: a program shows it.
    """
    hidden = [one for one in root.iter() if isinstance(one.tag, str) and _is_hidden(one)]
    if not hidden:
        return
    shown = len(root.text_content())
    for one in hidden:
        length = len(one.text_content())
        if 2 * length < shown:
            one.drop_tree()
            shown -= length


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return bool(_PREHEADER.search(names_of(element)))


def _stands_beside(block: Block) -> bool:
    """Whether a block is of a page's head, foot or boxes around the story, or nothing but a time or a slug.

    The sentence that stands between headline and story in a head is the story's own.
    """
    around = list(ancestry(block.element))
    if not _is_sentence(block.text) and any(_SLUG.search(names_of(one)) for one in (*around, *block.parts)):
        return True
    if any(part.tag == "time" and folded(part.text_content()) == block.text for part in block.parts):
        return True
    if any(one.tag in _QUOTES for one in around):
        return False
    box = next((one.tag for one in around if one.tag in _BESIDE), None)
    standfirst = box == "header" and block.element.tag == "p" and _is_sentence(block.text)
    return box is not None and not standfirst


def _is_sentence(words: str) -> bool:
    return len(words) >= _SHORTEST_SENTENCE and words[-1] in SENTENCE_ENDS


def _credit_zone(words: str) -> Zone | None:
    """The zone of a line beside the story that says who wrote it; None for any other."""
    if is_byline(words):
        return Zone.byline
    zone = line_zone(words, last=False)
    return zone if zone in _CREDITS else None
