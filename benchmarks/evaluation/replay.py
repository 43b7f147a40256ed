"""Goes through simulated nights again with the stories as they were read and matched, and traces them anew.

What a night knows of outlets' habits is made as `wirecopy.nightly.tracing` makes it from the store, so that
weights are fitted and tried without reading, matching and clustering again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from benchmarks.evaluation.nights import Cluster, Seen
from wirecopy.lineage.clocks import FARTHEST, STEP, Difference, learn_clocks
from wirecopy.lineage.direction import COPY, roles
from wirecopy.lineage.habits import Habits, learn
from wirecopy.lineage.member import Member
from wirecopy.lineage.times import lag_minutes
from wirecopy.records import Edge, StoryId

Tracer = Callable[[Cluster, Habits], list[Edge]]


def replay(seen: Seen, tracer: Tracer) -> Seen:
    """The newsroom with every cluster's edges as `tracer` made them on the last night that touched it."""
    night = {story: seen.truth[item].night for story, item in seen.item.items()}
    traced: dict[int, Cluster] = {}
    for now in range(max(night.values()) + 1):
        so_far = {number: _until(now, cluster, night) for number, cluster in enumerate(seen.clusters)}
        so_far = {number: cluster for number, cluster in so_far.items() if cluster.members}
        touched = [
            number
            for number, cluster in so_far.items()
            if any(night[member.story] == now for member in cluster.members)
        ]
        habits = _known(so_far.values())
        for number in traced.keys() - set(touched):
            _follow(habits, traced[number])
        habits.stories.update(
            member.outlet.key
            for cluster in so_far.values()
            for member in cluster.members
            if night[member.story] < now
        )
        for number in touched:
            cluster = so_far[number]
            traced[number] = Cluster(cluster.members, cluster.matches, tracer(cluster, habits))
    return Seen(seen.truth, [traced[number] for number in sorted(traced)], seen.item, seen.names)


def _until(now: int, cluster: Cluster, night: dict[StoryId, int]) -> Cluster:
    members = [member for member in cluster.members if night[member.story] <= now]
    here = {member.story for member in members}
    return Cluster(members, [match for match in cluster.matches if match.a in here and match.b in here])


def _known(clusters: Iterable[Cluster]) -> Habits:
    """What credits, copies and times tell of outlets."""
    clusters = list(clusters)
    habits = learn((one.outlet.key, one.judgement) for cluster in clusters for one in cluster.members)
    for cluster in clusters:
        shared = len({member.outlet.key for member in cluster.members}) > 1
        for member in cluster.members:
            if not member.agency and not any(one.agency for one in member.suppliers):
                habits.stands(member.outlet.key, shared=shared)
    habits.clocks = learn_clocks([gap for cluster in clusters for gap in _differences(cluster)])
    return habits


def _differences(cluster: Cluster) -> Iterator[Difference]:
    member = {one.story: one for one in cluster.members}
    pairs = [
        (member[match.a], member[match.b])
        for match in cluster.matches
        if member[match.a].outlet.key != member[match.b].outlet.key
    ]
    pairs = [pair for pair in pairs if lag_minutes(pair[1].published, pair[0].published) is not None]
    often = Counter(one.story for pair in pairs for one in pair)
    for one, other in pairs:
        lag = lag_minutes(other.published, one.published)
        if lag is not None and abs(lag) <= 2 * FARTHEST:
            weight = 2 / (often[one.story] + often[other.story])
            yield _clock(one), _clock(other), round(lag / STEP), weight


def _clock(member: Member) -> tuple[str, bool]:
    return (member.outlet.key, member.published is not None and member.published.zone is not None)


def _follow(habits: Habits, cluster: Cluster) -> None:
    """Count who took a story from whom."""
    outlet = {member.story: member.outlet.key for member in cluster.members}
    for story, role in roles(cluster.members, cluster.matches, cluster.edges).items():
        if role.role == COPY and role.parent is not None and outlet[story] != outlet[role.parent]:
            habits.follow(outlet[story], outlet[role.parent], role.confidence)
