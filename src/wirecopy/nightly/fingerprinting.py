"""The second phase: passages, the outlets' furniture, then signatures of what is left, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.bands import buckets
from wirecopy.fingerprint.sign import Fingerprint, digest_of, sign
from wirecopy.matching.furniture import Holding, learn, without
from wirecopy.matching.passages import passage_hashes
from wirecopy.nightly.night import Night
from wirecopy.records import Item, StoryId
from wirecopy.store import index, read, work
from wirecopy.store.open import Connection
from wirecopy.store.work import Stage
from wirecopy.text.words import words_of

Hashes = NDArray[np.int64]
HOLDINGS = 3000
"""Stories of an outlet, the newest, that its furniture is learnt from."""


def fingerprint(night: Night) -> None:
    """Take every stored text to the index."""
    _find_passages(night)
    _learn_furniture(night)
    _sign_and_index(night)


def _find_passages(night: Night) -> None:
    with night.store.reading() as connection:
        waiting = work.pending(connection, Stage.stored)
    for batch in night.batches("passages", waiting):
        with night.store.begin() as connection:
            _take_out(connection, batch)
            rows = []
            for story, item in read.items(connection, batch).items():
                words = words_of(item.text, item.zones)
                hashes = passage_hashes(words)
                rows.append(index.PassageRow(story, digest_of(words.hashes), len(words), hashes))
            index.save_passages(connection, night.specification, rows)
            work.set_stage(connection, batch, Stage.passages)


def _take_out(connection: Connection, stories: Iterable[StoryId]) -> None:
    """Take stories out of the index, if they stand in it."""
    signed = index.signatures(connection, stories)
    passages = index.passages(connection, signed)
    index.remove(
        connection,
        {story: row.hashes for story, row in passages.items()},
        {story: buckets(row.signature) for story, row in signed.items() if row.signature is not None},
    )


def _learn_furniture(night: Night) -> None:
    """Learn the furniture of each outlet with new texts; where it grew, older stories are indexed again."""
    with night.store.reading() as connection:
        outlets = sorted(set(work.outlets_of(connection, work.pending(connection, Stage.passages)).values()))
    for outlet in outlets:
        with night.store.begin() as connection:
            stories = work.stories_of(connection, outlet, HOLDINGS)
            passages = index.passages(connection, stories)
            holdings = [
                Holding(story, passages[story].all_digest, passages[story].hashes) for story in passages
            ]
            known = index.furniture(connection, [outlet])[outlet]
            grown = np.union1d(known, learn(holdings))
            if len(grown) == len(known):
                continue
            index.save_furniture(connection, outlet, grown)
            fresh = np.setdiff1d(grown, known)
            again = [
                story
                for story, row in passages.items()
                if np.isin(row.hashes, fresh, assume_unique=True).any()
            ]
            work.free_twins(connection, again)
            work.set_stage(connection, again, Stage.passages)


def _sign_and_index(night: Night) -> None:
    with night.store.reading() as connection:
        waiting = work.pending(connection, Stage.passages)
    for batch in night.batches("fingerprint", waiting):
        with night.store.begin() as connection:
            _take_out(connection, batch)
            furniture = furniture_of(connection, batch)
            items = read.items(connection, batch)
            signed = _signed(items, furniture)
            rows = [
                index.SignatureRow(story, made.digest, made.signature, made.shingles)
                if made
                else index.SignatureRow(story, None, None, 0)
                for story, made in signed.items()
            ]
            index.save_signatures(connection, rows)
            twins = _twins(connection, signed)
            index.save_twins(connection, twins)
            chosen = [story for story, made in signed.items() if made and twins[story] is None]
            index.add(
                connection,
                posted(connection, chosen, furniture),
                {story: buckets(made.signature) for story in chosen if (made := signed[story])},
            )
            work.set_stage(connection, batch, Stage.indexed)


def _signed(
    items: Mapping[StoryId, Item], furniture: Mapping[StoryId, Hashes]
) -> dict[StoryId, Fingerprint | None]:
    stories = sorted(items)
    kept = [without(words_of(items[story].text, items[story].zones), furniture[story]) for story in stories]
    return dict(zip(stories, sign(kept), strict=True))


def furniture_of(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Hashes]:
    """The furniture of each story's outlet."""
    outlets = work.outlets_of(connection, stories)
    known = index.furniture(connection, outlets.values())
    return {story: known[outlet] for story, outlet in outlets.items()}


def posted(
    connection: Connection, stories: Iterable[StoryId], furniture: Mapping[StoryId, Hashes]
) -> dict[StoryId, Hashes]:
    """The passage hashes under which stories stand in the index: theirs without their outlet's furniture."""
    passages = index.passages(connection, stories)
    return {
        story: np.setdiff1d(row.hashes, furniture[story], assume_unique=True)
        for story, row in passages.items()
    }


def _twins(
    connection: Connection, signed: Mapping[StoryId, Fingerprint | None]
) -> dict[StoryId, StoryId | None]:
    """For each story the one of the same words that stands in the index for it: the smallest id."""
    digests = {story: made.digest for story, made in signed.items() if made}
    first = index.first_of_digest(connection, digests.values())
    twins: dict[StoryId, StoryId | None] = {}
    for story in sorted(signed):
        if story not in digests:
            twins[story] = None
            continue
        leader = first.setdefault(digests[story], story)
        twins[story] = None if leader == story else leader
    return twins
