"""The index: which known stories share a bucket or enough passages with a text, and are worth judging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, select

from wirecopy.records import StoryId
from wirecopy.store import models as table
from wirecopy.store.bulk import chunks, driver_many
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
        connection.execute(delete(table.Indexed).where(table.Indexed.story_id.in_(chunk)))


def _flat(arrays: Mapping[int, Hashes]) -> tuple[Hashes, Hashes]:
    """All members of all arrays, and for each the name of its array."""
    if not arrays:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    lengths = [len(held) for held in arrays.values()]
    return np.concatenate(list(arrays.values())), np.repeat(np.array(list(arrays), np.int64), lengths)


# ---------------------------------------------------------------- candidates
CROWDED = 8
"""Stories, those of the smallest ids, that stand for all in a bucket or passage that too many hold."""
_SCAN = 8
"""Numbers of one in so many of all stories are looked up in one scan."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the index is followed.

    band_cap, passage_cap: holders up to which a bucket or a passage gives all of them. passages_shared:
    passages that make a candidate.
    """

    band_cap: int
    passage_cap: int
    passages_shared: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the index gives for each text. usual: if both texts stand in it, each gives the other.

    crowded: the few that stand for the many holders of a bucket or passage; they do not give all back.
    """

    usual: dict[StoryId, set[StoryId]]
    crowded: dict[StoryId, set[StoryId]]

    def of(self, story: StoryId) -> set[StoryId]:
        """All candidates of one text."""
        return self.usual.get(story, set()) | self.crowded.get(story, set())


def candidates(
    connection: Connection,
    passage_hashes: Mapping[StoryId, Hashes],
    buckets: Mapping[StoryId, Hashes],
    limits: Limits,
) -> Candidates:
    """The stories of the index that share a bucket, or enough passages, with each given text.

    A text that stands in the index itself is no candidate of its own. One call reads each block of the
    index that it needs once, so many texts together cost little more than one.
    """
    found = Candidates({}, {})
    _follow(connection, Kind.bucket, buckets, (limits.band_cap, 1), found)
    _follow(connection, Kind.passage, passage_hashes, (limits.passage_cap, limits.passages_shared), found)
    return found


def _follow(
    connection: Connection,
    kind: Kind,
    arrays: Mapping[StoryId, Hashes],
    limits: tuple[int, int],
    found: Candidates,
) -> None:
    cap, shared = limits
    keys, askers = _flat(arrays)
    order = np.argsort(keys, kind="stable")
    keys, askers = keys[order], askers[order]
    wanted, firsts, askings = np.unique(keys, return_index=True, return_counts=True)
    places, numbers = holders(connection, kind, wanted)
    stories = _stories(connection, numbers)
    alive = stories >= 0
    places, stories = places[alive], stories[alive]
    crowd = np.bincount(places, minlength=len(wanted)) > cap
    crowded = crowd[places]
    for chosen, given in (
        ((places[~crowded], stories[~crowded]), found.usual),
        (_smallest(places[crowded], stories[crowded]), found.crowded),
    ):
        _pair(askers, (firsts, askings), chosen, shared, given)


def _pair(
    askers: Hashes,
    asked: tuple[NDArray[np.intp], NDArray[np.intp]],
    held: tuple[Hashes, Hashes],
    shared: int,
    given: dict[StoryId, set[StoryId]],
) -> None:
    """Join askers and holders of the same keys; `given` gains those that share enough of them.

    asked: for each key its first place among the askers, and how many ask. held: for each entry the place
    of its key, and the story.
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
    enough = begins[np.diff(np.r_[begins, len(asking)]) >= shared]
    for story, other in zip(asking[enough].tolist(), holding[enough].tolist(), strict=True):
        given.setdefault(story, set()).add(other)


def _smallest(places: Hashes, stories: Hashes) -> tuple[Hashes, Hashes]:
    """Of the holders of each key the few with the smallest ids."""
    order = np.lexsort((stories, places))
    places, stories = places[order], stories[order]
    few = np.ones(len(places), bool)
    few[CROWDED:] = places[CROWDED:] != places[:-CROWDED]
    return places[few], stories[few]


def _stories(connection: Connection, numbers: Hashes) -> Hashes:
    """The story that has each number, -1 where none has it any more."""
    distinct, inverse = np.unique(numbers, return_inverse=True)
    known: dict[int, StoryId] = {}
    model = table.Indexed
    if len(distinct) * _SCAN > last_number(connection):
        known.update(connection.exec_driver_sql("SELECT number, story_id FROM indexed").fetchall())
    else:
        for chunk in chunks(distinct.tolist()):
            rows = connection.execute(select(model.number, model.story_id).where(model.number.in_(chunk)))
            known.update(rows.all())
    return np.array([known.get(number, -1) for number in distinct.tolist()], np.int64)[inverse]


def partners(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, set[StoryId]]:
    """The stories that each one was judged against before."""
    found: dict[StoryId, set[StoryId]] = {}
    model = table.Match
    for chunk in chunks(stories):
        for here, there in ((model.a, model.b), (model.b, model.a)):
            for story, other in connection.execute(select(here, there).where(here.in_(chunk))):
                found.setdefault(story, set()).add(other)
    return found
