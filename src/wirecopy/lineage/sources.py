"""The edges that texts and times alone show of copies without credit.

Each story has one source among its possibilities (`candidates.py`): a matched story, an agency whose copy is
not here, nobody seen. How probable each is, a conditional logit says whose weights are fitted on
simulated newsrooms (`weights.py`); the most probable choices without a cycle are a maximum arborescence below
an unseen root (`arborescence.py`). The probability of a choice is the confidence of its edge.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wirecopy.lineage.arborescence import ROOT, arborescence
from wirecopy.lineage.calibration import MOST, MOST_AGENCY, percent
from wirecopy.lineage.candidates import (
    CUSTOMERS_LAG_MINUTES,
    HABIT,
    Candidate,
    Candidates,
    likeness,
    names_outlet,
)
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.member import Member
from wirecopy.lineage.order import Order
from wirecopy.lineage.pairs import Pairs, Shares
from wirecopy.lineage.times import chance_first, lag_words
from wirecopy.lineage.trees import marginals
from wirecopy.records import AgencyId, Edge, Judgement, Node, Organisation, Relation, StoryId

COPY = "copy"

LEAST_SEEN = 0.65
LEAST_STORY = 0.05
LEAST_AGENCY = 0.5
LEAST_RELAY = 0.65
LEAST_RIVAL = 0.2
"""Below these probabilities nothing is said: that the source is among the stories and agencies seen, of a
story as the source, of an agency that a story does not credit, of a story as the one that handed on what
both credit to one agency, of another agency's own story than the one that is told."""
HANDS = 5
"""Hands that an agency's copy is followed through."""
CLEARLY_OFF = 0.5
"""From this probability on a clock that is off is told."""
_LEAST_SCORE = -20.0
"""Score of a possibility against the best one, at least."""
DECLINED = "a person declined its credit"
OTHERWISE = ", at once or through others"
"""Of an edge to an agency beside one to the story that most probably handed its copy on."""
_LAST_RESORT = -50.0
"""Weight of the unseen root for a story whose source is most probably seen: only to break a cycle."""

NodeOf = Callable[[Member], Node]
Resolve = Callable[[Member, Organisation], Node]
Choice = tuple[Candidate, float]


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose copy a story is, through whatever hands: candidate is the agency's own story, or its ghost."""

    agency: AgencyId
    sure: float
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of where a cluster's stories come from.

    possible: of each story all possibilities with their probabilities, together 1; chosen: the source in
    the most probable tree; agencies: of each story how probable it is that its words are an agency's.
    """

    pairs: Pairs
    candidates: Candidates
    possible: Mapping[StoryId, Sequence[Choice]]
    chosen: Mapping[StoryId, Choice]
    agencies: Mapping[StoryId, Mapping[AgencyId, float]]

    @classmethod
    def of(cls, pairs: Pairs, habits: Habits, weights: Mapping[str, float]) -> Sources:
        """Weigh all possibilities of all stories."""
        candidates = Candidates(pairs, habits)
        possible = probabilities(candidates, weights)
        leading = _leading_to(possible, pairs.members)
        return cls(pairs, candidates, possible, choose(possible), leading)

    def agency(self, story: StoryId) -> Whose | None:
        """The agency whose copy a story without credit is, as others of the same text show."""
        if self.pairs.members[story].suppliers or not self.agencies.get(story):
            return None
        agency, sure = max(self.agencies[story].items(), key=lambda entry: (entry[1], entry[0]))
        at_once = [
            (one, share)
            for one, share in self.possible[story]
            if agency in (one.agency and one.agency.agency, one.parent and one.parent.agency)
        ]
        if sure < LEAST_AGENCY or not at_once:
            return None
        candidate = max(at_once, key=lambda choice: choice[1])[0]
        return Whose(agency, min(MOST if candidate.parent else MOST_AGENCY, sure), candidate)

    def leads(self, candidate: Candidate, agency: AgencyId) -> float:
        """How probable it is that what a source handed on is the agency's copy."""
        return _leads_to(candidate, self.agencies).get(agency, 0.0)

    def updates(self, story: StoryId) -> float:
        """The probability that a story was made from an older text of its own outlet."""
        outlet = self.pairs.members[story].outlet
        return sum(
            sure
            for one, sure in self.possible.get(story, ())
            if one.parent and one.parent.outlet.is_same(outlet)
        )


