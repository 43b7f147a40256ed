"""Whom a Russian or Ukrainian story cites stands in the fourth case; a reader is told them in the first."""

from __future__ import annotations

import pytest

from attribution.test_credits import judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("cited", "language", "shown"),
    [
        ("гидрологов", "ru", "гидрологи"),
        ("экспертов", "ru", "эксперты"),
        ("пресс-службу порта", "ru", "пресс-служба порта"),
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
