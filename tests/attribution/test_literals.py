"""The words that a pattern cannot do without, by which most texts are passed over."""

from __future__ import annotations

import pytest
import regex

from wirecopy.attribution.literals import literals, literals_of_all
from wirecopy.attribution.phrases import grammar


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"according\sto\s", {"according"}),
        (r"(?:told|said\sto)\s", {"told", "said"}),
        (r"(?:quoted\s)?by\s(?:the\s)?agency", {"agency"}),
        (r"photos?(?!\p{L})", {"photo"}),
        (r"(?:©|\(c\)|copyright)\s", {"©", "(c)", "copyright"}),
        (r"(?<!(?:told|asked)\s(?:\p{L}+\s){0,3}[()]?)agency\s", {"agency"}),
        (r"\s?[(\[]\s?", None),
        (r"(?:agency|\d+)", None),
        (r"a|b", None),
    ],
)
def test_one_of_the_words_stands_in_whatever_a_pattern_matches(pattern, words):
    assert literals(pattern) == (None if words is None else frozenset(words))


def test_of_words_that_hold_each_other_the_shorter_is_enough():
    assert literals_of_all(["report\\s", "reporting\\s", "wrote\\s"]) == ("report", "wrote")


def test_one_pattern_without_words_leaves_none():
    assert literals_of_all(["report", r"\d"]) is None


def test_every_case_of_a_feed_holds_a_word_of_its_pattern():
    rows = {row["id"]: row for file in grammar().files for row in file.get("feeds", ())}
    for feed in grammar().feeds:
        texts = [case["text"] for case in rows[feed.id]["cases"] if case["feed"]]
        assert texts
        assert all(feed.may_stand_in(text.casefold()) for text in texts)
        assert all(regex.search(feed.pattern, text) for text in texts)
