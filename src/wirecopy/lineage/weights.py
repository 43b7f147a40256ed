"""Weights of what speaks for each possible source of a story; natural logarithms of odds.

Fitted on simulated newsrooms, seeds 1, 2, 3, 4, 5, credits dropped from 0%, 50%, 90% of copies, 1,500 stories
each. Written by `python -m benchmarks.evaluation.fit --write`; the features are made in `candidates.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "added": -5.431,
    "adds nothing": 0.195,
    "agency's own": 0.65,
    "credits an agency": -0.083,
    "customer": -0.18,
    "cut": -1.63,
    "cuts nothing": 0.219,
    "first": 0.042,
    "follows the outlet": 1.778,
    "ghost": -1.92,
    "ghost added": -1.426,
    "ghost adds nothing": -0.04,
    "ghost after others": -0.38,
    "ghost credited": 1.089,
    "ghost customer": 2.112,
    "ghost cut": -2.152,
    "ghost long before others": 0.402,
    "ghost outlets": 0.16,
    "ghost unlike": 0.205,
    "handed on with credit": 1.656,
    "is followed": -0.639,
    "lag unknown": 0.123,
    "later than need be": -0.774,
    "more added than need be": -10.24,
    "more cut than need be": -4.134,
    "named": 5.916,
    "names the outlet": 1.763,
    "not first": 1.509,
    "only these share": 0.598,
    "original source": 0.163,
    "same original outlet": 2.73,
    "same outlet": 5.561,
    "story": -1.794,
    "unseen after others": -0.667,
    "unseen beside an own": -5.605,
    "unseen beside credits": -4.922,
    "unseen beside many": 0.729,
    "unseen beside originals": 0.688,
    "unseen customer": 0.687,
    "unseen of a stranger": -0.703,
    "unseen of the original": 1.257,
    "unseen though credited": -0.977,
    "unseen though it takes": -0.068,
}
