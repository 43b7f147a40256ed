"""Which of a cluster's stories came first, by times, notices and what is known of outlets' clocks."""

from __future__ import annotations

from wirecopy.lineage.clocks import Clocks, Shift
from wirecopy.lineage.member import Member
from wirecopy.lineage.times import chance_first, lag_minutes
from wirecopy.records import Notice, StoryId

LEAST_OLDER = 0.6
"""Chance from which on one text of an outlet is taken for the older of two."""
_BY_NOTICE = 0.85
_NEWER = (Notice.update, Notice.correction, Notice.refile)


class Order:
    """Compares stories in time; nothing here depends on an order of input."""

    def __init__(self, clocks: Clocks) -> None:
        self.clocks = clocks
        self._chances: dict[tuple[StoryId, StoryId], float] = {}

    def chance(self, one: Member, other: Member) -> float:
        """The probability, 0 to 1, that one story was published before the other; 0.5 where nothing tells."""
        key = (one.story, other.story)
        if key not in self._chances:
            if one.outlet.is_same(other.outlet):
                self._chances[key] = chance_older(one, other)
            else:
                shifts = (self._shifts(one), self._shifts(other))
                self._chances[key] = chance_first(one.published, other.published, shifts=shifts)
        return self._chances[key]

    def lag(self, one: Member, other: Member) -> float | None:
        """Minutes from one story to the other; None where the time of either is not known to the minute."""
        minutes = lag_minutes(one.published, other.published)
        if minutes is None or one.outlet.is_same(other.outlet):
            return minutes
        return minutes + self.shift(other)[0] - self.shift(one)[0]

    def shift(self, member: Member) -> Shift:
        """How far a story's clock is off most probably, as in `Clocks.likeliest`."""
        return self.clocks.likeliest(member.outlet.key, zoned=_zoned(member))

    def timed(self, member: Member) -> bool:
        """Whether its time is known but for a small error."""
        return member.published is not None and (_zoned(member) or bool(self._shifts(member)))

    def _shifts(self, member: Member) -> tuple[Shift, ...]:
        return self.clocks.of(member.outlet.key, zoned=_zoned(member))


def chance_older(one: Member, other: Member) -> float:
    """The probability that `one` of an outlet's two texts is older; a notice decides where times do not."""
    chance = chance_first(one.published, other.published, same_clock=True)
    newer_one, newer_other = one.judgement.notice in _NEWER, other.judgement.notice in _NEWER
    if 1 - LEAST_OLDER < chance < LEAST_OLDER and newer_one != newer_other:
        return _BY_NOTICE if newer_other else 1 - _BY_NOTICE
    return chance


def _zoned(member: Member) -> bool:
    return member.published is not None and member.published.zone is not None
