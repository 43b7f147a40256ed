"""The index: which known stories share a bucket or enough passages with a text, and are worth judging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from wirecopy.kernel.lists import joined, runs_of_equals
from wirecopy.records import KEY_BITS, StoryId
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
        connection.execute(delete(table.indexed).where(table.indexed.c.story_id.in_(among(chunk))))


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
"""Keys that askers and holders share, up to which they are joined at once: 160 MB."""
_PLACE_BITS = 63 - KEY_BITS
_MOST_ASKERS = 1 << _PLACE_BITS
"""Texts whose candidates are looked up together, at most: a key and the place of its asker are one number."""
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks for which keys. stories: by their places, which stand for them below.

    wanted: the keys, ascending and distinct. firsts, times: for each key the first of its askers and how many
    they are. askers: places of stories.
    """

    stories: Hashes
    wanted: Hashes
    firsts: NDArray[np.intp]
    times: NDArray[np.intp]
    askers: Hashes

    @classmethod
    def of(cls, arrays: Mapping[StoryId, Hashes]) -> _Asked:
        """The keys of at most `_MOST_ASKERS` stories; key and place are sorted as one number, much faster."""
        keys, by = _flat(dict(enumerate(arrays.values())))
        together = np.sort((keys << _PLACE_BITS) | by)
        keys, askers = together >> _PLACE_BITS, together & (_MOST_ASKERS - 1)
        firsts, times = runs_of_equals(keys)
        return cls(np.array(list(arrays), np.int64), keys[firsts], firsts, times, askers)


def _follow(
    connection: Connection,
    kind: Kind,
    arrays: Mapping[StoryId, Hashes],
    rule: _Rule,
    found: Candidates,
    by_number: Hashes | None,
) -> None:
    if len(arrays) <= _MOST_ASKERS:
        asked = _Asked.of(arrays)
        places, numbers = holders(connection, kind, asked.wanted)
        numbers, story_of = _stories(connection, numbers) if by_number is None else (numbers, by_number)
        alive = story_of[numbers] >= 0
        places, numbers = places[alive], numbers[alive]
        crowded = (np.bincount(places, minlength=len(asked.wanted)) > rule.cap)[places]
        usual = places[~crowded], numbers[~crowded]
        if len(arrays) == 1 or asked.times[usual[0]].sum() <= _TOGETHER:
            few = _smallest(places[crowded], numbers[crowded], story_of)
            found.capped.update(_pair(asked, usual, story_of, rule, found.usual))
            _pair(asked, few, story_of, rule, found.crowded)
            return
    given = list(arrays.items())
    for half in (given[: len(given) // 2], given[len(given) // 2 :]):
        _follow(connection, kind, dict(half), rule, found, by_number)


def _pair(
    asked: _Asked,
    held: tuple[Hashes, Hashes],
    story_of: Hashes,
    rule: _Rule,
    given: dict[StoryId, set[StoryId]],
) -> set[StoryId]:
    """Join askers and holders of the same keys; `given` gains those that share enough of them.

    held: for each entry the place of its key, and the number of a story of `story_of`. Answers the askers
    that share enough with more than the most.
    """
    width = len(story_of).bit_length()
    pairs = joined(asked.firsts, asked.times, asked.askers, *held, width)
    pairs.sort()
    begins, shares = runs_of_equals(pairs)
    enough = shares >= rule.shared
    pairs, shares = pairs[begins[enough]], shares[enough]
    asking, holding = asked.stories[pairs >> width], story_of[pairs & ((1 << width) - 1)]
    others = asking != holding
    asking, holding, shares = asking[others], holding[others], shares[others]
    order = np.lexsort((holding, -shares, asking))
    asking, holding = asking[order], holding[order]
    kept = np.ones(len(asking), bool)
    kept[rule.most :] = asking[rule.most :] != asking[: -rule.most]
    for story, other in zip(asking[kept].tolist(), holding[kept].tolist(), strict=True):
        given.setdefault(story, set()).add(other)
    return set(asking[~kept].tolist())


def _smallest(places: Hashes, numbers: Hashes, story_of: Hashes) -> tuple[Hashes, Hashes]:
    """Of the holders of each key the few with the smallest ids."""
    order = np.lexsort((story_of[numbers], places))
    places, numbers = places[order], numbers[order]
    few = np.ones(len(places), bool)
    few[CROWDED:] = places[CROWDED:] != places[:-CROWDED]
    return places[few], numbers[few]


def _stories(connection: Connection, numbers: Hashes) -> tuple[Hashes, Hashes]:
    """The stories of some numbers of the index: the place of each one's, and the stories, -1 for none."""
    if len(numbers) * _SCAN > last_number(connection):
        return numbers, stories_by_number(connection)
    model = table.indexed
    distinct, places = np.unique(numbers, return_inverse=True)
    known: dict[int, StoryId] = {}
    for chunk in chunks(distinct.tolist()):
        rows = connection.execute(
            select(model.c.number, model.c.story_id).where(model.c.number.in_(among(chunk)))
        ).all()
        known.update(rows)
    return places, np.array([known.get(number, -1) for number in distinct.tolist()], np.int64)


def partners(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, set[StoryId]]:
    """The stories that each one was judged against before."""
    found: dict[StoryId, set[StoryId]] = {}
    model = table.match
    for chunk in chunks(stories):
        for here, there in ((model.c.a, model.c.b), (model.c.b, model.c.a)):
            for story, other in connection.execute(select(here, there).where(here.in_(among(chunk)))).all():
                found.setdefault(story, set()).add(other)
    return found
