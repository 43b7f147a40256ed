"""News sitemaps: each address with a title is a story of that title; other sitemaps are told as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.sitemap import read_sitemap
from wirecopy.records import Item, Outlet, Reject, RejectReason

ENTRY = (
    "<url><loc>https://www.herald.example/tide?utm_source=map</loc><lastmod>2026-03-01T05:00:00+01:00</lastmod>"
    "<news:news><news:publication><news:name>The Herald</news:name><news:language>en</news:language>"
    "</news:publication><news:publication_date>2026-03-01T02:00Z</news:publication_date>"
    "<news:title>Tide turns &amp; stays</news:title><news:keywords>tide</news:keywords></news:news></url>"
)
PLAIN = "<url><loc>https://www.herald.example/about</loc></url>"


def sitemap(*entries: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(entries)}</urlset>'
    ).encode()


def test_an_entry_is_a_story_of_its_title():
    (story,) = read_sitemap(sitemap(ENTRY), "news.xml")

    assert isinstance(story, Item)
    assert (story.source, story.url) == ("news.xml#1", "https://www.herald.example/tide")
    assert (story.title, story.text) == ("Tide turns & stays", "Tide turns & stays")
    assert story.outlet == Outlet("herald.example", "The Herald")
    assert story.published is not None
    assert story.updated is not None
    assert (story.published.utc.hour, story.updated.utc.hour, story.language) == (2, 4, "en")


def test_an_address_without_a_title_beside_others_is_rejected_alone():
    first, second = read_sitemap(sitemap(PLAIN, ENTRY), "news.xml")

    assert isinstance(first, Reject)
    assert (first.source, first.reason) == ("news.xml#1", RejectReason.missing_text)
    assert isinstance(second, Item)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (sitemap(PLAIN, PLAIN), "without titles"),
        (sitemap(), "without titles"),
        (
            b"<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>",
            "list of sitemaps",
        ),
        (sitemap(ENTRY)[:200], "fetch the sitemap again"),
    ],
    ids=["plain", "empty", "index", "torn"],
)
def test_a_list_without_stories_is_told_once(data: bytes, told: str):
    assert kind(data, "news.xml") is Kind.sitemap
    (reject,) = read_sitemap(data, "news.xml")

    assert isinstance(reject, Reject)
    assert (reject.reason, told in reject.problem) == (RejectReason.no_article, True)


def test_of_a_torn_sitemap_the_whole_entries_are_read_and_the_last_is_rejected():
    first, second = read_sitemap(sitemap(ENTRY, ENTRY)[:-60], "news.xml")

    assert isinstance(first, Item)
    assert isinstance(second, Reject)
    assert second.reason is RejectReason.bad_xml


@given(st.binary(max_size=400), st.integers(0, 900))
def test_any_bytes_give_stories_or_rejects(noise: bytes, place: int):
    whole = sitemap(ENTRY, PLAIN)

    assert list(read_sitemap(whole[:place] + noise + whole[place:], "news.xml"))
