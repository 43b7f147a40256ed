"""The Python API: settings in, records out, and no store made by a question."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.errors import NotFoundError, UsageError
from wirecopy.records import Relation, Zone
from wirecopy.settings import Settings

TEXT = (
    "Lisbon (Reuters) - The harbour authority said on Monday that the new breakwater had held through its "
    "first winter storm, sparing the lower market for the first time in eleven years. Engineers will "
    "publish their measurements in the spring, and two more towns along the coast have asked for the plans."
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=str(tmp_path / "a.db"))


@pytest.fixture
def night(tmp_path: Path) -> str:
    records = [
        {"id": f"B-{number}", "outlet": outlet, "title": "Breakwater holds", "text": TEXT, "published": time}
        for number, outlet, time in (
            (1, "Harbour Post", "2024-03-04T08:00:00Z"),
            (2, "Coast Gazette", "2024-03-04T09:10:00Z"),
        )
    ]
    path = tmp_path / "night.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_a_night_is_read_matched_clustered_and_traced(settings: Settings, night: str):
    seen = []

    summary = api.ingest([night], settings, progress=lambda phase, done, total: seen.append(phase))

    assert (summary.read, summary.new, summary.rejected) == (2, 2, 0)
    assert [(row["size"], row["origin_agency"]) for row in api.clusters_list(settings)] == [(2, "reuters")]
    assert api.lineage("B-1", settings).path[-1].key == "reuters"
    assert seen


def test_a_night_over_the_same_input_changes_nothing(settings: Settings, night: str):
    api.nightly([night], settings)
    before = {
        table: list(api.export(table, settings)) for table in ("stories", "clusters", "lineage", "runs")
    }

    summary = api.nightly([night], settings)

    assert summary.unchanged == 2
    assert {table: list(api.export(table, settings)) for table in before} == before


@pytest.mark.parametrize(
    "ask",
    [
        lambda settings: api.story("x", settings),
        lambda settings: api.lineage("x", settings),
        lambda settings: api.spread("x", settings),
        api.exposure,
        api.stale,
        api.clusters_list,
        lambda settings: api.export("stories", settings),
        api.db_check,
    ],
    ids=["story", "lineage", "spread", "exposure", "stale", "clusters", "export", "check"],
)
def test_a_question_never_makes_a_store(ask, settings: Settings):
    with pytest.raises(NotFoundError, match="there is no store"):
        ask(settings)

    assert not Path(settings.store).exists()


def test_a_file_is_traced_without_a_store(settings: Settings, tmp_path: Path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"outlet": "Harbour Post", "title": "Breakwater", "text": TEXT}))

    answer = api.lineage(str(path), settings)

    assert [node.name for node in answer.path] == ["Harbour Post", "Reuters"]
    assert answer.story["origin"] == "Reuters"
    assert answer.story["first_seen"] is None
    assert not Path(settings.store).exists()


def test_words_are_judged_with_evidence_at_its_offsets(settings: Settings):
    item, judgement = api.agencies_test(TEXT, settings)

    [claim] = [claim for claim in judgement.attributions if claim.relation is Relation.syndicated]
    assert claim.organisation.agency == "reuters"
    for evidence in claim.evidence:
        assert item.text[evidence.start : evidence.end] == evidence.words
        assert evidence.zone is Zone.dateline


def test_a_table_that_there_is_not_is_a_wrong_use(settings: Settings):
    with pytest.raises(UsageError, match="did you mean `clusters`"):
        api.columns("cluster")


def test_a_time_without_a_zone_is_utc(settings: Settings, night: str):
    api.ingest([night], settings)
    [first, _] = api.export("stories", settings)
    seen = datetime.fromisoformat(str(first["first_seen"])).astimezone(UTC)

    assert len(list(api.export("stories", settings, since=seen))) == 2
    assert len(list(api.export("stories", settings, since=seen.strftime("%Y-%m-%dT%H:%M:%S")))) == 2
    assert list(api.export("stories", settings, since="2999-01-01")) == []


def test_no_lag_is_counted_from_a_time_that_is_known_to_the_day_alone(settings: Settings, tmp_path: Path):
    bare = TEXT.replace("Lisbon (Reuters) - ", "")
    records = [
        {"id": "R-1", "outlet": "Reuters", "url": "https://www.reuters.com/world/breakwater", "text": TEXT},
        {"id": "B-1", "outlet": "Harbour Post", "text": bare},
    ]
    times = ("2024-03-04T08:00:00Z", "2024-03-05")
    path = tmp_path / "days.json"
    path.write_text(
        json.dumps(
            [
                {**record, "title": "Breakwater holds", "published": time}
                for record, time in zip(records, times, strict=True)
            ]
        )
    )
    api.ingest([str(path)], settings)

    shown = {row["item_id"]: row for row in api.clusters_show("B-1", settings)}

    assert shown["B-1"]["parent_story_id"] == shown["R-1"]["story_id"]
    assert (shown["B-1"]["published"], shown["B-1"]["lag_minutes"]) == ("2024-03-05", None)
    assert [step.lag_minutes for step in api.spread("R-1", settings).steps] == [0, None]


def test_an_export_that_is_given_up_lets_go_of_the_store(settings: Settings, night: str):
    api.ingest([night], settings)

    rows = api.export("stories", settings)
    next(rows)
    rows.close()

    assert api.ingest([night], settings).unchanged == 2
