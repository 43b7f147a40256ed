"""What agencies and outlets write at the head and the foot of copy, and who only seems to be one."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged, of
from attribution.test_looks_like_a_name import claimed
from attribution.test_no_copy import read_and_judged
from wirecopy.records import Relation


@pytest.mark.parametrize("byline", ["ANI LINDOVA", "By EFE YILMAZ", "MINA BERG", "By SANA KHAN AND JO RAY"])
def test_a_person_in_capitals_is_nobody_elses_copy(byline):
    assert claimed(byline=byline) == []


@pytest.mark.parametrize(
    ("byline", "agency"), [("ANI NEW DELHI", "ani"), ("EFE EFE", "efe"), ("SANA, Damascus", "sana-sy")]
)
def test_an_agency_in_capitals_beside_its_place_is_the_agency(byline, agency):
    assert claimed(byline=byline) == [("syndicated", agency)]


@pytest.mark.parametrize("line", ["Z Pragi Ada Lind (PAP)", "Ada Lind (PAP)", "Ada M. van Lind (PAP)"])
def test_an_author_and_the_agency_sign_on_a_line_of_their_own(line):
    assert claimed(f"{STORY}\n\n{line}\n\nada/ mal/", language="pl") == [("syndicated", "pap")]


@pytest.mark.parametrize(
    "foot", ["Ada Lind (AFP)", "Ada Lind (Reuters)\nBen Moss (AFP)\nCarl Berg (Bayton Post)"]
)
def test_a_person_beside_an_agency_may_stand_in_a_picture_or_list_and_signs_nothing(foot):
    assert [one for one in claimed(f"{STORY}\n\n{foot}") if one[0] == "syndicated"] == []


def test_two_countries_have_local_democracy_reporters():
    byline = "Ada Lind, Local Democracy Reporter"
    foot = "LDR is local body journalism co-funded by RNZ and NZ On Air"
    there = f"The bank of the Wairoa River will be raised. {STORY}\n\n{foot}"
    assert claimed(there, byline=byline) == [("syndicated", "ldr-nz")]
    assert claimed(STORY, byline=byline) == [("syndicated", "ldrs")]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Thomson Reuters rose on Tuesday. Thomson Reuters said its legal unit grew.",
        "Interfax has been sold to a bank. Interfax said the price was fair.",
        "Staff at AFP are on strike. AFP said talks would go on.",
    ],
)
def test_what_a_firm_says_of_itself_is_no_source(text):
    assert [one for one in claimed(text) if one[0] != "subject"] == []


def test_a_last_sentence_with_its_sign_off_is_no_caption():
    text = f"LEH, Aug 9 (ANI): {STORY}\n\nGrowers want a second flight while the season lasts. (ANI)"
    assert claimed(
        f"{text}\n\nThis report is auto-generated from ANI news service. All else is the paper's own."
    ) == [("syndicated", "ani")]


@pytest.mark.parametrize(
    "text",
    [
        "If the names differ, correct the PAN first. Do not share a picture of your PAN with callers.",
        "Planters would pay for two more if the board shared its pictures. PTI TGB ROH",
    ],
)
def test_words_about_pictures_credit_none(text):
    assert [one for one in claimed(text) if one[0] == "photo"] == []


def test_an_agency_whose_business_a_story_mentions_may_still_report():
    text = "Staff at AFP are on strike. The mine is shut, AFP reported."
    assert claimed(text) == [("cites", "afp")]


@pytest.mark.parametrize(
    ("foot", "relation", "agency"),
    [
        ("WAM/Lina Saif", Relation.syndicated, "wam"),
        ("WAM/Lina Saif/Omar Noor", Relation.syndicated, "wam"),
        ("Date palms on Monday. WAM/Lina Saif", Relation.photo, "wam"),
        ("REUTERS/Lina Saif", Relation.photo, "reuters"),
        ("(Hina) xkl abc", Relation.syndicated, "hina"),
        ("[Source: Reuters]", Relation.syndicated, "reuters"),
        ("WASHINGTON (AFP)", Relation.syndicated, "afp"),
        ("AAP WGT mb nb", Relation.syndicated, "aap"),
        ("/IPN/ Chișinău", Relation.syndicated, "ipn-md"),
        ("The kgosi promised to bring the matter before the council. ENDS BOPA", Relation.syndicated, "bopa"),
        ("Dornbirn (pte003/08.02.2022/09:30)", Relation.syndicated, "pressetext"),
        ("—notiziewebinfo@adnkronos.com (Web Info)", Relation.syndicated, "adnkronos"),
    ],
)
def test_a_foot_is_read_as_its_agency_writes_it(foot, relation, agency):
    judgement = judged(f"{STORY}\n\n{foot}")
    assert claims(judgement, relation) == [agency]
    others = {Relation.syndicated, Relation.contributed, Relation.photo} - {relation}
    assert [claims(judgement, one) for one in others] == [[], []]


@pytest.mark.parametrize(
    "foot",
    [
        "Read the original article on Bay Sentinel.",
        "Copyright © 2022 Bay Sentinel. All rights reserved, and so are those of its readers.",
    ],
)
def test_a_sign_off_counts_above_a_line_that_says_whose_the_text_is(foot):
    text = f"{STORY} It was the third such plan in as many years, and the first with a roof.\n\n{STORY} (NAN)"
    assert "nan-ng" in claims(judged(f"{text}\n\n{foot}"), Relation.syndicated)


def test_a_paper_whose_text_an_agency_hands_on_took_no_picture():
    assert claims(judged(f"{STORY}\n\nSOURCE: BAY DAILY/PACNEWS"), Relation.photo) == []


@pytest.mark.parametrize(
    ("head", "agencies"), [("NAMPA, Idaho –", []), ("WINDHOEK, 12 May (NAMPA) –", ["nampa"])]
)
def test_a_town_that_is_called_as_an_agency_is_no_agency(head, agencies):
    judgement = judged(f"{head} {STORY} The town of Nampa agreed.")
    assert claims(judgement, Relation.syndicated) == agencies


@pytest.mark.parametrize(("place", "agency"), [("Agadez", "anp-ne"), ("Utrecht", "anp")])
def test_of_two_agencies_the_one_is_meant_at_whose_place_the_dateline_was_filed(tmp_path, place, agency):
    judgement = read_and_judged(tmp_path, text=f"{place}, 22 Feb (ANP) – {STORY}")
    assert claims(judgement, Relation.syndicated) == [agency]


def test_a_release_wire_gave_no_picture():
    judgement = judged(f"{STORY}\n\n提供：共同通信PRワイヤー", language="ja")
    assert claims(judgement, Relation.photo) == []


@pytest.mark.parametrize(
    ("byline", "relation"),
    [
        ("Autor: al, bek; Źródło: PAP", Relation.contributed),
        ("Autor: AL Źródło: PAP", Relation.contributed),
        ("Źródło: PAP", Relation.syndicated),
    ],
)
def test_a_polish_desk_signs_what_it_made_of_an_agencys_copy(byline, relation):
    text = "Most w Zatoce jest zamknięty do maja. Burmistrz zapowiedział w środę objazd przez las."
    assert of(judged(text, byline=byline, language="pl"), relation, "pap")


@pytest.mark.parametrize("foot", ["ADA LIND (AFP)", "FILE (AFP)"])
def test_whoever_is_seen_in_a_picture_at_the_foot_filed_nothing(foot):
    assert claims(judged(f"{STORY}\n\n{foot}"), Relation.syndicated) == []


def test_a_mail_address_for_questions_is_no_credit():
    judgement = judged(f"{STORY}\n\nMedia contact: desk@adnkronos.com")
    assert claims(judgement, Relation.syndicated) == []


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        ("KOŠICE 3. mája (SITA) - Autobusy pôjdu inou cestou, povedal primátor mesta.", "sk", "sita"),
        ("VILNIUS, gegužės 3 d., BNS. Autobusai važiuos kitu keliu, sakė miesto meras.", "lt", "bns"),
        ("नई दिल्ली, एएनआई। तब तक बसें दूसरे रास्ते से चलेंगी।", "hi", "ani"),
        (f"ISLAMABAD, (APP - Bay Online / Bay News - 3rd May, 2022 ) :{STORY}", "en", "app-pk"),
    ],
)
def test_a_dateline_has_its_date_and_relay_in_any_language(text, language, agency):
    judgement = judged(text, language=language)
    assert of(judgement, Relation.syndicated, agency).evidence[0].rule == "dateline"


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("Frankfurt a.M. (epd).", "epd"),
        ("Offenbach a. M. (KNA)", "kna-de"),
        ("Neustadt a. d. Aisch (dpa) -", "dpa"),
        ("Freiburg i. Br. (dpa).", "dpa"),
        ("Halle/S. (dpa) -", "dpa"),
        ("St. Gallen (sda).", "keystone-sda"),
        ("Washington D.C. (dpa).", "dpa"),
    ],
)
def test_a_towns_name_may_be_cut_short_in_a_dateline(head, agency):
    judgement = judged(f"{head} {GERMAN_STORY}.", language="de")
    assert of(judgement, Relation.syndicated, agency).evidence[0].rule == "dateline"


def test_a_sentence_before_a_name_in_brackets_is_no_dateline():
    assert (
        claims(judged(f"Das Schiff fährt (epd). {GERMAN_STORY}.", language="de"), Relation.syndicated) == []
    )


@pytest.mark.parametrize(
    ("foot", "agency"),
    [
        ("UNI KLM ST 1745", "uni-india"),
        ("UNI RB-SKM 0930hrs", "uni-india"),
        ("IANS kd/ab 2110", "ians"),
        ("/ATS", "keystone-sda"),
        ("UzA", "uza"),
    ],
)
def test_a_sign_off_without_brackets_may_hold_desk_and_time(foot, agency):
    assert claimed(f"{STORY} {foot}") == [("syndicated", agency)]


@pytest.mark.parametrize("foot", ["AFP 2022", "The lorry was an AP KL 1745"])
def test_a_number_behind_a_name_makes_no_sign_off(foot):
    assert claimed(f"{STORY} {foot}") == []


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("Via AFP news wire", "afp"),
        ("Via Reuters newswire", "reuters"),
        ("Via PA wire", "pa-media"),
        ("From Bernama news agency", "bernama"),
    ],
)
def test_a_line_above_the_story_may_say_of_whose_wire_it_came(head, agency):
    assert claimed(f"{head}\n\n{STORY}") == [("syndicated", agency)]


EASTERN = {
    "ja": "港の灯台が十日、五年ぶりに一般公開された。" * 4,
    "zh": "港口灯塔十日重新开放，五年来第一次迎接游客。" * 4,
    "ko": "항구 등대가 10일 5년 만에 다시 문을 열었다. " * 4,
}


@pytest.mark.parametrize(
    ("language", "foot", "agency"),
    [
        ("ja", "灯台を見上げる子どもたち（共同）", "kyodo"),
        ("ja", "公開された灯台＝10日、港町［時事］", "jiji"),
        ("zh", "游客在灯塔前合影（新华社）", "xinhua"),
        ("ko", "등대를 구경하는 관광객들 [연합뉴스]", "yonhap"),
    ],
)
def test_a_caption_in_an_eastern_script_ends_with_its_pictures_credit(language, foot, agency):
    story = EASTERN[language]
    for text in (f"{story}\n\n{story}\n\n{foot}", f"{foot}\n\n{story}\n\n{story}"):
        assert claimed(text, language=language) == [("photo", agency)]


@pytest.mark.parametrize(
    ("language", "foot", "agency"),
    [("ja", "（共同）", "kyodo"), ("zh", "（新华社）", "xinhua"), ("ko", "(연합뉴스)", "yonhap")],
)
def test_a_name_in_brackets_behind_a_full_stop_signs_the_copy(language, foot, agency):
    assert claimed(EASTERN[language] + foot, language=language) == [("syndicated", agency)]


def test_europa_press_hands_on_in_its_datelines():
    judgement = judged("BERLÍN, 3 May. (DPA/EP) - Las obras durarán hasta el otoño.", language="es")
    assert by_hand(judgement, Relation.syndicated) == [("Europa Press", None), ("dpa", "Europa Press")]


@pytest.mark.parametrize(
    ("byline", "relation"),
    [
        ("AFP, publié le 03 mai 2022 à 10h12", Relation.syndicated),
        ("AFP publicado el 3 de mayo de 2022 a las 10:20", Relation.syndicated),
        ("AFP, aktualisiert am 03. Mai 2022 um 10:12 Uhr", Relation.syndicated),
    ],
)
def test_a_byline_may_tell_when_it_was_published(byline, relation):
    assert claims(judged(byline=byline), relation) == ["afp"]


def test_an_agencys_writer_helped_whoever_has_the_byline():
    line = f"{STORY}\n\nAP writer Ida Bloom contributed to this story."
    assert claims(judged(line, byline="By Lena Ford"), Relation.contributed) == ["ap"]
    assert claims(judged(line, byline="By Lena Ford"), Relation.syndicated) == []
    assert claims(judged(line), Relation.syndicated) == ["ap"]


def test_the_bylines_person_beside_an_agency_at_the_foot_wrote_with_it():
    judgement = judged(f"{STORY}\n\n(Sari/Antara)", language="id", byline="Penulis: Sari Dewi")
    assert claims(judgement, Relation.contributed) == ["antara"]


def test_a_short_caption_above_the_story_closes_with_its_picture_agency():
    assert claimed(f"Lamps on the pier on Sunday. (AFP)\n\n{STORY} {STORY}") == [("photo", "afp")]
    assert claimed(f"{STORY} {STORY}\n\nLamps went out on Sunday. (AFP)") == [("syndicated", "afp")]


GERMAN_STORY = "Die Fähre fährt ab Montag wieder, sagte der Hafenmeister. Zwei Motoren wurden repariert"


@pytest.mark.parametrize(
    ("foot", "relation", "agencies"),
    [
        (". (APA; 15.8.2015)", Relation.syndicated, ["apa-at"]),
        (". (APA 4.9.2015)", Relation.syndicated, ["apa-at"]),
        (". (APA, dpa,  20.5.2016)", Relation.syndicated, ["apa-at", "dpa"]),
        (" (APA, 29.4.2016)", Relation.syndicated, ["apa-at"]),
        (". (stro, APA)", Relation.contributed, ["apa-at"]),
    ],
)
def test_a_dated_sign_off_is_read_however_it_is_punctuated(foot, relation, agencies):
    other = Relation.contributed if relation is Relation.syndicated else Relation.syndicated
    judgement = judged(GERMAN_STORY + foot, language="de")
    assert claims(judgement, relation) == agencies
    assert claims(judgement, other) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre sei gesunken, meldete die Nachrichtenagentur Anadolu unter Berufung auf Angaben vom Kai.",
        "Die Fähre sei gesunken, berichtete die regierungsnahe Nachrichtenagentur Anadolu.",
        "Der Hafenmeister bestätigte gegenüber der APA einen Bericht der Nachrichten.",
    ],
)
def test_what_german_cites_is_no_speaker_without_a_noun_that_speaks(text):
    quoted = claims(judged(text, language="de"), Relation.quotes)
    assert not {one for one in quoted if one.islower() or one.startswith(("Angaben", "einen"))}


@pytest.mark.parametrize(("language", "relation"), [("sv", Relation.syndicated), ("de", Relation.photo)])
def test_a_writer_and_a_stroke_before_an_agency_sign_a_nordic_text_and_a_german_picture(language, relation):
    judgement = judged(f"{STORY} {STORY}\n\nEva Lind/TT", language=language)
    assert [one.relation for one in judgement.attributions] == [relation]


def test_a_named_picture_below_a_signed_text_is_a_picture():
    judgement = judged(f"{STORY} {STORY}\n\nEva Lind/TT\n\nFoto: Per Nord/TT", language="sv")
    assert [one.relation for one in judgement.attributions] == [Relation.syndicated, Relation.photo]


def test_an_agencys_own_address_may_follow_its_sign_off():
    judgement = judged(f"{STORY} {STORY}\n\n(Xinhua/NAN) (www.nannews.ng)")
    assert by_hand(judgement, Relation.syndicated) == [("NAN", None), ("Xinhua", "NAN")]


@pytest.mark.parametrize(
    ("place", "agencies"), [("in the Bekaa", ["nna-lb"]), ("in Osaka, Japan", ["nna-jp"]), ("in Bayton", [])]
)
def test_a_place_anywhere_in_a_story_tells_whose_initials_open_it(place, agencies):
    text = f"NNA - {STORY} {STORY} The minister will visit growers {place}."
    assert claims(judged(text), Relation.syndicated) == agencies


def test_who_pays_for_a_reporter_tells_of_which_countrys_service_they_are(tmp_path):
    foot = "LDR is local body journalism co-funded by RNZ and NZ On Air"
    judgement = read_and_judged(
        tmp_path, text=f"{STORY}\n\n{foot}", byline="By Ida Bloom, Local Democracy Reporter"
    )
    assert claims(judgement, Relation.syndicated) == ["ldr-nz"]


@pytest.mark.parametrize("join", [" ", "/"])
def test_two_agencies_that_fill_brackets_are_one_credit(join):
    judgement = judged(f"Paris (ats{join}afp) {STORY}", language="fr")
    assert by_hand(judgement, Relation.syndicated) == [("AFP", "Keystone-SDA"), ("Keystone-SDA", None)]


@pytest.mark.parametrize(
    "foot", ["jm / KAI", "ks. jm (KAI) / Tarnów", "Informacyjna Agencja Radiowa (IAR)/ab/w mt"]
)
def test_an_agency_signs_with_its_peoples_initials(foot):
    assert [one[0] for one in claimed(f"{STORY}\n\n{foot}", language="pl")] == ["syndicated"]


@pytest.mark.parametrize(
    ("byline", "agencies"), [("Agence France Press", ["afp"]), ("Agence Franz Preuss", [])]
)
def test_a_byline_may_spell_an_agency_in_full_with_a_slip(byline, agencies):
    text = f"{STORY} “Demand is high,” a broker told AFP."
    assert claims(judged(text, byline=byline), Relation.syndicated) == agencies
