"""A small simulated newsroom, with half of all credits dropped, held against its truth."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.evaluation.baselines import BASELINES, baseline
from benchmarks.evaluation.nights import Seen, answers, see
from benchmarks.evaluation.score import calibration_error, score
from benchmarks.evaluation.simulate import Newsroom


@pytest.fixture(scope="module")
def seen() -> Seen:
    return see(201, 0.5, 260, nights=2)


def test_one_seed_makes_one_newsroom(tmp_path):
    texts = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        texts.append([path.read_text(encoding="utf-8") for path in Newsroom(7, 0.5, 80).write(folder)])

    assert texts[0] == texts[1]
    assert all(json.loads(line)["text"] for night in texts[0] for line in night.splitlines())


def test_nobody_in_the_newsroom_is_their_own_ancestor():
    truth = Newsroom(7, 0.5, 200).truth()

    assert all(told.item not in told.ancestors for told in truth.values())
    assert all(told.ancestors[:1] == ((told.parent,) if told.parent else ()) for told in truth.values())


def test_parents_and_roots_are_mostly_right_and_better_than_the_baselines(seen: Seen):
    ours = score(seen.truth, answers(seen))

    assert ours.parent.value >= 0.75
    assert ours.root.value >= 0.88
    for choose in BASELINES.values():
        for credits in (False, True):
            theirs = score(seen.truth, baseline(seen, choose, credits=credits))
            assert ours.parent.value > theirs.parent.value
            assert ours.root.value >= theirs.root.value


def test_confidences_mean_what_they_say(seen: Seen):
    pairs = [pair for some in score(seen.truth, answers(seen)).pairs.values() for pair in some]

    assert calibration_error(pairs) <= 0.08


def test_own_stories_are_led_nowhere_and_no_agency_without_support(seen: Seen):
    ours = score(seen.truth, answers(seen))

    assert ours.own_silent.value >= 0.9
    assert ours.attribution_precision.value >= 0.9
