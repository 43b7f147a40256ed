"""The second phase: passages, the outlets' furniture, then signatures of what is left, and the index."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.bands import buckets
from wirecopy.fingerprint.sign import Fingerprint
from wirecopy.matching.furniture import Holding, learn
from wirecopy.nightly.night import Night
from wirecopy.nightly.tasks import Hashed, Text, hash_texts, in_chunks, sign_texts
from wirecopy.records import StoryId, Unsigned
from wirecopy.store import fingerprints, index, read, work
from wirecopy.store.kept import KeptItem
from wirecopy.store.open import Connection
from wirecopy.store.work import Stage

Hashes = NDArray[np.int64]
LEARNT_TOGETHER = 5000
"""Stories that their outlets' furniture is learnt from in one transaction, and those of one outlet more."""
HOLDINGS = 3000
"""Stories of an outlet, the newest, that its furniture is learnt from."""


def fingerprint(night: Night) -> None:
    """Take every stored text to the index."""
    _find_passages(night)
    _learn_furniture(night)
    _sign_and_index(night)


def _find_passages(night: Night) -> None:
    """Take on texts that stand without their passages: those of a store that is fingerprinted anew."""
    with night.store.reading() as connection:
        waiting = work.pending(connection, Stage.stored)

    def texts(batch: list[StoryId]) -> list[list[KeptItem]]:
        with night.store.reading() as connection:
            kept = read.kept_items(connection, batch)
        return list(in_chunks([kept[story] for story in batch]))

    for batch, made in night.in_batches("passages", waiting, texts, hash_texts):
        rows = [
            fingerprints.PassageRow(story, found.digest, found.words, found.passages)
            for story, found in zip(batch, chain.from_iterable(made), strict=True)
        ]
        with night.store.begin() as connection:
            index.remove(connection, batch)
            fingerprints.save_passages(connection, rows)
            fingerprints.save_words(connection, rows)
            work.set_stage(connection, batch, Stage.passages)


def _kept(night: Night, connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Hashed]:
    """What is still known of the stories' current texts since they were read."""
    if not night.kept:
        return {}
    texts = work.text_digests(connection, stories)
    return {text[0]: night.kept[text] for text in texts.items() if text in night.kept}


def _learn_furniture(night: Night) -> None:
    """Learn the furniture of each outlet with new texts; where it grew, older stories are indexed again."""
    with night.store.reading() as connection:
        outlets = sorted(set(work.outlets_of(connection, work.pending(connection, Stage.passages)).values()))
    waiting = iter(outlets)
    while True:
        with night.store.begin() as connection:
            stories_of: dict[int, list[StoryId]] = {}
            stories = 0
            for outlet in waiting:
                stories_of[outlet] = work.stories_of(connection, outlet, HOLDINGS)
                stories += len(stories_of[outlet])
                if stories >= LEARNT_TOGETHER:
                    break
            if not stories_of:
                return
            again = _learn_some(connection, stories_of)
            work.free_twins(connection, again)
            work.set_stage(connection, again, Stage.passages)


def _learn_some(connection: Connection, stories_of: Mapping[int, list[StoryId]]) -> list[StoryId]:
    """Learn the furniture of some outlets; their stories that hold more of it than was known."""
    passages = fingerprints.passages(connection, chain.from_iterable(stories_of.values()))
    known = fingerprints.furniture(connection, stories_of)
    again: list[StoryId] = []
    for outlet, stories in stories_of.items():
        held = {story: passages[story] for story in stories if story in passages}
        holdings = [Holding(story, row.all_digest, row.hashes) for story, row in held.items()]
        grown = np.union1d(known[outlet], learn(holdings, partial(read.items, connection)))
        if len(grown) > len(known[outlet]):
            fingerprints.save_furniture(connection, outlet, grown)
            again += _holding(held, np.setdiff1d(grown, known[outlet]))
    return again


def _holding(passages: Mapping[StoryId, fingerprints.PassageRow], hashes: Hashes) -> list[StoryId]:
    """The stories that hold one of the hashes."""
    holder = np.repeat(np.arange(len(passages)), [len(row.hashes) for row in passages.values()])
    held = np.isin(np.concatenate([row.hashes for row in passages.values()]), hashes)
    holding = np.bincount(holder[held], minlength=len(passages)) > 0
    return [story for story, here in zip(passages, holding.tolist(), strict=True) if here]


