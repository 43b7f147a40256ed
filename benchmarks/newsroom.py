"""Agencies, outlets and what outlets put under every story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from benchmarks import vocabulary
from benchmarks.prose import Writer

NAMES = (
    "Post",
    "Herald",
    "Times",
    "Courier",
    "Gazette",
    "Tribune",
    "Register",
    "Mail",
    "Observer",
    "Today",
    "News",
)
STRIPS = (
    "Also read: {a} | {b}",
    "Subscribe to our newsletter. {a}.",
    "Catch all the latest news on {outlet}. {a}.",
    "Follow {outlet} for live updates. {a}.",
    "Disclaimer: {a}. {b}.",
    "Copyright {outlet}. All rights reserved. {a}.",
)
FEED = "(This story has not been edited by {outlet} staff and is auto-generated from a syndicated feed.)"


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency and the forms in which copy credits it. domain: of its own site."""

    agency: str
    name: str
    domain: str
    dateline: str
    signoff: str = ""


WIRES = (
    Wire("reuters", "Reuters", "reuters.com", "{PLACE}, {month} {day} (Reuters) - "),
    Wire("ap", "AP", "apnews.com", "{PLACE} (AP) — "),
    Wire("afp", "AFP", "afp.com", "{PLACE} (AFP) - "),
    Wire("pti", "PTI", "ptinews.com", "{Place}, {month} {day} (PTI) ", " PTI"),
    Wire("ani", "ANI", "aninews.in", "{Place} [India], {month} {day} (ANI): ", " (ANI)"),
    Wire("xinhua", "Xinhua", "news.cn", "{PLACE}, {month} {day} (Xinhua) -- ", " Enditem"),
    Wire("tass", "TASS", "tass.com", "{PLACE}, {month} {day}. /TASS/. "),
    Wire("dpa", "dpa", "dpa.com", "{Place} (dpa) - ", " (dpa)"),
)


def dateline(wire: Wire, place: str, moment: datetime) -> str:
    """A wire's dateline."""
    return wire.dateline.format(
        Place=place, PLACE=place.upper(), month=moment.strftime("%B"), day=str(moment.day)
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """An outlet. strips: what may stand under its stories; gallery: captions under many of them."""

    name: str
    domain: str
    strips: tuple[str, ...]
    gallery: str
    automatic: bool

    def furniture(self, chance: Random) -> tuple[str, ...]:
        """What stands under one story."""
        below = [chance.choice(self.strips)] if chance.random() < 0.8 else []
        if self.gallery and chance.random() < 0.5:
            below.append(self.gallery)
        return tuple(below)


def desks(writer: Writer, count: int) -> list[Desk]:
    """The outlets; three in a hundred carry 300 to 600 words of captions, one in ten runs feeds unedited."""
    chance = writer.chance
    made: dict[str, Desk] = {}
    while len(made) < count:
        place = vocabulary.place(chance)
        name = f"{place} {chance.choice(NAMES)}"
        domain = f"www.{name.lower().replace(' ', '')}.example"
        strips = tuple(
            strip.format(
                outlet=name, a=writer.phrase(chance.randint(8, 30)), b=writer.phrase(chance.randint(6, 20))
            )
            for strip in chance.sample(STRIPS, 3)
        )
        gallery = writer.phrase(chance.randint(300, 600)) if chance.random() < 0.03 else ""
        made.setdefault(domain, Desk(name, domain, strips, gallery, chance.random() < 0.1))
    return list(made.values())
