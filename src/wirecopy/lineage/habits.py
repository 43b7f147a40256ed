"""What is known of outlets' habits: whose customers they are, whom they take stories from."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wirecopy.lineage.clocks import Clocks
from wirecopy.lineage.names import folded
from wirecopy.records import Judgement, Organisation, Outlet, Relation

ENOUGH = 3
"""Stories from which on an outlet has habits."""
_PRIOR = 0.3
_HALF = 0.5
_FEW = 3
"""Stories each way that are taken for granted, so that a handful says little."""
_OFTEN = 8
"""Times from which on more say nothing more, so that a year of nights speaks like a week of them."""
_STRONGEST = 3.5
"""Odds (natural logarithm) that a habit may have, at most."""


@dataclass(slots=True)
class Habits:
    """What is known of outlets' habits so far; outlets by the key of `Outlet`.

    credited: stories by outlet and supplier that it credits with their whole copy (a catalogue id, or the
    folded name of an outlet). credits: the same by outlet; by_agency: of these the
    agencies. followed: by outlet and other outlet, the sum of
    confidences that a story was taken from the other. taken, given: the same by outlet that
    took, and by outlet that it was taken from. stories: by outlet, how many
    these were found among. shared, alone: its stories that credit no agency, by whether
    another outlet has the same copy. clocks: how far theirs are off.
    """

    credited: Counter[tuple[str, str]] = field(default_factory=Counter)
    credits: Counter[str] = field(default_factory=Counter)
    by_agency: Counter[str] = field(default_factory=Counter)
    followed: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    taken: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    given: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    stories: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    clocks: Clocks = field(default_factory=Clocks)

    def credit(self, outlet: str, supplier: str, times: int = 1, *, agency: bool = True) -> None:
        """Count stories of an outlet that credit a supplier with their whole copy."""
        self.credited[outlet, supplier] += times
        self.credits[outlet] += times
        if agency:
            self.by_agency[outlet] += times

    def follow(self, outlet: str, other: str, weight: float) -> None:
        """Count stories that an outlet took from another."""
        self.followed[outlet, other] += weight
        self.taken[outlet] += weight
        self.given[other] += weight

    def stands(self, outlet: str, times: int = 1, *, shared: bool) -> None:
        """Count stories of an outlet that credit no agency."""
        (self.shared if shared else self.alone)[outlet] += times

    def originality(self, outlet: Outlet, *, besides: bool) -> float:
        """The odds, as natural logarithm, that its story without credit is nobody else's copy.

        besides: whether one story, which another outlet has too, is not to be counted.
        """
        shared = max(0, self.shared[outlet.key] - besides)
        return _held((self.alone[outlet.key] + _FEW) / (shared + _FEW))

    def customer(self, outlet: Outlet, agency: str) -> float:
        """How an outlet's credits speak for an agency: 0 where they tell nothing, above 0 for it.

        The natural logarithm of the agency's share of its credits, above what one of some ten would have.
        """
        share = (self.credited[outlet.key, agency] + _PRIOR) / (self.credits[outlet.key] + 10 * _PRIOR)
        return _held(10 * share)

    def credits_agencies(self, outlet: Outlet) -> float:
        """The odds, as natural logarithm, that a story of it credits an agency."""
        others = self.shared[outlet.key] + self.alone[outlet.key]
        return _held((self.by_agency[outlet.key] + _HALF) / (others + _HALF))

    def names(self, outlet: Outlet, other: Outlet) -> float:
        """How often it names the other outlet as its source: the natural logarithm of times plus one."""
        return math.log1p(min(_OFTEN, self.credited[outlet.key, folded(other.name)]))

    def follows(self, outlet: Outlet, other: Outlet) -> float:
        """How often it took stories from the other: the natural logarithm of twice the times plus one."""
        return _often(self.followed.get((outlet.key, other.key), 0.0))

    def is_followed(self, outlet: Outlet) -> float:
        """How often others took stories from it: the natural logarithm of twice the times plus one."""
        return _often(self.given.get(outlet.key, 0.0))

    def known(self, outlet: Outlet) -> bool:
        """Whether enough stories of the outlet are known to speak of its habits."""
        return self.stories[outlet.key] >= ENOUGH

    def takes(self, outlet: Outlet) -> float:
        """The odds, as natural logarithm, that its story was taken from another; 0 where nothing is known."""
        taken = max(0.0, self.taken.get(outlet.key, 0.0))
        others = max(0.0, self.stories[outlet.key] - taken)
        return _held((taken + _HALF) / (others + _HALF))


def _often(times: float) -> float:
    return math.log1p(2 * min(_OFTEN, max(0.0, times)))


def _held(odds: float) -> float:
    return max(-_STRONGEST, min(_STRONGEST, math.log(odds)))


def suppliers_of(judgement: Judgement) -> list[Organisation]:
    """Who a judgement credits with the whole copy."""
    return sorted(
        {
            claim.organisation
            for claim in judgement.attributions
            if claim.relation is Relation.syndicated and claim.organisation.agency != judgement.own_agency
        },
        key=lambda one: (one.agency or "", one.name),
    )


def learn(stories: Iterable[tuple[str, Judgement]]) -> Habits:
    """Habits from the outlet key and the judgement of many stories."""
    habits = Habits()
    for outlet, judgement in stories:
        for supplier in suppliers_of(judgement):
            habits.credit(outlet, supplier.agency or folded(supplier.name), agency=bool(supplier.agency))
    return habits
