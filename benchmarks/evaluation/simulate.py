"""Days of a made-up newsroom: who filed what, who took it from whom, and what is left of the credits.

A story's truth is its direct parent, kept while the stories are made: the agency's own copy where that is in
the stream, else the agency (its copy is a ghost); or the outlet it was taken from. Where an agency's copy is
not in the stream and no story of the same copy still names it, nothing could show the agency: such stories
have `knowable` False, and silence about them is right.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import edits, vocabulary
from benchmarks.evaluation.credits import SUPPLIERS, Credit, Supplier, credit, written
from benchmarks.evaluation.habits import House, Kind, houses
from benchmarks.prose import Cast, Paragraphs, Writer

BEGIN = datetime(2024, 5, 14, 0, 0, tzinfo=UTC)
STORIES_PER_HOUSE = 22
FED_IN = 0.4
"""Share of agency stories whose original is in the stream."""
SHARES = {"wire": 0.42, "own": 0.52, "splice": 0.06}
"""Of subjects: filed by an agency, an outlet's own, an outlet's own with a passage of an agency's."""
UPDATED = 0.08
RUNS_UPDATE = 0.25
"""Share of customers that run every version of an agency's story and not only one."""
PICKED_UP = 0.01
"""Share of outlets' own stories that an agency files as its own some hours later, for its customers."""
MEAN_CUSTOMERS = 3.0
FOLLOWED = 0.22
"""Share of an outlet's stories that an aggregator or copier takes; of these that one more takes again."""
CUSTOMERS_WATCH = 0.3
"""Share of customers, which write their own stories too, that take some from others in silence."""
WATCHED = (3, 8)
"""How many outlets an aggregator or copier, or such a customer, takes stories from."""
KEEPS_CREDIT_LINE = 0.85
NAMES_ITS_SOURCE = 0.6
"""Of aggregators' stories that keep any credit: that keep the agency's, that name the outlet taken from."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is true of one story.

    parent: item id of another story, `agency:` and an id where that agency's copy is not in the stream, or
    None of an outlet's own. ancestors: from the parent up, to the root. credits: agencies that words still
    credit; part: agency of a spliced passage. own: the agency whose own site it is on.
    moment: when it was truly published.
    """

    item: str
    family: str
    night: int
    kind: str
    parent: str | None
    ancestors: tuple[str, ...]
    credits: tuple[str, ...]
    part: str | None
    own: str | None
    knowable: bool
    moment: datetime

    @property
    def root(self) -> str:
        """The far end of its ancestors; itself where it has none."""
        return self.ancestors[-1] if self.ancestors else self.item


NO_CREDIT = Credit()


@dataclass(slots=True)
class _Made:
    """A story while the newsroom is at work; body: without any credit."""

    item: str
    house: House | None
    supplier: Supplier | None
    title: str
    body: Paragraphs
    place: str
    moment: datetime
    family: str
    kind: str
    parent: str | None
    above: tuple[str, ...] = ()
    named: Supplier | None = None
    credit: Credit = NO_CREDIT
    via: str = ""
    part: str | None = None


