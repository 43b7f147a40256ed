# ruff: noqa: E501 - texts as they stand
"""Plain-text dumps of pages, read by their general shape."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wirecopy.intake.dump import read_dump
from wirecopy.intake.wrapped import unwrapped
from wirecopy.records import Item, Outlet, Precision, Reject, RejectReason, Zone

FOUNDING = Path(__file__).parents[2] / "data" / "sample" / "000_6c4bc6cef008b5cc.txt"


def item(text: str) -> Item:
    found = read_dump(text, "dump.txt")
    assert isinstance(found, Item), found
    return found


def zone_of(found: Item, words: str) -> list[str]:
    """The zones of all lines that are exactly `words`."""
    return [span.zone.value for span in found.zones if found.text[span.start : span.end] == words]


ENGLISH = """\
https://www.harbourpost.example/news/crane?utm_source=mail
Home News Sport Weather Shipping

Crane blocks the only pier of the outer islands

By Ana Lima, Harbour Correspondent | Published: 14 May 2024 18:05 GMT | Updated: 14 May 2024 19:30 GMT

Share on Facebook
The crane on Tuesday. Photo: Ida Bloom/Harbour Post

Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier.

"Nobody was hurt," the harbour master said. "But it weighs ninety tonnes."

Also read: Pier to be rebuilt by spring

The next ferry is expected to leave on Thursday morning, when the tide turns and two tugs from the mainland arrive.

The company that owns the crane declined to comment.

Most read
1
Lobster festival moves to June
2
School roof mended. Pupils return.

