"""A night is safe to repeat, to interrupt and to feed in any order."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from datasketch import MinHash
from nights import SAMPLE, Row, exports, sample_lines, write

from wirecopy import api
from wirecopy.errors import LockedError, SpecificationError
from wirecopy.fingerprint.sign import shingles_of
from wirecopy.nightly import matching
from wirecopy.nightly.lock import held
from wirecopy.nightly.run import run
from wirecopy.nightly.summary import Summary
from wirecopy.settings import Settings
from wirecopy.store import read
from wirecopy.store.check import check
from wirecopy.store.index import Limits
from wirecopy.store.open import open_store
from wirecopy.store.tables import rows
from wirecopy.text.words import words_of


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def night(store: Path, *paths: Path, batch: int = 1000) -> Summary:
    return run([str(path) for path in paths], Settings(store=str(store), batch=batch))


def test_a_second_night_over_the_same_input_changes_no_export(tmp_path: Path):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    before = exports(store)

    summary = night(store, SAMPLE)

    assert exports(store) == before
    assert (summary.new, summary.revised) == (0, 0)
    assert summary.unchanged == summary.read > 0


def test_the_store_is_sound_after_a_night(tmp_path: Path):
    night(tmp_path / "news.db", SAMPLE)

    opened = open_store(str(tmp_path / "news.db"), create=False)
    with opened.reading() as connection:
        assert check(connection) == []
    opened.close()


def shown(store: Path) -> dict[str, Any]:
    """Clusters as sets, matches and lineage, under the items' own ids."""
    tables = exports(store)
    clusters: dict[str, set[str]] = {}
    for row in tables["clusters"]:
        clusters.setdefault(row["cluster_id"], set()).add(row["story_id"])
    return {
        "clusters": sorted(map(sorted, clusters.values())),
        "matches": tables["matches"],
        "embeddings": tables["embeddings"],
        "lineage": tables["lineage"],
        "roles": {row["story_id"]: (row["role"], row["parent_story_id"]) for row in tables["clusters"]},
    }


@pytest.mark.parametrize(("seed", "batch"), [(1, 1), (2, 7), (3, 1000)])
def test_neither_order_of_input_nor_size_of_batch_changes_a_result(tmp_path: Path, seed: int, batch: int):
    lines = sample_lines()
    plain, mixed = write(tmp_path / "plain.jsonl", lines), tmp_path / "mixed.jsonl"
    random.Random(seed).shuffle(lines)
    write(mixed, lines)

    night(tmp_path / "plain.db", plain)
    night(tmp_path / "mixed.db", mixed, batch=batch)

    assert shown(tmp_path / "mixed.db") == shown(tmp_path / "plain.db")


COUNTED = """
import os, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wirecopy.nightly.run import run
from wirecopy.settings import Settings
from wirecopy.store.open import open_store

night, store, moment, fatal = *sys.argv[1:4], int(sys.argv[4])
open_store(store, create=True).close()
seen = 0

@event.listens_for(Engine, moment)
def count(*_):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), 9)

run([night], Settings(store=store, batch=25))
print(seen)
"""


