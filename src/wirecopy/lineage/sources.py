"""The edges that texts and times alone show: updates, and copies without credit.

How sure such an edge is, follows one rule. The chance that the parent came first is weighed in odds from
the two times (`times.chance_first`), from containment (a shorter story that lies whole within a longer one
was more often cut from it than enlarged to it), and from who the parent is: an agency's own story, or a
story that credits an agency, is hardly ever made from one that credits nobody. That chance times a factor for
how much of the child the parent holds, a little less where others could as well be the parent, is the
confidence. The constants are set by hand; where a time is unknown the chance stays near a half, and below
`LEAST_CHANCE` nothing is said.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wirecopy.lineage.member import Member
from wirecopy.lineage.pairs import Pairs, Shares
from wirecopy.lineage.times import chance_first, lag_minutes, lag_words, time_order
from wirecopy.records import Edge, Judgement, Node, Notice, Organisation, Relation, StoryId

COPY = "copy"
UPDATE = "update"

LEAST_CHANCE = 0.6
"""Below this chance that one story came before the other, neither is said to be the other's source."""
CUT_WEIGHT = 3.0
CUT_LIMIT = 1.5
"""Odds (natural logarithm) for the story that holds more of the other, per share and at most."""
OWN_ODDS = 4.0
CREDITED_ODDS = 1.0
"""Odds (natural logarithm) that an agency's own story, or one that credits a supplier, came first."""
OWN_BONUS = 0.2
CREDITED_BONUS = 0.1
RIVAL_MARGIN = 0.05
RIVAL_FACTOR = 0.9
MOST = 0.97
CUSTOMERS_LAG_MINUTES = 180
"""Customers of one agency publish its copy within about this time of each other."""
_AGREED = {1: 0.6, 2: 0.75}
_AGREED_BY_MORE = 0.85
ALIKE = 0.6
ONE_ALIKE = 0.9
"""Least share that a story and one that credits the agency hold of each other; of the only one more."""

_NEWER = (Notice.update, Notice.correction, Notice.refile)

NodeOf = Callable[[Member], Node]
Resolve = Callable[[Member, Organisation], Node]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A member that another may have its words from. rank: confidence and what it is preferred by."""

    parent: Member
    shares: Shares
    confidence: float
    rank: float


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
    pairs: Pairs, node: NodeOf, resolve: Resolve, explained: Mapping[StoryId, frozenset[str]]
) -> list[Edge]:
    """From each story without credit to the story, or else the agency, that it has its words from.

    explained: for each story whose words or updates already say where it came from in part, the
    agencies named; an entry of `*` means that nothing is left to explain.
    """
    edges = []
    for story, member in sorted(pairs.members.items()):
        named = explained.get(story, frozenset())
        if "*" in named or member.agency:
            continue
        beside = pairs.beside(member)
        best = _best(member, beside, pairs)
        if best is None:
            edge = _agency_edge(member, beside, pairs, node, resolve, named)
        elif named & _leads_to(best.parent):
            continue
        else:
            edge = _story_edge(member, best, node)
        if edge is not None:
            edges.append(edge)
    return edges


def percent(share: float) -> str:
    """A share as readers see it, never rounded up to the whole."""
    return f"{100 if share >= 1 else min(99, round(100 * share))} %"


def likeness(member: Member, parent: Member, shares: Shares | None) -> float:
    """How well a text fits as the source of another, 0 to 1.5, among an agency's own stories."""
    text = shares.of_child if shares else 0.0
    return text + 0.5 * chance_first(parent.published, member.published)


