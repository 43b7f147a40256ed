"""News sitemaps to stories: each address listed, with the title and the time that stand beside it.

A sitemap holds no text; where it is a source whose full text is wanted, the pages are fetched. Format:
https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.intake import dates
from wirecopy.intake import fields as values
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet
from wirecopy.intake.xml import Document, Element, XmlError, child, children, name_of, parse, unbroken, words
from wirecopy.records import Item, Moment, Reject, RejectReason


def read_sitemap(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The entries of a news sitemap, the n-th with the source `source#n`. Never raises."""
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    entries = children(document.root, "url")
    if not any(_title(entry) for entry in entries):
        yield Reject(source, None, RejectReason.no_article, _nothing(document))
        return
    names = [f"{source}#{number}" for number in range(1, len(entries) + 1)]
    for one in unbroken(document, entries, names):
        yield one if isinstance(one, Reject) else made(_entry(one[0]), one[1])


def listed(data: bytes) -> list[tuple[str, str | None]]:
    """The sitemaps that a list of sitemaps names, with the time of their last change as given; none else."""
    try:
        document = parse(data)
    except XmlError:
        return []
    if name_of(document.root) != "sitemapindex":
        return []
    entries = [(words(child(one, "loc")), words(child(one, "lastmod"))) for one in document.root]
    return [(address, changed) for address, changed in entries if address]


def _nothing(document: Document) -> str:
    if document.broken_at is not None:
        return f"no entry can be read: {document.problem}; fetch the sitemap again"
    if name_of(document.root) == "sitemapindex":
        return "a list of sitemaps, which holds no stories; give these, or add its address as a source"
    return "a sitemap that lists addresses without titles; name the site's news sitemap or a feed of it"


def _title(entry: Element) -> str | None:
    return words(child(entry, "news", "title"))


def _entry(entry: Element) -> Entry:
    news, publication = child(entry, "news"), child(entry, "news", "publication")
    url = values.address_in(words(child(entry, "loc")))
    tag = words(child(publication, "language"))
    return Entry(
        outlet=outlet(words(child(publication, "name")), url),
        url=url,
        title=_title(entry),
        published=_moment(child(news, "publication_date"), tag),
        published_unread=words(child(news, "publication_date")),
        updated=_moment(child(entry, "lastmod"), tag),
        tag=tag,
    )


def _moment(element: Element | None, tag: str | None) -> Moment | None:
    given = words(element)
    return dates.moment(given, language=tag) if given else None
