"""What the peers are measured by: the exact method, and how groups are compared."""

from __future__ import annotations

from itertools import combinations

from benchmarks.agreement import Agreement, agreement, as_pairs, groups
from benchmarks.exact import near_duplicates
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.lists(
    st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=12).map(" ".join), max_size=12
)


@given(TEXTS, st.sampled_from([0.3, 0.6, 0.9]))
def test_the_exact_method_finds_what_comparing_every_pair_finds(texts, least):
    shingles = [_shingles(text) for text in texts]
    expected = [
        (a, b)
        for a, b in combinations(range(len(texts)), 2)
        if len(shingles[a] & shingles[b]) / min(len(shingles[a]), len(shingles[b])) >= least
    ]

    assert [tuple(pair) for pair in near_duplicates(texts, least).tolist()] == expected


def test_a_brief_within_a_long_story_is_a_pair_and_a_shared_sentence_is_none():
    brief = "the dam was opened at noon after three days of rain in the hills"
    story = f"{brief} and farmers downstream moved their herds to higher ground before the water came"
    other = "the dam was opened at noon but the minister said that nobody had been told of it beforehand"

    assert near_duplicates([brief, story, other]).tolist() == [[0, 1]]


def test_groups_are_compared_by_the_pairs_that_stand_together():
    found, true = ["a", "a", "a", "b", "c"], [1, 1, 2, 2, 3]

    seen = agreement(found, true)

    assert seen == Agreement(found=3, true=2, both=1, whole=10)
    assert (seen.recall, seen.precision) == (1 / 2, 1 / 3)
    assert agreement(true, true).adjusted_rand == 1.0


def test_pairs_in_a_chain_are_one_group():
    labels = groups(5, as_pairs([(1, 0), (1, 2), (2, 1), (3, 3)]))

    assert [labels.index(label) for label in labels] == [0, 0, 0, 3, 4]


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = [*text.split(), "", "", ""][: max(3, len(text.split()))]
    return set(zip(words, words[1:], words[2:], strict=False))
