"""Who gave a passage and who took it, told anew wherever a run touched the stories that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from wirecopy.lineage.clocks import Clocks
from wirecopy.lineage.givers import gave
from wirecopy.lineage.order import Order
from wirecopy.nightly.members import member_of
from wirecopy.records import ClusterId, StoryId
from wirecopy.store import clusters as stored
from wirecopy.store import read, work, write
from wirecopy.store.open import Connection

Pair = tuple[StoryId, StoryId]
_WAYS = {True: "a_to_b", False: "b_to_a", None: "unknown"}


def tell_directions(connection: Connection, stories: Collection[StoryId], clocks: Clocks) -> None:
    """Write down who gave the passages that these stories, whole clusters of them, share with others."""
    known = read.embedded_pairs(connection, stories)
    if not known:
        return
    sides = {story for pair in known for story in pair}
    twins = work.twins_of(connection, sides)
    everyone = sides.union(*twins.values())
    members = {one: member_of(facts) for one, facts in read.facts(connection, everyone).items()}
    order = Order(clocks)

    def holding(group: Iterable[StoryId]) -> list[StoryId]:
        return sorted({one for story in group for one in (story, *twins.get(story, ()))})

    told: list[tuple[str, StoryId, StoryId]] = []
    for pairs in _by_copies(known, stored.membership(connection, sides)):
        first, second = (holding(pair[side] for pair in pairs) for side in (0, 1))
        way = gave([members[one] for one in first], [members[one] for one in second], order)
        for one, other in pairs:
            a, b = min(one, other), max(one, other)
            found = _WAYS[way if a == one or way is None else not way]
            if known[a, b] != found:
                told.append((found, a, b))
    write.save_directions(connection, told)


def _by_copies(pairs: Iterable[Pair], home: dict[StoryId, ClusterId]) -> list[list[Pair]]:
    """Pairs that join the same two clusters together, in each the story of the same cluster first.

    A pair inside one cluster, whose stories others have brought together, stands alone.
    """
    alone: list[list[Pair]] = []
    groups: dict[tuple[ClusterId, ClusterId], list[Pair]] = defaultdict(list)
    for a, b in pairs:
        if home[a] == home[b]:
            alone.append([(a, b)])
        else:
            first, second = (a, b) if home[a] < home[b] else (b, a)
            groups[home[first], home[second]].append((first, second))
    return [*alone, *groups.values()]
