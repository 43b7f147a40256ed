"""Which outlets still run what an agency has corrected, withdrawn or killed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.records import Zone, ZoneSpan
from wirecopy.reports.corrected import changes, held, names
from wirecopy.reports.stale import COLUMNS, Stale, render_stale
from wirecopy.settings import Settings

FERRY = (
    "The last diesel ferry on the Vembal crossing tied up on Tuesday evening, and a quiet white boat that "
    "runs on batteries took its place.\n\n"
    "The ferry carries 140 people and at a pontoon on the mainland side while passengers board. "
    "The state water transport department said five more would follow before the monsoon ends, and that the "
    "fare of six rupees would stay as it is for at least two years."
)
RIGHT = FERRY.replace("carries 140 people", "carries 104 people")
TITLE = "Electric ferry takes over the Vembal crossing"


def record(ident: str, outlet: str, time: str, text: str, **facts: str) -> dict[str, str]:
    url = f"https://{outlet.replace(' ', '').lower()}.example/{ident}"
    own = {"id": ident, "url": url, "outlet": outlet, "title": TITLE, "published": f"2024-05-14T{time}Z"}
    return {**own, "text": text, **facts}


def ani(ident: str, time: str, text: str, **facts: str) -> dict[str, str]:
    return record(ident, "ANI", time, text, url=f"https://www.aninews.in/news/{ident}", **facts)


ORIGINAL = ani("ANI-100", "20:00:00", FERRY)
COPIES = [
    record("KH-1", "Kaveri Herald", "20:25:00", FERRY + "\n\n(ANI)"),
    record("DM-1", "Deccan Morning", "23:05:00", FERRY),
    record("SP-1", "Second Post", "23:40:00", RIGHT + "\n\n(ANI)"),
]
NOTE = "CORRECTION: " + TITLE


def asked(folder: Path, *nights: list[dict[str, str]], **words: str) -> Stale:
    settings = Settings(store=str(folder / "a.db"))
    for number, records in enumerate(nights):
        path = folder / f"night{number}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        api.ingest([str(path)], settings)
    return api.stale(settings, **words)


def told(stale: Stale) -> list[tuple[str, str, str]]:
    [notice] = stale.notices
    return [(copy.outlet or "", copy.way, copy.state) for copy in notice.copies]


OLD_ONES = [("Kaveri Herald", "credited", "runs"), ("Deccan Morning", "uncredited", "runs")]


@pytest.mark.parametrize("way", ["another story", "a new text"])
def test_a_correction_is_stale_where_its_words_stand_as_they_were(tmp_path: Path, way: str):
    if way == "another story":
        stale = asked(tmp_path, [ORIGINAL, *COPIES, ani("ANI-101", "22:00:00", RIGHT, title=NOTE)])
    else:
        stale = asked(tmp_path, [ORIGINAL, *COPIES], [{**ORIGINAL, "text": RIGHT, "title": NOTE}])

    assert told(stale) == OLD_ONES
    [notice] = stale.notices
    assert (notice.notice, notice.answered) == ("correction", 1)
    assert notice.copies[0].before == "ferry carries 140 people and"
    assert notice.copies[0].after == "ferry carries 104 people and"


def test_a_killed_story_is_stale_wherever_it_runs(tmp_path: Path):
    kill = ani(
        "ANI-102",
        "23:50:00",
        f"Please kill the story headlined {TITLE}. It was sent in error and must not be used.",
        title=f"KILL: {TITLE}",
    )

    stale = asked(tmp_path, [ORIGINAL, *COPIES, kill])

    assert told(stale) == [*OLD_ONES, ("Second Post", "credited", "runs")]


def test_a_story_whose_text_gave_way_to_a_notice_is_found_by_where_it_stood(tmp_path: Path):
    gone = {**ORIGINAL, "title": f"KILL: {TITLE}", "text": "ANI has withdrawn this story. Kill all copies."}

    stale = asked(tmp_path, [ORIGINAL, *COPIES], [gone])

    assert ("Kaveri Herald", "credited", "runs") in told(stale)


GONE = {
    **ORIGINAL,
    "title": f"KILL: {TITLE}",
    "text": "ANI has withdrawn this story. Kill all copies.",
    "updated": "2024-05-15T06:00:00Z",
}


@pytest.mark.parametrize(
    "nights",
    [[[ORIGINAL, COPIES[1]], [GONE]], [[ORIGINAL, COPIES[1], GONE]], [[GONE], [ORIGINAL, COPIES[1]]]],
    ids=["the kill later", "all in one night", "the kill first"],
)
def test_an_uncredited_copy_of_a_text_that_gave_way_to_a_kill_is_told_by_its_text(
    tmp_path: Path, nights: list[list[dict[str, str]]]
):
    stale = asked(tmp_path, *nights)

    assert told(stale) == [("Deccan Morning", "same_text", "runs")]
    [copy] = stale.notices[0].copies
    assert copy.held == 1.0
    assert "Deccan Morning, holds 100 % of its text: still runs it" in render_stale(stale)


def test_a_copy_of_a_text_that_gave_way_to_a_kill_still_leads_to_the_agency(tmp_path: Path):
    settings = Settings(store=str(tmp_path / "a.db"))
    asked(tmp_path, [ORIGINAL, COPIES[1]], [GONE])

    answer = api.lineage("DM-1", settings)

    assert [node.name for node in answer.path] == ["Deccan Morning", "ANI"]
    assert [edge.basis for edge in answer.edges] == [
        "shares 100 % with a text that ANI has since killed, 3 h later, no credit"
    ]


def test_another_text_in_the_cluster_of_what_was_killed_does_not_lead_to_the_agency(tmp_path: Path):
    settings = Settings(store=str(tmp_path / "a.db"))
    rewritten = COPIES[1] | {"text": "The museum on the quay has a bell of an old ferry to show. " * 12}

    asked(tmp_path, [ORIGINAL, COPIES[1]], [GONE], [rewritten])

    assert api.lineage("DM-1", settings).edges == []


def test_a_copy_that_cites_the_agency_whose_text_gave_way_to_a_kill_credits_it(tmp_path: Path):
    citing = record(
        "RP-1", "Ridge Post", "22:10:00", FERRY + " The department was to lease two more, ANI reported."
    )

    stale = asked(tmp_path, [ORIGINAL, citing], [GONE])

    assert told(stale) == [("Ridge Post", "credited", "runs")]


def test_the_same_text_as_another_agencys_copy_is_not_this_agencys(tmp_path: Path):
    elsewhere = record("WP-1", "Western Post", "22:00:00", FERRY, byline="PTI")

    [notice] = asked(tmp_path, [ORIGINAL, elsewhere], [GONE]).notices

    assert notice.copies == ()


def test_a_kill_of_a_text_that_was_corrected_before_is_of_the_corrected_text(tmp_path: Path):
    corrected = {**ORIGINAL, "title": NOTE, "text": RIGHT, "updated": "2024-05-14T22:00:00Z"}

    stale = asked(tmp_path, [corrected, COPIES[1]], [GONE])

    assert told(stale) == [("Deccan Morning", "same_text", "runs")]


@pytest.mark.parametrize("title", [TITLE, "UPDATE 2-" + TITLE])
def test_the_text_before_a_correction_is_known_in_whatever_order_the_two_arrive(tmp_path: Path, title: str):
    corrected = {**ORIGINAL, "title": NOTE, "text": RIGHT, "updated": "2024-05-14T22:00:00Z"}

    stale = asked(tmp_path, [corrected], [{**ORIGINAL, "title": title}, *COPIES])

    assert told(stale) == OLD_ONES
    assert stale.notices[0].copies[0].before == "ferry carries 140 people and"


def test_a_copy_that_bears_the_withdrawal_itself_is_not_stale(tmp_path: Path):
    kill = ani("ANI-102", "23:50:00", f"KILL: Kill the story {TITLE}.", title=f"KILL: {TITLE}")
    answered = {**COPIES[0], "title": f"WITHDRAWN: {TITLE}"}

    stale = asked(tmp_path, [ORIGINAL, answered, *COPIES[1:], kill])

    assert {outlet for outlet, _, _ in told(stale)} == {"Deccan Morning", "Second Post"}


def test_a_correction_of_an_unknown_text_is_unclear_for_what_is_older(tmp_path: Path):
    stale = asked(tmp_path, [*COPIES, ani("ANI-101", "23:30:00", RIGHT, title=NOTE)])

    assert told(stale) == [
        ("Kaveri Herald", "credited", "unclear"),
        ("Deccan Morning", "uncredited", "unclear"),
    ]


def test_notices_are_asked_for_by_agency_and_time(tmp_path: Path):
    records = [ORIGINAL, *COPIES, ani("ANI-101", "22:00:00", RIGHT, title=NOTE)]

    assert len(asked(tmp_path, records, agency="ANI").notices) == 1
    assert asked(tmp_path, agency="reuters").notices == ()
    assert asked(tmp_path, since="2024-05-15").notices == ()


def test_an_answer_has_the_columns_of_its_csv_and_is_harmless(tmp_path: Path):
    hostile = {**COPIES[0], "outlet": "Kaveri\x1b[31m Herald"}
    stale = asked(tmp_path, [ORIGINAL, hostile, ani("ANI-101", "22:00:00", RIGHT, title=NOTE + "\u202e")])

    assert [tuple(row) for row in stale.rows()] == [COLUMNS]
    shown = render_stale(stale).splitlines()
    assert all(line.isprintable() and len(line) <= 100 for line in shown)
    assert "runs words as they were" in "\n".join(shown)


def test_every_change_that_a_copy_lacks_is_told(tmp_path: Path):
    corrected = RIGHT.replace("five more", "six more")
    stale = asked(tmp_path, [ORIGINAL, *COPIES, ani("ANI-101", "22:00:00", corrected, title=NOTE)])

    [herald, _, second] = stale.notices[0].copies
    assert [(one.before, one.after) for one in herald.changes] == [
        ("ferry carries 140 people and", "ferry carries 104 people and"),
        ("department said five more would", "department said six more would"),
    ]
    assert [one.after for one in second.changes] == ["department said six more would"]
    assert [row["changes"] for row in stale.rows()] == [2, 2, 1]
    assert "“department said five more would”, now “department said six more would”" in render_stale(stale)


# ---------------------------------------------------------------- texts
def whole(text: str) -> tuple[str, list[ZoneSpan]]:
    return text, [ZoneSpan(Zone.body, 0, len(text))]


def test_what_was_only_added_is_no_change():
    assert changes(whole(FERRY), whole(FERRY + " The museum keeps the old bell.")) == []


def test_another_text_is_no_text_before_and_after():
    assert (
        changes(whole(FERRY), whole("Something else was said at length about the harvest this year.")) == []
    )


def test_a_copy_that_left_the_corrected_words_out_holds_neither():
    [change] = changes(whole(FERRY), whole(RIGHT))
    cut = FERRY.split("\n\n", maxsplit=1)[0]

    assert held(*whole(cut), [change]) == ([], [])
    assert held(*whole(FERRY), [change]) == ([change], [])
    assert held(*whole(RIGHT), [change]) == ([], [change])


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (
            "costs 2.4 billion euros",
            "costs 4.2 billion euros",
            "bridge costs 2.4 billion euros",
            "bridge costs 4.2 billion euros",
        ),
        ("Fourteen boats", "Four boats", "Fourteen boats were moored there", "Four boats were moored there"),
        ("in June", "in July", "It will open in June", "It will open in July"),
        ("old bridge costs", "new line costs", "The old bridge costs 2.4", "The new line costs 2.4"),
    ],
    ids=["a figure is whole", "a sentence's beginning", "a sentence's end", "near differences are one"],
)
def test_a_change_is_told_with_words_of_its_own_sentence(before: str, after: str, was: str, now: str):
    bridge = "The old bridge costs 2.4 billion euros a year. Fourteen boats were moored there."
    text = f"{FERRY} {bridge} It will open in June. Few came."

    [change] = changes(whole(text), whole(text.replace(before, after)))

    assert (change.before, change.after) == (was, now)


@pytest.mark.parametrize(
    ("notice", "title", "item_id", "named"),
    [
        (f"KILL: {TITLE}", TITLE, None, True),
        (f"KILL: {TITLE}", f"UPDATE 2-{TITLE}", None, True),
        ("Please kill tag:reuters.com,2024:L1N2XY, sent in error", "Other words", "L1N2XY", True),
        (f"KILL: {TITLE}", "Electric ferry", None, False),
        (f"KILL: {TITLE}", "Ferry fares rise again on the crossing", None, False),
        ("KILL: story 12345 was wrong", None, "123", False),
    ],
    ids=["title", "labelled title", "own id", "too short", "another", "short id"],
)
def test_a_notice_names_a_story_by_its_whole_title_or_its_id(
    notice: str, title: str | None, item_id: str | None, named: bool
):
    assert names(notice, title, item_id) is named
