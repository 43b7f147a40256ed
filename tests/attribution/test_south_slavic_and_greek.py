"""Chains of citation in South Slavic languages and Greek, adjectives of countries, and who sent a release."""

from __future__ import annotations

import pytest

from attribution.test_chains_in_languages import chain
from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "sr",
            "Kej je zatvoren, prenela je Hina, pozivajući se na portal Lučki list.\n\n"
            "Upravnik kanala rekao je za taj portal da će kej biti otvoren u maju.",
            "HINA > Lučki list > Upravnik kanala",
        ),
        (
            "hr",
            "Molo je zatvoren, javlja Hina. Ministrica je izjavila Hini da je rok kratak.",
            "HINA > Ministrica",
        ),
        (
            "hr",
            "Molo je zatvoren, piše Jutarnji list. Za taj list je ministrica potvrdila rok.",
            "Jutarnji list > ministrica",
        ),
        ("bs", "Most je zatvoren, rekao je za FENA načelnik kantona.", "FENA > načelnik kantona"),
        ("sr", "Кеј је затворен, рекао је за Танјуг управник луке.", "Tanjug > управник луке"),
        (
            "sl",
            "Most je zaprt, piše portal Obala24. Županja je za portal potrdila rok.",
            "Obala24 > Županja",
        ),
        (
            "uk",
            "Про це пише агенція LETA. Міністерство сполучення пояснило LETA, що порт зачинено.",
            "LETA > Міністерство сполучення",
        ),
        ("mk", "Мостот е затворен, изјави за МИА градоначалникот.", "MIA > градоначалникот"),
        (
            "el",
            "Η γέφυρα έκλεισε, γράφει η εφημερίδα «Λιμάνι». Ο δήμαρχος δήλωσε στην εφημερίδα ότι ανοίγει.",
            "Λιμάνι > δήμαρχος",
        ),
    ],
)
def test_who_is_cited_and_who_speaks(language: str, text: str, found: str):
    assert chain(text, language) == found


def test_who_told_an_agency_does_not_speak_through_the_paper_that_reports_it():
    told = judged("Ministar je za Tanjug rekao da je most zatvoren, piše list „Danas“.", language="sr")
    assert by_hand(told, Relation.quotes) == [("Ministar", "Tanjug")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sr", "Beta verzija programa je objavljena. Hina je kasnila na čas."),
        ("hr", "List pada sa stabla, a portal stare crkve obnovljen je, kaže upravitelj."),
        ("sr", "Radnici su za Novu godinu dobili poklon. Ministar je rekao za meštane da je most otvoren."),
        ("sl", "Delavci so za Novo leto dobili darilo, je povedal za domačine župan."),
        ("mk", "Според градоначалникот мостот е отворен, изјави за жителите министерот."),
        ("el", "Η εφημερίδα του τοίχου έγραψε για το βήμα των παιδιών, είπε ο δήμαρχος στο συμβούλιο."),
        ("es", "La joven croata Hina dijo que el puente cerró."),
        ("de", "Die finnische STA meldete sich beim Hafen."),
    ],
)
def test_ordinary_words_are_no_sources(language: str, text: str):
    assert chain(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "El puente cerró, según la croata Hina.", "HINA"),
        ("de", "Die Brücke ist zu, berichtet die kroatische Hina.", "HINA"),
        ("ru", "Мост закрыт, сообщает словацкая TASR.", "TASR"),
        ("pt", "A ponte fechou, noticiou a marroquina MAP.", "MAP"),
    ],
)
def test_an_adjective_of_its_country_tells_whose_name_it_is(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "pt",
            "O cais reabre, noticiou a agência Inforpress.\n\nO plano é uma doca, onde cabem dez barcos, "
            "explicou à Inforpress o capitão do porto.",
            "Inforpress > capitão do porto",
        ),
        ("ru", "Ведомство подтвердило «Интерфаксу» сроки.", "Interfax > Ведомство"),
        (
            "ru",
            "Об этом пишет ТАСС со ссылкой на таджикское агентство «Ховар».",
            "TASS > Khovar",
        ),
    ],
)
def test_what_is_no_subject_is_no_speaker(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "line", "wire", "issuer"),
    [
        (
            "no",
            "Utsendt via NTB Kommunikasjon på vegne av Fjordtare AS",
            "ntb-kommunikasjon",
            "Fjordtare AS",
        ),
        (
            "sv",
            "Detta pressmeddelande är distribuerat via Cision på uppdrag av Sjötång AB.",
            "cision",
            "Sjötång AB",
        ),
    ],
)
def test_a_release_names_its_service_and_on_whose_behalf_it_was_sent(line, wire, issuer, language):
    judgement = judged(f"Anlegget åpner torsdag, og alle er velkomne.\n\n{line}", language=language)
    syndicated = [
        one.organisation.agency for one in judgement.attributions if one.relation is Relation.syndicated
    ]
    assert syndicated == [wire]
    assert [name for name, _ in by_hand(judgement, Relation.quotes)] == [issuer]
