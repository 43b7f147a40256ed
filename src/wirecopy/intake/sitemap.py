"""News sitemaps to stories: each address with the title that its publisher gives for it.

Format: Google's news extension of the sitemap protocol, https://www.sitemaps.org/protocol.html. An address
without a title is no story, and a list of such addresses says so once.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.intake import dates
from wirecopy.intake import fields as values
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet
from wirecopy.intake.xml import Element, XmlError, below, child, name_of, parse, words
from wirecopy.records import Item, Reject, RejectReason


def read_sitemap(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The titled addresses of a sitemap, the n-th address with the source `source#n`. Never raises."""
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    if name_of(document.root) == "sitemapindex":
        problem = "a list of sitemaps, which holds no stories; give the sitemaps that it names"
        yield Reject(source, None, RejectReason.no_article, problem)
        return
    addresses = below(document.root, "url")
    if not any(below(one, "news") for one in addresses):
        problem = "a sitemap that lists addresses without titles; give the pages themselves"
        yield Reject(source, None, RejectReason.no_article, problem)
        return
    for number, address in enumerate(addresses, start=1):
        if (news := child(address, "news")) is not None:
            yield made(_entry(address, news), f"{source}#{number}")
    if document.broken_at is not None:
        problem = f"the document is broken here: {document.problem}; fetch it again"
        yield Reject(source, document.broken_at, RejectReason.bad_xml, problem)


def _entry(address: Element, news: Element) -> Entry:
    url = values.address_in(words(child(address, "loc")))
    tag = words(child(news, "publication", "language"))
    given = words(child(news, "publication_date"))
    changed = words(child(address, "lastmod"))
    return Entry(
        outlet=outlet(words(child(news, "publication", "name")), url),
        url=url,
        title=words(child(news, "title")),
        published=dates.moment(given, language=tag) if given else None,
        updated=dates.moment(changed, language=tag) if changed else None,
        tag=tag,
    )
