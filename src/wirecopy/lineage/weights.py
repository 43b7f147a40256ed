"""Weights of what speaks for each possible source of a story; natural logarithms of odds.

Fitted on simulated newsrooms, seeds 1, 2, 3, 4, 5, credits dropped from 0%, 50%, 90% of copies, 1,000 stories
each. Written by `python -m benchmarks.evaluation.fit --write`; the features are made in `candidates.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "added": -4.922,
    "adds nothing": 0.261,
    "agency's own": 0.2,
    "credits an agency": 0.1,
    "customer": -0.634,
    "cut": -1.327,
    "cuts nothing": 0.313,
    "first": 0.037,
    "follows the outlet": 1.567,
    "ghost": 1.425,
    "ghost added": -1.046,
    "ghost adds nothing": 0.124,
    "ghost after others": -0.518,
    "ghost before others": -0.578,
    "ghost beside an original": 0.337,
    "ghost credited": 0.306,
    "ghost customer": 1.93,
    "ghost cut": -1.274,
    "ghost long before others": -0.008,
    "ghost outlets": 0.284,
    "ghost unlike": -0.302,
    "handed on with credit": 1.084,
    "is followed": -0.42,
    "lag unknown": 0.409,
    "later than need be": -0.532,
    "more added than need be": -8.692,
    "more cut than need be": -3.549,
    "named": 6.267,
    "names the outlet": 2.18,
    "not first": 1.434,
    "only these share": 0.444,
    "original source": 0.324,
    "own beside an original": -0.748,
    "same original outlet": 0.266,
    "same outlet": 0.677,
    "story": 0.796,
    "unseen after others": -0.662,
    "unseen beside an own": -4.408,
    "unseen beside credits": -2.826,
    "unseen beside many": 1.061,
    "unseen beside originals": 0.998,
    "unseen customer": -0.313,
    "unseen of a stranger": -0.755,
    "unseen of the original": -0.092,
    "unseen though credited": 1.343,
    "unseen though it takes": -0.144,
}
