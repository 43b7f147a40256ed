"""A spread is told in time order, with lags, shares and credits in neutral words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wirecopy.records import Attribution, Evidence, Judgement, Organisation, Relation, Zone
from wirecopy.reports.credited import credits_of
from wirecopy.reports.spread import (
    passages_of,
    render_spread,
    spread_of_agency,
    spread_of_cluster,
)

CLUSTER = "c0000000000000001"


def row(story: int, outlet: str, published: str | None, **facts: object) -> dict[str, object]:
    return {
        "cluster_id": CLUSTER,
        "story_id": f"s{story:016x}",
        "outlet": outlet,
        "title": "Ferries resume",
        "url": None,
        "published": published,
        "role": "copy",
        "relation": "near",
        "containment_of_parent": None,
        **facts,
    }


def says(*claims: tuple[Relation, Organisation], feed: bool = False) -> Judgement:
    words = Evidence(Zone.signoff, 0, 5, "(ANI)", "signoff", 0.9)
    return Judgement(
        attributions=tuple(Attribution(relation, who, 0.9, (words,)) for relation, who in claims),
        feed=words if feed else None,
    )


def label(story: int) -> str:
    return f"s{story:016x}"


ANI, SPUTNIK = Organisation("ani", "ANI"), Organisation("sputnik", "Sputnik")
SILENT = {label(story): Judgement() for story in range(1, 5)}
ROWS = [
    row(2, "Late Post", "2024-05-14T23:05:00Z", containment_of_parent=0.84),
    row(1, "Early Wire", "2024-05-14T20:00:00Z", role="origin", relation=None),
    row(4, "Undated", None, containment_of_parent=1.0),
    row(3, "Quick News", "2024-05-14T20:25:00Z", containment_of_parent=0.999),
]


def test_a_cluster_is_told_in_time_order_from_its_earliest_story():
    spread = spread_of_cluster("cluster", CLUSTER, "Ferries resume", ROWS, SILENT)

    assert [(step.outlet, step.lag_minutes) for step in spread.steps] == [
        ("Early Wire", 0),
        ("Quick News", 25),
        ("Late Post", 185),
        ("Undated", None),
    ]
    assert spread.counted_from == f"s{1:016x}"


def test_a_story_counts_lags_from_itself_and_shows_who_came_before():
    spread = spread_of_cluster("story", f"s{3:016x}", "Ferries resume", ROWS, SILENT)

    assert [step.lag_minutes for step in spread.steps] == [-25, 0, 160, None]


def test_no_lag_is_counted_between_a_time_with_a_zone_and_one_without_nor_to_one_still_to_come():
    rows = [
        row(1, "Early Wire", "2024-05-14T20:00:00Z"),
        row(2, "Late Post", "2024-05-14T23:05:00Z", zoned=False),
        row(3, "Quick News", "2025-05-14T20:25:00Z", in_future=True),
    ]

    spread = spread_of_cluster("story", f"s{1:016x}", "Ferries resume", rows, SILENT)

    assert [step.lag_minutes for step in spread.steps] == [0, None, None]


def test_a_story_of_no_known_time_has_no_lags():
    spread = spread_of_cluster("story", f"s{4:016x}", "Ferries resume", ROWS, SILENT)

    assert {step.lag_minutes for step in spread.steps} == {None}
    assert "nowhere" in render_spread(spread)


def test_a_time_known_to_the_day_alone_gives_no_lag():
    rows = [row(1, "Early Wire", "2024-05-14T20:00:00Z"), row(2, "Daily", "2024-05-15")]

    spread = spread_of_cluster("cluster", CLUSTER, "Ferries resume", rows, SILENT)

    assert [step.lag_minutes for step in spread.steps] == [0, None]


@pytest.mark.parametrize(
    ("judgement", "credit"),
    [
        (says(), ""),
        (says((Relation.syndicated, ANI), (Relation.cites, SPUTNIK)), "credits ANI; cites Sputnik"),
        (says((Relation.contributed, ANI)), "inputs from ANI"),
        (says((Relation.photo, ANI), (Relation.subject, SPUTNIK)), ""),
        (says(feed=True), "credits a feed without naming it"),
        (says((Relation.syndicated, ANI), feed=True), "credits ANI"),
    ],
    ids=["nobody", "two", "inputs", "picture and subject", "unnamed feed", "named feed"],
)
def test_credits_are_what_the_storys_own_words_say(judgement: Judgement, credit: str):
    assert credits_of(judgement) == credit


def test_whom_an_agency_cites_is_no_credit_of_the_story_that_runs_its_copy():
    words = Evidence(Zone.body, 0, 5, "words", "cited", 0.9)
    hop = Attribution(Relation.cites, SPUTNIK, 0.9, (words,), by=ANI)

    assert credits_of(Judgement((hop,))) == ""


def test_a_reader_sees_time_lag_outlet_share_and_credit():
    spread = spread_of_cluster(
        "cluster", CLUSTER, "Ferries resume", ROWS, SILENT | {label(2): says((Relation.syndicated, ANI))}
    )

    assert render_spread(spread).splitlines() == [
        "Ferries resume: 4 stories of 4 outlets",
        "  2024-05-14 20:00    start  Early Wire               its own story",
        "  2024-05-14 20:25  +25 min  Quick News  keeps 99 %   names no source",
        "  2024-05-14 23:05  +3 h 05  Late Post   keeps 84 %   credits ANI",
        "  –                       –  Undated     keeps 100 %  names no source",
        "Times are UTC. Lags count from the earliest story.",
    ]


def test_an_outlets_update_of_its_own_story_is_its_own_story_and_a_copy_of_that_is_not():
    rows = [
        row(1, "Early Wire", "2024-05-14T20:00:00Z", role="origin", relation=None),
        row(3, "Early Wire", "2024-05-14T20:25:00Z", role="update", parent_story_id=label(2)),
        row(2, "Early Wire", "2024-05-14T20:30:00Z", role="update", parent_story_id=label(1)),
        row(4, "Late Post", "2024-05-14T21:00:00Z", parent_story_id=label(3)),
    ]

    spread = spread_of_cluster("cluster", CLUSTER, "Ferries resume", rows, SILENT)

    assert [step.credits for step in spread.steps] == ["its own story"] * 3 + ["names no source"]


def test_an_agencys_copy_counts_lags_from_the_agencys_own_story_of_the_same_cluster():
    rows = [
        row(1, "ANI", "2024-05-14T20:00:00Z"),
        row(2, "B", "2024-05-14T20:10:00Z", cluster_id="c2"),
        row(3, "C", "2024-05-14T20:30:00Z"),
        row(4, "D", "2024-05-14T19:50:00Z"),
    ]
    said = {
        label(1): Judgement(own_agency="ani"),
        label(2): says((Relation.contributed, ANI)),
        label(3): says((Relation.cites, SPUTNIK), (Relation.syndicated, ANI)),
        label(4): says((Relation.syndicated, ANI)),
    }
    ways = {label(2): "contributed", label(3): "credited", label(4): "credited"}

    spread = spread_of_agency("ani", "ANI", rows, said, ways)

    assert [(step.outlet, step.lag_minutes, step.credits, step.way) for step in spread.steps] == [
        ("D", -10, "credits ANI", "credited"),
        ("ANI", 0, "its own story", "own"),
        ("B", None, "inputs from ANI", "contributed"),
        ("C", 30, "credits ANI", "credited"),
    ]
    assert render_spread(spread).endswith("Lags count from the agency's own story of the same copy.")


def test_what_a_story_keeps_of_a_parent_without_the_agencys_copy_is_no_share_of_the_agencys():
    rows = [
        row(1, "ANI", "2024-05-14T20:00:00Z", containment_of_parent=None),
        row(2, "B", "2024-05-14T20:10:00Z", containment_of_parent=0.9, parent_story_id=label(1)),
        row(3, "C", "2024-05-14T20:20:00Z", containment_of_parent=0.8, parent_story_id=label(2)),
        row(4, "D", "2024-05-14T20:30:00Z", containment_of_parent=0.7, parent_story_id=label(9)),
    ]
    said = SILENT | {label(1): Judgement(own_agency="ani")}
    ways = {label(2): "credited", label(3): "uncredited", label(4): "contributed"}

    spread = spread_of_agency("ani", "ANI", rows, said, ways)

    assert [step.kept for step in spread.steps] == [None, 0.9, 0.8, None]


def test_an_agencys_copy_is_told_with_what_each_outlet_kept_and_credited():
    rows = [
        row(1, "ANI", "2024-05-14T20:00:00Z", containment_of_parent=None),
        row(2, "B", "2024-05-14T20:10:00Z", containment_of_parent=1.0, parent_story_id=label(1)),
        row(3, "B", "2024-05-14T20:30:00Z", containment_of_parent=0.5, parent_story_id=label(1)),
        row(4, "C", None, containment_of_parent=0.9, parent_story_id=label(2)),
    ]
    said = SILENT | {
        label(1): Judgement(own_agency="ani"),
        label(2): says((Relation.syndicated, ANI)),
        label(4): says((Relation.syndicated, SPUTNIK)),
    }
    ways = {label(2): "credited", label(3): "uncredited", label(4): "through"}

    spread = spread_of_agency("ani", "ANI", rows, said, ways)

    assert [(one.outlet, one.stories, one.ways, one.lag_minutes, one.kept) for one in spread.by_outlet] == [
        ("B", 2, {"credited": 1, "uncredited": 1}, 20, 0.75),
        ("C", 1, {"through": 1}, None, 0.9),
    ]
    assert [step.credits for step in spread.steps[2:]] == ["names no source", "credits Sputnik"]
    assert [line.split()[:3] for line in render_spread(spread).splitlines()[2:4]] == [
        ["B", "2", "1"],
        ["C", "1", "1"],
    ]


@dataclass(frozen=True)
class Shared:
    other: int
    passages: int
    words: int
    direction: str


def test_passages_in_other_stories_are_told_with_who_took_them_and_whom_they_credit():
    rows = [row(2, "Late Post", "2024-05-14T23:05:00Z"), row(3, "Quick News", "2024-05-14T19:30:00Z")]
    said = SILENT | {label(2): says((Relation.syndicated, ANI))}
    shared = [Shared(2, 2, 84, "given"), Shared(3, 1, 40, "unknown")]
    spread = spread_of_cluster("story", label(1), "Ferries resume", ROWS[1:2], SILENT)

    told = spread.with_passages(passages_of(shared, rows, said, row(1, "Early Wire", "2024-05-14T20:00:00Z")))

    assert render_spread(told).splitlines()[-3:] == [
        "Passages of it also stand in 2 stories with other copy",
        "  2024-05-14 19:30  -30 min  Quick News  shares 40 words  names no source",
        "  2024-05-14 23:05  +3 h 05  Late Post   took 84 words    credits ANI",
    ]
    assert [one["direction"] for one in told.as_json()["passages"]] == ["unknown", "given"]


def test_a_spread_of_nobody_is_said_to_be_so():
    assert render_spread(spread_of_agency("ani", "ANI", [], {}, {})) == "ANI: 0 stories of 0 outlets"


def test_hostile_words_reach_no_terminal():
    rows = [row(1, "\x1b[31mRed", "2024-05-14T20:00:00Z", title="\u202eevil")]

    shown = render_spread(spread_of_cluster("cluster", CLUSTER, "\x1b]0;x\x07", rows, SILENT))

    assert all(line.isprintable() for line in shown.splitlines())
