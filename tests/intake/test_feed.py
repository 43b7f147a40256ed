"""Feeds: RSS, RSS 1.0, Atom and JSON Feed, each entry a story with what it states of its sources."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.feed import read_feed
from wirecopy.intake.jsonlines import read_records
from wirecopy.records import Item, Reject, RejectReason, Zone

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str, head: str = "") -> bytes:
    channel = f"<title>News | Bayside Tribune</title><link>https://baysidetribune.example/</link>{head}"
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {SPACES}><channel>{channel}{inside}</channel></rss>'.encode()


def items(data: bytes) -> list[Item]:
    found = list(read_feed(data, "bay.xml"))
    assert all(isinstance(one, Item) for one in found), found
    return [one for one in found if isinstance(one, Item)]


def metadata(item: Item) -> dict[str, str]:
    return {one.label: item.text[one.start : one.end] for one in item.zones if one.zone is Zone.metadata}


def test_an_entry_is_a_story_with_everything_it_states() -> None:
    story = items(
        rss(
            "<title>Crane blocks pier</title><link>https://www.baysidetribune.example/crane?utm_source=rss</link>"
            '<guid isPermaLink="false">bay-7</guid><dc:creator>Ida Bloom</dc:creator>'
            '<source url="https://northwire.example/">Northwire</source><category>Local</category>'
            "<pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate><description>Short.</description>"
            "<content:encoded><![CDATA[<p>A crane fell.</p><p>Ferries stopped.</p>]]></content:encoded>"
            '<media:content url="a.jpg"><media:credit>Bo Reed/Northwire</media:credit></media:content>',
            head="<language>en-GB</language>",
        )
    )[0]

    assert (story.source, story.item_id, story.title) == ("bay.xml#1", "bay-7", "Crane blocks pier")
    assert story.url == "https://www.baysidetribune.example/crane"
    assert (story.outlet.key, story.outlet.name) == ("baysidetribune.example", "Bayside Tribune")
    assert (story.byline, story.section, story.language) == ("Ida Bloom", "Local", "en")
    assert story.published is not None
    assert story.published.utc.isoformat() == "2026-03-03T09:00:00+00:00"
    assert story.text.startswith("A crane fell.\n\nFerries stopped.\n\nIda Bloom")
    assert metadata(story) == {"rss.source": "Northwire"}
    assert story.words_in(Zone.caption) == ["Bo Reed/Northwire"]


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ("<author>ida@baysidetribune.example (Ida Bloom)</author>", "Ida Bloom"),
        ("<author>Ida Bloom &lt;ida@baysidetribune.example&gt;</author>", "Ida Bloom"),
        ("<author>ida@baysidetribune.example</author>", None),
        ("<author>Ida Bloom (Northwire)</author>", "Ida Bloom (Northwire)"),
        ("<author>a@b.example (Ida Bloom)</author><dc:creator>Bo Reed</dc:creator>", "Ida Bloom, Bo Reed"),
    ],
)
def test_writers_are_named_without_their_mail_addresses(stated: str, byline: str | None) -> None:
    assert items(rss(f"<title>Crane blocks pier</title>{stated}"))[0].byline == byline


def test_an_entry_may_name_its_source_in_dublin_core_and_the_rights_in_its_picture() -> None:
    named = "<dc:source>Northwire</dc:source><dc:rights>(c) Northwire 2026</dc:rights>"
    picture = '<media:content url="a.jpg"><media:copyright>Bo Reed</media:copyright></media:content>'
    story = items(rss(f"<title>Crane blocks pier</title>{named}{picture}"))[0]

    assert metadata(story) == {"rss.source": "Northwire", "rss.rights": "(c) Northwire 2026"}
    assert story.words_in(Zone.caption) == ["Bo Reed"]


def test_an_entry_with_only_a_teaser_or_only_a_title_is_a_story() -> None:
    teaser, title = items(
        rss(
            "<title>Crane blocks pier</title><description>Ferries &amp;amp; trains stopped.</description>",
            "<title>Trains go again</title>",
        )
    )

    assert teaser.text == "Ferries & trains stopped."
    assert title.text == "Trains go again"


def test_an_entry_without_words_is_a_reject_and_its_neighbours_go_through() -> None:
    found = list(
        read_feed(rss("<link>https://baysidetribune.example/a</link>", "<title>Trains go</title>"), "f")
    )

    assert [type(one) for one in found] == [Reject, Item]
    assert isinstance(found[0], Reject)
    assert found[0].reason is RejectReason.missing_text


def test_an_entry_that_leads_to_another_site_is_of_that_site() -> None:
    story = items(
        rss(
            "<title>Crane blocks pier</title><link>https://rheinbote.example/crane</link>"
            '<source url="https://rheinbote.example/feed">Rheinbote</source><description>Ferries.</description>'
        )
    )[0]

    assert (story.outlet.key, story.outlet.name) == ("rheinbote.example", "Rheinbote")


def test_an_address_that_several_entries_share_is_no_story_of_its_own() -> None:
    stories = items(
        rss(
            *(
                f"<title>Part {part}</title><guid>p{part}</guid><link>https://baysidetribune.example/radio</link>"
                for part in "ab"
            )
        )
    )

    assert [story.url for story in stories] == [None, None]
    assert len({story.story for story in stories}) == 2


def test_atom_gives_both_times_and_its_markup_is_read() -> None:
    data = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Rheinbote</title>
    <link rel="alternate" href="https://rheinbote.example/"/><link rel="self" href="https://feeds.example/1"/>
    <entry><id>tag:rheinbote.example,2026:1</id><title type="html">Storch &amp;amp; Nest</title>
    <link href="/nest"/><author><name>Ida Bloom</name></author><published>2026-03-03T10:00:00Z</published>
    <updated>2026-03-03T12:30:00Z</updated><rights>(c) Northwire</rights>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein Storch.</p><p>Ein Nest.</p></div>
    </content></entry></feed>"""
    story = items(data)[0]

    assert story.title == "Storch & Nest"
    assert story.url == "https://rheinbote.example/nest"
    assert story.text.startswith("Ein Storch.\n\nEin Nest.")
    assert [one.utc.hour for one in (story.published, story.updated) if one] == [10, 12]
    assert (story.language, story.outlet.name) == ("de", "Rheinbote")
    assert metadata(story) == {"rss.rights": "(c) Northwire"}


