"""Outlets and their habits: what they take, from whom, how late, what they change, how their clocks go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from random import Random
from typing import TypeVar

from benchmarks import vocabulary
from benchmarks.evaluation.credits import LANGUAGES, SUPPLIERS, Supplier, written
from benchmarks.newsroom import NAMES
from benchmarks.prose import Writer

T = TypeVar("T")


class Clock(StrEnum):
    """How an outlet states times."""

    right = "right"
    minute = "minute"
    wrong_zone = "wrong_zone"
    no_zone = "no_zone"
    day = "day"
    missing = "missing"


CLOCKS = {
    Clock.right: 0.62,
    Clock.minute: 0.18,
    Clock.wrong_zone: 0.03,
    Clock.no_zone: 0.06,
    Clock.day: 0.06,
    Clock.missing: 0.05,
}
ZONES = (-480, -300, -180, 0, 0, 0, 60, 60, 120, 180, 330, 330, 330, 480)
"""Zones of outlets, minutes east of Greenwich."""


class Kind(StrEnum):
    """customer: of agencies. aggregator: of outlets, with its own credit. copier: of outlets, silent."""

    customer = "customer"
    aggregator = "aggregator"
    copier = "copier"


KINDS = {Kind.customer: 0.7, Kind.aggregator: 0.16, Kind.copier: 0.14}


@dataclass(frozen=True, slots=True)
class House:
    """An outlet. delay: median minutes until it runs copy; edits: shares of whole, trimmed, edited, extended.

    subscriptions: a customer's agencies. skew: minutes that its clock is off.
    """

    name: str
    domain: str
    language: str
    kind: Kind
    subscriptions: tuple[Supplier, ...]
    delay: float
    edits: tuple[float, float, float, float]
    retitles: float
    strip: str
    clock: Clock
    zone: int
    skew: float

    def stated(self, moment: datetime) -> str | None:
        """A true time as the outlet's page states it; None where it states none."""
        shown = moment + timedelta(minutes=self.skew)
        local = timezone(timedelta(minutes=self.zone))
        match self.clock:
            case Clock.missing:
                return None
            case Clock.day:
                return shown.astimezone(local).date().isoformat()
            case Clock.no_zone:
                return shown.astimezone(local).replace(tzinfo=None, microsecond=0).isoformat()
            case Clock.wrong_zone:
                return shown.astimezone(local).replace(tzinfo=UTC, microsecond=0).isoformat()
            case Clock.minute:
                return shown.astimezone(local).replace(second=0, microsecond=0).isoformat(timespec="minutes")
        return shown.astimezone(local).replace(microsecond=0).isoformat()

    def late(self, moment: datetime, chance: Random) -> datetime:
        """When it runs what it saw at `moment`."""
        return moment + timedelta(minutes=2 + self.delay * chance.lognormvariate(0, 0.8))


def houses(writer: Writer, count: int) -> list[House]:
    """`count` outlets; every language has some of every kind."""
    chance = writer.chance
    made: dict[str, House] = {}
    languages = [name for name, share in LANGUAGES.items() for _ in range(share)]
    while len(made) < count:
        number = len(made)
        language = languages[number % len(languages)]
        kind = _drawn(KINDS, chance) if number >= 3 * len(languages) else list(Kind)[number // len(languages)]
        name = f"{vocabulary.place(chance)} {chance.choice(NAMES)}"
        domain = f"www.{name.lower().replace(' ', '')}.example"
        if domain in made:
            continue
        offered = [one for one in SUPPLIERS if one.language == language]
        edits = [chance.random() * weight for weight in (1.6, 1.0, 0.8, 0.4)]
        clock = _drawn(CLOCKS, chance)
        zone = chance.choice(ZONES)
        if clock in (Clock.wrong_zone, Clock.no_zone) and not zone:
            zone = 330
        whole = sum(edits)
        made[domain] = House(
            name,
            domain,
            language,
            kind,
            tuple(chance.sample(offered, min(len(offered), chance.randint(1, 3)))),
            chance.choice((5.0, 15.0, 30.0, 60.0, 120.0))
            if kind is Kind.customer
            else chance.uniform(10, 240),
            (edits[0] / whole, edits[1] / whole, edits[2] / whole, edits[3] / whole),
            chance.random() * 0.6,
            written(writer.phrase(chance.randint(8, 24)), language) if chance.random() < 0.6 else "",
            clock,
            zone,
            chance.gauss(0, 2),
        )
    return list(made.values())


def _drawn(shares: dict[T, float], chance: Random) -> T:
    return chance.choices(list(shares), list(shares.values()))[0]
