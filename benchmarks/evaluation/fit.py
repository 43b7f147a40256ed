"""Fits the weights of `wirecopy.lineage.weights` on simulated newsrooms and prints them.

A conditional logit (McFadden, Conditional logit analysis of qualitative choice behavior, 1974): each story
chooses its source among its possibilities; the weights make the true choices likeliest, with a small penalty.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.evaluation.nights import Cluster, Seen, see
from wirecopy.lineage.candidates import Candidate, Candidates
from wirecopy.lineage.habits import Habits, learn
from wirecopy.lineage.pairs import Pairs
from wirecopy.lineage.sources import COPY
from wirecopy.records import NodeKind, story_label

SEEDS = (1, 2, 3, 4, 5)
PENALTY = 1.0
STORIES = 1500
STRIPS = (0.0, 0.5, 0.9)

Choice = tuple[bool, list[Candidate], int]
"""Whether the outlet has habits; the possibilities; the place of the true one."""


def choices(seen: Seen) -> Iterable[Choice]:
    """Every story's possibilities and the place of the true one among them.

    Of outlets' habits each cluster knows what the others tell, as a later night knows the earlier ones; and
    each stands a second time with no story of outlets known before, as on a first night.
    """
    habits = learn((one.outlet.key, one.judgement) for cluster in seen.clusters for one in cluster.members)
    first = Habits(habits.credited, habits.credits)
    for cluster in seen.clusters:
        habits.stories.update(member.outlet.key for member in cluster.members)
        _count(habits, cluster, 1)
    for cluster in seen.clusters:
        _count(habits, cluster, -1)
        yield from _choices(seen, cluster, habits)
        yield from _choices(seen, cluster, first)
        _count(habits, cluster, 1)


def _count(habits: Habits, cluster: Cluster, sign: int) -> None:
    outlet = {story_label(member.story): member.outlet.key for member in cluster.members}
    for edge in cluster.edges:
        if edge.relation == COPY and edge.parent.kind is NodeKind.story:
            habits.follow(outlet[edge.child.key], outlet[edge.parent.key], sign * edge.confidence)


def _choices(seen: Seen, cluster: Cluster, habits: Habits) -> Iterable[Choice]:
    candidates = Candidates(Pairs(cluster.members, cluster.matches), habits)
    for member in cluster.members:
        if member.agency or len(cluster.members) == 1:
            continue
        possible = candidates.of(member)
        parent = seen.truth[seen.item[member.story]].parent
        true = 0
        for place, one in enumerate(possible):
            if one.parent is not None and seen.item[one.parent.story] == parent:
                true = place
            if one.agency is not None and f"agency:{one.agency.agency}" == parent:
                true = place
        if len(possible) > 1:
            yield habits.known(member.outlet), possible, true


def fit(data: Sequence[Choice]) -> dict[str, float]:
    """The weight of every feature."""
    names = sorted({name for _, possible, _ in data for one in possible for name in one.features})
    place = {name: number for number, name in enumerate(names)}
    rows: list[NDArray[np.float64]] = []
    starts, right = [], []
    for _, possible, true in data:
        starts.append(len(rows))
        right.append(len(rows) + true)
        for one in possible:
            row = np.zeros(len(names))
            for name, value in one.features.items():
                row[place[name]] = value
            rows.append(row)
    table = np.array(rows)
    begins = np.array(starts)
    of = np.repeat(np.arange(len(data)), np.diff([*starts, len(rows)]))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, begins)[of]
        powers = np.exp(scores)
        shares = powers / np.add.reduceat(powers, begins)[of]
        value = -np.log(shares[right]).sum() + PENALTY * (weights**2).sum() / 2
        slope = table.T @ shares - table[right].sum(axis=0) + PENALTY * weights
        return float(value), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return {name: round(float(weight), 3) for name, weight in zip(names, found.x, strict=True)}


def main() -> None:
    """Simulate, fit and print."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.evaluation.fit", description=__doc__)
    words.add_argument("--stories", type=int, default=STORIES, help=f"stories a newsroom ({STORIES})")
    given = words.parse_args()
    data = [
        choice for seed in SEEDS for strip in STRIPS for choice in choices(see(seed, strip, given.stories))
    ]
    for name, known in (("KNOWN", True), ("UNKNOWN", False)):
        print(f"{name}: Mapping[str, float] = {{")
        for feature, weight in fit([choice for choice in data if choice[0] is known]).items():
            print(f'    "{feature}": {weight},')
        print("}")


if __name__ == "__main__":
    main()
