"""Which of two copies gave a passage to the other: who owns the words, else who had them first.

A passage may stand in many stories of one copy. Who ran that copy last took nothing from those who quote
it: the first of each side decide, and an agency's own story before all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from wirecopy.lineage.times import time_order

if TYPE_CHECKING:
    from wirecopy.lineage.member import Member
    from wirecopy.lineage.order import Order
    from wirecopy.records import AgencyId

SURE = 0.7
"""Chance of having been first from which on a giver is told."""


def gave(one: Sequence[Member], other: Sequence[Member], order: Order) -> bool | None:
    """Whether the first copy gave the other a passage that both hold, False where it took it.

    one, other: the stories of each copy that are known to hold it. None where nothing tells.
    """
    owned, credited = _credited(one, other), _credited(other, one)
    if owned != credited:
        return owned
    chance = order.chance(_first(one), _first(other))
    if chance >= SURE:
        return True
    return False if chance <= 1 - SURE else None


def _credited(givers: Iterable[Member], takers: Iterable[Member]) -> bool:
    """Whether one side holds an agency's own story and the other credits that agency."""
    owners: set[AgencyId] = {member.agency for member in givers if member.agency}
    return any(not owners.isdisjoint(member.judgement.credited) for member in takers)


def _first(members: Iterable[Member]) -> Member:
    return min(members, key=lambda member: (*time_order(member.published), member.story))
