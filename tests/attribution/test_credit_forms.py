"""Forms of credits that agencies and outlets of many countries use."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged, of
from wirecopy.records import Relation

ARABIC = "ومن المقرر أن تستمر الأعمال حتى الخريف بتكلفة تقارب أربعة ملايين."
CHINESE = "工程预计持续到秋天，耗资约四百万元。居民多年来一直要求维修，公交车将改走另一条路线。"
HINDI = "काम शरद ऋतु तक चलेगा और इस पर लगभग चार करोड़ रुपये खर्च होंगे।"
ITALIAN = "I lavori dureranno fino all'autunno e costeranno circa quattro milioni di euro."
JAPANESE = "橋が開通し、住民は歓迎した。交通局は職員を増やす予定だという。"
KOREAN = "다리가 월요일에 다시 열린다. 시는 인력을 늘리고 버스를 더 보낸다."
RUSSIAN = "Работы продлятся до осени и обойдутся примерно в четыре миллиона рублей."


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        (f"AFP, MANILA — {STORY}", "en", "afp"),
        (f"PTI, New Delhi, May 3 — {STORY}", "en", "pti"),
        (f"AFP, NEW DELHI: {STORY}", "en", "afp"),
        (f"LONDON, MARCH 3. (REUTER.) — {STORY}", "en", "reuters"),
        (f"AGI - {ITALIAN}", "it", "agi"),
        (f"Reuters — {STORY}", "en", "reuters"),
        (f"Shafaq News/ {STORY}", "en", "shafaq"),
        (f"Aleppo, SANA- {STORY}", "en", "sana-sy"),
        (f"مسقط في 9 مارس /العُمانية/ {ARABIC}", "ar", "ona"),
        (
            f"ANI – La mairie a rouvert le pont, selon l'Agence nationale de l'information. {STORY}",
            "fr",
            "nna-lb",
        ),
        (f"Минск, 3 мая /Корр. БЕЛТА/. {RUSSIAN}", "ru", "belta"),
        (f"الرياض 03 مايو 2022 م واس {ARABIC}", "ar", "spa"),
        (f"رام الله 3-5-2022 وفا- {ARABIC}", "ar", "wafa"),
        (f"دمشق-سانا {ARABIC}", "ar", "sana-sy"),
        (f"لندن/ الأناضول {ARABIC}", "ar", "anadolu"),
        (f"〔中央社記者林木台北3日電〕{CHINESE}", "zh", "cna-tw"),
        (f"中新網蘭州1月11日電 (張道正){CHINESE}", "zh", "cns-cn"),
        (f"पीटीआई, नई दिल्ली। {HINDI}", "hi", "pti"),
    ],
)
def test_a_dateline_is_read_in_the_form_of_its_country(text, language, agency):
    judgement = judged(text, language=language)
    assert claims(judgement, Relation.syndicated) == [agency]
    assert of(judgement, Relation.syndicated, agency).evidence[0].rule == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        f"AFP, Jim Smith and others: {STORY}",
        f"AFP, which has an office in the town, — so they say — left. {STORY}",
        f"AGI - {STORY}",
        f"NAMPA – {STORY}",
    ],
)
def test_a_name_at_the_head_of_running_words_is_no_dateline(text):
    assert claims(judged(text), Relation.syndicated) == []


@pytest.mark.parametrize(
    ("byline", "relation", "agencies"),
    [
        ("Af Ritzau", Relation.syndicated, ["ritzau"]),
        ("Av NTB", Relation.syndicated, ["ntb"]),
        ("Door ANP", Relation.syndicated, ["anp"]),
        ("Źródło: PAP", Relation.syndicated, ["pap"]),
        ("Af Ritzau og Ada Lind", Relation.contributed, ["ritzau"]),
        ("By Ada Lind • Additional sources • AP, AFP", Relation.contributed, ["afp", "ap"]),
        ("Von Ada Lind | Weitere Quellen: AP", Relation.contributed, ["ap"]),
    ],
)
def test_a_byline_is_read_in_the_words_of_its_language(byline, relation, agencies):
    languages = {"Af": "da", "Av": "nb", "Door": "nl", "Źródło:": "pl", "By": "en", "Von": "de"}
    judgement = judged(byline=byline, language=languages[byline.split()[0]])
    assert claims(judgement, relation) == agencies
    assert len(judgement.attributions) == len(agencies)


@pytest.mark.parametrize("byline", ["von Ada Lind, ZDF", "By Ada Lind, staff reporter"])
def test_a_source_line_under_a_byline_of_the_house_tells_of_a_part(byline):
    judgement = judged(f"{STORY}\n\nQuelle: dpa", byline=byline, language="de", outlet=("zdf.de", "ZDFheute"))
    assert claims(judgement, Relation.contributed) == ["dpa"]
    assert claims(judgement, Relation.syndicated) == []


def test_sources_beside_the_outlets_own_are_named_in_a_line_of_the_text():
    judgement = judged(f"{STORY}\n\nWeitere Quellen • AP", byline="Von Harbour Herald", language="de")
    assert claims(judgement, Relation.contributed) == ["ap"]


def test_a_short_sentence_that_begins_like_a_byline_is_none():
    judgement = judged("De brug is weer open, meldt persbureau Reuters.", language="nl")
    assert [(one.relation, one.organisation.agency) for one in judgement.attributions] == [
        (Relation.cites, "reuters")
    ]


def test_an_agencys_name_that_is_a_first_name_too_is_known_in_its_own_language():
    for language, agencies in (("hr", ["hina"]), ("en", [])):
        assert claims(judged(byline="Hina", language=language), Relation.syndicated) == agencies
    assert claims(judged(f"{STORY}\n\n(Hina)", language="hr"), Relation.syndicated) == ["hina"]


@pytest.mark.parametrize("title", ["Ms", "Frau", "Mme", "Dr."])
def test_a_name_behind_a_title_is_a_persons(title):
    assert judged(f"{title} Belga said that the school had grown. Belga said it twice.").attributions == ()


def test_a_worldwide_agencys_copy_that_another_signs_came_through_that_one():
    judgement = judged(f"TORONTO (AP) — {STORY}\n\n© 2022 The Canadian Press")
    hands = {one.organisation.agency: one.by.agency if one.by else None for one in judgement.attributions}
    assert hands == {"ap": "cp", "cp": None}


@pytest.mark.parametrize("byline", ["Provided by UPI", "Content provided by UPI"])
def test_copy_with_another_agencys_dateline_came_through_the_one_that_provided_it(byline):
    judgement = judged(f"OSLO, May 3 (HealthDay News) -- {STORY}", byline=byline)
    assert by_hand(judgement, Relation.syndicated) == [("HealthDay", "UPI"), ("UPI", None)]


def test_two_agencies_in_brackets_behind_a_place_open_their_copy():
    judgement = judged(f"Genua (sda/afp) {STORY}", language="de")
    assert claims(judgement, Relation.syndicated) == ["afp", "keystone-sda"]


def test_copy_that_one_distributes_for_another_came_through_it():
    foot = "Copyright © 2022 Ghana News Agency. All rights reserved. Distributed by AllAfrica Global Media."
    judgement = judged(f"Accra, Feb. 22, GNA - {STORY}\n\n{foot}")
    assert by_hand(judgement, Relation.syndicated) == [("GNA", "allAfrica"), ("allAfrica", None)]


def test_a_paper_before_its_network_in_a_dateline_wrote_the_story():
    judgement = judged(f"KHULNA (The Bay Star/ANN) - {STORY}")
    assert ("The Bay Star", "Asia News Network") in by_hand(judgement, Relation.syndicated)


def test_a_paper_whose_story_a_network_hands_on_is_no_conflict_with_its_dateline():
    judgement = judged(f"KHULNA (ANN) - {STORY}", byline="The Bay Star/Asia News Network")
    assert ("The Bay Star", "Asia News Network") in by_hand(judgement, Relation.syndicated)
    assert claims(judgement, Relation.conflict) == []


@pytest.mark.parametrize(
    ("heading", "issuer"),
    [
        ("EQS-News: Acme Getriebe AG / Key word(s): Results", "Acme Getriebe AG"),
        ("DGAP-Adhoc: Acme Getriebe AG: Vorläufige Zahlen", "Acme Getriebe AG"),
    ],
)
def test_a_companys_release_is_headed_with_its_issuer(heading, issuer):
    judgement = judged(f"{heading}\n\n{STORY}\n\nDissemination of a Corporate News, transmitted by EQS News.")
    assert by_hand(judgement, Relation.quotes) == [(issuer, "EQS News")]


def test_a_distributor_on_its_own_site_hands_on_what_it_shows():
    judgement = judged(byline="UrduPoint News / Sputnik", outlet=("urdupoint.com", "UrduPoint"))
    sputnik = of(judgement, Relation.syndicated, "sputnik")
    assert sputnik.by is not None
    assert sputnik.by.agency == "urdupoint"


def test_a_release_that_an_agency_hands_on_is_its_release_desks():
    line = "(The above press release has been provided by VMPL. ANI will not be responsible for its content.)"
    judgement = judged(f"New Delhi [India], May 3 (ANI): {STORY}\n\n{line}", byline="ANI | New Delhi")
    assert claims(judgement, Relation.syndicated) == ["ani-press-release", "vmpl"]
    assert of(judgement, Relation.syndicated, "ani-press-release").by is None


def test_a_first_name_that_is_an_agencys_too_is_a_persons_where_a_surname_follows():
    assert judged(byline="By Antara Das").attributions == ()
    assert claims(judged(f"{STORY} Antara reported it first."), Relation.cites) == ["antara"]


@pytest.mark.parametrize(
    ("label", "address", "agencies"),
    [
        ("canonical.domain", "reuters.com", ["reuters"]),
        ("jsonld.is_based_on", "https://apnews.com/article/ferry-1", ["ap"]),
        ("meta.syndication_source", "https://www.reuters.com/world/ferry-1", ["reuters"]),
        ("meta.original_source", "https://apnews.com/article/ferry-1", ["ap"]),
        ("meta.original_source", "https://bay.example/ferry", []),
        ("canonical.domain", "hosted.ap.org", []),
        ("canonical.domain", "news24.com", []),
        ("jsonld.publisher", "https://www.reuters.com/", []),
    ],
)
def test_an_address_on_an_agencys_own_site_says_whose_copy_it_is(label, address, agencies):
    assert claims(judged(metadata=[(label, address)]), Relation.syndicated) == agencies


def test_an_agency_is_no_customer_of_its_own_address():
    judgement = judged(metadata=[("canonical.domain", "reuters.com")], outlet=("reuters.com", "Reuters"))
    assert judgement.attributions == ()


def test_a_staff_byline_beats_the_author_in_a_pages_data_which_is_kept_as_a_conflict():
    judgement = judged(byline="By Ada Lind, Staff Writer", metadata=[("jsonld.author", "Reuters")])
    assert [(one.relation, one.organisation.agency) for one in judgement.attributions] == [
        (Relation.conflict, "reuters")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge is shut, Iran's Tasnim said, as cited by Reuters, and will stay so for a week.", "en"),
        ("El puente está cerrado, informó Tasnim, citada por Reuters, y así seguirá una semana.", "es"),
    ],
)
def test_who_cites_an_agency_behind_it_hands_it_on(text, language):
    judgement = judged(text, language=language)
    assert set(by_hand(judgement, Relation.cites)) == {("Reuters", None), ("Tasnim", "Reuters")}


def test_what_a_speaker_says_in_single_quotation_marks_is_no_source():
    assert (
        claims(judged("'Reuters reported my fall', the skier's aunt told us, 'not my gold.'"), Relation.cites)
        == []
    )
    said = judged("The crews' union, Reuters said, wants the drivers' pay to rise by a tenth from May.")
    assert claims(said, Relation.cites) == ["reuters"]


def test_a_former_reporter_of_an_agency_is_not_its_byline():
    for byline in (
        "Von Ada Lind, früher dpa",
        "Par Ada Lind, ancienne de l'AFP",
        "Por Ada Lind, antigua EFE",
    ):
        assert claims(judged(f"{byline}\n\n{STORY}", byline=byline), Relation.syndicated) == []


def test_a_short_sentence_about_a_source_is_no_byline():
    judgement = judged("Bron är stängd, rapporterar Reuters.", language="sv")
    assert claims(judgement, Relation.syndicated) == []


def test_rights_that_a_page_reserves_for_several_say_nothing_of_the_story():
    judgement = judged(f"{STORY}\n\n© 2022 Herald, Reuters, AFP. All rights reserved.")
    assert claims(judgement, Relation.contributed) == []


@pytest.mark.parametrize(
    ("text", "language", "first", "relay"),
    [
        (f"(도쿄 교도=연합뉴스) {KOREAN}", "ko", "kyodo", "Yonhap"),
        (f"【パリAFP時事】{JAPANESE}", "ja", "afp", "Jiji Press"),
    ],
)
def test_in_korea_and_japan_the_last_agency_of_a_dateline_relays_the_first(text, language, first, relay):
    judgement = judged(text, language=language)
    assert {"kyodo": "Kyodo News", "afp": "AFP"}[first] in [
        name for name, _ in by_hand(judgement, Relation.syndicated)
    ]
    assert of(judgement, Relation.syndicated, first).by.name == relay


def test_fullwidth_initials_are_an_agencys_in_japanese():
    assert claims(judged(f"ワシントン（ＡＰ） {JAPANESE}", language="ja"), Relation.syndicated) == ["ap"]


def test_initials_in_the_name_of_another_body_are_not_the_agency_s():
    assert claims(judged(STORY, byline="By Ada Lind (MTN News)"), Relation.syndicated) == []
    assert claims(judged(STORY, byline="By Ada Lind (MTN)"), Relation.syndicated) == ["mt-newswires"]


def test_a_list_of_sources_is_no_list_of_everybody_named():
    judgement = judged(
        byline="3. Mai 2022, 16:40 Uhr Quelle: Bay Post, dpa, AFP, hk",
        language="de",
        outlet=("bay.example", "Bay Post"),
    )
    assert claims(judgement, Relation.contributed) == ["afp", "dpa"]


def test_lebanons_agency_opens_its_copy_with_its_own_word():
    text = (
        "وطنية - صيدا - أعيد فتح السوق القديم في صيدا بعد أشغال استمرت أربعة أشهر. وشكر رئيس البلدية التجار."
    )
    assert claims(judged(text, language="ar"), Relation.syndicated) == ["nna-lb"]
    assert claims(judged(text.replace("وطنية", "مدنية"), language="ar"), Relation.syndicated) == []


def test_lebanons_agency_signs_with_a_row_of_signs_and_initials():
    text = "Apple growers began picking on Monday. The head of the guild said that yields would be good."
    assert claims(judged(f"NNA - {text}\n\n=======R.A.H."), Relation.syndicated) == ["nna-lb"]
    assert claims(judged(f"{text}\n\n=======R.A.H. and others"), Relation.syndicated) == []


@pytest.mark.parametrize(
    ("byline", "dateline", "nearest", "origin"),
    [
        ("ANI/Sputnik", "MOSCOW, Jan 1 (Sputnik) -", "ANI", "Sputnik"),
        ("SOURCE: RNZ PACIFIC/PACNEWS", "APIA, 14 MARCH 2023 (RNZ PACIFIC) --", "PACNEWS", "RNZ"),
        ("SOURCE: RNZ PACIFIC/PACNEWS", "APIA, 14 MARCH 2023 (PACNEWS) --", "PACNEWS", "RNZ"),
    ],
)
def test_a_relay_may_leave_the_dateline_of_whom_it_hands_on(byline, dateline, nearest, origin):
    judgement = judged(f"{dateline} {STORY}", byline=byline)
    assert set(by_hand(judgement, Relation.syndicated)) == {(nearest, None), (origin, nearest)}
    assert claims(judgement, Relation.conflict) == []


def test_who_put_a_copy_up_leaves_it_its_sources():
    assert claims(judged(byline="Source: AFP/kg(rj)"), Relation.syndicated) == ["afp"]
    assert claims(judged(byline="Quelle: AFP/kg", language="de"), Relation.syndicated) == []
