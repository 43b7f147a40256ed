"""Suspicious components, examined again: weak links that would make one cluster of unlike stories are cut.

A link is weak where one story stands in the other (`contained`): a digest holds the stories of several
agencies, and each of them is contained in it, yet they have nothing to do with each other. The other
relations compare whole stories; what they join is a **block**, which is never cut here. Two rules look at
the weak links between blocks, and only cut where texts were compared and found unlike:

- **Bridge.** A weak link between two blocks stands if in either block most of the different texts are like
  some text of the other block. Where one copy of a story had somebody's brief put at its foot, the brief
  stands in that copy and in no other: the link is cut.
- **Hub.** A block whose neighbours would not hang together without it, and are unlike each other, is a hub.
  It stays with the neighbour of which it shares the most, if it stands in that or shares half of all
  words with it, and leaves the others; a digest of which no story makes up half stands apart from all.
  Two pieces of one story are no strangers, though they share no passage: where a neighbour is one story
  alone that stands in the hub from end to end, it may be what an outlet left of the hub's, and `goes_on`
  tells whether its words go on with what another neighbour tells.

Two stories are like where they were accepted, or share much narration (`Link.like`). Where a pair that
decides was never judged, `look` judges it. All is done in order of story ids, so that neither the order of
input nor the night in which a link came decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from wirecopy.clusters.joined import Link, Pair, Union
from wirecopy.records import MatchRelation, StoryId

Look = Callable[[Sequence[Pair]], Sequence[Link]]
"""Judges pairs on their texts."""

GoesOn = Callable[[StoryId, StoryId], bool]
"""Whether the first story's words go on with what the second one tells."""

BRIDGE = "bridge: most texts on one side of this link share nothing with the other side"
HUB = "hub: it holds, or stands in, several stories that are otherwise unlike"

_SAME_TEXT = 0.97
"""Jaccard from which two texts have one vote: a digest that ran in ten outlets is still one text."""
_HALF = 0.5
_WHOLE = 0.9
"""Share of a story that stands in another, so that it may be a piece of it."""
_WITNESSES = 8
"""Texts of a block that are compared anew for one link."""
_SIDES = 16
"""Sides of a hub that are compared with each other, the closest to it first; the others count as unlike."""


def is_suspicious(stories: int, weak_links: int) -> bool:
    """Whether a component has to be examined: at least three stories, joined by a weak link somewhere."""
    return stories > 2 and weak_links > 0


def examine(
    stories: Iterable[StoryId],
    links: Iterable[Link],
    look: Look,
    goes_on: GoesOn,
    bound: Iterable[Pair] = (),
) -> dict[Pair, str]:
    """The accepted links of one component that must not join clusters, each with the reason.

    links: all that was judged among the stories, accepted or not. bound: pairs that a person joined; they
    are never cut.
    """
    found = _Examined(stories, links, look, goes_on, bound)
    found.cut_bridges()
    while found.cut_a_hub():
        pass
    return found.cut


@dataclass(slots=True)
class _Side:
    """What hangs on a hub by weak links. best: the strongest of them. blocks: the part's, by their roots."""

    blocks: frozenset[StoryId]
    ties: list[Link]
    best: Link


