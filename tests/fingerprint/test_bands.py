from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.fingerprint.bands import BANDS, buckets, probability

KNOWN = [42309698812, 642467061313]


def signature(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 2**32, 128).astype(np.uint32)


def pair(seed: int, similarity: float) -> tuple[np.ndarray, np.ndarray]:
    """Two signatures as of two texts at this Jaccard similarity."""
    random = np.random.default_rng(seed)
    a, b = random.integers(0, 2**32, (2, 128)).astype(np.uint32)
    return a, np.where(random.random(128) < similarity, a, b)


@given(st.integers(0, 2**32))
def test_there_is_one_bucket_per_band_none_negative_none_twice(seed: int):
    found = buckets(signature(seed))

    assert found.dtype == np.int64
    assert len(set(found.tolist())) == BANDS
    assert (found >= 0).all()


def test_equal_rows_in_another_band_are_another_bucket():
    assert len(set(buckets(np.zeros(128, np.uint32)).tolist())) == BANDS


def test_a_known_signature_falls_into_known_buckets():
    assert buckets(np.arange(128, dtype=np.uint32))[:2].tolist() == KNOWN


def test_one_changed_number_changes_one_bucket():
    before = signature(1)
    after = before.copy()
    after[4] += 1

    assert (buckets(before) != buckets(after)).nonzero()[0].tolist() == [1]


@pytest.mark.parametrize(("jaccard", "least"), [(0.57, 0.999), (0.5, 0.995), (0.4, 0.93)])
def test_pairs_as_similar_as_edited_copies_meet_in_a_bucket(jaccard: float, least: float):
    assert probability(jaccard) >= least


@pytest.mark.parametrize("jaccard", [0.1, 0.3, 0.5])
def test_the_stated_probability_is_what_happens(jaccard: float):
    met = [bool((buckets(a) == buckets(b)).any()) for a, b in (pair(seed, jaccard) for seed in range(600))]

    assert np.mean(met) == pytest.approx(probability(jaccard), abs=0.07)
