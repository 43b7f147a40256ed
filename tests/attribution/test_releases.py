"""Whose words a press release is: by its lines of source and issuer, its foot, and its first words."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, judged, of
from wirecopy.records import Relation


def test_a_release_is_the_words_of_its_issuer():
    judgement = judged(f"AUSTIN, Texas, Jan. 12, 2022 /PRNewswire/ -- {STORY}\n\nSOURCE Acme Robotics")
    assert of(judgement, Relation.quotes, "Acme Robotics").by.agency == "pr-newswire"


def test_a_release_is_distributed_for_its_issuer_in_other_languages():
    text = f"COTONOU, 8 avril 2024/APO Group/ -- {STORY}\n\nDistribué par APO Group pour Autorité du Bassin."
    assert by_hand(judged(text, language="fr"), Relation.quotes) == [("Autorité du Bassin", "APO Group")]


@pytest.mark.parametrize(
    ("language", "byline", "opening", "foot", "issuer"),
    [
        (
            "ja",
            "PR TIMES",
            "株式会社江城工業（本社：江城市、代表：佐藤）は、弁を発売します。",
            "",
            "株式会社江城工業",
        ),
        (
            "ja",
            "PR TIMES",
            "新しい弁を発売します。",
            "■会社概要\n会社名：江城工業株式会社\n設立：1974年",
            "江城工業株式会社",
        ),
        (
            "nl",
            "ANP Persportaal",
            "De nieuwe kade is open.",
            "Dit is een persbericht van Havenbedrijf Oost, verspreid via ANP Persportaal.",
            "Havenbedrijf Oost",
        ),
        (
            "nl",
            "ANP Persportaal",
            "De kade is open.",
            "Dit is een origineel bericht van Havenbedrijf Oost",
            "Havenbedrijf Oost",
        ),
        (
            "en",
            "GlobeNewswire",
            "The quay is open.",
            "On behalf of the Board of Acme Robotics Corp.",
            "Acme Robotics Corp.",
        ),
        (
            "en",
            "Regulatory News Service",
            "RNS Number : 4417Q\n\nAcme Robotics PLC\n\n14 October 2020\n\nThe quay is open.",
            "This information is provided by RNS, the news service of the London Stock Exchange.",
            "Acme Robotics PLC",
        ),
        (
            "en",
            "EIN Presswire",
            "The quay is open.",
            "This press release was issued by Acme Robotics and distributed by EIN Presswire.",
            "Acme Robotics",
        ),
        (
            "en",
            "EIN Presswire",
            "The quay is open.",
            "This press release was distributed by EIN Presswire.",
            None,
        ),
    ],
)
def test_a_releases_issuer_is_told_by_its_firm_or_by_whose_release_it_is(
    language, byline, opening, foot, issuer
):
    judgement = judged(f"{opening} {STORY}\n\n{foot}", byline=byline, language=language)
    wire = of(judgement, Relation.syndicated, judgement.attributions[0].organisation.agency)
    assert wire.organisation.name == byline
    assert by_hand(judgement, Relation.quotes) == ([(issuer, byline)] if issuer else [])


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Acme Robotics, a maker of pumps, today announced a plant. {}\n\nContacts\n\nAcme Robotics",
            ["Acme Robotics"],
        ),
        ("Acme Robotics has opened a plant. {}\n\nMedia Relations\nAcme Robotics", ["Acme Robotics"]),
        ("Analysts said Acme Robotics had opened a plant. {}\n\nContacts\n\nAcme Robotics", []),
        ("Acme Robotics has opened a plant. {}\n\nContacts\n\nAda Lind", []),
        ("Acme Robotics has opened a plant. {}\n\nAbout Acme Robotics\n\nIt makes pumps.", ["Acme Robotics"]),
        ("Acme Robotics has opened a plant. {}\n\nAcme Robotics, Media Relations", ["Acme Robotics"]),
        ("Analysts said it has opened a plant. {}\n\nAbout Acme Robotics", []),
    ],
)
def test_who_opens_a_release_and_stands_among_its_contacts_is_its_issuer(text, issuers):
    judgement = judged(f"AUSTIN, Texas--(BUSINESS WIRE)--{text.format(STORY)}")
    assert by_hand(judgement, Relation.quotes) == [(one, "Business Wire") for one in issuers]
    alone = judged(text.format(STORY))
    assert by_hand(alone, Relation.quotes) == []


@pytest.mark.parametrize(
    ("dateline", "wire"),
    [
        ("AUSTIN, Texas--(BUSINESS WIRE)--", "Business Wire"),
        ("NEW YORK, March 12, 2026 (GLOBE NEWSWIRE) -- ", "GlobeNewswire"),
        ("HONG KONG SAR - Media OutReach Newswire - 12 March 2026 - ", "Media OutReach Newswire"),
        ("TORONTO, ON / ACCESS Newswire / March 12, 2026 / ", "ACCESS Newswire"),
    ],
)
@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("Acme Robotics today announced a plant.", "Acme Robotics"),
        ("Acme Robotics (NYSE: ACM), a maker of pumps, announced a plant.", "Acme Robotics"),
        ("Acme Robotics Limited is pleased to present a plant.", "Acme Robotics Limited"),
        ("Analysts at Acme Robotics today announced a plant.", None),
        ("Acme Robotics has a plant.", None),
    ],
)
def test_a_release_that_names_no_issuer_at_its_foot_is_of_whom_it_has_announce(
    dateline, wire, opening, issuer
):
    judgement = judged(f"{dateline}{opening} {STORY}")
    assert by_hand(judgement, Relation.quotes) == ([(issuer, wire)] if issuer else [])
    assert by_hand(judged(f"{opening} {STORY}"), Relation.quotes) == []


def test_an_issuer_may_open_its_release_with_its_legal_form():
    text = f"AUSTIN, Texas--(BUSINESS WIRE)--Acme Robotics, Inc. has opened a plant. {STORY}"
    judgement = judged(f"{text}\n\nAbout Acme Robotics\n\nIt makes pumps.")
    assert by_hand(judgement, Relation.quotes) == [("Acme Robotics", "Business Wire")]


@pytest.mark.parametrize(
    ("foot", "issuers"),
    [
        ("About Acme Robotics\n\nIt makes pumps.", ["Acme Robotics"]),
        ("About Acme Robotics\n\nIt makes pumps.\n\nAbout Bay Works\n\nIt makes dams.", []),
        ("About Bay Works\n\nIt makes dams.", []),
    ],
)
def test_the_only_one_of_whom_a_release_tells_at_its_foot_and_first_issued_it(foot, issuers):
    opening = "AUSTIN, Texas--(BUSINESS WIRE)--The new plant of Acme Robotics opened on Monday."
    judgement = judged(f"{opening} {STORY}\n\n{foot}")
    assert by_hand(judgement, Relation.quotes) == [(one, "Business Wire") for one in issuers]


def test_a_chinese_release_names_its_issuer_as_its_source():
    text = f"杭州2023年5月9日 /美通社/ -- 江城科技今日宣布推出新一代机器人。{STORY}\n\n消息来源：江城科技"
    assert by_hand(judged(text, language="zh"), Relation.quotes) == [("江城科技", "PR Newswire")]


def test_an_arabic_release_names_its_wire_and_its_issuer():
    text = f"دبي - (بزنيس واير): أعلنت اليوم مجموعة الواحة عن تدشين محطة. {STORY}\n\nالمصدر: مجموعة الواحة"
    assert by_hand(judged(text, language="ar"), Relation.quotes) == [("مجموعة الواحة", "Business Wire")]


def test_a_norwegian_release_says_who_sent_it_and_through_whom():
    foot = "Denne pressemeldingen er sendt ut av Havbris AS via NTB Kommunikasjon."
    judgement = judged(f"Havbris har fått en kontrakt. {STORY}\n\n{foot}", language="no")
    assert by_hand(judgement, Relation.syndicated) == [("NTB Kommunikasjon", None)]
    assert by_hand(judgement, Relation.quotes) == [("Havbris AS", "NTB Kommunikasjon")]