def test_an_atom_entry_without_an_author_is_by_the_one_of_its_source_or_feed() -> None:
    data = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title>
    <author><name>Ida Bloom</name></author>
    <entry><id>1</id><title>Stork</title><summary>A stork.</summary></entry>
    <entry><id>2</id><title>Nest</title><summary>A nest.</summary><author><name>Ned Fallow</name></author>
    </entry>
    <entry><id>3</id><title>Egg</title><summary>An egg.</summary>
    <source><author><name>Jo Marten</name></author></source></entry></feed>"""

    assert [story.byline for story in items(data)] == ["Ida Bloom", "Ned Fallow", "Jo Marten"]


def test_an_rss_channel_s_editor_wrote_none_of_its_items() -> None:
    (story,) = items(
        b"<rss version='2.0'><channel><title>Bay</title>"
        b"<managingEditor>ed@bay.example (Ed Itor)</managingEditor>"
        b"<item><title>Crane</title><description>It fell.</description></item></channel></rss>"
    )

    assert story.byline is None


def test_rss_1_has_its_items_beside_the_channel() -> None:
    data = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://baysidetribune.example/">
    <title>Bayside Tribune</title><link>https://baysidetribune.example/</link></channel>
    <item rdf:about="https://baysidetribune.example/crane"><title>Crane blocks pier</title>
    <link>https://baysidetribune.example/crane</link><description>Ferries stopped.</description>
    <dc:date>2026-03-03T10:00:00Z</dc:date></item></rdf:RDF>"""

    story = items(data)[0]

    assert (story.title, story.outlet.name) == ("Crane blocks pier", "Bayside Tribune")
    assert story.published is not None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "cp1252", "utf-8-sig"], ids=["UTF-8", "UTF-16", "Windows-1252", "mark"]
)
def test_a_feed_is_read_in_any_encoding(encoding: str) -> None:
    data = rss("<title>Fähre hält</title><description>Die Fähre hält „für immer“.</description>").decode()

    assert items(data.encode(encoding))[0].title == "Fähre hält"


