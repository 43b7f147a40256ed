"""The index: which known stories share a bucket or enough passages with a text, and are worth judging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from wirecopy.records import StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks, driver_many
from wirecopy.store.segments import Kind, append, holders, last_number

Hashes = NDArray[np.int64]


def add(
    connection: Connection, passage_hashes: Mapping[StoryId, Hashes], buckets: Mapping[StoryId, Hashes]
) -> None:
    """Put stories that do not stand in the index into it."""
    stories = sorted(passage_hashes.keys() | buckets.keys())
    if not stories:
        return
    first = last_number(connection) + 1
    numbers = {story: number for number, story in enumerate(stories, first)}
    driver_many(
        connection,
        "INSERT INTO indexed (number, story_id) VALUES (?, ?)",
        [(number, story) for story, number in numbers.items()],
    )
    for kind, arrays in ((Kind.bucket, buckets), (Kind.passage, passage_hashes)):
        keys, by = _flat({numbers[story]: held for story, held in arrays.items()})
        append(connection, kind, keys, by, first + len(stories) - 1)


def remove(connection: Connection, stories: Iterable[StoryId]) -> None:
    """Take stories out of the index, as far as they stand in it."""
    for chunk in chunks(stories):
        connection.execute(delete(table.Indexed).where(table.Indexed.story_id.in_(among(chunk))))


def _flat(arrays: Mapping[int, Hashes]) -> tuple[Hashes, Hashes]:
    """All members of all arrays, and for each the name of its array."""
    if not arrays:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    lengths = [len(held) for held in arrays.values()]
    return np.concatenate(list(arrays.values())), np.repeat(np.array(list(arrays), np.int64), lengths)


# ---------------------------------------------------------------- candidates
CROWDED = 8
"""Stories, those of the smallest ids, that stand for all in a bucket or passage that too many hold."""
_TOGETHER = 10_000_000
"""Keys that askers and holders share, up to which they are joined at once: 400 MB."""
_SCAN = 8
"""Numbers of one in so many of all stories are looked up in one scan."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the index is followed.

    band_cap, passage_cap: holders up to which a bucket or a passage gives all of them. passages_shared:
    passages that make a candidate. most: candidates of one text, those that share the most with it.
    """

    band_cap: int
    passage_cap: int
    passages_shared: int
    most: int = 256


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the index gives for each text. usual: if both texts stand in it, each gives the other.

    crowded: the few that stand for the many holders of a bucket or passage; they do not give all back.
    capped: texts that share enough with more stories than are given.
    """

    usual: dict[StoryId, set[StoryId]] = field(default_factory=dict)
    crowded: dict[StoryId, set[StoryId]] = field(default_factory=dict)
    capped: set[StoryId] = field(default_factory=set)

    def of(self, story: StoryId) -> set[StoryId]:
        """All candidates of one text."""
        return self.usual.get(story, set()) | self.crowded.get(story, set())


def candidates(
    connection: Connection,
    passage_hashes: Mapping[StoryId, Hashes],
    buckets: Mapping[StoryId, Hashes],
    limits: Limits,
    by_number: Hashes | None = None,
) -> Candidates:
    """The stories of the index that share a bucket, or enough passages, with each given text.

    A text that stands in the index itself is no candidate of its own. One call reads each block of the
    index that it needs once, so many texts together cost little more than one. by_number: what
    `stories_by_number` answers, where one calls again and again.
    """
    found = Candidates()
    bands = _Rule(limits.band_cap, 1, limits.most)
    passages = _Rule(limits.passage_cap, limits.passages_shared, limits.most)
    _follow(connection, Kind.bucket, buckets, bands, found, by_number)
    _follow(connection, Kind.passage, passage_hashes, passages, found, by_number)
    return found


def stories_by_number(connection: Connection) -> Hashes:
    """The story that has each number of the index, -1 where none has it any more."""
    rows = connection.exec_driver_sql("SELECT number, story_id FROM indexed").fetchall()
    story_of = np.full(last_number(connection) + 1, -1, np.int64)
    story_of[[number for number, _ in rows]] = [story for _, story in rows]
    return story_of


@dataclass(frozen=True, slots=True)
class _Rule:
    """The limits for keys of one kind."""

    cap: int
    shared: int
    most: int


