# ruff: noqa: E501 - texts as they stand
"""Zones of a body: what stands before, between and behind a story's own words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.zones import dateline_place, is_byline, refine

OPENING = "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier."
MIDDLE = "Nobody was hurt, the harbour master said, but the crane weighs ninety tonnes and cannot be moved before the tide turns."
ENDING = "The next ferry is expected to leave on Thursday morning."


def body(text: str) -> tuple[ZoneSpan, ...]:
    return (ZoneSpan(Zone.body, 0, len(text)),)


def zoned(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(span.zone.value, text[span.start : span.end]) for span in refine(text, body(text), title=title)]


def words_in(text: str, zone: Zone) -> list[str]:
    return [words for name, words in zoned(text) if name == zone.value]


# ---------------------------------------------------------------- datelines
DATELINES = {
    "MOSCOW, Jan 12 (TASS) —": "Moscow",
    "KYIV (Reuters) -": "Kyiv",
    "NEW YORK (AP) —": "New York",
    "ST. JOSEPH, Mich. (AP) —": "St. Joseph",
    "New Delhi [India], January 12 (ANI):": "New Delhi",
    "Bhopal (Madhya Pradesh) [India], May 4 (ANI):": "Bhopal",
    "Moscow [Russia], March 14 (ANI/Sputnik):": "Moscow",
    "Mumbai, Apr 3 (PTI)": "Mumbai",
    "NAIROBI, Feb. 2 (Xinhua) --": "Nairobi",
    "Taipei, March 8 (CNA)": "Taipei",
    "Berlin (dpa) -": "Berlin",
    "By Ida Bloom Oslo, July 19 (Reuters) -": None,
    "Kiel (dpa/lno) -": "Kiel",
    "Frankfurt/Main (dpa-AFX) -": "Frankfurt/Main",
    "PARIS, 12 janvier (AFP) —": "Paris",
    "Dakar, 12 jan (APS) –": "Dakar",
    "Madrid, 12 ene (EFE).-": "Madrid",
    "Lisboa, 12 jan 2022 (Lusa) -": "Lisboa",
    "Milano, 12 gen. (askanews) -": "Milano",
    "Gdynia, 12.01. (PAP) -": "Gdynia",
    "İZMİR (AA) -": "İzmir",
    "ADANA, (DHA)-": "Adana",
    "МОСКВА, 12 янв — РИА Новости.": "Москва",
    "КАЗАНЬ, 12 января. /ТАСС/.": "Казань",
    "КИЇВ. 12 січня. УНІАН -": "Київ",
    "Ulaanbaatar /MONTSAME/.": "Ulaanbaatar",
    "AUSTIN, Texas, Jan. 12, 2022 /PRNewswire/ --": "Austin",
    "BOSTON--(BUSINESS WIRE)--": "Boston",
    "Toronto, Ontario--(Newsfile Corp. - February 16, 2022) -": "Toronto",
    "VILNIUS, Feb 08, BNS -": "Vilnius",
    "(ANSA) - NAPOLI, 12 GEN -": "Napoli",
    "(EFE).-": None,
    "(Reuters) -": None,
    "القاهرة (رويترز) -": "القاهرة",
    "الرياض - واس -": "الرياض",
    "पटना, 12 जनवरी (भाषा)": "पटना",
    "新华社北京1月12日电": "北京",
    "【札幌共同】": "札幌",
    "[東京 12日 ロイター] -": "東京",
    "(부산=연합뉴스) 김하늘 기자 =": "부산",
    "Jaipur:": "Jaipur",
}


@pytest.mark.parametrize(("dateline", "place"), DATELINES.items(), ids=list(DATELINES))
def test_a_dateline_is_told_from_the_lead_and_names_its_place(dateline: str, place: str | None) -> None:
    text = f"{dateline} {OPENING}\n\n{MIDDLE}"

    zones = refine(text, body(text))

    assert [(span.zone.value, text[span.start : span.end]) for span in zones] == [
        ("dateline", dateline),
        ("lead", OPENING),
        ("body", MIDDLE),
    ]
    assert dateline_place(text, zones) == place


@pytest.mark.parametrize(
    "opening",
    [
        "Boeing (BA) shares fell four percent on Tuesday after the regulator grounded two of its jets.",
        "Angela Merkel (CDU) - die frühere Kanzlerin - sprach am Dienstag in Rostock über die Fähre.",
        "The mayor (left) — who is seventy — said on Tuesday that she would not stand for office again.",
        "In London, 12 people were hurt on Tuesday when a crane fell across the only pier of the harbour.",
        "ANALYSIS: Why ferries to the outer islands stop whenever a crane falls across the only pier.",
        "EDITOR'S NOTE: Why ferries to the outer islands stop whenever a crane falls across the only pier.",
        "EXCLUSIVE — A crane fell across the only pier on Tuesday, and nobody had looked at it for years.",
        "BC-HARBOUR--Crane falls across the only pier, and ferries to the outer islands stop on Tuesday",
        "BAY-WEATHER/ (UPDATE 1, PIX): Crane falls across the only pier, and ferries stop on Tuesday",
        "NASA — The agency said on Tuesday that a crane had fallen across the only pier of its harbour.",
        "Question: Why do ferries to the outer islands stop whenever a crane falls across the only pier?",
        "【速報】外の島へのフェリーは火曜日、唯一の桟橋にクレーンが倒れたため運航を停止した。",
    ],
)
def test_an_opening_that_only_looks_like_a_dateline_stays_the_lead(opening: str) -> None:
    assert zoned(f"{opening}\n\n{MIDDLE}")[0] == ("lead", opening)


def test_a_dateline_on_a_line_of_its_own_leaves_the_next_line_as_lead() -> None:
    assert zoned(f"MOSCOW, Jan 12 (TASS) —\n{OPENING}\n{MIDDLE}") == [
        ("dateline", "MOSCOW, Jan 12 (TASS) —"),
        ("lead", OPENING),
        ("body", MIDDLE),
    ]


def test_a_dateline_below_a_teaser_is_found_where_it_names_its_agency() -> None:
    teaser = "No ferries before Thursday, says the harbour master, and the islands run out of bread."

    assert zoned(f"{teaser}\n\nOSLO, April 6 (Reuters) - {OPENING}") == [
        ("lead", teaser),
        ("dateline", "OSLO, April 6 (Reuters) -"),
        ("body", OPENING),
    ]
    assert zoned(f"{teaser}\n\nOSLO — {OPENING}") == [("lead", teaser), ("body", f"OSLO — {OPENING}")]


# ---------------------------------------------------------------- before the story
def test_a_byline_and_a_repeated_title_before_the_story_are_not_its_lead() -> None:
    text = f"Crane blocks pier\nBy Ana Lima in Lisbon\n\n{OPENING}\n\n{MIDDLE}"

    assert zoned(text, title="Crane blocks pier") == [
        ("furniture", "Crane blocks pier"),
        ("byline", "By Ana Lima in Lisbon"),
        ("lead", OPENING),
        ("body", MIDDLE),
    ]


def test_points_that_sum_a_story_up_stand_before_its_byline_and_dateline() -> None:
    points = "* Pier closed\n\n* Ferries stopped\n\n* Crane weighs 90 tonnes\n\n* Owner says sorry"
    text = f"(Adds details)\n\n{points}\n\nBy Ida Bloom\n\nOSLO, Jan 12 (Reuters) - {OPENING}\n\n{MIDDLE}"

    assert words_in(text, Zone.byline) == ["By Ida Bloom"]
    assert words_in(text, Zone.dateline) == ["OSLO, Jan 12 (Reuters) -"]
    assert words_in(text, Zone.lead) == [OPENING]


def test_a_note_of_the_desk_stands_before_the_dateline() -> None:
    note = "(Corrects weight of crane in second paragraph to ninety tonnes, not nineteen tonnes as stated before)"

    assert zoned(f"{note}\n\nOSLO, April 6 (Reuters) - {OPENING}")[:3] == [
        ("body", note),
        ("dateline", "OSLO, April 6 (Reuters) -"),
        ("lead", OPENING),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lima",
        "Von Ute Klein, dpa",
        "Par Luc Morin avec AFP",
        "By ANA LIMA and JO KERR, Associated Press",
    ],
)
def test_a_line_that_names_the_writer_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By then the tide had turned and nothing could be done",
        "By Tuesday night it was over.",
        "Von der Brücke fehlt jede Spur seit dem Abend",
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    assert not is_byline(line)


# ---------------------------------------------------------------- behind the story
@pytest.mark.parametrize(
    "signoff",
    [
        "(ANI)", "(PTI)", "(APA/dpa)", "— AAP", "--IANS", "/ritzau/", "PTI ABC DEF", "Enditem", "(END)", "© dpa-infocom, dpa:220112-99-1",
        "(Reporting by Ana Lima in Lisbon; Editing by Jo Kerr)", "(With inputs from agencies)", "With files from The Canadian Press",
        "The Associated Press contributed to this report.", "Contributing: Ana Lima and Jo Kerr", "Quelle: dpa", "Source: AFP",
        "Con información de EFE", "*Com informações da Agência Brasil", "(avec AFP)", "(Mit Material der dpa)", "По материалам ТАСС",
        "(इनपुट: एएनआई)", "来源：新华社", "출처: 연합뉴스", "(끝)", "المصدر: وكالة الأناضول", "jk/rm (AFP, dpa)", "Copyright 2022 AFP. All rights reserved.",
    ],
)  # fmt: skip
def test_a_credit_on_a_line_of_its_own_is_a_signoff(signoff: str) -> None:
    assert zoned(f"{OPENING}\n\n{MIDDLE}\n\n{signoff}")[-1] == ("signoff", signoff)


@pytest.mark.parametrize(
    "signoff",
    [
        "(ANI)",
        "(AFP, dpa)",
        "(FR mit dpa)",
        "— Bernama",
        "—Reuters",
        "/TASS/",
        "PTI ABC DEF",
        "BNS",
        "(ANSA).",
        "(With inputs from PTI)",
        "(Reporting by Ana Lima)",
        "Enditem",
    ],
)
def test_a_credit_behind_the_last_sentence_is_split_off(signoff: str) -> None:
    assert zoned(f"{OPENING}\n\n{MIDDLE} {ENDING} {signoff}")[-2:] == [
        ("body", f"{MIDDLE} {ENDING}"),
        ("signoff", signoff),
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "The strike was called by a union of reporters at the Press Trust of India (PTI).",
        "The crane, she said, was old (and so was the pier).",
        "Both were taken to a clinic in Oslo — the third in a week.",
        "“We told them so,” the harbour master said (twice).",
    ],
)
def test_brackets_and_dashes_that_belong_to_the_last_sentence_stay_with_it(ending: str) -> None:
    assert zoned(f"{OPENING}\n\n{ending}") == [("lead", OPENING), ("body", ending)]


def test_a_signoff_is_found_although_a_strip_stands_below_it() -> None:
    assert zoned(f"{OPENING}\n\n{ENDING} (ANI)\n\nAlso read: Pier to be rebuilt by spring") == [
        ("lead", OPENING),
        ("body", ENDING),
        ("signoff", "(ANI)"),
        ("furniture", "Also read: Pier to be rebuilt by spring"),
    ]


@pytest.mark.parametrize(
    "disclaimer",
    [
        "(This story has not been edited by Coastal Daily staff and is auto-generated from a syndicated feed.)",
        "(This story has been published from a wire agency feed without modifications to the text. Only the headline has been changed.)",
        "Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.",
        "This story has been sourced from a third party syndicated feed, agencies. Coastal Daily accepts no responsibility for it.",
        "(Only the headline and picture of this report may have been reworked by the staff; the rest is auto-generated.)",
        "Disclaimer: This post has been auto-published from an agency feed without any modifications to the text.",
        "This article was originally published on harbourpost.example.",
        "Der Artikel wurde automatisch von der dpa übernommen.",
        "Dieser Text wurde automatisch aus einem Agenturangebot übernommen und nicht redaktionell bearbeitet.",
        "Cet article est issu d'un flux d'agence et n'a pas été modifié par la rédaction.",
        "Esta noticia ha sido publicada automáticamente desde un teletipo y sin editar por nuestra redacción.",
        "Este texto foi publicado automaticamente a partir do feed da agência, sem edição da nossa redação.",
        "Questo articolo è stato pubblicato automaticamente dal flusso di agenzia.",
        "Этот материал опубликован автоматически из ленты агентства.",
        "Bu haber ajans tarafından otomatik olarak servis edilmiştir.",
        "यह खबर सिंडिकेट फीड से स्वतः तैयार है।",
        "هذا الخبر منشور بشكل تلقائي من وكالات الأنباء.",
        "本文由通讯社自动发布，未经编辑。",
    ],
)
def test_a_disclaimer_is_told_in_many_wordings_and_languages(disclaimer: str) -> None:
    assert zoned(f"{OPENING}\n\n{MIDDLE}\n\n{disclaimer}")[-1] == ("disclaimer", disclaimer)
    assert zoned(f"{OPENING}\n\n{MIDDLE} (ANI)\n\n{disclaimer}")[-2:] == [
        ("signoff", "(ANI)"),
        ("disclaimer", disclaimer),
    ]


def test_a_disclaimer_in_the_last_paragraph_is_split_off_behind_the_signoff() -> None:
    disclaimer = "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)"

    assert zoned(f"{OPENING}\n\n{ENDING} (ANI) {disclaimer}") == [
        ("lead", OPENING),
        ("body", ENDING),
        ("signoff", "(ANI)"),
        ("disclaimer", disclaimer),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "This story began in 2011, when the harbour board bought the crane from a yard that had gone out of business.",
        "The report was published by the harbour board in March and nobody had read it until the crane fell down.",
        "Die Meldung wurde am Dienstag von der Hafenbehörde bestätigt, die den Kran seit Jahren prüfen lassen wollte.",
        "He asked people to sign up for the first crossing, which will leave from the old pier on Thursday at noon.",
        "Source code for the crane's controls was published by the maker, which hopes that others will find the fault.",
        "Read literally, the contract makes the harbour board pay for every day on which no ferry can leave the pier.",
    ],
)
def test_a_sentence_of_the_story_is_never_lost_to_a_likeness(sentence: str) -> None:
    assert zoned(f"{OPENING}\n\n{MIDDLE}\n\n{sentence}")[-1] == ("body", f"{MIDDLE}\n\n{sentence}")


# ---------------------------------------------------------------- captions and furniture
@pytest.mark.parametrize(
    "caption",
    [
        "Image Credit: ANI", "(Photo: Reuters/File)", "File photo", "Representative image", "(AP Photo/Lee Orr)", "REUTERS/Ida Bloom/File Photo",
        "Foto: Klaus Roth/dpa", "Photo by Ida Bloom/AFP via Getty Images", "Фото: ТАСС", "写真：ロイター", "사진=연합뉴스", "Fot. PAP/Jan Kos",
        "The crane lies across the pier on Tuesday. (Lee Orr/Reuters)", "Harbour master Jo Kerr on the pier. Image Credit: ANI",
        "In this image taken from video, the crane lies across the pier. (AP Photo/Lee Orr)", "The pier in this file picture. AFP/Getty Images",
    ],
)  # fmt: skip
def test_a_picture_credit_between_paragraphs_is_a_caption(caption: str) -> None:
    assert zoned(f"{OPENING}\n\n{caption}\n\n{MIDDLE}") == [
        ("lead", OPENING),
        ("caption", caption),
        ("body", MIDDLE),
    ]


def test_a_picture_credit_inside_a_paragraph_is_a_caption_and_the_paragraph_stays() -> None:
    assert zoned(f"{OPENING}\n\nNobody was hurt. (Photo: Ida Bloom) The crane is old.\n\n{ENDING}") == [
        ("lead", OPENING),
        ("body", "Nobody was hurt."),
        ("caption", "(Photo: Ida Bloom)"),
        ("body", f"The crane is old.\n\n{ENDING}"),
    ]


@pytest.mark.parametrize(
    "strip",
    [
        "Also read: Pier to be rebuilt by spring", "READ MORE: Pier to be rebuilt", "Lesen Sie auch: Der Kran von Kiel", "Lire aussi : La grue du port",
        "Lea también: La grúa", "Leia também: O guindaste", "Leggi anche: La gru", "Читайте также: Кран упал", "यह भी पढ़ें: क्रेन गिरी",
        "اقرأ أيضا: سقوط الرافعة", "相关阅读：起重机倒塌", "Subscribe to our newsletter", "Story continues below", "Advertisement",
        "Weather | Shipping news | Letters to the editor",
    ],
)  # fmt: skip
def test_a_strip_between_paragraphs_is_furniture(strip: str) -> None:
    assert ("furniture", strip) in zoned(f"{OPENING}\n\n{strip}\n\n{MIDDLE}")


@pytest.mark.parametrize(
    "appeal",
    [
        "Become a member of the Coastal Daily and never miss a tide. Already a member? Log in.",
        "Keep our newsroom open: subscribe to the Coastal Daily for a dollar a week.",
        "The Coastal newsletter: the day's top stories in your inbox.",
        "Der Küsten-Newsletter: was heute wichtig war, jeden Abend kostenlos in Ihrem Postfach.",
    ],
)
def test_an_appeal_behind_the_story_is_furniture(appeal: str) -> None:
    assert zoned(f"{OPENING}\n\n{MIDDLE}\n\n{appeal}")[-1] == ("furniture", appeal)


def test_teasers_under_a_heading_are_furniture_and_the_story_behind_them_is_not() -> None:
    text = f"{OPENING}\n\nRelated stories:\nPier to be rebuilt by spring\nCrane was old\n\n{MIDDLE}"

    assert words_in(text, Zone.furniture) == [
        "Related stories:",
        "Pier to be rebuilt by spring",
        "Crane was old",
    ]
    assert words_in(text, Zone.body) == [MIDDLE]


@pytest.mark.parametrize(
    "heading",
    ["MORE TOP STORIES", "Other local news", "Weitere Nachrichten", "Autres articles", "Más noticias"],
)
def test_titles_under_the_heading_of_other_stories_are_furniture(heading: str) -> None:
    text = f"{OPENING}\n\n{MIDDLE}\n\n{heading}\n\nPier to be rebuilt, Reuters says\n\nCrane was old"

    assert words_in(text, Zone.furniture) == [heading, "Pier to be rebuilt, Reuters says", "Crane was old"]


def test_a_body_of_one_paragraph_is_a_story_whatever_it_begins_with() -> None:
    assert zoned("Watch now: ferries stopped on Tuesday.") == [
        ("lead", "Watch now: ferries stopped on Tuesday.")
    ]


def test_zones_other_than_body_are_left_as_they_are() -> None:
    text = f"{OPENING}\n\n{MIDDLE} (ANI)\n\nBy Ana Lima"
    byline = ZoneSpan(Zone.byline, len(text) - len("By Ana Lima"), len(text))
    given = (ZoneSpan(Zone.lead, 0, len(OPENING)), ZoneSpan(Zone.body, len(OPENING), byline.start), byline)

    zones = refine(text, given)

    assert [span.zone for span in zones] == [Zone.lead, Zone.body, Zone.signoff, Zone.byline]
    assert zones[0] == given[0]
    assert zones[-1] == byline


def test_refining_what_is_refined_changes_nothing_but_the_cuts_inside_paragraphs() -> None:
    text = f"MOSCOW, Jan 12 (TASS) — {OPENING}\n\n{MIDDLE}\n\nImage Credit: ANI\n\n{ENDING} (ANI)"
    once = refine(text, body(text))

    assert refine(text, once) == once


# ---------------------------------------------------------------- any text
PIECES = st.sampled_from(
    [OPENING, MIDDLE, ENDING, "(ANI)", "MOSCOW, Jan 12 (TASS) — ", "Image Credit: ANI", "Also read:", "By Ana Lima", "\n", "\n\n", "\r\n",
     "(This story is auto-generated from a syndicated feed.)", " ", "(", ")", "【共同】", "新华社北京1月12日电 ", "| a | b |", "\u200b", "\x00", "/"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=24).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=30)))
def test_zones_of_any_text_are_sorted_disjoint_and_lose_no_word(text: str, title: str | None) -> None:
    zones = refine(text, body(text), title=title)

    end = 0
    for span in zones:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_paragraphs_given_as_spans_of_their_own_are_zoned_within_their_spans(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        if paragraph:
            spans.append(ZoneSpan(Zone.body, start, start + len(paragraph)))
        start += len(paragraph) + 2

    zones = refine(text, spans)

    assert all(0 <= span.start < span.end <= len(text) for span in zones)
    assert all(before.end <= after.start for before, after in pairwise(zones))