class Newsroom:
    """Agencies and outlets over some nights; one seed and rate of stripping make the same always.

    stories: about how many. strip: share of copies that drop every credit, 0 to 1.
    """

    def __init__(self, seed: int, strip: float, stories: int = 3000, nights: int = 3) -> None:
        self.writer = Writer(seed)
        self.chance = self.writer.chance
        self.strip, self.stories, self.nights = strip, stories, nights
        self.houses = houses(self.writer, max(60, stories // STORIES_PER_HOUSE))
        self.watchers = self._watchers()
        self.made: list[_Made] = []
        self.numbers: dict[str, int] = {}
        self.families = 0
        self.passages: list[_Made] = []
        while len(self.made) < stories:
            self._subject()

    def _watchers(self) -> dict[str, list[House]]:
        """By domain who takes from an outlet: aggregators and copiers each watch a few of their language."""
        found: dict[str, list[House]] = {}
        for house in self.houses:
            if house.kind is Kind.customer and self.chance.random() >= CUSTOMERS_WATCH:
                continue
            same = [one for one in self.houses if one.language == house.language and one != house]
            for source in self.chance.sample(same, min(len(same), self.chance.randint(*WATCHED))):
                found.setdefault(source.domain, []).append(house)
        return found

    # -------------------------------------------------------------- subjects
    def _subject(self) -> None:
        kind = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
        if kind == "wire":
            self._wire()
        else:
            self._own(spliced=kind == "splice" and bool(self.passages))

    def _wire(self) -> None:
        supplier = self.chance.choices(SUPPLIERS, [3 if one.language == "en" else 1 for one in SUPPLIERS])[0]
        first = self._new(supplier.language, self._moment())
        first = replace(first, supplier=supplier, named=supplier, kind="agency")
        fed = self.chance.random() < FED_IN
        first.item = self._number(supplier.domain) if fed else f"agency:{supplier.agency}"
        versions = [first]
        if self.chance.random() < UPDATED:
            later = replace(first, body=self._updated(first), moment=self._later(first.moment), kind="update")
            if fed:
                later = replace(
                    later, item=self._number(supplier.domain), parent=first.item, above=(first.item,)
                )
            versions.append(later)
        if fed:
            self.made += versions
        self._filed(versions)

    def _filed(self, versions: Sequence[_Made], author: House | None = None) -> None:
        """Let customers run an agency's copy, of whichever version; not the outlet that wrote it."""
        first = versions[0]
        supplier = first.supplier
        assert supplier is not None
        self.passages = [*self.passages[-60:], first]
        customers = [
            one
            for one in self.houses
            if supplier in one.subscriptions and one.kind is Kind.customer and one != author
        ]
        wanted = 1 + int(self.chance.expovariate(1 / MEAN_CUSTOMERS))
        for house in self.chance.sample(customers, min(wanted, len(customers))):
            run = versions if self.chance.random() < RUNS_UPDATE else [self.chance.choice(versions)]
            for source in run:
                self._followed(self._taken(house, source, kind="customer"), depth=0)

    def _own(self, *, spliced: bool) -> None:
        house = self.chance.choice([one for one in self.houses if one.kind is Kind.customer])
        first = replace(self._new(house.language, self._moment()), house=house, kind="own")
        first.item = self._number(house.domain)
        if spliced:
            self._spliced(first)
        self.made.append(first)
        if not spliced and self.chance.random() < UPDATED:
            item = self._number(house.domain)
            later = replace(first, item=item, body=self._updated(first), moment=self._later(first.moment))
            later = replace(later, kind="update", parent=first.item, above=(first.item,))
            self.made.append(later)
        self._followed(first, depth=0)
        if not spliced and self.chance.random() < PICKED_UP:
            self._picked_up(first)

    def _picked_up(self, first: _Made) -> None:
        """An agency's copy of an outlet's own story: whoever runs it has it from the agency."""
        assert first.house is not None
        supplier = self.chance.choice([one for one in SUPPLIERS if one.language == first.house.language])
        moment = first.moment + timedelta(minutes=self.chance.uniform(60, 480))
        copy = replace(first, house=None, supplier=supplier, named=supplier, kind="agency", moment=moment)
        fed = self.chance.random() < FED_IN
        copy.item = self._number(supplier.domain) if fed else f"agency:{supplier.agency}"
        if fed:
            self.made.append(copy)
        self._filed([copy], first.house)

    def _spliced(self, first: _Made) -> None:
        """Put a passage of an agency's copy into an own story."""
        same = [one for one in self.passages if first.house and one.supplier in first.house.subscriptions]
        if not same:
            return
        taken = self.chance.choice(same)
        middle = len(first.body) // 2
        passage = edits.passage(taken.body, self.chance)
        first.body = (*first.body[:middle], *passage, *first.body[middle:])
        first.moment = max(first.moment, taken.moment + timedelta(minutes=20))
        first.kind, first.part = "splice", taken.supplier.agency if taken.supplier else None
        if taken.supplier and taken.supplier.language == "en" and self.chance.random() >= self.strip:
            first.credit = Credit(line=f"(With inputs from {taken.supplier.name})")

    def _followed(self, source: _Made, depth: int) -> None:
        """Let aggregators and copiers take a story, and others take theirs."""
        if self.chance.random() >= FOLLOWED or depth > 2 or source.house is None:
            return
        takers = self.watchers.get(source.house.domain, [])
        for house in self.chance.sample(takers, min(len(takers), 1 + (self.chance.random() < 0.3))):
            self._followed(self._taken(house, source, kind=str(house.kind)), depth + 1)

    def _taken(self, house: House, source: _Made, *, kind: str) -> _Made:
        """What a house makes of another's story."""
        body, title = source.body, source.title
        edit = self.chance.choices(("whole", "trimmed", "edited", "extended"), house.edits)[0]
        if edit == "trimmed":
            body = edits.trimmed(body, self.chance)
        elif edit == "edited":
            body = edits.edited(body, self.chance.uniform(0.01, 0.08), self.writer)
            body = tuple(written(paragraph, house.language) for paragraph in body)
        elif edit == "extended":
            cast = Cast.drawn(self.chance)
            added = self.writer.story(self.chance.randint(25, 80), cast)
            body = (*body, *(written(paragraph, house.language) for paragraph in added))
        if self.chance.random() < house.retitles:
            title = written(self.writer.title(Cast.drawn(self.chance)), house.language)
        made = replace(
            source,
            item=self._number(house.domain),
            house=house,
            title=title,
            body=body,
            moment=house.late(source.moment, self.chance),
            kind=kind,
            parent=source.item,
            above=(source.item, *source.above),
            credit=Credit(),
            via="",
            part=None,
        )
        self._credit(made, house, source)
        self.made.append(made)
        return made

    def _credit(self, made: _Made, house: House, source: _Made) -> None:
        """What the story keeps of credits: all of them or none."""
        supplier, made.named = source.named, None
        if self.chance.random() < self.strip:
            return
        if house.kind is Kind.customer or self.chance.random() < KEEPS_CREDIT_LINE:
            made.named = supplier
            if supplier:
                made.credit = credit(supplier, made.place, made.moment.day, self.chance)
        if house.kind is Kind.aggregator and source.house and self.chance.random() < NAMES_ITS_SOURCE:
            made.via = source.house.name

    # -------------------------------------------------------------- parts
    def _new(self, language: str, moment: datetime) -> _Made:
        cast = Cast.drawn(self.chance)
        self.families += 1
        body = self.writer.story(self.writer.length(), cast)
        return _Made(
            "",
            None,
            None,
            written(self.writer.title(cast), language),
            tuple(written(paragraph, language) for paragraph in body),
            written(self.chance.choice(cast.places), language),
            moment,
            f"family{self.families}",
            "own",
            None,
        )

    def _updated(self, first: _Made) -> Paragraphs:
        new = edits.updated(first.body, self.writer, Cast.drawn(self.chance))
        language = (
            first.house.language if first.house else first.supplier.language if first.supplier else "en"
        )
        return tuple(
            paragraph if paragraph in first.body else written(paragraph, language) for paragraph in new
        )

    def _moment(self) -> datetime:
        return BEGIN + timedelta(minutes=self.chance.randrange(1440 * self.nights - 300))

    def _later(self, moment: datetime) -> datetime:
        return moment + timedelta(minutes=self.chance.randint(40, 400))

    def _number(self, domain: str) -> str:
        self.numbers[domain] = self.numbers.get(domain, 0) + 1
        return f"{domain}-{self.numbers[domain]}"

    # -------------------------------------------------------------- output
    def write(self, folder: Path) -> list[Path]:
        """One JSON Lines file a night, in mixed order, named so that they sort by night."""
        nights: list[list[str]] = [[] for _ in range(self.nights)]
        for made in self.made:
            nights[self._night(made)].append(json.dumps(self._record(made), ensure_ascii=False))
        paths = []
        for number, lines in enumerate(nights, start=1):
            self.chance.shuffle(lines)
            path = folder / f"night{number}.jsonl"
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
            paths.append(path)
        return paths

    def truth(self) -> dict[str, Told]:
        """What is true of every story, by item id."""
        fed = {made.family for made in self.made if made.kind == "agency"}
        named = {made.family for made in self.made if made.named and made.house} | fed
        told = {}
        for made in self.made:
            of_agency = bool(made.above) and made.above[-1].startswith("agency:")
            told[made.item] = Told(
                made.item,
                made.family,
                self._night(made),
                made.kind,
                made.parent,
                made.above,
                (made.named.agency,) if made.named and made.house else (),
                made.part,
                made.supplier.agency if made.house is None and made.supplier else None,
                made.family in named or not of_agency,
                made.moment,
            )
        return told

    def _night(self, made: _Made) -> int:
        days = (made.moment - BEGIN) / timedelta(days=1)
        return min(self.nights - 1, max(0, int(days)))

    def _record(self, made: _Made) -> dict[str, str]:
        house, supplier, stated = made.house, made.supplier, made.credit
        domain, _, number = made.item.rpartition("-")
        body: Sequence[str] = made.body
        if house is None and supplier is not None:
            before = supplier.dateline.format(
                Place=made.place, PLACE=made.place.upper(), month="May", day=made.moment.day
            )
            stated = Credit(before=before, after=supplier.signoff)
        body = (stated.before + body[0], *body[1:])
        body = (*body[:-1], body[-1] + stated.after)
        staff = "By " + " ".join(vocabulary.person(self.chance)) if made.kind == "own" else ""
        via = f"This story first appeared in {made.via}." if made.via else ""
        strip = house.strip if house and self.chance.random() < 0.8 else ""
        record = {
            "id": made.item,
            "url": f"https://{domain}/{number}",
            "outlet": house.name if house else supplier.name if supplier else "",
            "title": made.title,
            "byline": stated.byline or staff,
            "credit": stated.field,
            "text": "\n\n".join(part for part in (*body, stated.line, via, strip) if part),
            "published": house.stated(made.moment) if house else made.moment.isoformat(),
            "language": house.language if house else supplier.language if supplier else "en",
        }
        return {name: value for name, value in record.items() if value}