Contact: newsroom@harbourpost.co.uk
© 2024 Harbour Post Ltd. All rights reserved.
"""

GERMAN = """\
Startseite
Region
Kran stürzt auf die einzige Brücke zu den Inseln
14.05.2024, 17:32 Uhr
Von Ute Klein, dpa
Foto: Klaus Roth/dpa
Husum (dpa/lno) - Die Fähren zu den Inseln stehen seit Dienstag still, weil ein Kran auf die einzige Brücke gefallen ist.
Verletzt wurde niemand, sagte der Hafenmeister. Der Kran wiegt neunzig Tonnen und kann erst bei Flut bewegt werden.
Am Donnerstag soll die nächste Fähre fahren, wenn zwei Schlepper vom Festland eingetroffen sind. (dpa)
Mehr zum Thema
Fähren fahren wieder
Impressum | Datenschutz | Kontakt
© 2024 Küstenblatt
"""

HINDI = """\
मुख्य पृष्ठ
एकमात्र घाट पर क्रेन गिरी, नौकाएं रुकीं
मुंबई, 14 मई (भाषा) मंगलवार को एकमात्र घाट पर क्रेन गिरने के बाद बाहरी द्वीपों के लिए नौकाएं रुक गईं और यात्री फंस गए।
बंदरगाह अधिकारी ने कहा कि कोई घायल नहीं हुआ, लेकिन क्रेन का वजन नब्बे टन है और उसे ज्वार आने तक हटाया नहीं जा सकता।
(यह खबर सिंडिकेट फीड से स्वतः तैयार है।)
यह भी पढ़ें
घाट वसंत तक बनेगा
"""

JAPANESE = """\
ニュース一覧
唯一の桟橋にクレーン倒れる、フェリー運航停止
【札幌共同】外の島へのフェリーは火曜日、唯一の桟橋にクレーンが倒れたため運航を停止した。けが人はいなかった。
港長によると、クレーンの重さは九十トンあり、潮が変わるまで動かすことはできないという。次の便は木曜日の朝に出る見込み。
関連記事
桟橋は春までに再建へ
"""


def test_the_founding_page_is_read_whole() -> None:
    text = FOUNDING.read_text(encoding="utf-8")

    found = item(text)

    at = datetime(2022, 1, 12, 17, 22, tzinfo=UTC)
    assert found.text == text
    assert found.outlet == Outlet("devdiscourse.com", "Devdiscourse")
    assert found.title == "NATO offered Russia to mutually restore missions: Moscow"
    assert (found.byline, found.place, found.country, found.language) == ("ANI", "Moscow", "Russia", "en")
    for stated in (found.published, found.updated):
        assert stated is not None
        assert (stated.utc, stated.given, stated.zone, stated.precision) == (
            at,
            "12-01-2022 22:52 IST",
            "IST",
            Precision.minute,
        )
    assert found.words_in(Zone.byline) == [
        "ANI | Moscow | Updated: 12-01-2022 22:52 IST | Created: 12-01-2022 22:52 IST"
    ]
    assert found.words_in(Zone.signoff) == ["(ANI)"]
    assert found.words_in(Zone.caption) == ["NATO Secretary-General Jens Stoltenberg. Image Credit: ANI"]
    assert found.words_in(Zone.disclaimer) == [
        "(This story has not been edited by Devdiscourse staff and is auto-generated from a syndicated feed.)"
    ]
    assert [words.split(",")[0] for words in found.words_in(Zone.lead)] == [
        "NATO has offered Russia to mutually restore the work of its missions"
    ] * 2
    assert found.words_in(Zone.body)[-1].endswith("after the talks in Brussels on Wednesday.")
    for words in ("Left Menu", "TRENDING", "Latest News", "Subscribe to our Newsletter", "© Copyright 2022"):
        assert set(zone_of(found, words)) == {"furniture"}


def test_an_english_page_with_menus_strips_and_footer_is_told_apart() -> None:
    found = item(ENGLISH)

    assert found.title == "Crane blocks the only pier of the outer islands"
    assert found.outlet.name == "Harbour Post"
    assert found.url == "https://www.harbourpost.example/news/crane"
    assert found.byline == "By Ana Lima, Harbour Correspondent"
    assert found.published is not None
    assert found.updated is not None
    assert found.published.utc == datetime(2024, 5, 14, 18, 5, tzinfo=UTC)
    assert found.updated.utc == datetime(2024, 5, 14, 19, 30, tzinfo=UTC)
    assert found.words_in(Zone.caption) == ["The crane on Tuesday. Photo: Ida Bloom/Harbour Post"]
    assert found.words_in(Zone.lead) == [
        "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier."
    ]
    assert found.words_in(Zone.body)[-1].endswith("The company that owns the crane declined to comment.")
    for words in (
        "Also read: Pier to be rebuilt by spring",
        "Most read",
        "School roof mended. Pupils return.",
    ):
        assert zone_of(found, words) == ["furniture"]


def test_a_german_page_of_single_lines_is_told_apart() -> None:
    found = item(GERMAN)

    assert found.title == "Kran stürzt auf die einzige Brücke zu den Inseln"
    assert found.language == "de"
    assert found.place == "Husum"
    assert found.outlet.name == "Küstenblatt"
    assert found.published is not None
    assert found.published.given == "14.05.2024, 17:32 Uhr"
    assert [(span.zone.value, found.text[span.start : span.end][:20]) for span in found.zones] == [
        ("furniture", "Startseite"),
        ("furniture", "Region"),
        ("furniture", "Kran stürzt auf die "),
        ("byline", "14.05.2024, 17:32 Uh"),
        ("byline", "Von Ute Klein, dpa"),
        ("caption", "Foto: Klaus Roth/dpa"),
        ("dateline", "Husum (dpa/lno) -"),
        ("lead", "Die Fähren zu den In"),
        ("body", "Verletzt wurde niema"),
        ("signoff", "(dpa)"),
        ("furniture", "Mehr zum Thema"),
        ("furniture", "Fähren fahren wieder"),
        ("furniture", "Impressum | Datensch"),
        ("furniture", "© 2024 Küstenblatt"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "place", "title"),
    [
        (HINDI, "hi", "मुंबई", "एकमात्र घाट पर क्रेन गिरी, नौकाएं रुकीं"),
        (JAPANESE, "ja", "札幌", "唯一の桟橋にクレーン倒れる、フェリー運航停止"),
    ],
    ids=["hindi", "japanese"],
)
def test_pages_in_other_scripts_are_told_apart(text: str, language: str, place: str, title: str) -> None:
    found = item(text)

    assert (found.language, found.place, found.title) == (language, place, title)
    assert zone_of(found, text.strip().splitlines()[-1]) == ["furniture"]
    assert sum(len(words) for words in found.words_in(Zone.body)) > 40


def test_thai_paragraphs_end_without_a_mark_and_a_headline_is_no_paragraph() -> None:
    headline = "เครนล้มทับท่าเรือแห่งเดียวของเกาะ เรือข้ามฟากหยุดเดินทาง"
    first = (
        "เรือข้ามฟากไปยังเกาะรอบนอกหยุดให้บริการเมื่อวันอังคาร หลังจากเครนล้มทับท่าเรือแห่งเดียวของเกาะ"
        " นายท่าเรือกล่าวว่าไม่มีผู้ได้รับบาดเจ็บ และเรือเที่ยวต่อไปจะออกในเช้าวันพฤหัสบดี"
    )
    second = "เครนหนักเก้าสิบตันและจะเคลื่อนย้ายได้เมื่อน้ำขึ้น"

    found = item(f"{headline}\n\n14 พฤษภาคม 2567 17:32 น.\n\n{first}\n\n{second}\n\nอ่านต่อ\n")

    assert (found.title, found.language) == (headline, "th")
    assert (found.words_in(Zone.lead), found.words_in(Zone.body)) == ([first], [second])
    assert zone_of(found, "อ่านต่อ") == ["furniture"]


def test_a_korean_headline_of_few_words_is_the_title() -> None:
    found = item(
        "항만청, 부두 재개장 결정\n\n2024-05-14 17:32\n\n"
        "항만청은 14일 외곽 섬으로 가는 부두를 다음 주에 다시 열기로 결정했다. 다친 사람은 없었다고 밝혔다.\n"
    )

    assert found.title == "항만청, 부두 재개장 결정"


def test_the_plain_text_of_a_story_needs_only_a_title_line() -> None:
    found = item(
        "Crane blocks pier\n\nFerries to the outer islands stopped on Tuesday after a crane fell across the only pier.\n\nNobody was hurt.\n"
    )

    assert found.title == "Crane blocks pier"
    assert found.outlet == Outlet("name:unknown", "unknown")
    assert found.words_in(Zone.lead) == [
        "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier."
    ]
    assert found.words_in(Zone.body) == ["Nobody was hurt."]


def test_one_paragraph_alone_is_a_story_without_title_byline_or_date() -> None:
    found = item("Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier.")

    assert (found.title, found.byline, found.published, found.updated, found.url) == (
        None,
        None,
        None,
        None,
        None,
    )
    assert [span.zone for span in found.zones] == [Zone.lead]


def test_carriage_returns_stay_and_nul_goes() -> None:
    found = item(ENGLISH.replace("\n", "\r\n").replace("crane", "cra\x00ne"))

    assert "\r\n" in found.text
    assert "\x00" not in found.text
    assert found.words_in(Zone.lead) == [
        "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier."
    ]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Home\nNews\nSport\n", "12\n13\n14", "LinkedIn Quora Youtube RSS\n© 2024", "\x00\x00"],
)
def test_a_text_without_prose_is_rejected(text: str) -> None:
    found = read_dump(text, "menu.txt")

    assert isinstance(found, Reject)
    assert (found.source, found.reason) == ("menu.txt", RejectReason.no_article)
    assert "no paragraph" in found.problem


def test_a_line_of_a_million_characters_is_read() -> None:
    found = item("Long line\n\n" + "Ferries stopped on Tuesday. " * 40_000)

    assert len(found.text) > 1_000_000
    assert found.words_in(Zone.lead)[0].startswith("Ferries stopped")


def test_free_mailboxes_and_networks_name_no_outlet() -> None:
    found = item(
        ENGLISH.split("Contact:", maxsplit=1)[0].split("\n", 1)[1]
        + "Mail us: harbour@gmail.com\nhttps://www.facebook.com/harbour\n"
    )

    assert found.outlet.key == "name:unknown"


def test_a_country_is_read_as_the_page_states_it() -> None:
    text = "Crane blocks the only pier\n• Country:\n• Portugal\n\nFerries to the outer islands stopped on Tuesday after a crane fell across the only pier of the islands."

    assert item(text).country == "Portugal"
    assert item(text.replace("• Country:\n• Portugal", "Country: Portugal")).country == "Portugal"


LINES = st.sampled_from(
    [
        *ENGLISH.splitlines(),
        *GERMAN.splitlines(),
        *HINDI.splitlines(),
        *JAPANESE.splitlines(),
        "(ANI)",
        "",
        "Comments",
        "\ufeff",
        "| |",
    ]
)


@settings(max_examples=150, deadline=None)
@example("0000000000000000000     .\r.(A0)")
@example("\r".join(["0" * 45] * 3 + ["a" + "0" * 40]))
@given(
    st.one_of(
        st.text(max_size=400), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=30).map("\n".join)
    )
)
def test_any_text_is_read_or_rejected_and_every_line_has_one_zone(text: str) -> None:
    found = read_dump(text, "any.txt")

    if isinstance(found, Reject):
        assert found.reason is RejectReason.no_article
        return
    assert found.text == unwrapped(text.replace("\x00", ""))
    end = 0
    for span in found.zones:
        assert end <= span.start < span.end <= len(found.text)
        assert not found.text[end : span.start].strip()
        end = span.end
    assert not found.text[end:].strip()


def test_a_last_paragraph_that_ends_with_a_credit_belongs_to_the_body() -> None:
    (body,) = item(GERMAN).words_in(Zone.body)

    assert body.endswith("wenn zwei Schlepper vom Festland eingetroffen sind.")


def test_an_address_names_the_outlet_only_where_a_name_bears_it_out() -> None:
    page = ENGLISH.split("\n", 1)[1].replace("newsroom@harbourpost.co.uk", "news@parentgroup.co.uk")

    assert item(page).outlet == Outlet("name:harbour post", "Harbour Post")
    assert item(page.replace("news@parentgroup", "news@harbourpost")).outlet == Outlet(
        "harbourpost.co.uk", "Harbour Post"
    )


def test_headlines_in_a_menu_far_above_are_not_the_title() -> None:
    menu = "\n".join(
        f"Ferry number {number} stopped by a crane that fell across its pier" for number in range(40)
    )

    assert item(f"{menu}\n{ENGLISH}").title == "Crane blocks the only pier of the outer islands"


def test_of_unlabelled_dates_the_one_nearest_to_the_body_is_the_day_of_publication() -> None:
    published = item(f"Saturday, 18 May 2024\n{GERMAN}").published

    assert published is not None
    assert published.given == "14.05.2024, 17:32 Uhr"


def broken_at(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(part, width, break_long_words=False) for part in text.split("\n\n"))


WHOLE = """\
MEDIA RELEASE 41

Crane blocks the only pier of the outer islands

HARBOUR BAY, May 14, 2024 /PRNewswire/ --

A crane fell across the only pier of the outer islands on Tuesday and blocked the ferry, the harbour office said, and nobody was hurt although the quay was full of people.

The ferry will call at the northern mole until the crane has been cut up, which may take ten days because the only barge that can carry its parts is at work in the south.

"We have asked for a second barge," said the harbour master, who expects an answer by Friday."""


@pytest.mark.parametrize("width", [58, 66, 72, 80])
def test_paragraphs_that_were_broken_at_a_width_are_read_as_if_they_were_whole(width: int) -> None:
    broken, whole = item(broken_at(WHOLE, width)), item(WHOLE)

    assert (broken.title, broken.text) == (whole.title, whole.text)
    assert broken.zones == whole.zones


@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_a_dump_that_no_width_broke_keeps_its_lines(text: str) -> None:
    assert item(text).text == text


@given(st.text())
def test_making_paragraphs_whole_loses_no_word(text: str) -> None:
    assert unwrapped(text).split() == text.split()
