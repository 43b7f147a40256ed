"""Pronouns in English texts: who is meant by `he` who told an agency, and which agency by `it`."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


def speakers(text: str) -> list[tuple[str, str | None]]:
    return by_hand(judged(text), Relation.quotes)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The mayor of Bayton wants a ferry, AFP reported. "Now," he told the agency.', "mayor of Bayton"),
        ('The mayor of Bayton wants a ferry. "A short one. And soon," she told AFP.', "mayor of Bayton"),
        ("Ada Lind, the harbour master, has shut the quay. She told AFP that it was dry.", "Ada Lind"),
        ("The head of the pilots' union has called for a dredger. He was quoted by AFP as saying so.",
         "head of the pilots' union"),
        ("The harbour master told pilots to wait. AFP cited him as putting the depth at two feet.",
         "harbour master"),
    ],
)  # fmt: skip
def test_he_or_she_is_whom_the_sentence_before_is_about(text: str, speaker: str):
    assert speakers(text) == [(speaker, "AFP")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met the union leader Ada Lind on Monday. She told AFP that talks failed.",
        "The mayor had lunch with his deputy. He told AFP that talks failed.",
        "The mayor accused the harbour master of delay. He told AFP that talks failed.",
        "The ministry wants a ferry. He told AFP that talks failed.",
        "The boats belong to a guild. He told AFP that talks failed.",
        "Talks failed. They told AFP that it was late.",
    ],
)
def test_where_it_may_be_several_or_nobody_is_named_there_is_no_speaker(text: str):
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The quay is dry, the weekly Havnen reported. The miller told it that he had seen it.", "Havnen"),
        ("The quay is dry, the weekly Havnen reported. The miller told the weekly so.", "Havnen"),
        ('The quay is dry, BAYnews reported. "So it is," the miller told the channel.', "BAYnews"),
    ],
)
def test_it_is_the_paper_or_station_cited_right_before(text: str, paper: str):
    assert speakers(text) == [("miller", paper)]


def test_it_is_the_agency_cited_right_before_and_no_other_farther_away():
    near = "The quay is dry, AFP reported. The miller told it that he had seen it."
    far = near.replace(". The", f". {'Boats lay on their sides and gulls walked about. ' * 8}The")

    assert speakers(near) == [("miller", "AFP")]
    assert speakers(far) == []


@pytest.mark.parametrize(
    "text",
    [
        "The company has appealed, AFP reported. A judge told it that it must pay.",
        "Baycorp has appealed, AFP reported. A judge told it that it must pay.",
        "AFP reported that the boats of the delta were lost. A pilot told it that he was well.",
    ],
)
def test_it_is_nothing_else_of_which_the_sentence_before_speaks(text: str):
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("AFP said on Monday that a harbour official had promised a dredger.", "harbour official"),
        ("AFP was told so by the captain of the ferry, who saw it.", "captain of the ferry"),
        ("The count was made by AFP, to which the head of the guild had spoken.", "head of the guild"),
        ("On Sunday AFP aired a recording in which the safety chief is heard swearing.", "safety chief"),
        ("Norway's coast service BLE, cited by AFP, said the quay was dry.", "BLE"),
    ],
)
def test_who_speaks_stands_in_a_clause_of_its_own(text: str, speaker: str):
    assert speakers(text) == [(speaker, "AFP")]


def test_a_day_is_nobody_who_speaks():
    assert speakers('"It is dry," said Monday in an interview with AFP.') == []
