"""Feeds to stories: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom, each entry with what it states of its sources.

Parsed by feedparser, which forgives much; it gets bytes alone, never a name that it might open. Entries
that carry only a teaser are stories too.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from wirecopy.intake import dates
from wirecopy.intake import fields as values
from wirecopy.intake.detect import root_name
from wirecopy.intake.entry import Entry, made, without_source
from wirecopy.intake.outlets import outlet, registrable_domain
from wirecopy.intake.spelling import fits
from wirecopy.intake.urls import canonical
from wirecopy.intake.xml import XmlError, text_of_document
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Outlet, Reject, RejectReason

_CLOSED = lazy_re(
    r"</(?:[\w.-]+:)?(?P<root>rss|feed|rdf|entry)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL
)
_TAGS = lazy_re(r"<[^<>]{1,400}>")
_REFERENCE = lazy_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PARTS = lazy_re(r"\s+[|»›·:–—-]+\s+|\s*[|»›]\s*|:\s+")
_ADDRESS_AND_NAME = lazy_re(r"^\S+@\S+\s*\(([^()]+)\)$|^([^<>]+?)\s*<\S+@\S+>$|^([^()]+?)\s*\(\S+@\S+\)$")
_CUT_ADDRESS = lazy_re(r"^\w{1,20} \((.+?)\)?$|^(.+?) <\w{1,20}>$|^\w{1,20}$()")
_EMPTY = lazy_re(r"<(?:[\w.-]+:)?(?:item|entry)\s*/>")
"""An entry of nothing, which ends the one that it stands in."""
_SERVICES = frozenset(
    "feedsportal.com feedburner.com google.com feedblitz.com pheedo.com bing.com moreover.com".split()  # noqa: SIM905
)
"""Domains that lead to other publishers' stories: never a publisher of those."""
_UNPUBLISHED = frozenset({"draft", "pending", "private", "trash", "future", "auto-draft", "inherit"})
"""What an export of WordPress says of what no reader has seen."""
_WORDPRESS_AUTHOR = lazy_re(
    r"<wp:author_login>\s*(?:<!\[CDATA\[)?(.{1,100}?)(?:\]\]>)?\s*</wp:author_login>.{0,500}?"
    r"<wp:author_display_name>\s*(?:<!\[CDATA\[)?(.{1,100}?)(?:\]\]>)?\s*</wp:author_display_name>",
    re.DOTALL,
)
_NAME_BEHIND = lazy_re(r"(?<=\S) [|–—-] [^|–—]{2,60}$")
_NAME_BEFORE = lazy_re(r"^[^|–—:]{2,60}?(?: [|–—-] |: )(?=\S)")
_FEWEST_SIGNED = 3
"""Titles of a feed, all with the same name at one end, that show it to be the site's."""
_TAIL = 2000
_EXCERPT = 200

Parsed = Mapping[str, Any]
"""What feedparser gives for a feed or an entry."""


