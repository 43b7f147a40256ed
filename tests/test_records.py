from __future__ import annotations

import pickle
from datetime import UTC, datetime

from wirecopy.intake.outlets import UNKNOWN
from wirecopy.matching.judge import Judged
from wirecopy.records import Item, Match, MatchRelation, Moment, Outlet, Passage, Precision, Zone, ZoneSpan


def test_records_that_go_to_another_process_arrive_as_they_were():
    moment = Moment(datetime(2026, 1, 2, tzinfo=UTC), "2 Jan", "UTC", Precision.day)
    item = Item(
        "in.jsonl#1",
        Outlet("a.example", "A"),
        "Words.",
        (ZoneSpan(Zone.body, 0, 6), ZoneSpan(Zone.metadata, 0, 3, "credit")),
        title="Title",
        published=moment,
    )
    match = Match(1, 2, MatchRelation.near, True, 0.5, 0.6, 0.7, 9, "why", 1)
    judged = Judged(match, (Passage(1, 2, 0, 5, 3, 8, 2, "unknown"),))

    assert pickle.loads(pickle.dumps((item, judged))) == (item, judged)


def test_a_code_in_place_of_a_title_makes_no_two_texts_one_story() -> None:
    def item(title: str, text: str) -> Item:
        return Item("a.txt", Outlet("name:unknown", "unknown"), text, (), title=title)

    assert item("YY TDR", "Race one.").story != item("YY TDR", "Race two.").story
    assert item("Crane blocks pier", "Text.").story == item("Crane blocks pier", "Text, corrected.").story


def test_short_ids_of_nobody_known_are_told_apart_by_their_titles() -> None:
    def of_table(title: str, ident: str = "1", outlet: Outlet = UNKNOWN) -> int:
        return Item("a.csv#1", outlet, "Words.", (), item_id=ident, title=title).story

    assert of_table("Bridge opens") != of_table("Vote delayed")
    assert of_table("Bridge opens") == of_table("Bridge opens")
    one, other = (
        of_table(title, "urn:newsml:agency.example:1") for title in ("Bridge opens", "Bridge opened")
    )
    assert one == other
    bay = Outlet("name:bay post", "Bay Post")
    assert of_table("Bridge opens", outlet=bay) == of_table("Bridge opened", outlet=bay)
