"""Records in XML of a house's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.read import read
from wirecopy.intake.xmlrecords import read_xml_records
from wirecopy.records import Item, Reject, RejectReason

ONE = """<?xml version="1.0"?><Bericht xmlns="urn:own" Language="en"><NewsID>n7</NewsID>
<PublishDate>2026-03-03T10:00:00Z</PublishDate><headline>Crane blocks pier</headline><section>Local</section>
<author>Ida Bloom</author><author>Bo Reed</author>
<content>&lt;p&gt;A crane fell.&lt;/p&gt;&lt;p&gt;Ferries stopped.&lt;/p&gt;</content></Bericht>"""
MANY = """<?xml version="1.0"?><export><count>2</count><stories>
<story id="1"><title>Crane blocks pier</title><body><p>A crane fell.</p><p>Ferries stopped.</p></body></story>
<story id="2"><title>Ferry late</title><body>The ferry was late.</body></story></stories></export>"""


def found(document: str, names: dict[str, str] | None = None) -> list[Item | Reject]:
    return list(read_xml_records(document.encode(), "a.xml", names or {}))


def test_a_document_whose_elements_are_fields_is_a_story() -> None:
    assert kind(ONE.encode(), "a.xml") is Kind.xml
    (item,) = found(ONE)

    assert isinstance(item, Item)
    assert (item.source, item.item_id, item.title) == ("a.xml#1", "n7", "Crane blocks pier")
    assert (item.byline, item.section, item.language) == ("Ida Bloom, Bo Reed", "Local", "en")
    assert item.text.startswith("A crane fell.\n\nFerries stopped.\n\nIda Bloom")
    assert item.published is not None


def test_each_element_with_words_is_a_story_and_attributes_are_fields_too() -> None:
    assert [(one.item_id, one.title, one.text) for one in found(MANY) if isinstance(one, Item)] == [
        ("1", "Crane blocks pier", "A crane fell.\n\nFerries stopped."),
        ("2", "Ferry late", "The ferry was late."),
    ]


def test_a_field_with_elements_of_its_own_says_what_its_name_says() -> None:
    (item,) = found("""<?xml version="1.0"?><release id="9" lang="en">
    <longurl>https://releases.example/pier-closed?releaseId=9</longurl><title>Pier <b>closed</b></title>
    <body>&lt;p&gt;A crane fell.&lt;/p&gt;</body><language id="2"><label>English</label></language>
    <authors><author>Ida Bloom</author><author>Bo Reed</author></authors>
    <publisher id="4"><name>Harbour Bay Port</name><address>Pier 1</address><webSite>www.bay.example</webSite>
    </publisher><section><b>Ports</b> and ships</section></release>""")

    assert isinstance(item, Item)
    assert (item.outlet.name, item.byline, item.title) == (
        "Harbour Bay Port",
        "Ida Bloom, Bo Reed",
        "Pier closed",
    )
    assert (item.url, item.language) == ("https://releases.example/pier-closed?releaseId=9", "en")
    assert item.section == "Ports and ships"


def test_elements_can_be_mapped_by_the_user() -> None:
    document = '<?xml version="1.0"?><a><wortlaut>A crane fell.</wortlaut><kopf>Pier</kopf></a>'
    (reject,) = found(document)
    (item,) = found(document, {"text": "wortlaut", "title": "kopf"})

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.unknown_kind
    assert isinstance(item, Item)
    assert (item.title, item.text) == ("Pier", "A crane fell.")


def test_a_document_that_breaks_off_gives_its_whole_records_and_a_reject() -> None:
    first, second = found(
        MANY.replace("<story ", "\n<story ")[: -len("late.</body></story></stories></export>")]
    )

    assert isinstance(first, Item)
    assert isinstance(second, Reject)
    assert second.reason is RejectReason.bad_xml


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', Kind.page),
        ("<div><p>A crane fell.</p></div>", Kind.page),
        ('<?xml version="1.0"?><opml/>', Kind.unknown),
        ('<?xml version="1.0"?><sitemapindex/>', Kind.sitemap),
    ],
)
def test_pages_and_known_documents_are_none(document: str, wanted: Kind) -> None:
    assert kind(document.encode(), "a") is wanted


def test_an_unknown_document_is_rejected_by_name_and_its_neighbours_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<?xml version="1.0"?><scores><section>Sport</section><team>Outer Bay</team></scores>'
    )
    (tmp_path / "b.xml").write_text(ONE)
    reject, item = read([str(tmp_path)])

    assert isinstance(reject, Reject)
    assert (reject.reason, "scores" in reject.problem) == (RejectReason.unknown_kind, True)
    assert isinstance(item, Item)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<a>", "</a>", "<text>", "</text>", "words ", "<text/>", "&amp;", "<b c='d'/>"]),
        max_size=20,
    )
)
def test_any_document_gives_stories_or_rejects(pieces: list[str]) -> None:
    assert all(isinstance(one, Item | Reject) for one in found(f"<x>{''.join(pieces)}</x>"))


def test_a_news_item_of_a_houses_own_is_told_from_that_of_the_standard() -> None:
    own = """<?xml version="1.0" encoding="iso-8859-1"?><newsitem itemid="7" date="2026-03-03">
    <title>Crane blocks pier</title><byline>Ida Bloom</byline>
    <text><p>A crane fell.</p><p>Ferries stopped.</p></text>
    <copyright>(c) Northwire 2026</copyright></newsitem>"""

    assert kind(own.encode(), "a.xml") is Kind.xml
    assert kind(own.replace("newsitem", "newsItem").encode(), "a.xml") is Kind.newsml
    (item,) = found(own)
    assert isinstance(item, Item)
    assert (item.item_id, item.title, item.byline) == ("7", "Crane blocks pier", "Ida Bloom")
    assert item.text.startswith("A crane fell.\n\nFerries stopped.")
    assert item.published is not None
