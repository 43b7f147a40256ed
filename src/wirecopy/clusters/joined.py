"""Which stories hang together: union-find, and the links that it runs over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wirecopy.records import Match, MatchRelation, StoryId

Pair = tuple[StoryId, StoryId]
"""Two stories, the smaller id first."""

_LIKE = 0.3
"""Share of the shingles of one story that another holds, so that the two tell the same story though they were
not judged the same copy: two edits of one text that each kept three quarters of its words share so much."""


@dataclass(frozen=True, slots=True)
class Link:
    """What was judged of a pair, a < b; measures as in `wirecopy.records.Match`."""

    a: StoryId
    b: StoryId
    relation: MatchRelation
    accepted: bool
    jaccard: float
    containment_a: float
    containment_b: float

    @classmethod
    def of(cls, match: Match) -> Link:
        """The link that a match is."""
        measures = (match.jaccard, match.containment_a, match.containment_b)
        return cls(match.a, match.b, match.relation, match.accepted, *measures)

    @property
    def pair(self) -> Pair:
        """The two stories."""
        return (self.a, self.b)

    @property
    def weak(self) -> bool:
        """Whether it rests on a part alone: one story stands in the other, which may hold others too."""
        return self.accepted and self.relation is MatchRelation.contained

    @property
    def like(self) -> bool:
        """Whether the two are the same copy, or narrate so much alike that they tell one story."""
        narrated = self.relation is MatchRelation.embeds
        return self.accepted or (narrated and max(self.containment_a, self.containment_b) >= _LIKE)


class Union:
    """Stories that hang together, each set under its smallest story."""

    def __init__(self, stories: Iterable[StoryId], pairs: Iterable[Pair] = ()) -> None:
        self._parent = {story: story for story in stories}
        for a, b in pairs:
            self.join(a, b)

    def __contains__(self, story: StoryId) -> bool:
        return story in self._parent

    def root(self, story: StoryId) -> StoryId:
        """The smallest story of the set in which a story stands."""
        parent = self._parent
        while parent[story] != story:
            parent[story] = story = parent[parent[story]]
        return story

    def join(self, a: StoryId, b: StoryId) -> None:
        """Make one set of the sets of two stories."""
        low, high = sorted((self.root(a), self.root(b)))
        self._parent[high] = low

    def groups(self) -> list[list[StoryId]]:
        """The sets, each ascending, in order of their smallest stories."""
        found: dict[StoryId, list[StoryId]] = defaultdict(list)
        for story in sorted(self._parent):
            found[self.root(story)].append(story)
        return [found[smallest] for smallest in sorted(found)]
