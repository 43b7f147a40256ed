"""Exchange formats of agencies: NewsML-G2, NITF and ninjs, with the credits that they state."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.jsonlines import read_records
from wirecopy.intake.newsml import read_newsml
from wirecopy.intake.nitf import read_nitf
from wirecopy.intake.xmlrecords import read_xml_records
from wirecopy.records import Item, Reject, RejectReason, Zone

BODY = "<p>HARBOUR BAY, March 3 (Northwire) - A crane fell.</p><p>Ferries stopped.</p>"
HTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{BODY}</body></html></inlineXML>'
ABOUT = """<itemClass qcode="ninat:text"/><provider literal="Northwire"/>
<versionCreated>2026-03-03T12:00:00+01:00</versionCreated><firstCreated>2026-03-03T10:00:00+01:00</firstCreated>"""
MORE = """<headline>Crane blocks pier</headline><by>By Ida Bloom</by>
<creditline>Northwire/Rheinbote</creditline>
<language tag="en-GB"/><located><name>Harbour Bay</name></located>"""


def news_item(about: str = ABOUT, more: str = MORE, content: str = HTML, guid: str = "1") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" version="2"
    guid="urn:newsml:northwire.example:{guid}"><itemMeta>{about}</itemMeta><contentMeta>{more}</contentMeta>
    <contentSet>{content}</contentSet></newsItem>"""


def story(document: str) -> Item:
    (found,) = read_newsml(document.encode(), "a.xml")
    assert isinstance(found, Item), found
    return found


def metadata(item: Item) -> list[tuple[str, str]]:
    return [(one.label, item.text[one.start : one.end]) for one in item.zones if one.zone is Zone.metadata]


def test_a_news_item_is_a_story_with_everything_it_states() -> None:
    item = story(news_item())

    assert (item.source, item.item_id, item.url) == ("a.xml", "urn:newsml:northwire.example:1", None)
    assert (item.title, item.byline, item.language) == ("Crane blocks pier", "By Ida Bloom", "en")
    assert (item.outlet.key, item.outlet.name) == ("northwire.example", "Northwire")
    assert item.published is not None and item.updated is not None
    assert (item.published.utc.hour, item.updated.utc.hour) == (9, 11)
    assert item.words_in(Zone.dateline) == ["HARBOUR BAY, March 3 (Northwire) -"]
    assert item.place == "Harbour Bay"
    assert metadata(item) == [("newsml.provider", "Northwire"), ("newsml.creditline", "Northwire/Rheinbote")]


def test_a_kill_is_kept_as_a_story_that_says_so() -> None:
    item = story(news_item(about=ABOUT + '<pubStatus qcode="stat:canceled"/>'))

    assert ("newsml.pubstatus", "canceled") in metadata(item)
    assert "usable" not in story(news_item(about=ABOUT + '<pubStatus qcode="stat:usable"/>')).text


def test_a_kill_without_a_word_is_kept_for_the_item_that_it_names() -> None:
    about = '<itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/>'
    killed = story(news_item(about, more="", content=""))
    (again,) = read_records(json.dumps({"uri": "n:1", "pubStatus": "stat:canceled"}).encode(), "n.json")

    assert killed.story == story(news_item()).story
    assert metadata(killed) == [("newsml.pubstatus", "canceled")]
    assert isinstance(again, Item)
    assert metadata(again) == [("ninjs.pubstatus", "canceled")]
    (nothing,) = read_newsml(
        news_item(about.replace("canceled", "usable"), more="", content="").encode(), "a.xml"
    )
    assert isinstance(nothing, Reject)


def test_a_message_gives_each_of_its_items_and_leaves_packages_out() -> None:
    found = f"<packageItem guid='p'/>{news_item()}{news_item(guid='2')}"
    message = f"<newsMessage><itemSet>{found}</itemSet></newsMessage>"

    assert [one.source for one in read_newsml(message.encode(), "m.xml")] == ["m.xml#1", "m.xml#2"]


