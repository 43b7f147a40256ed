"""Papers, sites and stations that a story names as its source, and agencies whose dispatches they hand on."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from wirecopy.records import Relation

CHINESE = "工程预计持续到秋天，耗资约四百万元。居民多年来一直要求维修，公交车将改走另一条路线。"
KOREAN = "다리는 4일 오전 다시 열렸다고 시장이 밝혔다. 주민들은 기뻐했다."
HARBOUR = ("haiwan.example", "海湾网")


@pytest.mark.parametrize(
    "byline", ["From: Daily Mail", "Source: The Independent", "Quelle: Newsweek", "By Daily Mail"]
)
def test_a_line_of_source_names_an_outlet_whose_copy_others_run(byline):
    assert len(claims(judged(byline=byline), Relation.syndicated)) == 1


def test_an_outlet_behind_a_dash_closes_its_copy_on_other_sites_only():
    text = f"{STORY}\n\n- DAILY MAIL"
    assert claims(judged(text), Relation.syndicated) == ["Daily Mail"]
    assert claims(judged(text, outlet=("dailymail.co.uk", "Daily Mail")), Relation.syndicated) == []
    assert claims(judged(f"{STORY}\n\n- SOUND HARBOUR"), Relation.syndicated) == []


@pytest.mark.parametrize(
    "byline", ["Izvor: zaliv.example", "Источник: zaliv.example", "Source: zaliv.example"]
)
def test_a_line_of_source_names_a_site(byline):
    assert claims(judged(byline=byline), Relation.syndicated) == ["zaliv.example"]


@pytest.mark.parametrize(
    "byline", ["Source: herald.example", "Ada Lind, zaliv.example", "Source: the sea", "zaliv.example"]
)
def test_a_site_is_no_source_where_it_is_the_outlets_own_or_no_word_says_so(byline):
    assert claims(judged(byline=byline), Relation.syndicated) == []


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        (CHINESE, "2012年01月12日 16:30 来源：京华时报 编辑：杨柳"),
        (CHINESE, "来源：京华时报"),
        (CHINESE, "2019年10月23日 09:05 京华时报"),
        (f"{CHINESE}\n\n(京华时报)", None),
        (f"{CHINESE}\n\n来源：京华时报", None),
    ],
)
def test_a_chinese_paper_is_a_source_by_its_name(text, byline):
    judgement = judged(text, byline=byline, language="zh", outlet=HARBOUR)
    assert claims(judgement, Relation.syndicated) == ["京华时报"]


@pytest.mark.parametrize(
    ("outlet", "byline"),
    [(HARBOUR, "来源：海湾晚报"), (("jinghua.example", "jinghua.example"), "来源：京华时报")],
)
def test_a_chinese_source_may_be_the_outlet_itself(outlet, byline):
    assert claims(judged(CHINESE, byline=byline, language="zh", outlet=outlet), Relation.syndicated) == []


def test_whose_reporters_a_chinese_text_begins_with_has_written_it():
    judgement = judged(f"绿洲娱乐1月17日报道 {CHINESE}\n\n{CHINESE}", language="zh", outlet=HARBOUR)
    assert claims(judgement, Relation.syndicated) == ["绿洲娱乐"]
    own = judged(f"海湾新闻1月17日报道 {CHINESE}\n\n{CHINESE}", language="zh", outlet=HARBOUR)
    assert claims(own, Relation.syndicated) == []


def test_a_paper_hands_on_the_dispatch_that_its_text_opens_with():
    judgement = judged(f"据新华社电 {CHINESE}\n\n(京华时报)", language="zh", outlet=HARBOUR)
    assert by_hand(judgement, Relation.syndicated) == [("Xinhua", "京华时报"), ("京华时报", None)]
    assert claims(judged(f"据新华社报道，{CHINESE}", language="zh"), Relation.syndicated) == []


def test_a_station_hands_on_the_dispatch_that_its_text_opens_with():
    text = f"中新社北京1月12日电 {CHINESE}"
    judgement = judged(text, byline="来源：中广网", language="zh", outlet=HARBOUR)
    assert claims(judgement, Relation.syndicated) == ["cnr-cn", "cns-cn"]


def test_facts_in_a_chinese_byline_are_parted_by_their_labels():
    byline = "2012-1-17 13:08:57 来源:中新网 栏目:国内新闻"
    assert claims(judged(CHINESE, byline=byline, language="zh"), Relation.syndicated) == ["cns-cn"]


def test_initials_in_brackets_that_explain_a_name_are_no_dateline():
    text = f"30일 파이낸셜타임스(FT)는 다리가 닫혔다고 전했다. {KOREAN}"
    assert claims(judged(text, language="ko"), Relation.syndicated) == []


def test_a_person_beside_an_agency_leaves_a_part_to_it_wherever_it_is_named_again():
    judgement = judged(byline="By Ada Lind and The Associated Press", metadata=[("jsonld.author", "AP")])
    assert claims(judgement, Relation.contributed) == ["ap"]
    assert claims(judgement, Relation.syndicated) == []


def test_a_desk_beside_an_agency_in_brackets_of_its_own_leaves_a_part_to_it():
    judgement = judged(byline="Autor: (ADL), (PAP)", language="pl")
    assert (claims(judgement, Relation.contributed), claims(judgement, Relation.syndicated)) == (["pap"], [])


def test_an_agencys_service_is_known_in_one_word():
    assert claims(judged(byline="By AFPRelaxnews"), Relation.syndicated) == ["afp-relaxnews"]


def test_the_source_of_a_picture_or_of_figures_is_no_parent():
    for byline in ("新闻图片来源：京华时报", "数据来源：京华时报"):
        assert (
            claims(judged(CHINESE, byline=byline, language="zh", outlet=HARBOUR), Relation.syndicated) == []
        )


def test_a_name_within_an_address_of_the_pages_data_credits_nobody():
    metadata = [("meta.original_source", "https://www.herald.example/news/BBC-RADIO-1-opens")]
    judgement = judged(metadata=metadata)
    assert claims(judgement, Relation.contributed) == claims(judgement, Relation.syndicated) == []


def test_an_agency_that_a_cited_paper_cites_in_a_clause_reaches_the_story_through_it():
    text = "Trains return, according to the daily Kystavisa, which cited a report by the Ritzau news agency."
    assert by_hand(judged(text), Relation.cites) == [("Ritzau", "Kystavisa"), ("Kystavisa", None)]


def test_an_acronym_of_two_is_known_when_written_as_words():
    assert claims(judged("The wreck was found, Ana-Mpa reported."), Relation.cites) == ["ana-mpa"]
