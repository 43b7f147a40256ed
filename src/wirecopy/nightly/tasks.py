"""What the worker processes of a night do: a chunk of texts or pairs goes in, records come out.

Nothing here opens the store, so that a process is up soon and what it does depends on its chunk alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from wirecopy.attribution import catalogue as agencies
from wirecopy.attribution.weigh import attribute
from wirecopy.errors import DataFileError
from wirecopy.fingerprint.sign import Fingerprint, digest_of
from wirecopy.intake.jsonlines import Line, read_line
from wirecopy.intake.read import Arrival
from wirecopy.lineage.habits import Habits
from wirecopy.lineage.standing import traced
from wirecopy.matching.judge import Judged, judge
from wirecopy.matching.passages import passage_hashes
from wirecopy.matching.prepare import prepare
from wirecopy.matching.signed import fingerprint_of
from wirecopy.nightly.members import NOWHERE, member_of
from wirecopy.records import (
    AgencyId,
    ClusterId,
    Item,
    Judgement,
    Match,
    Outlet,
    Record,
    Reject,
    StoryId,
    Traced,
    Unsigned,
    Zone,
    ZoneSpan,
    text_digest,
)
from wirecopy.settings import OwnFiles
from wirecopy.store.kept import KeptFacts, KeptItem
from wirecopy.text.words import words_of

Hashes = NDArray[np.int64]
_NO_FURNITURE: Hashes = np.empty(0, np.int64)
Thing = TypeVar("Thing")
CHUNK = 64
"""Texts of a chunk: some 50 ms of work."""
CHUNK_BYTES = 4_000_000
"""Bytes of unread lines, or characters of texts, after which a chunk is full."""
PAIRS = 64
"""Pairs of a chunk; the pairs of one text stay together up to that many."""


@dataclass(frozen=True, slots=True)
class Hashed(Record):
    """What is known of a text's words before its outlet's furniture is: of all of them.

    digest: of the words. words: how many. passages: their hashes. made: their fingerprint, or why there is
    none; None where it was not asked for.
    """

    digest: int
    words: int
    passages: Hashes
    made: Fingerprint | Unsigned | None


@dataclass(frozen=True, slots=True)
class Fresh(Record):
    """An item as it was read. judgement: of its own words. digest: of its title and text."""

    story: StoryId
    item: Item
    judgement: Judgement
    digest: int
    hashed: Hashed


@dataclass(frozen=True, slots=True)
class ToRead(Record):
    """Arrivals, to be judged by the catalogue of a version. own: the user's own files of it."""

    arrivals: tuple[Arrival, ...]
    own: OwnFiles
    version: str


@dataclass(frozen=True, slots=True)
class Text(Record):
    """A stored text. furniture: of its outlet, sorted."""

    kept: KeptItem
    furniture: Hashes


@dataclass(frozen=True, slots=True)
class ToJudge(Record):
    """Pairs, and every text of theirs."""

    texts: tuple[Text, ...]
    pairs: tuple[tuple[StoryId, StoryId], ...]


@dataclass(frozen=True, slots=True)
class Untraced(Record):
    """A cluster's members, and the accepted pairs among them.

    apart: of members, the agencies of whose own stories, other copy, they hold a part.
    """

    cluster: ClusterId
    members: tuple[KeptFacts, ...]
    matches: tuple[Match, ...]
    apart: Mapping[StoryId, frozenset[AgencyId]]


@dataclass(frozen=True, slots=True)
class Known(Record):
    """What the lineage of every cluster of a run needs. names: of agencies. habits: of outlets."""

    names: Mapping[AgencyId, str]
    habits: Habits


# ---------------------------------------------------------------- the work
def read_and_judge(chunk: ToRead) -> list[Fresh | Reject]:
    """Each arrival read, judged and hashed; raises DataFileError where the catalogue is another by now.

    One step for all, then the next: each step's code and tables fill the processor's cache by themselves.
    """
    catalogue = agencies.load(*chunk.own)
    if catalogue.version != chunk.version:
        raise DataFileError("the catalogue of agencies changed during the run", "run again")
    read = [read_line(one) if isinstance(one, Line) else one for one in chunk.arrivals]
    items = [one for one in read if isinstance(one, Item)]
    judged = [attribute(item, catalogue) for item in items]
    hashed = [_hashed(item, signed=True) for item in items]
    fresh = (
        Fresh(item.story, item, judgement, text_digest(item.title, item.text), words)
        for item, judgement, words in zip(items, judged, hashed, strict=True)
    )
    return [next(fresh) if isinstance(one, Item) else one for one in read]