def counted(store: Path, moment: str, fatal: int = 0) -> subprocess.CompletedProcess[str]:
    """A night in a process of its own that dies by its `fatal`-th moment, or tells how many there were."""
    command = [sys.executable, "-c", COUNTED, str(SAMPLE), str(store), moment, str(fatal)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@dataclass(frozen=True)
class Undisturbed:
    """A night that nobody killed. moments: how many of each kind there were."""

    exports: dict[str, list[Row]]
    moments: dict[str, int]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    os.environ["SOURCE_DATE_EPOCH"] = "1767225600"
    moments = ("commit", "before_cursor_execute")
    seen = {moment: int(counted(folder / f"{moment}.db", moment).stdout) for moment in moments}
    return Undisturbed(exports(folder / "commit.db", "runs"), seen)


@pytest.mark.parametrize("moment", ["commit", "before_cursor_execute"])
@pytest.mark.parametrize("share", [0.2, 0.45, 0.7, 0.95])
def test_a_killed_night_that_is_run_again_ends_as_if_undisturbed(
    tmp_path: Path, undisturbed: Undisturbed, moment: str, share: float
):
    store = tmp_path / "news.db"
    killed = counted(store, moment, int(undisturbed.moments[moment] * share))
    assert killed.returncode == -9, killed.stderr

    summary = night(store, SAMPLE, batch=25)

    assert summary.resumed
    assert summary.read == summary.new + summary.revised + summary.unchanged + summary.rejected
    assert exports(store, "runs") == undisturbed.exports


def test_while_one_run_holds_the_store_another_is_refused_at_once(tmp_path: Path):
    store = tmp_path / "news.db"
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with held(store):
            begun.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(30)
    try:
        with pytest.raises(LockedError) as refusal:
            night(store, SAMPLE)
    finally:
        done.set()
        holder.join()

    assert refusal.value.exit_code == 75
    assert str(os.getpid()) in refusal.value.message


def test_a_lock_file_left_behind_by_a_dead_run_holds_nothing(tmp_path: Path):
    store = tmp_path / "news.db"
    (tmp_path / "news.db.lock").touch()

    assert night(store, SAMPLE).new > 0


def test_fingerprints_of_another_specification_are_refused(tmp_path: Path):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    opened = open_store(str(store), create=False)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE specification SET label = 'other'")
    opened.close()
    before = exports(store)

    with pytest.raises(SpecificationError, match="other"):
        night(store, SAMPLE)

    assert exports(store) == before


def judged(store: Path) -> tuple[object, ...]:
    """Clusters, pairs and counts of words, without the runs that made them."""
    tables = exports(store)
    members = [(row["cluster_id"], row["story_id"]) for row in tables["clusters"]]
    matches = [{name: row[name] for name in row if name != "run"} for row in tables["matches"]]
    words = [(row["story_id"], row["words"]) for row in tables["stories"]]
    return members, matches, tables["embeddings"], words


def test_a_store_of_another_specification_is_fingerprinted_anew_and_its_judgements_are_the_same(
    tmp_path: Path,
):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    before = judged(store)
    opened = open_store(str(store), create=False)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE specification SET label = 'other'")
        connection.exec_driver_sql("UPDATE fingerprint SET signature = zeroblob(512)")
        connection.exec_driver_sql("UPDATE passages SET hashes = x''")
        connection.exec_driver_sql("UPDATE revision SET words = 0")
    opened.close()

    waiting = api.db_refingerprint(Settings(store=str(store)))
    again = night(store, SAMPLE)

    assert waiting == again.stories
    assert again.unchanged == again.read
    assert judged(store) == before
    assert api.db_check(Settings(store=str(store))) == []


def test_words_that_other_rules_judged_are_judged_again_at_once_though_texts_wait_to_be_fingerprinted(
    tmp_path: Path,
):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    opened = open_store(str(store), create=False)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE revision SET judged_by = 'older'")
    opened.close()
    api.db_refingerprint(Settings(store=str(store)))

    once, twice = night(store), night(store)

    assert once.lineage_edges > 0
    assert twice.lineage_edges == 0


def test_pairs_that_older_rules_judged_are_judged_again(tmp_path: Path):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    before = judged(store)
    opened = open_store(str(store), create=False)
    with opened.begin() as connection:
        connection.exec_driver_sql("UPDATE match SET rule_version = 0, relation = 'unrelated', accepted = 0")
    opened.close()

    night(store)
    again = night(store)

    assert judged(store) == before
    assert [row["run"] for row in exports(store)["runs"]] == [1, 2]
    assert again.pairs_judged == 0


def test_signatures_are_those_of_datasketch_for_the_same_shingles(tmp_path: Path):
    store = tmp_path / "news.db"
    night(store, SAMPLE)
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        texts = {row["story_id"]: int(row["story_id"][1:], 16) for row in rows(connection, "stories")}
        items = read.items(connection, texts.values())
    opened.close()

    signatures = dict(api.signatures(Settings(store=str(store))))

    label, story = next((label, story) for label, story in texts.items() if label in signatures)
    words = words_of(items[story].text, items[story].zones)
    sketch = MinHash(num_perm=128, seed=1, hashfunc=int)
    sketch.update_batch([int(value) & 0xFFFFFFFF for value in shingles_of(words.hashes)])
    assert signatures[label].jaccard(sketch) == 1.0


def test_stories_of_the_same_words_have_the_same_signature(tmp_path: Path):
    path = write(tmp_path / "in.jsonl", [record("1", "a.example", STORY), record("2", "b.example", STORY)])
    night(tmp_path / "news.db", path)

    signatures = [
        one.hashvalues.tolist() for _, one in api.signatures(Settings(store=str(tmp_path / "news.db")))
    ]

    assert len(signatures) == 2
    assert signatures[0] == signatures[1]


def test_a_bad_line_is_told_with_its_place_and_its_neighbours_are_stored(tmp_path: Path):
    lines = sample_lines()[:3]
    path = write(tmp_path / "in.jsonl", [lines[0], "{not json", lines[1], lines[2]])

    summary = night(tmp_path / "news.db", path)

    assert (summary.new, summary.rejected, summary.exit_code) == (3, 1, 3)
    assert f"{path}" in summary.rejects[0]
    reject = exports(tmp_path / "news.db")["rejects"][0]
    assert (reject["line"], reject["reason"]) == (2, "bad_json")


STORY = (
    "The harbour board of Port Ellery voted on Tuesday to dredge the northern channel, ending a dispute that "
    "has kept the largest grain carriers out of the port since the autumn. Board members said the work would "
    "begin after the herring season and take eleven weeks, at a cost of 4.2 million crowns. Two shipping "
    "lines had threatened to move their sailings to a rival port unless the channel was deepened by a yard "
    "and more. The union of pilots welcomed the decision but asked for a new study of currents near the "
    "mole, where a barge ran aground in March. Environmental groups fear for the mussel beds off the mole."
)


def record(name: str, outlet: str, text: str, **facts: str) -> str:
    values = {
        "id": name,
        "url": f"https://www.{outlet}/{name}",
        "outlet": outlet,
        "title": "Port votes to dredge",
    }
    return json.dumps({**values, "text": text, **facts})


def test_a_ghost_becomes_the_agencys_own_story_when_that_is_fed_in(tmp_path: Path):
    store = tmp_path / "news.db"
    copy = record("copy", "daily.example", f"{STORY} (ANI)", published="2026-01-01T10:00:00Z")
    night(store, write(tmp_path / "first.jsonl", [copy]))
    ghost = [row for row in exports(store)["lineage"] if row["relation"] == "syndicated"]

    own = record("own", "aninews.in", STORY, published="2026-01-01T09:00:00Z")
    night(store, write(tmp_path / "second.jsonl", [own]))

    tables = exports(store)
    became = [row for row in tables["lineage"] if row["relation"] == "syndicated"]
    stories = {row["item_id"]: row for row in tables["stories"]}
    assert [(row["parent_kind"], row["parent"]) for row in ghost] == [("agency", "ani")]
    assert [(row["parent_kind"], row["parent"]) for row in became] == [("story", stories["own"]["story_id"])]
    assert became[0]["evidence"] == "(ANI)"
    assert stories["copy"]["cluster_id"] == stories["own"]["cluster_id"]
    assert {row["story_id"]: row["role"] for row in tables["clusters"]} == {
        stories["own"]["story_id"]: "origin",
        stories["copy"]["story_id"]: "copy",
    }


def test_a_revised_story_leaves_the_cluster_that_its_old_words_put_it_in(tmp_path: Path):
    store = tmp_path / "news.db"
    first = record("a", "one.example", STORY, updated="2026-01-01T10:00:00Z")
    second = record("b", "two.example", STORY, updated="2026-01-01T11:00:00Z")
    night(store, write(tmp_path / "first.jsonl", [first, second]))
    before = {row["item_id"]: row["cluster_id"] for row in exports(store)["stories"]}

    other = "A ferry company said it would run two more sailings a day between the islands this summer. " * 4
    revised = record("b", "two.example", other, updated="2026-01-02T11:00:00Z")
    night(store, write(tmp_path / "second.jsonl", [revised]))

    after = {row["item_id"]: row["cluster_id"] for row in exports(store)["stories"]}
    assert before["a"] == before["b"]
    assert after["a"] != after["b"]
    assert before["a"] in after.values()


def test_twins_of_a_story_that_changes_are_still_one_cluster(tmp_path: Path):
    store = tmp_path / "news.db"
    outlets = [f"outlet{number}.example" for number in range(5)]
    night(store, write(tmp_path / "first.jsonl", [record("x", outlet, STORY) for outlet in outlets]))
    for outlet in outlets[:4]:
        other = f"Quite another story is told by {outlet} this evening, of a lighthouse. " * 6
        night(store, write(tmp_path / "next.jsonl", [record("x", outlet, other)]))
        rest = {row["outlet"]: row["cluster_id"] for row in exports(store)["stories"]}
        unchanged = [rest[one] for one in outlets[outlets.index(outlet) + 1 :]]
        assert len(set(unchanged)) == 1
        assert rest[outlet] not in unchanged


def test_a_twin_of_a_story_whose_outlet_s_furniture_is_learnt_can_still_be_found(tmp_path: Path):
    store = tmp_path / "news.db"
    rng = random.Random(7)
    words = ["".join(rng.choices("abdefgiklmnoprstu", k=7)) for _ in range(2000)]

    def prose(count: int) -> str:
        return " ".join(rng.choices(words, k=count))

    own, strip = [prose(200) for _ in range(8)], prose(60)

    def line(outlet: str, number: int, text: str) -> str:
        fields = {"url": f"https://{outlet}/{number}", "outlet": outlet, "title": f"T {number}", "text": text}
        return json.dumps(fields)

    both = [line(o, n, f"{own[n]}.\n\n{strip}.") for n in range(2) for o in ("bay.example", "hill.example")]
    night(store, write(tmp_path / "1.jsonl", both))
    more = [line("bay.example", n, f"{own[n]}.\n\n{strip}.") for n in range(2, 6)]
    night(store, write(tmp_path / "2.jsonl", more))
    night(
        store,
        write(tmp_path / "3.jsonl", [line("sea.example", n, f"{own[n]} {prose(15)}.") for n in range(2)]),
    )

    found = exports(store)
    outlet_of = {row["story_id"]: row["outlet"] for row in found["stories"]}
    pairs = [sorted((outlet_of[row["story_a"]], outlet_of[row["story_b"]])) for row in found["matches"]]
    assert pairs.count(["bay.example", "sea.example"]) == 2
    assert pairs.count(["hill.example", "sea.example"]) == 2


def test_a_copy_that_more_outlets_ran_and_edited_than_the_index_follows_is_one_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(matching, "LIMITS", Limits(band_cap=5, passage_cap=5, passages_shared=2))
    lines = [
        record(
            "x",
            f"outlet{number}.example",
            f"{STORY} The town of Harbour {number} will follow the vote closely.",
        )
        for number in range(40)
    ]

    night(tmp_path / "news.db", write(tmp_path / "in.jsonl", lines))

    assert {row["size"] for row in exports(tmp_path / "news.db")["clusters"]} == {40}


def test_a_cluster_is_the_copy_of_the_agency_that_its_stories_credit_and_not_of_one_they_only_cite(
    tmp_path: Path,
):
    cited = f"{STORY} A second study is due in May, the pilots told Reuters."
    lines = [
        record("a", "one.example", f"{cited} (ANI)", published="2026-01-01T10:00:00Z"),
        record("b", "two.example", cited, published="2026-01-01T11:00:00Z"),
        record(
            "c",
            "three.example",
            f"{'Rain fell on the hills all night long again. ' * 9} It was heavy, according to Reuters.",
        ),
    ]

    night(tmp_path / "news.db", write(tmp_path / "in.jsonl", lines))

    tables = exports(tmp_path / "news.db")
    assert {row["item_id"]: row["origin_agency"] for row in tables["clusters"]} == {
        "a": "ani",
        "b": "ani",
        "c": None,
    }
    assert {row["item_id"]: row["origin"] for row in tables["stories"]}["c"] == "Reuters"


def test_candidates_looked_up_in_many_rounds_are_those_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    run([str(SAMPLE)], Settings(store=str(tmp_path / "one.db")))
    monkeypatch.setattr(matching, "ROUND", 7)
    run([str(SAMPLE)], Settings(store=str(tmp_path / "many.db"), batch=3))
    run([str(SAMPLE)], Settings(store=str(tmp_path / "odd.db"), batch=10))

    assert judged(tmp_path / "many.db") == judged(tmp_path / "one.db")
    assert judged(tmp_path / "odd.db") == judged(tmp_path / "one.db")
