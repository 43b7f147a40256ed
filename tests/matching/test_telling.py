"""What stories of few own words share is furniture where they tell of other things, and a body where not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from wirecopy.fingerprint.sign import digest_of
from wirecopy.matching.furniture import Holding, learn, without
from wirecopy.matching.passages import passage_hashes
from wirecopy.records import Item, Outlet, Zone, ZoneSpan
from wirecopy.text.words import words_of

FOOTER = """More from the county: Ten walks that end at a tea room; Who owned the village pump; Our readers'
best photographs of April; Where to buy a second-hand wheelbarrow; A guide to every museum that opens on
Sundays; The longest queue for chips, measured by a schoolboy.

Have the morning letter brought to your inbox before breakfast, with a quiz and the tides. You may cancel
whenever you like. We keep your address as our privacy policy explains, and pass it to nobody who sells
insurance. Advertisers may reach the sales desk on weekdays between nine and five.

The Hollow Gazette belongs to Larch Publishing, which takes part in the scheme of the press regulator. Please
tell the editor first if anything that was printed is inaccurate, and quote the page. Subscribers find every
issue since 1998 in the archive. Reproduction without written permission is forbidden, pictures included."""
BRIEFS = {
    "Goose holds up the number seven": """A goose that sat down before the number seven bus has been carried
to the millpond. Passengers gave it biscuits.""",
    "Chapel roof to be mended": """The chapel at Orle gets new slates this summer with what a retired organist
left in her will. Masons begin on July 9.""",
    "Brothers cross the bay in a wardrobe": """Two brothers paddled from Fenny to Staithe in a wardrobe on
Saturday to raise 1,120 crowns for the hospice.""",
    "Inspector turns down houses": """An inspector refused forty houses at Withy Farm because the lane floods
each winter. The developer may appeal until autumn.""",
}
COPY = """Keepers closed the sluice at Marrow Lock on Tuesday after a barge loaded with gravel tore away one
of its gates, and boats queued for three miles below the town. Nobody was hurt. The waterways board expects
divers to lift the gate by Friday, engineer Petra Sohn said, and asked skippers to wait at Ormsby or
to take the old canal. Gravel for the new harbour wall goes by lorry until then,
which hauliers say costs twice as much."""
VERSIONS = {
    "Barge tears gate off Marrow Lock": """A barge loaded with gravel rammed Marrow Lock before dawn on
Tuesday, and the keepers closed the sluice for all boats.""",
    "Divers to lift sluice gate by Friday": """Divers from Ormsby have gone down to the broken gate at Marrow
Lock, engineer Petra Sohn told skippers who wait below the town.""",
    "Hauliers count cost of closed lock": """Gravel for the harbour wall now goes by lorry, and hauliers asked
the waterways board on Wednesday who will pay them.""",
    "Queue of boats grows to five miles": """The queue of boats below Marrow Lock grew to five miles on
