"""Agencies that a story takes up again, or names in passives and with slips, and who speaks through them."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


def chain(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Everyone cited or quoted, with the hand through which their words came, in order of name."""
    judgement = judged(text, language=language)
    return sorted(
        (name, by)
        for relation in (Relation.cites, Relation.quotes)
        for name, by in by_hand(judgement, relation)
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The sluice is shut, Lusa said. The Portuguese agency quoted the miller as saying so.", "miller"),
        ('Lusa reported a flood. "It is the sluice," the miller told the Lisbon-based agency.', "miller"),
        ("The sluice is shut, BTA reported. The miller told the same agency that it had jammed.", "miller"),
        ("The sluice is shut, BTA said. It quoted the miller as saying that it had jammed.", "miller"),
        ("The sluice is shut, BTA said. The report cited the miller as saying it had jammed.", "miller"),
    ],
)
def test_an_agency_is_taken_up_by_its_country_or_a_pronoun(text: str, speaker: str):
    assert [name for name, _ in by_hand(judged(text), Relation.quotes)] == [speaker]


@pytest.mark.parametrize("words", ["Quoting", "Citing"])
def test_whom_the_agency_quotes_is_not_the_agency(words: str):
    text = f"The sluice is shut, Lusa said.\n\n{words} the Bay Authority, the agency said it had jammed."
    assert chain(text) == [("Bay Authority", "Lusa"), ("Lusa", None)]
    other = f"The Bay Authority met. The sluice is shut, Lusa said.\n\n{words} a miller, the agency said so."
    assert chain(other) == [("Lusa", None)]


def test_a_news_agency_called_news_is_taken_up_by_that_in_japanese():
    text = "聯合ニュースは二十八日、水門が閉じたと報じた。水道局が同ニュースに明らかにした。"
    assert chain(text, "ja") == [("Yonhap", None), ("水道局", "Yonhap")]


def test_an_agency_that_a_paper_cites_reaches_the_story_through_it_from_there_on():
    text = (
        "The sluice is shut, the Bay Post newspaper reported on Monday, citing the Tanjug news agency. "
        "Tanjug quoted the miller as saying that it had jammed."
    )
    assert chain(text) == [("Bay Post", None), ("Tanjug", "Bay Post"), ("miller", "Tanjug")]
    both = f"The weir is open, Tanjug reported. {text}"
    assert ("Tanjug", None) in by_hand(judged(both), Relation.cites)


@pytest.mark.parametrize(
    "text",
    [
        "The sluice is shut, Lusa said. The Spanish agency quoted the miller as saying so.",
        "The sluice is shut, Lusa said. The Portuguese agency for dams quoted the miller as saying so.",
        "The sluice is shut, BTA said of a board's report. The report cited the miller as saying so.",
        "The sluice is shut, Interfax reported, attributing it to a leak.",
        "The toll was reported by Bernama.",
        "In an interview with AFP, the price of flour was discussed.",
        "In an interview with AFP, the miller was asked about flour.",
        "The miller declined to comment in response to questions from AFP.",
    ],
)
def test_nobody_speaks_where_words_only_look_alike(text: str):
    assert by_hand(judged(text), Relation.quotes) == []


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("The pass is open, Montsame said, citing its Chinese counterpart Xinhua.", ("Xinhua", "Montsame")),
        ("The feast was announced by Xinhua, and was carried on Monday by Bernama.", ("Xinhua", "Bernama")),
        ("The toll was first given by Tanjug before being picked up by BTA.", ("Tanjug", "BTA")),
    ],
)
def test_one_agency_hands_on_another(text: str, relays: tuple[str, str]):
    assert relays in by_hand(judged(text), Relation.cites)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In remarks to AFP, the miller's union ran through the costs of the flood.", "miller's union"),
        ("The keeper of the lock, in an interview with AFP, ruled nothing out.", "keeper of the lock"),
        ("The ban was announced by Tasnim, a news agency, which quoted the chief keeper.", "chief keeper"),
        ("AFP reported that the lock had burst; it attributed this to the keeper.", "keeper"),
        ("The flood cost nine boats, AFP said, according to lists given to it by the keeper.", "keeper"),
        ("The lock has burst, AFP said, citing a letter from the keeper to the towns.", "keeper"),
        ("The keeper has indicated a delay, in comments published by AFP.", "keeper"),
        ("The lock has burst, AFP reproted, citng the keeper.", "keeper"),
        ("The lock has burst, the keeper tolld AFP.", "keeper"),
    ],
)
def test_whoever_speaks_does_so_by_any_verb_and_in_slips_of_the_fingers(text: str, speaker: str):
    assert [name for name, _ in by_hand(judged(text), Relation.quotes)] == [speaker]


