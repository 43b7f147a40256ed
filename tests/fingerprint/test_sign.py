from __future__ import annotations

import numpy as np
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wirecopy.fingerprint.sign import digest_of, shingles_of, sign
from wirecopy.fingerprint.spec import SPECIFICATION
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text.words import Words, words_of

KNOWN_FACTS = (1129704062045974721, 7, 9)
KNOWN_START = [147923974, 318835738, 1021754699, 2747302416]
KNOWN_END = [502142531, 7599749]

hashes = arrays(np.uint64, st.integers(0, 60), elements=st.integers(0, 2**64 - 1))


def words(text: str) -> Words:
    return words_of(text, [ZoneSpan(Zone.body, 0, len(text))])


def as_words(values: np.ndarray) -> Words:
    offsets = np.arange(len(values), dtype=np.int32)
    return Words(values, offsets, offsets + 1)


def datasketch_signature(values: np.ndarray) -> np.ndarray:
    sketch = MinHash(num_perm=128, seed=1, scheme="affine32", hashfunc=int)
    sketch.update_batch([int(value) & 0xFFFFFFFF for value in shingles_of(values)])
    return sketch.hashvalues


def test_the_specification_reads_as_one_label():
    assert SPECIFICATION.label == "affine32/1/128/3/3/40"


def test_a_known_text_has_its_known_fingerprint():
    [made] = sign([words("The ferry tied up for good on Tuesday evening.")])

    assert made is not None
    assert (made.digest, made.shingles, made.words) == KNOWN_FACTS
    assert made.signature.dtype == np.uint32
    assert made.signature[:4].tolist() == KNOWN_START
    assert made.signature[-2:].tolist() == KNOWN_END


@settings(max_examples=40)
@given(hashes)
def test_signatures_are_datasketch_s_to_the_bit(values: np.ndarray):
    [made] = sign([as_words(values)])

    if made is None:
        assert len(values) == 0
    else:
        assert made.signature.tolist() == datasketch_signature(values).tolist()


def test_a_text_of_many_thousand_words_is_signed_as_datasketch_would():
    values = np.random.default_rng(7).integers(0, 2**63, 20_000).astype(np.uint64)

    [made] = sign([as_words(values)])

    assert made.signature.tolist() == datasketch_signature(values).tolist()


@given(st.lists(hashes, max_size=5))
def test_a_batch_gives_each_story_what_it_has_alone(batch: list[np.ndarray]):
    together = sign([as_words(values) for values in batch])

    for values, made in zip(batch, together, strict=True):
        [alone] = sign([as_words(values)])
        assert (made is None) == (alone is None)
        if made is not None:
            assert made.signature.tolist() == alone.signature.tolist()


def test_a_story_without_words_has_no_fingerprint():
    assert sign([words("— … —")]) == [None]


def test_a_text_of_two_words_has_one_shingle_and_of_none_has_none():
    assert len(shingles_of(words("Ferry sinks").hashes)) == 1
    assert len(shingles_of(words("").hashes)) == 0


def test_a_single_word_is_not_the_shingle_of_a_pair_or_triple_of_it():
    single, pair, triple = (shingles_of(words(" ".join(["ferry"] * count)).hashes) for count in (1, 2, 3))

    assert len({int(single[0]), int(pair[0]), int(triple[0])}) == 3


@given(hashes)
def test_shingles_are_sorted_distinct_and_one_less_than_words_for_each_further_word(values: np.ndarray):
    shingles = shingles_of(values)

    assert (np.diff(shingles.astype(object)) > 0).all()
    assert len(shingles) <= max(len(values) - 2, min(len(values), 1))


def test_shingles_tell_the_order_of_words():
    forward, backward = words("man bites dog"), words("dog bites man")

    assert shingles_of(forward.hashes).tolist() != shingles_of(backward.hashes).tolist()


def test_twins_are_told_by_their_digest_whatever_their_punctuation():
    assert digest_of(words("He said: “Go!”").hashes) == digest_of(words("he said go").hashes)
    assert digest_of(words("he said go").hashes) != digest_of(words("go said he").hashes)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.floats(0.1, 0.9))
def test_equal_numbers_estimate_the_jaccard_similarity(seed: int, share: float):
    drawn = np.random.default_rng(seed).integers(0, 2**63, 1_200).astype(np.uint64)
    cut = int(1_000 * share)
    one, other = np.unique(drawn[:1_000]), np.unique(np.concatenate([drawn[:cut], drawn[1_000:]]))
    a, b = sign([as_words(one), as_words(other)])
    true = len(np.intersect1d(shingles_of(one), shingles_of(other)))
    true /= len(np.union1d(shingles_of(one), shingles_of(other)))

    assert abs(float(np.mean(a.signature == b.signature)) - true) < 0.25