def _follow(
    connection: Connection,
    kind: Kind,
    arrays: Mapping[StoryId, Hashes],
    rule: _Rule,
    found: Candidates,
    by_number: Hashes | None,
) -> None:
    keys, askers = _flat(arrays)
    order = np.argsort(keys)
    keys, askers = keys[order], askers[order]
    firsts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    wanted, askings = keys[firsts], np.diff(np.r_[firsts, len(keys)])
    places, numbers = holders(connection, kind, wanted)
    stories = by_number[numbers] if by_number is not None else _stories(connection, numbers)
    alive = stories >= 0
    places, stories = places[alive], stories[alive]
    crowded = (np.bincount(places, minlength=len(wanted)) > rule.cap)[places]
    usual = places[~crowded], stories[~crowded]
    if len(arrays) > 1 and askings[usual[0]].sum() > _TOGETHER:
        given = list(arrays.items())
        for half in (given[: len(given) // 2], given[len(given) // 2 :]):
            _follow(connection, kind, dict(half), rule, found, by_number)
        return
    few = _smallest(places[crowded], stories[crowded])
    found.capped.update(_pair(askers, (firsts, askings), usual, rule, found.usual))
    _pair(askers, (firsts, askings), few, rule, found.crowded)


def _pair(
    askers: Hashes,
    asked: tuple[NDArray[np.intp], NDArray[np.intp]],
    held: tuple[Hashes, Hashes],
    rule: _Rule,
    given: dict[StoryId, set[StoryId]],
) -> set[StoryId]:
    """Join askers and holders of the same keys; `given` gains those that share enough of them.

    asked: for each key its first place among the askers, and how many ask. held: for each entry the place
    of its key, and the story. Answers the askers that share enough with more than the most.
    """
    (firsts, askings), (places, stories) = asked, held
    times = askings[places]
    first = np.repeat(firsts[places] - (np.cumsum(times) - times), times)
    asking = askers[first + np.arange(len(first))]
    holding = np.repeat(stories, times)
    others = asking != holding
    asking, holding = asking[others], holding[others]
    order = np.lexsort((holding, asking))
    asking, holding = asking[order], holding[order]
    begins = np.flatnonzero(
        np.r_[True, (asking[1:] != asking[:-1]) | (holding[1:] != holding[:-1])][: len(asking)]
    )
    shares = np.diff(np.r_[begins, len(asking)])
    enough = shares >= rule.shared
    begins, shares = begins[enough], shares[enough]
    asking, holding = asking[begins], holding[begins]
    order = np.lexsort((holding, -shares, asking))
    asking, holding = asking[order], holding[order]
    kept = np.ones(len(asking), bool)
    kept[rule.most :] = asking[rule.most :] != asking[: -rule.most]
    for story, other in zip(asking[kept].tolist(), holding[kept].tolist(), strict=True):
        given.setdefault(story, set()).add(other)
    return set(asking[~kept].tolist())


def _smallest(places: Hashes, stories: Hashes) -> tuple[Hashes, Hashes]:
    """Of the holders of each key the few with the smallest ids."""
    order = np.lexsort((stories, places))
    places, stories = places[order], stories[order]
    few = np.ones(len(places), bool)
    few[CROWDED:] = places[CROWDED:] != places[:-CROWDED]
    return places[few], stories[few]


def _stories(connection: Connection, numbers: Hashes) -> Hashes:
    """The story that has each number, -1 where none has it any more."""
    if len(numbers) * _SCAN > last_number(connection):
        return stories_by_number(connection)[numbers]
    model = table.Indexed
    distinct, inverse = np.unique(numbers, return_inverse=True)
    known: dict[int, StoryId] = {}
    for chunk in chunks(distinct.tolist()):
        rows = connection.execute(
            select(model.number, model.story_id).where(model.number.in_(among(chunk)))
        ).all()
        known.update(rows)
    return np.array([known.get(number, -1) for number in distinct.tolist()], np.int64)[inverse]


def partners(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, set[StoryId]]:
    """The stories that each one was judged against before."""
    found: dict[StoryId, set[StoryId]] = {}
    model = table.Match
    for chunk in chunks(stories):
        for here, there in ((model.a, model.b), (model.b, model.a)):
            for story, other in connection.execute(select(here, there).where(here.in_(among(chunk)))).all():
                found.setdefault(story, set()).add(other)
    return found
