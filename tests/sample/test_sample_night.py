"""The program is held to the truth that stands beside the sample night, through the command line alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
NIGHT = SAMPLE / "night"
PARENTS = {"syndicated_from": "syndicated", "contributed": "contributed"}

Row = dict[str, Any]


def truth(table: str) -> list[Row]:
    """The true rows of one table of the sample."""
    lines = (SAMPLE / "truth" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def wirecopy(store: Path, *words: str) -> str:
    """What the command line answers; the test fails when it does not end with 0."""
    command = [sys.executable, "-m", "wirecopy", "--store", str(store), *words]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, f"{' '.join(words)} ended with {ended.returncode}\n{ended.stderr}"
    return ended.stdout


def named(row: Row) -> str:
    """An item's name in the truth: its own id, or its path below the night's folder."""
    return row["item_id"] or row["source"].split("night/", 1)[-1]


@dataclass(frozen=True)
class Told:
    """All that the program said of the night."""

    store: Path
    summary: Row
    tables: dict[str, list[Row]]
    story_of: dict[str, str]
    item_of: dict[str, str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    store = tmp_path_factory.mktemp("sample") / "night.db"
    summary = json.loads(wirecopy(store, "nightly", str(NIGHT), "--json"))
    tables = {
        table: [
            json.loads(line) for line in wirecopy(store, "export", table, "--format", "jsonl").splitlines()
        ]
        for table in ("stories", "clusters", "matches", "embeddings", "attributions", "lineage")
    }
    story_of = {named(row): row["story_id"] for row in tables["stories"]}
    item_of = {story: item for item, story in story_of.items()}
    return Told(store, summary, tables, story_of, item_of)


@pytest.fixture(scope="module")
def chains(told: Told) -> dict[str, list[str]]:
    """The chain of every story that the truth has a root for."""
    asked = [row["item"] for row in truth("lineage") if row["root"]]
    script = (
        "import contextlib, io, json, sys\n"
        "from wirecopy.cli.main import main\n"
        "for story in json.load(sys.stdin):\n"
        "    answer = io.StringIO()\n"
        "    sys.argv = ['wirecopy', '--store', sys.argv[2], 'lineage', story, '--json']\n"
        "    with contextlib.redirect_stdout(answer), contextlib.suppress(SystemExit):\n"
        "        main()\n"
        "    print(json.dumps(json.loads(answer.getvalue())['chain']))\n"
    )
    stories = json.dumps([told.story_of[item] for item in asked])
    ended = subprocess.run(
        [sys.executable, "-c", script, "--store", str(told.store)],
        input=stories,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return dict(zip(asked, map(json.loads, ended.stdout.splitlines()), strict=True))


def test_every_item_of_the_night_becomes_one_story_and_nothing_else_does(told: Told):
    assert sorted(told.story_of) == sorted(row["item"] for row in truth("clusters"))


def test_every_story_stands_under_its_outlet_with_the_agencies_own_story_under_the_agency(told: Told):
    shown = {named(row): row["outlet"] for row in told.tables["stories"]}

    assert shown == {row["item"]: row["outlet"] for row in truth("clusters")}


def test_the_clusters_of_the_night_are_its_true_sets_of_copies(told: Told):
    wanted, found = defaultdict(set), defaultdict(set)
    for row in truth("clusters"):
        wanted[row["cluster"]].add(row["item"])
    for row in told.tables["clusters"]:
        found[row["cluster_id"]].add(told.item_of[row["story_id"]])

    assert sorted(map(sorted, found.values())) == sorted(map(sorted, wanted.values()))


@pytest.mark.parametrize("column", ["syndicated_from", "contributed"])
def test_every_story_has_the_agencies_as_parents_that_its_words_credit_and_no_other(told: Told, column: str):
    found: dict[str, set[str]] = defaultdict(set)
    for row in told.tables["attributions"]:
        if row["relation"] == PARENTS[column] and row["agency"]:
            found[told.item_of[row["story_id"]]].add(row["agency"])

    assert {item: sorted(agencies) for item, agencies in found.items()} == {
        row["item"]: row[column] for row in truth("lineage") if row[column]
    }


@pytest.mark.parametrize("relation", ["cites", "photo"])
def test_agencies_that_are_cited_or_credited_for_a_picture_are_found_as_that(told: Told, relation: str):
    found: dict[str, set[str]] = defaultdict(set)
    for row in told.tables["attributions"]:
        if row["relation"] == relation and row["agency"]:
            found[told.item_of[row["story_id"]]].add(row["agency"])

    assert {item: sorted(agencies) for item, agencies in found.items()} == {
        row["item"]: row[relation] for row in truth("lineage") if row[relation]
    }


def test_stories_that_say_that_they_come_from_a_feed_unedited_are_marked_so(told: Told):
    marked = sorted(named(row) for row in told.tables["stories"] if row["auto_generated"])

    assert marked == sorted(row["item"] for row in truth("lineage") if row["auto_generated"])


def test_a_feed_that_nobody_names_is_an_unknown_feed_and_no_agency(told: Told):
    unnamed = {row["item"] for row in truth("lineage") if row["unknown_feed"]}
    fed = {
        told.item_of[row["child"]]
        for row in told.tables["lineage"]
        if row["parent_kind"] == "unknown_feed" and row["child"] in told.item_of
    }

    assert fed == unnamed


def test_the_chain_of_every_story_is_the_true_one(chains: dict[str, list[str]]):
    wanted = {row["item"]: row["chain"] for row in truth("lineage") if row["chain"] and row["root"]}

    assert {item: chains[item] for item in wanted} == wanted


def test_a_copy_without_credit_begins_at_its_outlet_and_ends_at_the_true_root(chains: dict[str, list[str]]):
    open_paths = {row["item"]: row["root"] for row in truth("lineage") if row["root"] and not row["chain"]}

    assert {item: chains[item][-1] for item in open_paths} == open_paths


def test_a_story_that_is_in_the_night_is_the_parent_of_its_copies(told: Told):
    parents = {told.item_of[row["story_id"]]: row["parent_story_id"] for row in told.tables["clusters"]}
    wanted = {row["item"]: row["parent"] for row in truth("clusters") if row["parent"]}

    assert {item: told.item_of.get(parents[item]) for item in wanted} == wanted


def test_origins_and_updates_have_their_role(told: Told):
    roles = {told.item_of[row["story_id"]]: row["role"] for row in told.tables["clusters"]}
    wanted = {row["item"]: row["role"] for row in truth("clusters") if row["role"] != "copy"}

    assert {item: roles[item] for item in wanted} == wanted


def texts() -> dict[str, str]:
    """The texts of the night's records by item."""
    records = (
        json.loads(line) for path in NIGHT.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()
    )
    return {record["id"]: record["text"] for record in records}


