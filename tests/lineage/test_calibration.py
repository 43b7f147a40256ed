"""The confidence of edges that words state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.lineage.calibration import MOST_STATED, stated_confidence
from wirecopy.records import Relation

WHOLE_OR_PART = (Relation.syndicated, Relation.contributed)


@pytest.mark.parametrize("relation", WHOLE_OR_PART)
@given(one=st.floats(0, 1, exclude_max=True), other=st.floats(0, 1, exclude_max=True))
def test_stronger_words_are_never_less_sure(relation, one, other):
    low, high = sorted((one, other))

    assert 0 <= stated_confidence(relation, low) <= stated_confidence(relation, high) <= MOST_STATED


@pytest.mark.parametrize("relation", WHOLE_OR_PART)
def test_only_a_person_s_word_is_certain(relation):
    assert stated_confidence(relation, 1.0) == 1.0


@pytest.mark.parametrize("relation", WHOLE_OR_PART)
def test_words_that_hardly_speak_are_not_made_surer(relation):
    assert stated_confidence(relation, 0.5) == 0.5


def test_what_is_cited_keeps_the_confidence_of_its_words():
    assert stated_confidence(Relation.cites, 0.85) == 0.85
