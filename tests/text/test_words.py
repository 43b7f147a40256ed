from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import Words, normal_form, normal_word, normal_words, words_of

KNOWN = 655298293749293344
texts = st.text(max_size=60)
mixed = st.text(alphabet="aB é\u0301ﬁ\u00ad\u200bक\u093f्中ไทยにが…'’-—_0٣ß İ\n", max_size=40)


def body(text: str) -> Words:
    return words_of(text, [ZoneSpan(Zone.body, 0, len(text))])


def pieces(text: str) -> list[str]:
    found = body(text)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def same(one: str, other: str) -> bool:
    return body(one).hashes.tolist() == body(other).hashes.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over,” he said", '"It\'s over" he said'),
        ("the long-awaited report — finally", "the long awaited report - finally"),
        ("ANGRY CROWD LEAVES", "Angry crowd leaves"),
        ("ﬁve oﬃces", "five offices"),
        ("Straße", "STRASSE"),
        ("cafe\u0301", "café"),
        ("news\u00adpaper", "newspaper"),
        ("news\u200bpaper", "newspaper"),
        ("\ufeffReport", "report"),
        ("full\u00a0stop", "full stop"),
        ("Ｔｏｋｙｏ　２０２４", "tokyo 2024"),
        ("ｶﾞｽ", "ガス"),
        ("Crеws оpеnеd twо spillwаy gаtеs", "Crews opened two spillway gates"),
        ("АCTION ВY INТERIΜ ΡRESIDENT", "action by interim president"),
        ("nоn\u00adsense, cafе\u0301s, Ѕtraße", "nonsense, cafés, Strasse"),
    ],
)
def test_how_words_are_written_makes_no_difference(one: str, other: str):
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resume", "résumé"),
        ("12", "13"),
        ("मन", "मान"),
        ("man bites dog", "dog bites man"),
        ("が", "か"),
        ("сор", "cop"),
        ("Мoсква", "Mocквa"),
        ("µm", "um"),
    ],
)
def test_other_words_are_other_words(one: str, other: str):
    assert not same(one, other)


@pytest.mark.parametrize("text", ["рост оса Авто", "νους ΟΠΟΥ", "Reuters АР", "ИТ-компания IT"])
def test_words_of_one_script_are_hashed_by_their_own_letters(text: str):
    found = normal_words(text)

    assert found == text.casefold().replace("-", " ").split()
    assert len(body(text)) == len(found)


@given(st.text(alphabet="aAzBeр Рс СеЕоΑαΣσдё\u0308\u0301ᲂꭰÅİıé1\u00ad-", max_size=30))
def test_words_of_mixed_letters_have_the_hash_of_their_normal_form(text: str):
    assert body(text).hashes.tolist() == body(normal_form(text)).hashes.tolist()
    assert normal_form(normal_form(text)) == normal_form(text)


def test_scripts_without_spaces_give_one_word_a_character():
    assert pieces("北京报道。") == ["北", "京", "报", "道"]
    assert pieces("ตลาด") == ["ต", "ล", "า", "ด"]


def test_a_mark_stays_with_the_letter_that_it_stands_on():
    assert pieces("हिन्दी में") == ["हिन्दी", "में"]
    assert pieces("ที่นี่") == ["ที่", "นี่"]


def test_words_within_a_word_are_cut_at_hyphens_and_underscores():
    assert pieces("vice-president_elect") == ["vice", "president", "elect"]


def test_only_lead_and_body_count():
    text = "By Jane Doe\nThe ferry sank.\nPhoto: AFP\nRead more"
    spans = [
        ZoneSpan(Zone.byline, 0, 11),
        ZoneSpan(Zone.lead, 12, 27),
        ZoneSpan(Zone.caption, 28, 38),
        ZoneSpan(Zone.furniture, 39, 48),
    ]

    found = words_of(text, spans)

    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == ["The", "ferry", "sank"]


def test_a_zone_s_end_ends_a_word():
    found = words_of("ferryboat", [ZoneSpan(Zone.lead, 0, 5), ZoneSpan(Zone.body, 5, 9)])

    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [(0, 5), (5, 9)]
    assert found.hashes.tolist() == body("ferry boat").hashes.tolist()


def test_a_word_s_hash_is_the_same_for_ever():
    assert body("Ferry").hashes.tolist() == [KNOWN]


def test_a_choice_of_words_keeps_their_offsets():
    chosen = body("one two three").only(np.array([True, False, True]))

    assert (chosen.starts.tolist(), chosen.ends.tolist()) == ([0, 8], [3, 13])


def test_a_text_without_words_has_none():
    assert len(body(" — \u200b … ")) == 0


@given(st.one_of(texts, mixed))
def test_offsets_are_in_order_disjoint_and_never_empty(text: str):
    found = body(text)

    assert len(found.hashes) == len(found.starts) == len(found.ends)
    assert (found.starts < found.ends).all()
    assert (found.ends[:-1] <= found.starts[1:]).all()
    assert len(text) >= (found.ends[-1] if len(found) else 0)


@given(st.one_of(texts, mixed))
def test_each_word_alone_is_the_word_that_it_was_in_its_text(text: str):
    found = body(text)

    for hash_, piece in zip(found.hashes.tolist(), pieces(text), strict=True):
        assert body(normal_word(piece)).hashes.tolist()[:1] == [hash_]


@given(st.one_of(texts, mixed))
def test_the_normal_form_is_the_normal_form_of_itself(text: str):
    once = normal_form(text)

    assert normal_form(once) == once


@given(mixed)
def test_composed_and_decomposed_text_have_the_same_words(text: str):
    assert normal_words(unicodedata.normalize("NFD", text)) == normal_words(
        unicodedata.normalize("NFC", text)
    )


letters = st.text(
    st.characters(categories=["L", "N", "P", "Z", "S"], max_codepoint=0x2FFF) | st.sampled_from("ßŉİǅﬁ½²"),
    max_size=60,
)


@given(st.one_of(letters, mixed))
def test_a_character_that_needs_care_changes_nothing_for_the_words_around_it(text: str):
    alone, beside = body(text), body(text + " \u200b")

    assert alone.hashes.tolist() == beside.hashes.tolist()
    assert (alone.starts.tolist(), alone.ends.tolist()) == (beside.starts.tolist(), beside.ends.tolist())


def test_a_word_of_a_thousand_letters_is_one_word_among_others():
    assert body(f"one {'a' * 1000} two").hashes.tolist()[::2] == body("one two").hashes.tolist()


@given(texts)
def test_a_zone_gives_the_words_of_its_own_text(text: str):
    around = f"ahead {text} behind"

    inner = words_of(around, [ZoneSpan(Zone.body, 6, 6 + len(text))])

    assert inner.hashes.tolist() == body(text).hashes.tolist()