def copy_edges(
    sources: Sources, node: NodeOf, resolve: Resolve, explained: Mapping[StoryId, frozenset[str]]
) -> list[Edge]:
    """From each story to the story, or else the agency, that it has its words from as texts and times show.

    Of one story they are rivals, whose confidences add up to 1 at most: who handed the copy on, and beside it
    the agency whose copy it is by all that is left, at once or through hands that are not told. A story
    of which neither a time nor any sign is known is not told to have handed an agency's copy on.
    explained: for each story whose words or updates already say where it came from in part, the agencies
    named; an entry of `*` means that only who handed the copy on is left to explain.
    """
    edges = []
    for story, (candidate, sure) in sorted(sources.chosen.items()):
        member, named = sources.pairs.members[story], explained.get(story, frozenset())
        parent, whose = candidate.parent, sources.agency(story)
        own = parent is not None and whose is not None and parent.agency == whose.agency
        stated = whose.sure if whose is not None and own else sure
        if parent is not None and _came_long_after(sources.candidates.order, member, parent):
            continue
        if parent is not None or candidate.agency is not None:
            for rival, share in _rivals(sources, member, candidate, named):
                edges.append(_story_edge(sources.candidates, member, rival, share, node))
        handed_on = 0.0
        untold = whose is not None and _shows_nothing(candidate)
        if parent is not None and not untold and not _already_said(member, parent, stated, named):
            edges.append(_story_edge(sources.candidates, member, candidate, stated, node))
            handed_on = edges[-1].confidence
        if whose is None or own or named & {"*", whose.agency}:
            continue
        left = whose.sure - handed_on * sources.leads(candidate, whose.agency)
        if left < LEAST_STORY:
            continue
        if whose.candidate.parent is not None:
            if _came_long_after(sources.candidates.order, member, whose.candidate.parent):
                continue
            of_agency = _story_edge(sources.candidates, member, whose.candidate, left, node)
        elif candidate.parent is not None or candidate.agency is not None:
            of_agency = _agency_edge(member, whose.candidate, left, node, resolve)
        else:
            continue
        edges.append(replace(of_agency, basis=f"{of_agency.basis}{OTHERWISE}") if handed_on else of_agency)
    return edges


def _rivals(
    sources: Sources, member: Member, chosen: Candidate, named: frozenset[str]
) -> Iterator[tuple[Candidate, float]]:
    """The own stories of other agencies than the one that is told, that a copy without credit may be of.

    Two agencies may file nearly the same words: which of them a copy is of, its text alone hardly tells.
    """
    whose = sources.agency(member.story)
    told = {chosen.parent and chosen.parent.agency, whose and whose.agency}
    for one, sure in sources.possible[member.story]:
        if one.parent is None or not one.parent.agency or one.parent.agency in told or sure < LEAST_RIVAL:
            continue
        if member.suppliers or _came_long_after(sources.candidates.order, member, one.parent):
            continue
        if not _already_said(member, one.parent, sure, named):
            yield one, sure


def choose(possible: Mapping[StoryId, Sequence[Choice]]) -> dict[StoryId, Choice]:
    """For every story the most probable source as far as there is no cycle, and its probability.

    First whether the source is seen at all, however many could be it; then which of them it is.
    """
    outside: dict[StoryId, Choice] = {}
    inside: dict[StoryId, dict[int, Choice]] = {}
    for story, (unseen, *others) in possible.items():
        inside[story] = {}
        if 1 - unseen[1] < LEAST_SEEN:
            outside[story] = unseen
            continue
        for candidate, sure in others:
            if candidate.parent is not None and candidate.parent.story in possible:
                inside[story][candidate.parent.story] = (candidate, sure)
            elif story not in outside or sure > outside[story][1]:
                outside[story] = (candidate, sure)
    weights = {
        story: {place: sure for place, (_, sure) in above.items()}
        | {ROOT: outside[story][1] if story in outside else _LAST_RESORT}
        for story, above in inside.items()
    }
    chosen: dict[StoryId, Choice] = {}
    for story, place in arborescence(weights).items():
        if place != ROOT:
            chosen[story] = inside[story][place]
        elif story in outside:
            chosen[story] = outside[story]
    return chosen


def probabilities(candidates: Candidates, weights: Mapping[str, float]) -> dict[StoryId, list[Choice]]:
    """How probable each possibility of each story is, the unseen source first; together 1.

    An agency's own story has no source to look for.
    """
    if len(candidates.pairs.members) == 1:
        return {}
    found = {
        story: candidates.of(member)
        for story, member in sorted(candidates.pairs.members.items())
        if not member.agency
    }
    options = {
        story: {
            _place(number, one): weight for number, (one, weight) in enumerate(_weighed(possible, weights))
        }
        for story, possible in found.items()
    }
    shares = marginals(options)
    return {
        story: [(one, shares[story][_place(number, one)]) for number, one in enumerate(possible)]
        for story, possible in found.items()
    }


def _weighed(possible: Sequence[Candidate], weights: Mapping[str, float]) -> list[Choice]:
    scores = [sum(weights.get(name, 0.0) * value for name, value in one.features.items()) for one in possible]
    highest = max(scores)
    return [
        (one, math.exp(max(_LEAST_SCORE, score - highest)))
        for one, score in zip(possible, scores, strict=True)
    ]


def _place(number: int, candidate: Candidate) -> int:
    return candidate.parent.story if candidate.parent else -1 - number


def fit(member: Member, parent: Member, shares: Shares | None) -> float:
    """How well a text fits as the source of another, 0 to 1.5, among an agency's own stories."""
    text = shares.of_child if shares else 0.0
    return text + 0.5 * chance_first(parent.published, member.published)


