"""Markup to a tree that is safe to walk, and the tree to its blocks of visible text in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Any

from wirecopy.patterns import lazy_re
from wirecopy.records import RejectReason

DEEPEST = 250
"""Nested elements. Beyond some 255 the parser's text walk gives nothing and raises nothing."""
MOST_CHARACTERS = 20_000_000
MOST_ELEMENTS = 100_000
"""A saved page has some thousands; the body extractor's time grows faster than their number."""
MOST_STEPS = 3_000_000
"""Sum of the depths of all elements: what it costs to ask each of them for those around it."""
MOST_ATTRIBUTES = 5_000
"""Of one element; the parser compares each with all before it."""

BLOCK_TAGS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p picture
    pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_UNSEEN_TAGS = frozenset(
    """applet audio button canvas datalist embed head iframe input link map math meta noembed noframes
    noscript object option param script select style svg template textarea title track video""".split()  # noqa: SIM905
)
_HIDING_TAGS = frozenset(("button", "noscript"))
"""Of these: what some pages, badly closed or made for readers without scripts, hold their whole story in."""
_OTHER_TAGS = frozenset(("menu", "dialog"))
_LOOSE_TAGS = frozenset(("nav", "aside", "footer", "form"))
_OTHER_ROLES = frozenset("search menu menubar dialog alertdialog tablist".split())  # noqa: SIM905
_LOOSE_ROLES = frozenset("navigation complementary contentinfo banner toolbar".split())  # noqa: SIM905
# Words that page makers of every country put into class and id. These parts hold other stories or business.
_OTHER_NAMES = lazy_re(
    r"""(?<![a-z])(?:nav|navbar|navigation|navi|(?:sub|mega|mobile|main)?-?menu|breadcrumbs?|bread-crumbs?
    |crumbs?
    |related(?!-article-body)|relacionad[ao]s?|verwandt\w*|recommend\w*|recomendad[ao]s?|trend(?:s|ing)
    |popular|most-?(?:read|viewed|popular|shared|commented)
    |mostread|meistgelesen|top-?(?:stories|news)|latest(?:-?news)?|more-?(?:stories|news|from|on|articles
    |like)|read-?(?:next|also)|see-?also
    |also-?read|lire-?aussi|leer-?mas|mehr-?zum-?thema|next-?(?:article|story|post|up)
    |prev(?:ious)?-?(?:article|story|post)
    |teasers?|promos?|promotion\w*|outbrain|taboola|sponsor\w*|advert\w*|ad|ads|adv|advertisement
    |commercial-?\w*unit|newsletters?|sign-?up
    |cookies?|consent|gdpr|comments?|commentaires|comentarios|kommentare?|disqus|respond|replies|tags
    |tag-?list|pagination|pager|ticker
    |poll|quiz|donat\w*|author-?(?:bio|box|description|about)|about-?(?:the-?)?author|biography
    |jp-relatedposts|recirc\w*|playlist
    |side-?bar|widgets?(?!-title|-heading)|search(?!-?target))(?![a-z])""",
    re.VERBOSE,
)
# These hold such things too, but often a byline, a picture's credit, or a whole story behind a wall.
_LOOSE_NAMES = lazy_re(
    r"""(?<![a-z])(?:footer|aside|banner|subscri\w*|login|register|registration|paywall|privacy|shar(?:e
    |ing)|social\w*|addthis|sharethis
    |follow|toolbar|tools|keywords|modal|popup|pop-up|overlay|dropdown|skip-?link|carousel|slider|feedback
    |rating|contribute|app-?download|hidden
    |sr-only|visually-hidden|screen-reader\w*|rail|player|video-?player|bio|read-?more|more-in)(?![a-z])""",
    re.VERBOSE,
)
# Such a word inside a longer name says what the part is not, or what it stands beside.
_NOT_A_PART = lazy_re(
    r"^(?:no|not|has|with|without|one|two|is|category|cat|tag|post|type|status|format|theme|tpl|page|layout|js|md|lg|sm|xl|hover|after|before|dark)-|[\[\]:&]"
)
_OTHER_MATTER = lazy_re(
    r"-(?:image|img|photo|foto|picture|pic|source|credits?|authors?|byline|captions?|copyright|date|time|headline|figure)s?$"
)
_CAPTION_NAMES = lazy_re(
    r"""(?<![a-z])(?:\w*captions?|cptn|figcaption|bildunterschrift|bildnachweis|legende?|pie-?(?:de-?)?foto
    |cutline|fotograf\w*|photographer|didascalia|podpis|bu-?text
    |credits?-?(?:photo|image|foto)|wp-caption(?:-text)?
    |(?:\w*photo|\w*image|\w*img|\w*picture|\w*pic|media|foto|\w*bild)s?-?(?:\w+-)?(?:credits?|source
    |copyright|by|text|txt|info|legend|author|autor|desc|description|descr|meta|rights
      |nachweis|quelle|title|details?))(?![a-z])""",
    re.VERBOSE,
)
# Words for a place on the page or a form of text; some sites lay out whole stories in such.
_PLACE_NAMES = lazy_re(r"(?<![a-z])(?:side-?bar|widgets?|ticker|live-(?:\w+-)*comments?)(?![a-z])")
_PICTURE_BOX = lazy_re(
    r"""^(?:(?:article|main|lead|top|hero|story|post|featured|inline|entry|content|news|wp|header|full|big)-)*
    (?:image|img|photo|foto?|zdj[eę]cie|obraz|picture|pic|bild|kuva|resim|imagen|figure|lead-?art|artwork|mainpic|gallery)s?
    (?:-(?:hor|ver|vert|horizontal|vertical|landscape|portrait|small|medium|big|container|wrap|wrapper|box|block|holder|top|left|right|center|opener|main|inner|item|article
    |content|header|full|large|area|section))*$""",
    re.VERBOSE,
)
_LONGEST_PICTURE_BOX = 900
_HIDDEN_STYLE = lazy_re(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = lazy_re(r"(?<=[a-z0-9])(?=[A-Z])")
# `block--variant`: the variant says how a part looks, not what it is.
_LONG_TAG = lazy_re(r"<[a-zA-Z][^<>]{10000,}")
_MODIFIER = lazy_re(r"(?<=\w)--.*$")
_DASHES = lazy_re(r"-{2,}")
_UNSEEN = " \u200b\u2060\ufeff"
_UNPRINTED = lazy_re("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# Written out, control characters pass the parser, and then break whoever copies the tree.
_CONTROL_REFERENCE = lazy_re(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f]|7f|d[89a-f]..)(?![0-9a-f]));?",
    re.IGNORECASE,
)

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

    element: the block element it stands in. linked: characters of it that are links. parts: the
    inline elements it holds.
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
            f"the page has {len(text):,} characters, more than {MOST_CHARACTERS:,}: save the article alone",
        )
    if text.count("=") > MOST_ATTRIBUTES and any(
        tag.group().count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)
    ):
        raise MarkupError(
            RejectReason.too_large,
            f"an element has more than {MOST_ATTRIBUTES:,} attributes: save the article alone",
        )
    try:
        parser = _parser()
        cleaned = (_CONTROL_REFERENCE.sub("", text) if "&#" in text else text).encode("utf-8", "replace")
        root = lxml.html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise MarkupError(RejectReason.no_article, "the page holds no markup that can be read") from None
    if "<rt" in text:  # how characters are read is written above them and is no part of the text
        etree.strip_elements(root, "rt", "rp", with_tail=False)
    depth, elements, steps = _measured(root)
    if depth > DEEPEST or steps > MOST_STEPS:
        raise MarkupError(
            RejectReason.html_too_deep,
            f"elements are nested up to {depth} deep: save the article alone",
        )
    if elements > MOST_ELEMENTS:
        raise MarkupError(
            RejectReason.too_large,
            f"the page has {elements:,} elements, more than {MOST_ELEMENTS:,}: save the article alone",
        )
    return root


