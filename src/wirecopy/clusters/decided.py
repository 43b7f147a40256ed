"""A person's word on pairs: what must be one cluster, what must not.

Where decisions contradict each other, the newer one holds. What must be kept apart is parted along the
weakest links: links are taken up from the strongest down, as Kruskal's spanning tree does (1956), and one
that would bring together what is kept apart is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from wirecopy.clusters.joined import Link, Pair, Union
from wirecopy.records import MatchRelation, StoryId

KEPT_APART = "review: a person's decision keeps these clusters apart"
_FIRST = {MatchRelation.exact: 0, MatchRelation.contained: 2}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on a pair. number: counts decisions, the newer the larger."""

    number: int
    pair: Pair
    same: bool


class Rulings:
    """The decisions that hold, without those that newer ones contradict."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.same: list[Pair] = []
        self.different: list[Pair] = []
        self.overruled: list[Ruling] = []
        given = sorted(rulings, key=lambda ruling: -ruling.number)
        union = Union({story for ruling in given for story in ruling.pair})
        for ruling in given:
            roots = {union.root(story) for story in ruling.pair}
            if ruling.same:
                if any({union.root(a), union.root(b)} == roots for a, b in self.different):
                    self.overruled.append(ruling)
                    continue
                self.same.append(ruling.pair)
                union.join(*ruling.pair)
            elif len(roots) == 1:
                self.overruled.append(ruling)
            else:
                self.different.append(ruling.pair)

    def within(self, stories: Container[StoryId]) -> Rulings:
        """Those that are about these stories alone."""
        found = Rulings(())
        found.same = [pair for pair in self.same if pair[0] in stories and pair[1] in stories]
        found.different = [pair for pair in self.different if pair[0] in stories and pair[1] in stories]
        return found


def parted(stories: Iterable[StoryId], links: Iterable[Link], rulings: Rulings) -> set[Pair]:
    """The accepted links of one component that would bring together what a person keeps apart.

    links: the accepted ones that still hold.
    """
    union = Union(stories, rulings.same)
    foes: dict[StoryId, set[StoryId]] = defaultdict(set)
    for a, b in rulings.different:
        foes[union.root(a)].add(union.root(b))
        foes[union.root(b)].add(union.root(a))
    cut: set[Pair] = set()
    for link in sorted(links, key=_order):
        one, other = union.root(link.a), union.root(link.b)
        if one == other:
            continue
        if other in foes[one]:
            cut.add(link.pair)
            continue
        union.join(one, other)
        _merge_foes(foes, min(one, other), max(one, other))
    return cut


def _merge_foes(foes: dict[StoryId, set[StoryId]], kept: StoryId, gone: StoryId) -> None:
    for foe in foes.pop(gone, set()):
        foes[foe].discard(gone)
        foes[foe].add(kept)
        foes[kept].add(foe)


def _order(link: Link) -> tuple[int, float, float, StoryId, StoryId]:
    closeness: Sequence[float] = (link.jaccard, max(link.containment_a, link.containment_b))
    return (_FIRST.get(link.relation, 1), -closeness[0], -closeness[1], link.a, link.b)
