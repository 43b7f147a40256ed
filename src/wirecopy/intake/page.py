"""A saved page to a story: its body with every credit around it, each in its zone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from itertools import islice

from wirecopy.intake.address import Address, find_address, linked_label
from wirecopy.intake.agencies import linked_sources, pictured_sources, section_agency
from wirecopy.intake.body import Body, find_body
from wirecopy.intake.bylines import (
    bare,
    byline_of,
    country_of,
    in_order,
    is_own,
    parted,
    place_of,
    signed_dateline,
)
from wirecopy.intake.countries import dialect
from wirecopy.intake.draft import Draft
from wirecopy.intake.embedded import embedded_story
from wirecopy.intake.encoding import decode
from wirecopy.intake.fragment import OPENING_TAG, TAGS, read_fragment
from wirecopy.intake.marks import source_apart
from wirecopy.intake.markup import Block, Element, MarkupError, blocks_of, folded, parse, text_of
from wirecopy.intake.metadata import Metadata, add_node, read_metadata
from wirecopy.intake.outlets import UNKNOWN, outlet
from wirecopy.intake.rights import held_by
from wirecopy.intake.surroundings import Surroundings, look_around
from wirecopy.intake.title import (
    agency_behind,
    name_behind,
    outlet_behind,
    shared_ends,
    shown_title,
    without_outlet,
)
from wirecopy.intake.visible import machine_times
from wirecopy.intake.walls import is_list, is_walled
from wirecopy.intake.when import Told, times_of
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Outlet, Reject, RejectReason, Zone

_LEAST_REPEATED = 200
"""Characters of a body that stands only in JSON-LD; shorter ones are summaries."""
_EXCERPT = 200
_LEAST_USES = 3
"""Lines that hold an outlet's name, its title among them or not, where the page calls itself so."""
_LANGUAGE = lazy_re(r"^([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_PATH = lazy_re(r"^(?:https?:)?//[^/]*")
_BARS = lazy_re(r"\s[|»–—·-]\s|^[|»–—·-]\s")


@dataclass(slots=True)
class _Page:
    """A page that was read. body: None where the story stands in JSON-LD alone. fetched: None if unknown."""

    root: Element
    blocks: list[Block]
    metadata: Metadata
    address: Address
    title: str | None
    body: Body | None
    around: Surroundings
    fetched: datetime | None


def read_page(
    data: bytes,
    source: str,
    *,
    url: str | None = None,
    declared_encoding: str | None = None,
    fetched: datetime | None = None,
) -> Item | Reject:
    """The story on a saved page, or why there is none.

    source: the path as given. url, fetched: from where and when the page was fetched, where that is known;
    declared_encoding: what the transport said of it. Text coordinates: standfirst and body first, paragraphs
    joined by an empty line; then what follows the body, byline lines, captions and stated metadata, each a
    paragraph.
    """
    decoded = decode(data, declared_encoding)
    if decoded is None:
        problem = "the bytes are no text in any known encoding: save the page again, as UTF-8"
        return Reject(source, None, RejectReason.bad_encoding, problem, _excerpt(data.decode("latin-1")))
    try:
        page = _read(parse(decoded.text), url, fetched)
    except MarkupError as error:
        return Reject(source, None, error.reason, error.problem, _excerpt(decoded.text))
    if isinstance(page, MarkupError):
        excerpt = _excerpt(TAGS.sub(" ", decoded.text[:20_000]))
        return Reject(source, None, page.reason, page.problem, excerpt)
    return replace(_item(page, source), encoding=decoded.encoding, removed=decoded.removed)


def _no_story(blocks: list[Block]) -> MarkupError:
    """Why a page without a body is refused."""
    if is_list(blocks):
        problem = "the page lists several stories: save the page of one story"
        return MarkupError(RejectReason.list_page, problem)
    problem = "no article was found on the page: save the page of one story, after it has loaded"
    return MarkupError(RejectReason.no_article, problem)


def _read(root: Element, url: str | None, fetched: datetime | None) -> _Page | MarkupError:
    """The page, or why it is refused."""
    blocks = blocks_of(root)
    metadata = read_metadata(root)
    address = find_address(root, metadata, url)
    names = [
        *metadata.site_names,
        address.outlet.name,
        address.outlet.key,
        *shared_ends(metadata.titles),
    ]
    titles = list(
        dict.fromkeys(cut for title in metadata.titles for cut in (title, without_outlet(title, names)))
    )
    folds = {title.casefold() for title in titles}
    body = find_body(root, blocks, folds)
    if body is None and not is_list(blocks):
        with_hidden = blocks_of(root, hidden=True)
        if len(with_hidden) > len(blocks):
            blocks = with_hidden
            body = find_body(root, blocks, folds)
    if body is None:
        if len(metadata.article_body) < _LEAST_REPEATED:
            add_node(metadata, embedded_story(root, folds))
        if len(metadata.article_body) < _LEAST_REPEATED:
            return _no_story(blocks)
        around = Surroundings()
    else:
        if len(metadata.article_body) < _LEAST_REPEATED and is_walled(blocks, body, stated=metadata.is_paid):
            problem = (
                "only the beginning is shown, the rest has to be paid for: save it as a subscriber sees it"
            )
            return MarkupError(RejectReason.paywalled, problem)
        around = look_around(blocks, body, titles, metadata.descriptions)
    headline = blocks[around.headline].text if around.headline is not None else None
    if headline:
        address = _named_behind(address, root, blocks, metadata, headline)
    if address.outlet == UNKNOWN and (name := held_by(metadata.titles, blocks, headline)):
        address = replace(address, outlet=outlet(name, None))
    title = _title(metadata, names, headline)
    if title and headline and title.casefold().endswith(f": {headline.casefold()}"):
        before = title[: -len(headline)]
        # A weblog's name is its first heading, and stands before the story's.
        named = {bare(text_of(one)) for one in root.iter("h1")} - {bare(headline)}
        title = headline if bare(before) in named else title
    return _Page(root, blocks, metadata, address, title, body, around, fetched or address.saved)


def _named_behind(
    address: Address, root: Element, blocks: list[Block], metadata: Metadata, headline: str
) -> Address:
    """An address without an outlet's name, with the one that ends the title where nothing speaks against it.

    Of a known domain another sign must bear the name out: its owner's name, its use all over the page, or the
    host to which the page's links lead.
    """
    shown_by = address.outlet
    if shown_by.name not in (UNKNOWN.name, shown_by.key):
        return address
    name = outlet_behind(metadata.titles, headline)
    if shown_by == UNKNOWN:
        name = name or agency_behind(metadata.titles, headline)
        return replace(address, outlet=outlet(name, None)) if name else address
    owned = any(bare(owner).startswith(bare(name)) for owner in metadata.owners) if name else False
    if name and not (owned or _is_used(name, blocks)):
        name = None
    if name is None and (host := linked_label(root, shown_by.key)) is not None:
        name = name_behind(metadata.titles, headline, host)
    return replace(address, outlet=outlet(name, f"https://{shown_by.key}/")) if name else address


def _is_used(name: str, blocks: list[Block]) -> bool:
    """Whether several lines of a page hold a name, as those do by which a site calls itself."""
    return len(list(islice((block for block in blocks if name in block.text), _LEAST_USES))) == _LEAST_USES


def _title(metadata: Metadata, names: list[str], headline: str | None) -> str | None:
    """The title as stated out of sight, without names of outlet and section; else the visible headline."""
    own = {bare(name) for name in (*names, *metadata.sections)}
    stated = next(
        (
            cut.removeprefix("» ")
            for title in metadata.titles
            if bare(title) not in own and bare(cut := without_outlet(title, names)) not in own
        ),
        None,
    )
    if not headline or stated is None:
        return stated or headline
    rest = stated[len(headline) :].strip() if stated.casefold().startswith(headline.casefold()) else ""
    if rest and all(bare(part) in own for part in _BARS.split(rest) if bare(part)):
        return headline
    return shown_title(stated, headline)


def _item(page: _Page, source: str) -> Item:
    from wirecopy.text.language import detect  # noqa: PLC0415
    from wirecopy.text.zones import dateline_place, refine  # noqa: PLC0415

    draft, body_text = _draft(page)
    text = draft.text
    language = detect(body_text) or _declared_language(page.metadata)
    zones = refine(text, draft.zones, title=page.title)
    published, updated = _times(page, language)
    place = dateline_place(text, zones)
    filed = (*page.metadata.sections, *_sections_above(page), place or "")
    no_names = {bare(name) for name in filed} - _own_names(page)
    container = page.body.container if page.body else page.root
    return Item(
        source=source,
        outlet=page.address.outlet,
        text=text,
        zones=zones,
        url=page.address.url,
        title=page.title,
        byline=byline_of(
            page.blocks,
            page.around,
            container,
            _authors(page, body_text),
            _own_names(page),
            no_names,
        ),
        published=published,
        updated=updated,
        language=language,
        place=place or place_of([page.blocks[line].text for line in page.around.bylines]),
        country=next(iter(page.metadata.countries), None) or country_of(page.blocks),
        section=next(iter(page.metadata.sections), None),
        published_unread=None if published else next(iter(page.metadata.published), None),
    )


def _authors(page: _Page, body: str) -> list[str]:
    """The authors stated out of sight; where these are the outlet alone, the dateline that names one."""
    stated, own = page.metadata.authors, _own_names(page)
    if all(is_own(author, own) for author in stated) and (signed := signed_dateline(body)):
        return [signed]
    return stated


def _sections_above(page: _Page) -> list[str]:
    """What the links beside a story's byline say that lead to a section above the page's own address."""
    path = (page.address.url or "").partition("://")[2].partition("/")[2]
    links = (part for place in page.around.bylines for part in page.blocks[place].parts if part.tag == "a")
    above = ((link, _PATH.sub("", link.get("href") or "").strip("/")) for link in links)
    return [text_of(link) for link, to in above if to and path.startswith(f"{to}/")]


def _draft(page: _Page) -> tuple[Draft, str]:
    """The story's text with its zones, and the body alone."""
    draft, blocks, around = Draft(), page.blocks, page.around
    for place in around.standfirst:
        draft.add(blocks[place].text, Zone.lead)
    if page.body is not None:
        body = "\n\n".join(blocks[place].text for place in page.body.positions)
        draft.add(body, Zone.body)
    else:
        body, zones = read_fragment(_as_paragraphs(page.metadata.article_body))
        draft.add_zoned(body, zones)
    for place, zone in around.below:
        draft.add(blocks[place].text, zone)
    for line in (line for place in around.bylines for line in source_apart(blocks[place])):
        draft.add(line, Zone.byline)
    shown = [blocks[place].text for place in sorted(around.captions)]
    for caption in dict.fromkeys((*shown, *page.metadata.picture_credits)):
        draft.add(caption, Zone.caption)
    for label, value in _stated(page):
        draft.add(value, Zone.metadata, label)
    return draft, body


def _as_paragraphs(text: str) -> str:
    """A text that stands only among a page's data, its lines as paragraphs; what markup it has stays."""
    marked = bool(OPENING_TAG.search(text))
    return "".join(f"<p>{line if marked else escape(line)}" for line in text.splitlines())


def _stated(page: _Page) -> list[tuple[str, str]]:
    """What the page states of its sources out of sight, without the outlet's own name, which says nothing."""
    own = {bare(name) for name in (*_names_of(page.address.outlet), *page.metadata.handles)}
    stated = [(label, value) for label, value in page.metadata.credits if bare(value) not in own]
    if page.body is not None:
        headline = page.blocks[page.around.headline].element if page.around.headline is not None else None
        linked = linked_sources(page.body.container, headline, page.address.outlet.key)
        stated += [("page.source_link", target) for target in linked]
        signs = pictured_sources(page.body.container, headline)
        stated += [("page.source_sign", name) for name in signs]
    if folder := section_agency(page.address.url):
        stated.append(("address.section", folder))
    if page.address.foreign:
        stated.append(("canonical.domain", page.address.foreign))
    return stated


def _own_names(page: _Page) -> set[str]:
    return {bare(name) for name in (*page.metadata.site_names, *_names_of(page.address.outlet))}


def _names_of(outlet: Outlet) -> tuple[str, str, str]:
    """An outlet's name, its domain, and the domain's first word."""
    return outlet.name, outlet.key, outlet.key.split(".", maxsplit=1)[0]


def _times(page: _Page, language: str | None) -> tuple[Moment | None, Moment | None]:
    blocks, around = page.blocks, page.around
    told = Told(
        page.metadata.published,
        [*machine_times(blocks, around.bylines)],
        page.metadata.created,
        page.metadata.updated,
        [parted(blocks[place].text, blocks[place].parts) for place in _dated_lines(page)],
        page.metadata.titles,
        next(iter(page.metadata.descriptions), ""),
        page.address.url,
        dialect(language, page.metadata.languages, page.address.outlet.key),
        page.fetched,
    )
    return times_of(told, [block.text for block in blocks])


def _dated_lines(page: _Page) -> list[int]:
    """The lines that may tell when a story was published, those behind its beginning last."""
    begins = page.body.positions[0] if page.body and page.body.positions else 0
    lines = in_order(page.around)
    return [*(line for line in lines if line < begins), *(line for line in lines if line >= begins)]


def _declared_language(metadata: Metadata) -> str | None:
    return next(
        (found[1].lower() for given in metadata.languages if (found := _LANGUAGE.match(given.strip()))), None
    )


def _excerpt(text: str) -> str:
    return "".join(letter for letter in folded(text[: 20 * _EXCERPT]) if letter.isprintable())[:_EXCERPT]
