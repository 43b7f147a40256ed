"""Storing what was read: stories, their texts, and what each text's own words say of its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from wirecopy.records import Evidence, Item, Judgement, Moment, RunId, StoryId, url_identity
from wirecopy.store import fingerprints, index
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks, driver_many, execute_many, insert_rows
from wirecopy.store.fingerprints import PassageRow
from wirecopy.store.kept import compressed, iso, zones_json
from wirecopy.store.work import Stage, free_twins, set_stage, take_up


class Outcome(StrEnum):
    """What became of an item."""

    new = "new"
    revised = "revised"
    unchanged = "unchanged"
    clash = "clash"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item to store, with what its own words say. digest: 63 bits of its title and normalised text.

    passages: of its text, where they are known already.
    """

    story: StoryId
    item: Item
    judgement: Judgement
    digest: int
    passages: PassageRow | None = None


@dataclass(slots=True)
class _Known:
    """What the store holds of one story. texts: by digest, (revision, run, source, its own outcome)."""

    identity: str
    item_id: str | None
    texts: dict[int, tuple[int, RunId, str, Outcome]]
    current: int = 0
    current_digest: int = 0
    current_run: RunId = 0
    current_time: str = ""
    current_words: int = 0
    current_text: str | None = None  # known where a shorter one may be its beginning


def save_items(
    connection: Connection, run: RunId, at: str, judged_by: str, entries: Sequence[Entry]
) -> list[Outcome]:
    """Store items as stories and revisions; one outcome an entry, in order.

    A text that its story ever had makes no revision. Of two texts the later one (by its own time of
    update or publication) is current; without times that differ, the one of the later run, unless it is
    but the beginning of the other, as a feed's teaser is; and within a run the one of more words, then of
    the larger digest, so that no order of input decides. An item read again by the run that stored it has
    the outcome that it had then.
    """
    known = _known(connection, [entry.story for entry in entries])
    _read_longer(connection, known, entries)
    outlets = _outlets(connection, [entry.item for entry in entries])
    next_revision = (connection.execute(select(func.max(table.revision.c.id))).scalar() or 0) + 1
    batch = _Batch(run, at, judged_by, known, outlets, next_revision)
    outcomes = [batch.take(entry) for entry in entries]
    batch.save(connection)
    return outcomes


@dataclass(slots=True)
class _Batch:
    """Rows to be written. currents: the text that is a known story's current one by now. superseded: texts
    that no longer are. passages: of the stories' current texts. other_ids: own ids beside the stories' own.
    older_texts: agencies' own stories of which an older text came later, on which lineage may rest.
    """

    run: RunId
    at: str
    judged_by: str
    known: dict[StoryId, _Known]
    outlets: dict[str, int]
    next_revision: int
    stories: list[dict[str, Any]] = field(default_factory=list)
    revisions: list[dict[str, Any]] = field(default_factory=list)
    attributions: list[dict[str, Any]] = field(default_factory=list)
    currents: dict[StoryId, int] = field(default_factory=dict)
    superseded: list[int] = field(default_factory=list)
    passages: dict[StoryId, PassageRow | None] = field(default_factory=dict)
    other_ids: set[tuple[StoryId, str]] = field(default_factory=set)
    older_texts: list[StoryId] = field(default_factory=list)

    def take(self, entry: Entry) -> Outcome:
        """Add the rows of one item; what became of it."""
        story, item = entry.story, entry.item
        facts = self.known.get(story)
        if facts is not None and facts.identity != item.identity:
            return Outcome.clash
        if facts is not None and item.item_id not in (None, facts.item_id):
            self.other_ids.add((story, str(item.item_id)))
        if facts is not None and entry.digest in facts.texts:
            _, of_run, source, outcome = facts.texts[entry.digest]
            return outcome if (of_run, source) == (self.run, item.source) else Outcome.unchanged
        outcome = Outcome.new if facts is None else Outcome.revised
        if facts is None:
            facts = self.known[story] = _Known(item.identity, item.item_id, {})
            number = self.outlets[item.outlet.key]
            self.stories.append(_story_row(entry, number, self.run, self.at, self.next_revision))
        self._place(entry, facts)
        facts.texts[entry.digest] = (self.next_revision, self.run, item.source, outcome)
        self.revisions.append(
            _revision_row(entry, self.next_revision, len(facts.texts), self.run, self.judged_by)
        )
        self.attributions += _attribution_rows(self.next_revision, entry.judgement)
        self.next_revision += 1
        return outcome

    def _place(self, entry: Entry, facts: _Known) -> None:
        """Put a new text in the place of the story's current one, if it is the later of the two."""
        story, time = entry.story, _time_of(entry.item)
        if facts.current:
            if not _replaces(facts, entry, self.run, time):
                if entry.judgement.own_agency:
                    self.older_texts.append(story)
                return
            self.superseded.append(facts.current)
            self.currents[story] = self.next_revision
        facts.current, facts.current_digest = self.next_revision, entry.digest
        facts.current_run, facts.current_time = self.run, time
        facts.current_words, facts.current_text = _words_of(entry), entry.item.text
        self.passages[story] = entry.passages

    def save(self, connection: Connection) -> None:
        """Write all rows; texts that lost their place go out of the index."""
        insert_rows(connection, "story", self.stories)
        insert_rows(connection, "revision", self.revisions)
        insert_rows(connection, "attribution", self.attributions)
        driver_many(
            connection,
            "INSERT INTO other_id (story_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            sorted(self.other_ids),
        )
        read = [story for story, row in self.passages.items() if row]
        set_stage(connection, self.passages.keys() - set(read), Stage.stored)
        set_stage(connection, read, Stage.passages)
        free_twins(connection, self.currents)
        driver_many(
            connection,
            "UPDATE story SET revision_id = ? WHERE id = ?",
            [(revision, story) for story, revision in self.currents.items()],
        )
        index.remove(connection, self.currents)
        fingerprints.remove(connection, self.currents, self.superseded)
        take_up(connection, self.older_texts, Stage.clustered)
        fingerprints.save_passages(connection, [row for row in self.passages.values() if row])


