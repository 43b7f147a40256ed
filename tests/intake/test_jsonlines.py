# ruff: noqa: E501 - texts as they stand
"""Records in JSON Lines, JSON objects and JSON arrays."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.jsonlines import read_records
from wirecopy.records import Item, Outlet, Precision, Reject, RejectReason, Zone

TEXT = "KYIV, May 14 (Reuters) - Ferries to the outer islands stopped on Tuesday.\n\nNobody was hurt, the harbour master said."
FULL = {
    "id": "HP-001",
    "url": "https://www.harbourpost.co.uk/news/crane?utm_source=mail",
    "outlet": "Harbour Post",
    "title": "Crane blocks pier",
    "byline": "By Ana Lima",
    "text": TEXT,
    "published": "2024-05-14T18:05:00+01:00",
    "updated": "14-05-2024 23:05 IST",
    "language": "en-GB",
    "credit": "Reuters",
    "section": "news",
}


def line(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode()


def read(data: bytes) -> list[Item | Reject]:
    return list(read_records(data, "feed.jsonl"))


def one(**fields: object) -> Item:
    (found,) = read(line(**fields))
    assert isinstance(found, Item), found
    return found


def rejected(data: bytes) -> Reject:
    (found,) = read(data)
    assert isinstance(found, Reject), found
    return found


def test_a_full_record_becomes_an_item_with_byline_and_credit_behind_its_text() -> None:
    found = one(**FULL)

    assert found.source == "feed.jsonl#1"
    assert (found.item_id, found.title, found.byline, found.language, found.section) == (
        "HP-001",
        "Crane blocks pier",
        "By Ana Lima",
        "en",
        "news",
    )
    assert found.url == "https://www.harbourpost.co.uk/news/crane"
    assert found.outlet == Outlet("harbourpost.co.uk", "Harbour Post")
    assert found.text == f"{TEXT}\n\nBy Ana Lima\n\nReuters"
    assert found.place == "Kyiv"
    assert [(span.zone.value, span.label, found.text[span.start : span.end]) for span in found.zones] == [
        ("dateline", "", "KYIV, May 14 (Reuters) -"),
        ("lead", "", "Ferries to the outer islands stopped on Tuesday."),
        ("body", "", "Nobody was hurt, the harbour master said."),
        ("byline", "", "By Ana Lima"),
        ("metadata", "credit", "Reuters"),
    ]
    assert found.published is not None
    assert found.updated is not None
    assert (found.published.utc, found.published.given, found.published.zone) == (
        datetime(2024, 5, 14, 17, 5, tzinfo=UTC),
        "2024-05-14T18:05:00+01:00",
        "+01:00",
    )
    assert (found.updated.utc, found.updated.zone, found.updated.precision) == (
        datetime(2024, 5, 14, 17, 35, tzinfo=UTC),
        "IST",
        Precision.minute,
    )


def test_what_a_record_does_not_say_is_none_and_its_text_stands_as_given() -> None:
    text = "  Ferries stopped.\r\n\r\nNobody was hurt.  \n"

    found = one(text=text)

    assert found.text == text
    assert found.outlet == Outlet("name:unknown", "unknown")
    assert (
        found.item_id,
        found.url,
        found.title,
        found.byline,
        found.published,
        found.updated,
        found.section,
    ) == (None,) * 7


@pytest.mark.parametrize(
    ("alias", "field", "value", "expected"),
    [
        ("headline", "title", "Crane blocks pier", "Crane blocks pier"),
        ("Headline", "title", "  Crane \n blocks pier ", "Crane blocks pier"),
        ("author", "byline", "Ana Lima", "Ana Lima"),
        ("author", "byline", "Bay Post\nAna Lima, PA", "Bay Post | Ana Lima, PA"),
        ("author", "byline", "By\nAna Lima\nand Jo Kerr", "By Ana Lima and Jo Kerr"),
        ("authors", "byline", ["Ana Lima", {"name": "Jo Kerr"}], "Ana Lima, Jo Kerr"),
        ("link", "url", "https://harbourpost.co.uk/a", "https://harbourpost.co.uk/a"),
        ("guid", "item_id", "urn:1", "urn:1"),
        ("id", "item_id", 4711, "4711"),
        ("lang", "language", "German", "de"),
        ("inLanguage", "language", "pt_BR", "pt"),
        ("category", "section", ["news", "ports"], "news, ports"),
    ],
)
def test_common_names_of_fields_are_understood(alias: str, field: str, value: object, expected: str) -> None:
    assert getattr(one(**{alias: value}), field) == expected


@pytest.mark.parametrize("alias", ["body", "content", "articleBody", "full_text", "maintext"])
def test_the_text_is_found_under_other_names(alias: str) -> None:
    (found,) = read(json.dumps({alias: TEXT}).encode())

    assert isinstance(found, Item)
    assert found.text == TEXT


@pytest.mark.parametrize("alias", ["pubDate", "date", "published_at", "datePublished"])
def test_the_time_is_found_under_other_names(alias: str) -> None:
    published = one(**{alias: "Tue, 14 May 2024 18:52:00 GMT"}).published

    assert published is not None
    assert published.utc == datetime(2024, 5, 14, 18, 52, tzinfo=UTC)


@pytest.mark.parametrize("given", [1_715_712_720, 1_715_712_720_000, "1715712720", "1715712720000"], ids=repr)
def test_a_number_in_a_field_of_time_counts_since_1970_also_as_a_table_spells_it(given: object) -> None:
    published = one(published=given).published

    assert published is not None
    assert published.utc == datetime(2024, 5, 14, 18, 52, tzinfo=UTC)


@pytest.mark.parametrize("given", ["17157127", "171571272099999", "-1715712720"])
def test_digits_that_count_no_seconds_are_no_time_and_are_kept(given: str) -> None:
    story = one(published=given)

    assert (story.published, story.published_unread) == (None, given)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"outlet": "harbourpost.co.uk"}, Outlet("harbourpost.co.uk", "harbourpost.co.uk")),
        ({"outlet": "https://www.harbourpost.co.uk/"}, Outlet("harbourpost.co.uk", "harbourpost.co.uk")),
        (
            {"source": "Harbour Post", "url": "https://harbourpost.co.uk/a"},
            Outlet("harbourpost.co.uk", "Harbour Post"),
        ),
        (
            {"publisher": {"@type": "Organization", "name": "Harbour Post"}},
            Outlet("name:harbour post", "Harbour Post"),
        ),
    ],
)
def test_an_outlet_is_given_as_name_domain_or_object(fields: dict[str, object], expected: Outlet) -> None:
    assert one(**fields).outlet == expected


def test_an_agency_in_source_beside_an_outlet_is_the_credit() -> None:
    found = one(outlet="Harbour Post", source="PTI")

    assert found.outlet.name == "Harbour Post"
    assert [found.text[span.start : span.end] for span in found.zones if span.label == "credit"] == ["PTI"]


def test_markup_is_read_as_markup() -> None:
    (found,) = read(
        json.dumps(
            {"html": "<p>Ferries to the islands stopped on Tuesday.</p><p>Nobody was <b>hurt</b>.</p>"}
        ).encode()
    )

    assert isinstance(found, Item)
    assert "<" not in found.text
    assert found.text.split("\n\n")[:2] == ["Ferries to the islands stopped on Tuesday.", "Nobody was hurt."]


def test_nul_and_lone_surrogates_are_removed() -> None:
    (found,) = read(
        rb'{"text": "Ferries\u0000 stopped \ud800on Tuesday.", "title": "A\u0000B", "id": "x\udfff"}'
    )

    assert isinstance(found, Item)
    assert (found.text, found.title, found.item_id) == ("Ferries stopped on Tuesday.", "AB", "x")


@pytest.mark.parametrize("missing", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("form", ["{}\n", "[{},\n{}]"], ids=["lines", "a list"])
def test_what_programs_write_for_a_missing_value_is_none(missing: str, form: str) -> None:
    words = f'{{"id": "7", "text": "Ferries stopped.", "byline": {missing}, "views": {missing}}}'

    for item in read(form.replace("{}", words).encode()):
        assert isinstance(item, Item)
        assert (item.text, item.byline) == ("Ferries stopped.", None)


# ---------------------------------------------------------------- faults
BAD_LINES = {
    "not json": (b"{oops", RejectReason.bad_json),
    "cut off": (b'{"text": "Ferries', RejectReason.bad_json),
    "a bomb": (b"[" * 100_000, RejectReason.bad_json),
    "a bomb in a field": (
        b'{"text": "Ferries stopped.", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        RejectReason.bad_json,
    ),
    "a field twice": (b'{"text": "Ferries stopped.", "text": "Trains stopped."}', RejectReason.bad_json),
    "a list": (b"[1, 2]", RejectReason.bad_record),
    "a string": (b'"Ferries stopped."', RejectReason.bad_record),
    "a number": (b"12", RejectReason.bad_record),
    "null": (b"null", RejectReason.bad_record),
    "text as number": (b'{"text": 12}', RejectReason.bad_record),
    "text as object": (b'{"text": {"a": 1}}', RejectReason.bad_record),
    "nothing but an id": (b'{"id": "7", "text": ""}', RejectReason.missing_text),
    "blank text": (b'{"text": " \\n "}', RejectReason.missing_text),
    "empty object": (b"{}", RejectReason.missing_text),
}


@pytest.mark.parametrize(("bad", "reason"), BAD_LINES.values(), ids=list(BAD_LINES))
def test_one_bad_line_is_a_reject_with_its_number_and_its_neighbours_go_through(
    bad: bytes, reason: RejectReason
) -> None:
    found = read(line(id="a") + b"\n\n" + bad + b"\n" + line(id="b") + b"\n")

    assert [type(one).__name__ for one in found] == ["Item", "Reject", "Item"]
    reject = found[1]
    assert isinstance(reject, Reject)
    assert (reject.source, reject.line, reject.reason) == ("feed.jsonl#2", 3, reason)
    assert len(reject.excerpt) <= 200
    assert reject.excerpt == reject.excerpt.replace("\x00", "")
    assert found[2].source == "feed.jsonl#3"


def test_a_huge_number_is_no_fault_of_a_record_that_holds_it_aside() -> None:
    assert [
        type(found).__name__ for found in read(b'{"text": "Ferries stopped.", "x": 1' + b"0" * 300 + b"}")
    ] == ["Item"]
    assert (
        rejected(b'{"text": "Ferries stopped.", "x": 1' + b"0" * 10_000 + b"}").reason
        is RejectReason.bad_json
    )


def test_a_line_in_another_encoding_is_mended_and_its_neighbours_are_not_touched() -> None:
    wrong = json.dumps(
        {"text": "Die Fähren stehen für unbestimmte Zeit still, sagte der Hafenmeister."}, ensure_ascii=False
    ).encode("cp1252")

    first, second = read(wrong + b"\n" + json.dumps({"text": "Für Fähren."}, ensure_ascii=False).encode())

    assert isinstance(second, Item)
    assert second.text == "Für Fähren."
    assert isinstance(first, Item)
    assert first.text.startswith("Die Fähren stehen für")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_encodings_are_seen_through(encoding: str) -> None:
    lines = "\n".join(
        json.dumps({"text": text}, ensure_ascii=False) for text in ("Fähren stehen still.", "Züge fahren.")
    )

    assert [found.text for found in read(lines.encode(encoding)) if isinstance(found, Item)] == [
        "Fähren stehen still.",
        "Züge fahren.",
    ]


def test_an_array_one_object_and_a_wrapped_list_are_read_like_lines() -> None:
    records = [{"text": "Ferries stopped."}, {"text": "Trains go."}]

    for data in (
        json.dumps(records),
        json.dumps(records, indent=2),
        json.dumps({"status": "ok", "articles": records}, indent=2),
    ):
        assert [found.text for found in read(data.encode()) if isinstance(found, Item)] == [
            "Ferries stopped.",
            "Trains go.",
        ]
    assert [
        found.text for found in read(json.dumps(records[0], indent=2).encode()) if isinstance(found, Item)
    ] == ["Ferries stopped."]


def test_an_array_with_a_broken_record_gives_the_others() -> None:
    found = read(b'[\n{"text": "Ferries stopped."},\n{"text": oops},\n{"text": "Trains go."}\n]')

    assert [one.text for one in found if isinstance(one, Item)] == ["Ferries stopped.", "Trains go."]
    assert [one.line for one in found if isinstance(one, Reject)] == [3]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"[]"])
def test_an_input_without_records_gives_nothing(data: bytes) -> None:
    assert read(data) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(
    st.sampled_from([*FULL, "html", "author", "source", "date", "x"]), JSON | st.text(max_size=40), max_size=8
)


@settings(max_examples=200, deadline=None)
@given(st.lists(RECORDS, max_size=3))
def test_records_of_any_values_give_one_answer_each(records: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(record) for record in records).encode()

    found = read(data)

    assert len(found) == len(records)
    for answer in found:
        if isinstance(answer, Item):
            answer.text.encode()
            assert all(0 <= span.start < span.end <= len(answer.text) for span in answer.zones)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=60).map(lambda noise: line(**FULL)[:40] + noise + b"\n" + line(id="z")),
    )
)
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    for answer in read(data):
        assert isinstance(answer, Item | Reject)
        assert Zone.body is not None
    for answer in read(gzip.compress(data)):
        assert isinstance(answer, Item | Reject)
