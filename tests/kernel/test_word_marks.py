from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

import naive
from wirecopy.matching import facts
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import words_of

KINDS = {"ordinary": facts.ORDINARY, "figure": facts.FIGURE, "name": facts.NAME}
alphabet = 'aB1 Ǆǅ٣²Ⅷ中「」『』《》“”„‟"«»‹›.!?:…。\n\u3000\u2003é'


def marks_of(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    words = words_of(text, [ZoneSpan(Zone.body, 0, len(text))])
    places = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    return places, facts.marks_of(text, words).tolist()


@given(st.text(alphabet=alphabet, max_size=80))
def test_words_are_of_the_kind_that_they_look_like(text: str):
    places, marks = marks_of(text)

    befores = [-1, *(end for _, end in places)]
    assert [mark & facts.KIND for mark in marks] == [
        KINDS[naive.kind(text, before, start, end)]
        for before, (start, end) in zip(befores, places, strict=False)
    ]


@given(st.lists(st.sampled_from([*alphabet, "a " * 300, " b" * 749]), max_size=40))
def test_words_are_quoted_where_a_quotation_holds_them(pieces: list[str]):
    text = "".join(pieces)
    places, marks = marks_of(text)

    quotations = naive.quotations(text, 1500)
    assert [mark & facts.QUOTED > 0 for mark in marks] == [
        any(opened <= start < end for opened, end in quotations) for start, _ in places
    ]


def test_no_blank_stands_beyond_the_characters_that_are_looked_up():
    assert max(code for code in range(sys.maxunicode + 1) if chr(code).isspace()) < facts.LOOKED_UP
