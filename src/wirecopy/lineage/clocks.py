"""How far the clocks of outlets are off, learnt from the copy that they share with others.

Whoever runs the same copy runs it within hours of each other, so an outlet whose times stand five and a half
hours off those of all others states them in another zone than it says, or in none. A clock's possible shifts
are weighed by Bayes' rule: what clocks are like at all, times how well the shift explains the differences to
others. Times with a zone and times without one are two clocks of one outlet.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Clock = tuple[str, bool]
"""An outlet's key, and whether the times name a zone."""
Shift = tuple[float, float]
"""Minutes to add to a stated time for the true one, and how probable that is, 0 to 1."""

STEP = 30
"""Minutes; zones differ by multiples of this."""
FARTHEST = 14 * 60
"""Minutes that a clock may be off, at most; differences up to twice this are told."""
ENOUGH = 3
"""Stories shared with others from which on a clock is judged."""
_ROUNDS = 3
_SPREAD_MINUTES = 240.0
_STRAY = 0.3
"""Scale of the true lag between two copies, and share of lags that follow no rule."""
_RIGHT = {True: 0.97, False: 0.35}
"""Share of clocks that are right, of those that name a zone and those that do not."""
_LEAST = 0.02
_SHIFTS = tuple(range(-FARTHEST, FARTHEST + STEP, STEP))

Difference = tuple[Clock, Clock, int, float]
"""Of two clocks how many steps the first stood after the second, and how often.

A story that shares its copy with several counts once in all, because these do not speak independently.
"""


@dataclass(slots=True)
class Clocks:
    """The shifts of clocks; what is not in `shifts` is not known."""

    shifts: dict[Clock, tuple[Shift, ...]] = field(default_factory=dict)

    def of(self, outlet: str, *, zoned: bool) -> tuple[Shift, ...]:
        """The possible shifts of a clock, most probable first; none where too little is known."""
        return self.shifts.get((outlet, zoned), ())

    def likeliest(self, outlet: str, *, zoned: bool) -> Shift:
        """The most probable shift; 0 minutes and a probability of 0 where too little is known."""
        return next(iter(self.of(outlet, zoned=zoned)), (0.0, 0.0))


def learn_clocks(differences: Iterable[Difference]) -> Clocks:
    """The shifts of all clocks that share enough stories with others."""
    beside: dict[Clock, list[tuple[Clock, int, float]]] = defaultdict(list)
    for one, other, step, times in sorted(differences):
        beside[one].append((other, step, times))
        beside[other].append((one, -step, times))
    clocks = Clocks()
    judged = [clock for clock in sorted(beside) if sum(times for *_, times in beside[clock]) >= ENOUGH]
    for _ in range(_ROUNDS):
        found = {clock: _posterior(clock, beside[clock], clocks) for clock in judged}
        clocks = Clocks(found)
    return clocks


def _posterior(clock: Clock, beside: Iterable[tuple[Clock, int, float]], known: Clocks) -> tuple[Shift, ...]:
    """The shifts of one clock as the differences to others show, given what is known of theirs."""
    gathered: dict[int, float] = defaultdict(float)
    for other, step, times in beside:
        shift, sure = known.likeliest(other[0], zoned=other[1])
        weight = sure if sure else _RIGHT[other[1]]
        gathered[round(step - shift / STEP)] += times * weight
    right = math.log(_RIGHT[clock[1]])
    wrong = math.log((1 - _RIGHT[clock[1]]) / (len(_SHIFTS) - 1))
    explained = _explained(gathered)
    scores = {shift: (wrong if shift else right) + explained[shift] for shift in _SHIFTS}
    highest = max(scores.values())
    powers = {shift: math.exp(score - highest) for shift, score in scores.items()}
    whole = sum(powers.values())
    kept = {shift: power / whole for shift, power in powers.items() if power / whole >= _LEAST}
    total = sum(kept.values())
    return tuple(
        (float(shift), share / total)
        for shift, share in sorted(kept.items(), key=lambda one: (-one[1], abs(one[0]), one[0]))
    )


def _likely(steps: int) -> float:
    """The logarithm of the density of a lag of so many steps."""
    near = (1 - _STRAY) * math.exp(-steps * STEP / _SPREAD_MINUTES) / (2 * _SPREAD_MINUTES)
    return math.log(near + _STRAY / (4 * FARTHEST))


_LIKELY = [_likely(steps) for steps in range(4 * FARTHEST // STEP + 2)]


def _explained(differences: Mapping[int, float]) -> dict[int, float]:
    """For each shift how well it explains differences of so many steps, seen so often: a log-likelihood."""
    import numpy as np  # noqa: PLC0415 - questions about stories learn no clocks

    steps = np.array(sorted(differences), np.int64)
    often = np.array([differences[step] for step in steps.tolist()])
    fits = np.array(_LIKELY)[np.abs(steps[:, None] + np.array(_SHIFTS) // STEP)] * often[:, None]
    return dict(zip(_SHIFTS, fits.sum(axis=0).tolist(), strict=True))
