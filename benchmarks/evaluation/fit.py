"""Fits the weights of `wirecopy.lineage.weights` on simulated newsrooms and prints or writes them.

Every way to choose one source for each story of a cluster without a cycle is a tree; the weights make the
true trees likeliest (`trees.py`). What earlier nights tell of outlets depends on weights itself, so the
nights are gone through several times: first as if no earlier lineage were known, then with what the last
weights say.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.evaluation.nights import Cluster, Seen, see
from benchmarks.evaluation.replay import replay
from benchmarks.evaluation.trees import Choice, Tree, fit
from wirecopy.lineage import weights as written
from wirecopy.lineage.candidates import Candidate, Candidates
from wirecopy.lineage.edges import trace
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.pairs import Pairs
from wirecopy.records import Edge

SEEDS = (1, 2, 3, 4, 5)
STORIES = 1000
STRIPS = (0.0, 0.5, 0.9)
ROUNDS = 3
PAGE = '''"""Weights of what speaks for each possible source of a story; natural logarithms of odds.

Fitted on simulated newsrooms, seeds {seeds}, credits dropped from {strips} of copies, {stories:,} stories
each. Written by `python -m benchmarks.evaluation.fit --write`; the features are made in `candidates.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {{
{lines}
}}
'''


def trees(seen: Seen, weights: Mapping[str, float] | None) -> list[Tree]:
    """The possibilities of all stories in all clusters, night by night, and the true ones among them.

    weights: that earlier nights were traced with; None where nothing is known of earlier nights' lineage.
    """
    found: list[Tree] = []

    def look(cluster: Cluster, habits: Habits) -> list[Edge]:
        tree = _tree(seen, cluster, habits)
        if any(len(one.options) > 1 for one in tree):
            found.append(tree)
        return trace(cluster.members, cluster.matches, seen.names, habits, weights) if weights else []

    replay(seen, look)
    return found


def _tree(seen: Seen, cluster: Cluster, habits: Habits) -> Tree:
    candidates = Candidates(Pairs(cluster.members, cluster.matches), habits)
    stories = [member for member in cluster.members if not member.agency]
    place = {member.story: number for number, member in enumerate(stories)}
    tree = []
    for member in stories:
        possible = candidates.of(member)
        options = [(place.get(one.parent.story) if one.parent else None, one.features) for one in possible]
        tree.append(Choice(options, _true(seen, seen.item[member.story], possible)))
    return tree


def _true(seen: Seen, item: str, possible: list[Candidate]) -> int | None:
    """The place of the true source; None where it is none of these."""
    told = seen.truth[item]
    for place, one in enumerate(possible):
        if one.parent is not None and seen.item[one.parent.story] == told.parent:
            return place
        if one.agency is not None and f"agency:{one.agency.agency}" == told.parent:
            return place
    return 0 if told.parent is None or not told.knowable else None


def main() -> None:
    """Simulate, fit, and print or write."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.evaluation.fit", description=__doc__)
    words.add_argument("--stories", type=int, default=STORIES, help=f"stories a newsroom ({STORIES})")
    words.add_argument("--write", action="store_true", help="write the weights into the package")
    given = words.parse_args()
    jobs = [(seed, strip, given.stories) for seed in SEEDS for strip in STRIPS]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        newsrooms = list(processes.map(see, *zip(*jobs, strict=True)))
    found: Mapping[str, float] | None = None
    for number in range(1, ROUNDS + 1):
        data = [tree for seen in newsrooms for tree in trees(seen, found)]
        found, loss = fit(data)
        print(f"round {number}: {len(data):,} trees, loss {loss:,.1f}", flush=True)
    assert found is not None
    page = PAGE.format(
        seeds=", ".join(map(str, SEEDS)),
        strips=", ".join(f"{strip:.0%}" for strip in STRIPS),
        stories=given.stories,
        lines="\n".join(f'    "{name}": {weight},' for name, weight in sorted(found.items())),
    )
    if given.write:
        Path(written.__file__).write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
