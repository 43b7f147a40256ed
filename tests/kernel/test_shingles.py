from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import naive
from wirecopy.kernel.shingles import count_distinct, digest, distinct, gram_hashes, kept_grams, shingle_hashes

words = arrays(np.uint64, st.integers(0, 40), elements=st.integers(0, 2**64 - 1))
few = st.lists(st.integers(0, 3), max_size=40)
POWERS = np.array([pow(naive.GOLDEN, place, 2**64) for place in range(1, 7)], np.uint64)


@given(words, st.integers(1, 3))
def test_shingles_are_those_of_plain_python(hashes: np.ndarray, size: int):
    assert shingle_hashes(hashes, size).tolist() == naive.shingle_hashes(hashes.tolist(), size)


@given(words)
def test_digests_are_those_of_plain_python(hashes: np.ndarray):
    assert int(digest(hashes)) == naive.digest(hashes.tolist())


@given(words, st.integers(1, 63))
def test_grams_are_those_of_plain_python(hashes: np.ndarray, bits: int):
    assert gram_hashes(hashes, POWERS, bits).tolist() == naive.gram_hashes(hashes.tolist(), 6, bits)


@given(few, st.integers(1, 9))
def test_winnowing_keeps_what_the_paper_keeps_even_among_equals(values: list[int], window: int):
    assert kept_grams(np.array(values, np.int64), window).tolist() == naive.kept_grams(values, window)


@given(st.lists(st.one_of(st.integers(0, 3), st.integers(0, 2**64 - 1)), max_size=40))
def test_distinct_values_are_counted_zero_among_them(values: list[int]):
    assert count_distinct(np.array(values, np.uint64)) == len(set(values))


@given(few)
def test_distinct_values_come_in_order(values: list[int]):
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))