@pytest.mark.parametrize("passage", truth("embeddings"), ids=lambda row: f"{row['a']}-in-{row['b']}")
def test_a_passage_in_a_story_of_its_own_is_found_whole_with_its_direction(told: Told, passage: Row):
    text = texts()[passage["b"]]
    start = text.index(passage["first"])
    end = text.index(passage["last"], start) + len(passage["last"])
    cluster = {row["item"]: row["cluster"] for row in truth("clusters")}
    found = []
    for row in told.tables["embeddings"]:
        for holder, other in (("b", "a"), ("a", "b")):
            if told.item_of[row[f"story_{holder}"]] != passage["b"]:
                continue
            if cluster[told.item_of[row[f"story_{other}"]]] == cluster[passage["a"]]:
                direction = row["direction"] if holder == "b" else swapped(row["direction"])
                found.append((row[f"start_{holder}"], row[f"end_{holder}"], direction))

    assert found, "no embedding between the two stories"
    nearest = min(found, key=lambda row: abs(row[0] - start) + abs(row[1] - end))
    assert abs(nearest[0] - start) + abs(nearest[1] - end) <= (end - start) // 20, text[
        nearest[0] : nearest[1]
    ]
    assert nearest[2] == passage["direction"]


def swapped(direction: str) -> str:
    """The direction as seen from the other story."""
    return {"a_to_b": "b_to_a", "b_to_a": "a_to_b"}.get(direction, direction)


def test_one_form_filled_on_two_days_is_a_template_and_no_copy(told: Told):
    twice = [{"MK-002", "MK-003"}, {"HP-004", "HP-005"}]
    judged = [
        (row["relation"], row["accepted"])
        for row in told.tables["matches"]
        if {told.item_of[row["story_a"]], told.item_of[row["story_b"]]} in twice
    ]

    assert set(judged) <= {("template", False)}


def test_the_summary_counts_every_item_read_once(told: Told):
    assert told.summary["read"] == sum(
        told.summary[count] for count in ("new", "revised", "unchanged", "rejected")
    )
    assert told.summary["new"] == len(truth("clusters"))


def test_a_second_night_over_the_same_input_changes_no_export_by_a_byte(told: Told):
    tables = ("stories", "clusters", "matches", "embeddings", "attributions", "lineage")
    before = {table: wirecopy(told.store, "export", table, "--format", "jsonl") for table in tables}

    wirecopy(told.store, "nightly", str(NIGHT))

    assert {table: wirecopy(told.store, "export", table, "--format", "jsonl") for table in tables} == before
