"""What agencies have corrected, withdrawn or killed, and which outlets still run it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wirecopy.nightly.asked import agency_names, with_words
from wirecopy.records import AgencyId, ClusterId, Judgement, Notice, StoryId, story_label
from wirecopy.reports.corrected import Change, alike, changes, held, names
from wirecopy.reports.stale import RUNS, UNCLEAR, Stale, StaleCopy, StaleNotice
from wirecopy.reports.words import instant
from wirecopy.store import exposure, find, read
from wirecopy.store import stale as stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wirecopy.store.open import Connection

_ANSWERED = (Notice.kill, Notice.withdrawal)


def stale(connection: Connection, agency: AgencyId | None, since: datetime | None) -> Stale:
    """Every notice of an agency on its own copy, with the copies that still run what it is about."""
    called = agency_names(connection)
    found = []
    for notice in stored.declared(connection, agency, since):
        copies, answered = _copies(connection, notice, _about(connection, notice))
        name = called[notice.agency][0] if notice.agency in called else notice.agency
        found.append(
            StaleNotice(
                notice.notice.value,
                notice.agency,
                name,
                notice.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                story_label(notice.story),
                notice.title,
                tuple(copies),
                answered,
            )
        )
    return Stale(tuple(found))


@dataclass(frozen=True, slots=True)
class _About:
    """What a notice is about: clusters, the agency's text before it, what a correction changed in that.

    earlier, changed: None where not known.
    """

    clusters: set[ClusterId]
    earlier: stored.Text | None = None
    changed: Sequence[Change] | None = None


def _about(connection: Connection, notice: stored.Declared) -> _About:
    """What a notice is about.

    The text before a correction is an earlier one of the same story, or the agency's other story of the
    cluster. Where a notice stands alone, its words name the story by its title or its id.
    """
    clusters = stored.stood_in(connection, notice.story)
    all_texts = stored.texts(connection, notice.story)
    newest = all_texts[-1]
    earlier = [text for text in all_texts[:-1] if text.notice is None]
    own = _own_others(connection, notice) if not earlier else []
    if not earlier and own:
        earlier = stored.texts(connection, own[-1])[-1:]
    if earlier:
        before = earlier[-1]
        found = changes((before.text, before.zones), (newest.text, newest.zones))
        return _About(clusters, before, found or None)
    words = f"{notice.title or ''}\n{newest.text}"
    named = [one for one in stored.named_before(connection, notice) if names(words, one.title, one.item_id)]
    return _About(clusters | {one.cluster for one in named})


def _own_others(connection: Connection, notice: stored.Declared) -> list[StoryId]:
    """The agency's other stories of the notice's cluster that bear no such notice, in time order."""
    if notice.cluster is None:
        return []
    facts = read.facts(connection, stored.members(connection, [notice.cluster]))
    own = [
        one
        for one in facts.values()
        if one.story != notice.story
        and one.judgement.own_agency == notice.agency
        and one.judgement.notice not in stored.NOTICES
        and (one.published is None or one.published.utc <= notice.time)
    ]
    known = sorted(own, key=lambda one: (one.published.utc.isoformat() if one.published else "", one.story))
    return [one.story for one in known]


def _copies(connection: Connection, notice: stored.Declared, about: _About) -> tuple[list[StaleCopy], int]:
    """The copies that still run what the notice is about, in time order, and how many do not."""
    ways = exposure.ways_of(connection, stored.members(connection, about.clusters), notice.agency)
    carrying = [story for story, way in ways.items() if way != exposure.CITED and story != notice.story]
    rows, said = with_words(connection, find.stories_rows(connection, carrying))
    copies, answered = [], 0
    for row in rows:
        label = str(row["story_id"])
        story = int(label[1:], 16)
        found = _state(connection, notice, about, row, said[label])
        if found is None:
            answered += 1
            continue
        state, change = found
        copies.append(
            StaleCopy(
                label,
                _text(row["outlet"]),
                _text(row["title"]),
                _text(row["url"]),
                _text(row["published"]),
                ways[story],
                state,
                change.before if change else None,
                change.after if change else None,
            )
        )
    return sorted(copies, key=lambda one: (not one.published, one.published or "", one.story_id)), answered


def _state(
    connection: Connection,
    notice: stored.Declared,
    about: _About,
    row: Mapping[str, object],
    said: Judgement,
) -> tuple[str, Change | None] | None:
    """What a copy is to a notice, and of a correction the first change that it lacks; None: nothing stale."""
    if said.notice in _ANSWERED:
        return None
    item = read.item(connection, int(str(row["story_id"])[1:], 16))
    if about.earlier and not alike((about.earlier.text, about.earlier.zones), (item.text, item.zones)):
        return None
    if notice.notice in _ANSWERED:
        return RUNS, None
    if about.changed is not None:
        kept, _ = held(item.text, item.zones, about.changed)
        return (RUNS, kept[0]) if kept else None
    published = instant(row["published"])
    older = published is not None and published < notice.time
    return (UNCLEAR, None) if older and said.notice is not Notice.correction else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
