"""What is written like an agency's name and is none, and what is no agency's copy though it names one."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Outlet, Relation, Zone, ZoneSpan

STORY = "The ferry will run again from Monday, the harbour master said on Friday. Two engines were repaired."


def claimed(text=STORY, *, byline=None, language="en", outlet=("herald.example", "Harbour Herald"), url=None):
    zones = [ZoneSpan(Zone.body, 0, len(text))]
    if byline:
        text, start = f"{text}\n\n{byline}", len(text) + 2
        zones.append(ZoneSpan(Zone.byline, start, len(text)))
    item = Item("case", Outlet(*outlet), text, tuple(zones), url=url, language=language)
    return sorted(
        (one.relation.value, one.organisation.agency or one.organisation.name)
        for one in attribute(item, load()).attributions
        if one.relation is not Relation.quotes
    )


@pytest.mark.parametrize(
    "text",
    [
        "Former mayor Michael Bloomberg gave nine million. Bloomberg said it would go to schools.",
        "A deferred prosecution agreement (DPA) was signed. The DPA said the firm would pay.",
        "APS told families that classes resume. RBC said that rates would fall.",
        "There is no Reuters poll that shows this.",
        "Efe Yilmaz has sold bicycles for forty years. Efe said he would now ride them.",
        "The National Tourism Board (NTB) said that visitors rose. NTB said May was best.",
        "The Australian Federal Police (AFP) seized nine boats. AFP said two men were charged.",
        "La ruta se abre, dijo la alcaldesa. «Lo leí en EFE», contó.",
        "CORRECTION: the bank was founded in 1990.\n\nInterfax is not a state-owned news agency.",
        f"{STORY} (June 28) AP",
        f"{STORY}\n\nSources: US Navy, Harbour Office, AFP",
    ],
)
def test_what_only_looks_like_a_source_makes_no_claim(text):
    assert claimed(text, language="es" if "dijo" in text else "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "A fox was seen on CCTV. CCTV showed it at the bins, and CCTV cameras caught it twice.",
        "According to CCTV in the arcade the fox left at nine. CCTV reported no one else.",
        "A fox was filmed by closed-circuit television, CCTV, near a china shop. CCTV images show it.",
        "Police in Beijing looked for a fox. CCTV captured it at the gate.",
    ],
)
def test_cameras_are_no_station(text):
    assert claimed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam is full, state broadcaster CCTV said.",
        "The dam is full, China's CCTV reported.",
        "CHENGDU, China — The dam is full. CCTV reported that two gates were opened.",
        "Der Damm ist voll, berichtete der Staatssender CCTV.",
    ],
)
def test_a_name_that_a_thing_has_too_is_the_stations_where_words_make_it_one(text):
    assert claimed(text, language="de" if "Damm" in text else "en") == [("cites", "cctv")]


@pytest.mark.parametrize(
    "told", ["told the Gazette", "told The Harbour", "said in an interview with the Gazette"]
)
def test_the_outlet_under_a_part_of_its_name_is_no_source(told):
    text = f"{STORY} A pilot {told} that fog was rare. The bridge is shut, AFP reported."
    assert claimed(text, outlet=("harbour.example", "Harbour Island Gazette")) == [("cites", "afp")]
    assert ("cites", "Gazette") in claimed(text.replace(told, "told the Gazette"))


def test_an_agencys_own_copy_cites_nobody_where_it_names_itself_in_full():
    told = "A potter told the News Agency of Nigeria (NAN) that clay was dear."
    again = "In an interview with the News Agency he said so again."
    assert claimed(
        f"JOS, May 3, 2022 (NAN) {STORY} {told} {again} NAN reports that kilns are cold. (NAN)"
    ) == [("syndicated", "nan-ng")]


def test_a_papers_program_for_phones_is_no_agency():
    assert (
        claimed("渡轮将于星期一恢复航行，港务局长周五说。\n\n（更多内容请下载“内拉新闻”APP）", language="zh")
        == []
    )


@pytest.mark.parametrize(
    "byline",
    [
        "By ANN ROE",
        "Adam Aton",
        "Ada Lind, Bo Ek, Cy Orr, Di Poe, Associated Press, Harbour Staff",
    ],
)
def test_names_of_persons_and_lists_of_authors_prove_no_agencys_copy(byline):
    assert claimed(byline=byline) == []


def test_a_token_in_the_outlets_own_name_is_the_outlet():
    assert claimed(byline="ABP News Bureau", outlet=("abplive.example", "ABP Live")) == []


def test_an_ordinary_word_beside_an_agency_does_not_hide_it():
    assert claimed(byline="Harbour Herald Online, Reuters") == [("contributed", "reuters")]


def test_initials_of_an_agency_named_in_full_are_the_same_agency():
    assert claimed(f"{STORY}\n\nAfrican News Agency (ANA)") == [("syndicated", "african-news-agency")]


def test_an_elided_article_ends_no_sentence():
    text = f"{STORY} La grève est finie, a confirmé le maire à l'AFP."
    assert claimed(text, language="fr") == [("cites", "afp")]


@pytest.mark.parametrize("slip", ["Sptunik", "Sputink", "Sputnk", "Sputtnik"])
def test_a_long_name_is_known_with_one_slip_where_a_citation_makes_it_sure(slip):
    assert claimed(f"The bridge is open, {slip} reported.") == [("cites", "sputnik")]
    assert claimed(f"The {slip} weighed eighty kilograms.") == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The bridge is open, The Washington Post reported.", ("cites", "The Washington Post")),
        ("A bridge at dusk. (Lee Orr/The Washington Post)", None),
        ("The bridge may open (The New York Times).", None),
    ],
)
def test_a_newspapers_own_name_is_cited_and_its_picture_or_bracket_is_no_copy(text, claim):
    assert claimed(text) == ([claim] if claim else [])


def test_a_byline_that_names_a_newspaper_elsewhere_is_its_syndicates_copy():
    assert claimed(byline="Ada Lind | The Washington Post") == [
        ("syndicated", "washington-post-news-service")
    ]


def test_what_stands_on_an_agencys_own_host_is_its_own_work():
    text = f"{STORY} À Agência Brasil, o engenheiro disse que o vão é seguro."
    own = {"outlet": ("ebc.com.br", "Agência Brasil"), "url": "https://agenciabrasil.ebc.com.br/geral/1"}
    assert claimed(text, language="pt", **own) == []


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        ("YEREVAN, MAY 3, ARMENPRESS. Apricot exports grew by a fifth.", "en", "armenpress"),
        ("(KPL) The railway has carried five million passengers this year.", "en", "kpl"),
        ("Köln (KNA) Die Glocke klingt wieder, teilte das Bistum mit.", "de", "kna-de"),
        ("القاهرة - رويترز: ارتفع محصول القمح هذا العام.", "ar", "reuters"),
        ("(RELAY- Kuwait News Agency (KUNA)) KUWAIT, Dec 3 (KUNA) -- Output was steady.", "en", "kuna"),
        ("Lienz – Eine Lawine hat die Straße verschüttet, sagte sie. (APA, 3.12.2024)", "de", "apa-at"),
        ("La neve è arrivata sui colli e le strade sono chiuse. (ANSA).", "it", "ansa"),
    ],
)
def test_datelines_and_signoffs_of_many_houses_are_read(text, language, agency):
    assert ("syndicated", agency) in claimed(text, language=language)


@pytest.mark.parametrize(
    "byline", ["Age", "(Via CNN, Bay TV and Lake News)", "Routers", "Thomson Reuters Tax & Accounting"]
)
def test_what_only_looks_like_a_publisher_in_a_byline_is_none(byline):
    assert claimed(byline=byline) == []
