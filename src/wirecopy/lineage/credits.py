"""The edges that a story's own words state, hop by hop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wirecopy.lineage.calibration import stated_confidence
from wirecopy.lineage.member import Member
from wirecopy.lineage.reach import with_depths
from wirecopy.records import Attribution, Edge, Evidence, Node, NodeKind, Organisation, Relation

STATED = "stated"
UNKNOWN_FEED = Node(NodeKind.unknown_feed, "unknown_feed", "an unknown feed")

Resolve = Callable[[Member, Organisation], Node]
"""The node of an organisation that a member credits: its own story in the cluster where there is one."""

_OF_THE_STORY = (Relation.syndicated, Relation.contributed)


def credit_edges(member: Member, story: Node, resolve: Resolve) -> list[Edge]:
    """All edges that the words of `member`, whose node is `story`, state.

    Whom the story credits with its copy or a part of it hangs on the story; what the words cite or
    quote belongs to the author of the copy: the agency where the whole copy is one agency's (of a relay,
    the far end), else the story. What is handed on by somebody hangs on that somebody's node, or on the
    author where the story has no such node.
    """
    claims = sorted(
        (
            claim
            for claim in member.judgement.attributions
            if claim.relation.is_lineage and not member.is_own(claim.organisation)
        ),
        key=_claim_order,
    )
    hung = _Hanging(member, story, resolve)
    first = [claim for claim in claims if claim.by is None or member.is_own(claim.by)]
    for claim in first:
        if claim.relation in _OF_THE_STORY:
            hung.hang(claim, story)
    if member.judgement.feed is not None:
        hung.feed(member.judgement.feed)
    relays = [claim for claim in claims if claim not in first and claim.relation is Relation.syndicated]
    later = hung.hang_on_hands(relays)
    author = _author(hung.edges, story)
    for claim in first:
        if claim.relation not in _OF_THE_STORY:
            hung.hang(claim, story if claim.by is not None else author)
    later = hung.hang_on_hands(
        [*later, *(claim for claim in claims if claim not in first and claim not in relays)]
    )
    while later:
        awaited = {_key(claim.organisation) for claim in later}
        nowhere = [claim for claim in later if claim.by is None or _key(claim.by) not in awaited] or later[:1]
        for claim in nowhere:
            hung.hang(claim, story if claim.relation in _OF_THE_STORY else author)
        later = hung.hang_on_hands([claim for claim in later if claim not in nowhere])
    return with_depths(hung.merged(), story)


class _Hanging:
    """Hangs claims on nodes and remembers which organisations have a node."""

    def __init__(self, member: Member, story: Node, resolve: Resolve) -> None:
        self.member, self.story, self.resolve = member, story, resolve
        self.edges: list[Edge] = []
        self.nodes: dict[str, Node] = {}

    def hang(self, claim: Attribution, child: Node) -> None:
        """One edge from `child` to the claim's organisation; none from a node to itself."""
        parent = self.resolve(self.member, claim.organisation)
        self.nodes.setdefault(_key(claim.organisation), parent)
        if parent != child:
            evidence = tuple(sorted(claim.evidence, key=_evidence_order))
            confidence = stated_confidence(claim.relation, claim.confidence)
            self._add(child, claim.relation, parent, confidence, evidence)

    def hang_on_hands(self, claims: Sequence[Attribution]) -> list[Attribution]:
        """Hang each claim on the node of whoever hands the words on; answers those that have no such node."""
        waiting = list(claims)
        while True:
            ready = [claim for claim in waiting if claim.by is not None and _key(claim.by) in self.nodes]
            if not ready:
                return waiting
            for claim in ready:
                assert claim.by is not None
                self.hang(claim, self.nodes[_key(claim.by)])
            waiting = [claim for claim in waiting if claim not in ready]

    def feed(self, words: Evidence) -> None:
        """The feed's words prove the most certain supplier, or an unknown feed where none is named."""
        named = [edge for edge in self.edges if edge.relation == Relation.syndicated]
        parent = max(named, key=lambda edge: edge.confidence).parent if named else UNKNOWN_FEED
        confidence = 0.0 if named else words.weight
        self._add(self.story, Relation.syndicated, parent, confidence, (words,))

    def _add(
        self, child: Node, relation: str, parent: Node, confidence: float, evidence: tuple[Evidence, ...]
    ) -> None:
        self.edges.append(
            Edge(child, str(relation), parent, confidence, STATED, evidence, self.member.story, 1)
        )

    def merged(self) -> list[Edge]:
        """One edge per child, relation and parent, with the highest confidence and all the evidence."""
        found: dict[tuple[Node, str, Node], Edge] = {}
        for edge in self.edges:
            key = (edge.child, edge.relation, edge.parent)
            known = found.setdefault(key, edge)
            if known is edge:
                continue
            evidence = tuple(sorted({*known.evidence, *edge.evidence}, key=_evidence_order))
            found[key] = replace(known, confidence=max(known.confidence, edge.confidence), evidence=evidence)
        return list(found.values())


def _author(edges: Sequence[Edge], story: Node) -> Node:
    """Whose words the story runs: up the only syndicated edge as far as there is only one, else the story."""
    author, passed = story, {story}
    while True:
        above = {
            edge.parent for edge in edges if edge.child == author and edge.relation == Relation.syndicated
        }
        if len(above) != 1:
            return author
        (parent,) = above
        if parent in passed or parent.kind is NodeKind.unknown_feed:
            return author
        passed.add(parent)
        author = parent


def _key(organisation: Organisation) -> str:
    return organisation.agency or f"name:{organisation.name}"


def _claim_order(claim: Attribution) -> tuple[str, str, str, float, tuple[int, ...]]:
    return (
        claim.relation,
        _key(claim.organisation),
        _key(claim.by) if claim.by else "",
        -claim.confidence,
        tuple(words.start for words in claim.evidence),
    )


def _evidence_order(words: Evidence) -> tuple[float, int, int, str]:
    return (-words.weight, words.start, words.end, words.rule)
