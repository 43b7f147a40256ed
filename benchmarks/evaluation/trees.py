"""Weights under which the true trees of many clusters are likeliest: a conditional random field of trees.

The likelihood of a tree is the product of its choices' weights over the sum of that over all trees, which is
a determinant (Koo and others, Structured prediction models via the matrix-tree theorem, 2007). A story whose
true source is none of its possibilities may choose any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from wirecopy.lineage.candidates import Features

PENALTY = 1.0
LEAST_SCORE = -20.0
"""Of a possibility against the story's best."""
Numbers = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Choice:
    """One story's possibilities: the place of the source within the tree, None where it is outside, and its
    features; and which is true, None where none of them is."""

    options: Sequence[tuple[int | None, Features]]
    true: int | None


Tree = Sequence[Choice]


@dataclass(frozen=True, slots=True)
class _Size:
    """All trees of one size: how many, and of each of their options the tree, the child and the parent (-1
    where it is outside) and the row in the table of features."""

    size: int
    trees: int
    tree: Places
    child: Places
    parent: Places
    row: Places

    def sums(self, weights: Numbers) -> tuple[float, Numbers]:
        """The logarithm of the product over trees of the sum over choices, and the share of each option."""
        own = weights[self.row]
        matrix = np.zeros((self.trees, self.size, self.size))
        np.add.at(matrix, (self.tree, self.child, self.child), own)
        inside = self.parent >= 0
        np.add.at(matrix, (self.tree[inside], self.child[inside], self.parent[inside]), -own[inside])
        _, logarithms = np.linalg.slogdet(matrix)
        inverse = np.linalg.inv(matrix)
        slope = inverse[self.tree, self.child, self.child]
        slope = slope - np.where(inside, inverse[self.tree, np.maximum(self.parent, 0), self.child], 0.0)
        return float(logarithms.sum()), own * slope


def fit(data: Sequence[Tree]) -> tuple[dict[str, float], float]:
    """The weight of every feature, and the loss that is left."""
    names = sorted({name for tree in data for choice in tree for _, some in choice.options for name in some})
    column = {name: number for number, name in enumerate(names)}
    options = [
        (tree, child, parent, features, choice.true is None or choice.true == number)
        for tree, choices in enumerate(data)
        for child, choice in enumerate(choices)
        for number, (parent, features) in enumerate(choice.options)
    ]
    table = np.zeros((len(options), len(names)))
    for row, (*_, features, _) in enumerate(options):
        for name, value in features.items():
            table[row, column[name]] = value
    sizes = _by_size([len(tree) for tree in data], [option[:3] for option in options])
    true = np.array([option[4] for option in options])
    story = np.array([(tree, child) for tree, child, *_ in options])
    begins = np.r_[0, 1 + np.flatnonzero(np.any(np.diff(story, axis=0) != 0, axis=1))]
    of = np.repeat(np.arange(len(begins)), np.diff(np.r_[begins, len(options)]))

    def sums(scores: Numbers) -> tuple[float, Numbers]:
        highest = np.maximum.reduceat(scores, begins)
        weights = np.where(np.isneginf(scores), 0.0, np.exp(np.maximum(scores - highest[of], LEAST_SCORE)))
        shares = np.zeros(len(options))
        whole = float(highest.sum())
        for one in sizes:
            part, shares[one.row] = one.sums(weights)
            whole += part
        return whole, shares

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = table @ weights
        whole, shares = sums(scores)
        of_true, true_shares = sums(np.where(true, scores, -np.inf))
        value = whole - of_true + PENALTY * float(weights @ weights) / 2
        return value, table.T @ (shares - true_shares) + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    weights = {name: round(float(weight), 3) for name, weight in zip(names, found.x, strict=True)}
    return weights, float(found.fun)


def _by_size(sizes: Sequence[int], options: Sequence[tuple[int, int, int | None]]) -> list[_Size]:
    tree = np.array([option[0] for option in options])
    child = np.array([option[1] for option in options])
    parent = np.array([-1 if option[2] is None else option[2] for option in options])
    size_of = np.array(sizes)
    found = []
    for size in sorted(set(sizes)):
        trees = np.flatnonzero(size_of == size)
        place = np.zeros(len(sizes), dtype=np.intp)
        place[trees] = np.arange(len(trees))
        rows = np.flatnonzero(size_of[tree] == size)
        found.append(_Size(size, len(trees), place[tree[rows]], child[rows], parent[rows], rows))
    return found
