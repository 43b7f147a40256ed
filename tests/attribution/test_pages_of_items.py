"""Pages of several items: what each is credited with, and what readers say below."""

from __future__ import annotations

import pytest

from attribution.test_credits import claims, of
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Judgement, Outlet, Relation, Zone, ZoneSpan
from wirecopy.text.zones import refine

SPILL = "Crews opened two gates of the dam at Tolliver Creek early on Tuesday after three days of heavy rain."
STRIKE = (
    "Controllers in France will stop work for 36 hours from Thursday evening, their union said on Tuesday."
)
FERRY = "India flagged off its first passenger ferry that runs on hydrogen at Varanasi on Tuesday morning."


def judged(text: str) -> Judgement:
    zones = refine(text, (ZoneSpan(Zone.body, 0, len(text)),))
    return attribute(
        Item("page", Outlet("herald.example", "Harbour Herald"), text, zones, language="en"), load()
    )


@pytest.mark.parametrize(("opens", "closes"), [("(", ")"), ("– ", ""), ("— ", ".")])
def test_items_that_are_each_signed_have_their_agencies_side_by_side(opens: str, closes: str):
    signed = [
        f"{item} {opens}{agency}{closes}"
        for item, agency in zip((SPILL, STRIKE, FERRY), ("AP", "Reuters", "ANI"), strict=True)
    ]

    found = judged("\n\n".join(signed))

    assert claims(found, Relation.syndicated) == ["ani", "ap", "reuters"]
    assert of(found, Relation.syndicated, "reuters").evidence[0].words == f"{opens}Reuters{closes}".strip()


def test_a_credit_below_one_paragraph_is_none_of_an_item_where_the_story_is_signed_at_its_end():
    text = "\n\n".join([f"{SPILL} (Reuters)", STRIKE, FERRY, f"{SPILL[:60]} again on Friday. (AP)"])

    assert claims(judged(text), Relation.syndicated) == ["ap"]


def test_an_entry_of_a_live_blog_is_a_part_of_the_page():
    entries = [f"15:40 (Reuters) - {STRIKE}", f"15:10 Our reporter sends word. {SPILL}", f"14:55 {FERRY}"]
    found = judged("\n\n".join(["Follow the day with us. The newest entries stand at the top.", *entries]))

    assert claims(found, Relation.contributed) == ["reuters"]
    assert claims(found, Relation.syndicated) == []


@pytest.mark.parametrize(
    "comments",
    [
        "COMMENTS (2)\n\nderry_dave: Reuters said last year that it leaks.\n\nripley: PA had the opposite",
        "3 Comments\n\nkotetsu: Reuters had this five years ago.\n\nIt went on for long, Reuters reported.",
        "Kommentare (1)\n\nUferfreund: Laut dpa war das schon immer so.",
        "Топ коментарі\n\n+12: Reuters повідомляє, що все добре!",
    ],
)
def test_what_readers_say_below_a_story_is_no_source_of_it(comments: str):
    found = judged(f"{SPILL}\n\n{STRIKE}\n\n{FERRY}\n\n{comments}")

    assert found.attributions == ()


def test_a_paper_in_capitals_before_its_network_behind_the_text_is_whose_it_is():
    found = judged(f"{SPILL}\n\n{STRIKE} THE BAY STAR/ASIA NEWS NETWORK")

    assert claims(found, Relation.syndicated) == ["THE BAY STAR", "asia-news-network"]


def test_a_button_for_comments_above_a_story_takes_nothing_from_it():
    found = judged(f"COMMENTS (2)\n\n{SPILL}\n\nReuters said that the gates stay open.\n\n{FERRY}")

    assert claims(found, Relation.cites) == ["reuters"]


def test_a_picture_s_credit_behind_sentences_is_a_caption_by_itself():
    found = judged(f"{SPILL}\n\nReuters reported that the gates stay open. {FERRY} Photo: AFP")

    assert claims(found, Relation.cites) == ["reuters"]
    assert of(found, Relation.photo, "afp").evidence[0].words == "Photo: AFP"