def test_a_picture_and_a_package_alone_are_named_rejects() -> None:
    picture = news_item(about='<itemClass qcode="ninat:picture"/>', content='<remoteContent href="a.jpg"/>')
    package = '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"/>'

    for document, reason in ((picture, RejectReason.missing_text), (package, RejectReason.no_article)):
        (found,) = read_newsml(document.encode(), "a.xml")
        assert isinstance(found, Reject)
        assert found.reason is reason


def test_an_item_with_a_description_alone_is_a_story() -> None:
    item = story(news_item(more=MORE + "<description>Ferries stopped.</description>", content=""))

    assert item.text.startswith("Ferries stopped.")


def test_plain_text_and_nitf_inside_an_item_are_read() -> None:
    plain = story(news_item(content="<inlineData>A crane fell.\n\nFerries stopped.</inlineData>"))
    nitf = story(news_item(content=f"<inlineXML>{nitf_document()}</inlineXML>"))

    assert plain.text.startswith("A crane fell.\n\nFerries stopped.")
    assert nitf.text.startswith("A crane fell.\n\nFerries stopped.\n\nNorthwire writers contributed.")
    assert nitf.title == "Crane blocks pier"


def test_the_head_of_a_page_inside_an_item_is_no_lead() -> None:
    head = "<header><ul class='slugline'><li>Ports</li></ul><h1>Crane blocks pier</h1></header>"
    item = story(news_item(content=HTML.replace(BODY, f"{head}<section>{BODY}</section>")))

    assert item.words_in(Zone.dateline) == ["HARBOUR BAY, March 3 (Northwire) -"]
    assert item.words_in(Zone.lead) == ["A crane fell."]
    assert "Ports" not in item.text


LINED = """(Adds details of the crane)
    * Pier is closed until Friday
    * Ferries call at Bo Point

    By Ida Bloom
    HARBOUR BAY, March 3 (Northwire) - A crane fell onto the old
pier of Harbour Bay on Monday and blocked it, its owner
said.
    Ferries stopped, and nobody was hurt when the crane came
down in a storm that had reached the coast in the night.

 (Reporting by Ida Bloom; Editing by Bo Reed and by others at
the desk)"""


@pytest.mark.parametrize("tag", ["p", "pre"])
def test_a_text_in_lines_inside_an_item_has_its_paragraphs_byline_and_dateline(tag: str) -> None:
    more = MORE.replace("<by>By Ida Bloom</by>", "")
    item = story(news_item(more=more, content=HTML.replace(BODY, f"<{tag}>{LINED}</{tag}>")))

    assert item.byline == "By Ida Bloom"
    assert item.text.startswith(
        "(Adds details of the crane)\n\n* Pier is closed until Friday\n\n* Ferries call"
    )
    assert item.words_in(Zone.dateline) == ["HARBOUR BAY, March 3 (Northwire) -"]
    assert item.words_in(Zone.lead) == [
        "A crane fell onto the old pier of Harbour Bay on Monday and blocked it, its owner said."
    ]
    assert item.words_in(Zone.signoff) == [
        "(Reporting by Ida Bloom; Editing by Bo Reed and by others at the desk)"
    ]


def test_a_place_that_says_that_none_is_known_is_none() -> None:
    more = MORE.replace("Harbour Bay", "No-Data-Available")
    content = HTML.replace(BODY, "<p>A crane fell.</p>")

    assert story(news_item(more=more, content=content)).place is None
    assert story(news_item(content=content)).place == "Harbour Bay"


def test_lines_of_a_table_inside_an_item_stay_apart() -> None:
    table = "Results of Monday\n\nHarbour Bay   2 Bo Point  0\nRheinau       5 Orto      1"
    item = story(news_item(content=HTML.replace(BODY, f"<p>{table}</p>")))

    assert item.text.startswith(
        "Results of Monday\n\nHarbour Bay 2 Bo Point 0\n\nRheinau 5 Orto 1\n\nBy Ida Bloom"
    )