def test_proof_of_misspelt_words_is_the_storys_own():
    text = "The lock has burst, AFP reproted on Monday."
    (cited,) = [one for one in judged(text).attributions if one.relation is Relation.cites]
    assert cited.evidence[0].words in text


def test_an_ordinary_word_is_an_agency_where_it_publishes_in_its_own_country():
    assert chain("The ferry to Croatia is off, in words published by Hina.") == [("HINA", None)]
    assert chain("The ferry to Malta is off, in words published by Hina.") == []


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("In einem Gespräch mit der dpa bezifferte der Müller den Schaden.", "de", "Müller"),
        ("Dans un entretien accordé à l'AFP, le meunier a chiffré les pertes.", "fr", "meunier"),
        ("En declaraciones a la agencia EFE, el molinero cifró las pérdidas.", "es", "molinero"),
        ("In un'intervista all'ANSA il mugnaio ha quantificato i danni.", "it", "mugnaio"),
        ("Em declarações à agência Lusa, o moleiro estimou os prejuízos.", "pt", "moleiro"),
        ("По словам мельника, которые приводит ТАСС, шлюз закрыт.", "ru", "мельник"),
    ],
)
def test_other_languages_know_any_verb_too(text: str, language: str, speaker: str):
    assert [name for name, _ in by_hand(judged(text, language=language), Relation.quotes)] == [speaker]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        (
            "The Czech agency CTK relied on its Slovak counterpart TASR.",
            [("ČTK", None), ("TASR", "ČTK")],
        ),
        (
            "The news agency LANA carried the news, but not as its own: the miller had given it to Interfax.",
            [("Interfax", "LANA"), ("LANA", None), ("miller", "Interfax")],
        ),
        (
            "It was in the bulletin of TASS. The ministry's news agency published a letter from the miller.",
            [("TASS", None), ("miller", "TASS")],
        ),
        (
            "The Bay Post, monitored by PTI in Bayton, quoted the miller as saying so.\n\n(PTI)",
            [("The Bay Post", None), ("miller", "The Bay Post")],
        ),
        (
            "The sluice is shut, according to Xinhua, which picked up the news from the Lao agency KPL.",
            [("KPL", "Xinhua"), ("Xinhua", None)],
        ),
    ],
)
def test_words_pass_from_hand_to_hand(text: str, hops: list[tuple[str, str | None]]):
    assert chain(text) == sorted(hops)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Zagreb is glad. The sluice is shut, Hina reported, and the Croatian press is full of it.",
            ["HINA"],
        ),
        ("Zara is glad. The sluice is shut, Hina reported.", []),
        ("Police in Nigeria shut the sluice, NAN said.", ["NAN"]),
        ("Police in Norway shut the sluice, NAN said.", []),
        ("The sluice is shut, the Albanian Telegrahic Agency (ATA) said.", ["ATA"]),
    ],
)
def test_initials_that_others_share_are_an_agencys_in_its_country(text: str, cited: list[str]):
    assert [name for name, _ in chain(text)] == cited


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        (
            "The sluice is shut, Tass said, citing the newspaper Surco. The miller told the newspaper so.",
            [("Surco", "TASS"), ("TASS", None), ("miller", "Surco")],
        ),
        (
            "The sluice is shut, Xinhua said, citing broadcaster CCTV. A miller told the broadcaster so.",
            [("CCTV / CGTN", "Xinhua"), ("Xinhua", None), ("miller", "CCTV / CGTN")],
        ),
    ],
)
def test_a_paper_or_station_cited_last_is_taken_up(text: str, hops: list[tuple[str, str | None]]):
    assert chain(text) == sorted(hops)