class _Examined:
    """One component, its blocks and what is known of its pairs."""

    def __init__(
        self,
        stories: Iterable[StoryId],
        links: Iterable[Link],
        look: Look,
        goes_on: GoesOn,
        bound: Iterable[Pair],
    ) -> None:
        self.look, self.goes_on = look, goes_on
        self.links = {link.pair: link for link in links}
        everyone = sorted(set(stories))
        strong = [link for link in self.links.values() if link.accepted and not link.weak]
        joined = [*(link.pair for link in strong), *bound]
        self.blocks = Union(everyone, joined)
        self.texts = Union(everyone, [link.pair for link in strong if link.jaccard >= _SAME_TEXT])
        self.members: dict[StoryId, list[StoryId]] = {group[0]: group for group in self.blocks.groups()}
        self.updated: dict[StoryId, set[StoryId]] = defaultdict(set)
        for link in strong:
            if link.relation is MatchRelation.update:
                self.updated[self.texts.root(link.a)].add(self.texts.root(link.b))
                self.updated[self.texts.root(link.b)].add(self.texts.root(link.a))
        self.ties: dict[Pair, list[Link]] = defaultdict(list)
        for pair in sorted(self.links):
            link, key = self.links[pair], self._blocks_of(pair)
            if link.weak and key[0] != key[1]:
                self.ties[key].append(link)
        self.cut: dict[Pair, str] = {}
        self.alike: dict[StoryId, set[StoryId]] = defaultdict(set)
        self._note(self.links.values())

    def _note(self, links: Iterable[Link]) -> None:
        """Remember which blocks are like each other."""
        for link in links:
            one, other = self._blocks_of(link.pair)
            if link.like and one != other:
                self.alike[one].add(other)
                self.alike[other].add(one)

    def _blocks_of(self, pair: Pair) -> Pair:
        one, other = sorted((self.blocks.root(pair[0]), self.blocks.root(pair[1])))
        return one, other

    def _judged(self, pairs: Iterable[Pair]) -> None:
        """Judge those of the pairs that were not judged yet."""
        wanted = sorted({_ordered(pair) for pair in pairs} - self.links.keys())
        if wanted:
            fresh = self.look(wanted)
            self.links.update((link.pair, link) for link in fresh)
            self._note(fresh)

    def _like(self, a: StoryId, b: StoryId) -> bool:
        link = self.links.get(_ordered((a, b)))
        return link is not None and link.like

    def _cut(self, key: Pair, reason: str) -> None:
        self.cut.update((link.pair, reason) for link in self.ties.pop(key))

    # ------------------------------------------------------------ bridges
    def cut_bridges(self) -> None:
        """Cut the links that most texts of one block know nothing of."""
        like_texts: dict[Pair, set[StoryId]] = defaultdict(set)
        for link in self.links.values():
            key = self._blocks_of(link.pair)
            if link.like and key in self.ties:
                like_texts[key] |= {self.texts.root(link.a), self.texts.root(link.b)}
        for key in sorted(self.ties):
            best = _best(self.ties[key])
            if not all(self._vouches(block, best, like_texts[key]) for block in key):
                self._cut(key, BRIDGE)

    def _vouches(self, block: StoryId, best: Link, like: set[StoryId]) -> bool:
        """Whether most texts of a block are like some text of the block to which `best` leads."""
        texts = {self.texts.root(story) for story in self.members[block]}
        supporting = texts & like
        # An outlet's older version has other words than the newer one that was copied: it says nothing.
        excused = {text for one in supporting for text in self.updated[one]}
        others = sorted(texts - supporting - excused)
        if len(supporting) > len(others):
            return True
        there = best.b if self.blocks.root(best.a) == block else best.a
        witnesses = others[:_WITNESSES]
        self._judged((witness, there) for witness in witnesses)
        share = sum(self._like(witness, there) for witness in witnesses) / len(witnesses)
        return len(supporting) + share * len(others) > (1 - share) * len(others)

    # ------------------------------------------------------------ hubs
    def cut_a_hub(self) -> bool:
        """Cut the first hub by order of ids that there is; whether there was one."""
        around: dict[StoryId, set[StoryId]] = defaultdict(set)
        for one, other in self.ties:
            around[one].add(other)
            around[other].add(one)
        for hub in sorted(articulations(around)):
            groups = self._groups(self._sides(hub, around))
            if len(groups) < 2:
                continue
            leaving = groups[1:] if self._stays(hub, groups[0]) else groups
            for side in (side for group in leaving for side in group):
                for block in sorted(side.blocks & around[hub]):
                    self._cut(_ordered((hub, block)), HUB)
            return True
        return False

    def _sides(self, hub: StoryId, around: Mapping[StoryId, set[StoryId]]) -> list[_Side]:
        """The parts into which the component falls without the hub, the closest to it first."""
        sides, seen = [], {hub}
        for start in sorted(around[hub]):
            if start in seen:
                continue
            part, waiting = {start}, [start]
            while waiting:
                fresh = around[waiting.pop()] - part - {hub}
                part |= fresh
                waiting += fresh
            seen |= part
            ties = [link for block in part & around[hub] for link in self.ties[_ordered((hub, block))]]
            sides.append(_Side(frozenset(part), ties, _best(ties)))
        return sorted(sides, key=lambda side: _strength(side.best))

    def _groups(self, sides: list[_Side]) -> list[list[_Side]]:
        """The sides, those that are like each other together, in order of their closest."""
        side_of = {block: number for number, side in enumerate(sides) for block in side.blocks}
        groups = Union(range(len(sides)))
        ends = [self._far_end(side) for side in sides[:_SIDES]]
        self._judged(combinations(ends, 2))
        for block, number in side_of.items():
            for other in self.alike[block]:
                if other in side_of:
                    groups.join(number, side_of[other])
        pieces = [number for number in range(len(ends)) if self._is_piece(sides[number])]
        for piece, other in product(pieces, range(len(ends))):
            if groups.root(piece) != groups.root(other) and self.goes_on(ends[piece], ends[other]):
                groups.join(piece, other)
        return [[sides[number] for number in group] for group in groups.groups()]

    def _is_piece(self, side: _Side) -> bool:
        """Whether a side is one story that nobody else ran and that stands in the hub from end to end."""
        end, best = self._far_end(side), side.best
        share = best.containment_a if end == best.a else best.containment_b
        return share >= _WHOLE and sum(len(self.members[block]) for block in side.blocks) == 1

    def _far_end(self, side: _Side) -> StoryId:
        return side.best.a if self.blocks.root(side.best.a) in side.blocks else side.best.b

    def _stays(self, hub: StoryId, group: list[_Side]) -> bool:
        """Whether the hub belongs to its closest side: it stands in that, or shares half of all words."""
        best = group[0].best
        own = best.containment_a if self.blocks.root(best.a) == hub else best.containment_b
        return best.jaccard >= _HALF or own >= max(best.containment_a, best.containment_b)


