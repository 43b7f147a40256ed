"""Who speaks through an agency in languages with word orders, cases and quotation signs of their own."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


def speakers(text: str, language: str) -> list[tuple[str, str | None]]:
    """Who is quoted, with the agency through which the words came."""
    return by_hand(judged(text, language=language), Relation.quotes)


def cited(text: str, language: str) -> list[str]:
    """Who is cited, in order of name."""
    return sorted(name for name, _ in by_hand(judged(text, language=language), Relation.cites))


@pytest.mark.parametrize(
    ("language", "text", "speaker", "agency"),
    [
        ("sv", "Hamnchefen enligt nyhetsbyrån Interfax sade att bron är öppen.", "Hamnchefen", "Interfax"),
        ("cs", "Starosta podle agentury Interfax prohlásil, že most je otevřený.", "Starosta", "Interfax"),
        ("pl", "Starosta, cytowany przez agencję BiełTA, oświadczył, że most stoi.", "Starosta", "BelTA"),
        ("pl", "Kreml, jak podała agencja Interfax, odrzuca zarzuty.", "Kreml", "Interfax"),
        ("pl", "Agencja Interfax zacytowała gubernatora obwodu.", "gubernator obwodu", "Interfax"),
        ("hu", "Három forrás a Reutersnek elmondta, hogy a híd áll.", "Három forrás", "Reuters"),
        ("fi", "Kolme kalastajaa kertoi Reutersille, että silta on auki.", "Kolme kalastajaa", "Reuters"),
        ("el", "Ο δήμαρχος μιλώντας στο ΑΠΕ-ΜΠΕ, τόνισε ότι η γέφυρα άνοιξε.", "δήμαρχος", None),
    ],
)
def test_a_speaker_is_found_on_either_side_of_the_agency(
    language: str, text: str, speaker: str, agency: str | None
):
    found = speakers(text, language)
    assert [name for name, _ in found] == [speaker]
    assert agency is None or found[0][1] == agency


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("sv", "Finländska nyhetsbyrån STT uppger att bron är öppen.", "STT"),
        ("nl", "Persbureau AP schrijft dat de brug open is.", "AP"),
        ("fi", "Ruotsalainen uutistoimisto TT kertoo, että silta on auki.", "TT"),
        ("de", "Interfax, die russische Nachrichtenagentur, meldete den Brand.", "Interfax"),
        ("hu", "A Reutersre hivatkozva azt írják, hogy a híd nyitva van.", "Reuters"),
        ("pl", "Agencja Reutera podała, że most jest otwarty.", "Reuters"),
        ("id", "Dilansir Bloomberg, jembatan sudah dibuka.", "Bloomberg News"),
    ],
)
def test_an_agency_is_known_by_what_it_is_called_in_the_language(language: str, text: str, agency: str):
    assert cited(text, language) == [agency]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "”TT skriver att bron är öppen”, sade grannen i parken."),
        ("da", "»Ritzau skriver, at broen er åben«, sagde naboen i parken."),
        ("nl", "Volgens het CBS dalen de prijzen."),
        ("de", "Die dpa veröffentlichte am Montag ihre Bilanz."),
        ("de", "Der Richter erklärte der dpa-Anwältin das Urteil."),
        ("sv", "Hon berättade för TT-anställda om bron."),
        ("hu", "A Reutersnek tíz százaléka van a hídban."),
        ("tr", "İHA pistte durdu ve yetkili köprünün açıldığını bildirdi."),
    ],
)
def test_what_a_speaker_or_a_body_of_that_name_says_is_no_citation(language: str, text: str):
    assert cited(text, language) == []


@pytest.mark.parametrize(
    ("language", "closing", "agency"),
    [
        ("sv", "Artikeln är levererad av nyhetsbyrån TT och har inte redigerats av redaktionen.", "TT"),
        ("pl", "Artykuł pochodzi z serwisu PAP i nie był edytowany przez redakcję.", "PAP"),
        ("nl", "Dit artikel is geschreven door het ANP en niet door onze redactie.", "ANP"),
    ],
)
def test_a_closing_line_says_whose_text_it_is(language: str, closing: str, agency: str):
    text = f"De brug / bron / most. Niets anders.\n\n{closing}"
    judgement = judged(text, language=language)
    assert [name for name, _ in by_hand(judgement, Relation.syndicated)] == [agency]
