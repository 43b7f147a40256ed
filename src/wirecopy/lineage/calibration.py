"""How often an edge that words state is right, from how strongly the words speak.

The confidence of an attribution is the strength of its words by the rules' own weights; of an edge it is to
be the share of such edges that are right. The points between the two were set on simulated newsrooms, seeds 1
to 5, and held against labelled real pages; where there were few to count they stay below what was counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from wirecopy.records import Relation

Points = Sequence[tuple[float, float]]

_POINTS: Mapping[Relation, Points] = {
    Relation.syndicated: ((0.0, 0.0), (0.5, 0.5), (0.7, 0.78), (0.85, 0.95), (0.92, 0.975), (1.0, 1.0)),
    Relation.contributed: ((0.0, 0.0), (0.5, 0.5), (0.7, 0.78), (0.85, 0.95), (0.92, 0.965), (1.0, 1.0)),
}
MOST_STATED = 0.99
MOST = 0.97
MOST_AGENCY = 0.95
"""Confidence of an edge that rests on texts and times, at most; of one to an agency that the story does not
credit."""


def stated_confidence(relation: Relation, confidence: float) -> float:
    """The confidence, 0 to 0.99, of the edge that an attribution of this confidence states.

    1 is a person's word, which no rule reaches, and stays 1.
    """
    if confidence == 1.0:
        return confidence
    for (low, of_low), (high, of_high) in pairwise(_POINTS.get(relation, ())):
        if confidence <= high:
            share = (confidence - low) / (high - low)
            return min(MOST_STATED, round(of_low + share * (of_high - of_low), 4))
    return confidence


def percent(share: float) -> str:
    """A share as readers see it, never rounded up to the whole."""
    return f"{100 if share >= 1 else min(99, round(100 * share))} %"
