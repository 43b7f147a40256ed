"""From whom a source has what it reports, and papers that only later words call so."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, judged
from attribution.test_taken_up_again import chain
from wirecopy.records import Relation


@pytest.mark.parametrize(
    "text",
    [
        "The weir is shut, BTA said. BTA based its account on a bulletin of the Ministry of Dams.",
        "The weir is shut, BTA said, basing its report on an internal memo from the Ministry of Dams.",
        "The weir is shut, BTA said. It has the details from the Ministry of Dams.",
        "The weir is shut, BTA said. Its correspondent had it from the Ministry of Dams.",
        "The weir is shut, BTA said. The agency's report rests on a letter from the Ministry of Dams.",
        "The weir is shut, BTA said. BTA carried a statement by the Ministry of Dams in which it said so.",
        "The weir is shut, BTA said. The agency named the Ministry of Dams as its source.",
        "The weir is shut, BTA said, with the Ministry of Dams as its sole source.",
        "The weir is shut, BTA said. The agency said the estimate was that of the Ministry of Dams.",
        "The weir is shut, BTA said on the word of the Ministry of Dams.",
        "The weir is shut, BTA said. “It is dry,” the Ministry of Dams was quoted as saying.",
        "The weir is shut, BTA reported. Citing the Ministry of Dams, it added that the sluice was dry.",
    ],
)
def test_a_body_speaks_through_the_source_whose_report_rests_on_it(text: str):
    assert chain(text) == [("BTA", None), ("Ministry of Dams", "BTA")]


@pytest.mark.parametrize(
    "text",
    [
        "The weir is shut, BTA said. BTA was summarising an article in the daily Le Fleuve by the miller.",
        "The weir is shut, BTA said. BTA had it from the daily Le Fleuve, and Le Fleuve from the miller.",
        "BTA put the news on its wire. It was drawing on Le Fleuve, a weekly, which had it from the miller.",
        "BTA reported it. BTA credits the daily Le Fleuve with the story. The daily had it from the miller.",
        "BTA said so, based on an article in Le Fleuve, a magazine. The miller told the magazine it was wet.",
        "The BTA news agency picked up the news from the daily Le Fleuve, which had interviewed the miller.",
    ],
)
def test_a_paper_stands_between_agency_and_speaker(text: str):
    assert {("BTA", None), ("Le Fleuve", "BTA"), ("miller", "Le Fleuve")} <= set(chain(text))


@pytest.mark.parametrize(
    "text",
    [
        "The weir is shut, BTA said. The agency heard from the union's channel that it was.",
        "The weir is shut, BTA said. The agency published a report alleging a leak.",
        "The weir is shut, BTA said. The miller based his plan on a map from the Ministry of Dams.",
        "The weir is shut, BTA said. The agency interviewed its own staff.",
    ],
)
def test_nobody_speaks_where_a_report_rests_on_no_one(text: str):
    assert by_hand(judged(text), Relation.quotes) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The weir is shut, Dawnlight reported. The newspaper named the miller as its source.", "Dawnlight"),
        ("The weir is shut, L'Eau du Cap reported. The weekly had it from the miller.", "L'Eau du Cap"),
        (
            "The Sluice Sentinel newspaper of Bayton has written so. The miller told the paper.",
            "Sluice Sentinel",
        ),
        ("The Sluice Sentinel newspaper says it is shut. The miller told the paper.", "Sluice Sentinel"),
    ],
)
def test_what_the_next_sentence_calls_a_paper_is_one(text: str, paper: str):
    assert chain(text) == [(paper, None), ("miller", paper)]


def test_the_short_name_of_a_paper_is_the_paper():
    text = "The miller told the Sluice Valley Tribune that it was wet. The cook told the Tribune it was dry."
    assert ("cook", "Sluice Valley Tribune") in chain(text)
    assert "Tribune" not in {name for name, _ in chain(text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Lind, the warden, saw it. Ms. Lind told AFP that the weir was shut.", "Ada Lind"),
        ("The weir is shut, Weir Department engineer Ada Lind told AFP.", "Ada Lind"),
        ("It was seen by a weir warden. The warden told AFP that the weir was shut.", "weir warden"),
        ("In that interview the warden blamed the rain, AFP wrote.", "warden"),
        ("The warden in Bayton was quoted by AFP as saying that it was shut.", "warden in Bayton"),
    ],
)
def test_a_speaker_has_the_name_that_the_story_gives(text: str, speaker: str):
    assert by_hand(judged(text), Relation.quotes) == [(speaker, "AFP")]


def test_what_an_agency_is_said_to_have_denied_is_its_own_denial():
    text = (
        "The weir is shut, state news agency SANA said in Syria. Posts that credited the report to Anadolu "
        "were wrong; the agency has published nothing on it."
    )
    assert chain(text) == [("Syrian Arab News Agency", None)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Two mills were found, according to the Fena news agency.", "FENA"),
        ('"It is dry," Portugal\'s national news agency quoted the miller as saying. Lusa had asked.', None),
    ],
)
def test_initials_as_a_word_are_a_name_beside_the_word_agency(text: str, agency: str | None):
    cited = [name for name, _ in by_hand(judged(text), Relation.cites)]
    assert cited == ([agency] if agency else [])


def test_an_agency_is_taken_up_by_the_country_whose_it_is():
    text = 'The weir is shut, Lusa said. "It is dry," Portugal\'s news agency quoted the miller as saying.'
    assert by_hand(judged(text), Relation.quotes) == [("miller", "Lusa")]


@pytest.mark.parametrize(
    "text",
    [
        "The weir is shut, the Lake Herald reported. Citing the Ministry of Dams, it said it was dry.",
        "The weir is shut, the Lake Herald reported. It quoted the Ministry of Dams as saying it was dry.",
    ],
)
def test_whom_it_quotes_speaks_through_the_paper_cited_before(text: str):
    assert chain(text) == [("Lake Herald", None), ("Ministry of Dams", "Lake Herald")]


@pytest.mark.parametrize(
    "text",
    [
        "The board met on Monday. Citing the Ministry of Dams, it said the sluice was dry.",
        "The weir is shut, BTA said. Citing rising costs, it said the sluice would stay shut.",
    ],
)
def test_nobody_speaks_where_no_source_quotes_anybody(text: str):
    assert by_hand(judged(text), Relation.quotes) == []