def _parser() -> Any:  # noqa: ANN401 - lxml ships no types
    """A parser whose elements are all of one class: choosing among several costs more than parsing."""
    import lxml.html  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            element=lxml.html.HtmlElement,
            comment=lxml.html.HtmlComment,
            pi=lxml.html.HtmlProcessingInstruction,
            entity=lxml.html.HtmlEntity,
        )
    )
    return parser


def blocks_of(root: Element, *, hidden: bool = False) -> list[Block]:
    """The blocks of visible text below `root`, in reading order; empty ones are left out.

    hidden: with what stands in elements that only show where scripts do not run.
    """
    unseen = _UNSEEN_TAGS - _HIDING_TAGS if hidden else _UNSEEN_TAGS
    blocks: list[Block] = []
    pieces: list[str] = []  # of the block under way, with the inline elements it holds
    parts: list[Element] = []
    linked, home = 0, root

    def flush() -> None:
        nonlocal linked, parts
        if pieces:
            if text := folded("".join(pieces)):
                blocks.append(Block(text, home, min(linked, len(text)), parts))
            pieces.clear()
        linked, parts = 0, []

    def walk(element: Element, block: Element, in_link: bool) -> None:
        nonlocal linked, home
        for child in element:  # as deep as `DEEPEST` at most
            tag = child.tag
            if tag == "br":
                flush()
            elif tag not in unseen and isinstance(tag, str):  # no comments, nor what no reader sees
                ends = tag in BLOCK_TAGS
                if not ends:
                    parts.append(child)
                    inside, links = block, in_link or tag == "a"
                else:
                    if pieces or parts:
                        flush()
                    inside, links = child, in_link
                if (text := child.text) and (pieces or not text.isspace()):
                    pieces.append(text)
                    home = inside
                    if links:
                        linked += len(text)
                if len(child):
                    walk(child, inside, links)  # noqa: F821 - deleted only when all is walked
                if ends and (pieces or parts):
                    flush()
            if (text := child.tail) and (pieces or not text.isspace()):
                pieces.append(text)
                home = block
                if in_link:
                    linked += len(text)

    if isinstance(root.tag, str) and root.tag not in unseen:
        if root.tag not in BLOCK_TAGS:
            parts.append(root)
        if (text := root.text) and not text.isspace():
            pieces.append(text)
        walk(root, root, root.tag == "a")
    flush()
    del walk  # which knows itself, and would hold the tree until a collector finds that out
    return blocks


