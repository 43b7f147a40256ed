"""Who speaks through an agency, and through whom an agency's words reached the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from attribution.test_no_copy import read_and_judged
from wirecopy.attribution.declined import where_of
from wirecopy.records import Relation


def speakers(text: str, language: str = "en") -> list[str]:
    return [name for name, _ in by_hand(judged(text, language=language), Relation.quotes)]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("The warden, speaking to Antara news agency, said the gate was shut.", "en", "warden"),
        ("Le préfet, joint par l'AFP, a confirmé la fermeture.", "fr", "préfet"),
        ("O prefeito, citado pela agência Lusa, anunciou uma obra.", "pt", "prefeito"),
        ("Il prefetto, citato dall'agenzia Interfax, ha annunciato un piano.", "it", "prefetto"),
    ],
)
def test_the_subject_stands_before_words_between_commas(text: str, language: str, speaker: str):
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to TASS, the harbour master said the quay was dry.", "harbour master"),
        ("The quay is dry, according to two pilots cited by Bloomberg.", "two pilots"),
        ("A port ministry statement carried by SANA denied the claim.", "port ministry"),
        ("Catches fell in the spring, the fleet's head, Ada Lind, told Reuters.", "Ada Lind"),
        ("On Friday morning, Ada Lind, the fleet's head, told Reuters that catches fell.", "Ada Lind"),
        ("The quay is dry, Bernama reported the mayor as saying.", "mayor"),
        ("The quay is dry, Interfax was told by the mayor.", "mayor"),
        ("The quay is dry, AFP has learnt from a harbour source.", "harbour source"),
        ("The quay is dry, AFP heard from a harbour source.", "harbour source"),
        ("The quay is dry, according to the harbour master, TASS said.", "harbour master"),
        ("The drought was confirmed by the harbour board in a statement to TASS.", "harbour board"),
        (
            "The harbour board gave the depth in a message to pilots that was relayed by TASS.",
            "harbour board",
        ),
        ("A pilot, who spoke to TASS on condition that he was not named, said the quay was dry.", "pilot"),
        ("“It is dry,” said Ada Lind, a pilot of the third class, quoted by TASS.", "Ada Lind"),
        ("One pilot, 62-year-old Ada Lind, told TASS that the quay was dry.", "Ada Lind"),
        ("The navy retook the quay at dawn, it said in a statement carried by SANA.", "navy"),
        ("“It is dry,” one of the pair, a pilot of the third class, told TASS.", "pilot of the third class"),
        ("What the harbour master told TASS was that the quay was dry.", "harbour master"),
        (
            "In Bayton the head of a growers' union told TASS that the quay was dry.",
            "head of a growers' union",
        ),
        ("The governor of Fars told IRNA that the quay was dry.", "governor of Fars"),
    ],
)
def test_who_speaks_stands_where_the_sentence_puts_it(text: str, speaker: str):
    assert speakers(text) == [speaker]


def test_who_speaks_of_an_agencys_report_does_not_speak_through_it():
    assert speakers("The harbour board denied an ANSA report that the quay was dry.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The lock warden laid the flood at the door of a contractor, in remarks carried by AFP.",
            "lock warden",
        ),
        ("The canal board played down the leak in a statement to Reuters.", "canal board"),
        ("Ida Bloom traced the leak to a root in an essay for Reuters.", "Ida Bloom"),
        ("The canal ministry denounced the dredging, state news agency KCNA said.", "canal ministry"),
        (
            "In a yearly letter to tenants seen by Reuters, its chairman put the loss at nine boats.",
            "chairman",
        ),
        ("The canal is shut, a diver recently told Reuters.", "diver"),
        ("Moss, whose remarks were short, is gone. Moss's comments were carried by IRNA.", "Moss"),
    ],
)
def test_a_speaker_needs_no_verb_of_saying(text: str, speaker: str):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Prices put pressure on millers, in figures carried by AFP.",
        "The minister was blamed for the leak in an article published by Reuters.",
        "The mayor asked for calm after the press suggested a leak, in a report seen by Reuters.",
        '"The office called me, and the board urged haste," he wrote, Reuters reported.',
        "The statement was carried by KCNA.",
    ],
)
def test_what_does_not_speak_is_no_speaker(text: str):
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The quay is dry, figures cited by Bloomberg show.",
        "A brief statement carried by SANA denied the claim.",
        "According to the AFP, the book alleges that Ada Lind said no.",
        "The report was picked up by Xinhua.",
    ],
)
def test_what_is_cited_without_anybody_is_nobody(text: str):
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The quay is dry, Kyodo said, quoted by Yonhap.",
        "The quay is dry, Kyodo reported, according to Yonhap.",
        "Kyodo, as quoted by Yonhap, said the quay was dry.",
        "A Kyodo report, relayed by Yonhap, said the quay was dry.",
        "The quay is dry, according to a report by Kyodo which was carried by Yonhap.",
        "The quay is dry, Kyodo reported. The report was picked up by Yonhap, which added a map.",
        "Yonhap reported, citing Kyodo, that the quay was dry. Kyodo said it had rained.",
    ],
)
def test_an_agency_that_another_hands_on_reached_the_story_through_it(text: str):
    cited = by_hand(judged(text), Relation.cites)
    assert sorted(cited) == [("Kyodo News", "Yonhap"), ("Yonhap", None)]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The quay is dry, Sputnik said, referring to German broadcaster Bay Radio.", "Bay Radio"),
        ("The quay is dry, Sputnik said, citing a report in the Uferblatt daily.", "Uferblatt"),
    ],
)
def test_a_paper_whose_kind_stands_beside_its_name_is_a_source(text: str, paper: str):
    assert (paper, "Sputnik") in by_hand(judged(text), Relation.cites)


def test_a_station_that_tells_an_agency_something_only_speaks():
    assert speakers("The tower fell, Bay Radio told Reuters.") == ["Bay Radio"]


@pytest.mark.parametrize(
    ("phrase", "language", "body"),
    [
        ("в пресс-службе порта", "ru", "пресс-служба порта"),
        ("в городском управлении", "ru", "городское управление"),
        ("в следственном комитете", "ru", "следственный комитет"),
        ("у міській раді", "uk", "міська рада"),
        ("пресс-служба порта", "ru", None),
        ("at the port", "en", None),
    ],
)
def test_a_body_in_which_something_was_said_is_named_in_the_first_case(phrase, language, body):
    assert where_of(phrase, language) == body


BY_A_SYNDICATE = "©2022 Bay Gazette. Visit baygazette.example. Distributed by Tribune Content Agency, LLC."
BY_A_NETWORK = "This story was produced by Kelpdata and reviewed and distributed by Stacker."
BY_AN_AGENCY = "Originally published by the Bay County Gazette, distributed by The Associated Press."


@pytest.mark.parametrize(
    ("byline", "foot", "distributor", "publisher"),
    [
        ("By Ada Lind", BY_A_SYNDICATE, "tribune-content-agency", "Bay Gazette"),
        ("The Bay Post/Asia News Network", "", "asia-news-network", "The Bay Post"),
        ("By Ada Lind, Bay County Gazette via AP", "", "ap", "Bay County Gazette"),
        ("", BY_A_NETWORK, "stacker", "Kelpdata"),
        ("", BY_AN_AGENCY, "ap", "Bay County Gazette"),
    ],
)
def test_a_distributor_has_the_copy_of_the_publisher_that_it_names(
    tmp_path: Path, byline: str, foot: str, distributor: str, publisher: str
):
    text = f"{STORY}\n\n{foot}" if foot else STORY
    found = read_and_judged(tmp_path, text=text, byline=byline, language="en").attributions
    handed = {
        (one.organisation.name, one.by.agency if one.by else None)
        for one in found
        if one.relation is Relation.syndicated
    }
    assert (publisher, distributor) in handed


def test_a_byline_that_is_a_known_outlets_name_says_through_whom_the_copy_came(tmp_path: Path):
    found = read_and_judged(
        tmp_path, text=f"{STORY}\n\nBy PA Reporter", byline="Evening Standard", language="en"
    ).attributions
    handed = [(one.organisation.name, one.by and one.by.name) for one in found]
    assert ("Evening Standard", None) in handed
    assert ("PA Media", "Evening Standard") in handed


def test_a_person_who_hands_on_nothing_is_no_publisher(tmp_path: Path):
    found = read_and_judged(tmp_path, text=STORY, byline="By Ada Lind via AP", language="en").attributions
    assert all(one.organisation.agency == "ap" for one in found)


@pytest.mark.parametrize(
    ("byline", "text", "agency"),
    [
        ("Agencies: AFP, dpa", STORY, "dpa"),
        ("By Ada Lind c.2022 The New York Times Company", STORY, "nyt-news-service"),
        ("", f"SINGAPORE - Media OutReach - 14 April 2022 - {STORY}", "media-outreach"),
        ("", f"{STORY}\n\n==Kyodo", "kyodo"),
    ],
)
def test_other_ways_to_write_a_credit(tmp_path: Path, byline: str, text: str, agency: str):
    found = read_and_judged(tmp_path, text=text, byline=byline, language="en").attributions
    assert agency in [one.organisation.agency for one in found if one.relation is Relation.syndicated]


def test_a_byline_of_the_outlets_own_people_above_the_text_speaks_against_an_agencys(tmp_path: Path):
    text = f"By our own correspondent\n\n{STORY}"
    found = read_and_judged(tmp_path, text=text, byline="Reuters", language="en").attributions
    assert [one.relation for one in found] == [Relation.conflict]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Transport Minister Ada Lind wants trains.", "Ada Lind"),
        ("The plan of Ada Lind, the mayor, was heard.", "Ada Lind"),
        ("Ada Lind and her brother Otto Lind met minister Otto Lind.", "Otto Lind"),
        ("Minister Ada Lind met chairman Otto Lind.", "Lind"),
        ("But Lind, the mayor, was late.", "Lind"),
        ("Mayor Lind was late.", "Lind"),
        ("Minister Ada Lind went to the Congress.\n\nLind, the mayor's aide, knew.", "Ada Lind"),
        ("A bridge was shut.", "Lind"),
    ],
)
def test_a_surname_is_completed_where_the_story_said_before_who_that_is(before, name):
    text = f"{before} “It will open,” Lind told Reuters."
    assert by_hand(judged(text), Relation.quotes) == [(name, "Reuters")]


def test_whose_a_body_is_is_no_part_of_its_name():
    text = "The country's Ministry of Works told Reuters that the bridge would open."
    assert by_hand(judged(text), Relation.quotes) == [("Ministry of Works", "Reuters")]


@pytest.mark.parametrize("reason", ["rising costs", "safety concerns", "bad weather"])
def test_a_reason_that_is_cited_speaks_not(reason):
    text = f"The dam stays shut, Reuters reported, citing {reason}."
    assert by_hand(judged(text), Relation.quotes) == []


def test_who_said_this_in_a_comment_speaks_and_a_report_that_was_denied_does_not():
    text = "The water board said this in a comment to Reuters."
    assert by_hand(judged(text), Relation.quotes) == [("water board", "Reuters")]
    text = "The water board denied this Reuters report."
    assert by_hand(judged(text), Relation.quotes) == []


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            "Reuters, citing three U.S. officials, reported that the port was shut.",
            "en",
            "three U.S. officials",
        ),
        ("Auctioneer Ada Lind told Reuters that bidding was slow.", "en", "Ada Lind"),
        ("Bay Gov. Ada Lind (D) told Reuters that the port was shut.", "en", "Ada Lind"),
        ("Norway's Lind told Reuters that the port was shut.", "en", "Lind"),
        ("Spoorbeheerder Lakrail zegt tegen Belga dat de kabel is hersteld.", "nl", "Lakrail"),
        (
            "Das berichtet die Nachrichtenagentur Bloomberg unter Berufung auf zwei Insider.",
            "de",
            "zwei Insider",
        ),
        ("„Gut“, sagte Präsident Adam von Lind der dpa.", "de", "Adam von Lind"),
        ("Skipper Ada Lind told Reuters that the quay was shut.", "en", "Ada Lind"),
        ("“It is shut,” Vice Minister of Agriculture Ada Lind told Reuters.", "en", "Ada Lind"),
        ("The Ministry of Agriculture told Reuters that it is shut.", "en", "Ministry of Agriculture"),
        ("Antara quoted Bay Governor's adviser Adam al-Lind as saying it is shut.", "en", "Adam al-Lind"),
        ("ونقلت وكالة رويترز عن مدير الميناء فؤاد الخطيب قوله إن الجسر مغلق.", "ar", "فؤاد الخطيب"),
        ("ونقلت وكالة رويترز عن وزير الخارجية قوله إن الجسر مغلق.", "ar", "وزير الخارجية"),
        ("塔斯社援引当地旅游局局长谢苗诺娃的话报道说，大桥已关闭。", "zh", "谢苗诺娃"),
        ("ロイター通信によると、学芸員のアダ・リンド氏は「橋は閉まった」と語った。", "ja", "アダ・リンド"),
        ("آدا لیند سخنگوی بندر به تاس گفت: «پل بسته است.»", "fa", "آدا لیند"),
    ],
)
def test_a_speaker_is_called_by_name_or_whole_description(text, language, speaker):
    assert claims(judged(text, language=language), Relation.quotes) == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The findings were published by Reuters on Monday.", "en"),
        ("Det siger han til Ritzau, og det er godt for havnen.", "da"),
    ],
)
def test_what_was_found_and_a_pronoun_are_nobody_who_spoke(text, language):
    assert claims(judged(text, language=language), Relation.quotes) == []


def test_a_surname_and_the_full_name_before_it_are_one_speaker():
    text = (
        "The mayor, Ada Lind, told Reuters that the quay was sound. “It sleeps,” Lind was quoted "
        "as saying by the news agency."
    )

    assert claims(judged(text), Relation.quotes) == ["Ada Lind"]


def test_words_and_a_lens_are_not_one():
    text = "Audio picked up by an Al Jazeera video camera had the shots, and the camera was lost."
    assert claims(judged(text), Relation.cites) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "In an interview with Reuters, the port's chief executive, Ada Lind, said it will open.",
            "Ada Lind",
        ),
        ("The port's chief executive, Ada Lind, said it will open. “Soon,” she told Reuters.", "Ada Lind"),
        ("Citing the General Statistics Office, Reuters said the quay is shut.", "General Statistics Office"),
        ("The quay is shut, General Ada Lind told Reuters.", "Ada Lind"),
    ],
)
def test_a_name_beside_its_office_speaks_and_a_body_keeps_its_whole_name(text, speaker):
    assert by_hand(judged(text), Relation.quotes) == [(speaker, "Reuters")]
