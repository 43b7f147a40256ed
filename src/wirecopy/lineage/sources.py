"""The edges that texts and times alone show: updates, and copies without credit.

Each story has one source among its possibilities (`candidates.py`): a matched story, an agency whose copy is
not here, nobody seen. How probable each is, a conditional logit says whose weights are fitted on
simulated newsrooms (`weights.py`); the most probable choices without a cycle are a maximum arborescence below
an unseen root (`arborescence.py`). The probability of a choice is the confidence of its edge.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from wirecopy.lineage.arborescence import ROOT, arborescence
from wirecopy.lineage.candidates import LEAST_CHANCE, Candidate, Candidates, likeness
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.member import Member
from wirecopy.lineage.pairs import Pairs, Shares
from wirecopy.lineage.times import chance_first, lag_words
from wirecopy.lineage.weights import KNOWN, UNKNOWN
from wirecopy.records import Edge, Judgement, Node, Notice, Organisation, Relation, StoryId

COPY = "copy"
UPDATE = "update"

LEAST_SEEN = 0.3
LEAST_STORY = 0.05
LEAST_AGENCY = 0.5
LEAST_RELAY = 0.5
"""Below these probabilities nothing is said: that the source is among the stories and agencies seen, of a
story as the source, of an agency that a story does not credit, of a story as the one that handed on what
both credit to one agency."""
MOST = 0.97
_LAST_RESORT = -50.0
"""Weight of the unseen root for a story whose source is most probably seen: only to break a cycle."""

_NEWER = (Notice.update, Notice.correction, Notice.refile)

NodeOf = Callable[[Member], Node]
Resolve = Callable[[Member, Organisation], Node]
Choice = tuple[Candidate, float]


def update_edges(pairs: Pairs, node: NodeOf) -> list[Edge]:
    """From each newer text of a story to the latest older one of the same outlet.

    Identical stories of one outlet are copies; of two others the times, or else a notice, say which is
    newer.
    """
    older: dict[StoryId, list[tuple[Member, float]]] = defaultdict(list)
    for story, member in pairs.members.items():
        for other in pairs.versions(member):
            chance = _chance_older(other, member)
            if chance >= LEAST_CHANCE:
                older[story].append((other, chance))
    edges = []
    for story, known in sorted(older.items()):
        newer = pairs.members[story]
        parent, chance = max(known, key=lambda entry: (_latest(entry[0]), entry[1], -entry[0].story))
        shares = pairs.shares(story, parent.story)
        assert shares is not None
        basis = (
            f"same outlet, shares {percent(shares.of_child)}, {lag_words(parent.published, newer.published)}"
        )
        edges.append(
            Edge(node(newer), UPDATE, node(parent), min(MOST, round(chance, 4)), basis, (), story, 1)
        )
    return edges


def copy_edges(
    pairs: Pairs,
    node: NodeOf,
    resolve: Resolve,
    explained: Mapping[StoryId, frozenset[str]],
    habits: Habits,
) -> list[Edge]:
    """From each story to the story, or else the agency, that it has its words from as texts and times show.

    explained: for each story whose words or updates already say where it came from in part, the agencies
    named; an entry of `*` means that only who handed the copy on is left to explain.
    """
    edges = []
    for story, (candidate, sure) in sorted(choose(pairs, habits).items()):
        member, named = pairs.members[story], explained.get(story, frozenset())
        edge = None
        if candidate.parent is not None:
            if not _already_said(member, candidate.parent, sure, named):
                edge = _story_edge(member, candidate.parent, candidate.shares, sure, node)
        elif candidate.agency is not None and not member.suppliers:
            agency = candidate.agency.agency
            if sure >= LEAST_AGENCY and not named & {"*", agency}:
                edge = _agency_edge(member, candidate, sure, node, resolve)
        if edge is not None:
            edges.append(edge)
    return edges


def choose(pairs: Pairs, habits: Habits) -> dict[StoryId, Choice]:
    """For every story with possible sources the one in the most probable tree, and its probability."""
    if len(pairs.members) == 1:
        return {}
    candidates = Candidates(pairs, habits)
    options: dict[StoryId, dict[int, Choice]] = {}
    for story, member in sorted(pairs.members.items()):
        if member.agency:
            continue
        options[story] = {}
        possible = probabilities(candidates.of(member), known=habits.known(member.outlet))
        unseen, others = possible[0], possible[1:]
        if others and 1 - unseen[1] >= LEAST_SEEN:
            # The source is most probably here, however many could be it.
            possible = others
        for candidate, sure in possible:
            # A ghost and the unseen are both above everything; the more probable stands for both.
            place = candidate.parent.story if candidate.parent else ROOT
            known = options[story].get(place)
            if known is None or sure > known[1]:
                options[story][place] = (candidate, sure)
    weights = {
        story: {place: math.log(max(sure, 1e-9)) for place, (_, sure) in some.items() if place in options}
        | {
            ROOT: max(
                (math.log(max(sure, 1e-9)) for place, (_, sure) in some.items() if place not in options),
                default=_LAST_RESORT,
            )
        }
        for story, some in options.items()
    }
    chosen: dict[StoryId, Choice] = {}
    for story, place in arborescence(weights).items():
        above = options[story]
        if place == ROOT:
            outside = [one for one in above if one not in options]
            if not outside:
                continue
            chosen[story] = max((above[one] for one in outside), key=lambda one: one[1])
        else:
            chosen[story] = above[place]
    return chosen


def probabilities(candidates: Sequence[Candidate], *, known: bool) -> list[Choice]:
    """How probable each of a story's possibilities is; together 1. known: its outlet has habits."""
    weights = KNOWN if known else UNKNOWN
    scores = [sum(weights[name] * value for name, value in one.features.items()) for one in candidates]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    return [(one, power / sum(powers)) for one, power in zip(candidates, powers, strict=True)]


