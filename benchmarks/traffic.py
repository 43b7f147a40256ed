"""A seeded stream of newsroom traffic as records of JSON Lines, each with what is true of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import edits, vocabulary
from benchmarks.edits import Edit
from benchmarks.newsroom import FEED, WIRES, Desk, Wire, dateline, desks
from benchmarks.prose import Cast, Form, Paragraphs, Writer

BEGIN = datetime(2024, 5, 14, 0, 0, tzinfo=UTC)
DAY_MINUTES = 1440
OUTLETS_PER_STORY = 1 / 60
OUTLETS_MOST = 17_000
"""More than these would want more invented names than there are."""
FORMS = 40
BLOCK = 400
"""Subjects whose stories are mixed before they are handed over."""

SHARES = {"wire": 0.34, "own": 0.54, "splice": 0.06, "form": 0.06}
"""Of subjects: filed by a wire, an outlet's own, an outlet's own with a wire's passage, a daily form."""
COPY_SHARES = {Edit.whole: 0.36, Edit.retitled: 0.22, Edit.trimmed: 0.24, Edit.edited: 0.18}
MEAN_COPIES = 3.2
UNCREDITED = 0.3
FED_IN = 0.25
"""Share of wire stories whose original is in the traffic too."""
UPDATED = 0.08
SHARED_IN_SILENCE = 0.06
"""Share of outlets' own stories that another outlet runs without credit."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A record with its truth.

    origin: of one text and all that was made from it. edit: how it was made. agency: whose copy it is,
    None for an outlet's own. credited: whether its words say so. own: characters of the record's text
    before the furniture of its outlet.
    """

    record: dict[str, str]
    own: int
    origin: str
    edit: Edit
    agency: str | None
    credited: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """One text before any desk touched it."""

    origin: str
    title: str
    body: Paragraphs
    place: str
    cast: Cast
    moment: datetime


def traffic(count: int, seed: int = 1) -> Iterator[Filed]:
    """`count` records, always the same for one count and seed, in mixed order."""
    made = 0
    for block in _blocks(_Room(count, seed)):
        for filed in block:
            if made == count:
                return
            made += 1
            yield filed


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a record, without the record. text_bytes: of its text; the rest as in `Filed`."""

    item: str
    origin: str
    edit: Edit
    agency: str | None
    credited: bool
    own: int
    text_bytes: int


@dataclass(frozen=True, slots=True)
class Written:
    """How many records were written, and the bytes of their texts as UTF-8."""

    stories: int
    text_bytes: int


def write(count: int, seed: int, path: Path) -> Written:
    """Write `count` records as JSON Lines, and their truth beside them; nothing is held in memory."""
    text_bytes = 0
    with path.open("w", encoding="utf-8") as lines, _truth_of(path).open("w", encoding="utf-8") as truth:
        for one in traffic(count, seed):
            lines.write(json.dumps(one.record, ensure_ascii=False) + "\n")
            size = len(one.record["text"].encode())
            text_bytes += size
            told = (
                one.record["id"],
                one.origin,
                one.edit,
                one.agency or "",
                int(one.credited),
                one.own,
                size,
            )
            truth.write("\t".join(map(str, told)) + "\n")
    return Written(count, text_bytes)


def truths(path: Path) -> Iterator[Truth]:
    """The truth of each record of a file that `write` wrote, in order."""
    with _truth_of(path).open(encoding="utf-8") as lines:
        for line in lines:
            item, origin, edit, agency, credited, own, size = line.rstrip("\n").split("\t")
            yield Truth(item, origin, Edit(edit), agency or None, credited == "1", int(own), int(size))


def texts(path: Path) -> Iterator[str]:
    """The texts of the records of a file, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["text"])


def _truth_of(path: Path) -> Path:
    return path.with_suffix(".truth.tsv")


def _blocks(room: _Room) -> Iterator[list[Filed]]:
    while True:
        block = [filed for _ in range(BLOCK) for filed in room.subject()]
        room.chance.shuffle(block)
        yield block


