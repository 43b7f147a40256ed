"""Papers and stations through which words reach an agency or the story."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, claims, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("text", "paper", "speaker"),
    [
        ("Fares will rise, the mayor told the daily Aftenbladet, AFP reported.", "Aftenbladet", "mayor"),
        ("The mayor told Bay Radio that fares would rise, AFP reported.", "Bay Radio", "mayor"),
        ("The mayor said in an interview with the Delta Herald that fares would rise, AFP reported.",
         "Delta Herald", "mayor"),
    ],
)  # fmt: skip
def test_who_told_a_paper_what_an_agency_reports_speaks_through_the_paper(text, paper, speaker):
    judgement = judged(text)
    assert by_hand(judgement, Relation.cites) == [("AFP", None), (paper, "AFP")]
    assert by_hand(judgement, Relation.quotes) == [(speaker, paper)]


def test_who_told_the_people_of_a_town_speaks_through_the_agency():
    judgement = judged("The mayor told residents in Bayton that fares would rise, AFP reported.")
    assert by_hand(judgement, Relation.quotes) == [("mayor", "AFP")]


def test_a_paper_that_cites_an_agency_hands_it_on():
    judgement = judged(
        "Fares will rise, the Harbour Post wrote on Friday, citing Reuters, which quoted a skipper in Bayton."
    )
    assert by_hand(judgement, Relation.cites) == [("Reuters", "Harbour Post"), ("Harbour Post", None)]
    assert by_hand(judgement, Relation.quotes) == [("skipper in Bayton", "Reuters")]


def test_a_paper_in_an_agencys_copy_is_a_source_with_speakers_of_its_own():
    judgement = judged(
        "Dhaka [Bangladesh], May 3 (ANI): Piers close, The Bay Post reported quoting officials at the port."
    )
    assert claims(judgement, Relation.syndicated) == ["ani"]
    assert by_hand(judgement, Relation.cites) == [("The Bay Post", None)]
    assert by_hand(judgement, Relation.quotes) == [("officials at the port", "The Bay Post")]


def test_a_ministry_that_cites_an_agency_is_neither_a_paper_nor_its_speaker():
    judgement = judged("The ministry wrote, citing Reuters, that fares would rise.")
    assert by_hand(judgement, Relation.cites) == [("Reuters", None)]
    assert by_hand(judgement, Relation.quotes) == []


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("Piers will close, Bayton Press reported.", "Bayton Press"),
        ("The Times of Bayton reported that piers would close.", "The Times of Bayton"),
        ("The Croatian daily Bajski list reported that piers would close.", "Bajski list"),
        ("Piers will close, according to the Bayton Tribune.", "Bayton Tribune"),
        ("Piers will close, the daily Havnen reported.", "Havnen"),
    ],
)
def test_a_paper_that_agency_copy_names_is_a_source(said, paper):
    judgement = judged(f"KABUL, May 3 (ANI): {said} Fares stay as they are.")
    assert by_hand(judgement, Relation.cites) == [(paper, None)]


@pytest.mark.parametrize(
    "said",
    [
        "The Ministry of Posts reported a loss.",
        "The Harbour Herald reported that piers would close.",
        "According to the mayor, piers will close.",
    ],
)
def test_a_ministry_or_the_outlet_itself_is_no_paper_that_is_cited(said):
    judgement = judged(f"KABUL, May 3 (ANI): {said} Fares stay as they are.")
    assert by_hand(judgement, Relation.cites) == []


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ("Piers will close, the Daily Lake reported.", ["Daily Lake"]),
        ("Piers will close, according to the New Bayton Daily News.", ["New Bayton Daily News"]),
        ("Piers will close, according to The Daily Lake’s Ada Lind.", ["Daily Lake"]),
        ("Piers will close, Norway’s Bay Post reported.", ["Bay Post"]),
        ("As Bay News reported, piers will close.", ["Bay News"]),
        ("Piers will close, according to the Guardian newspaper.", ["Guardian"]),
        ("Piers will close, the newspaper reported.", []),
        ("Piers will close, according to French television.", []),
        ("Piers will close, according to the mayor’s daily schedule.", []),
        ("Piers will close, according to Harbour Press Secretary Ada Lind.", []),
    ],
)
def test_a_paper_is_called_by_its_whole_name_and_by_nothing_else(said, papers):
    judgement = judged(f"KABUL, May 3 (ANI): {said} Fares stay as they are.")
    assert claims(judgement, Relation.cites) == papers


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Piers will close, the Bay Post reported.", ["Bay Post"]),
        ("Piers will close, while the business daily Havnen has reported that fares will rise.", ["Havnen"]),
        ("Piers will close, according to The News & Observer.", ["The News & Observer"]),
        ("Piers will close, the mayor told the Bayton Sun-Times.", ["Bayton Sun-Times"]),
        ("Piers will close, BAYnews reported on Monday.", ["BAYnews"]),
        ("Piers will close, Haaretz reported.", ["Haaretz"]),
        ("The mayor told the Baykurier in comments published on Friday that it was cold.", ["Baykurier"]),
        ("The mayor spoke on the air of the Radio Bay station.", ["Radio Bay"]),
        ("Piers will close, the mayor said in an interview with Bayton radio host Ada Lind.", []),
        ("The Bay Post published a map. Bay Radio aired its jingle.", []),
        ("Piers will close. That was first reported on Monday by the Bay Gazette.", ["Bay Gazette"]),
        ("Piers will close, as a letter published on Friday in the Bay Gazette has it.", ["Bay Gazette"]),
        ("The guide to piers was published by Bay Press.", []),
    ],
)  # fmt: skip
def test_a_story_that_names_no_agency_cites_papers_and_stations_too(text, papers):
    assert claims(judged(text), Relation.cites) == papers


def test_whose_interview_a_paper_publishes_speaks_through_it():
    judgement = judged("The Bay Post on Tuesday published an interview in which the mine captain said no.")

    assert by_hand(judgement, Relation.cites) == [("The Bay Post", None)]
    assert by_hand(judgement, Relation.quotes) == [("mine captain", "The Bay Post")]


def test_an_agency_hands_on_a_station_that_is_called_as_stations_are():
    judgement = judged("AFP reported, with reference to BAYnews, that piers would close.")

    assert by_hand(judgement, Relation.cites) == [("AFP", None), ("BAYnews", "AFP")]


def test_who_reported_is_a_paper_where_a_later_clause_calls_it_one():
    told = "A bus left the road on Monday, {0} reported. Ten were hurt in the fog, the news portal said."
    assert claims(judged(told.format("Lac Vert")), Relation.cites) == ["Lac Vert"]
    assert claims(judged(told.format("News First")), Relation.cites) == ["News First"]
    assert claims(judged(told.format("Lac Vert").replace("portal", "reader")), Relation.cites) == []


def test_a_saint_in_a_papers_name_begins_no_sentence():
    text = "The bridge will close, the St. Lake Courier-Mart reported. The newspaper gave no day."
    assert "Lake Courier-Mart" not in claims(judged(text), Relation.cites)


@pytest.mark.parametrize(
    ("text", "paper", "speaker"),
    [
        (
            "„Es bleibt heiß“, sagte Meteorologe Dominik Jung dem Westfälischen Anzeiger.",
            "Westfälischer Anzeiger",
            "Dominik Jung",
        ),
        (
            "„Der Steg bleibt zu“, sagte Ministerin Ada Lind der Badischen Zeitung.",
            "Badische Zeitung",
            "Ada Lind",
        ),
        (
            "„Der Steg bleibt zu“, sagte Ministerin Ada Lind der „Rheinischen Post“.",
            "Rheinische Post",
            "Ada Lind",
        ),
        (
            "„Der Steg bleibt zu“, sagte Ada Lind den Zeitungen der Funke Mediengruppe.",
            "Funke Mediengruppe",
            "Ada Lind",
        ),
        ("„Der Steg bleibt zu“, sagte Lind dem Züricher „Tages-Anzeiger“.", "Tages-Anzeiger", "Lind"),
    ],
)
def test_german_papers_are_called_in_the_first_case_and_once(text, paper, speaker):
    judgement = judged(text, language="de")
    assert by_hand(judgement, Relation.cites) == [(paper, None)]
    assert by_hand(judgement, Relation.quotes) == [(speaker, paper)]


@pytest.mark.parametrize(
    "text",
    [
        "Es war laut, wie der britische Sender BBC berichtete.",
        "Das berichteten die französischsprachigen Medien Le Figaro und Le Temps.",
        'Zuletzt hatte Lind im Interview des Nachrichtenportals "Politico" über den Steg gesprochen.',
    ],
)
def test_what_a_german_medium_is_and_an_adverb_are_nobody_who_told_it(text):
    assert not {"britische Sender", "französischsprachigen Medien", "Zuletzt"} & set(
        claims(judged(text, language="de"), Relation.quotes)
    )


def test_whose_a_station_is_that_words_call_one_is_no_part_of_its_name():
    text = "The minister told Norway’s Lac news channel that the bridge would close."
    assert claims(judged(text), Relation.cites) == ["Lac"]


@pytest.mark.parametrize(("what", "cited"), [("A study", []), ("An interview", ["Lac Journal"])])
def test_a_journal_that_published_a_study_is_no_paper(what, cited):
    text = f"{what} published in the Lac Journal says that the bridge will close."
    assert claims(judged(text), Relation.cites) == cited
