"""Probabilities of sources over all trees, held against every tree written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.trees import marginals

UNSEEN = -1


def trees(options: Mapping[int, Mapping[int, float]]) -> Iterator[tuple[dict[int, int], float]]:
    """Every way to choose one source each without a cycle, with its weight."""
    stories = sorted(options)
    for choice in product(*(sorted(options[story]) for story in stories)):
        above = dict(zip(stories, choice, strict=True))
        if all(ends(story, above) for story in stories):
            yield above, prod(options[story][source] for story, source in above.items())


def ends(story: int, above: Mapping[int, int]) -> bool:
    passed = set()
    while story in above:
        if story in passed:
            return False
        passed.add(story)
        story = above[story]
    return True


@st.composite
def possibilities(draw: st.DrawFn) -> dict[int, dict[int, float]]:
    stories = range(1, draw(st.integers(1, 5)) + 1)
    weight = st.floats(0.01, 10)
    return {
        story: {UNSEEN: draw(weight)}
        | {other: draw(weight) for other in (*stories, 99) if other != story and draw(st.booleans())}
        for story in stories
    }


@given(possibilities())
def test_the_probability_of_a_source_is_the_share_of_all_trees_that_have_it(options):
    every = list(trees(options))
    whole = sum(weight for _, weight in every)

    found = marginals(options)

    for story, some in options.items():
        for source in some:
            share = sum(weight for above, weight in every if above[story] == source) / whole
            assert found[story][source] == pytest.approx(share, abs=1e-9)


def test_two_stories_that_may_each_be_the_others_source_are_not_both():
    found = marginals({1: {UNSEEN: 1.0, 2: 3.0}, 2: {UNSEEN: 1.0, 1: 3.0}})

    # Of weights 1 (both unseen), 3 and 3 (one from the other); each from the other would be a cycle.
    assert found[1] == pytest.approx({UNSEEN: 4 / 7, 2: 3 / 7})
    assert found[2] == pytest.approx({UNSEEN: 4 / 7, 1: 3 / 7})
