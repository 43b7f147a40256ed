"""Initials and names that stand for somebody else than the agency, and those that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.test_credits import claims, judged, story
from attribution.test_looks_like_a_name import STORY, claimed
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Outlet, Relation, Zone, ZoneSpan
from wirecopy.text.zones import refine


def test_a_minister_behind_an_agency_in_its_own_language_is_no_partys():
    text = "Most jest zamknięty, powiedział PAP minister. Prace potrwają do maja."
    assert claimed(text, language="pl") == [("cites", "pap")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The Australian Federal Police searched a barge. The AFP said nine crates were found.",
            "en",
        ),
        ("AFP officers searched a barge. According to the AFP, nine crates were found.", "en"),
        ("Las AFP subirán su cuota. La AFP mayor informó que creció.", "es"),
        ("La cuota sube en mayo. Otra AFP anunció que la bajará.", "es"),
        ("The Asphalt Producers Society wants lay-bys. According to APS, nine in ten are full.", "en"),
        ("Doctors gave Sputnik V to nurses. Sputnik showed few effects.", "en"),
        ("AAP lawmakers walked out. AAP said the vote was late.", "en"),
        ("The PAP won 61 seats, the PAP said.", "en"),
        ("The DPA has fined a shop. The shop told the DPA that it was sorry.", "en"),
        ("The APA opened an inquiry. The APA said that it would take a year.", "en"),
        ("The AFP pension fund cut its fees. AFP said so on Monday.", "en"),
    ],
)
def test_another_bodys_initials_are_no_source(text, language):
    assert claimed(text, language=language) == []


def test_a_byline_is_the_agencys_whoever_else_the_story_is_about():
    text = "The Australian Federal Police (AFP) searched a barge. AFP said nine crates were found."
    assert claimed(text, byline="AFP") == [("syndicated", "afp")]


def test_an_agencys_own_name_in_full_does_not_hide_it():
    text = "Agence France-Presse opened an office. The mayor told AFP that the wall held."
    assert ("cites", "afp") in claimed(text)


def test_a_handle_of_a_network_is_no_credit():
    assert claimed(byline="Replying to @Reuters") == []


@pytest.mark.parametrize(
    "text",
    [
        "A post says that AFP reported a ban on kites. AFP never reported this.",
        "Reuters reported the fall of a bridge, a page claims. Reuters published no such story.",
        "Neither Reuters nor AFP reported it.",
        "That is not what Reuters reported, the mayor said.",
        "Police stopped an AFP photographer at the gate.",
        "Interfax said it would hire two editors.",
    ],
)
def test_what_is_said_of_an_agency_cites_it_not(text):
    assert [claim for claim in claimed(text) if claim[0] == "cites"] == []


def test_the_next_story_on_a_page_has_credits_of_its_own():
    text = f"{STORY}\n\nNext article\n\nGale hits the cape\n\nPORTHOLM (AP) — A gale hit the cape on Sunday."
    zones = refine(text, (ZoneSpan(Zone.body, 0, len(text)),))
    item = Item("case", Outlet("herald.example", "Harbour Herald"), text, zones, language="en")
    assert attribute(item, load()).attributions == ()


def test_what_an_outlet_says_of_all_its_pictures_credits_none():
    text = f"{STORY}\n\nHarbour Herald is a member of The Associated Press and uses AFP and PTI pictures."
    assert claimed(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fans came to see the group NTB. NTB said that they would be back.", "en"),
        ("A Lusa disse que vai reformar o campo. O técnico da Lusa chorou.", "pt"),
    ],
)
def test_a_team_or_band_of_the_name_is_no_source(text, language):
    assert claimed(text, language=language) == []


def test_what_an_outlet_says_of_all_its_copy_credits_nobody():
    text = f"{STORY}\n\nHarbour Herald is a member of Bay Media and uses material from Reuters under licence."
    assert claimed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bloomberg returned to the quay. Bloomberg said the pier would stay.",
        "The mayor thanked Bloomberg. Bloomberg reported that he had come by tram.",
        "In Fars nomads dye wool with madder. According to Fars dealers, red sells best.",
    ],
)
def test_a_person_or_a_place_of_an_agencys_name_is_no_source(text):
    assert claimed(text) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The road to the lake in Yazd is shut, Fars reported on Monday.", "fars"),
        ("The mayor returned to the quay, Bloomberg reported.", "bloomberg"),
    ],
)
def test_a_persons_doings_and_a_place_beside_an_agency_hide_it_not(text, agency):
    assert claimed(text) == [("cites", agency)]


def test_initials_are_an_agencys_beside_one_of_its_own_places():
    assert claimed("A survey by STA in Ljubljana points the same way.") == [("cites", "sta")]
    assert claimed("A survey by STA in June points the same way.") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("पाकिस्तान तहरीक-ए-इंसाफ (पीटीआई) चुनाव लड़ेगी। पीटीआई ने कहा कि वह तैयार है।", "hi"),
        ("पीटीआई नेता ने कहा कि चुनाव होंगे।", "hi"),
        ("타스마니아에 따르면 다리가 닫혔다.", "ko"),
        ("교도소에 따르면 수감자가 줄었다.", "ko"),
        ("قال محافظ قنا إن المدارس ستفتح.", "ar"),
        ("أكدت مصادر وطنية أن الحوار سيبدأ.", "ar"),
        ("Об этом сообщает ИА «Звезда».", "ru"),
    ],
)
def test_what_is_written_like_an_agency_in_other_scripts_is_somebody_else(text, language):
    assert [one for one in claimed(text, language=language) if one[0] == "cites"] == []


def test_who_holds_a_party_conference_is_a_party():
    text = "The PAP will hold its party conference in May. The PAP said that members would vote."
    assert claims(judged(text), Relation.cites) == []
    text = "The fair will hold its conference in May, PAP said."
    assert claims(judged(text), Relation.cites) == ["pap"]


@pytest.mark.parametrize("place", ["The gate at Petra opens at six.", "Buses leave Amman for Petra at six."])
def test_where_gates_open_and_buses_go_is_a_place(place):
    text = f"{place} In the capital Amman nobody knew. Petra said that nothing was heard."
    assert claims(judged(text), Relation.cites) == []


def test_initials_that_open_a_story_and_a_dash_are_the_agency_whose_city_the_story_names():
    text = f"NNA - The council of Hammana announced a fair. {STORY} Buses will leave from Beirut."
    assert claims(judged(text), Relation.syndicated) == ["nna-lb"]


def test_what_an_agency_that_grows_did_not_say_is_its_own_business():
    text = "Yonhap will double its staff in Oslo, two notices say. Yonhap did not say what that would cost."
    assert claimed(text) == [("subject", "yonhap")]


def test_letters_that_the_page_s_address_spells_out_are_no_agencys():
    text = (
        "AP has set money apart for pipes. The AP said earlier that it would borrow part of it from a bank."
    )
    page = replace(story(text), url="https://herald.example/news/andhra-pradesh/pipes")

    assert attribute(page, load()).attributions == ()
    assert claims(judged(text), Relation.cites) == ["ap"]


def test_whom_only_a_police_force_has_shows_whose_initials_these_are():
    text = (
        "Four people were charged. The AFP said that parcels had come by air. AFP investigators want a van."
    )

    assert judged(text).attributions == ()
