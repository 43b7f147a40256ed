from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import naive
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import normal_words, words_of

simple = st.text(alphabet="aBcXYZ éÖž Жя09_'’—.,\n", max_size=80)
any_letters = st.text(alphabet="aB ßİﬁ é\u0301 中ไทย٣ Ж…\n", max_size=60)


@given(st.one_of(simple, any_letters))
def test_each_word_s_hash_is_that_of_its_normal_form(text: str):
    found = words_of(text, [ZoneSpan(Zone.body, 0, len(text))])

    assert found.hashes.tolist() == [naive.word_hash(word) for word in normal_words(text)]


@given(simple, st.text(alphabet="x .", max_size=9))
def test_places_are_those_in_the_whole_text(text: str, before: str):
    alone = words_of(text, [ZoneSpan(Zone.body, 0, len(text))])
    whole = words_of(before + text, [ZoneSpan(Zone.body, len(before), len(before) + len(text))])

    assert (whole.starts - len(before)).tolist() == alone.starts.tolist()
    assert (whole.ends - len(before)).tolist() == alone.ends.tolist()
    assert [(before + text)[a:b] for a, b in zip(whole.starts, whole.ends, strict=True)] == [
        text[a:b] for a, b in zip(alone.starts, alone.ends, strict=True)
    ]


@given(st.lists(st.tuples(any_letters, any_letters), min_size=1, max_size=5))
def test_words_of_several_zones_are_those_of_each_in_turn(parts: list[tuple[str, str]]):
    text, zones, expected = "", [], []
    for counted, between in parts:
        zones.append(ZoneSpan(Zone.body, len(text), len(text) + len(counted)))
        expected += normal_words(counted)
        text += counted + "|" + between + "|"

    assert words_of(text, zones).hashes.tolist() == [naive.word_hash(word) for word in expected]


def test_a_text_of_no_counted_zone_has_no_words():
    assert len(words_of("By Ana Lima", [ZoneSpan(Zone.byline, 0, 11)])) == 0
    assert len(words_of("", [])) == 0
