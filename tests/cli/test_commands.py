"""Every command by what it answers, on a small night of four stories."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_night import FAIR, FERRY, RECORDS, STORIES, Program, written

from wirecopy.nightly.lock import held
from wirecopy.store.tables import COLUMNS


def safe(text: str) -> bool:
    """Whether no line of an answer could steer a terminal."""
    return all(line.isprintable() for line in text.split("\n"))


# ---------------------------------------------------------------- nightly, ingest
def test_a_night_with_a_broken_record_does_the_rest_lists_it_and_ends_with_3(
    program: Program, tmp_path: Path
):
    answer = program("--store", tmp_path / "a.db", "nightly", written(tmp_path, RECORDS))

    assert answer.code == 3
    assert "read 5 items: 4 new, 0 revised, 0 unchanged, 1 rejected" in answer.out
    assert "night.jsonl#5" in answer.out


def test_a_summary_as_an_object_accounts_for_every_item(program: Program, tmp_path: Path):
    answer = program("--store", tmp_path / "a.db", "--json", "nightly", written(tmp_path, RECORDS))

    summary = answer.json
    assert (summary["schema_version"], summary["exit_code"]) == (1, 3)
    assert {name: summary[name] for name in ("read", "new", "revised", "unchanged", "rejected")} == {
        "read": 5,
        "new": 4,
        "revised": 0,
        "unchanged": 0,
        "rejected": 1,
    }


def test_a_quiet_night_that_went_well_says_nothing(program: Program, tmp_path: Path):
    answer = program("--quiet", "--store", tmp_path / "a.db", "nightly", written(tmp_path, STORIES))

    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_a_quiet_night_still_lists_what_it_rejected(program: Program, tmp_path: Path):
    answer = program("--quiet", "--store", tmp_path / "a.db", "nightly", written(tmp_path, RECORDS))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("rejected: ")


def test_a_night_leaves_its_reports_where_it_is_told_and_ingest_leaves_none(program: Program, tmp_path: Path):
    night, folder = written(tmp_path, STORIES), tmp_path / "reports"
    config = tmp_path / "config.toml"
    config.write_text(f'reports = "{folder}"\nstore = "{tmp_path / "a.db"}"\n')

    program("--config", config, "ingest", night)
    assert not folder.exists()

    program("--config", config, "nightly", night)
    assert sorted(path.name for path in folder.iterdir()) == [
        "attributions.csv",
        "clusters.csv",
        "exposure.csv",
        "lineage.csv",
        "report.html",
        "stale.csv",
        "stories.csv",
    ]
    exported = program("--config", config, "export", "clusters").out
    assert (folder / "clusters.csv").read_bytes().decode() == exported


def test_configured_inputs_are_read_without_any_path(program: Program, tmp_path: Path):
    config = tmp_path / "config.toml"
    config.write_text(f'inputs = ["{written(tmp_path, STORIES)}"]\nstore = "{tmp_path / "a.db"}"\n')

    assert program("--config", config, "nightly").out.startswith("run 1: read 4 items: 4 new")


def test_a_night_with_nothing_to_read_is_a_wrong_use(program: Program, tmp_path: Path):
    answer = program("--store", tmp_path / "a.db", "nightly")

    assert answer.code == 2
    assert "there is nothing to read" in answer.err
    assert not (tmp_path / "a.db").exists()


def test_a_path_that_is_not_there_stops_before_anything_is_done(program: Program, tmp_path: Path):
    answer = program("--store", tmp_path / "a.db", "nightly", tmp_path / "nowhere")

    assert answer.code == 1
    assert "nowhere" in answer.err


@pytest.mark.parametrize("linked", [False, True])
def test_a_store_kept_in_the_folder_that_is_read_is_no_input(program: Program, tmp_path: Path, linked: bool):
    folder = tmp_path / "arrived"
    folder.mkdir()
    written(folder, STORIES)
    store = folder / "wirecopy.db"
    if linked:
        (tmp_path / "disk").mkdir()
        store.symlink_to(tmp_path / "disk" / "kept.db")

    first = program("--store", store, "nightly", folder)
    again = program("--store", store, "nightly", folder)

    assert (first.code, again.code) == (0, 0)
    assert "4 unchanged, 0 rejected" in again.out


def test_a_store_kept_in_a_folder_that_is_a_source_is_no_input(program: Program, tmp_path: Path):
    written(tmp_path, STORIES)
    store = tmp_path / "wirecopy.db"

    program("--store", store, "sources", "add", tmp_path)

    assert "4 new, 0 revised, 0 unchanged, 0 rejected" in program("--store", store, "nightly").out


def test_a_store_kept_in_the_folder_that_another_store_reads_is_rejected_by_name(
    program: Program, tmp_path: Path
):
    written(tmp_path, STORIES)
    program("--store", tmp_path / "other.db", "nightly", tmp_path)

    answer = program("--store", tmp_path / "wirecopy.db", "nightly", tmp_path)

    assert answer.code == 3
    assert "other.db" in answer.out + answer.err


def test_a_store_that_another_run_holds_ends_with_75(program: Program, tmp_path: Path):
    with held(tmp_path / "a.db"):
        answer = program("--store", tmp_path / "a.db", "nightly", written(tmp_path, STORIES), "--json")

    assert answer.code == 75
    assert json.loads(answer.err)["error"]["code"] == "locked"


# ---------------------------------------------------------------- story
@pytest.mark.parametrize("words", ["KH-1", "https://www.kaveriherald.example/ferry"], ids=["own id", "URL"])
def test_a_story_is_found_by_its_names(program: Program, night: Path, words: str):
    assert program("--store", night, "story", words, "--json").json["story"]["item_id"] == "KH-1"


@pytest.mark.parametrize(("published", "links"), [("2124-05-14T09:00:00Z", 0), ("2024-05-14T09:00:00Z", 1)])
def test_a_time_in_the_future_tells_nothing_of_what_came_first(
    program: Program, tmp_path: Path, published: str, links: int
):
    text = "\n\n".join(
        f"Paragraph {n} of {n + 3} tells what the lock keeper of gate {n} did." for n in range(9)
    )
    shared = {"title": "Lock gate reopens", "text": text}
    first = {**shared, "id": "A", "outlet": "Bay Post", "url": "https://bay.example/1"}
    later = {
        **shared,
        "id": "B",
        "outlet": "Hill News",
        "url": "https://hill.example/2",
        "published": published,
    }
    store = tmp_path / "a.db"

    program(
        "--store",
        store,
        "nightly",
        written(tmp_path, [{**first, "published": "2024-05-14T08:00:00Z"}, later]),
    )

    edges = program("--store", store, "lineage", "B", "--json").json["edges"]
    assert len([edge for edge in edges if edge["parent_kind"] == "story"]) == links


def test_a_credit_that_is_outweighed_is_shown_and_never_exported_as_a_claim(program: Program, tmp_path: Path):
    told = "The ferry sank at noon, the harbour master said. Nobody was hurt. A crane will lift it on Friday."
    story = {
        "id": "K",
        "outlet": "Bay Post",
        "byline": "By PTI",
        "text": f"Pune [India], May 4 (ANI): {told} (ANI)",
    }
    store = tmp_path / "a.db"

    program("--store", store, "nightly", written(tmp_path, [story]))

    assert "a credit to PTI" in program("--store", store, "story", "K").out
    rows = csv.DictReader(io.StringIO(program("--store", store, "export", "attributions").out))
    assert {(row["relation"], row["agency"]) for row in rows if row["agency"]} == {("syndicated", "ani")}


def test_an_item_that_came_again_by_another_own_id_is_found_by_either(program: Program, tmp_path: Path):
    store = tmp_path / "a.db"
    again = [
        {**STORIES[0], "id": "SECOND-ID"},
        {**STORIES[0], "id": "AN-ID", "text": STORIES[0]["text"] + " More."},
    ]

    program("--store", store, "nightly", written(tmp_path, [STORIES[0]]))
    program("--store", store, "nightly", written(tmp_path, again))

    first = STORIES[0]["id"]
    rows = list(csv.DictReader(io.StringIO(program("--store", store, "export", "stories").out)))
    assert [(row["item_id"], row["other_item_ids"]) for row in rows] == [(first, "AN-ID;SECOND-ID")]
    found = {
        program("--store", store, "story", words, "--json").json["story"]["story_id"]
        for words in (first, "AN-ID", "SECOND-ID")
    }
    assert found == {rows[0]["story_id"]}
    assert "AN-ID, SECOND-ID" in program("--store", store, "story", first).out


def test_a_story_is_found_by_its_id_a_beginning_of_it_and_its_source(program: Program, night: Path):
    story = program("--store", night, "story", "KH-1", "--json").json["story"]

    for words in (story["story_id"], story["story_id"][:12], story["source"]):
        assert program("--store", night, "story", words, "--json").json["story"] == story


def test_a_story_is_shown_with_all_that_is_known_and_the_words_that_prove_it(program: Program, night: Path):
    told = program("--store", night, "story", "KH-1").out

    for words in (
        "Batteries replace diesel",
        "Kaveri Herald",
        "2024-05-14 20:25 UTC",
        "ANI",
        "“",
        "Compared",
    ):
        assert words in told
    assert all(len(line) <= 100 for line in told.splitlines())


def test_a_time_known_to_the_day_is_shown_to_the_day(program: Program, night: Path):
    told = program("--store", night, "story", "GC-1").out

    assert "2024-05-15 (given: 2024-05-15)" in told


def test_a_time_in_the_future_and_an_unusual_encoding_are_told(program: Program, tmp_path: Path):
    words = "Der Bürgermeister sagte am Freitag, die Fähre über die Förde fahre ab Mai wieder stündlich. " * 4
    head = "<title>Fähre fährt wieder</title><meta property='article:published_time' content='{}'>"
    for name, time in (("later", "2124-05-18T12:00:00Z"), ("now", "2024-05-15T12:00:00Z")):
        body = f"<body><article><p>{words}</p></article></body>"
        markup = f"<html lang='de'><head>{head.format(time)}</head>{body}</html>"
        (tmp_path / f"{name}.html").write_bytes(markup.encode("cp1252"))
    store = tmp_path / "a.db"
    program("--store", store, "nightly", tmp_path / "later.html", tmp_path / "now.html")

    later = program("--store", store, "story", tmp_path / "later.html")
    now = program("--store", store, "story", tmp_path / "now.html", "--json").json

    assert "2124-05-18 12:00 UTC (given: 2124-05-18T12:00:00Z; in the future when first seen)" in later.out
    assert "read as cp1252" in later.out
    assert (now["published"]["in_future"], now["encoding"]) == (False, "cp1252")


def test_a_hostile_title_reaches_no_terminal(program: Program, night: Path):
    for words in (
        "story GC-1",
        "lineage GC-1",
        "spread GC-1",
        "clusters show GC-1",
        "clusters list --min-size 1",
    ):
        answer = program("--store", night, *words.split())
        assert answer.code == 0
        assert safe(answer.out), words


def test_a_story_that_nobody_knows_is_told_with_what_to_do(program: Program, night: Path):
    answer = program("--store", night, "story", "nobody")

    assert answer.code == 1
    assert "nobody" in answer.err
    assert "hint: " in answer.err


# ---------------------------------------------------------------- lineage
def test_a_known_story_leads_to_the_agencys_own_story(program: Program, night: Path):
    answer = program("--store", night, "lineage", "KH-1", "--json").json

    assert answer["chain"] == ["Kaveri Herald", "ANI"]
    assert answer["edges"][0]["parent_kind"] == "story"


@pytest.mark.parametrize("store", ["missing", "present"])
def test_an_unknown_file_is_answered_from_its_own_words_and_nothing_is_stored(
    program: Program, night: Path, tmp_path: Path, store: str
):
    record = {**STORIES[1], "url": "https://other.example/ferry", "id": "OT-1", "outlet": "Other Post"}
    path = written(tmp_path, [record], "one.json")
    location = night if store == "present" else tmp_path / "none.db"
    before = night.read_bytes()

    answer = program("--store", location, "lineage", path, "--json").json

    assert answer["chain"] == ["Other Post", "ANI"]
    assert answer["edges"][0]["parent_kind"] == "agency"
    assert not (tmp_path / "none.db").exists()
    assert night.read_bytes() == before


def test_a_file_that_the_store_knows_by_another_path_is_answered_from_the_store(
    program: Program, night: Path, tmp_path: Path
):
    path = written(tmp_path, [STORIES[1]], "elsewhere.json")

    answer = program("--store", night, "lineage", path, "--json").json

    assert answer["edges"][0]["parent_kind"] == "story"


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("tree", "Kaveri Herald"),
        ("dot", "digraph"),
        ("mermaid", "flowchart"),
        ("json", "{"),
        ("prov", '{\n  "prefix"'),
        ("graphml", "<?xml"),
        ("jsonld", '{\n  "@context"'),
    ],
)
def test_lineage_has_seven_forms(program: Program, night: Path, form: str, beginning: str):
    assert program("--store", night, "lineage", "KH-1", "--format", form).out.lstrip().startswith(beginning)


def test_a_whole_cluster_is_told_with_all_its_links(program: Program, night: Path):
    cluster = program("--store", night, "story", "KH-1", "--json").json["story"]["cluster_id"]

    answer = program("--store", night, "lineage", cluster, "--json").json
    drawn = program("--store", night, "lineage", cluster, "--format", "graphml").out

    assert {story["item_id"] for story in answer["stories"]} == {"ANI-1", "KH-1", "DM-1"}
    assert sorted(edge["relation"] for edge in answer["edges"]) == ["copy", "syndicated"]
    assert drawn.count("<edge ") == len(answer["edges"])


def test_a_cluster_is_no_tree_and_the_reader_is_told_what_to_ask(program: Program, night: Path):
    cluster = program("--store", night, "story", "KH-1", "--json").json["story"]["cluster_id"]

    answer = program("--store", night, "lineage", cluster)

    assert (answer.code, answer.out) == (2, "")
    assert "--format json" in answer.err


@pytest.mark.parametrize("form", ["prov", "graphml", "jsonld", "dot"])
def test_an_unknown_file_has_every_form_without_a_store(program: Program, tmp_path: Path, form: str):
    path = written(tmp_path, [{**STORIES[1], "outlet": "Other Post"}], "one.json")

    answer = program("--store", tmp_path / "none.db", "lineage", path, "--format", form)

    assert answer.code == 0
    assert "ani" in answer.out


# ---------------------------------------------------------------- match
def test_a_copy_is_matched_with_every_known_story_and_nothing_is_stored(
    program: Program, night: Path, tmp_path: Path
):
    record = {"id": "N-1", "outlet": "New Post", "title": "Ferry", "text": FERRY.rpartition("\n\n")[0]}
    before = program("--store", night, "export", "stories").out

    answer = program("--store", night, "match", written(tmp_path, [record], "one.json"), "--json").json

    copies = {one["story"]["item_id"] for one in answer["matches"] if one["accepted"]}
    assert copies == {"ANI-1", "KH-1", "DM-1"}
    assert all(one["containment"] > 0.9 for one in answer["matches"] if one["accepted"])
    reasons = {one["story"]["item_id"]: one["reason"] for one in answer["matches"]}
    assert reasons["ANI-1"].startswith("100 % of this text stands in ANI's")
    assert program("--store", night, "export", "stories").out == before


def test_a_text_that_is_no_copy_is_said_to_be_none(program: Program, night: Path, tmp_path: Path):
    record = {"id": "N-1", "outlet": "New Post", "title": "Rain", "text": FAIR[::-1]}

    answer = program("--store", night, "match", written(tmp_path, [record], "one.json"))

    assert (answer.code, answer.out) == (0, "no known story shares more than common words with this text\n")


def test_a_text_that_is_known_itself_is_said_to_be_and_matched_with_the_others(
    program: Program, night: Path, tmp_path: Path
):
    path = written(tmp_path, [STORIES[2]], "one.json")

    told = program("--store", night, "match", path).out
    answer = program("--store", night, "match", path, "--json").json

    assert told.splitlines()[:2] == [
        f"known itself as {answer['story_id']}, Deccan Morning",
        "same copy as 2 other known stories",
    ]
    assert answer["known"]["item_id"] == "DM-1"
    assert {one["story"]["item_id"] for one in answer["matches"] if one["accepted"]} == {"ANI-1", "KH-1"}


def test_matches_are_told_with_shares(program: Program, night: Path, tmp_path: Path):
    path = written(
        tmp_path, [{"id": "N-1", "outlet": "New Post", "title": "Ferry", "text": FERRY}], "one.json"
    )

    told = program("--store", night, "match", path).out

    assert told.startswith("same copy as 3 known stories\n")
    assert "of this text stands there" in told


# ---------------------------------------------------------------- spread
def test_a_story_spreads_in_time_order_with_lags_and_credits(program: Program, night: Path):
    answer = program("--store", night, "spread", "ANI-1", "--json").json

    assert [(step["outlet"], step["lag_minutes"]) for step in answer["spread"]] == [
        ("ANI", 0),
        ("Kaveri Herald", 25),
        ("Deccan Morning", 185),
    ]
    assert [step["credits"] for step in answer["spread"]] == [
        "its own story",
        "credits ANI",
        "names no source",
    ]


def test_a_cluster_spreads_from_its_earliest_story(program: Program, night: Path):
    cluster = program("--store", night, "story", "DM-1", "--json").json["story"]["cluster_id"]

    answer = program("--store", night, "spread", cluster, "--json").json

    assert (answer["kind"], answer["stories"], answer["outlets"]) == ("cluster", 3, 3)


@pytest.mark.parametrize("words", ["ani", "ANI", "Asian News International"])
def test_an_agency_spreads_by_id_or_name(program: Program, night: Path, words: str):
    answer = program("--store", night, "spread", words, "--json").json

    assert (answer["kind"], answer["subject"]) == ("agency", "ani")
    assert [(step["outlet"], step["way"]) for step in answer["spread"]] == [
        ("ANI", "own"),
        ("Kaveri Herald", "credited"),
        ("Deccan Morning", "uncredited"),
    ]
    assert [(one["outlet"], one["lag_minutes"]) for one in answer["by_outlet"]] == [
        ("Deccan Morning", 185),
        ("Kaveri Herald", 25),
    ]


def test_a_misspelt_agency_is_answered_with_the_nearest(program: Program, night: Path):
    answer = program("--store", night, "spread", "reutres")

    assert answer.code == 1
    assert "did you mean the agency reuters?" in answer.err


# ---------------------------------------------------------------- exposure
def test_exposure_is_told_in_three_forms(program: Program, night: Path):
    shown = program("--store", night, "exposure", "--agency", "ANI")
    rows = list(csv.DictReader(io.StringIO(program("--store", night, "exposure", "--format", "csv").out)))
    told = program("--store", night, "exposure", "--format", "json").json

    assert "Kaveri Herald" in shown.out
    assert [(row["outlet"], row["stories"], row["uncredited"]) for row in rows] == [
        ("Deccan Morning", "1", "1"),
        ("Kaveri Herald", "1", "0"),
    ]
    assert [one["outlet"] for one in told["outlets"]] == ["Deccan Morning", "Kaveri Herald"]


def test_a_night_without_notices_has_nothing_stale_and_its_csv_is_a_header(program: Program, night: Path):
    assert program("--store", night, "stale").out.startswith("no agency's notice")
    assert program("--store", night, "stale", "--format", "csv").out.startswith("notice,agency,name,declared")
    assert program("--store", night, "stale", "--json").json["notices"] == []


# ---------------------------------------------------------------- clusters
def test_the_largest_clusters_are_listed(program: Program, night: Path):
    [cluster] = program("--store", night, "clusters", "list", "--json").json["clusters"]

    assert (cluster["size"], cluster["outlets"], cluster["origin_agency"]) == (3, 3, "ani")
    assert cluster["origin"] == "ANI"
    assert "  ANI  " in program("--store", night, "clusters", "list").out
    assert program("--store", night, "clusters", "show", "KH-1").out.splitlines()[0].endswith(", from ANI")


def test_a_cluster_is_shown_in_time_order_by_its_id_or_a_story(program: Program, night: Path):
    by_story = program("--store", night, "clusters", "show", "DM-1", "--json").json
    by_id = program("--store", night, "clusters", "show", by_story["cluster_id"], "--json").json

    assert by_id == by_story
    assert [member["item_id"] for member in by_id["members"]] == ["ANI-1", "KH-1", "DM-1"]
    heads = program("--store", night, "export", "clusters").out.splitlines()[0].split(",")
    assert list(by_id["members"][0]) == [*heads, "origin"]


def test_shown_clusters_are_no_wider_than_100_columns(program: Program, night: Path):
    for words in ("clusters list", "clusters show KH-1", "spread KH-1", "spread ani"):
        assert max(map(len, program("--store", night, *words.split()).out.splitlines())) <= 100


# ---------------------------------------------------------------- agencies
def test_the_catalogue_is_listed_and_shown(program: Program):
    listed = program("agencies", "list", "--json").json["agencies"]
    shown = program("agencies", "show", "ANI", "--json").json["agency"]

    assert shown in listed
    assert shown["agency"] == "ani"


def test_an_agency_is_shown_with_its_names_and_what_only_looks_like_them(program: Program):
    shown = program("agencies", "show", "tass").out

    assert "languages    ru, en" in shown
    assert "former names\n  ITAR-TASS (to 2014)" in shown
    assert program("agencies", "show", "tass", "--json").json["agency"]["historic"][0] == {
        "name": "ITAR-TASS",
        "until": 2014,
    }


def test_names_that_no_credit_is_made_of_are_shown_too(program: Program):
    words = "The bridge is open, Interfax reported. Staff at Reuters cheered."

    assert program("agencies", "test", words, "--json").json["passed_over"] == [
        {"words": "Reuters", "start": 48, "end": 55, "zone": "lead", "may_mean": ["Reuters"]}
    ]
    assert "Named, and no credit made of it\n  lead: " in program("agencies", "test", words).out


def test_a_misspelt_agency_is_not_found_and_the_nearest_is_named(program: Program):
    answer = program("agencies", "show", "reutres")

    assert (answer.code, answer.out) == (1, "")
    assert "did you mean reuters?" in answer.err


def test_the_rules_tell_what_they_find_and_mark_the_words(program: Program):
    told = program(
        "agencies", "test", "MOSCOW, Jan 12 (TASS) — The ministry said that the bridge would open."
    ).out

    assert "syndicated TASS" in told
    assert "»" in told


def test_the_rules_read_a_file(program: Program, tmp_path: Path):
    path = written(tmp_path, [STORIES[1]], "one.json")

    found = program("agencies", "test", path, "--json").json

    assert "ani" in {claim["agency"] for claim in found["attributions"]}
    for claim in found["attributions"]:
        for evidence in claim["evidence"]:
            assert found["text"][evidence["start"] : evidence["end"]] == evidence["words"]


def test_the_rules_read_words_from_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"With inputs from PTI")))

    found = program("agencies", "test", "-", "--json").json

    assert [(claim["relation"], claim["agency"]) for claim in found["attributions"]] == [
        ("contributed", "pti")
    ]


def test_a_file_that_is_not_there_is_taken_as_words_and_said_to_be(program: Program):
    answer = program("agencies", "test", "nowhere.txt")

    assert (answer.code, answer.err) == (0, "there is no file nowhere.txt; it is taken as words\n")


# ---------------------------------------------------------------- export
@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_is_exported_with_its_columns_in_both_forms(program: Program, night: Path, table: str):
    as_csv = program("--store", night, "export", table).out
    as_lines = program("--store", night, "export", table, "--format", "jsonl").out

    rows = list(csv.reader(io.StringIO(as_csv, newline="")))
    objects = [json.loads(line) for line in as_lines.splitlines()]
    assert tuple(rows[0]) == COLUMNS[table]
    assert len(rows) - 1 == len(objects)
    assert {tuple(one) for one in objects} <= {COLUMNS[table]}


def test_a_hostile_title_is_no_formula_in_csv_and_exact_in_json_lines(program: Program, night: Path):
    as_csv = program("--store", night, "export", "stories").out
    as_lines = program("--store", night, "export", "stories", "--format", "jsonl").out

    titles = {row["title"] for row in csv.DictReader(io.StringIO(as_csv, newline=""))}
    assert not [title for title in titles if title.startswith("=")]
    assert "=HYPERLINK" in as_lines.replace('\\"', '"')


def test_a_file_holds_what_stdout_would_and_is_counted_on_stderr(
    program: Program, night: Path, tmp_path: Path
):
    path = tmp_path / "stories.csv"

    answer = program("--store", night, "export", "stories", "-o", path)

    assert (answer.out, answer.err) == ("", f"wrote 4 rows to {path}\n")
    assert path.read_bytes().decode() == program("--store", night, "export", "stories").out


def test_a_files_name_tells_the_form(program: Program, night: Path, tmp_path: Path):
    path = tmp_path / "stories.jsonl"

    program("--store", night, "export", "stories", "-o", path)

    assert len([json.loads(line) for line in path.read_text("utf-8").splitlines()]) == 4


def test_an_export_can_be_narrowed(program: Program, night: Path):
    def items(*words: str) -> list[str]:
        lines = program("--store", night, "export", "stories", "--format", "jsonl", *words).out.splitlines()
        return sorted(json.loads(line)["item_id"] for line in lines)

    assert items("--outlet", "Deccan Morning") == ["DM-1"]
    assert items("--agency", "ANI") == ["KH-1"]
    assert items("--since", "2024-05-16") == []
    assert items("--since", "2024-05-15T09:00+05:30") == ["ANI-1", "DM-1", "GC-1", "KH-1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["storys"], "did you mean `stories`?"),
        (["stories", "--since", "yesterday"], "`yesterday` is not a time"),
        (["stories", "--format", "xml"], "xml"),
    ],
    ids=["table", "time", "form"],
)
def test_a_wrong_word_is_told(program: Program, night: Path, words: list[str], told: str):
    answer = program("--store", night, "export", *words)

    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


# ---------------------------------------------------------------- all
@pytest.mark.parametrize(
    "words",
    [
        "story KH-1",
        "lineage KH-1",
        "spread KH-1",
        "spread ani",
        "exposure",
        "stale",
        "clusters list",
        "clusters show KH-1",
        "agencies list",
        "agencies show ani",
        "agencies test words",
        "db check",
        "db upgrade",
    ],
)
def test_every_answer_as_json_is_one_object_with_its_version(program: Program, night: Path, words: str):
    answer = program("--store", night, *words.split(), "--json")

    assert (answer.code, answer.err) == (0, "")
    assert answer.json["schema_version"] == 1


# ---------------------------------------------------------------- db
def test_a_sound_store_is_said_to_be_sound(program: Program, night: Path):
    assert program("--store", night, "db", "check").out == "the store is sound\n"
    assert program("--store", night, "db", "check", "--json").json["problems"] == []


def test_a_store_of_this_schema_needs_no_upgrade(program: Program, night: Path):
    answer = program("--store", night, "db", "upgrade", "--json").json

    assert answer["backup"] is None
    assert answer["before"] == answer["after"]


def test_a_foreign_file_is_left_alone(program: Program, tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("not a store " * 50)

    answer = program("--store", path, "clusters", "list")

    assert answer.code == 1
    assert "is not a wirecopy store" in answer.err
    assert path.read_text() == "not a store " * 50


@pytest.mark.parametrize("words", ["ingest", "sources add"])
def test_a_foreign_file_is_left_alone_with_nothing_beside_it(program: Program, tmp_path: Path, words: str):
    notes, night = tmp_path / "notes.txt", written(tmp_path, STORIES)
    notes.write_text("not a store " * 50)

    answer = program("--store", notes, *words.split(), tmp_path)

    assert answer.code == 1
    assert "is not a wirecopy store" in answer.err
    assert sorted(tmp_path.iterdir()) == [night, notes]


# ---------------------------------------------------------------- own ids that look like a cluster's
def test_a_story_answers_to_its_own_id_though_it_looks_like_a_cluster_s(program: Program, tmp_path: Path):
    ids = ("c1", "cafe12", "c0ffee0ff")
    stories = [{**record, "id": ident} for record, ident in zip(STORIES, ids, strict=False)]
    store = ("--store", tmp_path / "a.db")
    program(*store, "ingest", written(tmp_path, stories))

    for ident in ids:
        for command in ("story", "lineage", "spread"):
            assert program(*store, command, ident).code == 0, (command, ident)
        assert program(*store, "clusters", "show", ident).code == 0
        assert program(*store, "lineage", ident, "--format", "dot").code == 0


def test_a_cluster_answers_to_the_beginning_of_its_id(program: Program, tmp_path: Path):
    store = ("--store", tmp_path / "a.db")
    program(*store, "ingest", written(tmp_path, STORIES))
    label = program(*store, "--json", "clusters", "list").json["clusters"][0]["cluster_id"]

    for words in (label, label[:7]):
        assert program(*store, "spread", words).code == 0
        assert program(*store, "lineage", words).code == 2  # a tree shows one story
