"""Records in CSV and TSV."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.fields import place_of
from wirecopy.intake.jsonlines import read_records
from wirecopy.intake.read import read
from wirecopy.intake.table import read_table
from wirecopy.records import Item, Reject, RejectReason
from wirecopy.settings import RECORD_FIELDS


def table(data: str | bytes, names: dict[str, str] | None = None) -> list[Item | Reject]:
    lines = (data if isinstance(data, bytes) else data.encode()).split(b"\n")
    return list(read_table(lines, "t.csv", names or {}))


def texts(found: list[Item | Reject]) -> list[str]:
    return [one.text if isinstance(one, Item) else one.reason.value for one in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_is_a_story_whatever_stands_between_its_fields(delimiter: str) -> None:
    rows = [
        ["guid", "headline", "author", "body"],
        ["7", "Crane blocks pier", "Ida Bloom", '"A crane, fell; ""so|"""'],
    ]
    (item,) = table("\r\n".join(delimiter.join(row) for row in rows) + "\r\n")

    assert isinstance(item, Item)
    assert (item.source, item.item_id, item.title, item.byline) == (
        "t.csv#1",
        "7",
        "Crane blocks pier",
        "Ida Bloom",
    )
    assert item.text == 'A crane, fell; "so|"\n\nIda Bloom'


def test_a_field_in_quotes_may_hold_lines_and_a_reject_names_the_line_in_the_file() -> None:
    first, second = table('id,text\n1,"A crane fell.\n\nFerries stopped."\n2,\n')

    assert isinstance(first, Item)
    assert first.text == "A crane fell.\n\nFerries stopped."
    assert isinstance(second, Reject)
    assert (second.source, second.line, second.reason) == ("t.csv#2", 5, RejectReason.missing_text)


def test_a_quote_that_is_never_closed_costs_its_own_line_alone() -> None:
    found = table('id,text\n1,Crane\n2,"never closed\n3,Ferry\n4,Train\n')

    assert texts(found) == ["Crane", "bad_record", "Ferry", "Train"]
    assert isinstance(found[1], Reject)
    assert found[1].line == 3


def test_a_stray_quote_or_a_missing_field_is_no_fault_and_a_field_too_many_is() -> None:
    assert texts(table('id,text,section\n1,A 5" pipe burst\n2,"so" they said,x\n3,a,b,c,d\n')) == [
        'A 5" pipe burst',
        "so they said",
        "bad_record",
    ]


def test_fields_can_be_mapped_by_the_user_in_tables_and_in_json() -> None:
    names = {"text": "Wörter", "title": "Kopf"}
    (row,) = table("Kopf;Wörter;title\nCrane;A crane fell.;other\n", names)
    data = b'{"Kopf": "Crane", "inner": {"words": "A crane fell."}}'
    (record,) = read_records(data, "a", {"title": "Kopf", "text": "inner.words"})

    for item in (row, record):
        assert isinstance(item, Item)
        assert (item.title, item.text) == ("Crane", "A crane fell.")


def test_a_table_without_words_is_one_reject_that_says_how_to_map() -> None:
    (reject,) = table("dish,price\nSoup,3\nFish,9\n")

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.bad_record
    assert "--map text=" in reject.problem


def test_rows_in_other_encodings_and_a_spreadsheets_own_note_are_read() -> None:
    assert texts(table("\ufeffsep=;\nid;text\n1;Fähre hält.\n")) == ["Fähre hält."]
    assert texts(table("id;text\n1;Fähre hält.\n".encode("cp1252"))) == ["Fähre hält."]


def test_carriage_returns_alone_may_end_the_rows_and_columns_have_names_of_other_languages() -> None:
    found = table("Titel,Text,Datum\rPier,Der Kran fiel.,3.3.2026\rBus,Die Fähre fuhr.,4.3.2026\r")

    assert texts(found) == ["Der Kran fiel.", "Die Fähre fuhr."]
    assert [(one.title, one.published is not None) for one in found if isinstance(one, Item)] == [
        ("Pier", True),
        ("Bus", True),
    ]


def test_a_table_is_told_by_its_heading_and_prose_with_commas_is_none(tmp_path: Path) -> None:
    data = b"id,title,text\n1,Crane,A crane fell.\n"
    (tmp_path / "wide.csv").write_bytes(data.decode().encode("utf-16"))

    assert kind(data, "a") is Kind.table
    assert kind(b"The title, the text and the rest, he said.\nA crane fell.", "a.txt") is Kind.dump
    assert texts(list(read([str(tmp_path)]))) == ["A crane fell."]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(['"', ",", "\n", "\r", "text", "1", " ", "é", "\x00", '""', ";"]), max_size=30),
    st.binary(max_size=30),
)
def test_any_table_gives_stories_or_rejects(pieces: list[str], noise: bytes) -> None:
    data = b"id,text\n" + "".join(pieces).encode() + noise

    assert all(isinstance(one, Item | Reject) for one in table(data))


@given(
    st.lists(
        st.tuples(st.text("ab\"',; \n", min_size=1), st.text("ab\"',; \n", min_size=1)),
        min_size=1,
        max_size=4,
    )
)
def test_what_a_program_writes_as_csv_comes_back_row_by_row(rows: list[tuple[str, str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    found = table(
        "id,text\n" + "".join(f"{number},{quoted('x' + a)}\n" for number, (a, _) in enumerate(rows))
    )

    assert [one.item_id for one in found if isinstance(one, Item)] == [str(n) for n in range(len(rows))]


def test_of_columns_of_one_name_the_first_that_holds_something_counts() -> None:
    first, second = table("id,title,text,title\n1,Pier,A crane fell.,Crane\n2,,A crane fell.,Crane\n")

    assert isinstance(first, Item) and isinstance(second, Item)
    assert (first.title, second.title) == ("Pier", "Crane")


GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "input.md"


def test_the_guide_tells_the_fields_their_other_names_and_every_reason() -> None:
    guide = GUIDE.read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ((?:`[\w:]+` ?)+)\|$", guide, re.MULTILINE))

    assert set(rows) == set(RECORD_FIELDS)
    for field, names in rows.items():
        assert {place_of(name) for name in re.findall(r"[\w:]+", names)} | {place_of(field)} == {field}
    assert [reason for reason in RejectReason if f"`{reason}`" not in guide] == []
