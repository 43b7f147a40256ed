"""Where a story of a cluster may have its words from, each possibility with its features.

The possibilities are: a matched story; the agency that matched stories credit where its own story is not here
(a ghost); and nobody who is seen. Features are numbers whose weights stand in `weights.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from wirecopy.lineage.habits import Habits, folded
from wirecopy.lineage.member import Member
from wirecopy.lineage.pairs import Pairs, Shares
from wirecopy.lineage.times import chance_first, lag_minutes, time_order
from wirecopy.records import AgencyId, Organisation, StoryId

HABIT = 0.9
"""From this on (`Habits.follows`) it is an outlet's habit to take stories from another."""
REFERENCES = 12
"""Stories looked at, at most, for words that only child and parent share."""
MOST = 30
"""Stories looked at, at most, as possible sources of one: those that hold most of it."""
ALIKE = 0.6
ONE_ALIKE = 0.8
"""Least likeness to a story that credits an agency for the agency to be possible; of the only outlet more."""
CUSTOMERS_LAG_MINUTES = 180
"""Customers of one agency publish its copy within about this time of each other."""
LEAST_CHANCE = 0.6
"""Below this chance that one story came before the other, neither can be the other's source."""
CUT_WEIGHT = 3.0
CUT_LIMIT = 1.5
"""Odds (natural logarithm) for the story that holds more of the other, per share and at most."""
OWN_ODDS = 4.0
CREDITED_ODDS = 1.0
"""Odds (natural logarithm) that an agency's own story, or one that credits a supplier, came first."""

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

    @classmethod
    def of(cls, member: Member, possible: Sequence[tuple[Member, Shares]]) -> _Least:
        lags = [lag_minutes(other.published, member.published) for other, _ in possible]
        return cls(
            min((1 - shares.of_child for _, shares in possible), default=0.0),
            min((1 - shares.of_parent for _, shares in possible), default=0.0),
            min((_slow(lag) for lag in lags if lag is not None), default=0.0),
        )