def test_elements_that_are_only_indented_are_no_lines() -> None:
    body = "<text>\n  <rubrik>Crane</rubrik>\n    <ort>Harbour Bay</ort>\n\n  <bild>Bo Reed</bild>\n</text>"
    one = story(news_item(content=HTML.replace(BODY, body)))
    bare = story(news_item(content=HTML.replace(BODY, "<b>Crane</b> fell\n\n  Ferries stopped")))

    assert one.text.startswith("Crane Harbour Bay Bo Reed\n\n")
    assert bare.text.startswith("Crane fell\n\nFerries stopped")


def test_paragraphs_that_are_only_indented_stay_whole() -> None:
    body = "<p>\n      A crane\n      fell on the pier.\n    </p>\n    <p>Ferries\n  <em>stopped</em>.</p>"
    item = story(news_item(content=HTML.replace(BODY, body)))

    assert item.text.startswith("A crane fell on the pier.\n\nFerries stopped.\n\n")


def test_a_message_that_breaks_off_gives_its_whole_items_and_a_reject() -> None:
    message = f"<newsMessage><itemSet>{news_item()}\n{news_item(guid='2')}</itemSet></newsMessage>"
    first, second = read_newsml(message[: message.rindex("Ferries")].encode(), "m.xml")

    assert isinstance(first, Item)
    assert isinstance(second, Reject)
    assert second.reason is RejectReason.bad_xml


# ---------------------------------------------------------------- NITF
def nitf_document(doctype: str = "") -> str:
    return f"""{doctype}<nitf><head><title>In the window</title><docdata management-status="canceled">
    <doc-id regsrc="Northwire" id-string="nw-7"/><date.issue norm="20260303T101500Z"/>
    <doc.copyright holder="Northwire Ltd" year="2026"/></docdata></head><body><body.head>
    <hedline><hl1>Pier blocked</hl1></hedline><byline>By <person>Ida Bloom</person>
<byttl>Northwire Writer</byttl></byline><dateline><location>HARBOUR BAY</location> (Northwire)</dateline>
    </body.head><body.content><p>A crane fell.</p><media media-type="image">
    <media-metadata name="x" value="y"/>
    <media-caption>The pier.</media-caption><media-producer>Bo Reed</media-producer></media>
    <p>Ferries stopped.</p></body.content><body.end>
    <tagline>Northwire writers contributed.</tagline></body.end>
    </body></nitf>"""


def nitf_story(document: str) -> Item:
    (found,) = read_nitf(document.encode(), "n.xml")
    assert isinstance(found, Item), found
    return found


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-2.dtd">'])
def test_a_nitf_document_is_a_story_and_its_document_type_is_not_fetched(doctype: str) -> None:
    item = nitf_story(nitf_document(doctype))

    assert (item.title, item.byline) == ("Pier blocked", "By Ida Bloom, Northwire Writer")
    assert (item.item_id, item.outlet.name) == ("nw-7", "Northwire")
    assert item.published is not None
    assert item.published.utc.isoformat() == "2026-03-03T10:15:00+00:00"
    assert item.text.startswith("A crane fell.\n\nFerries stopped.\n\nNorthwire writers contributed.")
    assert item.words_in(Zone.caption) == ["The pier.", "Bo Reed"]
    assert metadata(item) == [
        ("nitf.source", "Northwire"),
        ("nitf.copyrightholder", "Northwire Ltd"),
        ("nitf.pubstatus", "canceled"),
        ("nitf.dateline", "HARBOUR BAY (Northwire)"),
    ]


def test_a_subtitle_in_the_place_of_a_byline_names_nobody() -> None:
    told = "<byline>Engineers ready for all that may come, office says</byline>"
    document = re.sub(r"(?s)<byline>.*?</byline>", told, nitf_document())

    assert nitf_story(document).byline is None


