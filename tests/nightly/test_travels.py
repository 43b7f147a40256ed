"""Where an agency's copy went, how much of an outlet's output it is, and through whose hands it came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.errors import UsageError
from wirecopy.lineage.chain import names
from wirecopy.reports.exposure import COLUMNS, Exposure, OutletExposure, render_exposure
from wirecopy.reports.story import render_story
from wirecopy.settings import Settings

FERRY = (
    "The last diesel ferry on the Vembal crossing tied up on Tuesday evening, and a quiet white boat that "
    "runs on batteries took its place before the horns died away.\n\n"
    "The new ferry carries 140 people and charges at a pontoon on the mainland side while passengers board. "
    "The state water transport department said five more would follow before the monsoon ends, and that the "
    "fare of six rupees would stay as it is for at least two years."
)
DAM = (
    "Two gates of the Orlik dam were opened on Wednesday after three days of rain, and villages downstream "
    "were told to move their cattle to higher ground before nightfall.\n\n"
    "Engineers said the reservoir stood at nine tenths of its height and would be lowered by a metre a day. "
    "Nobody was hurt, and the road along the left bank stayed open to lorries with one lane closed."
)
FAIR = (
    "The spring fair on the green opened under drizzle on Saturday, with fewer stalls than last year and a "
    "longer queue for tea. Organisers counted some nine hundred visitors by noon, and the cake prize went to "
    "a lemon tart from the upper village."
)


def record(ident: str, outlet: str, published: str, text: str, **facts: str) -> dict[str, str]:
    url = f"https://{outlet.replace(' ', '').lower()}.example/{ident}"
    return {
        "id": ident,
        "url": url,
        "outlet": outlet,
        "title": text[:40],
        "published": published,
        "text": text,
        **facts,
    }


RECORDS = [
    record("ANI-1", "ANI", "2024-05-14T20:00:00Z", FERRY, url="https://www.aninews.in/news/ferry"),
    record("KH-1", "Kaveri Herald", "2024-05-14T20:25:00Z", FERRY + "\n\n(ANI)"),
    record("DM-1", "Deccan Morning", "2024-05-14T23:05:00Z", FERRY),
    record("VR-1", "Volga Review", "2024-05-15T08:00:00Z", f"MOSCOW, May 15 (TASS) — {DAM}"),
    record("LP-1", "Late Post", "2024-05-16T09:00:00Z", DAM),
    record("DM-2", "Deccan Morning", "2024-05-16", FAIR),
]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return taken_in(tmp_path_factory.mktemp("travels"), RECORDS)


def taken_in(folder: Path, records: list[dict[str, str]]) -> Settings:
    path, settings = folder / "night.jsonl", Settings(store=str(folder / "a.db"))
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    api.ingest([str(path)], settings)
    return settings


def by_outlet(answer: Exposure) -> dict[str, OutletExposure]:
    return {one.outlet: one for one in answer.outlets}


# ---------------------------------------------------------------- exposure
def test_copy_is_counted_where_it_is_credited_and_where_it_is_not(night: Settings):
    found = by_outlet(api.exposure(night))

    [herald] = found["Kaveri Herald"].agencies
    [morning] = found["Deccan Morning"].agencies
    assert (herald.agency, herald.stories, herald.credited, herald.uncredited) == ("ani", 1, 1, 0)
    assert (morning.agency, morning.stories, morning.credited, morning.uncredited) == ("ani", 1, 0, 1)
    assert (found["Deccan Morning"].output, found["Deccan Morning"].share) == (2, 0.5)
    assert (found["Deccan Morning"].stories, found["Deccan Morning"].uncredited) == (1, 1)


@pytest.mark.parametrize("customers", [1, 3, 6])
def test_copy_without_credit_is_counted_however_many_of_the_agencys_customers_it_may_have_come_through(
    tmp_path: Path, customers: int
):
    dateline = f"PRAGUE (AFP) - {DAM}"
    credited = [
        record(f"CP-{number}", f"Credit Paper {number}", f"2024-05-15T0{number}:10:00Z", dateline)
        for number in range(customers)
    ]
    bare = [
        record(f"BP-{number}", f"Bare Paper {number}", f"2024-05-15T1{number}:00:00Z", DAM)
        for number in (0, 1)
    ]
    settings = taken_in(tmp_path, [*credited, *bare])

    found = by_outlet(api.exposure(settings, agency="afp"))
    ways = {step.outlet: step.way for step in api.spread("afp", settings).steps}

    for number in (0, 1):
        [afp] = found[f"Bare Paper {number}"].agencies
        assert (afp.stories, afp.uncredited) == (1, 1)
        assert ways[f"Bare Paper {number}"] == "uncredited"
        row = api.story(f"BP-{number}", settings).member
        assert row is not None
        assert float(str(row["confidence"])) > 0.5


def test_an_agencys_own_story_is_no_copy_of_its_own(night: Settings):
    assert "ANI" not in by_outlet(api.exposure(night))


def test_copy_of_state_owned_agencies_alone_is_counted_whoever_credits_it(night: Settings):
    found = by_outlet(api.exposure(night, ownership="state_owned"))

    assert {name: one.uncredited for name, one in found.items()} == {"Volga Review": 0, "Late Post": 1}
    assert {share.agency for one in found.values() for share in one.agencies} == {"tass"}


def test_a_span_holds_its_last_day_whole(night: Settings):
    def outlets(since: str | None, until: str | None) -> set[str]:
        return set(by_outlet(api.exposure(night, since=since, until=until)))

    assert outlets(None, "2024-05-14") == {"Kaveri Herald", "Deccan Morning"}
    assert outlets("2024-05-15", "2024-05-15") == {"Volga Review"}
    assert outlets("2024-05-14T21:00Z", None) == {"Deccan Morning", "Volga Review", "Late Post"}


def test_an_outlet_that_is_asked_for_is_told_even_where_nothing_came_from_there(night: Settings):
    [outlet] = api.exposure(night, outlet="deccanmorning.example", agency="TASS").outlets

    assert (outlet.outlet, outlet.output, outlet.stories, outlet.agencies) == ("Deccan Morning", 2, 0, [])


def test_an_ownership_that_there_is_not_is_a_wrong_use(night: Settings):
    with pytest.raises(UsageError, match="there is no ownership `state`"):
        api.exposure(night, ownership="state")


def test_rows_have_the_columns_of_the_csv_and_ways_add_up(night: Settings):
    answer = api.exposure(night)

    for row in answer.rows():
        assert tuple(row) == COLUMNS
        ways = [row[name] for name in ("credited", "contributed", "through", "uncredited")]
        assert row["stories"] == sum(map(int, map(str, ways)))
    assert max(map(len, render_exposure(answer).splitlines())) <= 100


def test_an_outlet_that_only_cites_an_agency_is_not_counted_among_those_with_its_copy(tmp_path: Path):
    cited = record(
        "GP-1", "Gulf Post", "2024-05-15T09:00:00Z", f"{FAIR} Three tents blew away, TASS reported."
    )
    settings = taken_in(tmp_path, [*RECORDS, cited])

    heads = {
        agency: render_exposure(api.exposure(settings, agency=agency, outlet=outlet)).splitlines()[0]
        for agency, outlet in (("tass", None), (None, "Gulf Post"), ("ani", "Late Post"))
    }

    assert heads == {
        "tass": "2 outlets with copy from TASS; 1 outlet only cites it",
        None: "no copy from agencies in Gulf Post",
        "ani": "no copy from ani in Late Post",
    }


def test_copy_that_another_supplier_handed_on_is_through_it(tmp_path: Path):
    relayed = f"Prague, May 15 (TASS) — {DAM}"
    settings = taken_in(
        tmp_path,
        [
            record("ANI-2", "ANI", "2024-05-15T08:00:00Z", relayed, url="https://www.aninews.in/news/dam"),
            record("KH-2", "Kaveri Herald", "2024-05-15T09:00:00Z", DAM + "\n\n(ANI)"),
        ],
    )

    [outlet] = api.exposure(settings, outlet="Kaveri Herald").outlets

    ways = {one.agency: (one.credited, one.through, one.uncredited) for one in outlet.agencies}
    assert ways == {"ani": (1, 0, 0), "tass": (0, 1, 0)}
    assert (outlet.stories, outlet.uncredited) == (1, 0)


def test_a_hostile_outlet_reaches_no_terminal():
    answer = Exposure.of({"outlet": "\x1b[31m"}, [("x.example", "\x1b]0;x\u202e", None, "output", 3)], {})

    assert all(line.isprintable() for line in render_exposure(answer).splitlines())


# ---------------------------------------------------------------- spread
@pytest.fixture
def declined(tmp_path: Path) -> Settings:
    """The night, of which a person said that the herald's story is no copy of ANI's; then one more night."""
    settings = taken_in(tmp_path, RECORDS)
    api.decide_claim(["KH-1", "no"], "ani", "syndicated", settings)
    return taken_in(tmp_path, [record("LT-1", "Late Times", "2024-05-17", "The museum keeps the old bell.")])


def test_a_credit_that_a_person_declined_is_neither_a_credit_nor_the_lack_of_one(declined: Settings):
    answer = api.exposure(declined, outlet="Kaveri Herald")

    [outlet] = answer.outlets
    [ani] = outlet.agencies
    assert (outlet.stories, outlet.uncredited) == (0, 0)
    assert (ani.stories, ani.credited, ani.uncredited, ani.cited, ani.declined) == (0, 0, 0, 0, 1)
    assert render_exposure(answer).endswith("Not counted: 1 story whose credit a person declined.")


def test_lineage_and_spread_say_that_a_person_declined_the_credit(declined: Settings):
    [edge] = api.lineage("KH-1", declined).edges
    assert edge.basis == "shares 100 %, 25 min later, a person declined its credit"

    [herald] = [step for step in api.spread("ani", declined).steps if step.outlet == "Kaveri Herald"]
    assert (herald.way, herald.credits) == ("declined", "credit declined by a person")
    assert "  a person declined: syndicated ani" in render_story(api.story("KH-1", declined)).splitlines()


def test_a_decision_that_is_withdrawn_leaves_the_credit_to_the_words_again(
    declined: Settings, tmp_path: Path
):
    api.decide_claim(["KH-1", "withdrawn"], "ani", "syndicated", declined)
    taken_in(tmp_path, [])

    [outlet] = api.exposure(declined, outlet="Kaveri Herald").outlets
    assert [(one.credited, one.declined) for one in outlet.agencies] == [(1, 0)]


TASS = record(
    "T-1", "TASS", "2024-05-15T06:00:00Z", f"MOSCOW, May 15. /TASS/. {DAM}", url="https://tass.com/world/1"
)
CITING = DAM.replace("before nightfall.", "before nightfall, TASS reported.")


def relayed(folder: Path, *others: dict[str, str]) -> dict[str, tuple[int, int, int, int]]:
    ani = record("ANI-3", "ANI", "2024-05-15T08:00:00Z", CITING, url="https://www.aninews.in/news/dam")
    answer = api.exposure(taken_in(folder, [TASS, ani, *others]), ownership="state_owned")
    return {
        name: (share.credited, share.through, share.uncredited, share.cited)
        for name, one in by_outlet(answer).items()
        for share in one.agencies
    }


def test_an_agency_that_cites_another_and_holds_its_copy_credits_it(tmp_path: Path):
    assert relayed(tmp_path) == {"ANI": (1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("text", "byline", "way"),
    [
        (CITING, "", (1, 0, 0, 0)),
        (DAM, "ANI", (0, 1, 0, 0)),
        (DAM, "", (0, 0, 1, 0)),
    ],
    ids=["cites it too", "credits the relay", "names nobody"],
)
def test_copy_that_an_agency_relays_leads_through_it_to_the_agency_it_cites(
    tmp_path: Path, text: str, byline: str, way: tuple[int, int, int, int]
):
    paper = record("PP-1", "Plain Paper", "2024-05-15T09:00:00Z", text, byline=byline)

    assert relayed(tmp_path, paper)["Plain Paper"] == way


def test_an_agency_that_cites_another_in_copy_of_its_own_only_cites_it(tmp_path: Path):
    own = record(
        "ANI-4",
        "ANI",
        "2024-05-16T08:00:00Z",
        FERRY + " The ferry will be copied, TASS reported.",
        url="https://www.aninews.in/news/own",
    )

    assert relayed(tmp_path, own) == {"ANI": (1, 0, 0, 1)}


def test_an_agencys_copy_is_followed_to_those_who_do_not_credit_it(night: Settings):
    spread = api.spread("ani", night)

    assert [(step.outlet, step.way, step.lag_minutes, step.kept) for step in spread.steps] == [
        ("ANI", "own", 0, None),
        ("Kaveri Herald", "credited", 25, 1.0),
        ("Deccan Morning", "uncredited", 185, 1.0),
    ]


def test_copy_of_an_agency_that_nobody_fed_in_is_followed_too(night: Settings):
    assert [(step.outlet, step.way) for step in api.spread("tass", night).steps] == [
        ("Volga Review", "credited"),
        ("Late Post", "uncredited"),
    ]


def test_passages_of_a_story_are_found_in_other_stories(tmp_path: Path):
    taken = " ".join(FERRY.split("\n\n")[1:])
    settings = taken_in(
        tmp_path,
        [
            *RECORDS[:1],
            record("MP-1", "Metro Post", "2024-05-15T10:00:00Z", f"{DAM}\n\n{taken}\n\n{FAIR}"),
        ],
    )

    [passage] = api.spread("ANI-1", settings).passages
    [mirrored] = api.spread("MP-1", settings).passages

    assert (passage.outlet, passage.direction, passage.credits) == ("Metro Post", "given", "names no source")
    assert passage.words >= 30
    assert passage.lag_minutes == 840
    assert (mirrored.outlet, mirrored.direction, mirrored.words) == ("ANI", "taken", passage.words)


def test_how_sure_an_origin_is_stands_only_where_something_leads_there(night: Settings):
    sure = {row["item_id"]: row["origin_confidence"] for row in api.export("stories", night)}

    assert sure["DM-2"] is None
    assert sure["ANI-1"] == 1
    assert 0.9 < sure["KH-1"] < 1


# ---------------------------------------------------------------- chains of aggregators
def test_an_aggregator_that_runs_another_aggregators_copy_leads_through_it_to_the_agency(tmp_path: Path):
    feed = (
        "(This is an unedited and auto-generated story from Syndicated News feed, our staff may not have "
        "modified or edited the content body)"
    )
    dated = f"Kochi (Kerala) [India], May 14 (ANI): {FERRY}\n\n{feed}"
    settings = taken_in(
        tmp_path,
        [
            record("AG-1", "Morning Aggregate", "2024-05-14T20:25:00Z", dated),
            record("PO-1", "Portal", "2024-05-14T23:05:00Z", FERRY),
        ],
    )

    answer = api.lineage("PO-1", settings)

    assert names(answer.path) == ["Portal", "Morning Aggregate", "ANI"]
    [outlet] = api.exposure(settings, outlet="Portal").outlets
    assert [(one.agency, one.uncredited) for one in outlet.agencies] == [("ani", 1)]


def test_an_outlet_whose_byline_names_whom_it_copied_is_not_said_to_credit_nobody(tmp_path: Path):
    passed_on = record("GN-1", "Gulf News", "2024-05-14T23:30:00Z", FERRY, byline="By Deccan Morning")
    settings = taken_in(tmp_path, [*RECORDS, passed_on])

    [outlet] = api.exposure(settings, outlet="Gulf News").outlets
    said = {step.outlet: step.credits for step in api.spread("ani", settings).steps}

    assert [(one.agency, one.through, one.uncredited) for one in outlet.agencies] == [("ani", 1, 0)]
    assert said["Gulf News"] == "credits Deccan Morning"
    bases = {
        edge.parent.name: edge.basis
        for edge in api.lineage("GN-1", settings).edges
        if edge.child.name == "Gulf News"
    }
    assert bases == {"Deccan Morning": "shares 100 %, 25 min later, named as the source"}