Wednesday, though some skippers turned into the old canal.""",
}
CHINESE_FOOTER = """
本报热线每天早上八点至晚上十点接听读者来电，欢迎提供新闻线索，一经采用即付稿酬。
未经书面许可，任何单位和个人不得转载、摘编或以其他方式使用本网站所刊文字与图片。订阅电子版请在首页注册账户，如需退订可随时
点击邮件下方链接。广告合作请与经营部联系，投诉建议请写信给总编室，编辑部将在十四个工作日之内答复。往期报纸可在资料库中查阅，
最早至一九九八年创刊号。"""
CHINESE_BRIEFS = {
    "大鹅拦停七路公交车": "一只大鹅周一早晨坐在七路公交车前不肯离开，"
    "司机请来兽医把它抱到磨坊池塘，乘客们喂了它饼干。",
    "小学屋顶暑假翻修": "柳溪小学的瓦屋顶今年暑假更换，费用来自一位退休厨师的遗赠，"
    "工匠七月九日开工，预计开学之前完成。",
    "兄弟划木柜横渡海湾": "周六两兄弟坐着旧木柜划过海湾，为临终关怀医院募得一千一百元，"
    "途中丢了一支桨，渔民把他们拖上了岸。",
}


def item(title: str, text: str) -> Item:
    outlet = Outlet("gazette.example", "Hollow Gazette")
    return Item("test", outlet, text, (ZoneSpan(Zone.body, 0, len(text)),), title=title)


def learnt(items: Sequence[Item]) -> np.ndarray:
    """The furniture of an outlet whose stories, of ids from 1 on, these are."""
    holdings = []
    for story, one in enumerate(items, start=1):
        words = words_of(one.text, one.zones)
        holdings.append(Holding(story, digest_of(words.hashes), passage_hashes(words)))
    return learn(holdings, lambda stories: {story: items[story - 1] for story in stories})


def under(footer: str, briefs: dict[str, str]) -> list[Item]:
    return [item(title, f"{text}\n\n{footer}") for title, text in briefs.items()]


def words_left(one: Item, furniture: np.ndarray) -> int:
    return len(without(words_of(one.text, one.zones), furniture))


@pytest.mark.parametrize("count", [3, 4])
def test_a_footer_ten_times_as_long_as_the_briefs_above_it_is_furniture(count: int):
    pages = under(FOOTER, BRIEFS)[:count]

    furniture = learnt(pages)

    for page, text in zip(pages, BRIEFS.values(), strict=False):
        assert abs(words_left(page, furniture) - len(text.split())) <= 8


def test_two_briefs_are_too_few_to_tell():
    assert len(learnt(under(FOOTER, BRIEFS)[:2])) == 0


def test_briefs_without_titles_are_told_by_their_openings():
    assert len(learnt([item("", page.text) for page in under(FOOTER, BRIEFS)])) > 0


def test_a_copy_among_the_briefs_keeps_its_words():
    pages = [*under(FOOTER, BRIEFS), item("Lock closed", f"{COPY}\n\n{FOOTER}")]

    assert abs(words_left(pages[-1], learnt(pages)) - len(COPY.split())) <= 8


@pytest.mark.parametrize("count", [3, 4])
def test_a_body_under_new_openings_and_new_titles_is_no_furniture(count: int):
    assert len(learnt(under(COPY, VERSIONS)[:count])) == 0


def test_a_body_under_new_openings_without_titles_is_no_furniture():
    assert len(learnt([item("", page.text) for page in under(COPY, VERSIONS)])) == 0


def test_a_copy_that_an_outlet_ran_above_other_teasers_each_time_is_no_furniture():
    teasers = list(BRIEFS.values())
    titles = ["Marrow Lock loses a gate", "Sluice closed at Marrow Lock", "Barge closes lock", ""]
    pages = [item(title, f"{COPY}\n\n{strip}") for title, strip in zip(titles, teasers, strict=True)]

    assert len(learnt(pages)) == 0


def test_a_copy_sent_again_and_again_with_small_edits_is_no_furniture():
    edits = [COPY, COPY.replace("Tuesday", "Monday"), COPY.replace("three miles", "two miles"), COPY[:-60]]

    assert len(learnt([item("Lock closed", text) for text in edits])) == 0


def test_in_a_script_without_spaces_as_well():
    pages = under(CHINESE_FOOTER, CHINESE_BRIEFS)

    furniture = learnt(pages)

    for page, text in zip(pages, CHINESE_BRIEFS.values(), strict=True):
        assert words_left(page, furniture) <= len(text) + 8
        assert words_left(page, furniture) >= len(text) - 20


def test_without_a_look_at_the_texts_briefs_teach_nothing():
    pages = under(FOOTER, BRIEFS)
    holdings = [
        Holding(story, story, passage_hashes(words_of(page.text, page.zones)))
        for story, page in enumerate(pages, start=1)
    ]

    assert len(learn(holdings)) == 0
