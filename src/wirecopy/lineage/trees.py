"""How probable each possible source of each story is, over all ways to choose sources without a cycle.

Every choice of one source each, weighted by the product of its weights, is a tree below what is unseen. The
sum over all trees is a determinant, and how much of it a choice has is read from the inverse of the matrix
(Tutte, Graph theory, 1984; Koo and others, Structured prediction models via the matrix-tree theorem, 2007).
Cycles are possible only within a strongly connected part, so parts are taken one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirecopy.lineage.cycles import connected_parts

LARGEST_PART = 40
"""Stories of one part for which trees are summed; those of larger parts are weighed each alone."""

Options = Mapping[int, float]
"""Weights, above 0, by source: a story, or any number that is no story for what is not seen."""


def marginals(options: Mapping[int, Options]) -> dict[int, dict[int, float]]:
    """By story the probability of each of its possible sources; together 1."""
    above = {story: [source for source in some if source in options] for story, some in options.items()}
    found: dict[int, dict[int, float]] = {}
    for part in connected_parts(above):
        if len(part) == 1 or len(part) > LARGEST_PART:
            for story in part:
                whole = sum(options[story].values())
                found[story] = {source: weight / whole for source, weight in options[story].items()}
        else:
            found.update(_of_part(sorted(part), options))
    return found


def _of_part(part: Sequence[int], options: Mapping[int, Options]) -> dict[int, dict[int, float]]:
    place = {story: number for number, story in enumerate(part)}
    matrix = []
    for story in part:
        row = [0.0] * len(part)
        for source, weight in options[story].items():
            row[place[story]] += weight
            if source in place:
                row[place[source]] -= weight
        matrix.append(row)
    inverse = _inverse(matrix)
    found = {}
    for story in part:
        own = place[story]
        shares = {
            source: max(
                0.0, weight * (inverse[own][own] - (inverse[place[source]][own] if source in place else 0.0))
            )
            for source, weight in options[story].items()
        }
        whole = sum(shares.values())
        found[story] = {source: share / whole for source, share in shares.items()}
    return found


def _inverse(matrix: list[list[float]]) -> list[list[float]]:
    """By Gauss and Jordan; rows whose diagonal outweighs the rest, as here, need no pivoting."""
    size = len(matrix)
    rows = [[*row, *(float(one == other) for other in range(size))] for one, row in enumerate(matrix)]
    for pivot in range(size):
        top = rows[pivot][pivot]
        rows[pivot] = [value / top for value in rows[pivot]]
        for other in range(size):
            factor = rows[other][pivot]
            if other != pivot and factor:
                rows[other] = [
                    value - factor * above for value, above in zip(rows[other], rows[pivot], strict=True)
                ]
    return [row[size:] for row in rows]