def articulations(around: Mapping[StoryId, set[StoryId]]) -> set[StoryId]:
    """The nodes without which their component falls apart.

    Hopcroft and Tarjan 1973, "Algorithm 447: efficient algorithms for graph manipulation", without recursion.
    """
    order: dict[StoryId, int] = {}
    low: dict[StoryId, int] = {}
    found: set[StoryId] = set()
    for root in sorted(around):
        if root in order:
            continue
        order[root] = low[root] = len(order)
        branches = 0
        path = [(root, iter(sorted(around[root])))]
        while path:
            node, rest = path[-1]
            fresh = next((other for other in rest if _unseen(node, other, order, low)), None)
            if fresh is not None:
                order[fresh] = low[fresh] = len(order)
                path.append((fresh, iter(sorted(around[fresh]))))
                continue
            path.pop()
            if not path:
                break
            above = path[-1][0]
            low[above] = min(low[above], low[node])
            if above == root:
                branches += 1
            elif low[node] >= order[above]:
                found.add(above)
        if branches > 1:
            found.add(root)
    return found


def _unseen(node: StoryId, other: StoryId, order: dict[StoryId, int], low: dict[StoryId, int]) -> bool:
    """Whether the search has not met `other` yet; where it has, `node` reaches back to it."""
    if other not in order:
        return True
    low[node] = min(low[node], order[other])
    return False


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


def _strength(link: Link) -> tuple[float, float, StoryId, StoryId]:
    """Orders links, the strongest first."""
    return (-link.jaccard, -max(link.containment_a, link.containment_b), link.a, link.b)


def _best(links: Iterable[Link]) -> Link:
    return min(links, key=_strength)
