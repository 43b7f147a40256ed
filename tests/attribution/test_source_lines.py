"""Lines at the foot that call a paper or an agency the source of the text."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    "foot",
    ["Source: Bay Daily", "(Source: Bay Daily)", "Source:Bay Daily  Editor: Ada Lind", "Source: Bay Daily."],
)
def test_a_line_at_the_foot_names_the_paper_whose_text_it_is(foot):
    assert by_hand(judged(f"{STORY}\n\n{foot}"), Relation.syndicated) == [("Bay Daily", None)]


@pytest.mark.parametrize(
    "foot", ["Source: Bay Council", "Source: National Weather Service", "Source: Ada Lind"]
)
def test_a_source_that_is_no_paper_is_nobodys_text(foot):
    assert judged(f"{STORY}\n\n{foot}").attributions == ()


def test_a_paper_that_the_text_cites_is_not_named_again_as_whose_text_it_is():
    text = f"The quay will be closed, Bay Daily reported. {STORY}\n\nSource: Bay Daily"
    assert by_hand(judged(text), Relation.syndicated) == []


@pytest.mark.parametrize(
    ("foot", "paper", "agency"),
    [
        ("SOURCE: BAY DAILY/PACNEWS", "BAY DAILY", "PACNEWS"),
        ("Source: The Bay Times/Asia News Network", "The Bay Times", "Asia News Network"),
    ],
)
def test_an_agency_behind_the_papers_name_hands_its_report_on(foot, paper, agency):
    judgement = judged(f"{STORY}\n\n{foot}")
    assert by_hand(judgement, Relation.syndicated) == [(agency, None), (paper, agency)]
    assert claims(judgement, Relation.photo) == []


def test_a_photographer_beside_an_agency_is_no_paper():
    assert by_hand(judged(f"{STORY}\n\nSource: Ada Lind/AFP"), Relation.syndicated) == []


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Sandomierska starówka zyska światło.\n\nKAI / Sandomierz", ["kai-pl"]),
        ("Starówka zyska światło.\n\nKAI / Warszawa", ["kai-pl"]),
        ("Starówka zyska światło.\n\nPAP / Sandomierz", []),
    ],
)
def test_an_agency_signs_beside_the_town_of_which_the_text_tells(text, agencies):
    assert claims(judged(text, language="pl"), Relation.syndicated) == agencies


def test_a_network_follows_the_paper_whose_report_it_hands_on():
    judgement = judged(f"{STORY}\n\n(The Kathmandu Post/Asia News Network)")
    found = [("Asia News Network", None), ("The Kathmandu Post", "Asia News Network")]
    assert by_hand(judgement, Relation.syndicated) == found
    assert claims(judgement, Relation.photo) == []
    assert claims(judged(f"{STORY}\n\n(Ada Lind/AFP)"), Relation.photo) == ["afp"]


@pytest.mark.parametrize(
    "paper",
    [
        "the Island Post newspaper in Bayton",
        "the newspaper Island Post in Bayton",
        "the Bayton-based Island Post",
    ],
)
def test_a_cited_paper_is_named_without_its_town(paper):
    judgement = judged(f"A cannery will hire, RNZ Pacific reported on Tuesday, citing {paper}.")
    assert by_hand(judgement, Relation.cites) == [("RNZ", None), ("Island Post", "RNZ")]


def test_a_portals_stamp_may_stand_behind_a_sign_off():
    text = f"{STORY}\n\nAFP•14/03/2023 à 10:42"
    assert claims(judged(text, language="fr"), Relation.syndicated) == ["afp"]
