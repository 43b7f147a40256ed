"""News sitemaps: lists of addresses with titles."""

from __future__ import annotations

from wirecopy.intake.sitemap import read_sitemap
from wirecopy.records import Item, Reject, RejectReason

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://www.bayside.com/dam-gates?utm_source=map</loc><lastmod>2026-03-03T11:00:00Z</lastmod>
<news:news><news:publication><news:name>The Bayside Tribune</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-03-03T10:15:00+05:30</news:publication_date>
<news:title>Dam opens gates as storms fill reservoir</news:title></news:news></url>
<url><loc>https://www.bayside.com/about</loc></url>
</urlset>"""


def test_a_titled_address_is_a_story_and_one_without_title_is_none() -> None:
    (item,) = read_sitemap(NEWS, "map.xml")

    assert isinstance(item, Item)
    assert (item.source, item.url, item.title) == (
        "map.xml#1",
        "https://www.bayside.com/dam-gates",
        "Dam opens gates as storms fill reservoir",
    )
    assert (item.outlet.key, item.outlet.name, item.language) == ("bayside.com", "The Bayside Tribune", "en")
    assert item.published is not None
    assert item.published.utc.isoformat() == "2026-03-03T04:45:00+00:00"


def test_a_list_of_bare_addresses_is_named_as_one() -> None:
    for plain in (
        b"<urlset><url><loc>https://www.bayside.com/a</loc></url></urlset>",
        b"<sitemapindex><sitemap><loc>https://www.bayside.com/map.xml</loc></sitemap></sitemapindex>",
    ):
        (reject,) = read_sitemap(plain, "map.xml")

        assert isinstance(reject, Reject)
        assert reject.reason is RejectReason.no_article


def test_a_sitemap_that_breaks_off_gives_what_was_whole_and_a_reject() -> None:
    found = list(
        read_sitemap(NEWS[: NEWS.index(b"<url><loc>https://www.bayside.com/about")] + b"<url><lo", "map.xml")
    )

    assert [type(one) for one in found] == [Item, Reject]