def test_documents_that_declare_entities_are_refused() -> None:
    bombs = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 20))
    for declared in (
        '<!ENTITY e SYSTEM "file:///etc/hostname">',
        '<!ENTITY e0 "x">' + bombs,
        '<!ENTITY % p "x">',
    ):
        for read in (read_nitf, read_newsml):
            (found,) = read(f"<!DOCTYPE nitf [{declared}]>{nitf_document()}".encode(), "n.xml")
            assert isinstance(found, Reject)
            assert found.reason is RejectReason.xml_forbidden


def test_a_document_that_is_too_deep_or_broken_is_a_named_reject() -> None:
    for document in (b"<nitf>" + b"<p>" * 100_000, b"<nitf><body>", b"<nitf/><nitf/>", b"\xff\xfe<"):
        (found,) = read_nitf(document, "n.xml")
        assert isinstance(found, Reject)
        assert found.reason in (RejectReason.bad_xml, RejectReason.bad_encoding, RejectReason.missing_text)


# ---------------------------------------------------------------- ninjs
FIRST = {
    "uri": "http://northwire.example/items/7",
    "type": "text",
    "versioncreated": "2026-03-03T12:00:00Z",
    "firstcreated": "2026-03-03T10:00:00Z",
    "language": "en-GB",
    "byline": "Ida Bloom",
    "headline": "Crane blocks pier",
    "body_html": "<p>A crane fell.</p><p>Ferries stopped.</p>",
    "body_text": "A crane fell.",
    "located": "Harbour Bay",
    "source": "Northwire",
    "usageterms": "Not for Rheinbote.",
    "pubstatus": "canceled",
    "associations": {"main": {"type": "picture", "description_text": "The pier.", "byline": "Bo Reed"}},
}
THIRD = {
    "uri": "http://northwire.example/items/7",
    "type": "text",
    "versionCreated": "2026-03-03T12:00:00Z",
    "firstCreated": "2026-03-03T10:00:00Z",
    "language": "en-GB",
    "by": "Ida Bloom",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Crane blocks pier"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "A crane fell."},
        {"role": "rich", "contentType": "text/html", "value": "<p>A crane fell.</p><p>Ferries stopped.</p>"},
    ],
    "located": "Harbour Bay",
    "source": "Northwire",
    "usageTerms": "Not for Rheinbote.",
    "pubStatus": "canceled",
    "associations": [
        {"type": "picture", "by": "Bo Reed", "descriptions": [{"role": "text", "value": "The pier."}]}
    ],
}


@pytest.mark.parametrize("record", [FIRST, THIRD], ids=["version 1", "version 3"])
def test_ninjs_of_all_versions_gives_the_same_story(record: dict[str, object]) -> None:
    (item,) = read_records(json.dumps(record, indent=1).encode(), "n.json")

    assert isinstance(item, Item)
    assert (item.item_id, item.title, item.byline) == (record["uri"], "Crane blocks pier", "Ida Bloom")
    assert (item.outlet.key, item.outlet.name, item.language) == ("northwire.example", "Northwire", "en")
    assert item.published is not None and item.updated is not None
    assert (item.published.utc.hour, item.updated.utc.hour) == (10, 12)
    assert item.text.startswith("A crane fell.\n\nFerries stopped.\n\nIda Bloom")
    assert item.words_in(Zone.caption) == ["The pier.", "Bo Reed"]
    assert metadata(item) == [
        ("ninjs.source", "Northwire"),
        ("ninjs.usageterms", "Not for Rheinbote."),
        ("ninjs.pubstatus", "canceled"),
    ]


