from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.fingerprint.sign import digest_of
from wirecopy.matching.furniture import Holding, learn, parted, without
from wirecopy.matching.passages import passage_hashes
from wirecopy.text.words import Words


def made(seed: int, count: int) -> list[int]:
    """Words that nothing else holds."""
    return np.random.default_rng(seed).integers(0, 2**63, count).tolist()


def as_words(values: list[int]) -> Words:
    """Words of five letters, a blank after each."""
    starts = 6 * np.arange(len(values), dtype=np.int32)
    return Words(np.array(values, np.uint64), starts, starts + 5)


def holding(story: int, values: list[int]) -> Holding:
    words = as_words(values)
    return Holding(story, digest_of(words.hashes), passage_hashes(words))


def learnt(*texts: list[int]) -> np.ndarray:
    return learn([holding(number, text) for number, text in enumerate(texts, start=1)])


GALLERY = made(1, 1_900)


def test_captions_longer_than_the_story_are_furniture_after_three_stories():
    stories = [made(seed, 400) for seed in (2, 3, 4)]

    furniture = learnt(*[story + GALLERY for story in stories])

    for story in stories:
        left = without(as_words(story + GALLERY), furniture).hashes.tolist()
        assert len(set(left) & set(GALLERY)) <= 8
        assert len(set(left) & set(story)) >= len(story) - 8


def test_two_stories_are_too_few_to_tell():
    assert len(learnt(made(2, 400) + GALLERY, made(3, 400) + GALLERY)) == 0


def test_what_a_fourth_story_carries_of_known_furniture_is_left_out_too():
    furniture = learnt(*[made(seed, 400) + GALLERY for seed in (2, 3, 4)])
    story = made(5, 300)

    left = without(as_words(story[:150] + GALLERY[600:900] + story[150:]), furniture)

    assert len(set(left.hashes.tolist()) & set(GALLERY)) <= 16
    assert len(set(left.hashes.tolist()) & set(story)) >= 286


def test_a_story_run_three_times_is_no_furniture():
    story = made(2, 500)

    assert len(learnt(story, story[:480], story + made(3, 20))) == 0


def test_a_story_updated_under_new_openings_is_no_furniture():
    base = made(2, 400)

    assert len(learnt(*[made(seed, 60) + base for seed in (3, 4, 5)])) == 0


def test_a_story_run_three_times_under_changing_strips_is_no_furniture():
    story, strips = made(2, 400), [made(seed, 200) for seed in (3, 4, 5)]
    others = [made(seed, 400) for seed in range(6, 15)]
    carried = [other + strips[place % 3] for place, other in enumerate(others)]

    furniture = learnt(*[story + strip for strip in strips], *carried)

    assert len(without(as_words(story), furniture)) == len(story)
    assert len(without(as_words(others[0] + strips[0]), furniture)) <= len(others[0]) + 8


def test_twins_count_as_one_story():
    story = made(2, 400)
    page = story + GALLERY

    assert len(learnt(page, page, page, made(3, 400) + GALLERY)) == 0


def test_briefs_teach_their_disclaimer():
    disclaimer = made(1, 30)
    briefs = [made(seed, 70) for seed in (2, 3, 4, 5)]

    furniture = learnt(*[brief + disclaimer for brief in briefs])

    left = without(as_words(briefs[0] + disclaimer), furniture)
    assert len(set(left.hashes.tolist()) & set(disclaimer)) <= 8


def test_nothing_is_left_out_where_nothing_was_learnt():
    words = as_words(made(2, 100))

    assert without(words, np.empty(0, np.int64)) is words


def test_a_single_phrase_in_a_story_is_not_cut_out_of_it():
    story = made(2, 300)
    furniture = passage_hashes(as_words(story))[:1]

    assert len(without(as_words(story), furniture)) == len(story)


def test_the_edge_of_a_run_is_taken_to_the_paragraph_s_end():
    furniture = learnt(*[made(seed, 400) + GALLERY[:200] for seed in (2, 3, 4)])
    story = made(5, 60)
    words = as_words(story + GALLERY[:200] + story[::-1])
    gap = np.zeros(len(words), np.int32)
    gap[60:], gap[260:] = 2, 4
    apart = Words(words.hashes, words.starts + gap, words.ends + gap)

    own, left_out = parted(apart, furniture)
    assert left_out.starts.tolist() == apart.starts[60:260].tolist()
    assert own.starts.tolist() == [*apart.starts[:60].tolist(), *apart.starts[260:].tolist()]


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_stories_changes_nothing_learnt(seed: int, order: random.Random):
    texts = [made(seed + place, 200) + GALLERY[: 100 * (place % 3)] for place in range(8)]
    holdings = [holding(number, text) for number, text in enumerate(texts)]
    mixed = holdings.copy()
    order.shuffle(mixed)

    assert learn(mixed).tolist() == learn(holdings).tolist()


@settings(max_examples=25)
@given(st.integers(3, 7), st.integers(60, 400), st.integers(150, 500))
def test_furniture_learnt_is_shared_and_stories_survive(stories: int, shared: int, own: int):
    texts = [made(seed, own) for seed in range(2, 2 + stories)]
    furniture = learnt(*[text + GALLERY[:shared] for text in texts])

    assert furniture.tolist() == sorted(set(furniture.tolist()))
    for text in texts:
        left = without(as_words(text + GALLERY[:shared]), furniture).hashes.tolist()
        assert len(set(left) & set(text)) >= own - 8
        assert not set(left) & set(GALLERY[8:shared])
