"""JSON as programs answer: lists inside objects, wrapped fields, and what stands whole in a broken value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.jsonlines import read_records
from wirecopy.records import Item, Reject, RejectReason

WORDS = "A crane fell across the pier.\n\nFerries stopped."
HTML = "<p>A crane fell across the pier.</p><p>Ferries stopped.</p>"
RECORD = {"title": "Pier blocked", "body": WORDS, "url": "https://bay.example/a"}


def read(value: object) -> list[Item | Reject]:
    return list(read_records(json.dumps(value, indent=1).encode(), "a.json"))


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "articles": [RECORD]},
        {"response": {"results": [RECORD]}},
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": RECORD}]}},
        {
            "@graph": [
                {"@type": "WebSite"},
                {"headline": "Pier blocked", "articleBody": WORDS, "url": RECORD["url"]},
            ]
        },
        {"count": 1, "berichte": [RECORD]},
        {"status": "ok", "article": RECORD},
        {"feed": {"title": "Bay", "items": [RECORD]}},
        {"data": {"articles": {"edges": [{"cursor": "x", "node": RECORD}]}}},
        {"rss": {"version": "2.0", "channel": {"title": "Bay", "item": [{**RECORD, "pubDate": ""}]}}},
    ],
    ids=[
        "list",
        "list in an object",
        "search engine",
        "JSON-LD",
        "another name",
        "one object",
        "a feed in JSON",
        "GraphQL",
        "RSS in JSON",
    ],
)
def test_records_are_found_in_what_programs_answer(answer: object) -> None:
    (item,) = read(answer)

    assert isinstance(item, Item)
    assert (item.title, item.text, item.url) == ("Pier blocked", WORDS, "https://bay.example/a")


def test_records_that_an_object_holds_by_their_ids_have_these_ids() -> None:
    items = read({"a1": RECORD, "b2": {**RECORD, "title": "Tugs sail"}})

    assert [(one.item_id, one.title) for one in items if isinstance(one, Item)] == [
        ("a1", "Pier blocked"),
        ("b2", "Tugs sail"),
    ]


def test_wrapped_fields_are_opened() -> None:
    post = {
        "id": 7,
        "date": "2026-03-03T10:00:00",
        "date_gmt": "2026-03-03T09:00:00",
        "link": "https://bay.example/a",
        "title": {"rendered": "Pier &#8216;blocked&#8217;"},
        "content": {"rendered": HTML, "protected": False},
    }
    (item,) = read([post])

    assert isinstance(item, Item)
    assert (item.item_id, item.title, item.text) == ("7", "Pier ‘blocked’", WORDS)
    assert item.published is not None
    assert item.published.utc.isoformat() == "2026-03-03T09:00:00+00:00"


def test_ids_and_times_of_a_database_are_opened_beside_plain_words() -> None:
    record = {"_id": {"$oid": "64b"}, "text": WORDS, "published": {"$date": "2026-03-03T09:00:00Z"}}
    (item,) = read_records(json.dumps(record).encode(), "a.jsonl")

    assert isinstance(item, Item)
    assert item.item_id == "64b"
    assert item.published is not None


@pytest.mark.parametrize(
    "day",
    [{"$numberLong": "1772528400000"}, {"$numberLong": 1772528400000}, 1772528400000],
    ids=["as a string", "as a number", "bare"],
)
def test_a_time_of_a_database_may_be_a_number_of_its_own(day: object) -> None:
    (item,) = read_records(
        json.dumps({"id": "1", "text": WORDS, "published": {"$date": day}}).encode(), "a.jsonl"
    )

    assert isinstance(item, Item)
    assert item.published is not None
    assert item.published.utc.isoformat() == "2026-03-03T09:00:00+00:00"


def test_fields_wrapped_without_end_are_a_reject() -> None:
    deep: object = RECORD
    for _ in range(400):
        deep = {"_source": deep}

    assert [one.reason for one in read([deep]) if isinstance(one, Reject)] == [RejectReason.missing_text]


def test_an_agency_s_own_spelling_of_ninjs_is_known() -> None:
    record = {
        "urn": "urn:newsml:northwire.example:7",
        "article_html": HTML,
        "pubstatus": "canceled",
        "version_created": "2026-03-03T09:00:00Z",
    }
    (item,) = read(record)

    assert isinstance(item, Item)
    assert (item.item_id, item.outlet.key) == ("urn:newsml:northwire.example:7", "northwire.example")
    assert item.text.endswith("Ferries stopped.\n\ncanceled")
    assert item.updated is not None


def test_an_answer_with_an_empty_list_has_no_records() -> None:
    assert read({"articles": []}) == []


@pytest.mark.parametrize("indent", [None, 0, 2], ids=["one line", "lines", "indented"])
@pytest.mark.parametrize("around", ["{}", '{{"status": "ok", "articles": {}}}'], ids=["list", "answer"])
def test_what_stands_beside_a_broken_record_is_read(indent: int | None, around: str) -> None:
    records = json.dumps(
        [
            RECORD | {"url": f"https://bay.example/{n}", "authors": [{"name": "a"}, {"name": "b"}]}
            for n in range(4)
        ],
        indent=indent,
    )
    broken = around.format(records).replace('/1"', "/1").encode()

    found = list(read_records(broken, "a.json"))

    urls = [one.url if isinstance(one, Item) else one.reason for one in found]
    assert urls == [
        "https://bay.example/0",
        RejectReason.bad_json,
        "https://bay.example/2",
        "https://bay.example/3",
    ]
    assert [one.source for one in found] == ["a.json#1", "a.json#2", "a.json#3", "a.json#4"]


def test_a_list_that_breaks_off_gives_its_whole_records_and_one_reject() -> None:
    whole = json.dumps([RECORD | {"url": f"https://bay.example/{n}"} for n in range(3)], indent=1)

    for cut in (whole[: whole.index("/2")], whole[: whole.rindex("{")]):
        *items, fault = read_records(cut.encode(), "a.json")
        assert [one.url for one in items if isinstance(one, Item)] == [
            "https://bay.example/0",
            "https://bay.example/1",
        ]
        assert isinstance(fault, Reject)
        assert fault.reason is RejectReason.bad_json
        assert fault.line is not None
        assert fault.line > 9


def test_objects_that_follow_each_other_are_records() -> None:
    written = "\n".join(json.dumps(RECORD | {"url": f"https://bay.example/{n}"}, indent=2) for n in range(3))

    found = list(read_records(written.encode(), "a.json"))
    assert [one.url for one in found if isinstance(one, Item)] == [
        f"https://bay.example/{n}" for n in range(3)
    ]
    broken = list(read_records(written.replace('/1"', "/1").encode(), "a.json"))
    assert [getattr(one, "line", None) for one in broken] == [None, 6, None]


def test_a_list_in_another_encoding_is_read() -> None:
    words = "Der Kran stürzte am Dienstag auf die Pier, sagte der Hafenmeister. Die Fähren fuhren nicht."
    texts = [words, f"{words} Später wieder."]
    written = json.dumps([{"text": text} for text in texts], ensure_ascii=False, indent=1)

    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        found = list(read_records(written.encode(encoding), "a.json"))
        assert [one.text for one in found if isinstance(one, Item)] == texts


def test_one_broken_object_is_one_reject() -> None:
    broken = json.dumps(RECORD, indent=1).replace('"body"', "body")

    assert [one.line for one in read_records(broken.encode(), "a.json") if isinstance(one, Reject)] == [1]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(['{"text": "a b"}', "{", "}", "[", "]", ",", "\n", '"articles":', '"', " "]),
        max_size=20,
    )
)
def test_any_text_gives_stories_or_rejects(parts: list[str]) -> None:
    assert all(isinstance(one, Item | Reject) for one in read_records(("[" + "".join(parts)).encode(), "a"))


# ---------------------------------------------------------------- answers of interfaces for news
LONG = " ".join(
    ["The crane fell across the only pier and ferries stopped for a day, the harbour master said."] * 3
)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {
                "headline": {"main": "Pier blocked", "kicker": None},
                "byline": {"original": "By Ida Bloom"},
                "lead_paragraph": LONG,
                "abstract": "Short.",
                "web_url": "https://bay.example/a",
                "pub_date": "2026-03-03T10:00:00+0000",
            },
            ("Pier blocked", "By Ida Bloom", "2026-03-03T10:00:00+00:00"),
        ),
        (
            {
                "name": "Pier blocked",
                "url": "https://bay.example/a",
                "description": LONG,
                "datePublished": "2026-03-03T10:00:00.0000000Z",
            },
            ("Pier blocked", None, "2026-03-03T10:00:00+00:00"),
        ),
        (
            {
                "title": "Pier blocked",
                "author": "Ida Bloom",
                "published_utc": "2026-03-03T10:00:00Z",
                "article_url": "https://bay.example/a",
                "description": LONG,
            },
            ("Pier blocked", "Ida Bloom", "2026-03-03T10:00:00+00:00"),
        ),
        (
            {
                "title": "Pier blocked",
                "date": "2026-03-03",
                "dateTime": "2026-03-03T10:00:00Z",
                "body": LONG,
                "url": "https://bay.example/a",
            },
            ("Pier blocked", None, "2026-03-03T10:00:00+00:00"),
        ),
        (
            {
                "title": "Pier blocked",
                "author": "Ida Bloom",
                "date": 20260303,
                "text": LONG,
                "link": "https://bay.example/a",
            },
            ("Pier blocked", "Ida Bloom", "2026-03-03T00:00:00+00:00"),
        ),
        (
            {
                "headlines": None,
                "headline": {"basic": "Pier blocked"},
                "content_elements": [
                    {"type": "image", "caption": "x"},
                    {"type": "text", "content": f"<p>{LONG}</p>"},
                ],
                "publish_date": "2026-03-03T10:00:00Z",
                "canonical_url": "https://bay.example/a",
            },
            ("Pier blocked", None, "2026-03-03T10:00:00+00:00"),
        ),
        (
            {
                "title": "Pier blocked",
                "content": [{"type": "text/html", "value": f"<p>{LONG}</p>"}],
                "summary": "<p>Short</p>",
                "link": "https://bay.example/a",
                "published": "Tue, 03 Mar 2026 10:00:00 GMT",
            },
            ("Pier blocked", None, "2026-03-03T10:00:00+00:00"),
        ),
    ],
    ids=[
        "a paper's search",
        "a search engine's news",
        "a market's news",
        "a registry of events",
        "a day as a number",
        "blocks of an editor",
        "a feed parser's entry",
    ],
)
def test_records_of_interfaces_for_news_are_stories(
    record: dict[str, object], expected: tuple[object, ...]
) -> None:
    (item,) = read([record])

    assert isinstance(item, Item), item
    assert item.published is not None
    assert (item.title, item.byline, item.published.utc.isoformat()) == expected
    assert (item.url, item.text[: len(LONG)], item.language) == ("https://bay.example/a", LONG, "en")


def test_one_record_inside_objects_is_the_record() -> None:
    (item,) = read(
        {"data": {"item": {"headLine": "Pier blocked", "bodyXhtml": f"<p>{LONG}</p>", "uri": "x"}}}
    )

    assert isinstance(item, Item)
    assert item.title == "Pier blocked"
    assert item.text.startswith(LONG)


def test_records_of_headlines_alone_inside_objects_are_stories() -> None:
    answer = {
        "data": {
            "items": [
                {
                    "meta": {"score": 1},
                    "item": {
                        "headline": "Pier blocked",
                        "bylines": [{"by": "By Ida Bloom", "title": "Northwire"}],
                    },
                }
            ]
        }
    }
    (item,) = read(answer)

    assert isinstance(item, Item)
    assert (item.title, item.byline) == ("Pier blocked", "By Ida Bloom")


def test_a_title_loses_the_name_of_the_outlet_that_the_record_states() -> None:
    (item,) = read(
        [
            {
                "title": "Crane blocks pier for a day - Harbour Post",
                "source": {"name": "Harbour Post"},
                "content": LONG,
            }
        ]
    )

    assert isinstance(item, Item)
    assert (item.title, item.outlet.name) == ("Crane blocks pier for a day", "Harbour Post")


@pytest.mark.parametrize(
    ("named", "code"),
    [("Swedish", "sv"), ("deu", "de"), ("norsk", "no"), ("Filipino", "tl"), ("fas", "fa"), ("klingon", None)],
)
def test_languages_are_known_by_name_and_by_three_letters(named: str, code: str | None) -> None:
    (item,) = read([{"title": "Pier", "text": "1 2 3", "language": named}])

    assert isinstance(item, Item)
    assert item.language == code


def test_what_is_left_of_a_story_that_was_taken_back_is_a_reject_that_says_so() -> None:
    removed = dict.fromkeys(("title", "description", "content"), "[Removed]")
    gone, kept, titled = read(
        {
            "articles": [
                {**removed, "url": "https://removed.example"},
                RECORD,
                {**removed, "title": "Pier blocked"},
            ]
        }
    )

    assert isinstance(gone, Reject)
    assert gone.reason is RejectReason.missing_text
    assert "took it back" in gone.problem
    assert isinstance(kept, Item)
    assert isinstance(titled, Item)
    assert titled.text == "Pier blocked"


def test_an_item_inside_an_answers_data_is_read_with_the_words_beside_it() -> None:
    (item,) = read(
        [
            {
                "api_version": "2.0",
                "data": {
                    "meta": {"products": [{"id": 7, "name": "Alerts"}]},
                    "item": {
                        "uri": "urn:item:7",
                        "type": "text",
                        "headline": "Pier blocked",
                        "bylines": [{"by": "By IDA BLOOM", "title": "Harbour Writer"}],
                        "provider": "AP",
                        "versioncreated": "2026-03-02T10:00:00Z",
                    },
                },
                "nitf": {"body_html": "<p>A crane fell across the pier.</p><p>Nobody was hurt.</p>"},
            }
        ]
    )

    assert isinstance(item, Item)
    assert (item.title, item.byline, item.outlet.name) == ("Pier blocked", "By IDA BLOOM", "AP")
    assert "A crane fell across the pier." in item.text