def folded(text: str) -> str:
    """White space as single blanks, none at the ends; control characters and lone surrogates left out."""
    line = " ".join(text.split())
    if not line.isprintable():
        line = " ".join(_UNPRINTED.sub("", line).split())
    return line.strip(_UNSEEN)


def given_names(element: Element) -> str:
    """What a page's maker named an element by, as it stands there."""
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-testid"))))


def names_of(element: Element) -> str:
    """The words a page's maker named an element by, lower case, parts joined by `-`, names by blanks."""
    given = given_names(element)
    return _named(given) if given else ""


class Part(IntEnum):
    """What a part of a page holds, by its own tag, role and name."""

    story = 0
    loose = 1
    other = 2


def part_of(element: Element) -> Part:
    """`other` for what is surely not the story, `loose` for what mostly is not but may hold its credits."""
    role = element.get("role")
    if element.tag in _OTHER_TAGS or role in _OTHER_ROLES:
        return Part.other
    given = " ".join(filter(None, (element.get("class"), element.get("id"))))
    rated = _rated(given) if given else Part.story
    if rated is Part.other:
        return Part.other
    if element.tag in _LOOSE_TAGS or role in _LOOSE_ROLES or element.get("hidden") is not None:
        return Part.loose
    return Part.loose if _HIDDEN_STYLE.search(element.get("style") or "") else rated


def place_names(element: Element) -> frozenset[str]:
    """Those names of an element that hold a word for a place on the page."""
    given = " ".join(filter(None, (element.get("class"), element.get("id"))))
    return _placed(given) if given else frozenset()


def is_caption(element: Element) -> bool:
    """Whether an element's own tag or name says that it speaks of a picture."""
    if element.tag in ("figure", "figcaption"):
        return True
    names = names_of(element)
    if not is_medium(element) and not (names and (_of_picture(names) or _boxes_picture(names))):
        return False
    return len("".join(element.itertext())) <= _LONGEST_PICTURE_BOX


def is_medium(element: Element) -> bool:
    """Whether an element is a picture or a film in microdata."""
    return (element.get("itemtype") or "").endswith(("ImageObject", "MediaObject", "VideoObject"))


@lru_cache(maxsize=8192)
def _named(given: str) -> str:
    return _DASHES.sub("-", _CAMEL.sub("-", given).replace("_", "-")).lower()


@lru_cache(maxsize=8192)
def _rated(given: str) -> Part:
    rated = Part.story
    for raw in given.split():
        name = _named(_MODIFIER.sub("", raw))
        if _NOT_A_PART.search(name) and not name.startswith("post-"):
            continue
        if _OTHER_NAMES.search(name) and not _OTHER_MATTER.search(name):
            return Part.other
        if _LOOSE_NAMES.search(name) and not _OTHER_MATTER.search(name):
            rated = Part.loose
    return rated


@lru_cache(maxsize=8192)
def _placed(given: str) -> frozenset[str]:
    return frozenset(name for name in given.split() if _PLACE_NAMES.search(_named(name)))


@lru_cache(maxsize=8192)
def _of_picture(names: str) -> bool:
    return any(_CAPTION_NAMES.search(name) for name in names.split())


@lru_cache(maxsize=8192)
def _boxes_picture(names: str) -> bool:
    return any(_PICTURE_BOX.match(name) for name in names.split())


def ancestry(element: Element, stop: Element | None = None) -> Iterator[Element]:
    """The element and those around it, inside out, up to but without `stop`."""
    current = element
    while current is not None and current is not stop:
        yield current
        current = current.getparent()


def text_of(element: Element) -> str:
    """All visible text of an element, white space folded, blocks parted by a blank."""
    return " ".join(block.text for block in blocks_of(element))


def _measured(root: Element) -> tuple[int, int, int]:
    """Greatest depth, number of elements, sum of their depths; bounds of them where these are allowed."""
    from lxml import etree  # noqa: PLC0415

    elements = int(root.xpath("count(//node())"))
    if elements * DEEPEST <= MOST_STEPS and not root.xpath("boolean(" + "/*" * (DEEPEST + 1) + ")"):
        return DEEPEST, elements, elements * DEEPEST
    depth = deepest = elements = steps = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            elements += 1
            steps += depth
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest, elements, steps
