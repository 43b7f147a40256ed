"""What agencies have corrected, withdrawn or killed, and which outlets still run it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wirecopy.nightly.asked import with_words
from wirecopy.nightly.known_copies import judge_text
from wirecopy.records import AgencyId, ClusterId, Item, Judgement, Notice, StoryId, number_of, story_label
from wirecopy.reports.corrected import Change, alike, changes, held, names, shared
from wirecopy.reports.stale import RUNS, SAME_TEXT, UNCLEAR, ChangedWords, Stale, StaleCopy, StaleNotice
from wirecopy.reports.words import instant, stated, text_or_none
from wirecopy.store import exposure, find, read
from wirecopy.store import stale as stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirecopy.store.open import Connection


def stale(connection: Connection, agency: AgencyId | None, since: datetime | None) -> Stale:
    """Every notice of an agency on its own copy, with the copies that still run what it is about."""
    called = read.agency_names(connection)
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

    earlier, changed: None where not known. same: the stories that are the same copy as the earlier text,
    where the notice took its place and lineage no longer leads to it.
    """

    clusters: set[ClusterId]
    earlier: Item | None = None
    changed: Sequence[Change] | None = None
    same: frozenset[StoryId] = frozenset()


def _about(connection: Connection, notice: stored.Declared) -> _About:
    """What a notice is about.

    The text before it is an earlier one of the same story, or the agency's other story of the cluster.
    Where a notice stands alone, its words name the story by its title or its id.
    """
    clusters = stored.stood_in(connection, notice.story)
    *older, newest = stored.texts(connection, notice.story)
    bare = stored.TAKEN_BACK if notice.notice in stored.TAKEN_BACK else stored.NOTICES
    replaced = [text.item for text in older if text.notice not in bare]
    if replaced:
        same = frozenset(
            one.match.other(notice.story)
            for one in judge_text(connection, replaced[-1])
            if one.match.accepted
        )
        return _About(clusters, replaced[-1], _changed(replaced[-1], newest.item), same)
    own = _own_others(connection, notice)
    if own:
        before = stored.texts(connection, own[-1])[-1].item
        return _About(clusters, before, _changed(before, newest.item))
    words = f"{notice.title or ''}\n{newest.item.text}"
    named = [one for one in stored.named_before(connection, notice) if names(words, one.title, one.item_id)]
    return _About(clusters | {one.cluster for one in named})


def _changed(before: Item, after: Item) -> list[Change] | None:
    return changes((before.text, before.zones), (after.text, after.zones)) or None


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
    ways = _ways(connection, notice, about)
    rows, said = with_words(connection, find.stories_rows(connection, ways))
    copies, answered = [], 0
    for row in rows:
        label = str(row["story_id"])
        story = number_of(label)
        text = read.item(connection, story)
        found = _state(notice, about, text, said[label])
        if found is None:
            answered += 1
            continue
        state, kept = found
        changed = tuple(ChangedWords(one.before, one.after) for one in kept)
        copies.append(
            StaleCopy(
                label,
                text_or_none(row["outlet"]),
                text_or_none(row["title"]),
                text_or_none(row["url"]),
                text_or_none(row["published"]),
                ways[story],
                state,
                changed[0].before if changed else None,
                changed[0].after if changed else None,
                _held(about, text),
                changed,
            )
        )
    return sorted(copies, key=lambda one: (not one.published, one.published or "", one.story_id)), answered


def _ways(connection: Connection, notice: stored.Declared, about: _About) -> dict[StoryId, str]:
    """The stories that have the agency's copy, with their ways; of the notice itself none.

    A copy of the text that the notice took the place of no longer leads to the agency. Where it cites the
    agency, it credits what it holds; where nothing leads to another agency, it is told to be the same text.
    """
    candidates = set(stored.members(connection, about.clusters)) | about.same
    known = exposure.ways_of(connection, candidates, notice.agency)
    ways = {story: way for story, way in known.items() if way != exposure.CITED}
    facts = read.facts(connection, about.same - ways.keys())
    others = exposure.from_agencies(connection, facts)
    for story, one in facts.items():
        if story in known:
            ways[story] = exposure.CREDITED
        elif story not in others and one.judgement.own_agency != notice.agency:
            ways[story] = SAME_TEXT
    return {story: way for story, way in ways.items() if story != notice.story}


def _held(about: _About, text: Item) -> float | None:
    if about.earlier is None:
        return None
    return round(shared((about.earlier.text, about.earlier.zones), (text.text, text.zones))[0], 4)


def _state(
    notice: stored.Declared, about: _About, text: Item, said: Judgement
) -> tuple[str, Sequence[Change]] | None:
    """What a copy is to a notice, and of a correction the changes that it lacks; None: nothing stale."""
    if said.notice in stored.TAKEN_BACK:
        return None
    if about.earlier and not alike((about.earlier.text, about.earlier.zones), (text.text, text.zones)):
        return None
    if notice.notice in stored.TAKEN_BACK:
        return RUNS, ()
    if about.changed is not None:
        kept, _ = held(text.text, text.zones, about.changed)
        return (RUNS, kept) if kept else None
    published = instant(stated(text.published))
    older = published is not None and published < notice.time
    return (UNCLEAR, ()) if older and said.notice is not Notice.correction else None