def _best(member: Member, beside: Sequence[Member], pairs: Pairs) -> _Candidate | None:
    """The member that it most probably has its words from; None where no one is probable enough."""
    candidates = []
    for other in beside:
        shares = pairs.shares(member.story, other.story)
        if shares is None:
            continue
        same_clock = other.outlet.key == member.outlet.key
        chance = _chance_source(member, other, shares, same_clock)
        if chance < LEAST_CHANCE:
            continue
        text = max(0.0, min(1.0, (shares.of_child - 0.4) / 0.55))
        confidence = min(MOST, chance * (0.55 + 0.42 * text))
        bonus = OWN_BONUS if other.agency else CREDITED_BONUS if other.suppliers else 0.0
        candidates.append(_Candidate(other, shares, confidence, round(confidence + bonus, 6)))
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-one.rank, *time_order(one.parent.published), one.parent.story))
    best = candidates[0]
    rivals = any(other.rank >= best.rank - RIVAL_MARGIN for other in candidates[1:])
    confidence = best.confidence * RIVAL_FACTOR if rivals and not best.parent.agency else best.confidence
    return _Candidate(best.parent, best.shares, confidence, best.rank)


def _chance_source(member: Member, parent: Member, shares: Shares, same_clock: bool) -> float:
    """The probability that `parent` came before `member`, from times, containment and credits."""
    odds = _log_odds(chance_first(parent.published, member.published, same_clock=same_clock))
    odds += max(-CUT_LIMIT, min(CUT_LIMIT, CUT_WEIGHT * (shares.of_child - shares.of_parent)))
    if parent.agency:
        odds += OWN_ODDS
    elif parent.suppliers and not member.suppliers:
        odds += CREDITED_ODDS
    return 1 / (1 + math.exp(-odds))


def _story_edge(member: Member, best: _Candidate, node: NodeOf) -> Edge:
    lag = lag_words(best.parent.published, member.published)
    credit = "no credit" if not _names_anyone(member.judgement) else "credits no supplier of the whole"
    basis = f"shares {percent(best.shares.of_child)}, {lag}, {credit}"
    return Edge(node(member), COPY, node(best.parent), round(best.confidence, 4), basis, (), member.story, 1)


def _agency_edge(
    member: Member,
    beside: Sequence[Member],
    pairs: Pairs,
    node: NodeOf,
    resolve: Resolve,
    named: frozenset[str],
) -> Edge | None:
    """To the agency that all others credit for the same words, where the story is no later than they are.

    Only where they agree, have their words in common with it, and published within the time in which an
    agency's customers do: else it may as well be the source of all.
    """
    crediting = [other for other in beside if other.suppliers and other.outlet.key != member.outlet.key]
    suppliers = {other.suppliers[0] for other in crediting}
    if len(suppliers) != 1:
        return None
    (supplier,) = suppliers
    if supplier.agency is None or supplier.agency in named:
        return None
    held = [(shares, other) for other in crediting if (shares := pairs.shares(member.story, other.story))]
    held = [(shares, other) for shares, other in held if _likeness(shares) >= ALIKE]
    leads = [lag for _, other in held if (lag := lag_minutes(member.published, other.published)) is not None]
    if not leads or min(leads) > CUSTOMERS_LAG_MINUTES:
        return None
    outlets = {other.outlet.key for _, other in held}
    most = max((shares for shares, _ in held), key=_likeness)
    if len(outlets) == 1 and _likeness(most) < ONE_ALIKE:
        return None
    parent = resolve(member, supplier)
    confidence = _AGREED.get(len(outlets), _AGREED_BY_MORE) * _likeness(most)
    does = "shares" if most.of_child >= most.of_parent else "holds"
    stories = (
        "a story that credits" if len(outlets) == 1 else f"stories of {len(outlets)} outlets that credit"
    )
    shown = f"{does} {percent(_likeness(most))} {'with' if does == 'shares' else 'of'} {stories}"
    basis = f"{shown} {parent.name}, no credit of its own"
    return Edge(node(member), COPY, parent, round(confidence, 4), basis, (), member.story, 1)


def _likeness(shares: Shares) -> float:
    """How alike two texts are though one may be cut."""
    return max(shares.of_child, shares.of_parent)


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


def _log_odds(chance: float) -> float:
    held = max(1e-6, min(1 - 1e-6, chance))
    return math.log(held / (1 - held))
