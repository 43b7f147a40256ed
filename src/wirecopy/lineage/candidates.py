"""Where a story of a cluster may have its words from, each possibility with its features.

The possibilities are: a matched story; the agency that matched stories credit where its own story is not here
(a ghost); and nobody who is seen. Features are numbers whose weights stand in `weights.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from wirecopy.lineage.habits import Habits
from wirecopy.lineage.member import Member
from wirecopy.lineage.names import folded
from wirecopy.lineage.order import Order
from wirecopy.lineage.pairs import Pairs, Shares
from wirecopy.lineage.times import UNKNOWN, time_order
from wirecopy.records import AgencyId, Organisation, StoryId

HABIT = 0.9
"""From this on (`Habits.follows`) it is an outlet's habit to take stories from another."""
REFERENCES = 12
"""Stories looked at, at most, for words that only child and parent share."""
ONLY_LEAST = 1.5
"""Words that only child and parent share, below which they are none."""
MOST = 30
"""Stories looked at, at most, as possible sources of one: those that hold most of it."""
ALIKE = 0.4
ONE_ALIKE = 0.8
"""Least likeness to a story that credits an agency for the agency to be possible; and to count in full."""
WITHIN = 0.97
WHOLE = 0.9
"""A story of which such a share stands in another, and that holds less of that, was cut from the like."""
MAIN_SHARE = 0.6
"""Of outlets that credit any agency with the same text: least share that credits the one that is possible."""
CUSTOMERS_LAG_MINUTES = 360
"""Customers of one agency publish its copy within about this time of each other."""
MANY = 8
"""Outlets beside a story from which on more say nothing more."""
AHEAD_MINUTES = 30
"""A story this long before all who credit an agency is less likely the agency's copy."""
LEAST_CHANCE = 0.04
"""Below this chance that it came before a story is not the source, unless it is named or an agency's own."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible source: a story, an agency's copy that is not here, or (both None) nobody seen.

    shares: with the story, or the closest of those that credit the agency. outlets: of these.
    """

    parent: Member | None = None
    agency: Organisation | None = None
    shares: Shares | None = None
    features: Features = field(default_factory=dict)
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class _Least:
    """The least of what was added and cut, and of the lag's logarithm, over all possible stories."""

    added: float
    cut: float
    slow: float