@dataclass(slots=True)
class _Left:
    """A batch whose texts are being signed. signed: those that are by now. to_sign: the others."""

    furniture: dict[StoryId, Hashes]
    posted: dict[StoryId, Hashes]
    signed: dict[StoryId, Fingerprint | Unsigned]
    to_sign: list[StoryId]


def _sign_and_index(night: Night) -> None:
    with night.store.reading() as connection:
        waiting = work.pending(connection, Stage.passages)
    begun: deque[_Left] = deque()

    def texts(batch: list[StoryId]) -> list[list[Text]]:
        with night.store.reading() as connection:
            left = _left_of(night, connection, batch)
            kept = read.kept_items(connection, left.to_sign)
        begun.append(left)
        return list(in_chunks([Text(kept[one], left.furniture[one]) for one in left.to_sign]))

    for batch, made in night.in_batches("fingerprint", waiting, texts, sign_texts):
        left = begun.popleft()
        told = left.signed | dict(zip(left.to_sign, chain.from_iterable(made), strict=True))
        signed = {story: one for story, one in told.items() if isinstance(one, Fingerprint)}
        with night.store.begin() as connection:
            index.remove(connection, batch)
            twins = _twins(connection, batch, signed)
            rows = [_signature_row(story, signed.get(story), twins[story]) for story in batch]
            fingerprints.save_signatures(connection, rows)
            fingerprints.save_twins(connection, twins)
            chosen = [story for story in batch if story in signed and twins[story] is None]
            index.add(
                connection,
                {story: left.posted[story] for story in chosen},
                buckets_of({story: signed[story].signature for story in chosen}),
            )
            work.set_stage(connection, batch, Stage.indexed)
        night.summary.count_unsigned(one for one in told.values() if isinstance(one, Unsigned))
    night.kept.clear()


def _signature_row(
    story: StoryId, made: Fingerprint | None, leader: StoryId | None
) -> fingerprints.SignatureRow:
    """What is kept of a fingerprint; the signature of a story that another stands for is that one's."""
    if made is None:
        return fingerprints.SignatureRow(story, None, None, 0)
    signature = made.signature if leader is None else None
    return fingerprints.SignatureRow(story, made.digest, signature, made.shingles)


def buckets_of(signatures: Mapping[StoryId, NDArray[np.uint32]]) -> dict[StoryId, Hashes]:
    """The buckets into which stories fall."""
    if not signatures:
        return {}
    return dict(zip(signatures, buckets(np.stack(list(signatures.values()))), strict=True))


def _left_of(night: Night, connection: Connection, batch: list[StoryId]) -> _Left:
    """What is left of a batch's texts without furniture; a text that holds none is signed already."""
    furniture = fingerprints.furniture_of(connection, batch)
    passages = fingerprints.passages(connection, batch)
    known = _kept(night, connection, batch)
    left = _Left(furniture, {}, {}, [])
    for story in batch:
        hashes = passages[story].hashes
        posted = left.posted[story] = _without(hashes, furniture[story])
        made = known[story].made if story in known and len(posted) == len(hashes) else None
        if made is not None:
            left.signed[story] = made
        else:
            left.to_sign.append(story)
    return left


def posted(
    connection: Connection, stories: Iterable[StoryId], furniture: Mapping[StoryId, Hashes]
) -> dict[StoryId, Hashes]:
    """The passage hashes under which stories stand in the index: theirs without their outlet's furniture."""
    passages = fingerprints.passages(connection, stories)
    return {story: _without(row.hashes, furniture[story]) for story, row in passages.items()}


def _without(hashes: Hashes, furniture: Hashes) -> Hashes:
    """The members of a sorted set that another sorted set does not hold."""
    if not len(furniture) or not len(hashes):
        return hashes
    places = np.searchsorted(furniture, hashes)
    places[places == len(furniture)] = 0
    absent: NDArray[np.bool_] = furniture[places] != hashes
    return hashes[absent]


def _twins(
    connection: Connection, stories: Iterable[StoryId], signed: Mapping[StoryId, Fingerprint]
) -> dict[StoryId, StoryId | None]:
    """For each story the one of the same words that stands in the index for it: the smallest id."""
    first = fingerprints.first_of_digest(connection, (made.digest for made in signed.values()))
    twins: dict[StoryId, StoryId | None] = dict.fromkeys(stories)
    for story in sorted(signed):
        leader = first.setdefault(signed[story].digest, story)
        twins[story] = None if leader == story else leader
    return twins
