"""The search for many words finds exactly what a search for each by itself finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.text.wordsearch import WordSearch

LETTERS = st.sampled_from("abAB é共同通\u0601𝒜\ud800")
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=10), min_size=1, max_size=12, unique=True)
TEXTS = st.text(LETTERS, max_size=60)


def occurrences(words: list[str], text: str) -> set[tuple[int, str]]:
    return {(place, word) for word in words for place in range(len(text)) if text.startswith(word, place)}


@given(WORDS, TEXTS)
def test_every_place_of_every_word_is_found_once(words, text):
    found = WordSearch(words).find(text)
    assert len(found) == len(set(found))
    assert set(found) == occurrences(words, text)


@given(WORDS, TEXTS)
def test_whole_words_are_those_that_no_ascii_letter_precedes(words, text):
    def is_ascii_word(letter: str) -> bool:
        return letter.isascii() and letter.isalnum()

    expected = {
        (place, word)
        for place, word in occurrences(words, text)
        if not (place and is_ascii_word(word[0]) and is_ascii_word(text[place - 1]))
    }
    assert set(WordSearch(words, whole=True).find(text)) == expected


def test_places_come_in_the_order_of_the_text():
    assert WordSearch(["dpa", "AFP", "AP"]).find("AP, AFP/dpa") == [(0, "AP"), (4, "AFP"), (8, "dpa")]


def test_a_word_of_one_letter_is_refused():
    with pytest.raises(ValueError, match="too short"):
        WordSearch(["a"])