def _shows_nothing(candidate: Candidate) -> bool:
    """Whether neither time nor credit, name, habit or words that only two share speak for a story."""
    parent, features = candidate.parent, candidate.features
    if parent is None or parent.published is not None or parent.agency or parent.suppliers:
        return False
    signs = (features["named"], features["names the outlet"], features["only these share"])
    return max(signs) <= 0 and features["follows the outlet"] < HABIT


def _came_long_after(order: Order, member: Member, parent: Member) -> bool:
    """Whether an agency's own story came so long after that it may as well have been made from this one.

    Of a story that credits the agency, if only for facts, its clock is in doubt rather than its source.
    """
    lead = order.lag(member, parent)
    known = order.timed(member) and order.timed(parent) and not member.suppliers
    doubted = parent.agency is None or parent.agency in member.judgement.credited
    return not doubted and known and lead is not None and lead > CUSTOMERS_LAG_MINUTES


def _already_said(member: Member, parent: Member, sure: float, named: frozenset[str]) -> bool:
    """Whether the story's own words say as much as an edge to the parent would, or better."""
    if parent.outlet.is_same(member.outlet) or sure < LEAST_STORY:
        return True
    if "*" in named:
        return not member.suppliers or bool(parent.agency) or sure < LEAST_RELAY
    return bool(named & _agencies_of(parent))


def _story_edge(
    candidates: Candidates, member: Member, candidate: Candidate, sure: float, node: NodeOf
) -> Edge:
    parent, shares = candidate.parent, candidate.shares
    assert parent is not None
    shifted = "".join(_clock_words(candidates, one) for one in (parent, member))
    lag = lag_words(parent.published, member.published, explained=bool(shifted))
    if names_outlet(member, parent):
        credit = "named as the source"
    elif member.suppliers:
        credit = f"both credit {member.suppliers[0].name}"
    else:
        named = candidates.named(member)
        credit = credit_words(member.judgement, none=f"credits {named}" if named else "no credit")
    shared = percent(shares.of_child if shares else 0.0)
    text = " with an earlier text" if shares and shares.earlier else ""
    basis = f"shares {shared}{text}, {lag}{shifted}, {credit}"
    return Edge(node(member), COPY, node(parent), round(min(MOST, sure), 4), basis, (), member.story, 1)


def credit_words(judgement: Judgement, *, none: str) -> str:
    """What a story that names no supplier of its text says of sources, for a reader; `none` where nothing."""
    if _declined(judgement):
        return DECLINED
    direct = [one for one in judgement.attributions if one.by is None]
    if any(one.relation is Relation.contributed for one in direct):
        return "credits no supplier of the whole"
    return next((f"cites {one.organisation.name}" for one in direct if one.relation is Relation.cites), none)


def _declined(judgement: Judgement) -> bool:
    return any(one.relation is Relation.syndicated for one in judgement.declined)


def _clock_words(candidates: Candidates, member: Member) -> str:
    """What is known of a clock that is hours off, for a reader."""
    minutes, sure = candidates.order.shift(member)
    if not minutes or sure < CLEARLY_OFF or member.published is None:
        return ""
    way = "late" if minutes < 0 else "early"
    return f" (times of {member.outlet.name} stand about {abs(minutes) / 60:g} h too {way})"


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
    credit = credit_words(member.judgement, none="no credit of its own")
    basis = f"{shown} {parent.name}, {credit}"
    return Edge(node(member), COPY, parent, round(min(MOST_AGENCY, sure), 4), basis, (), member.story, 1)


def _leading_to(
    possible: Mapping[StoryId, Sequence[Choice]], members: Mapping[StoryId, Member]
) -> dict[StoryId, dict[AgencyId, float]]:
    """By story how probable it is that its words are an agency's, at first hand or through other stories."""
    found: dict[StoryId, dict[AgencyId, float]] = {}
    if not any(
        one.agency or (one.parent and one.parent.agency) for some in possible.values() for one, _ in some
    ):
        return found
    for _ in range(HANDS):
        further: dict[StoryId, dict[AgencyId, float]] = {}
        for story, choices in possible.items():
            shares: dict[AgencyId, float] = defaultdict(float)
            for one, sure in choices:
                for agency, share in _leads_to(one, found).items():
                    if agency not in members[story].apart:
                        shares[agency] += sure * share
            further[story] = dict(shares)
        if further == found:
            break
        found = further
    return found


def _leads_to(one: Candidate, found: Mapping[StoryId, Mapping[AgencyId, float]]) -> Mapping[AgencyId, float]:
    """The agencies whose copy a possible source is, and how probable that is."""
    if one.agency is not None:
        return {one.agency.agency: 1.0} if one.agency.agency else {}
    if one.parent is None:
        return {}
    return dict.fromkeys(_agencies_of(one.parent), 1.0) or found.get(one.parent.story, {})


def _agencies_of(parent: Member) -> frozenset[str]:
    """The agencies that a parent is, or credits."""
    return parent.agencies | {parent.agency} if parent.agency else parent.agencies
