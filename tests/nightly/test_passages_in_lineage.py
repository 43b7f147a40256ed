"""A story that holds a passage of another names it in its lineage, and whose copy that is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.lineage.chain import names
from wirecopy.records import Edge
from wirecopy.settings import Settings

FREED = (
    "Two tankers were freed from the ice off Karsund on Tuesday after nine hours, and no fuel was spilled"
    " during the operation led by the coast guard, the port's traffic service said.\n\n"
    "The tankers Norrvik and Aldra were bound for the refinery at Stenhamn when drifting floes closed "
    "around them shortly before midnight. The icebreaker Fenja reached the pair at four in the morning "
    "and cut a channel nearly three miles long.\n\n"
    "Shipping firms have complained for weeks that the state keeps only one icebreaker ready in the gulf,"
    " while traffic has doubled since the new terminal opened in October. The transport ministry said a "
    "second ship would be leased by February."
)
COSTS = (
    "Owners of small freighters say this winter has been the dearest in a generation. Rates for bunker "
    "fuel have climbed by a third since the autumn and the queue at the pilots' station is longer every "
    "week, our reporter found on a tour of four harbours.\n\n"
    "{passages}\n\n"
    "At the cooperative of coastal skippers, accountant Jonas Weil opens a ledger and points at the "
    "column for demurrage. The sums have tripled. He would rather sell two of the five boats than pay for"
    " another season of waiting, he says, and several of his neighbours think the same.\n\n"
    "The city council meets next Monday to vote on lower harbour dues. Nobody expects that to be enough."
)


def record(ident: str, outlet: str, published: str, text: str) -> dict[str, str]:
    return {
        "id": ident,
        "url": f"https://{outlet.replace(' ', '').lower()}.example/{ident}",
        "outlet": outlet,
        "title": text[:40],
        "published": published,
        "text": text,
    }


def lineage(folder: Path, spliced_at: str) -> tuple[list[Edge], list[str]]:
    passages = "\n\n".join(FREED.split("\n\n")[1:])
    records = [
        record("BH-1", "Bay Herald", "2024-02-06T09:05:00Z", f"KARSUND, Feb 6 (ANI): {FREED}"),
        record("GP-1", "Gulf Post", spliced_at, COSTS.format(passages=passages)),
    ]
    path, settings = folder / "night.jsonl", Settings(store=str(folder / "a.db"))
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    api.ingest([str(path)], settings)
    answer = api.lineage("GP-1", settings)
    return answer.edges, names(answer.path)


def test_a_passage_leads_to_the_story_it_was_taken_from_and_on_to_its_agency(tmp_path: Path):
    edges, path = lineage(tmp_path, "2024-02-06T15:05:00Z")

    assert [(edge.child.name, edge.relation, edge.parent.name) for edge in edges] == [
        ("Gulf Post", "embeds", "Bay Herald"),
        ("Bay Herald", "syndicated", "ANI"),
    ]
    assert edges[0].basis.endswith("of this story, 6 h later")
    assert path == ["Gulf Post", "Bay Herald", "ANI"]


def test_a_story_that_was_there_before_took_no_passage(tmp_path: Path):
    edges, path = lineage(tmp_path, "2024-02-06T03:05:00Z")

    assert (edges, path) == ([], ["Gulf Post"])


def test_whose_copy_a_story_is_does_not_follow_from_a_passage(tmp_path: Path):
    lineage(tmp_path, "2024-02-06T15:05:00Z")

    origins = {
        row["item_id"]: row["origin"] for row in api.export("stories", Settings(store=str(tmp_path / "a.db")))
    }

    assert origins == {"BH-1": "ANI", "GP-1": "Gulf Post"}


# ---------------------------------------------------------------- copies of the same words
WIRE = record("AFP-1", "AFP", "2024-02-06T08:00:00Z", f"KARSUND, Feb 6 (AFP) - {FREED}") | {
    "url": "https://www.afp.com/en/freed"
}
LATE = [
    record(f"LC-{number}", f"Late Courier {number}", "2024-02-06T14:00:00Z", WIRE["text"])
    for number in range(1, 5)
]
PASSAGES = COSTS.format(passages="\n\n".join(FREED.split("\n\n")[1:]))
SPLICED = record("GP-1", "Gulf Post", "2024-02-06T09:00:00Z", PASSAGES)


def nights(folder: Path, *nights: list[dict[str, str]]) -> Settings:
    settings = Settings(store=str(folder / "nights.db"))
    for number, records in enumerate(nights):
        path = folder / f"night-{number}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        api.ingest([str(path)], settings)
    return settings


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_passage_came_from_the_first_of_its_copies_in_whatever_order_they_came_in(
    tmp_path: Path, order: tuple[int, ...]
):
    groups = [[WIRE], LATE, [SPLICED]]

    settings = nights(tmp_path, *(groups[number] for number in order))

    [edge] = api.lineage("GP-1", settings).edges
    assert (edge.relation, edge.parent.name) == ("embeds", "AFP")
    assert not [edge for edge in api.lineage("LC-2", settings).edges if edge.relation == "embeds"]


def test_every_copy_of_the_same_words_tells_who_took_its_passage(tmp_path: Path):
    settings = nights(tmp_path, [WIRE, *LATE, SPLICED])

    for ident in ("AFP-1", "LC-1", "LC-4"):
        [passage] = api.spread(ident, settings).passages
        assert (passage.outlet, passage.direction) == ("Gulf Post", "given")
    [mirrored] = api.spread("GP-1", settings).passages
    assert (mirrored.outlet, mirrored.direction) == ("AFP", "taken")


def test_the_export_tells_the_same_direction_as_lineage(tmp_path: Path):
    settings = nights(tmp_path, LATE, [SPLICED], [WIRE])

    for row in api.export("embeddings", settings):
        taker = "a" if row["direction"] == "b_to_a" else "b"
        assert (row["direction"], row[f"item_{taker}"]) != ("unknown", "GP-1")
        assert row[f"item_{taker}"] == "GP-1"


def test_an_agency_that_is_credited_is_its_own_story_where_that_gave_a_passage(tmp_path: Path):
    credited = SPLICED | {"byline": "By Ana Lind, with inputs from AFP"}

    settings = nights(tmp_path, [WIRE, credited])

    stated, shown = api.lineage("GP-1", settings).edges
    assert (stated.relation, shown.relation) == ("contributed", "embeds")
    assert stated.parent == shown.parent
    assert stated.parent.kind == "story"


# ---------------------------------------------------------------- copy that both have from one agency
CREDITED = SPLICED | {"byline": "By Ana Lind, with inputs from AFP", "published": "2024-02-06T18:00:00Z"}
UNCREDITED = record("TC-1", "Tide Courier", "2024-02-06T15:00:00Z", FREED)


def test_a_passage_of_copy_that_another_customer_has_too_is_the_agencys(tmp_path: Path):
    settings = nights(tmp_path, [LATE[0], CREDITED])

    [stated, shown] = api.lineage("GP-1", settings).edges

    assert (stated.relation, stated.parent.name, stated.parent.kind) == ("contributed", "AFP", "agency")
    assert (shown.relation, shown.parent) == ("embeds", stated.parent)
    assert shown.basis.endswith("of this story, as in Late Courier 1's copy")


def test_nobody_took_from_another_customer_what_both_have_from_one_agency(tmp_path: Path):
    settings = nights(tmp_path, [WIRE, *LATE, UNCREDITED, CREDITED])

    for ident in ("LC-1", "TC-1"):
        [passage] = api.spread(ident, settings).passages
        assert (passage.outlet, passage.direction) == ("Gulf Post", "unknown")
    [passage] = api.spread("AFP-1", settings).passages
    assert (passage.outlet, passage.direction) == ("Gulf Post", "given")
    assert {row["attributed"] for row in api.export("embeddings", settings)} == {True}


def test_an_agency_that_gave_a_passage_is_not_said_to_name_no_source(tmp_path: Path):
    settings = nights(tmp_path, [WIRE, SPLICED])

    [passage] = api.spread("GP-1", settings).passages

    assert (passage.outlet, passage.credits) == ("AFP", "its own story")


# ---------------------------------------------------------------- part of an agency's copy, and no copy of it
ALL_ROUND = PASSAGES.replace(
    "our reporter found on a tour of four harbours", "skippers in four harbours said"
)
ROUNDUP = record("GP-1", "Gulf Post", "2024-02-06T15:00:00Z", ALL_ROUND)
TAGGED = [
    record(f"IP-{number}", f"Inline Post {number}", f"2024-02-06T15:{number}0:00Z", f"{ALL_ROUND} (AFP)")
    for number in (1, 2)
]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_a_story_with_a_part_of_an_agencys_own_story_is_not_the_same_copy_because_its_like_credits_the_agency(
    tmp_path: Path, order: tuple[int, ...]
):
    groups = [[WIRE], [ROUNDUP], TAGGED]

    settings = nights(tmp_path, *(groups[number] for number in order))

    [edge] = api.lineage("GP-1", settings).edges
    assert (edge.relation, edge.parent.name, edge.parent.kind) == ("embeds", "AFP", "story")
    outlets = {one.outlet: one.uncredited for one in api.exposure(settings).outlets}
    assert outlets == {"Inline Post 1": 0, "Inline Post 2": 0}


def test_where_the_agencys_own_story_is_not_here_what_its_like_credits_is_all_that_is_known(tmp_path: Path):
    settings = nights(tmp_path, [ROUNDUP, *TAGGED])

    assert [edge.parent.name for edge in api.lineage("GP-1", settings).edges] == ["AFP"]


def test_a_part_that_came_by_way_of_another_story_with_the_tag_is_not_counted_as_copy_without_credit(
    tmp_path: Path,
):
    earlier = TAGGED[0] | {"published": "2024-02-06T14:00:00Z"}

    settings = nights(tmp_path, [WIRE, earlier, ROUNDUP])

    assert api.exposure(settings, outlet="Gulf Post").outlets[0].stories == 0


# ---------------------------------------------------------------- what words state, and passages beside it
@pytest.mark.parametrize(
    "facts",
    [
        {"byline": "By Ana Lind, with inputs from Reuters, AFP and ANI"},
        {"text": f"{PASSAGES}\n\nThe ministry of ports told Reuters that it would wait."},
        {"text": f"{ALL_ROUND} (AFP)"},
        {"text": PASSAGES},
    ],
    ids=["inputs", "a citation", "the whole", "nothing"],
)
def test_lineage_story_and_exports_tell_one_origin_whatever_passages_there_are(
    tmp_path: Path, facts: dict[str, str]
):
    settings = nights(tmp_path, [WIRE, SPLICED | {"published": "2024-02-06T18:00:00Z"} | facts])

    answer, row = api.lineage("GP-1", settings), api.story("GP-1", settings).row
    [exported] = [row for row in api.export("stories", settings) if row["item_id"] == "GP-1"]

    assert any(edge.relation == "embeds" for edge in answer.edges)
    assert (row["origin"], row["origin_confidence"]) == (exported["origin"], exported["origin_confidence"])
    if row["origin_confidence"] is None:
        assert [edge.relation for edge in answer.way] == ["embeds"]
    else:
        assert answer.path[-1].name == row["origin"]
        assert answer.confidence == pytest.approx(float(str(row["origin_confidence"])), abs=0.001)
        assert "embeds" not in {edge.relation for edge in answer.way}
