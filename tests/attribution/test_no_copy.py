"""Words that look like a credit for the story and are one for a picture, a chart or another text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.intake.read import read
from wirecopy.records import Item, Judgement, Relation

MORE = (
    "The town has paid for half of the work, and the county will pay for the rest before the autumn comes. "
    "Nobody knows yet what the second quay will cost, and the council does not want to guess."
)


def read_and_judged(folder: Path, **record: str) -> Judgement:
    path = folder / "story.json"
    path.write_text(json.dumps({"id": "a", "url": "https://herald.example/a", "title": "Ferry", **record}))
    [item] = [one for one in read([str(path)]) if isinstance(one, Item)]
    return attribute(item, load())


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("Ada Lind/Associated Press", "ap"),
        ("Bo T. Ek/Reuters", "reuters"),
        ("(Reuters/Files)", "reuters"),
    ],
)
def test_a_photographer_above_a_text_is_a_credit_for_the_picture(tmp_path: Path, head: str, agency: str):
    judgement = read_and_judged(tmp_path, text=f"{head}\n\n{STORY}\n\n{MORE}", byline="Cy Moss")
    assert claims(judgement, Relation.syndicated) == []
    assert agency in claims(judgement, Relation.photo)


def test_names_behind_the_button_of_a_caption_are_credits_for_the_picture():
    judgement = judged(byline="toggle caption DPA/Bay Pictures; AP")
    assert claims(judgement, Relation.syndicated) == []
    assert claims(judgement, Relation.photo) == ["ap", "dpa"]


def test_an_agencys_name_alone_below_a_writers_is_whose_writer_it_is(tmp_path: Path):
    judgement = read_and_judged(tmp_path, text=f"Ada Lind\n\nAssociated Press\n\n{STORY}\n\n{MORE}")
    assert claims(judgement, Relation.syndicated) == ["ap"]


def test_a_person_in_brackets_behind_an_agency_took_the_picture():
    judgement = judged(f"The ferry at its quay on Monday (Reuters: Ada Lind)\n\n{STORY}\n\n{MORE}")
    assert claims(judgement, Relation.photo) == ["reuters"]
    assert claims(judgement, Relation.syndicated) == []


@pytest.mark.parametrize("lead", ["From the AP:", "From McClatchy:"])
def test_words_that_lead_up_to_a_quotation_are_no_byline(lead: str):
    judgement = judged(f"{STORY}\n\n{MORE}\n\n{lead}\n\n“The quay will be closed for a year.”")
    assert claims(judgement, Relation.syndicated) == []


def test_a_report_that_the_story_quotes_keeps_its_dateline_to_itself():
    text = f"{STORY}\n\n{MORE}\n\nThe AP report said this:\n\nOSLO (AP) — The quay is closed.\n\n{MORE}"
    assert claims(judged(text), Relation.syndicated) == []


def test_a_charts_source_is_not_the_storys():
    text = f"{STORY}\n\n{MORE}\n\nSource: Dow Jones Market Data\n\n{MORE}"
    assert claims(judged(text), Relation.syndicated) == []


def test_who_published_a_title_in_a_list_of_links_did_not_write_the_story():
    text = f'{STORY}\n\n{MORE}\n\n-- "Ferry Begins Again." (BBC News)'
    assert claims(judged(text), Relation.syndicated) == []


def test_the_state_behind_a_town_is_no_broadcaster():
    text = f"{STORY}\n\nB.A. Ek (Harbour School, Eudora, Kan.): We shall see.\n\n{MORE}"
    assert judged(text).attributions == ()


def test_a_person_who_holds_the_rights_is_no_agency():
    assert judged(f"{STORY}\n\n{MORE}\n\nCOPYRIGHT 2016 ANN LINDSTROM").attributions == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("This column was first published in the Bay Register.", ["Bay Register"]),
        ("The following first appeared in the Bay Register.", ["Bay Register"]),
        ("Originally published on Bay Register", ["Bay Register"]),
        ("The memo, first published by Bay Register, is two pages long.", []),
        ("News of the order was first published by the Bay Register.", []),
    ],
)
def test_only_the_text_itself_is_said_to_have_appeared_elsewhere(words: str, names: list[str]):
    assert claims(judged(f"{STORY}\n\n{MORE}\n\n{words}"), Relation.syndicated) == names


def test_where_the_text_says_that_the_agency_contributed_a_byline_proves_no_more():
    judgement = judged(
        f"{STORY}\n\n{MORE}\n\nAssociated Press contributed to this story.", byline="Cy Moss, AP"
    )
    assert claims(judgement, Relation.contributed) == ["ap"]
    assert claims(judgement, Relation.syndicated) == []


def test_a_list_of_people_and_organisations_names_no_author():
    byline = "Cy Moss, Associated Press, Ada Lind, Bo Ek"
    assert claims(judged(byline=byline), Relation.syndicated) == []
    assert claims(judged(byline="Cy Moss, Ada Lind, Bo Ek, Associated Press"), Relation.syndicated) == ["ap"]


def test_an_outlets_own_network_is_the_outlet(tmp_path: Path):
    text = f"Ada Lind\n\nUSA TODAY Network\n\n{STORY}\n\n{MORE}"
    here = read_and_judged(tmp_path, text=text, url="https://www.usatoday.com/a")
    elsewhere = read_and_judged(tmp_path, text=text)
    assert claims(here, Relation.syndicated) == []
    assert claims(elsewhere, Relation.syndicated) == ["usa-today-network"]


@pytest.mark.parametrize(
    "body",
    [
        "The Water Protection Agency looked at the quay.",
        "The space agency looked at the quay.",
        "Nobody looked.",
    ],
)
@pytest.mark.parametrize("words", ["the agency’s director said", "the agency said"])
def test_the_agency_may_be_a_public_body(body: str, words: str):
    text = f"Reuters reported that the quay is closed. {body}\n\n“It is shut,” {words}. {MORE}"
    wanted = 2 if body == "Nobody looked." and words == "the agency said" else 1
    found = [one for one in judged(text).attributions if one.relation is Relation.cites]
    assert [one.organisation.agency for one in found] == ["reuters"]
    assert len(found[0].evidence) == wanted


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Cy Moss, 63, told Reuters.", ["Cy Moss"]),
        ("One of the masters told Reuters.", ["One of the masters"]),
        ("They lost much because of the strike, told Reuters.", []),
        ("Fifty-four percent of masters told Reuters.", []),
        ("He would not speak, though Cy Moss told Reuters about it.", ["Cy Moss"]),
        ("One of them, Cy Moss, told Reuters.", ["Cy Moss"]),
    ],
)
def test_a_piece_of_a_sentence_is_no_speaker(words: str, speakers: list[str]):
    assert [name for name, _ in by_hand(judged(f"{STORY} {words}"), Relation.quotes)] == speakers


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        (
            "타스 통신에 따르면 위성이 궤도에 진입했다.\n\n발사는 성공했고 주민들은 불꽃을 보았다.",
            "ko",
            "tass",
        ),
        ("dpa 통신은 독일 총리가 방중한다고 전했다.", "ko", "dpa"),
    ],
)
def test_a_short_sentence_that_begins_with_an_agency_is_no_credit(
    tmp_path: Path, text: str, language: str, agency: str
):
    judgement = read_and_judged(tmp_path, text=text, language=language)
    assert claims(judgement, Relation.syndicated) == []
    assert claims(judgement, Relation.cites) == [agency]


@pytest.mark.parametrize(
    ("language", "heading", "links"),
    [
        ("ja", "関連記事", "・円相場、小幅な値動き（ロイター）\n・全国で桜の開花早まる（共同通信）"),
        ("ja", "", "・円相場、小幅な値動き（ロイター）\n・全国で桜の開花早まる（共同通信）"),
        ("zh", "相关新闻", "·尼斯发生火灾（新华社）\n·小麦价格下跌（路透社）"),
        ("ko", "관련기사", "· 니스 화재 (연합뉴스)\n· 밀 값 하락 (로이터)"),
        ("fr", "À lire aussi", "Un incendie à Nice (AFP)\nLe prix du blé recule (Reuters)"),
        ("en", "Related", "- Fire in Nice (AFP)\n- Wheat price falls (Reuters)"),
    ],
)
def test_a_list_of_other_stories_below_the_text_credits_nobody(tmp_path: Path, language, heading, links):
    text = f"{STORY}\n\nThe third boat is in dry dock until May, and fares stay.\n\n{heading}\n{links}"
    assert read_and_judged(tmp_path, text=text, language=language).attributions == ()


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The PAP will name chairmen, the party said. The PAP said they would start in May.", []),
        ("The party said no, PAP reported.", ["pap"]),
        ("The party said no, its leader told the PTI. The PTI said he would go on.", ["pti"]),
        ("Volunteers of the PAP branch dug. The PAP's branch chairman said 86 households asked.", []),
        ("A port opened. An earlier version of this story was credited to AFP in error.", []),
        ("A port opened. An earlier version was wrongly attributed to AFP.", []),
    ],
)
def test_a_party_and_a_credit_taken_back_are_no_source(text, agencies):
    assert claims(judged(text), Relation.cites) == agencies


def test_a_word_for_pictures_in_the_sentence_before_makes_no_picture():
    judgement = judged("The story carried no pictures. AAP regrets the error.", byline="AAP")
    assert claims(judgement, Relation.photo) == []
