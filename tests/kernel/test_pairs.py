from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from wirecopy.kernel.pairs import count_common, shared_runs, short_run
from wirecopy.kernel.spans import aligned_spans

REPEATS = 32
salts = st.integers(0, 2**61).map(lambda half: 2 * half + 1)
words = st.integers(0, 5)
text = st.lists(words, max_size=60)
SIZES = (12, 2, 8)
Pair = tuple[list[int], list[int]]


@st.composite
def edited(draw: st.DrawFn) -> Pair:
    """A text, and pieces of it in another order among words of its own."""
    one = draw(st.lists(st.integers(0, 60), max_size=90))
    other: list[int] = []
    for _ in range(draw(st.integers(0, 6))):
        begin = draw(st.integers(0, len(one)))
        other += one[begin : begin + draw(st.integers(1, 30))]
        other += draw(st.lists(st.integers(0, 60), max_size=5))
    return one, other


pairs = st.one_of(st.tuples(text, text), edited())


def array(values: list[int]) -> np.ndarray:
    return np.array(values, np.uint64)


def shingles(values: list[int]) -> list[int]:
    return naive.shingle_hashes(values, 3)


def runs_array(runs: list[tuple[int, int, int]]) -> np.ndarray:
    return np.array(runs, np.int64).reshape(-1, 3)


@given(pairs, st.sampled_from([1, 4, REPEATS]), salts)
def test_shared_runs_are_those_of_all_pairs_of_places(pair: Pair, repeats: int, salt: int):
    a, b = map(shingles, pair)

    runs, longest, common, distinct_a, distinct_b = shared_runs(array(a), array(b), 3, repeats, salt)

    expected = naive.shared_runs(a, b, 3, repeats)
    assert [tuple(run) for run in runs.tolist()] == expected
    assert longest == max((run[2] for run in expected), default=0)
    assert (common, distinct_a, distinct_b) == (len(set(a) & set(b)), len(set(a)), len(set(b)))


@given(st.lists(words, max_size=30), st.lists(words, max_size=30), salts)
def test_values_in_common_are_counted_once(a: list[int], b: list[int], salt: int):
    assert count_common(array(a), array(b), salt) == len(set(a) & set(b))


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(5, 14), max_size=30), salts)
def test_a_run_of_less_than_three_words_is_found(a: list[int], b: list[int], salt: int):
    assert short_run(array(a), array(b), salt) == min(naive.longest_run(a, b), 2)


@settings(max_examples=300)
@given(pairs)
def test_spans_are_those_of_the_plain_chaining(pair: Pair):
    a, b = pair
    runs = naive.shared_runs(shingles(a), shingles(b), 3, REPEATS)

    rows, count, in_a, in_b = aligned_spans(runs_array(runs), array(a), array(b), *SIZES)

    expected = naive.spans(runs, a, b, SIZES)
    assert rows.tolist() == [
        [i, j, length, number, agreeing]
        for number, (chain, agreeing) in enumerate(expected)
        for i, j, length in chain
    ]
    assert count == len(expected)
    chained = [run for chain, _ in expected for run in chain]
    assert set(np.flatnonzero(in_a)) == {i + at for i, _, length in chained for at in range(length)}
    assert set(np.flatnonzero(in_b)) == {j + at for _, j, length in chained for at in range(length)}


@pytest.mark.parametrize("period", [1, 2, 7, 40, 1000])
def test_two_texts_that_repeat_themselves_share_runs_in_proportion_to_their_words(period: int):
    a, b = (
        np.array([place % period for place in range(begin, begin + 20_000)], np.uint64) for begin in (0, 3)
    )

    runs = shared_runs(a, b, 3, REPEATS, 1)[0]

    assert len(runs) <= REPEATS * period
