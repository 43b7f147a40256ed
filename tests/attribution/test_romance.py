"""How the press of the Romance languages names its sources: what their phrases alone do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from attribution.test_no_copy import read_and_judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("it", "Il molo resta chiuso. Lo riporta Ria Novosti.", "ria-novosti"),
        ("it", "Il molo resta chiuso, riferisce Afp.", "afp"),
        ("it", "Il molo resta chiuso, fa sapere la Dpa.", "dpa"),
        ("it", "Il molo resta chiuso, secondo un lancio dell'agenzia Mti.", "mti"),
        ("ro", "Cheiul rămâne închis, potrivit News.ro.", "news-ro"),
        ("ro", "Cheiul rămâne închis, anunță Rador.", "rador"),
    ],
)
def test_an_agency_is_known_as_the_language_spells_it(language: str, text: str, agency: str):
    assert claims(judged(text, language=language), Relation.cites) == [agency]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le quai est fermé, selon l'agence de presse autrichienne APA."),
        ("es", "El muelle está cerrado, según la agencia austriaca APA."),
        ("pt", "O cais está fechado, segundo a agência austríaca APA."),
        ("ro", "Cheiul este închis, conform agenției austriece APA."),
        ("ca", "El moll és tancat, segons l'agència austríaca APA."),
    ],
)
def test_initials_that_agencies_share_mean_the_one_of_the_country_before_them(language: str, text: str):
    assert claims(judged(text, language=language), Relation.cites) == ["apa-at"]


@pytest.mark.parametrize(("site", "cited"), [("phare.ma", ["map-ma"]), ("phare.example", [])])
def test_initials_that_are_a_word_elsewhere_are_an_agency_in_its_own_country(site: str, cited: list[str]):
    text = "Le quai rouvre lundi, fait savoir la MAP. Les pêcheurs attendaient depuis des mois."
    judgement = judged(text, language="fr", outlet=(site, "Phare"))
    assert claims(judgement, Relation.cites) == cited


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'État soutient des médias comme l'AFP, explique la ministre."),
        ("es", "El Estado apoya a medios como EFE, informa la ministra."),
        ("pt", "O Estado apoia jornais e a Lusa, informa a ministra."),
        ("it", "Lo Stato sostiene i giornali e l'ANSA, precisa la ministra."),
        ("ro", "Statul sprijină ziarele și Agerpres, anunță ministra."),
        ("ca", "L'Estat ajuda els diaris i EFE, informa la ministra."),
        ("fr", "Le groupe a confié à l'AFP la gestion de ses archives."),
        ("fr", "Elle a travaillé auprès de Reuters avant d'ouvrir une librairie."),
    ],
)
def test_who_is_only_named_before_another_ones_verb_is_no_source(language: str, text: str):
    judgement = judged(f"{text}\n\n{STORY}", language=language)
    assert claims(judgement, Relation.cites) == []


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Omar Díaz, el encargado, relató a EFE la noche del incendio.", "Omar Díaz"),
        ("pt", "Omar Dias contou à Lusa a noite do incêndio.", "Omar Dias"),
        ("es", "Tres vecinos, que pidieron el anonimato, dijeron a EFE que volverán.", "Tres vecinos"),
        ("fr", "Le gardien, interrogé par l'AFP, a parlé de neuf sacs.", "gardien"),
        ("it", "Il custode, in un'intervista ad \"Agenzia Nova\", ha lodato l'intesa.", "custode"),
        ("it", "Lo ha detto all'ANSA l'assessora al Bilancio.", "assessora al Bilancio"),
        ("fr", "Pour Lena Roux, gardienne interrogée par l'AFP, la porte est sûre.", "Lena Roux"),
        ("ro", "Ministerul a respins planul, într-un comunicat citat de TASS.", "Ministerul"),
    ],
)
def test_who_told_an_agency_is_told_from_what_was_told(language: str, text: str, speaker: str):
    names = [name for name, _ in by_hand(judged(text, language=language), Relation.quotes)]
    assert names == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le gardien, interrogé par l'AFP, a refusé de répondre."),
        ("fr", "Le quai, photographié par Reuters, a été fermé."),
        ("it", "Il custode ha raccontato di aver scritto all'ANSA."),
    ],
)
def test_who_did_not_speak_to_an_agency_is_no_speaker(language: str, text: str):
    assert by_hand(judged(text, language=language), Relation.quotes) == []


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("fr", "Le maire a démissionné, a rapporté l'agence Ansa, reprise par l'AFP.", "AFP"),
        ("ca", "El batlle ha dimitit, ha informat l'agència ANSA, recollida per EFE.", "EFE"),
        ("ro", "Primarul a demisionat, a anunțat agenția ANSA, preluată de Agerpres.", "Agerpres"),
    ],
)
def test_an_agency_that_took_another_up_is_the_hand_through_which_it_came(language: str, text: str, by: str):
    assert ("ANSA", by) in by_hand(judged(text, language=language), Relation.cites)


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("ca", f"ACN Barcelona.-{STORY}", "acn-cat"),
        ("es", f"Caracas, 03 Jun. AVN.- {STORY}", "avn"),
        ("it", f"{STORY}\n\n(ITALPRESS).", "italpress"),
        ("pt", f"{STORY}\n\nLusa/Fim", "lusa"),
        ("ro", f"{STORY} AGERPRES/(AS - autor: Ion Radu, editor: Ana Pop)", "agerpres"),
    ],
)
def test_house_styles_of_heads_and_feet(language: str, text: str, agency: str):
    judgement = judged(text, language=language)
    assert claims(judgement, Relation.syndicated) == [agency]
    assert claims(judgement, Relation.contributed) == []


@pytest.mark.parametrize(
    ("language", "teaser"),
    [("ca", "Llegiu també: EFE informa que el moll reobre"), ("ro", "Citiți și: Agerpres anunță că cheiul")],
)
def test_a_teaser_cites_nobody(tmp_path: Path, language: str, teaser: str):
    judgement = read_and_judged(tmp_path, language=language, text=f"{STORY}\n\n{teaser}")
    assert claims(judgement, Relation.cites) == []


def test_an_agency_and_the_newsroom_signed_together():
    judgement = judged(f"{STORY}\n\nAgência Lusa e Redação", language="pt")
    assert claims(judgement, Relation.contributed) == ["lusa"]


def test_the_day_of_the_month_in_brackets_parts_no_verb_from_its_agency():
    text = "A ponte será fechada, informou nesta terça-feira (6) a agência de notícias Lusa."
    assert claims(judged(text, language="pt"), Relation.cites) == ["lusa"]


def test_what_sort_of_paper_takes_up_the_one_cited_before_is_nobody():
    text = (
        "Le port va doubler son trafic, rapporte mercredi L'Echo. "
        "« Il le faut », a déclaré la directrice au quotidien économique."
    )
    judgement = judged(text, language="fr")
    assert by_hand(judgement, Relation.quotes) == [("directrice", "L'Echo")]


def test_a_day_between_a_verb_and_its_subject_leaves_the_speaker():
    text = "Les barrages sont pleins, a indiqué lundi le ministère de l'Eau, cité par l'agence marocaine MAP."
    assert by_hand(judged(text, language="fr"), Relation.quotes) == [("ministère de l'Eau", "MAP")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "pt",
            "O Ministério do Mar abriu o cais. O ministério disse à Lusa que é novo.",
            "Ministério do Mar",
        ),
        ("es", "El Ministerio de Minas abrió. El ministerio dijo a EFE que sí.", "Ministerio de Minas"),
        ("fr", "Le ministère des Eaux ouvre. Le ministère a indiqué à l'AFP que oui.", "ministère des Eaux"),
        ("it", "Il ministero dei Laghi apre. Il ministero ha detto all'Ansa di sì.", "ministero dei Laghi"),
        (
            "es",
            "El Ministerio de Minas y el Ministerio del Mar abren. El ministerio dijo a EFE que sí.",
            "ministerio",
        ),
    ],
)
def test_a_body_called_by_its_kind_is_the_one_that_the_story_named_before(language, text, speaker):
    assert [name for name, _ in by_hand(judged(text, language=language), Relation.quotes)] == [speaker]
