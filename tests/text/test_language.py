# ruff: noqa: E501 - texts as they stand
"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.text.language import detect

SENTENCES = {
    "en": "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier.",
    "de": "Die Fähren zu den Inseln stehen seit Dienstag still, weil ein Kran auf die einzige Brücke gefallen ist.",
    "fr": "Les ferries vers les îles sont arrêtés depuis mardi, une grue étant tombée sur la seule jetée.",
    "es": "Los transbordadores a las islas pararon el martes después de que una grúa cayera sobre el único muelle.",
    "pt": "As balsas para as ilhas pararam na terça-feira depois que um guindaste caiu sobre o único cais.",
    "ru": "Паромы на острова остановились во вторник после того, как кран упал на единственный причал.",
    "uk": "Пороми на острови зупинилися у вівторок після того, як кран упав на єдиний причал у гавані.",
    "hi": "मंगलवार को एकमात्र घाट पर क्रेन गिरने के बाद बाहरी द्वीपों के लिए नौकाएं रुक गईं।",
    "ar": "توقفت العبارات إلى الجزر الخارجية يوم الثلاثاء بعد سقوط رافعة على الرصيف الوحيد.",
    "ja": "外の島へのフェリーは火曜日、唯一の桟橋にクレーンが倒れたため運航を停止した。",
    "ko": "화요일 유일한 부두에 크레인이 쓰러지면서 외곽 섬으로 가는 여객선 운항이 중단됐다.",
    "zh": "周二，一台起重机倒在唯一的码头上，前往外岛的渡轮停止了运行，没有人受伤。港务局长说，起重机太重，无法移动。",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=list(SENTENCES))
def test_a_sentence_is_enough_to_tell_its_language(language: str, sentence: str) -> None:
    assert detect(sentence) == language


@pytest.mark.parametrize("text", ["", "Reuters", "12-01-2022 22:52", "— — —", "OK ok", "Kraków (PAP)"])
def test_too_few_letters_have_no_language(text: str) -> None:
    assert detect(text) is None


def test_a_table_of_abbreviations_is_in_no_language() -> None:
    assert detect("aaa bbb ccc ddd " * 30) is None


def test_cantonese_words_are_chinese_copy() -> None:
    said = "佢哋噚日喺碼頭話，嗰架吊臂車實在太重，冇人郁得到佢，所以啲渡輪要停航，乘客唔可以返屋企。"

    assert detect(said) == "zh"


def test_a_beginning_in_doubt_is_read_further() -> None:
    foreign = "Reuters AFP dpa ANSA EFE TASS Kyodo Xinhua Yonhap Antara Bernama PTI ANI "
    assert detect(foreign * 2 + SENTENCES["de"] * 3) == "de"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_code_of_a_language_or_none(text: str) -> None:
    found = detect(text)

    assert found is None or (len(found) in (2, 3) and found.isascii() and found.islower() and found != "zxx")