def test_a_feed_that_breaks_off_gives_its_whole_entries_and_a_reject() -> None:
    data = rss("<title>Crane</title><description>One.</description>", "<title>Train</title><description>Two")
    cut = data[: data.rindex(b"Two") + 3]
    found = list(read_feed(cut, "f"))

    assert [type(one) for one in found] == [Item, Reject]
    assert isinstance(found[1], Reject)
    assert found[1].reason is RejectReason.bad_xml


def test_bare_ampersands_and_named_characters_do_not_break_a_feed() -> None:
    story = items(rss("<title>Marks & Sons&nbsp;close</title><description>Caf&eacute; shut.</description>"))[
        0
    ]

    assert story.title == "Marks & Sons close"
    assert story.text == "Café shut."


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(encoding: str) -> None:
    data = ENTITIES.decode().replace("<?xml", "<!-- <rss> --><?pi <rss> ?><?xml", 0).encode(encoding)

    assert [one.reason for one in read_feed(data, "f") if isinstance(one, Reject)] == [
        RejectReason.xml_forbidden
    ]


def test_entities_hidden_behind_a_comment_are_refused() -> None:
    data = ENTITIES.replace(b"<!DOCTYPE", b"<!-- <rss> --><!DOCTYPE")

    assert [one.reason for one in read_feed(data, "f") if isinstance(one, Reject)] == [
        RejectReason.xml_forbidden
    ]


def test_a_feed_without_entries_is_told() -> None:
    assert [one.reason for one in read_feed(rss(), "f") if isinstance(one, Reject)] == [
        RejectReason.no_article
    ]


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bayside Tribune",
        "home_page_url": "https://baysidetribune.example/",
        "language": "en",
        "items": [
            {
                "id": "7",
                "url": "https://baysidetribune.example/crane",
                "external_url": "https://northwire.example/crane",
                "title": "Crane blocks pier",
                "content_html": "<p>A crane fell.</p><p>Ferries stopped.</p>",
                "authors": [{"name": "Ida Bloom"}],
                "date_published": "2026-03-03T10:00:00Z",
                "tags": ["Local"],
            },
            {"id": "8", "content_text": "Trains go again."},
            7,
        ],
    }
    story, note, broken = read_records(json.dumps(feed, indent=1).encode(), "bay.json")

    assert isinstance(story, Item)
    assert (story.source, story.outlet.name, story.byline) == ("bay.json#1", "Bayside Tribune", "Ida Bloom")
    assert story.text.startswith("A crane fell.\n\nFerries stopped.")
    assert metadata(story) == {"jsonfeed.external": "northwire.example"}
    assert isinstance(note, Item)
    assert note.text == "Trains go again."
    assert isinstance(broken, Reject)
    assert broken.reason is RejectReason.bad_record