def _replaces(facts: _Known, entry: Entry, run: RunId, time: str) -> bool:
    if time and facts.current_time and time != facts.current_time:
        return time > facts.current_time
    if run != facts.current_run:
        return run > facts.current_run and not _begins(entry.item.text, facts.current_text or "")
    return (_words_of(entry), entry.digest) > (facts.current_words, facts.current_digest)


def _begins(part: str, whole: str) -> bool:
    """Whether a text is no more than the beginning of another, as of a teaser: `The ferry sank …`."""
    short, long = (" ".join(text.casefold().split()) for text in (part, whole))
    short = short.rstrip(" .…[]")
    return len(short) < len(long) and long.startswith(short)


def _words_of(entry: Entry) -> int:
    return entry.passages.words if entry.passages else 0


def _read_longer(connection: Connection, known: Mapping[StoryId, _Known], entries: Sequence[Entry]) -> None:
    """Read the current texts of which an entry may be the beginning."""
    longer = {
        facts.current: facts
        for entry in entries
        if (facts := known.get(entry.story)) is not None
        and entry.digest not in facts.texts
        and (entry.passages is None or entry.passages.words < facts.current_words)
    }
    for chunk in chunks(longer):
        rows = connection.execute(
            select(table.revision.c.id, table.revision.c.text).where(table.revision.c.id.in_(among(chunk)))
        )
        for revision, text in rows:
            longer[revision].current_text = text


def _time_of(item: Item) -> str:
    moment = item.updated or item.published
    return iso(moment.utc) if moment else ""


def _known(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, _Known]:
    known: dict[StoryId, _Known] = {}
    columns = table.revision
    for chunk in chunks(sorted(set(stories))):
        rows = connection.execute(
            select(
                table.story.c.id,
                table.story.c.identity,
                table.story.c.url,
                table.story.c.item_id,
                table.story.c.revision_id,
                table.story.c.first_run_id,
                columns.c.id.label("revision"),
                columns.c.number,
                columns.c.run_id,
                columns.c.source,
                columns.c.digest,
                columns.c.published,
                columns.c.updated,
                columns.c.words,
            )
            .join(columns, columns.c.story_id == table.story.c.id)
            .where(table.story.c.id.in_(among(chunk)))
            .order_by(columns.c.id)
        )
        for row in rows:
            identity = row.identity or url_identity(row.url)
            facts = known.setdefault(row.id, _Known(identity, row.item_id, {}))
            outcome = Outcome.new if row.number == 1 else Outcome.revised
            facts.texts[row.digest] = (row.revision, row.run_id, row.source, outcome)
            if row.revision == row.revision_id:
                facts.current, facts.current_digest, facts.current_run = (
                    row.revision,
                    row.digest,
                    row.run_id,
                )
                facts.current_time = row.updated or row.published or ""
                facts.current_words = row.words
    return known


