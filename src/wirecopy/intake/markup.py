"""Markup to a tree that is safe to walk, and the tree to its blocks of visible text in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wirecopy.records import RejectReason

DEEPEST = 250
"""Nested elements. Beyond some 255 the parser's text walk gives nothing and raises nothing."""
MOST_CHARACTERS = 20_000_000
MOST_ELEMENTS = 150_000
"""A saved page has some thousands; the body extractor's time grows faster than their number."""

_BLOCK_TAGS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p picture pre section
    summary table tbody td tfoot th thead tr ul""".split()
)
_UNSEEN_TAGS = frozenset(
    """applet audio button canvas datalist embed head iframe input link map math meta noembed noframes noscript
    object option param script select style svg template textarea title track video""".split()
)
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog", "menu"))
_FURNITURE_ROLES = frozenset(
    "navigation complementary contentinfo search banner menu menubar dialog alertdialog toolbar tablist".split()
)
# Words that page makers of every country put into class and id, for parts that are not the story.
_FURNITURE_NAMES = re.compile(
    r"""(?<![a-z])(?:nav(?:bar|igation)?|(?:sub|mega|mobile|main|left|right|top|side)?-?menu|breadcrumbs?|bread-crumbs?
    |crumbs?|footer|sidebar|side-bar|aside|widgets?|related|relacionad[ao]s?|verwandt\w*|recommend\w*|recomendad[ao]s?
    |trend(?:s|ing)|popular|most-?(?:read|viewed|popular|shared|commented)|meistgelesen|top-?(?:stories|news)
    |latest(?:-?news)?|more-?(?:stories|news|from|on|articles|like|in)|read-?(?:more|next|also)|see-?also|also-?read
    |lire-?aussi|leer-?mas|mehr-?zum-?thema|next-?(?:article|story|post|up)|prev(?:ious)?-?(?:article|story|post)
    |teasers?|promos?|promotion\w*|outbrain|taboola|sponsor\w*|advert\w*|ad|ads|adv|advertisement|banner|commercial
    |newsletters?|subscri\w*|signup|sign-up|login|register|registration|paywall|cookies?|consent|gdpr|privacy
    |comments?|commentaires|comentarios|kommentare?|disqus|respond|replies
    |shar(?:e|ing)|share-?\w+|social\w*|addthis|sharethis|follow(?:-us)?|toolbar|tools|tags?|tag-?list|keywords
    |search|modal|popup|pop-up|overlay|dropdown|pagination|pager|skip-?link|ticker|carousel|slider|poll|quiz|feedback
    |rating|donat\w*|contribute|app-?download|hidden|sr-only|visually-hidden|screen-reader\w*|copyright-?bar
    |author-?(?:bio|box|info|description|about)|about-?(?:the-?)?author|bio(?:graphy)?|jp-relatedposts
    |recirc\w*|rail|playlist|videoplayer|video-player|player|mostread|mehr|embed-card)(?![a-z])""",
    re.VERBOSE,
)
_CAPTION_NAMES = re.compile(
    r"""(?<![a-z])(?:captions?|(?:photo|image|img|picture|media|foto|bild)-?(?:credits?|captions?|source|copyright|by|text|info
    |legend|author|description|meta|rights|caption-?text|autor|nachweis|quelle)|credits?-?(?:photo|image|foto)
    |wp-caption(?:-text)?|figcaption|bildunterschrift|bildnachweis|legende?|pie-?(?:de-?)?foto|lead-?image|cutline|fotograf\w*
    |photographer|photo-?wrap\w*|image-?wrap\w*|featured-?image|didascalia|podpis|bildtext|bu-?text)(?![a-z])""",
    re.VERBOSE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")

Element = Any
"""An element of an lxml tree; lxml ships no types."""


class MarkupError(ValueError):
    """Markup that is not walked. reason: as in a `Reject`; the message says what is wrong and what to do."""

    def __init__(self, reason: RejectReason, problem: str) -> None:
        super().__init__(problem)
        self.reason = reason
        self.problem = problem


@dataclass(slots=True)
class Block:
    """One piece of visible text with no block boundary inside, white space folded.

    element: the block element it stands in. linked: characters of it that are links. names: the
    class, id, rel and itemprop words of the inline elements it holds, lower case.
    """

    text: str
    element: Element
    linked: int = 0
    parts: list[Element] = field(default_factory=list)

    @property
    def link_share(self) -> float:
        """Share of characters that are links."""
        return self.linked / len(self.text) if self.text else 0.0


def parse(text: str) -> Element:
    """The tree of a page; its root is `html`.

    Raises MarkupError for pages too large or too deeply nested to be read whole, and for no markup at all.
    """
    import lxml.html  # noqa: PLC0415 - 40 ms
    from lxml import etree  # noqa: PLC0415

    if len(text) > MOST_CHARACTERS:
        raise MarkupError(
            RejectReason.too_large,
            f"the page has {len(text):,} characters; more than {MOST_CHARACTERS:,} are not read: save the article alone",
        )
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise MarkupError(RejectReason.no_article, "the page holds no markup that can be read") from None
    depth, elements = _measured(root)
    if depth > DEEPEST:
        raise MarkupError(
            RejectReason.html_too_deep,
            f"elements are nested {depth} deep; beyond {DEEPEST} text is lost: save the page again from a browser",
        )
    if elements > MOST_ELEMENTS:
        raise MarkupError(
            RejectReason.too_large,
            f"the page has {elements:,} elements; more than {MOST_ELEMENTS:,} are not read: save the article alone",
        )
    return root


def blocks_of(root: Element) -> list[Block]:
    """The blocks of visible text below `root`, in reading order; empty ones are left out."""
    walk = _Walk()
    walk.element(root, root)
    walk.flush()
    return walk.blocks


def folded(text: str) -> str:
    """White space of any kind as single blanks, none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def names_of(element: Element) -> str:
    """The words a page's maker named an element by, lower case, parts joined by `-`."""
    given = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-testid"))))
    return _CAMEL.sub("-", given).replace("_", "-").lower() if given else ""


