"""What is put into segments is found again, whatever was merged, and by as many as hold it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.records import Item, Judgement, Outlet
from wirecopy.store import index, runs, segments
from wirecopy.store.bulk import narrowed, widened
from wirecopy.store.index import Limits
from wirecopy.store.items import Entry, save_items
from wirecopy.store.open import open_store

AT = "2026-01-02T03:04:05Z"
keys = st.sets(st.one_of(st.integers(0, 12), st.integers(0, 2**40 - 1)), max_size=8)
nights = st.lists(st.dictionaries(st.integers(0, 7), st.tuples(keys, keys), max_size=4), max_size=12)


def item(number: int) -> Item:
    return Item("in", Outlet("a.example", "A"), "words", (), item_id=str(number))


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "FANOUT", 2)
    monkeypatch.setattr(segments, "BLOCK", 3)
    monkeypatch.setattr(segments, "_BLOCKS_TOGETHER", 2)


@pytest.mark.usefixtures("small_segments")
@settings(max_examples=40, deadline=None)
@given(nights)
def test_each_story_is_found_by_the_keys_that_it_was_last_put_under(puts: list[dict]):
    stories = [item(number).story for number in range(8)]
    holding: dict[int, tuple[set[int], set[int]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "news.db"), create=True)
        with store.begin() as connection:
            runs.start(connection, AT, "nightly")
            save_items(
                connection, 1, AT, "1", [Entry(item(n).story, item(n), Judgement(), 7) for n in range(8)]
            )
        for put in puts:
            given = {stories[number]: held for number, held in put.items()}
            holding |= given
            with store.begin() as connection:
                index.remove(connection, given)
                index.add(
                    connection,
                    {story: np.array(sorted(held[0]), np.int64) for story, held in given.items()},
                    {story: np.array(sorted(held[1]), np.int64) for story, held in given.items()},
                )
        with store.reading() as connection:
            for story, (passages, buckets) in holding.items():
                found = index.candidates(
                    connection,
                    {story: np.array(sorted(passages), np.int64)},
                    {story: np.array(sorted(buckets), np.int64)},
                    Limits(100, 100, 2),
                )
                expected = {
                    other
                    for other, (theirs, fallen) in holding.items()
                    if other != story and (len(theirs & passages) >= 2 or fallen & buckets)
                }
                assert found.of(story) == expected
        store.close()


def test_many_texts_asked_together_get_what_each_gets_alone(tmp_path: Path):
    random = np.random.default_rng(5)
    store = open_store(str(tmp_path / "news.db"), create=True)
    items = [item(number) for number in range(300)]
    passages = {one.story: np.unique(random.integers(0, 900, 12)) for one in items}
    buckets = {one.story: np.unique(random.integers(0, 400, 3)) for one in items}
    limits = Limits(4, 5, 2)
    with store.begin() as connection:
        runs.start(connection, AT, "nightly")
        save_items(connection, 1, AT, "1", [Entry(one.story, one, Judgement(), 7) for one in items])
        index.add(connection, passages, buckets)
        together = index.candidates(connection, passages, buckets, limits)
        alone: dict[int, set[int]] = defaultdict(set)
        for story, held in passages.items():
            found = index.candidates(connection, {story: held}, {story: buckets[story]}, limits)
            alone[story] |= found.of(story)
    store.close()

    assert {story: together.of(story) for story in passages} == alone
    assert sum(map(len, alone.values())) > 300


@given(st.lists(st.integers(0, 2**62), max_size=20))
def test_narrowed_numbers_come_back_and_take_the_bytes_that_the_largest_needs(numbers: list[int]):
    data = narrowed(np.array(numbers, np.int64))

    assert widened(data, len(numbers)).tolist() == numbers
    assert len(data) == len(numbers) * max(1, (max(numbers, default=0).bit_length() + 7) // 8)
