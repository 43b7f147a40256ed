from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.matching.passages import GRAM, RUN, WINDOW, gram_sequence, kept_places, passage_hashes
from wirecopy.text.words import Words


def as_words(values: list[int]) -> Words:
    offsets = np.arange(len(values), dtype=np.int32)
    return Words(np.array(values, np.uint64), offsets, offsets + 1)


def random_words(seed: int, count: int) -> list[int]:
    return np.random.default_rng(seed).integers(0, 2**63, count).tolist()


KNOWN = [43628118454, 87634645882, 133366020988]
vocabulary = st.integers(1, 12)


@given(
    st.lists(vocabulary, min_size=RUN, max_size=40),
    st.tuples(*[st.lists(vocabulary, max_size=30)] * 4),
)
def test_every_shared_run_of_thirteen_words_gives_a_hash_in_common(
    run: list[int], around: tuple[list[int], ...]
):
    one = passage_hashes(as_words(around[0] + run + around[1]))
    other = passage_hashes(as_words(around[2] + run + around[3]))

    assert set(one.tolist()) & set(other.tolist())


def test_a_passage_is_found_in_the_middle_of_other_words():
    passage = random_words(1, RUN)
    one = passage_hashes(as_words(random_words(2, 300) + passage + random_words(3, 500)))
    other = passage_hashes(as_words(random_words(4, 40) + passage))

    assert len(np.intersect1d(one, other)) >= 1


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_texts_that_share_nothing_have_no_hash_in_common(seed: int, other: int):
    one, two = random_words(seed, 300), random_words(other + 10**7, 300)

    assert not set(passage_hashes(as_words(one)).tolist()) & set(passage_hashes(as_words(two)).tolist())


@given(st.lists(vocabulary, max_size=60))
def test_hashes_are_sorted_distinct_and_not_negative(values: list[int]):
    found = passage_hashes(as_words(values))

    assert found.dtype == np.int64
    assert found.tolist() == sorted(set(found.tolist()))
    assert (found >= 0).all()


@given(st.lists(vocabulary, max_size=60))
def test_the_places_kept_are_those_of_the_hashes(values: list[int]):
    grams = gram_sequence(as_words(values))

    assert set(grams[kept_places(grams)].tolist()) == set(passage_hashes(as_words(values)).tolist())


@given(st.lists(st.integers(1, 10**9), min_size=RUN, max_size=80, unique=True))
def test_no_window_of_grams_goes_without_a_kept_one(values: list[int]):
    grams = gram_sequence(as_words(values))
    places = kept_places(grams)

    assert places[0] < WINDOW
    assert len(grams) - places[-1] <= WINDOW
    assert (np.diff(places) <= WINDOW).all()


def test_about_two_grams_in_nine_are_kept():
    values = random_words(5, 20_000)

    assert 0.19 < len(passage_hashes(as_words(values))) / len(values) < 0.25


def test_a_text_shorter_than_a_gram_has_no_passage_and_a_short_one_has_one():
    assert len(passage_hashes(as_words(list(range(GRAM - 1))))) == 0
    assert len(passage_hashes(as_words(list(range(GRAM))))) == 1


def test_a_known_text_has_its_known_hashes():
    assert passage_hashes(as_words(list(range(1, 31)))).tolist()[:3] == KNOWN