class _Room:
    """All newsrooms at once: who files what, and who runs it."""

    def __init__(self, count: int, seed: int) -> None:
        self.writer = Writer(seed)
        self.chance = self.writer.chance
        outlets = min(OUTLETS_MOST, max(24, int(count * OUTLETS_PER_STORY)))
        self.desks = desks(self.writer, outlets)
        self.forms = [(self.writer.form(f"form{number}"), self._desk()) for number in range(FORMS)]
        self.days = max(1, count // 5000)
        self.numbers: dict[str, int] = {}
        self.filed = 0
        self.recent: list[tuple[Subject, Wire]] = []

    def subject(self) -> list[Filed]:
        """Everything that is made of one subject."""
        kind = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
        if kind == "wire":
            return self._wire()
        if kind == "form":
            return [self._form()]
        if kind == "splice" and self.recent:
            return [self._splice()]
        return self._own()

    # -------------------------------------------------------------- subjects
    def _new(self) -> Subject:
        cast = Cast.drawn(self.chance)
        self.filed += 1
        return Subject(
            f"text{self.filed}",
            self.writer.title(cast),
            self.writer.story(self.writer.length(), cast),
            self.chance.choice(cast.places),
            cast,
            BEGIN + timedelta(minutes=self.chance.randrange(DAY_MINUTES * self.days)),
        )

    def _wire(self) -> list[Filed]:
        subject, wire = self._new(), self.chance.choice(WIRES)
        self.recent = [*self.recent[-200:], (subject, wire)]
        made = []
        if self.chance.random() < FED_IN:
            made.append(self._own_site(subject, wire, Edit.own))
            if self.chance.random() < UPDATED:
                made.append(self._own_site(self._later(subject), wire, Edit.update))
        copies = 1 + int(self.chance.expovariate(1 / MEAN_COPIES))
        for desk in self.chance.sample(self.desks, min(copies, len(self.desks))):
            edit = self.chance.choices(list(COPY_SHARES), list(COPY_SHARES.values()))[0]
            made.append(self._copy(subject, wire, desk, edit))
        return made

    def _own(self) -> list[Filed]:
        subject, desk = self._new(), self._desk()
        made = [self._staff(subject, desk, subject.body, Edit.own)]
        if self.chance.random() < UPDATED:
            later = self._later(subject)
            made.append(self._staff(later, desk, later.body, Edit.update))
        if self.chance.random() < SHARED_IN_SILENCE:
            other = self._desk()
            if other is not desk:
                cut = edits.trimmed(subject.body, self.chance)
                made.append(self._staff(self._delayed(subject), other, cut, Edit.trimmed))
        return made

    def _splice(self) -> Filed:
        subject, desk = self._new(), self._desk()
        taken, wire = self.chance.choice(self.recent)
        passage = edits.passage(taken.body, self.chance)
        middle = len(subject.body) // 2
        body = (*subject.body[:middle], *passage, *subject.body[middle:])
        credited = self.chance.random() < 1 - UNCREDITED
        if credited:
            body = (*body, f"(With inputs from {wire.name})")
        filed = self._staff(subject, desk, body, Edit.spliced)
        return replace(filed, credited=credited)

    def _form(self) -> Filed:
        form: Form
        form, desk = self.chance.choice(self.forms)
        day = BEGIN + timedelta(days=self.chance.randrange(365))
        body = form.filled(self.chance, day.strftime("%B %d"))
        self.filed += 1
        record, own = self._record(desk, form.title, body, day, f"By {desk.name} Markets Desk")
        return Filed(record, own, f"form{self.filed}", Edit.template, None, False)

    def _later(self, subject: Subject) -> Subject:
        body = edits.updated(subject.body, self.writer, subject.cast)
        moment = subject.moment + timedelta(minutes=self.chance.randint(40, 400))
        return Subject(subject.origin, subject.title, body, subject.place, subject.cast, moment)

    def _delayed(self, subject: Subject) -> Subject:
        minutes = 3 + self.chance.lognormvariate(3.7, 0.9)
        moment = subject.moment + timedelta(minutes=minutes)
        return Subject(subject.origin, subject.title, subject.body, subject.place, subject.cast, moment)

    # -------------------------------------------------------------- records
    def _own_site(self, subject: Subject, wire: Wire, edit: Edit) -> Filed:
        """The agency's own page."""
        desk = Desk(wire.name, f"www.{wire.domain}", (), "", automatic=False)
        lead = dateline(wire, subject.place, subject.moment) + subject.body[0]
        body = (lead, *subject.body[1:-1], subject.body[-1] + wire.signoff)
        record, own = self._record(
            desk, subject.title, body, subject.moment, "By " + " ".join(subject.cast.people[0])
        )
        return Filed(record, own, subject.origin, edit, wire.agency, credited=True)

    def _copy(self, subject: Subject, wire: Wire, desk: Desk, edit: Edit) -> Filed:
        """What a customer made of it; three in ten keep no word of credit."""
        title, body = subject.title, subject.body
        if edit is Edit.retitled:
            title = self.writer.title(subject.cast)
        elif edit is Edit.trimmed:
            body = edits.trimmed(body, self.chance)
        elif edit is Edit.edited:
            body = edits.edited(body, self.chance.uniform(0.03, 0.1), self.writer)
        later = self._delayed(subject)
        credited = self.chance.random() >= UNCREDITED
        byline = "Staff reporter"
        if credited:
            byline = self.chance.choice((wire.name, f"By {wire.name}", "", ""))
            signoff = wire.signoff if edit is not Edit.trimmed else ""
            lead = dateline(wire, subject.place, subject.moment) + body[0]
            body = (lead, *body[1:-1], body[-1] + signoff) if len(body) > 1 else (lead + signoff,)
            if desk.automatic:
                body = (*body, FEED.format(outlet=desk.name))
        record, own = self._record(desk, title, body, later.moment, byline)
        if credited and self.chance.random() < 0.3:
            record["credit"] = wire.name
        return Filed(record, own, subject.origin, edit, wire.agency, credited)

    def _staff(self, subject: Subject, desk: Desk, body: Paragraphs, edit: Edit) -> Filed:
        byline = "By " + " ".join(vocabulary.person(self.chance))
        record, own = self._record(desk, subject.title, body, subject.moment, byline)
        return Filed(record, own, subject.origin, edit, None, credited=False)

    def _record(
        self, desk: Desk, title: str, body: Paragraphs, moment: datetime, byline: str
    ) -> tuple[dict[str, str], int]:
        """The record, and how many characters of its text stand before the outlet's furniture."""
        number = self.numbers[desk.domain] = self.numbers.get(desk.domain, 0) + 1
        own = "\n\n".join(body)
        text = "\n\n".join((own, *(desk.furniture(self.chance) if desk.strips else ())))
        record = {
            "id": f"{desk.domain}-{number}",
            "url": f"https://{desk.domain}/{number}",
            "outlet": desk.name,
            "title": title,
            "byline": byline,
            "text": text,
            "published": moment.replace(microsecond=0).isoformat(),
            "language": "en",
        }
        return {name: value for name, value in record.items() if value}, len(own)

    def _desk(self) -> Desk:
        return self.chance.choice(self.desks)