class Candidates:
    """The possible sources of the stories of one cluster."""

    def __init__(self, pairs: Pairs, habits: Habits) -> None:
        self.pairs, self.habits, self.order = pairs, habits, Order(habits.clocks)
        self._own = {member.agency for member in pairs.members.values() if member.agency}
        self._beside: dict[StoryId, list[tuple[Member, Shares]]] = {}
        self._only: dict[tuple[StoryId, StoryId], float] = {}
        self._originals: dict[StoryId, float] = {}

    def of(self, member: Member) -> list[Candidate]:
        """All possibilities for one story, the unseen one first."""
        around = self.around(member)
        named = member.agencies
        here = {one.agency for one, _ in around if one.agency}
        possible = [
            (other, shares)
            for other, shares in around
            if not self._contradicts(member, other, named)
            and (
                other.agency
                or names_outlet(member, other)
                or self.order.chance(other, member) >= LEAST_CHANCE
            )
            and (self._needs_no_sign(other, named, here) or self._hands_on(member, other, shares, around))
        ]
        ghosts = self._ghosts(member, around, named)
        found = [self._unseen(member, around, ghosts)]
        least = self._least(member, possible)
        found += [self._story(member, other, shares, around, least) for other, shares in possible]
        found += ghosts
        return found

    def _least(self, member: Member, possible: Sequence[tuple[Member, Shares]]) -> _Least:
        """Over the stories that are not rather later than the member."""
        earlier = [
            (other, shares) for other, shares in possible if self.order.chance(other, member) >= UNKNOWN
        ]
        lags = [self.order.lag(other, member) for other, _ in earlier]
        return _Least(
            min((1 - shares.of_child for _, shares in earlier), default=0.0),
            min((1 - shares.of_parent for _, shares in earlier), default=0.0),
            min((_slow(lag) for lag in lags if lag is not None), default=0.0),
        )

    def around(self, member: Member) -> list[tuple[Member, Shares]]:
        """The stories that may have been handed on, with what they share with the member."""
        if member.story not in self._beside:
            found = [
                (other, shares)
                for other in self.pairs.beside(member)
                if (shares := self.pairs.shares(member.story, other.story)) is not None
            ]
            if len(found) > MOST:
                found.sort(
                    key=lambda one: (not one[0].agency, -one[1].of_child, *time_order(one[0].published))
                )
                found = sorted(found[:MOST], key=lambda one: one[0].story)
            self._beside[member.story] = found
        return self._beside[member.story]

    def named(self, member: Member) -> str | None:
        """The outlet of a story beside a member that the member names as its source."""
        return next(
            (other.outlet.name for other, _ in self.around(member) if names_outlet(member, other)), None
        )

    def _contradicts(self, member: Member, other: Member, named: Set[AgencyId]) -> bool:
        """Whether the words of two stories keep one from being the other's source.

        A story that credits an agency is not made from one that names nobody, nor from another agency's.
        """
        if other.outlet.is_same(member.outlet):
            return False
        if not named:
            return False
        return other.agency not in named and not (named & other.agencies)

    def _needs_no_sign(self, other: Member, named: Set[str], here: Set[AgencyId]) -> bool:
        """Whether a story may be the source without a sign that it handed the copy on.

        A customer of the agency that a story credits, or whose own story is here, needs one: both may as
        well have the agency's copy.
        """
        if other.agency:
            return True
        return not named and not any(one.agency in here for one in other.suppliers)

    def _hands_on(
        self, member: Member, other: Member, shares: Shares, around: Sequence[tuple[Member, Shares]]
    ) -> bool:
        """Whether words that only the two share, a name or a habit show that copy was handed on."""
        return (
            names_outlet(member, other)
            or self.habits.names(member.outlet, other.outlet) > 0
            or self.habits.follows(member.outlet, other.outlet) >= HABIT
            or self._only_these(member, other, shares, around) > 0
        )

    # -------------------------------------------------------------- features
    def _story(
        self,
        member: Member,
        other: Member,
        shares: Shares,
        around: Sequence[tuple[Member, Shares]],
        least: _Least,
    ) -> Candidate:
        same = other.outlet.is_same(member.outlet)
        chance = self.order.chance(other, member)
        added, cut = 1 - shares.of_child, 1 - shares.of_parent
        lag = self.order.lag(other, member)
        earlier = max(-5.0, min(5.0, _logit(chance)))
        features: Features = {
            "first": max(0.0, earlier),
            "not first": min(0.0, earlier),
            "added": min(added, 0.5),
            "adds nothing": float(added < 0.003),
            "cut": min(cut, 0.6),
            "cuts nothing": float(cut < 0.003),
            "more added than need be": max(0.0, min(added - least.added, 0.3)),
            "more cut than need be": max(0.0, min(cut - least.cut, 0.4)),
            "agency's own": float(bool(other.agency)),
            "own beside an original": self._original_before(member, around) if other.agency else 0.0,
            "credits an agency": float(bool(other.agencies) and not member.agencies),
            "handed on with credit": float(bool(member.suppliers) and not other.agency),
            "named": float(names_outlet(member, other)),
            "same outlet": float(same),
            "same original outlet": self._originality(member) if same else 0.0,
            "later than need be": max(0.0, _slow(lag) - least.slow) if lag is not None else 0.0,
            "lag unknown": float(lag is None),
            "only these share": self._only_these(member, other, shares, around),
            "names the outlet": self.habits.names(member.outlet, other.outlet),
            "follows the outlet": 0.0 if same else self.habits.follows(member.outlet, other.outlet),
            "is followed": self.habits.is_followed(other.outlet),
            "customer": self.habits.customer(member.outlet, other.agency) if other.agency else 0.0,
            "original source": self._originality(other),
            "story": 1.0,
        }
        return Candidate(other, None, shares, features)

    def _originality(self, member: Member) -> float:
        """How rarely the outlet's stories are others' copies, this one left out; 0 of one with a credit."""
        if member.agency or member.agencies:
            return 0.0
        return self.habits.originality(member.outlet, besides=True)

    def _original_before(self, member: Member, around: Sequence[tuple[Member, Shares]]) -> float:
        """How much an earlier story without credit looks like its outlet's own, as an agency may file it."""
        if member.story not in self._originals:
            originals = [
                self._originality(other)
                for other, _ in around
                if not other.agency and not other.agencies and self.order.chance(other, member) > UNKNOWN
            ]
            self._originals[member.story] = max([0.0, *originals])
        return self._originals[member.story]

    def _rivals(self, member: Member, around: Sequence[tuple[Member, Shares]]) -> float:
        """How much more its outlet's stories are its own than those of any other here without credit."""
        rivals = [
            self._originality(other)
            for other, _ in around
            if not other.agency and not other.agencies and not other.outlet.is_same(member.outlet)
        ]
        if not rivals:
            return 0.0
        return max(-4.0, min(4.0, self._originality(member) - max(rivals)))

    def _only_these(
        self, member: Member, other: Member, shares: Shares, around: Sequence[tuple[Member, Shares]]
    ) -> float:
        """Words that child and parent share and no other story explains, as log of one plus per mille.

        Of three stories c, p and r at least |c and p| less the smaller of |c and r|, |p and r| words are in c
        and p and not in r; the least of that over other stories is what only these two share.
        """
        pair = member.story, other.story
        if pair not in self._only:
            self._only[pair] = self._share_alone(member, other, shares, around)
        return self._only[pair]

    def _share_alone(
        self, member: Member, other: Member, shares: Shares, around: Sequence[tuple[Member, Shares]]
    ) -> float:
        common = shares.of_child * member.words
        least: float | None = None
        seen = 0
        for third, third_shares in around:
            if third.story == other.story:
                continue
            between = self.pairs.shares(other.story, third.story)
            if between is None or (_is_cut(third_shares) and _is_cut(between)):
                continue
            seen += 1
            of_child = third_shares.of_child * member.words
            of_other = between.of_child * other.words
            only = common - (of_child if of_child < of_other else of_other)
            if least is None or only < least:
                least = only
            if seen == REFERENCES or least < ONLY_LEAST:
                break
        if least is None or least < ONLY_LEAST:
            return 0.0
        return math.log1p(1000 * least / max(1, member.words)) / 4

    def _ghosts(
        self, member: Member, around: Sequence[tuple[Member, Shares]], named: Set[AgencyId]
    ) -> list[Candidate]:
        """The agencies whose copy may be the source though it is not here."""
        crediting: dict[Organisation, list[tuple[Member, Shares]]] = defaultdict(list)
        for other, shares in around:
            elsewhere = not other.outlet.is_same(member.outlet)
            agency = next((one for one in other.suppliers if one.agency), None)
            if elsewhere and agency and likeness(shares) >= ALIKE:
                crediting[_plain(agency)].append((other, shares))
        for supplier in member.suppliers:
            if supplier.agency:
                crediting.setdefault(_plain(supplier), [])
        everyone = len({other.outlet.key for held in crediting.values() for other, _ in held})
        return [
            self._ghost(member, supplier, held, around)
            for supplier, held in sorted(crediting.items(), key=lambda entry: entry[0].agency or "")
            if supplier.agency not in self._own
            and (supplier.agency in named if named else self._supports(member, held, everyone))
            and (supplier.agency in named or supplier.agency not in member.apart)
        ]

    def _supports(self, member: Member, held: Sequence[tuple[Member, Shares]], everyone: int) -> bool:
        """Whether those that credit an agency show that a story without credit may be its copy too.

        everyone: outlets that credit any agency with the same text.
        """
        if len({other.outlet.key for other, _ in held}) < MAIN_SHARE * everyone:
            return False
        leads = [
            self.order.lag(member, other)
            for other, _ in held
            if self.order.timed(member) and self.order.timed(other)
        ]
        known = [lead for lead in leads if lead is not None]
        return not known or min(known) <= CUSTOMERS_LAG_MINUTES

    def _ghost(
        self,
        member: Member,
        supplier: Organisation,
        held: Sequence[tuple[Member, Shares]],
        around: Sequence[tuple[Member, Shares]],
    ) -> Candidate:
        agency = supplier.agency or ""
        outlets = {other.outlet.key for other, _ in held}
        added = min((1 - shares.of_child for _, shares in held), default=0.0)
        cut = min((1 - shares.of_parent for _, shares in held), default=0.0)
        later = max((_logit(self.order.chance(other, member)) for other, _ in held), default=0.0)
        leads = [lag for other, _ in held if (lag := self.order.lag(member, other)) is not None]
        features: Features = {
            "ghost": 1.0,
            "ghost credited": float(agency in member.agencies),
            "ghost outlets": math.log(max(1, min(MANY, len(outlets)))),
            "ghost added": min(added, 0.5),
            "ghost adds nothing": float(added < 0.003),
            "ghost cut": min(cut, 0.6),
            "ghost unlike": max(0.0, ONE_ALIKE - max((likeness(one) for _, one in held), default=1.0)),
            "ghost after others": max(-4.0, min(4.0, later)),
            "ghost long before others": _slow(min(leads) - CUSTOMERS_LAG_MINUTES) if leads else 0.0,
            "ghost before others": _slow(min(leads) - AHEAD_MINUTES) if leads else 0.0,
            "ghost beside an original": self._original_before(member, around),
            "ghost customer": self.habits.customer(member.outlet, agency),
        }
        shares = max((shares for _, shares in held), key=likeness, default=None)
        return Candidate(None, supplier, shares, features, len(outlets))

    def _unseen(
        self, member: Member, around: Sequence[tuple[Member, Shares]], ghosts: Sequence[Candidate]
    ) -> Candidate:
        earlier = max((_logit(self.order.chance(other, member)) for other, _ in around), default=-4.0)
        features: Features = {
            "unseen after others": max(-4.0, min(4.0, earlier)),
            "unseen beside an own": float(any(other.agency for other, _ in around)),
            "unseen beside credits": float(bool(ghosts)),
            "unseen though credited": float(bool(member.suppliers)),
            "unseen though it takes": self.habits.takes(member.outlet),
            "unseen of the original": self._originality(member),
            "unseen beside originals": self._rivals(member, around),
            "unseen of a stranger": float(not self.habits.known(member.outlet)),
            "unseen beside many": math.log(max(1, min(MANY, len({other.outlet.key for other, _ in around})))),
            "unseen customer": self.habits.credits_agencies(member.outlet),
        }
        return Candidate(features=features)


def likeness(shares: Shares) -> float:
    """How alike two texts are though one may be cut, 0 to 1."""
    return max(shares.of_child, shares.of_parent)


def _slow(lag: float) -> float:
    """The logarithm of a lag in half hours plus one; of a negative one 0."""
    return math.log1p(max(0, lag) / 30)


def _is_cut(shares: Shares) -> bool:
    """Whether the parent in these shares stands nearly whole in the child and lacks much of it."""
    return shares.of_parent >= WITHIN and shares.of_child < WHOLE


def names_outlet(member: Member, other: Member) -> bool:
    """Whether a story names another's outlet as where its words first appeared, or as its byline."""
    name = folded(other.outlet.name)
    if name in member.papers:
        return True
    return name == member.signed and not other.agency and not other.outlet.is_same(member.outlet)


def _plain(organisation: Organisation) -> Organisation:
    """One value for an agency however it is spelt."""
    return Organisation(organisation.agency, organisation.agency or organisation.name)


def _logit(chance: float) -> float:
    held = max(1e-6, min(1 - 1e-6, chance))
    return math.log(held / (1 - held))