@pytest.mark.parametrize(
    ("uri", "altids", "item_id"),
    [
        ("https://api.northwire.example/content/9f31c?qt=aB3&et=1", {"itemid": "9f31c"}, "9f31c"),
        (
            "https://api.northwire.example/content/9f31c?qt=aB3",
            {},
            "https://api.northwire.example/content/9f31c",
        ),
        ("https://northwire.example/item?id=42", None, "https://northwire.example/item?id=42"),
        ("https://northwire.example/items/7", {"itemid": "other"}, "https://northwire.example/items/7"),
    ],
)
def test_what_a_request_adds_to_the_id_of_an_item_is_no_part_of_it(
    uri: str, altids: object, item_id: str
) -> None:
    (item,) = read_records(json.dumps({**FIRST, "uri": uri, "altids": altids}).encode(), "n.json")

    assert isinstance(item, Item)
    assert (item.item_id, item.outlet.key) == (item_id, "northwire.example")


def test_ninjs_in_lines_is_read_line_by_line() -> None:
    lines = b"\n".join(json.dumps({**FIRST, "uri": f"n:{number}"}).encode() for number in range(3))

    assert [one.item_id for one in read_records(lines, "n.jsonl") if isinstance(one, Item)] == [
        "n:0",
        "n:1",
        "n:2",
    ]


def test_a_ninjs_package_gives_its_items_with_words_and_one_of_references_is_a_named_reject() -> None:
    picture = {"uri": "n:9", "type": "picture", "description_text": "The pier."}
    inner = [{**FIRST, "uri": f"n:{number}", "associations": {}} for number in (1, 2)]
    package = {
        "uri": "n:p",
        "type": "composite",
        "headline": "Two stories",
        "versioncreated": "2026-03-03T10:00:00Z",
    }

    found = list(
        read_records(
            json.dumps([{**package, "associations": [picture, *inner]}], indent=1).encode(), "n.json"
        )
    )
    assert [(one.item_id, one.source) for one in found if isinstance(one, Item)] == [
        ("n:1", "n.json#1"),
        ("n:2", "n.json#2"),
    ]

    (reject,) = read_records(json.dumps({**package, "associations": [picture]}, indent=1).encode(), "n.json")
    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.no_article
    assert "package" in reject.problem


def test_ninjs_may_carry_its_body_as_nitf_and_a_picture_is_a_reject() -> None:
    nitf = {
        "uri": "n:1",
        "bodies": [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf_document()}],
    }
    picture = {"uri": "n:2", "type": "picture", "renditions": {}}
    item, reject = read_records(json.dumps([nitf, picture]).encode(), "n.json")

    assert isinstance(item, Item)
    assert (item.title, item.item_id) == ("Pier blocked", "n:1")
    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.missing_text


# ---------------------------------------------------------------- anything
MARKS = "<newsItem> <newsMessage> <itemMeta> <contentMeta> <contentSet> <inlineXML> <nitf> <body.content> <p>"
PIECES = st.sampled_from(
    [
        *MARKS.split(),
        *(mark.replace("<", "</") for mark in MARKS.split()),
        "Ferries ",
        "&",
        "<!--",
        "\x00",
        "<",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30), st.binary(max_size=40))
def test_any_document_gives_stories_or_rejects(pieces: list[str], noise: bytes) -> None:
    for start in ("<newsMessage>", "<newsItem>", "<nitf>", ""):
        data = (start + "".join(pieces)).encode() + noise
        for read in (read_newsml, read_nitf):
            assert all(isinstance(one, Item | Reject) for one in read(data, "a"))


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=9)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from([*FIRST, *THIRD, "infoSources", "authors", "descriptions"]), VALUES))
def test_any_ninjs_gives_a_story_or_a_reject(record: dict[str, object]) -> None:
    data = json.dumps({**record, "uri": "n:1", "bodies": record.get("bodies", [])}, indent=1).encode()

    assert all(isinstance(one, Item | Reject) for one in read_records(data, "n"))


