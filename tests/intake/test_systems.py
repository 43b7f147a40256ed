"""Stories as Arc XP and WordPress answer them."""

from __future__ import annotations

import json

import pytest

from wirecopy.intake.jsonlines import read_records
from wirecopy.records import Item, Zone

ARC: dict[str, object] = {
    "type": "story",
    "_id": "QWERTZ",
    "canonical_url": "/local/pier-blocked/",
    "canonical_website": "bay.example",
    "headlines": {"basic": "Pier blocked", "web": ""},
    "subheadlines": {"basic": "Ferries stop"},
    "first_publish_date": "2026-03-03T10:00:00.123Z",
    "display_date": "2026-03-03T10:30:00Z",
    "publish_date": "2026-03-04T10:00:00Z",
    "last_updated_date": "2026-03-03T12:00:00Z",
    "created_date": "2026-03-01T10:00:00Z",
    "language": "en",
    "credits": {"by": [{"type": "author", "name": "Ida Bloom", "org": "Northwire"}, {"name": "Bo Reed"}]},
    "distributor": {"name": "Northwire", "category": "wires"},
    "source": {"name": "AP", "system": "ap"},
    "taxonomy": {"primary_section": {"name": "Local"}},
    "content_elements": [
        {"type": "text", "content": "A crane fell across the <b>pier</b> &amp; stayed there."},
        {"type": "image", "caption": "The pier.", "credits": {"by": [{"name": "Lo Lind"}]}, "url": "a.jpg"},
        {"type": "interstitial_link", "content": "Read more: ferries", "url": "https://bay.example/f"},
        {"type": "list", "items": [{"type": "text", "content": "Ferries stopped."}, {"type": "divider"}]},
        {"type": "quote", "content_elements": [{"type": "text", "content": "We wait."}]},
        {"type": "header", "content": "What next"},
        {"type": "oembed_response", "raw_oembed": {"html": "<p>Another thing</p>"}},
    ],
}
POST: dict[str, object] = {
    "id": 12,
    "link": "https://bay.example/pier/",
    "date_gmt": "2026-03-03T10:00:00",
    "title": {"rendered": "Pier blocked"},
    "content": {"rendered": "<p>A crane fell across the pier.</p>"},
    "author": 3,
    "categories": [4, 7],
}


def story(record: object, names: dict[str, str] | None = None) -> Item:
    (item,) = read_records(json.dumps(record, indent=1).encode(), "a.json", names or {})
    assert isinstance(item, Item)
    return item


def test_a_story_of_arc_has_its_parts_as_paragraphs_and_its_supplier_as_credit() -> None:
    item = story(ARC)

    assert (item.item_id, item.title, item.section) == ("QWERTZ", "Pier blocked", "Local")
    assert (item.url, item.outlet.key) == ("https://bay.example/local/pier-blocked/", "bay.example")
    assert item.byline == "Ida Bloom, Bo Reed"
    assert item.published is not None and item.updated is not None
    assert (item.published.utc.day, item.published.utc.hour, item.updated.utc.hour) == (3, 10, 12)
    assert item.text.split("\n\n") == [
        "A crane fell across the pier & stayed there.",
        "Ferries stopped.",
        "We wait.",
        "What next",
        "The pier. Lo Lind",
        "Ida Bloom, Bo Reed",
        "Northwire, AP",
    ]
    assert item.words_in(Zone.caption) == ["The pier. Lo Lind"]
    assert item.words_in(Zone.metadata) == ["Northwire, AP"]


def test_a_website_without_a_host_names_the_outlet_and_makes_no_address() -> None:
    item = story({**ARC, "canonical_website": "bay-post"})

    assert (item.outlet.key, item.url) == ("name:bay-post", None)
    assert story({**ARC, "canonical_url": "https://bay.example/a/"}).url == "https://bay.example/a/"


def test_a_search_of_arc_gives_its_stories_and_a_user_can_map_what_is_read_otherwise() -> None:
    found = list(
        read_records(json.dumps({"content_elements": [ARC, {**ARC, "_id": "2"}]}).encode(), "a.json")
    )

    assert [one.item_id for one in found if isinstance(one, Item)] == ["QWERTZ", "2"]
    assert story(ARC, {"outlet": "source.name"}).outlet.name == "AP"


def test_the_numbers_of_a_post_stand_for_the_names_embedded_with_it() -> None:
    terms = [[{"taxonomy": "category", "name": "Local"}], [{"taxonomy": "post_tag", "name": "cranes"}]]
    item = story({**POST, "_embedded": {"author": [{"id": 3, "name": "Ida Bloom"}], "wp:term": terms}})

    assert (item.byline, item.section) == ("Ida Bloom", "Local")


@pytest.mark.parametrize("embedded", [{}, {"_embedded": {"author": [{"code": "rest_user_invalid_id"}]}}])
def test_numbers_alone_are_no_byline_and_no_section(embedded: dict[str, object]) -> None:
    item = story({**POST, **embedded})

    assert (item.byline, item.section) == (None, None)
    assert item.text == "A crane fell across the pier."


def test_numbers_beside_names_are_left_out() -> None:
    item = story({"id": "1", "text": "A crane fell.", "authors": [3, "Ida Bloom"], "section": "7"})

    assert (item.byline, item.section) == ("Ida Bloom", None)
