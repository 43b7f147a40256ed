"""Three simple ways to say where a story came from, on the same clusters and matches as wirecopy's own.

Each is given with and without what stories credit: with, a story that credits an agency with its whole copy
comes from that agency's own story in the cluster (the earliest of it) or else from the agency.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from benchmarks.evaluation.nights import Answer, Cluster, Seen
from wirecopy.lineage.member import Member
from wirecopy.lineage.pairs import Pairs
from wirecopy.lineage.times import time_order

Chooser = Callable[[Member, Sequence[Member], Pairs], Member | None]


def earliest_of_all(member: Member, members: Sequence[Member], pairs: Pairs) -> Member | None:
    """Union-find and the earliest: everyone's parent is the cluster's earliest story."""
    del pairs
    first = min(members, key=_order)
    return first if first is not member else None


def earliest_match(member: Member, members: Sequence[Member], pairs: Pairs) -> Member | None:
    """The earliest story that it matches, where that is earlier than itself."""
    earlier = _earlier(member, members, pairs)
    return min(earlier, key=_order) if earlier else None


def most_similar_earlier(member: Member, members: Sequence[Member], pairs: Pairs) -> Member | None:
    """The earlier story with the highest Jaccard similarity, the earliest of equals."""

    def order(other: Member) -> tuple[float, tuple[bool, datetime], int]:
        match = pairs.match(member.story, other.story)
        assert match is not None
        return (-round(match.jaccard, 3), time_order(other.published), other.story)

    earlier = _earlier(member, members, pairs)
    return min(earlier, key=order) if earlier else None


BASELINES: dict[str, Chooser] = {
    "union-find, earliest": earliest_of_all,
    "earliest match": earliest_match,
    "most similar earlier": most_similar_earlier,
}


def baseline(seen: Seen, choose: Chooser, *, credits: bool) -> dict[str, Answer]:
    """What a baseline says of every story, by item id."""
    said: dict[str, Answer] = {}
    for cluster in seen.clusters:
        above = _parents(cluster, choose, seen, credits=credits)
        for member in cluster.members:
            item = seen.item[member.story]
            way, node = [], above.get(item)
            while node is not None and node not in way:
                way.append(node)
                node = above.get(node)
            said[item] = Answer(item, tuple(way), (1.0,) * len(way), ("copy",) * len(way), ())
    return said


def _parents(cluster: Cluster, choose: Chooser, seen: Seen, *, credits: bool) -> dict[str, str]:
    pairs = Pairs(cluster.members, cluster.matches)
    own: dict[str, Member] = {}
    for member in sorted(cluster.members, key=_order):
        if member.agency:
            own.setdefault(member.agency, member)
    above: dict[str, str] = {}
    for member in cluster.members:
        item = seen.item[member.story]
        named = [one.agency for one in member.suppliers if one.agency] if credits else []
        if named:
            known = own.get(named[0])
            above[item] = seen.item[known.story] if known else f"agency:{named[0]}"
            continue
        parent = choose(member, cluster.members, pairs)
        if parent is not None and not (credits and member.agency):
            above[item] = seen.item[parent.story]
    return above


def _earlier(member: Member, members: Sequence[Member], pairs: Pairs) -> list[Member]:
    return [
        other
        for other in members
        if other is not member
        and _order(other) < _order(member)
        and pairs.match(member.story, other.story) is not None
    ]


def _order(member: Member) -> tuple[tuple[bool, datetime], int]:
    return (time_order(member.published), member.story)
