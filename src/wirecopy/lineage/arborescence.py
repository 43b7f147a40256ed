"""The most probable choice of one parent each that has no cycle: a maximum arborescence below an unseen root.

Chu and Liu, On the shortest arborescence of a directed graph, 1965; Edmonds, Optimum branchings, 1967.
"""

from __future__ import annotations

from collections.abc import Mapping

ROOT = 0
"""The unseen root; no story has this number, because ids are positive."""

Weights = Mapping[int, Mapping[int, float]]


def arborescence(above: Weights) -> dict[int, int]:
    """The parent of every node so that the sum of weights is greatest and every way up ends at `ROOT`.

    above: the weights of a node's possible parents, by node; every node has `ROOT` among them. Of equal
    weights the smaller number is taken, so the answer does not depend on an order.
    """
    best = {node: _best(parents) for node, parents in above.items()}
    cycle = _cycle(best)
    if not cycle:
        return best
    merged = -1 - len(above) - max(0, -min(above))
    inside = set(cycle)
    smaller: dict[int, dict[int, float]] = {}
    entry: dict[int, tuple[int, int]] = {}
    into: dict[int, float] = {}
    leaving: dict[int, int] = {}
    for node in sorted(above):
        if node in inside:
            for parent, weight in above[node].items():
                gain = weight - above[node][best[node]]
                if parent not in inside and (parent not in into or gain > into[parent]):
                    into[parent] = gain
                    entry[parent] = (parent, node)
            continue
        kept = {parent: weight for parent, weight in above[node].items() if parent not in inside}
        through = {parent: weight for parent, weight in above[node].items() if parent in inside}
        if through:
            leaving[node] = _best(through)
            kept[merged] = through[leaving[node]]
        smaller[node] = kept
    smaller[merged] = into
    solved = arborescence(smaller)
    parent, opened = entry[solved.pop(merged)]
    answer = {node: leaving[node] if above_it == merged else above_it for node, above_it in solved.items()}
    answer.update({node: best[node] for node in cycle})
    answer[opened] = parent
    return answer


def _best(parents: Mapping[int, float]) -> int:
    return min(parents, key=lambda parent: (-parents[parent], parent))


def _cycle(best: Mapping[int, int]) -> list[int]:
    """The nodes of one cycle; none where every way ends at the root."""
    done: set[int] = set()
    for start in sorted(best):
        way: list[int] = []
        on_way: set[int] = set()
        node = start
        while node in best and node not in done and node not in on_way:
            way.append(node)
            on_way.add(node)
            node = best[node]
        if node in on_way:
            return way[way.index(node) :]
        done.update(way)
    return []
