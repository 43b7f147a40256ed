"""The accepted matches of a cluster, by story, with stories of identical words taken as one.

Matching may compare the first of many identical stories only, so a pair of them often has no match of its
own. All of a set of identical stories stand to the others as any one of them does, so its measures hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirecopy.lineage.member import Member
from wirecopy.lineage.times import time_order
from wirecopy.records import Match, StoryId

SAME_WORDS = 0.999999
SHORTLIST = 5
"""Stories of one kind looked at in a set of identical ones: the earliest."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How much two stories share: the share of the child's shingles that the parent holds, and reverse.

    earlier: measured on an earlier text of the parent, an agency's own story.
    """

    of_child: float
    of_parent: float
    earlier: bool = False


class Pairs:
    """Accepted matches among the members of one cluster; nothing here depends on an order."""

    def __init__(self, members: Sequence[Member], matches: Sequence[Match]) -> None:
        self.members = {member.story: member for member in members}
        self.matches = sorted(
            (m for m in matches if m.accepted and m.a in self.members and m.b in self.members),
            key=lambda match: (match.a, match.b),
        )
        self.set_of = _identical_sets(self.members, self.matches)
        self._direct = {(match.a, match.b): match for match in self.matches}
        self._between: dict[StoryId, dict[StoryId, Match]] = defaultdict(dict)
        self._within: dict[StoryId, Match] = {}
        for match in self.matches:
            one, other = self.set_of[match.a], self.set_of[match.b]
            if one == other:
                if match.jaccard >= SAME_WORDS:
                    self._within.setdefault(one, match)
            else:
                self._between[one].setdefault(other, match)
                self._between[other].setdefault(one, match)
        self._sets: dict[StoryId, list[Member]] = defaultdict(list)
        for member in self.members.values():
            self._sets[self.set_of[member.story]].append(member)
        self._versions: dict[tuple[StoryId, str], list[Member]] = defaultdict(list)
        for member in sorted(self.members.values(), key=lambda one: one.story):
            self._versions[self.set_of[member.story], member.outlet.key].append(member)
        self._shortlists: dict[StoryId, list[Member]] = {}
        self._shares: dict[tuple[StoryId, StoryId], Shares | None] = {}

    def match(self, one: StoryId, other: StoryId) -> Match | None:
        """The pair's accepted match: its own, or what was measured between stories of the same words."""
        a, b = min(one, other), max(one, other)
        found = self._measured(a, b)
        if found is None or (found.a, found.b) == (a, b):
            return found
        shares = self.shares(a, b)
        assert shares is not None
        return replace(found, a=a, b=b, containment_a=shares.of_child, containment_b=shares.of_parent)

    def shares(self, child: StoryId, parent: StoryId) -> Shares | None:
        """What two members share; None where nothing was measured between them."""
        pair = child, parent
        if pair not in self._shares:
            match = self._measured(child, parent)
            if match is None:
                self._shares[pair] = None
            else:
                both = match.containment_a, match.containment_b
                same_way = match.a == child or (
                    match.b != child and self.set_of[match.a] == self.set_of[child]
                )
                self._shares[pair] = Shares(*(both if same_way else both[::-1]), match.earlier)
        return self._shares[pair]

    def _measured(self, one: StoryId, other: StoryId) -> Match | None:
        """The match of a pair, or of two stories of the same words as theirs."""
        direct = self._direct.get((one, other) if one < other else (other, one))
        if direct is not None:
            return direct
        set_one, set_other = self.set_of[one], self.set_of[other]
        if set_one == set_other:
            return self._within[set_one]
        return self._between.get(set_one, {}).get(set_other)

    def beside(self, member: Member) -> list[Member]:
        """The members that `member` may have its words from: matched ones, in order of their ids.

        Of each set of identical stories the earliest of each kind: the agencies' own, those that
        credit a supplier, and the rest.
        """
        own_set = self.set_of[member.story]
        found = []
        for key in (own_set, *self._between.get(own_set, {})):
            found += [other for other in self._shortlist(key) if other.story != member.story]
        return sorted(found, key=lambda other: other.story)

    def versions(self, member: Member) -> list[Member]:
        """The matched stories of the member's own outlet that have other words, in order of their sets."""
        around = sorted(self._between.get(self.set_of[member.story], {}))
        held = (self._versions.get((key, member.outlet.key), ()) for key in around)
        return [other for group in held for other in group if other.outlet.is_same(member.outlet)]

    def _shortlist(self, key: StoryId) -> list[Member]:
        if key not in self._shortlists:
            kinds: dict[tuple[str, bool], list[Member]] = defaultdict(list)
            for member in sorted(self._sets[key], key=lambda one: (*time_order(one.published), one.story)):
                kind = (member.agency or "", bool(member.suppliers))
                if len(kinds[kind]) <= SHORTLIST:
                    kinds[kind].append(member)
            self._shortlists[key] = [member for kind in kinds.values() for member in kind]
        return self._shortlists[key]


def _identical_sets(members: dict[StoryId, Member], matches: Sequence[Match]) -> dict[StoryId, StoryId]:
    """The smallest story id of the set of identical stories that each member belongs to."""
    parent = {story: story for story in members}

    def find(story: StoryId) -> StoryId:
        while parent[story] != story:
            parent[story] = parent[parent[story]]
            story = parent[story]
        return story

    for match in matches:
        if match.jaccard >= SAME_WORDS:
            one, other = find(match.a), find(match.b)
            parent[max(one, other)] = min(one, other)
    return {story: find(story) for story in members}
