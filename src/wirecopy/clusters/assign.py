"""Clusters as connected components of the pairs that hold, under ids that outlive growth, merges and splits.

Which id goes where:

- An old cluster goes with the component that holds most of its stories (a tie: the part with the
  smallest story id). Its other stories leave it.
- Where several old clusters go with one component, the first by precedence keeps its id and takes the
  others in, whose ids resolve to it for ever.
- A component with which no old cluster goes has a new id.

Nothing here depends on the order of its input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from wirecopy.clusters.joined import Union
from wirecopy.records import ClusterEvent, ClusterEventKind, ClusterId, StoryId, identity_number


@dataclass(frozen=True, slots=True)
class _Component:
    """Stories joined by accepted pairs, ascending; the old clusters that go with it, best first."""

    stories: list[StoryId]
    claims: list[ClusterId]


def assign(
    stories: Iterable[StoryId],
    edges: Iterable[tuple[StoryId, StoryId]],
    membership: Mapping[StoryId, ClusterId],
    precedence: Mapping[ClusterId, tuple[int, int]],
    taken: Collection[ClusterId],
) -> list[ClusterEvent]:
    """What must happen to the clusters so that they are the components of the accepted pairs.

    stories: all whose cluster is to be decided, closed under edges and under old membership. edges:
    accepted pairs; one with a story that is not among `stories` is a ValueError. membership: the old
    cluster of each story that has one. precedence: of each old cluster, (run founded, -size): the smallest
    wins a merge, then the smaller id. taken: all ids ever used, so that none is given twice.

    Events come in the order in which they must be applied: splits and moves, merges, foundings, joins.
    """
    everything = sorted(set(stories))
    old = {story: membership[story] for story in everything if story in membership}
    parts = _components(everything, edges)
    home = _homes(parts, old)
    claims: list[list[ClusterId]] = [[] for _ in parts]
    for cluster in sorted(home, key=lambda one: (precedence[one], one)):
        claims[home[cluster]].append(cluster)
    components = [_Component(part, claim) for part, claim in zip(parts, claims, strict=True)]
    return _Events(old, precedence, taken).of(components)


def _components(stories: list[StoryId], edges: Iterable[tuple[StoryId, StoryId]]) -> list[list[StoryId]]:
    """Connected components, each ascending, in order of their smallest stories."""
    union = Union(stories)
    for a, b in edges:
        if a not in union or b not in union:
            raise ValueError(f"edge {a} - {b} leads out of the stories to be assigned")
        union.join(a, b)
    return union.groups()


def _homes(parts: list[list[StoryId]], old: Mapping[StoryId, ClusterId]) -> dict[ClusterId, int]:
    """For each old cluster, the component that holds most of it; of equals, its smallest story's."""
    best: dict[ClusterId, tuple[int, StoryId, int]] = {}
    for number, part in enumerate(parts):
        held = [(old[story], story) for story in part if story in old]
        sizes = Counter(cluster for cluster, _ in held)
        smallest = dict(reversed(held))
        for cluster, size in sizes.items():
            claim = (-size, smallest[cluster], number)
            best[cluster] = min(best.get(cluster, claim), claim)
    return {cluster: number for cluster, (_, _, number) in best.items()}


class _Events:
    """Collects the events of one assignment, by the order in which they must be applied."""

    def __init__(
        self,
        old: Mapping[StoryId, ClusterId],
        precedence: Mapping[ClusterId, tuple[int, int]],
        taken: Collection[ClusterId],
    ) -> None:
        self.old, self.precedence = old, precedence
        self.taken = set(taken) | set(old.values())
        self.moves: list[ClusterEvent] = []
        self.merges: list[ClusterEvent] = []
        self.founded: list[ClusterEvent] = []
        self.joined: list[ClusterEvent] = []

    def of(self, components: Iterable[_Component]) -> list[ClusterEvent]:
        for component in components:
            self._add(component)
        return [*self.moves, *self.merges, *self.founded, *self.joined]

    def _add(self, component: _Component) -> None:
        kind, stories, claims = ClusterEventKind, component.stories, component.claims
        movers = [story for story in stories if story in self.old and self.old[story] not in claims]
        strangers = [story for story in stories if story not in self.old]
        if claims:
            cluster = claims[0]
            self.merges += [ClusterEvent(kind.merged, cluster, other=loser) for loser in claims[1:]]
        else:
            cluster = self._new_id(stories[0])
            if movers:
                source = min(
                    {self.old[story] for story in movers}, key=lambda one: (self.precedence[one], one)
                )
                self.moves.append(ClusterEvent(kind.split, source, other=cluster))
            else:
                self.founded.append(ClusterEvent(kind.created, cluster, story=strangers.pop(0)))
        for story in movers:
            self.moves.append(ClusterEvent(kind.left, self.old[story], story=story))
            self.moves.append(ClusterEvent(kind.joined, cluster, story=story))
        self.joined += [ClusterEvent(kind.joined, cluster, story=story) for story in strangers]

    def _new_id(self, founder: StoryId) -> ClusterId:
        generation = 1
        while (made := identity_number(f"cluster\n{founder}\n{generation}")) in self.taken:
            generation += 1
        self.taken.add(made)
        return made
