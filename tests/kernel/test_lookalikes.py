from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import naive
from wirecopy.text.lookalikes import odd_words_of

ALPHABET = "aZ -1é日аРдΑλ\uff32\U0001d411\u00ad\u200b…“"


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_odd_words_are_those_in_which_letters_look_like_others(text: str):
    assert odd_words_of(text).words == naive.odd_words(text)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_hidden_characters_are_seen(text: str):
    assert odd_words_of(text).hidden == any(letter in "\u00ad\u200b" for letter in text)
