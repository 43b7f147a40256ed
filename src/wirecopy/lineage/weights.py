"""Weights of what speaks for each possible source of a story; natural logarithms of odds.

Fitted on simulated newsrooms, seeds 1 to 5, credits dropped from none, half and nine tenths of copies:
`python -m benchmarks.evaluation.fit` prints them anew. The features are made in `candidates.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

KNOWN: Mapping[str, float] = {
    "added": -4.442,
    "adds nothing": 0.15,
    "agency's own": -0.126,
    "credits an agency": 0.018,
    "customer": 0.562,
    "cut": -0.674,
    "cuts nothing": 0.204,
    "first": 0.139,
    "follows the outlet": 0.922,
    "ghost": -0.136,
    "ghost added": -0.33,
    "ghost adds nothing": 0.0,
    "ghost after others": -0.467,
    "ghost credited": 0.909,
    "ghost customer": 1.766,
    "ghost cut": -0.65,
    "ghost outlets": -0.431,
    "handed on with credit": 0.951,
    "lag unknown": 0.38,
    "later than need be": -0.703,
    "more added than need be": -9.247,
    "more cut than need be": -5.167,
    "named": 5.849,
    "names the outlet": 1.324,
    "only these share": 0.418,
    "same outlet": 1.855,
    "story": -1.698,
    "unseen after others": -0.362,
    "unseen beside an own": -0.964,
    "unseen beside credits": -0.987,
    "unseen customer": 0.093,
    "unseen though credited": 1.602,
    "unseen though it takes": 0.266,
}
"""For stories of outlets whose habits are known."""

UNKNOWN: Mapping[str, float] = {
    "added": -4.158,
    "adds nothing": 0.171,
    "agency's own": -0.478,
    "credits an agency": -0.111,
    "customer": 0.988,
    "cut": -1.223,
    "cuts nothing": 0.287,
    "first": 0.244,
    "follows the outlet": 1.104,
    "ghost": 0.142,
    "ghost added": 0.39,
    "ghost adds nothing": 0.066,
    "ghost after others": -0.457,
    "ghost credited": 1.29,
    "ghost customer": 1.953,
    "ghost cut": -0.619,
    "ghost outlets": -0.171,
    "handed on with credit": 0.981,
    "lag unknown": -0.175,
    "later than need be": -0.636,
    "more added than need be": -10.534,
    "more cut than need be": -4.762,
    "named": 6.794,
    "names the outlet": 1.288,
    "only these share": 0.598,
    "same outlet": 1.102,
    "story": -0.244,
    "unseen after others": -0.102,
    "unseen beside an own": -0.878,
    "unseen beside credits": -0.803,
    "unseen customer": -0.141,
    "unseen though credited": 2.747,
    "unseen though it takes": -0.01,
}
"""For stories of outlets of which too little is known, as on a first night."""
