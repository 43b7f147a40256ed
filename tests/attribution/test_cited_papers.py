"""Papers and broadcasters that a text in any language names as a source."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, claims, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The path is shut, the ABC reports. The park told the broadcaster that rocks fell.", "ABC"),
        (
            "It ran dry, according to a survey published in the LandZeitung. The park told the newspaper so.",
            "LandZeitung",
        ),
    ],
)
def test_who_spoke_to_a_station_or_paper_known_by_its_name_speaks_through_it(text: str, paper: str):
    judgement = judged(text)
    assert by_hand(judgement, Relation.cites) == [(paper, None)]
    assert by_hand(judgement, Relation.quotes) == [("park", paper)]


@pytest.mark.parametrize(
    ("language", "text", "paper", "speaker"),
    [
        (
            "de",
            "Das berichtete die Zeitung «Nova Rijeka» unter Berufung auf das Ministerium.",
            "Nova Rijeka",
            "Ministerium",
        ),
        (
            "de",
            "Laut „Washington Post“, die sich auf die Küstenwache beruft, war der Motor defekt.",
            "Washington Post",
            "Küstenwache",
        ),
        (
            "de",
            "„Der Steg bleibt zu“, zitiert der Sender Radio Kai den Hafenmeister.",
            "Radio Kai",
            "Hafenmeister",
        ),
        (
            "fr",
            "Le quai est fermé, a rapporté lundi le quotidien Le Lac, citant le préfet.",
            "Le Lac",
            "préfet",
        ),
        (
            "fr",
            "« Nous rouvrirons », a déclaré Ada Lind, la maire, sur la chaîne Canal Quai.",
            "Canal Quai",
            "Ada Lind",
        ),
        (
            "es",
            "El muelle cierra, según publicó el martes el diario El Faro, que cita a la Fiscalía.",
            "El Faro",
            "Fiscalía",
        ),
        ("es", "El muelle cierra, según el diario británico The Quay Gazette.", "The Quay Gazette", None),
        (
            "pt",
            "O cais fecha, noticiou hoje a Rádio Foz, citando o administrador do porto.",
            "Rádio Foz",
            "administrador do porto",
        ),
        (
            "it",
            "Il molo chiude, scrive il quotidiano Il Faro, citando la capitaneria.",
            "Il Faro",
            "capitaneria",
        ),
        ("nl", "De kade blijft dicht, zegt wethouder Ada Lind tegen Omroep Kade.", "Omroep Kade", "Ada Lind"),
        (
            "pl",
            "Poinformował o tym w piątek portal Nabrzeże24, powołując się na ministerstwo transportu.",
            "Nabrzeże24",
            "ministerstwo transportu",
        ),
        (
            "ru",
            "Причал закрыт, сообщила газета «Речной край» со ссылкой на министерство транспорта.",
            "Речной край",
            "министерство транспорта",
        ),
        (
            "uk",
            "Причал закрито, повідомляє газета «Річковий край» із посиланням на міністерство.",
            "Річковий край",
            "міністерство",
        ),
        (
            "tr",
            "İskele kapandı. Kıyı Postası gazetesinin haberine göre onarım başladı.",
            "Kıyı Postası",
            None,
        ),
        ("ar", "أغلق الرصيف، بحسب ما نقلت صحيفة «المرسى» عن وزير النقل.", "المرسى", "وزير النقل"),
    ],
)
def test_a_paper_is_a_source_with_speakers_of_its_own(language, text, paper, speaker):
    judgement = judged(text, language=language)
    assert by_hand(judgement, Relation.cites) == [(paper, None)]
    assert by_hand(judgement, Relation.quotes) == ([(speaker, paper)] if speaker else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Monde n'a jamais autant pompé dans ses nappes, selon une étude."),
        ("fr", "Selon La Nouvelle Orléans, tout va bien. Le Parisien moyen se lève tôt."),
        ("fr", "Les Nouvelles Galeries ferment, selon le maire."),
        ("it", "La Nuova Zelanda ha aperto il porto, secondo il sindaco."),
        ("es", "El Norte de África abre sus puertos, según el alcalde."),
        ("es", "Según El Mundo de la pesca local, habrá lleno hasta mayo."),
        ("es", "El País Vasco abre sus puertos, según el alcalde."),
        ("it", "La Repubblica Ceca ha aperto il porto, secondo il sindaco."),
        ("de", "Laut Bild trug der Mann eine Mütze. Die Zeit drängt, sagt der Ermittler."),
        ("de", "Die Polizei sperrte ein Portal Montag früh."),
        ("de", "Er sprach mit dem Absender Müller und sagte ab."),
        ("fr", "Le maire lit le journal Le Lac chaque matin."),
    ],
)
def test_a_title_that_is_an_ordinary_word_or_no_source_cites_nothing(language, text):
    assert claims(judged(text, language=language), Relation.cites) == []


def test_a_speaker_names_the_paper_and_the_story_does_not():
    text = "« Le matin, selon le quotidien Le Lac, je dors », a dit le maire."
    assert claims(judged(text, language="fr"), Relation.cites) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Oui », a déclaré Ada Lind, la maire, sur la chaîne Canal Quai, cité par l'AFP."),
        ("es", "Así lo ha dicho la alcaldesa Ada Lind a la cadena Canal Quai, según recoge AFP."),
        ("pt", '"Sim", disse a prefeita Ada Lind ao portal Canal Quai, segundo a AFP.'),
    ],
)
def test_who_told_a_paper_what_an_agency_relays_speaks_through_the_paper(language, text):
    judgement = judged(text, language=language)
    assert sorted(by_hand(judgement, Relation.cites)) == [("AFP", None), ("Canal Quai", "AFP")]
    assert by_hand(judgement, Relation.quotes) == [("Ada Lind", "Canal Quai")]


def test_who_told_one_agency_what_another_reports_reaches_the_story_through_both():
    judgement = judged("The quay stays shut, the mayor told RIA Novosti, Reuters reported on Monday.")
    assert ("RIA Novosti", "Reuters") in by_hand(judgement, Relation.cites)


def test_two_agencies_of_two_clauses_do_not_hand_each_other_on():
    judgement = judged("The mayor told RIA Novosti no, while the quay, Reuters reported, stays shut.")
    assert ("RIA Novosti", "Reuters") not in by_hand(judgement, Relation.cites)


def test_a_german_case_is_no_part_of_a_papers_name():
    judgement = judged("Das sagte der Minister der Süddeutschen Zeitung.", language="de")
    assert claims(judgement, Relation.cites) == ["Süddeutsche Zeitung"]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (
            "AFP was told so too. Interior Minister Ada Lind told the Al Marsa television channel.",
            "Al Marsa",
        ),
        ("AFP heard it too. The mayor said so in an interview with the Bayton Herald.", "Bayton Herald"),
        ("AFP heard it too. The quay reopens, the mayor told Bayton News Tuesday.", "Bayton News"),
    ],
)
def test_an_english_text_names_the_paper_that_somebody_spoke_to(text, paper):
    assert paper in claims(judged(text), Relation.cites)


def test_an_office_before_a_full_name_is_no_part_of_it():
    judgement = judged("The quay reopens, Deputy Transport Minister Ada Lind told Reuters.")
    assert by_hand(judgement, Relation.quotes) == [("Ada Lind", "Reuters")]


def test_nobody_is_cited_where_a_text_says_so():
    judgement = judged("The quay is for sale, Reuters reported, without citing sources.")
    assert by_hand(judgement, Relation.quotes) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "AP told the court that the canal was dry. Andhra Pradesh counsel agreed, according to AP."),
        ("tr", "İki İHA havalandı. İHA'lar kıyıyı izledi. İHA'nın gece uçacağını müdürlük duyurdu."),
        ("pl", "Badania PAP będą bezpłatne. Według PAP wykonanych rok temu wyniki są dobre."),
        ("ru", "Пишут со ссылкой на ТАСС. ТАСС такой новости не публиковал."),
        ("de", "Vom Wetteramt zur dpa: Ada Lind wechselt. Die dpa teilte mit, man freue sich."),
    ],
)
def test_what_only_looks_like_an_agency_or_reported_nothing_cites_nobody(language, text):
    assert claims(judged(text, language=language), Relation.cites) == []


def test_an_agency_named_in_full_beside_its_initials_is_cited():
    text = "Das bestätigte der Trainer am Dienstag der APA – Austria Presse Agentur. Das Spiel fällt aus."
    assert claims(judged(text, language="de"), Relation.cites) == ["apa-at"]


def test_initials_are_an_agencys_where_the_story_opens_at_its_place():
    text = "Two stations of the Baku metro will close, APA learned from the operator."
    judgement = judged(text)
    assert claims(judgement, Relation.cites) == ["apa-az"]
    assert by_hand(judgement, Relation.quotes)[0][0] == "operator"


def test_a_publications_copyright_line_credits_it():
    text = (
        "Tin is dear, traders say, and may stay so.\n\n© The Financial Times Limited 2024. Rights reserved."
    )
    assert claims(judged(text), Relation.syndicated) == ["financial-times-synd"]


def test_a_stroke_and_a_name_alone_sign_copy():
    text = "Un loup a été abattu dans la nuit de mercredi à jeudi près du village.\n\n/ATS"
    assert claims(judged(text, language="fr"), Relation.syndicated) == ["keystone-sda"]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The Bay Times reports about 900 homes without water.", "The Bay Times"),
        ("Piers will close, the Asahi Shimbun reported.", "Asahi Shimbun"),
        ("Piers will close, Le Soir reported.", "Le Soir"),
        ("Now Bay News reports that piers will close.", "Bay News"),
        ("The Bay Times reports suggest that piers will close.", None),
    ],
)
def test_a_paper_reports_in_the_present_and_abroad(text, paper):
    assert claims(judged(text), Relation.cites) == ([paper] if paper else [])


def test_a_paper_that_is_called_so_by_its_article_alone_keeps_it():
    judgement = judged("The weir will open by May, The National newspaper reported, citing a dam engineer.")
    assert by_hand(judgement, Relation.cites) == [("The National", None)]
    assert by_hand(judgement, Relation.quotes) == [("dam engineer", "The National")]
    assert by_hand(judged("The weir is shut, the national newspaper reported."), Relation.cites) == []


def test_a_papers_name_may_hold_a_saint_cut_short():
    judgement = judged(
        "A balsa volta em julho. As informações são do jornal Diário de S. Bento.", language="pt"
    )
    assert by_hand(judgement, Relation.cites) == [("Diário de S. Bento", None)]


def test_an_interview_in_a_paper_is_nobody_who_speaks():
    judgement = judged(
        "The weir is shut, BTA reported, citing an interview in the daily Politika.\n\n"
        "“It was dry,” the dam engineer told the newspaper."
    )
    assert by_hand(judgement, Relation.cites) == [("BTA", None), ("Politika", "BTA")]
    assert by_hand(judgement, Relation.quotes) == [("dam engineer", "Politika")]


def test_a_paper_that_the_catalogue_knows_is_cited_once():
    judgement = judged("The board will sell the mill, The Wall Street Journal reported.")
    assert by_hand(judgement, Relation.cites) == [("The Wall Street Journal", None)]


@pytest.mark.parametrize("signs", ["„“", "«»"])
def test_german_papers_stand_in_either_quotation_marks(signs):
    text = (
        f"Der Steg ist zu. Das berichtet der {signs[0]}Tagesspiegel{signs[1]} unter Berufung auf das Seeamt."
    )
    assert by_hand(judged(text, language="de"), Relation.cites) == [("Tagesspiegel", None)]
    assert by_hand(judged(text, language="de"), Relation.quotes) == [("Seeamt", "Tagesspiegel")]


def test_an_arabic_paper_that_an_agency_cites_is_a_source():
    text = "يبدأ التشغيل بين المدينتين، بحسب ما ذكرت وكالة رويترز نقلا عن صحيفة النهر."
    judgement = judged(text, language="ar")
    assert by_hand(judgement, Relation.cites) == [("Reuters", None), ("النهر", "Reuters")]
    assert by_hand(judgement, Relation.quotes) == []


@pytest.mark.parametrize(
    "words",
    [
        "a report in Tuesday's issue of the daily “Kaia”",
        "an article published on Monday in the daily “Kaia”",
        "an interview in the weekly “Kaia”",
    ],
)
def test_a_report_in_an_issue_is_the_papers(words):
    judgement = judged(f"The quay reopens, according to {words}. The mayor told the paper that it will.")
    assert by_hand(judgement, Relation.cites) == [("Kaia", None)]
    assert by_hand(judgement, Relation.quotes) == [("mayor", "Kaia")]


def test_a_name_in_brackets_behind_what_is_called_a_news_agency_is_the_agencys():
    judgement = judged("The quay reopens, the Mongolian news agency (Montsame) reported on Monday.")
    assert claims(judgement, Relation.cites) == ["montsame"]
    assert claims(judged("The quay reopens, the mayor (Montsame) reported."), Relation.cites) == []


def test_a_dow_jones_service_is_the_german_one_in_german_alone():
    for language, text, agency in (
        ("pt", "O cais reabre. Com informações da Dow Jones Newswires.", "dow-jones"),
        ("de", "Der Steg öffnet. Mit Material von Dow Jones Newswires.", "dj-newswires-de"),
    ):
        assert claims(judged(text, language=language), Relation.contributed) == [agency]


@pytest.mark.parametrize(
    ("second", "speakers"),
    [
        ("The mayor told Politico that the quay is safe.", ["mayor"]),
        ("The text of the order, as published by Politico, is long.", []),
        ("The mayor won votes by telling Politico that the quay is safe.", []),
    ],
)
def test_who_speaks_to_a_paper_where_it_is_named_again_speaks_through_it(second, speakers):
    judgement = judged(f"The quay reopens in May, Politico reported. {second}")
    assert by_hand(judgement, Relation.quotes) == [(one, "Politico") for one in speakers]


def test_a_study_in_a_journal_is_no_paper_that_reports():
    text = "Salt is bad for quays, according to a case report published in the journal Bay Case Reports."
    assert claims(judged(text), Relation.cites) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The Globe and Mail reported that the quay reopens.", "The Globe and Mail"),
        ("The mayor told the Express and Star that the quay reopens.", "Express and Star"),
        ("The Herald and its owner reported that the quay reopens.", None),
    ],
)
def test_two_titles_joined_by_and_are_one_papers_name(text, paper):
    assert by_hand(judged(text), Relation.cites) == ([(paper, None)] if paper else [])


def test_a_broadcaster_may_be_called_so_behind_its_name():
    judgement = judged("The quay reopens, the NHK broadcaster reported on Monday, citing officials.")
    assert claims(judgement, Relation.cites) == ["nhk"]
    assert by_hand(judgement, Relation.quotes) == [("officials", "NHK")]


def test_an_agency_puts_a_drop_at_a_share():
    text = "The catch fell. Montenegro's MINA agency put the drop around the bay at about a third."
    assert claims(judged(text), Relation.cites) == ["mina-me"]
    assert claims(judged(text.replace("MINA agency", "fishing guild")), Relation.cites) == []


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("A report in the Bay Herald, quoting the mayor, said the bridge is shut.", [("Bay Herald", None)]),
        ("A report in the Bay Herald won a prize.", []),
        ("Lac Today, citing two officials, reported that the bridge is shut.", [("Lac Today", None)]),
        ("The minister was quoted by the Straits Times as saying so.", [("Straits Times", None)]),
        ("Police confirmed to The Lac Star that the bridge is shut.", [("The Lac Star", None)]),
        ("The minister told ABC Radio on Monday the bridge is shut.", [("ABC Radio", None)]),
        ("The governor told CNN affiliate KLAC that the bridge is shut.", []),
    ],
)
def test_a_paper_is_cited_by_its_report_and_by_whom_it_quotes(text, papers):
    assert by_hand(judged(text), Relation.cites) == papers