def get_ready(own: OwnFiles) -> None:
    """Load what reading needs: catalogue, phrases, compiled code. own: the user's own files."""
    words = "Nobody said a word, Reuters reported."
    item = Item("", Outlet("name:", ""), words, (ZoneSpan(Zone.body, 0, len(words)),), language="en")
    attribute(item, agencies.load(*own))
    _hashed(item, signed=True)


def hash_texts(chunk: Sequence[KeptItem]) -> list[Hashed]:
    """The words of each text, furniture and all, as hashes; not signed."""
    return [_hashed(kept.item(), signed=False) for kept in chunk]


def _hashed(item: Item, *, signed: bool) -> Hashed:
    words = words_of(item.text, item.zones)
    made = fingerprint_of(item, words, _NO_FURNITURE) if signed else None
    return Hashed(digest_of(words.hashes), len(words), passage_hashes(words), made)


def sign_texts(chunk: Sequence[Text]) -> list[Fingerprint | Unsigned]:
    """The fingerprint of each text without its outlet's furniture, or why there is none."""
    items = [text.kept.item() for text in chunk]
    return [
        fingerprint_of(item, words_of(item.text, item.zones), text.furniture)
        for item, text in zip(items, chunk, strict=True)
    ]


def judge_chunk(chunk: ToJudge) -> list[Judged]:
    """Each pair judged, in order."""
    texts = {
        text.kept.story: prepare(text.kept.story, text.kept.item(), text.furniture) for text in chunk.texts
    }
    return [judge(texts[a], texts[b]) for a, b in chunk.pairs]


_learnt: list[Known] = [Known({}, Habits())]
"""What this process was told for the run at hand."""


def learn(known: Known) -> None:
    """Keep what all chunks of clusters need: megabytes on a large store, so no chunk carries them."""
    _learnt[0] = known


def trace_chunk(chunk: Sequence[Untraced]) -> list[Traced]:
    """The lineage of each cluster, in order, by what was learnt last."""
    known = _learnt[0]
    found = []
    for one in chunk:
        members = [member_of(kept.facts(), one.apart.get(kept.story, NOWHERE)) for kept in one.members]
        edges, standings = traced(members, one.matches, known.names, known.habits)
        found.append(Traced(one.cluster, tuple(edges), tuple(standings)))
    return found


# ---------------------------------------------------------------- chunks
def in_chunks(things: Sequence[Thing], size: int = CHUNK) -> Iterator[list[Thing]]:
    """The things in lists of at most `size`, in order."""
    for start in range(0, len(things), size):
        yield list(things[start : start + size])


def reading_chunks(arrivals: Iterable[Arrival], own: OwnFiles, version: str) -> Iterator[ToRead]:
    """Arrivals in chunks of bounded number and size."""
    chunk: list[Arrival] = []
    size = 0
    for arrival in arrivals:
        chunk.append(arrival)
        size += len(arrival.words if isinstance(arrival, Line) else getattr(arrival, "text", ""))
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield ToRead(tuple(chunk), own, version)
            chunk, size = [], 0
    if chunk:
        yield ToRead(tuple(chunk), own, version)


def pairs_in_chunks(pairs: Iterable[tuple[StoryId, StoryId]]) -> list[list[tuple[StoryId, StoryId]]]:
    """Pairs in lists of about `PAIRS`; those that hang together by their stories stand in one if they can."""
    groups: dict[StoryId, list[tuple[StoryId, StoryId]]] = {}
    group_of: dict[StoryId, StoryId] = {}
    for a, b in pairs:
        first, second = group_of.setdefault(a, a), group_of.setdefault(b, b)
        if first != second:
            larger, smaller = sorted((first, second), key=lambda one: len(groups.get(one, ())), reverse=True)
            moved = groups.pop(smaller, [])
            groups.setdefault(larger, []).extend(moved)
            group_of.update((story, larger) for pair in moved for story in pair)
            group_of[a] = group_of[b] = first = larger
        groups.setdefault(first, []).append((a, b))
    chunks: list[list[tuple[StoryId, StoryId]]] = [[]]
    for group in groups.values():
        for start in range(0, len(group), PAIRS):
            part = group[start : start + PAIRS]
            if len(chunks[-1]) + len(part) > PAIRS:
                chunks.append([])
            chunks[-1] += part
    return chunks


def clusters_in_chunks(clusters: Iterable[Untraced]) -> Iterator[list[Untraced]]:
    """Clusters in lists of some `CHUNK` stories, in order."""
    chunk: list[Untraced] = []
    stories = 0
    for one in clusters:
        chunk.append(one)
        stories += len(one.members)
        if stories >= CHUNK:
            yield chunk
            chunk, stories = [], 0
    if chunk:
        yield chunk
