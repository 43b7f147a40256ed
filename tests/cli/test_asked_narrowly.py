"""What narrows an answer narrows it, or is refused; and one answer has one form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_night import FAIR, Program, written

from wirecopy.store.tables import COLUMNS

OUTLETS = ("Вестник Севера", "Ελληνικά Νέα", "ÉCLAIR DU SUD", "Straßenblatt")


@pytest.fixture
def abroad(program: Program, tmp_path: Path) -> Path:
    """A store with one story of each outlet."""
    store = tmp_path / "abroad.db"
    stories = [{"id": f"A{n}", "outlet": name, "title": name, "text": FAIR} for n, name in enumerate(OUTLETS)]
    program("--store", store, "ingest", written(tmp_path, stories))
    return store


def exported(program: Program, store: Path, *words: str) -> list[dict]:
    answer = program("--store", store, "export", *words, "--format", "jsonl")
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in answer.out.splitlines()]


# ---------------------------------------------------------------- outlets
@pytest.mark.parametrize("outlet", [*OUTLETS, "вестник севера", "ΕΛΛΗΝΙΚΆ ΝΈΑ", "e\u0301clair du sud"])
def test_an_outlet_is_found_by_its_name_in_any_letter_case(program: Program, abroad: Path, outlet: str):
    [row] = exported(program, abroad, "stories", "--outlet", outlet)
    [told] = program("--store", abroad, "exposure", "--outlet", outlet, "--json").json["outlets"]

    assert row["outlet"] == told["outlet"]


@pytest.mark.parametrize("command", ["export stories", "exposure"])
def test_an_outlet_that_there_is_not_is_no_empty_answer_and_the_nearest_is_named(
    program: Program, night: Path, command: str
):
    answer = program("--store", night, *command.split(), "--outlet", "Kaveri Herold")
    far = program("--store", night, *command.split(), "--outlet", "Nobodyy")

    assert (answer.code, answer.out) == (1, "")
    assert "the store has no outlet `Kaveri Herold`\nhint: did you mean Kaveri Herald?" in answer.err
    assert (far.code, far.out) == (1, "")


# ---------------------------------------------------------------- filters
def test_agencies_are_narrowed_to_one(program: Program, night: Path):
    assert [row["agency"] for row in exported(program, night, "agencies", "--agency", "TASS")] == ["tass"]


def test_rejects_are_narrowed_to_runs_begun_since(program: Program, tmp_path: Path):
    store = tmp_path / "a.db"
    program("--store", store, "ingest", written(tmp_path, [{"id": "X", "text": ""}]))

    assert len(exported(program, store, "rejects", "--since", "2024-05-15")) == 1
    assert exported(program, store, "rejects", "--since", "2024-05-16") == []


@pytest.mark.parametrize(
    "words",
    [
        *("agencies --outlet Nobody", "agencies --since 2024-05-15"),
        *("runs --outlet Nobody", "runs --agency tass", "rejects --outlet Nobody", "rejects --agency ap"),
        *(f"{table} --as-of 1" for table in COLUMNS if table != "clusters"),
    ],
)
def test_a_table_that_cannot_be_narrowed_so_is_not_given_whole(program: Program, night: Path, words: str):
    answer = program("--store", night, "export", *words.split())

    assert (answer.code, answer.out) == (2, "")
    assert f"cannot be narrowed by {words.split()[1]}" in answer.err


# ---------------------------------------------------------------- forms
@pytest.mark.parametrize("name", ["x.parquet", "x.xlsx", "x.json", "x.csv.gz", "X.PARQUET"])
def test_a_name_that_asks_for_another_form_is_refused_unless_the_form_is_said(
    program: Program, night: Path, tmp_path: Path, name: str
):
    path = tmp_path / name

    refused = program("--store", night, "export", "stories", "-o", path)
    assert (refused.code, path.exists()) == (2, False)

    assert program("--store", night, "export", "stories", "--format", "csv", "-o", path).code == 0
    assert path.read_text("utf-8").startswith("story_id,")


@pytest.mark.parametrize(
    "words",
    [
        "lineage KH-1 --format dot",
        "lineage KH-1 --format tree",
        "exposure --format csv",
        "stale --format text",
        "compare KH-1 DM-1 --format html",
        "compare KH-1 DM-1 -o page.html",
        "export stories --format csv",
    ],
)
def test_json_and_another_form_are_no_one_answer(program: Program, night: Path, words: str):
    answer = program("--store", night, *words.split(), "--json")

    assert (answer.code, answer.out) == (2, "")
    assert "ask for two answers" in json.loads(answer.err)["error"]["message"]


@pytest.mark.parametrize("words", ["lineage KH-1", "exposure", "stale"])
def test_json_may_be_asked_for_in_both_ways(program: Program, night: Path, words: str):
    both = program("--store", night, *words.split(), "--json", "--format", "json")

    assert both.out == program("--store", night, *words.split(), "--json").out
    assert both.code == 0


def test_an_exports_rows_are_objects_one_a_line(program: Program, night: Path, tmp_path: Path):
    lines = program("--store", night, "export", "stories", "--json").out.splitlines()
    path = tmp_path / "stories.csv"
    told = program("--store", night, "export", "stories", "--json", "-o", path).json

    assert [tuple(json.loads(line)) for line in lines] == [COLUMNS["stories"]] * 4
    assert told == {"schema_version": 1, "table": "stories", "rows": 4, "file": str(path)}
    assert path.read_text("utf-8").startswith("story_id,")


def test_a_comparison_as_json_goes_where_it_is_told(program: Program, night: Path, tmp_path: Path):
    path = tmp_path / "compared.json"

    program("--store", night, "compare", "KH-1", "DM-1", "--json", "-o", path)

    assert (
        json.loads(path.read_text("utf-8"))
        == program("--store", night, "compare", "KH-1", "DM-1", "--json").json
    )


# ---------------------------------------------------------------- addresses
@pytest.mark.parametrize(
    "address",
    [
        "https://www.kaveriherald.example/ferry?utm_source=rss&fbclid=x",
        "https://WWW.KaveriHerald.example/ferry",
        "https://www.kaveriherald.example:443/ferry#top",
        "https://m.kaveriherald.example/ferry",
        "https://www.kaveriherald.example/ferry/",
        "https://kaveriherald.example/ferry",
        "http://kaveriherald.example/ferry/?utm_medium=mail",
    ],
)
def test_a_story_is_found_by_its_address_as_links_write_it(program: Program, night: Path, address: str):
    assert program("--store", night, "story", address, "--json").json["story"]["item_id"] == "KH-1"


def test_of_two_stories_at_near_addresses_the_one_that_is_named_is_meant(program: Program, tmp_path: Path):
    store = tmp_path / "a.db"
    addresses = ("https://bay.example/a", "https://bay.example/a/")
    stories = [{"id": url, "url": url, "title": url, "text": FAIR} for url in addresses]
    program("--store", store, "ingest", written(tmp_path, stories))

    for url in addresses:
        assert program("--store", store, "story", url, "--json").json["story"]["url"] == url
    assert program("--store", store, "story", "http://www.bay.example/a").code == 1


def test_another_page_of_the_site_is_no_story(program: Program, night: Path):
    answer = program("--store", night, "story", "https://www.kaveriherald.example/ferry?page=2")

    assert answer.code == 1
    assert "no story answers to" in answer.err


# ---------------------------------------------------------------- times
def test_a_day_is_a_day_without_a_store_too(program: Program, tmp_path: Path):
    story = {"id": "D", "outlet": "Bay Post", "title": "Fair", "text": FAIR, "published": "2026-03-05"}
    words = ("--store", tmp_path / "none.db", "lineage", written(tmp_path, [story]))

    assert program(*words).out.splitlines()[0].endswith("2026-03-05 UTC")
    assert program(*words, "--json").json["story"]["published"] == "2026-03-05"
