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
    ("language", "text", "speaker"),
    [
        ("fr", "La procureure a confirmé les faits à l'AFP.", "procureure"),
        ("fr", "La mort du gardien, a confirmé la procureure à l'AFP, date de mardi.", "procureure"),
        ("es", "El delegado ha confirmado los datos a Efe.", "delegado"),
        ("es", "La noticia la confirmó el delegado a Efe.", "delegado"),
        ("it", "La prefetta ha confermato la notizia all'ANSA.", "prefetta"),
        ("pt", "Fonte do porto confirmou a informação à Lusa.", "Fonte do porto"),
        ("pl", "Starosta potwierdził te informacje w rozmowie z PAP.", "Starosta"),
        ("pl", "Te informacje potwierdził starosta w rozmowie z PAP.", "starosta"),
        ("ru", "Мэрия подтвердила ТАСС запуск трамвая.", "Мэрия"),
        ("ru", "Запуск трамвая подтвердила ТАСС мэрия города.", "мэрия города"),
        ("uk", "Поліція підтвердила Укрінформу факт аварії.", "Поліція"),
        ("ru", "Спасатели подтвердили ТАСС закрытие моста.", "Спасатели"),
        ("nl", "Een boswachter heeft het bericht bevestigd aan het ANP.", "boswachter"),
    ],
)
def test_what_was_told_is_no_speaker_and_who_told_it_is(language: str, text: str, speaker: str):
    assert [name for name, _ in speakers(text, language)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Wie Reuters berichtet, hat das Bergamt die Pläne bestätigt.", "Bergamt"),
        ("de", "Laut Ansa kündigte die Staatsanwaltschaft Ermittlungen an.", "Staatsanwaltschaft"),
        (
            "nl",
            "Volgens Reuters heeft het ministerie van Water het uitstel bevestigd.",
            "ministerie van Water",
        ),
        ("sv", "Enligt Reuters har energimyndigheten bekräftat att dammen håller.", "energimyndigheten"),
        ("es", "Según informó Reuters, el Ministerio de Minas confirmó el cierre.", "Ministerio de Minas"),
        ("it", "Come riferisce Reuters, la prefettura ha confermato la chiusura.", "prefettura"),
        ("pl", "Jak podaje Reuters, ministerstwo potwierdziło zamknięcie.", "ministerstwo"),
        ("tr", "Reuters'ın haberine göre maden idaresi ocağın kapandığını bildirdi.", "maden idaresi"),
        ("fr", "La préfecture, citée par Reuters, évoque un retard.", "préfecture"),
        ("cs", "Most stojí, uvedla dnes agentura Reuters s odvoláním na správu mostu.", "správu mostu"),
        ("sk", "Most stojí, uviedla agentúra Reuters s odvolaním sa na správcu mosta.", "správcu mosta"),
    ],
)
def test_who_speaks_in_the_clause_behind_the_one_that_cites(language: str, text: str, speaker: str):
    assert [name for name, _ in speakers(text, language)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Según informó Reuters, el puente cerró en mayo."),
        ("de", "Wie Reuters berichtet, hat das Bergamt die Grube geschlossen."),
        ("pl", "Jak podaje Reuters, ministerstwo zamknęło kopalnię."),
        ("tr", "Reuters'ın haberine göre ocak dün kapandı, işçiler bekliyor."),
    ],
)
def test_who_does_a_thing_that_an_agency_reports_does_not_speak(language: str, text: str):
    assert cited(text, language) == ["Reuters"]
    assert speakers(text, language) == []


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