class Candidates:
    """The possible sources of the stories of one cluster."""

    def __init__(self, pairs: Pairs, habits: Habits) -> None:
        self.pairs, self.habits = pairs, habits
        self._own = {member.agency for member in pairs.members.values() if member.agency}
        self._beside: dict[StoryId, list[tuple[Member, Shares]]] = {}

    def of(self, member: Member) -> list[Candidate]:
        """All possibilities for one story, the unseen one first."""
        around = self.around(member)
        named = {one.agency for one in member.suppliers if one.agency}
        here = {one.agency for one, _ in around if one.agency}
        possible = [
            (other, shares)
            for other, shares in around
            if not self._contradicts(member, other, named)
            and (chance_source(member, other, shares) >= LEAST_CHANCE or _names(member, other))
            and (self._needs_no_sign(other, named, here) or self._hands_on(member, other, shares, around))
        ]
        ghosts = self._ghosts(member, around, named)
        found = [self._unseen(member, around, ghosts)]
        least = _Least.of(member, possible)
        found += [self._story(member, other, shares, around, least) for other, shares in possible]
        found += ghosts
        return found

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

    def _contradicts(self, member: Member, other: Member, named: set[str]) -> bool:
        """Whether the words of two stories keep one from being the other's source.

        A story that credits an agency is not made from one that names nobody, nor from another agency's.
        """
        if other.outlet.key == member.outlet.key:
            return False
        if not named:
            return False
        theirs = {one.agency for one in other.suppliers if one.agency}
        if other.agency:
            theirs.add(other.agency)
        return not (named & theirs)

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
            _names(member, other)
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
        same = other.outlet.key == member.outlet.key
        chance = chance_first(other.published, member.published, same_clock=same)
        added, cut = 1 - shares.of_child, 1 - shares.of_parent
        lag = lag_minutes(other.published, member.published)
        features: Features = {
            "first": max(-4.0, min(4.0, _logit(chance))),
            "added": min(added, 0.5),
            "adds nothing": float(added < 0.003),
            "cut": min(cut, 0.6),
            "cuts nothing": float(cut < 0.003),
            "more added than need be": min(added - least.added, 0.3),
            "more cut than need be": min(cut - least.cut, 0.4),
            "agency's own": float(bool(other.agency)),
            "credits an agency": float(bool(other.suppliers) and not member.suppliers),
            "handed on with credit": float(bool(member.suppliers) and not other.agency),
            "named": float(_names(member, other)),
            "same outlet": float(same),
            "later than need be": _slow(lag) - least.slow if lag is not None else 0.0,
            "lag unknown": float(lag is None),
            "only these share": self._only_these(member, other, shares, around),
            "names the outlet": self.habits.names(member.outlet, other.outlet),
            "follows the outlet": 0.0 if same else self.habits.follows(member.outlet, other.outlet),
            "customer": self.habits.customer(member.outlet, other.agency) if other.agency else 0.0,
            "story": 1.0,
        }
        return Candidate(other, None, shares, features)

    def _only_these(
        self, member: Member, other: Member, shares: Shares, around: Sequence[tuple[Member, Shares]]
    ) -> float:
        """Words that child and parent share and no other story explains, as log of one plus per mille.

        Of three stories c, p and r at least |c and p| less the smaller of |c and r|, |p and r| words are in c
        and p and not in r; the least of that over other stories is what only these two share.
        """
        common = shares.of_child * member.words
        least: float | None = None
        seen = 0
        for third, third_shares in around:
            if third is other or third.story == other.story or seen >= REFERENCES:
                continue
            between = self.pairs.shares(other.story, third.story)
            if between is None:
                continue
            seen += 1
            of_child = third_shares.of_child * member.words
            of_other = between.of_child * other.words
            only = max(0.0, common - min(of_child, of_other))
            least = only if least is None else min(least, only)
        if least is None or least < 1.5:
            return 0.0
        return math.log1p(1000 * least / max(1, member.words)) / 4

    def _ghosts(
        self, member: Member, around: Sequence[tuple[Member, Shares]], named: set[str]
    ) -> list[Candidate]:
        """The agencies whose copy may be the source though it is not here."""
        crediting: dict[Organisation, list[tuple[Member, Shares]]] = defaultdict(list)
        for other, shares in around:
            elsewhere = other.outlet.key != member.outlet.key
            if elsewhere and likeness(shares) >= ALIKE and other.suppliers and other.suppliers[0].agency:
                crediting[_plain(other.suppliers[0])].append((other, shares))
        for supplier in member.suppliers:
            if supplier.agency:
                crediting.setdefault(_plain(supplier), [])
        if not named and len(crediting) > 1:
            return []
        return [
            self._ghost(member, supplier, supplier.agency, held)
            for supplier, held in sorted(crediting.items(), key=lambda entry: entry[0].agency or "")
            if supplier.agency
            and supplier.agency not in self._own
            and (supplier.agency in named if named else _supports(member, held))
        ]

    def _ghost(
        self, member: Member, supplier: Organisation, agency: str, held: Sequence[tuple[Member, Shares]]
    ) -> Candidate:
        outlets = {other.outlet.key for other, _ in held}
        added = min((1 - shares.of_child for _, shares in held), default=0.0)
        cut = min((1 - shares.of_parent for _, shares in held), default=0.0)
        later = max(
            (_logit(chance_first(other.published, member.published)) for other, _ in held), default=0.0
        )
        features: Features = {
            "ghost": 1.0,
            "ghost credited": float(any(one.agency == agency for one in member.suppliers)),
            "ghost outlets": math.log(max(1, len(outlets))),
            "ghost added": min(added, 0.5),
            "ghost adds nothing": float(added < 0.003),
            "ghost cut": min(cut, 0.6),
            "ghost after others": max(-4.0, min(4.0, later)),
            "ghost customer": self.habits.customer(member.outlet, agency),
        }
        shares = max((shares for _, shares in held), key=likeness, default=None)
        return Candidate(None, supplier, shares, features, len(outlets))

    def _unseen(
        self, member: Member, around: Sequence[tuple[Member, Shares]], ghosts: Sequence[Candidate]
    ) -> Candidate:
        earlier = max(
            (_logit(chance_first(other.published, member.published)) for other, _ in around), default=-4.0
        )
        features: Features = {
            "unseen after others": max(-4.0, min(4.0, earlier)),
            "unseen beside an own": float(any(other.agency for other, _ in around)),
            "unseen beside credits": float(bool(ghosts)),
            "unseen though credited": float(bool(member.suppliers)),
            "unseen though it takes": self.habits.takes(member.outlet),
            "unseen customer": math.log1p(self.habits.credits[member.outlet.key]),
        }
        return Candidate(features=features)


def chance_source(member: Member, parent: Member, shares: Shares) -> float:
    """The probability that `parent` came before `member`, from times, containment and credits."""
    same = parent.outlet.key == member.outlet.key
    odds = _logit(chance_first(parent.published, member.published, same_clock=same))
    odds += max(-CUT_LIMIT, min(CUT_LIMIT, CUT_WEIGHT * (shares.of_child - shares.of_parent)))
    if parent.agency:
        odds += OWN_ODDS
    elif parent.suppliers and not member.suppliers:
        odds += CREDITED_ODDS
    return 1 / (1 + math.exp(-odds))


def likeness(shares: Shares) -> float:
    """How alike two texts are though one may be cut, 0 to 1."""
    return max(shares.of_child, shares.of_parent)


def _supports(member: Member, held: Sequence[tuple[Member, Shares]]) -> bool:
    """Whether those that credit an agency show that a story without credit may be its copy too."""
    leads = [lag for other, _ in held if (lag := lag_minutes(member.published, other.published)) is not None]
    if leads and min(leads) > CUSTOMERS_LAG_MINUTES:
        return False
    one = len({other.outlet.key for other, _ in held}) == 1
    return not one or max(likeness(shares) for _, shares in held) >= ONE_ALIKE


def _slow(lag: int) -> float:
    """The logarithm of a lag in half hours plus one; of a negative one 0."""
    return math.log1p(max(0, lag) / 30)


def _names(member: Member, other: Member) -> bool:
    """Whether a story names another's outlet as where its words first appeared."""
    name = folded(other.outlet.name)
    return any(not one.agency and folded(one.name) == name for one in member.suppliers)


def _plain(organisation: Organisation) -> Organisation:
    """One value for an agency however it is spelt."""
    return Organisation(organisation.agency, organisation.agency or organisation.name)


def _logit(chance: float) -> float:
    held = max(1e-6, min(1 - 1e-6, chance))
    return math.log(held / (1 - held))