# ---------------------------------------------------------------- as agencies deviate
def test_a_headline_below_the_headline_is_none() -> None:
    both = '<headline role="hld:subHeadline">After nine days</headline><headline>Crane blocks pier</headline>'

    assert story(news_item(more=both)).title == "Crane blocks pier"


def test_a_prefix_without_a_namespace_breaks_nothing() -> None:
    document = news_item(content=HTML.replace("<html ", '<html xsi:schemaLocation="http://x.example y.xsd" '))

    assert story(document).title == "Crane blocks pier"


def test_nitf_of_an_archive_gives_the_day_of_publication_and_says_its_lead_once() -> None:
    document = f"""<nitf><head><pubdata date.publication="20260303T000000" name="Bay Times"/></head><body>
    <body.head><hedline><hl1>Crane blocks pier</hl1></hedline></body.head><body.content>
    <block class="lead_paragraph"><p>LEAD: A crane fell.</p></block>
    <block class="full_text"><p>LEAD: A crane fell.</p>{BODY}</block></body.content></body></nitf>"""
    (item,) = read_nitf(document.encode(), "a.xml")

    assert isinstance(item, Item)
    assert item.text.count("LEAD: A crane fell.") == 1
    assert item.published is not None
    assert item.published.utc.date().isoformat() == "2026-03-03"


APPL = f"""<Publication xmlns="http://ap.org/schemas/03/2005/appl">
<Identification><ItemId>n7</ItemId></Identification>
<PublicationManagement><FirstCreated>2026-03-03T09:00:00</FirstCreated>
<LastModifiedDateTime>2026-03-03T11:00:00</LastModifiedDateTime><Status>STATUS</Status></PublicationManagement>
<NewsLines><Title>EU--Crane</Title><HeadLine>Crane blocks pier</HeadLine>
<ByLine>By IDA BLOOM</ByLine></NewsLines>
<AdministrativeMetadata><Provider>Northwire</Provider><Source>Rheinbote</Source></AdministrativeMetadata>
<PublicationComponent Role="Main" MediaType="Text"><TextContentItem><DataContent>
<nitf><body.content><block>{BODY}</block></body.content></nitf>
</DataContent></TextContentItem></PublicationComponent>
<PublicationComponent Role="Caption" MediaType="Text"><TextContentItem><DataContent>
<nitf><body.content><block><p>The pier. (Northwire Photo/Bo Reed)</p></block></body.content></nitf>
</DataContent></TextContentItem></PublicationComponent></Publication>"""


def test_a_publication_of_components_is_a_story_with_its_captions() -> None:
    (item,) = read_xml_records(APPL.replace("STATUS", "Usable").encode(), "a.xml", {})

    assert isinstance(item, Item)
    assert (item.source, item.item_id, item.title) == ("a.xml", "n7", "Crane blocks pier")
    assert (item.byline, item.outlet.name) == ("By IDA BLOOM", "Northwire")
    assert item.published is not None and item.updated is not None
    assert (item.published.utc.hour, item.updated.utc.hour) == (9, 11)
    assert item.text.startswith("HARBOUR BAY, March 3 (Northwire) - A crane fell.")
    assert item.words_in(Zone.caption) == ["The pier. (Northwire Photo/Bo Reed)"]
    assert metadata(item) == [("newsml.provider", "Northwire"), ("newsml.infosource", "Rheinbote")]


def test_a_withdrawn_publication_says_so_and_one_without_words_is_refused() -> None:
    (withdrawn,) = read_xml_records(APPL.replace("STATUS", "Canceled").encode(), "a.xml", {})
    picture = APPL.replace("<nitf>", "<x>").replace("</nitf>", "</x>")
    (refused,) = read_xml_records(picture.encode(), "a.xml", {})

    assert isinstance(withdrawn, Item)
    assert ("newsml.pubstatus", "canceled") in metadata(withdrawn)
    assert isinstance(refused, Reject)
    assert refused.reason is RejectReason.missing_text