def read_feed(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The entries of a feed, the n-th with the source `source#n`. Never raises."""
    try:
        text = text_of_document(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem, _excerpt(data))
        return
    parsed = _parsed(text)
    entries = parsed.get("entries") or [] if parsed else []
    if not entries:
        broken = parsed is None or parsed.get("bozo")
        reason = RejectReason.bad_xml if broken else RejectReason.no_article
        problem = "no entry can be read; fetch the feed again" if broken else "the feed has no entries"
        yield Reject(source, None, reason, problem, _excerpt(data))
        return
    stated = (parsed.get("feed") or {}, str(parsed.get("version"))) if parsed else ({}, "")
    feed = _Feed(*stated, entries, dict(_WORDPRESS_AUTHOR.findall(text)) if "<wp:author>" in text else {})
    closed = _CLOSED.search(text[-_TAIL:])
    whole = closed is not None and (closed["root"].lower() == "entry") == (
        root_name(data.removeprefix(b"\xef\xbb\xbf").lstrip()) == "entry"
    )
    for number, entry in enumerate(entries, start=1):
        name = f"{source}#{number}"
        if number == len(entries) and not whole:
            problem = "the feed breaks off within this entry; fetch it again"
            yield Reject(name, None, RejectReason.bad_xml, problem, _plain(_get(entry, "title"))[:_EXCERPT])
        elif _get(entry, "wp_status") in _UNPUBLISHED:
            problem = f"its status is `{_get(entry, 'wp_status')}`: it was never published; leave it out"
            yield Reject(
                name, None, RejectReason.no_article, problem, _plain(_get(entry, "title"))[:_EXCERPT]
            )
        else:
            yield made(feed.entry(entry), name)


def _parsed(text: str) -> Parsed | None:
    """The feed as feedparser reads it; None where even it cannot."""
    import feedparser  # noqa: PLC0415 - 146 ms

    headers = {"content-type": "application/xml; charset=utf-8"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own parts that will change
        try:
            return feedparser.parse(  # type: ignore[no-any-return]
                _EMPTY.sub("", text).encode("utf-8", "replace"),
                response_headers=headers,
                sanitize_html=False,
                resolve_relative_uris=False,
            )
        except Exception:  # it promises to raise nothing, and does on some broken input
            return None


def _get(parsed: Any, name: str) -> Any:  # noqa: ANN401
    """A value as it was given: feedparser's own `get` answers for other names too."""
    return dict.get(parsed, name) if isinstance(parsed, dict) else None


def _plain(value: object) -> str:
    """A title without markup, which some feeds escape twice."""
    words = value if isinstance(value, str) else ""
    if "<" in words:
        words = _TAGS.sub(" ", words) if _TAGS.sub("", words).strip() else words
    return " ".join((unescape(words) if _REFERENCE.search(words) else words).split())


class _Feed:
    """A feed and its publisher."""

    def __init__(self, feed: Parsed, version: str, entries: list[Parsed], writers: Mapping[str, str]) -> None:
        self._writers = writers
        self.link = _link(feed, None)
        self._links = Counter(_link(entry, self.link) for entry in entries)
        # RFC 4287, 4.2.1: the feed's author is that of entries without one. An RSS channel's is its editor.
        self._byline = _authors(feed) if version.startswith("atom") else None
        self.tag = values.words_in(_get(feed, "language"))
        title = _plain(_get(feed, "title"))
        self._domain = registrable_domain(self.link) if self.link else None
        self._names = [name for name in (_plain(_get(feed, "publisher")), title) if name]
        self._sign = _sign([_plain(_get(entry, "title")) for entry in entries], self._domain)

    def publisher(self, url: str | None, entry_source: Parsed) -> Outlet:
        """Who publishes an entry: the site that its address leads to, else the feed's."""
        domain = registrable_domain(url) if url else None
        theirs = _get(entry_source, "href") or _get(entry_source, "link")
        origin = registrable_domain(theirs) if isinstance(theirs, str) else None
        called = _plain(_get(entry_source, "title"))
        leads_there = origin == domain or (domain in _SERVICES and origin not in _SERVICES)
        if origin and leads_there and (origin != self._domain or self._is_called(called)):
            return outlet(called, theirs)
        if domain is None or domain == self._domain or domain in _SERVICES:
            return outlet(self._name(self._domain), self.link)
        return outlet(next((name for name in self._names if fits(name, domain)), None), url)

    def _is_called(self, name: str) -> bool:
        """Whether a source that stands at the feed's own site is that site, not one that it has copy from."""
        if self._domain is None or fits(name, self._domain):
            return True
        names = [part.casefold() for one in self._names for part in (one, *_PARTS.split(one)) if part]
        return name.casefold() in names

    def _name(self, domain: str | None) -> str | None:
        """The publisher's name out of titles such as `World news | The Herald`."""
        for name in self._names:
            parts = [part for part in _PARTS.split(name) if part]
            if domain and (part := next((one for one in parts if fits(one, domain)), None)):
                return part
        return next(iter(self._names), None) if domain is None else None

    def _title(self, parsed: Parsed) -> str:
        """The headline without the site's name: AP's feeds have a slug for a title and it beside that."""
        title = _plain(_get(parsed, "apcm_headline")) or _plain(_get(parsed, "title"))
        shorter = title.removesuffix(self._sign) if self._sign[:1] == " " else title.removeprefix(self._sign)
        return shorter.strip() or title

    def entry(self, parsed: Parsed) -> Entry:
        """What one entry states."""
        url = _link(parsed, self.link)
        item_id = values.words_in(_get(parsed, "id"))
        entry_source = _get(parsed, "source") or {}
        html, text, language = _content(parsed)
        tag = language or self.tag
        writer = _authors(parsed) or _authors(entry_source) or self._byline
        marked = _get(_get(parsed, "time"), "datetime")  # Drupal writes its markup for a time into pubDate
        published = _moment({**parsed, "time": marked}, ("time", "published", "created", "issued"), tag)
        updated = _moment(parsed, ("updated",), tag)
        entry = Entry(
            outlet=self.publisher(url, entry_source),
            item_id=item_id,
            # An address that several entries have, or the site's own, is none of a story.
            url=None if url == self.link or self._links[url] > 1 else url,
            title=without_source(self._title(parsed), _plain(_get(entry_source, "title"))),
            byline=self._writers.get(writer, writer) if writer else None,
            html=html,
            text=text,
            published=published or updated,
            published_unread=_get(parsed, "published") or _get(parsed, "created") or _get(parsed, "issued"),
            updated=updated,
            tag=tag,
            section=_section(parsed),
        )
        entry.credit("rss.source", _plain(_get(entry_source, "title")) or None)
        origin = _plain(_get(parsed, "dc_source"))
        entry.credit("rss.source", origin if "://" not in origin else None)
        entry.credit("credit", _plain(_get(parsed, "creditline")) or None)
        entry.credit("rss.publisher", _plain(_get(parsed, "publisher")) or None)
        entry.credit("rss.rights", _plain(_get(parsed, "rights")) or None)
        pictures = [_get(credit, "content") for credit in _get(parsed, "media_credit") or ()]
        for picture in [*pictures, _get(parsed, "media_copyright")]:
            if (words := _plain(picture)) and words not in entry.captions:
                entry.captions.append(words)
        return entry


def _sign(titles: list[str], domain: str | None) -> str:
    """The site's name before or behind all titles of a feed, with what parts it from them; else nothing."""
    if domain is None or len(titles) < _FEWEST_SIGNED:
        return ""
    behind = {found.group() for title in titles if (found := _NAME_BEHIND.search(title))}
    before = {found.group() for title in titles if (found := _NAME_BEFORE.match(title))}
    for sign, signed in ((behind, str.endswith), (before, str.startswith)):
        if len(sign) == 1 and fits((name := min(sign)).strip(" |–—:-"), domain):
            return name if all(signed(title, name) for title in titles) else ""
    return ""


def _link(parsed: Parsed, base: str | None) -> str | None:
    """An entry's address: the one behind a counting service first, never that of the feed itself."""
    links = [one for one in _get(parsed, "links") or () if isinstance(one, dict)]
    stated = [one.get("href") for one in links if one.get("rel", "alternate") == "alternate"]
    itself = [one.get("href") for one in links if one.get("rel") == "self"] if base is None else []
    identity = [_get(parsed, "id")] if _get(parsed, "guidislink") else []
    for given in (_get(parsed, "feedburner_origlink"), *stated, *identity, _get(parsed, "link"), *itself):
        if isinstance(given, str) and (found := canonical(values.clean(given), base)):
            return found
    return None


def _content(parsed: Parsed) -> tuple[str | None, str | None, str | None]:
    """The longest of what an entry carries of its story, as markup or as text, and its language."""
    parts = [*(_get(parsed, "content") or ())]
    if isinstance(summary := _get(parsed, "summary"), str):
        detail = _get(parsed, "summary_detail") or {}
        parts.append({"value": summary, "type": detail.get("type"), "language": detail.get("language")})
    found = [one for one in parts if isinstance(one, dict) and isinstance(one.get("value"), str)]
    if not found:
        return None, None, None
    best = max(found, key=lambda one: len(_TAGS.sub("", one["value"]).strip()))
    value, language = best["value"], best.get("language")
    if best.get("type") == "text/plain" and "<" not in value:
        return None, unescape(value) if _REFERENCE.search(value) else value, language
    return unescape(value) if "<" not in value and _REFERENCE.search(value) else value, None, language


def _authors(parsed: Parsed) -> str | None:
    """The writers' names without their mail addresses."""
    given = [one for one in _get(parsed, "authors") or () if _get(one, "name") or _get(one, "email")]
    if len(given) < 2 or not any(_get(one, "name") for one in given):
        stated = [_plain(_get(parsed, "author"))]
    else:
        stated = [_whole_name(one) for one in given]
    names = []
    for words in stated:
        found = _ADDRESS_AND_NAME.match(words)
        name = next(filter(None, found.groups()), "").strip() if found else words
        if name and name not in names and "@" not in name:
            names.append(name)
    return ", ".join(names) or None


def _whole_name(author: Parsed) -> str:
    """A name as it was given: of addresses that end with more than four letters feedparser cuts some off."""
    name = _plain(_get(author, "name"))
    found = _CUT_ADDRESS.match(name) if _get(author, "email") else None
    return next(filter(None, found.groups()), "") if found else name


def _section(parsed: Parsed) -> str | None:
    for tag in _get(parsed, "tags") or ():
        if words := _plain(_get(tag, "label")) or _plain(_get(tag, "term")):
            return words if "://" not in words else None
    return None


def _moment(parsed: Parsed, names: tuple[str, ...], tag: str | None) -> Moment | None:
    for name in names:
        given = _get(parsed, name)
        if isinstance(given, str) and (found := dates.moment(given, language=tag)):
            return found
    return None


def _excerpt(data: bytes) -> str:
    shown = data[:800].decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in shown).strip()[:_EXCERPT]
