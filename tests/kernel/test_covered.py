from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import naive
from wirecopy.kernel.furniture import covered


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(0, 1)), min_size=6, max_size=80),
    st.sets(st.integers(0, 2)),
    st.integers(1, 4),
)
def test_words_of_furniture_are_those_of_plain_python(
    drawn: list[tuple[int, int, int]], furniture: set[int], every: int
):
    starts = np.cumsum([gap + length for gap, length, _ in drawn], dtype=np.int32)
    ends = starts + np.array([length for _, length, _ in drawn], np.int32)
    ends[:-1] = np.minimum(ends[:-1], starts[1:])
    grams = [place * 7919 % 3 if kept else 2 for place, (_, _, kept) in enumerate(drawn[:-5])]
    kept = list(range(0, len(grams), every))

    inside, count = covered(
        np.array(grams, np.int64),
        np.array(kept, np.int64),
        np.array(sorted(furniture), np.int64),
        (starts, ends),
        (6, 2, 7),
    )

    words = list(zip(starts.tolist(), ends.tolist(), strict=True))
    assert set(np.flatnonzero(inside)) == naive.furniture_words(words, grams, kept, furniture)
    assert count == np.count_nonzero(inside)