def percent(share: float) -> str:
    """A share as readers see it, never rounded up to the whole."""
    return f"{100 if share >= 1 else min(99, round(100 * share))} %"


def fit(member: Member, parent: Member, shares: Shares | None) -> float:
    """How well a text fits as the source of another, 0 to 1.5, among an agency's own stories."""
    text = shares.of_child if shares else 0.0
    return text + 0.5 * chance_first(parent.published, member.published)


def _already_said(member: Member, parent: Member, sure: float, named: frozenset[str]) -> bool:
    """Whether the story's own words say as much as an edge to the parent would, or better."""
    if parent.outlet.key == member.outlet.key or sure < LEAST_STORY:
        return True
    if "*" in named:
        return not member.suppliers or bool(parent.agency) or sure < LEAST_RELAY
    return bool(named & _leads_to(parent))


def _story_edge(member: Member, parent: Member, shares: Shares | None, sure: float, node: NodeOf) -> Edge:
    lag = lag_words(parent.published, member.published)
    if member.suppliers:
        credit = f"both credit {member.suppliers[0].name}"
    else:
        credit = "credits no supplier of the whole" if _names_anyone(member.judgement) else "no credit"
    basis = f"shares {percent(shares.of_child if shares else 0.0)}, {lag}, {credit}"
    return Edge(node(member), COPY, node(parent), round(min(MOST, sure), 4), basis, (), member.story, 1)


def _agency_edge(member: Member, candidate: Candidate, sure: float, node: NodeOf, resolve: Resolve) -> Edge:
    """To the agency that all others credit for the same words."""
    assert candidate.agency is not None
    assert candidate.shares is not None
    parent = resolve(member, candidate.agency)
    most = candidate.shares
    does = "shares" if most.of_child >= most.of_parent else "holds"
    stories = (
        "a story that credits"
        if candidate.outlets == 1
        else f"stories of {candidate.outlets} outlets that credit"
    )
    shown = f"{does} {percent(likeness(most))} {'with' if does == 'shares' else 'of'} {stories}"
    basis = f"{shown} {parent.name}, no credit of its own"
    return Edge(node(member), COPY, parent, round(min(MOST, sure), 4), basis, (), member.story, 1)


def _leads_to(parent: Member) -> frozenset[str]:
    """The agencies that a parent is, or credits."""
    named = {supplier.agency for supplier in parent.suppliers if supplier.agency}
    return frozenset(named | ({parent.agency} if parent.agency else set()))


def _names_anyone(judgement: Judgement) -> bool:
    return any(claim.relation is Relation.contributed for claim in judgement.attributions)


def _chance_older(one: Member, other: Member) -> float:
    """The probability that `one` is the older text; a notice decides where the times do not."""
    chance = chance_first(one.published, other.published, same_clock=True)
    newer_one, newer_other = one.judgement.notice in _NEWER, other.judgement.notice in _NEWER
    if 1 - LEAST_CHANCE < chance < LEAST_CHANCE and newer_one != newer_other:
        return 0.85 if newer_other else 0.15
    return chance


def _latest(member: Member) -> float:
    return member.published.utc.timestamp() if member.published else -math.inf
