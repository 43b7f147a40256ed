"""NewsML 1: items, their languages and parts, and what they state of their sources."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.newsml1 import read_newsml1
from wirecopy.records import Item, Reject, RejectReason, Zone

PLAIN = """<ContentItem><MediaType FormalName="Text"/>
<DataContent>A crane fell.
  Ferries stopped.
</DataContent></ContentItem>"""
NITF = """<ContentItem><MimeType FormalName="text/vnd.IPTC.NITF"/><DataContent><nitf><body><body.head>
<hedline><hl1>Pier blocked</hl1></hedline></body.head><body.content><p>A crane fell.</p>
    <p>Ferries stopped.</p>
</body.content></body></nitf></DataContent></ContentItem>"""
HTML = """<ContentItem><DataContent>&lt;p&gt;A crane fell.&lt;/p&gt;
&lt;p&gt;Ferries stopped.&lt;/p&gt;
</DataContent></ContentItem>"""
LINES = """<NewsLines><HeadLine>Crane blocks pier</HeadLine><ByLine>By Ida Bloom</ByLine>
<DateLine>Harbour Bay, March 3 (Northwire) -</DateLine><CreditLine>Northwire/Rheinbote</CreditLine>
    </NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Northwire"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/><Location>
<Property FormalName="City" Value="Harbour Bay"/></Location></DescriptiveMetadata>"""


def news_item(
    component: str, revision: int = 1, status: str = "Usable", number: str = "<NewsItemId>7</NewsItemId>"
) -> str:
    return f"""<NewsItem><Identification><NewsIdentifier><ProviderId>northwire.example</ProviderId>
    <DateId>20260303</DateId>{number}<RevisionId>{revision}</RevisionId></NewsIdentifier></Identification>
    <NewsManagement><FirstCreated>20260303T100000+0100</FirstCreated>
    <ThisRevisionCreated>20260303T120000+0100</ThisRevisionCreated><Status FormalName="{status}"/>
    </NewsManagement>
    <NewsComponent>{component}</NewsComponent></NewsItem>"""


def document(*items: str, doctype: str = "", about: str = "") -> str:
    return f'<?xml version="1.0"?>{doctype}<NewsML Version="1.2">{about}{"".join(items)}</NewsML>'


def found_in(text: str) -> list[Item | Reject]:
    return list(read_newsml1(text.encode(), "a.xml"))


def story(text: str) -> Item:
    (found,) = found_in(text)
    assert isinstance(found, Item), found
    return found


def metadata(item: Item) -> list[tuple[str, str]]:
    return [(one.label, item.text[one.start : one.end]) for one in item.zones if one.zone is Zone.metadata]


@pytest.mark.parametrize("content", [PLAIN, NITF, HTML], ids=["plain", "nitf", "escaped html"])
def test_an_item_is_a_story_with_everything_it_states(content: str) -> None:
    text = document(news_item(LINES + content))
    item = story(text)

    assert kind(text.encode(), "a.xml") is Kind.newsml1
    assert (item.source, item.item_id) == ("a.xml", "urn:newsml:northwire.example:20260303:7")
    assert (item.title, item.byline, item.language) == ("Crane blocks pier", "By Ida Bloom", "en")
    assert (item.outlet.key, item.outlet.name, item.place) == (
        "northwire.example",
        "Northwire",
        "Harbour Bay",
    )
    assert item.text.split("By Ida")[0].split() == ["A", "crane", "fell.", "Ferries", "stopped."]
    assert item.published is not None
    assert item.updated is not None
    assert item.published.utc.isoformat() == "2026-03-03T09:00:00+00:00"
    assert item.updated.utc.isoformat() == "2026-03-03T11:00:00+00:00"
    assert metadata(item) == [
        ("newsml.provider", "Northwire"),
        ("newsml.creditline", "Northwire/Rheinbote"),
        ("newsml.dateline", "Harbour Bay, March 3 (Northwire) -"),
    ]


def test_revisions_of_an_item_are_one_story() -> None:
    first, second = (story(document(news_item(LINES + PLAIN, revision))) for revision in (1, 2))

    assert first.story == second.story


def test_languages_of_an_item_are_stories_of_their_own() -> None:
    parts = "".join(
        f"""<NewsComponent xml:lang="{tag}"><NewsLines><HeadLine>{title}</HeadLine></NewsLines>
        <NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>{title}</DataContent></ContentItem>
        </NewsComponent><NewsComponent><Role FormalName="Lead"/><ContentItem><DataContent>{lead}</DataContent>
        </ContentItem></NewsComponent><NewsComponent><Role FormalName="Body"/><ContentItem>
    <DataContent>{body}</DataContent>
        </ContentItem></NewsComponent></NewsComponent>"""
        for tag, title, lead, body in [
            ("fr", "Le quai est bloqué", "Une grue est tombée.", "Les bacs sont arrêtés."),
            ("nl", "De kade is versperd", "Een kraan viel om.", "De veerboten varen niet."),
        ]
    )
    found = found_in(document(news_item(parts)))

    assert [(one.item_id, one.title, one.text, one.source) for one in found if isinstance(one, Item)] == [
        (
            "urn:newsml:northwire.example:20260303:7#fr",
            "Le quai est bloqué",
            "Une grue est tombée.\n\nLes bacs sont arrêtés.",
            "a.xml#1",
        ),
        (
            "urn:newsml:northwire.example:20260303:7#nl",
            "De kade is versperd",
            "Een kraan viel om.\n\nDe veerboten varen niet.",
            "a.xml#2",
        ),
    ]


def test_pictures_beside_a_text_give_captions_and_style_sheets_nothing() -> None:
    beside = """<NewsComponent><Role FormalName="Caption"/><ContentItem>
    <DataContent>The crane. Jo Lens/Northwire</DataContent>
    </ContentItem></NewsComponent><ContentItem><MimeType FormalName="text/css"/>
    <DataContent>.a {b: c}</DataContent>
    </ContentItem>"""
    item = story(document(news_item(LINES + beside + NITF)))

    assert item.words_in(Zone.caption) == ["The crane. Jo Lens/Northwire"]
    assert ".a {" not in item.text


def test_a_withdrawn_item_says_so() -> None:
    assert ("newsml.pubstatus", "canceled") in metadata(story(document(news_item(PLAIN, status="Canceled"))))


def test_an_alert_of_a_headline_alone_is_a_story() -> None:
    assert (
        story(document(news_item("<NewsLines><HeadLine>Pier blocked</HeadLine></NewsLines>"))).text
        == "Pier blocked"
    )


def test_the_sender_of_a_release_is_its_outlet_and_the_company_its_source() -> None:
    about = '<NewsEnvelope><SentFrom><Party FormalName="Northwire Releases"/></SentFrom></NewsEnvelope>'
    company = (
        '<AdministrativeMetadata><Source><Party FormalName="Crane Co"/></Source></AdministrativeMetadata>'
    )
    item = story(document(news_item(company + HTML), about=about))

    assert item.outlet.name == "Northwire Releases"
    assert metadata(item) == [("newsml.provider", "Northwire Releases"), ("newsml.infosource", "Crane Co")]


def test_two_names_joined_are_no_outlet_s_name() -> None:
    party = '<Source><Party FormalName="Rheinbote/Northwire"/></Source>'
    source = f"<AdministrativeMetadata>{party}</AdministrativeMetadata>"

    assert story(document(news_item(source + HTML))).outlet.name == "northwire.example"


def test_pictures_alone_lists_of_topics_and_broken_documents_are_named_rejects() -> None:
    picture = '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>'
    whole = document(news_item(LINES + PLAIN), news_item(LINES + PLAIN))
    for text, reasons in [
        (document(news_item(LINES + picture)), [RejectReason.missing_text]),
        ("<NewsML><TopicSet/></NewsML>", [RejectReason.no_article]),
        (whole[: whole.rindex("<NewsComponent>")], [None, RejectReason.bad_xml]),
        (
            document(doctype='<!DOCTYPE NewsML [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>'),
            [RejectReason.xml_forbidden],
        ),
    ]:
        assert [getattr(one, "reason", None) for one in found_in(text)] == reasons


@pytest.mark.parametrize(
    "name", ['SYSTEM "nitf-3-0.dtd"', 'PUBLIC "-//IPTC//DTD NITF 3.0//EN" "../dtd/nitf-3-0.dtd"']
)
def test_a_document_type_that_takes_in_another_is_read_without_it(name: str) -> None:
    doctype = f'<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd" [<!ENTITY % nitf {name}> %nitf;]>'

    assert story(document(news_item(LINES + NITF), doctype=doctype)) == story(
        document(news_item(LINES + NITF))
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                LINES,
                PLAIN,
                NITF,
                HTML,
                "<NewsComponent>",
                "</NewsComponent>",
                "<NewsItem>",
                "<Role/>",
                "&",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_any_document_gives_stories_or_rejects(pieces: list[str]) -> None:
    found = found_in(document(news_item("".join(pieces))))

    assert found
    assert all(isinstance(one, Item | Reject) for one in found)
