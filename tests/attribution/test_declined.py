"""Whom a story cites stands in another case in some languages; a reader is told them in the first."""

from __future__ import annotations

import pytest

from attribution.test_credits import claims, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("cited", "language", "shown"),
    [
        ("гидрологов", "ru", "гидрологи"),
        ("экспертов", "ru", "эксперты"),
        ("пресс-службу порта", "ru", "пресс-служба порта"),
        ("пресс-службу «Водоканала»", "ru", "пресс-служба «Водоканала»"),
        ("МЧС Армении", "ru", "МЧС Армении"),
        ("МЧС Кыргызстана", "ru", "МЧС Кыргызстана"),
        ("губернатора", "ru", "губернатор"),
        ("представителя ведомства", "ru", "представитель ведомства"),
        ("местных жителей", "ru", "местные жители"),
        ("городскую администрацию", "ru", "городская администрация"),
        ("регионального министра", "ru", "региональный министр"),
        ("министерство обороны", "ru", "министерство обороны"),
        ("источники в мэрии", "ru", "источники в мэрии"),
        ("міську раду", "uk", "міська рада"),
        ("дипломатів", "uk", "дипломати"),
        ("джерела в уряді", "uk", "джерела в уряді"),
    ],
)
def test_who_is_cited_is_named_in_the_first_case(cited, language, shown):
    verb = "сообщает Интерфакс со ссылкой на" if language == "ru" else "повідомляє УНІАН з посиланням на"
    judgement = judged(f"Порт закрыт, {verb} {cited}.", language=language)
    speakers = [one.organisation.name for one in judgement.attributions if one.relation is Relation.quotes]
    assert speakers == [shown]


def test_who_speaks_in_the_first_case_already_stays_as_written():
    judgement = judged("Порт закрыт, сообщила ТАСС глава города.", language="ru")
    speakers = [one.organisation.name for one in judgement.attributions if one.relation is Relation.quotes]
    assert speakers == ["глава города"]


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("Dışişleri Bakanlığına", "Dışişleri Bakanlığı"),
        ("Dışişleri Bakanlığı'na", "Dışişleri Bakanlığı"),
        ("valiliğe", "valilik"),
        ("iki kaynağa", "iki kaynak"),
        ("bir yetkiliye", "bir yetkili"),
    ],
)
def test_who_a_turkish_report_rests_on_is_named_in_the_first_case(cited, shown):
    judgement = judged(f"Reuters'ın {cited} dayandırdığı habere göre köprü kapandı.", language="tr")
    assert claims(judgement, Relation.quotes) == [shown]


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("służbę graniczną", "służba graniczna"),
        ("rzecznika policji", "rzecznik policji"),
        ("źródła", "źródła"),
    ],
)
def test_who_a_polish_story_cites_is_named_in_the_first_case(cited, shown):
    judgement = judged(
        f"Most jest zamknięty, podała agencja Reuters, powołując się na {cited}.", language="pl"
    )
    assert claims(judgement, Relation.quotes) == [shown]