MARKS = "<item> </item> <title> </title> <rss> <entry> ]]> <![CDATA[ & &#0; &x; <p> <link/> <!-- -->"
PIECES = st.sampled_from([*MARKS.split(), "Ferries ", "<!DOCTYPE x [", "\x00", "\ud800", "é"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_feed_gives_stories_or_rejects(pieces: list[str]) -> None:
    data = b"<rss><channel>" + "".join(pieces).encode("utf-8", "surrogatepass")

    assert all(isinstance(one, Item | Reject) for one in read_feed(data, "f"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_stories_or_rejects(data: bytes) -> None:
    assert all(isinstance(one, Item | Reject) for one in read_feed(data, "f"))


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
NAMES = st.sampled_from(
    ["id", "url", "title", "content_html", "authors", "tags", "date_published", "language"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(NAMES, VALUES) | VALUES, max_size=3), VALUES)
def test_any_json_feed_gives_stories_or_rejects(entries: list[object], title: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "title": title, "items": entries}
    data = json.dumps(feed, indent=1).encode()

    assert all(isinstance(one, Item | Reject) for one in read_records(data, "f"))


# ---------------------------------------------------------------- feeds as sites and services make them
def entry(title: str, more: str = "", number: int = 1) -> str:
    words = "The ferry left the pier at noon and came back before the storm, the harbour master said."
    link = "" if "<link>" in more else f"<link>https://baysidetribune.example/{number}</link>"
    return f"<title>{title}</title>{link}<description>{words}</description>{more}"


def test_a_title_loses_the_publisher_that_a_search_engine_put_behind_it() -> None:
    source = '<source url="https://harbourpost.example">Harbour Post</source>'
    found = items(
        rss(
            entry("Crane blocks pier for a day - Harbour Post", source),
            entry("Post", source, 2),
            entry("Pier - crane gone", source, 3),
        )
    )

    assert [one.title for one in found] == ["Crane blocks pier for a day", "Post", "Pier - crane gone"]


@pytest.mark.parametrize(
    ("titles", "kept"),
    [
        (
            [
                "Crane falls | Bayside Tribune",
                "Pier opens | Bayside Tribune",
                "Ferry - late | Bayside Tribune",
            ],
            ["Crane falls", "Pier opens", "Ferry - late"],
        ),
        (
            ["Bayside Tribune: Crane falls", "Bayside Tribune: Pier opens", "Bayside Tribune: Ferry"],
            ["Crane falls", "Pier opens", "Ferry"],
        ),
        (
            ["Crane falls | Sport", "Pier opens | Sport", "Ferry late | Sport"],
            ["Crane falls | Sport", "Pier opens | Sport", "Ferry late | Sport"],
        ),
        (
            ["Crane falls | Bayside Tribune", "Pier opens", "Ferry late"],
            ["Crane falls | Bayside Tribune", "Pier opens", "Ferry late"],
        ),
    ],
    ids=["behind", "before", "a section", "one alone"],
)
def test_titles_lose_the_sites_name_where_all_of_a_feed_bear_it(titles: list[str], kept: list[str]) -> None:
    found = items(rss(*(entry(title, number=number) for number, title in enumerate(titles))))

    assert [one.title for one in found] == kept


def test_a_link_through_a_service_is_the_stories_own_and_the_service_no_outlet() -> None:
    led = "<link>https://www.google.com/url?rct=j&amp;url=https://harbourpost.example/a?x=1&amp;ct=ga</link>"
    opaque = "<link>https://rss.feedsportal.com/c/33/story01.htm</link>"
    told = '<link>https://news.google.com/rss/articles/x</link><source url="https://dockline.example">Dockline</source>'
    found = items(rss(entry("One", led), entry("Two", opaque), entry("Three", told)))

    assert [(one.url, one.outlet.key) for one in found] == [
        ("https://harbourpost.example/a?x=1", "harbourpost.example"),
        ("https://rss.feedsportal.com/c/33/story01.htm", "baysidetribune.example"),
        ("https://news.google.com/rss/articles/x", "dockline.example"),
    ]


def test_an_empty_entry_inside_another_ends_nothing() -> None:
    spaced = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    behind = f"<item/><feedburner:origLink {spaced}>https://baysidetribune.example/own</feedburner:origLink>"
    found = items(rss(entry("Crane", f"<link>https://feedproxy.example/~r/1</link>{behind}")))

    assert [one.url for one in found] == ["https://baysidetribune.example/own"]


def test_a_credit_line_of_a_feed_is_kept_as_one() -> None:
    found = items(rss(entry("Crane", "<creditLine><![CDATA[ The Northwire Agency]]></creditLine>")))

    assert metadata(found[0]) == {"credit": "The Northwire Agency"}


def test_a_time_in_markup_is_read_from_it() -> None:
    marked = '<pubDate><time datetime="2026-03-03T19:21:28Z">Tue, 03/03/2026 - 14:21</time></pubDate>'
    found = items(rss(entry("Crane", marked)))

    assert found[0].published is not None
    assert found[0].published.utc.isoformat() == "2026-03-03T19:21:28+00:00"


def test_an_export_of_wordpress_gives_what_was_published_under_its_writers_names() -> None:
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/"'
    writer = (
        "<wp:author><wp:author_login><![CDATA[ibloom]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Ida Bloom]]></wp:author_display_name></wp:author>"
    )

    def state(status: str) -> str:
        return f"<dc:creator>ibloom</dc:creator><wp:status>{status}</wp:status>"

    data = rss(entry("Crane", state("publish")), entry("Not yet", state("draft"), 2), head=writer)
    found = list(read_feed(data.replace(b"<rss ", f"<rss {spaces} ".encode()), "wp.xml"))

    assert [(type(one), getattr(one, "byline", None)) for one in found] == [
        (Item, "Ida Bloom"),
        (Reject, None),
    ]
    assert isinstance(found[1], Reject)
    assert (found[1].reason, "never published" in found[1].problem) == (RejectReason.no_article, True)


def test_a_feed_with_slugs_for_titles_gives_the_headlines_beside_them() -> None:
    spaced = 'xmlns:apcm="http://ap.org/schemas/03/2005/apcm"'
    headline = f"<apcm:About {spaced}><apcm:HeadLine>Crane blocks pier</apcm:HeadLine></apcm:About>"

    assert items(rss(entry("BC-EU--Crane", headline)))[0].title == "Crane blocks pier"


def test_an_entry_of_atom_may_be_a_document_of_its_own() -> None:
    document = b"""<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom">
    <title>Crane blocks pier</title>
    <id>tag:bay,2026:7</id><link href="https://baysidetribune.example/7"/>
    <updated>2026-03-03T10:00:00Z</updated>
    <source><title>Bayside Tribune</title><author><name>Ida Bloom</name></author></source>
    <summary>A crane fell across the only pier.</summary></entry>"""

    assert kind(document, "a.xml") is Kind.feed
    (story,) = items(document)
    assert (story.title, story.byline, story.url) == (
        "Crane blocks pier",
        "Ida Bloom",
        "https://baysidetribune.example/7",
    )


def test_an_entry_that_was_taken_back_is_a_reject() -> None:
    entries = rss(
        "<title>[Removed]</title><description>[Removed]</description><link>https://removed.example/</link>",
        "<title>Pier blocked</title><description>[Removed]</description><link>https://bay.example/a</link>",
    )
    gone, kept = read_feed(entries, "feed.xml")

    assert isinstance(gone, Reject)
    assert "took it back" in gone.problem
    assert isinstance(kept, Item)
    assert kept.text == "Pier blocked"


@pytest.mark.parametrize(
    ("title", "source", "outlet"),
    [
        ("Bayside Tribune &#8212; News", "Northwire", "Bayside Tribune"),
        ("Bayside Tribune", "Bayside", "Bayside"),
        ("The Old Paper | News", "The Old Paper", "The Old Paper"),
    ],
)
def test_the_source_of_an_entry_at_the_feed_s_own_site_names_no_other_outlet(
    title: str, source: str, outlet: str
) -> None:
    document = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
    xml:base="https://www.baysidetribune.example/"><title>{title}</title><id>urn:x</id>
    <link href="https://www.baysidetribune.example/"/>
    <entry><title>Crane blocks pier</title><link href="local/crane"/><id>urn:y</id>
    <content type="html">&lt;p&gt;A crane fell.&lt;/p&gt;</content>
    <source><title>{source}</title><link href="https://www.baysidetribune.example/wire"/></source></entry></feed>"""
    (story,) = read_feed(document.encode(), "a.xml")

    assert isinstance(story, Item)
    assert (story.outlet.key, story.outlet.name) == ("baysidetribune.example", outlet)
    assert metadata(story) == {"rss.source": source}