def is_furniture(element: Element) -> bool:
    """Whether an element's own tag, role or name says that it is not the story."""
    if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    names = names_of(element)
    return bool(names) and bool(_FURNITURE_NAMES.search(names))


def is_caption(element: Element) -> bool:
    """Whether an element's own tag or name says that it speaks of a picture."""
    if element.tag in ("figure", "figcaption"):
        return True
    names = names_of(element)
    return bool(names) and bool(_CAPTION_NAMES.search(names))


def ancestry(element: Element, stop: Element | None = None) -> Iterator[Element]:
    """The element and those around it, inside out, up to but without `stop`."""
    current = element
    while current is not None and current is not stop:
        yield current
        current = current.getparent()


def text_of(element: Element) -> str:
    """All visible text of an element, white space folded, blocks parted by a blank."""
    return " ".join(block.text for block in blocks_of(element))


def _measured(root: Element) -> tuple[int, int]:
    from lxml import etree  # noqa: PLC0415

    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            elements += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest, elements


class _Walk:
    """Collects text until a block begins or ends. Depth is bounded by `DEEPEST`, so recursion is safe."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._parts: list[Element] = []
        self._linked = 0
        self._in_link = 0
        self._home: Element = None

    def element(self, element: Element, home: Element) -> None:
        """Walk one element whose nearest block is `home`."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN_TAGS:
            return  # comments, processing instructions, and what no reader sees
        if tag == "br":
            self.flush()
            return
        block = tag in _BLOCK_TAGS
        if block:
            self.flush()
            home = element
        else:
            self._parts.append(element)
        self._in_link += tag == "a"
        self._say(element.text, home)
        for child in element:
            self.element(child, home)
            self._say(child.tail, home)
        self._in_link -= tag == "a"
        if block:
            self.flush()

    def flush(self) -> None:
        """End the block under way."""
        if self._pieces:
            text = folded("".join(self._pieces))
            if text:
                self.blocks.append(Block(text, self._home, min(self._linked, len(text)), self._parts))
        self._pieces, self._parts, self._linked = [], [], 0

    def _say(self, text: str | None, home: Element) -> None:
        if not text:
            return
        self._pieces.append(text)
        self._home = home
        if self._in_link:
            self._linked += len(text)