def _outlets(connection: Connection, items: Sequence[Item]) -> dict[str, int]:
    """Numbers of the items' outlets; new ones are made, and a bare domain gives way to a name."""
    names: dict[str, str] = {}
    for item in items:
        key, name = item.outlet.key, item.outlet.name
        best = names.get(key, name)
        names[key] = min(best, name, key=lambda shown: (shown == key, shown))
    numbers: dict[str, int] = {}
    for chunk in chunks(sorted(names)):
        rows = connection.execute(
            select(table.outlet.c.id, table.outlet.c.key, table.outlet.c.name).where(
                table.outlet.c.key.in_(among(chunk))
            )
        )
        for number, key, name in rows:
            numbers[key] = number
            if name == key != names[key]:
                connection.execute(
                    update(table.outlet).where(table.outlet.c.id == number).values(name=names[key])
                )
    following = (connection.execute(select(func.max(table.outlet.c.id))).scalar() or 0) + 1
    fresh = sorted(key for key in names if key not in numbers)
    numbers.update((key, following + place) for place, key in enumerate(fresh))
    execute_many(
        connection,
        insert(table.outlet),
        [{"id": numbers[key], "key": key, "name": names[key]} for key in fresh],
    )
    return numbers


def _story_row(entry: Entry, outlet: int, run: RunId, at: str, revision: int) -> dict[str, Any]:
    item = entry.item
    return {
        "id": entry.story,
        "outlet_id": outlet,
        "identity": "" if item.url else item.identity,
        "item_id": item.item_id,
        "url": item.url,
        "first_run_id": run,
        "first_seen": at,
        "revision_id": revision,
        "twin_of": None,
    }


def _revision_row(entry: Entry, revision: int, number: int, run: RunId, judged_by: str) -> dict[str, Any]:
    item = entry.item
    return {
        "id": revision,
        "story_id": entry.story,
        "number": number,
        "run_id": run,
        "source": item.source,
        "digest": entry.digest,
        "text": compressed(item.text),
        "zones": zones_json(item.zones),
        "words": entry.passages.words if entry.passages else 0,
        "title": item.title,
        "byline": item.byline,
        **_moment_columns("published", item.published, item.published_unread),
        **_moment_columns("updated", item.updated),
        "language": item.language,
        "place": item.place,
        "country": item.country,
        "section": item.section,
        "encoding": item.encoding,
        **_judgement_columns(entry.judgement),
        "judged_by": judged_by,
    }


def _moment_columns(name: str, moment: Moment | None, unread: str | None = None) -> dict[str, Any]:
    return {
        name: iso(moment.utc) if moment else None,
        f"{name}_given": moment.given if moment else unread,
        f"{name}_zone": moment.zone if moment else None,
        f"{name}_precision": str(moment.precision) if moment else None,
    }


# ---------------------------------------------------------------- judgements of one text
def _judgement_columns(judgement: Judgement) -> dict[str, Any]:
    return {
        "feed": evidence_json([judgement.feed]) if judgement.feed else None,
        "notice": str(judgement.notice) if judgement.notice else None,
        "own_agency": judgement.own_agency,
    }


def _attribution_rows(revision: int, judgement: Judgement) -> list[dict[str, Any]]:
    return [
        {
            "revision_id": revision,
            "claim": claim,
            "rank": rank,
            "relation": str(attribution.relation),
            "agency": attribution.organisation.agency,
            "name": attribution.organisation.name,
            "by_agency": attribution.by.agency if attribution.by else None,
            "by_name": attribution.by.name if attribution.by else None,
            "confidence": attribution.confidence,
            "zone": str(evidence.zone),
            "start": evidence.start,
            "end": evidence.end,
            "words": evidence.words,
            "rule": evidence.rule,
            "weight": evidence.weight,
        }
        for claim, attribution in enumerate(judgement.attributions)
        for rank, evidence in enumerate(attribution.evidence)
    ]


def save_judgements(connection: Connection, judged_by: str, judged: Mapping[StoryId, Judgement]) -> None:
    """Put new judgements in place of those of the stories' current texts."""
    revisions: dict[StoryId, int] = {}
    for chunk in chunks(judged):
        rows = connection.execute(
            select(table.story.c.id, table.story.c.revision_id).where(table.story.c.id.in_(among(chunk)))
        )
        revisions.update((story, revision) for story, revision in rows if revision is not None)
        connection.execute(
            delete(table.attribution).where(
                table.attribution.c.revision_id.in_(among([revisions[story] for story in chunk]))
            )
        )
    execute_many(
        connection,
        update(table.revision).where(table.revision.c.id == bindparam("revision")),
        [
            {"revision": revisions[story], **_judgement_columns(judgement), "judged_by": judged_by}
            for story, judgement in judged.items()
        ],
    )
    rows_of = [row for story in judged for row in _attribution_rows(revisions[story], judged[story])]
    insert_rows(connection, "attribution", rows_of)


def evidence_json(evidence: Iterable[Evidence]) -> str:
    """Evidence as JSON: a list of zone, start, end, words, rule, weight."""
    return json.dumps(
        [[piece.zone, piece.start, piece.end, piece.words, piece.rule, piece.weight] for piece in evidence],
        ensure_ascii=False,
        separators=(",", ":"),
    )