def test_initials_behind_an_agencys_name_are_that_agencys_from_there_on():
    text = (
        "The Rastriya Samachar Samiti (RSS) said the sluice was shut. The miller told the RSS that it jammed."
    )
    assert [name for name, _ in by_hand(judged(text), Relation.quotes)] == ["miller"]
    assert chain("The miller told the RSS that the sluice had jammed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The sluice is shut, CNN reported. The miller told the newspaper that it had jammed.",
        "The sluice is shut, according to the Bay Post. The miller told the broadcaster that it had jammed.",
    ],
)
def test_a_station_is_no_newspaper(text: str):
    assert by_hand(judged(text), Relation.quotes) == []


def test_words_that_lead_up_to_a_name_take_up_nobody():
    text = "The dam holds, AP said. The dam broke, the state agency of Iran, IRNA, said."
    assert [name for name, _ in chain(text)] == ["AP", "IRNA"]


def test_a_name_that_is_a_pronoun_elsewhere_speaks():
    assert [name for name, _ in by_hand(judged("The dam holds, Han told Xinhua."), Relation.quotes)] == [
        "Han"
    ]


def test_a_story_that_an_agency_never_ran_is_not_its_own():
    text = "A post shared on Friday credits the claim to Inforpress. The agency never ran such a story."
    assert chain(text) == []


@pytest.mark.parametrize(
    ("opening", "paper"),
    [
        ("The dam holds, the Bay Post reported.", "the newspaper"),
        ("The dam holds, the Lac business daily reported.", "the business daily"),
        ("The Bay Post reports that the dam holds.", "the paper"),
    ],
)
def test_whom_a_sentence_cites_first_speaks_through_the_paper_that_it_takes_up(opening: str, paper: str):
    text = f"{opening} Citing two engineers, {paper} said that a gate had jammed."
    assert [name for name, _ in by_hand(judged(text), Relation.quotes)] == ["two engineers"]
    text = f"{opening} Citing rising costs, {paper} said that it would close."
    assert by_hand(judged(text), Relation.quotes) == []


@pytest.mark.parametrize(
    ("language", "text", "hand", "speaker"),
    [
        (
            "ja",
            "聯合ニュースは12日、橋が閉鎖されたと報じた。港湾当局者の話として伝えた。",
            "Yonhap",
            "港湾当局者",
        ),
        ("zh", "据塔斯社12日报道，大桥关闭。报道援引港务局官员的话说，船只已经检修。", "TASS", "港务局官员"),
    ],
)
def test_a_sentence_without_a_subject_says_on_whose_words_the_agency_before_reports(
    language: str, text: str, hand: str, speaker: str
):
    judgement = judged(text, language=language)
    assert by_hand(judgement, Relation.quotes) == [(speaker, hand)]


def test_words_without_a_subject_take_up_no_agency_of_long_before():
    between = "船は港に戻った。" * 40
    text = f"聯合ニュースは12日、橋が閉鎖されたと報じた。{between}港湾当局者の話として伝えた。"
    assert by_hand(judged(text, language="ja"), Relation.quotes) == []


def test_an_arabic_ministry_that_ends_as_an_agencys_name_speaks():
    text = "الطريق مفتوح، حسبما ذكرت وكالة الأنباء العمانية. "
    text += "ونقلت الوكالة عن وزارة النقل العمانية قولها إنه آمن."
    assert by_hand(judged(text, language="ar"), Relation.quotes) == [("وزارة النقل العمانية", "ONA")]
