"""Runs wirecopy over simulated nights and reads what it says of every story."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from benchmarks.evaluation.simulate import Newsroom, Told
from wirecopy.attribution import catalogue as agencies
from wirecopy.lineage.chain import Ways
from wirecopy.lineage.member import Member, story_node
from wirecopy.nightly.run import run
from wirecopy.records import Edge, Match, Node, NodeKind, StoryId, story_label
from wirecopy.settings import Settings
from wirecopy.store import read
from wirecopy.store.open import Connection, open_store
from wirecopy.store.tables import rows

WHOLE = ("syndicated", "copy", "update")
"""Relations by which a story is another's copy."""
WHOSE = "whose copy"
"""Relation of a claim that sums over all ways to an agency that texts show."""


@dataclass(slots=True)
class Cluster:
    """A cluster as lineage saw it."""

    members: list[Member]
    matches: list[Match]
    edges: list[Edge] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """A newsroom after its nights. item: the item id of every story; names: of agencies by id."""

    truth: dict[str, Told]
    clusters: list[Cluster]
    item: dict[StoryId, str]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One edge up from a story that rests on its own words or text, or `WHOSE` copy it is.

    parent: as in `Told`. beside: of an edge to an agency that texts show, the stories told as its rivals.
    """

    parent: str
    relation: str
    confidence: float
    stated: bool
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one story. above: nodes of its most probable way, nearest first; sure: of each hop.

    hand: the story that handed the copy on, where the way goes to the agency whose copy it is at once.
    """

    item: str
    above: tuple[str, ...]
    sure: tuple[float, ...]
    relations: tuple[str, ...]
    claims: tuple[Claim, ...]
    hand: str | None = None

    @property
    def parent(self) -> str | None:
        """From whom a story has its words directly, as far as it is said."""
        return self.hand or next(iter(self.above), None)

    @property
    def whole(self) -> tuple[str, ...]:
        """The nodes as far up as the whole copy was handed on, and not a part of it or a fact."""
        hops = takewhile(lambda hop: hop[1] in WHOLE, zip(self.above, self.relations, strict=True))
        return tuple(node for node, _ in hops)


def see(seed: int, strip: float, stories: int, nights: int = 3) -> Seen:
    """Make a newsroom and run its nights one after the other."""
    room = Newsroom(seed, strip, stories, nights)
    with tempfile.TemporaryDirectory(prefix="wirecopy-evaluate-") as folder:
        store = Path(folder) / "nights.db"
        for path in room.write(Path(folder)):
            run([str(path)], Settings(store=str(store)), reports=False, progress=lambda *_: None)
        opened = open_store(str(store), create=False)
        with opened.reading() as connection:
            clusters, item = read_store(connection)
        opened.close()
    names = {agency.id: agency.name for agency in agencies.load().agencies.values()}
    return Seen(room.truth(), clusters, item, names)


def read_store(connection: Connection) -> tuple[list[Cluster], dict[StoryId, str]]:
    """Every cluster of a store with its edges, and the item id (else the source) of every story."""
    item: dict[StoryId, str] = {}
    grouped: dict[str, list[StoryId]] = {}
    for row in rows(connection, "stories"):
        story = int(str(row["story_id"])[1:], 16)
        item[story] = str(row["item_id"] or row["source"])
        grouped.setdefault(str(row["cluster_id"]), []).append(story)
    everyone = [one for group in grouped.values() for one in group]
    facts = read.facts(connection, everyone)
    matches = read.accepted_matches(connection, everyone)
    home = {one: cluster for cluster, group in grouped.items() for one in group}
    found = {
        cluster: Cluster(
            [
                Member(one.story, one.outlet, one.title, one.published, one.words, one.judgement)
                for one in (facts[story] for story in group)
            ],
            [],
        )
        for cluster, group in sorted(grouped.items())
    }
    for match in matches:
        if home[match.a] == home[match.b]:
            found[home[match.a]].matches.append(match)
    for edge in read.edges(connection, [int(cluster[1:], 16) for cluster in found]):
        found[home[edge.evidence_story]].edges.append(edge)
    return list(found.values()), item


def answers(seen: Seen) -> dict[str, Answer]:
    """What the edges of all clusters say of every story, by item id."""
    label = {story_label(story): item for story, item in seen.item.items()}
    said: dict[str, Answer] = {}
    for cluster in seen.clusters:
        ways = Ways(cluster.edges)
        own = {story_label(member.story) for member in cluster.members if member.agency}
        for member in cluster.members:
            start = story_node(member, seen.names)
            best = ways.best(start)
            edges = [
                edge for edge in cluster.edges if edge.evidence_story == member.story and edge.child == start
            ]
            claims = _claims(edges, ways, own, label)
            item = seen.item[member.story]
            said[item] = Answer(
                item,
                tuple(_key(edge.parent, label) for edge in best),
                tuple(edge.confidence for edge in best),
                tuple(edge.relation for edge in best),
                tuple(claims),
                _hand(best, cluster, label),
            )
    return said


def _claims(edges: Sequence[Edge], ways: Ways, own: Set[str], label: Mapping[str, str]) -> list[Claim]:
    """What is claimed by the edges up from one story; own: labels of agencies' own stories."""
    copies = [edge for edge in edges if edge.relation == "copy"]
    of_agency = [edge for edge in copies if edge.parent.kind is NodeKind.agency or edge.parent.key in own]
    hands = tuple(_key(edge.parent, label) for edge in copies if edge not in of_agency)
    claims = [
        Claim(
            _key(edge.parent, label),
            edge.relation,
            edge.confidence,
            bool(edge.evidence),
            hands if edge in of_agency else (),
        )
        for edge in edges
    ]
    return claims + [
        Claim(_key(edge.parent, label), WHOSE, ways.sure(edge.child, edge.parent), stated=False)
        for edge in of_agency
    ]


def _hand(way: Sequence[Edge], cluster: Cluster, label: Mapping[str, str]) -> str | None:
    """The story that a copy is led to beside the agency whose copy it is."""
    if not way or way[0].evidence or way[0].relation != "copy":
        return None
    own = {story_label(member.story) for member in cluster.members if member.agency}
    first = way[0]
    if first.parent.kind is NodeKind.story and first.parent.key not in own:
        return None
    hands = [
        edge.parent
        for edge in cluster.edges
        if edge.child == first.child and edge.relation == "copy" and edge.parent.kind is NodeKind.story
    ]
    return next((_key(node, label) for node in hands if node.key not in own), None)


def _key(node: Node, label: Mapping[str, str]) -> str:
    if node.kind is NodeKind.story:
        return label[node.key]
    return f"{node.kind}:{node.key}"
