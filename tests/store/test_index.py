"""The index finds stories that share a bucket or enough passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from wirecopy.errors import SpecificationError
from wirecopy.records import Item, Judgement, Outlet, Specification
from wirecopy.store import fingerprints, index, runs
from wirecopy.store.items import Entry, save_items
from wirecopy.store.open import Store, open_store

AT = "2026-01-02T03:04:05Z"
STORIES = [Item("in", Outlet("a.example", "A"), "words", (), item_id=str(n)).story for n in range(5)]
SPECIFICATION = Specification("affine32", 1, 128, 3, 1, 40)


def numbers(*values: int) -> NDArray[np.int64]:
    return np.array(values, np.int64)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"), create=True)
    items = [Item("in", Outlet("a.example", "A"), "words", (), item_id=str(number)) for number in range(5)]
    with opened.begin() as connection:
        runs.start(connection, AT, "nightly")
        save_items(connection, 1, AT, "1", [Entry(item.story, item, Judgement(), 7) for item in items])
    yield opened
    opened.close()


def candidates(
    store: Store, passages: NDArray[np.int64], buckets: NDArray[np.int64], *, cap: int = 10, shared: int = 2
) -> set[int]:
    with store.reading() as connection:
        found = index.candidates(connection, {0: passages}, {0: buckets}, index.Limits(cap, cap, shared))
    return found.of(0)


def test_a_story_that_shares_one_bucket_or_enough_passages_is_a_candidate(store: Store):
    a, b, c, *_ = STORIES
    with store.begin() as connection:
        index.add(
            connection,
            {a: numbers(1, 2, 3), b: numbers(3, 4), c: numbers(9)},
            {a: numbers(70), b: numbers(80), c: numbers(90)},
        )

    assert candidates(store, numbers(2, 3), numbers()) == {a}
    assert candidates(store, numbers(3), numbers()) == set()
    assert candidates(store, numbers(2, 3), numbers(90)) == {a, c}


def test_of_a_bucket_or_passage_that_many_hold_the_few_with_the_smallest_ids_are_given(store: Store):
    items = [Item("in", Outlet("b.example", "B"), "words", (), item_id=str(number)) for number in range(20)]
    with store.begin() as connection:
        save_items(connection, 1, AT, "1", [Entry(item.story, item, Judgement(), 7) for item in items])
        everyone = [item.story for item in items]
        index.add(
            connection,
            {story: numbers(1, 2) for story in everyone},
            {story: numbers(70) for story in everyone},
        )

    few = set(sorted(everyone)[: index.CROWDED])
    assert candidates(store, numbers(), numbers(70), cap=20) == set(everyone)
    assert candidates(store, numbers(), numbers(70), cap=19) == few
    assert candidates(store, numbers(1, 2), numbers(), cap=19) == few


def test_a_text_with_too_many_candidates_gets_those_that_share_the_most_with_it(store: Store):
    a, b, c, *_ = STORIES
    with store.begin() as connection:
        index.add(
            connection,
            {a: numbers(1, 2, 3), b: numbers(1, 2, 3, 4), c: numbers(1, 2)},
            {a: numbers(), b: numbers(), c: numbers()},
        )
        given = {0: numbers(1, 2, 3, 4), 1: numbers(1, 2)}
        found = index.candidates(connection, given, {}, index.Limits(10, 10, 2, most=2))
        free = index.candidates(connection, given, {}, index.Limits(10, 10, 2, most=3))

    assert found.usual == {0: {a, b}, 1: set(sorted([a, b, c])[:2])}
    assert found.capped == {0, 1}
    assert free.capped == set()


def test_askers_that_share_very_much_are_joined_in_parts_to_the_same_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    with store.begin() as connection:
        index.add(connection, dict.fromkeys(STORIES, numbers(1, 2, 3)), dict.fromkeys(STORIES, numbers(7)))
        given = dict.fromkeys(STORIES, numbers(1, 2, 3))
        whole = index.candidates(connection, given, {}, index.Limits(10, 10, 2))
        monkeypatch.setattr(index, "_TOGETHER", 4)
        parts = index.candidates(connection, given, {}, index.Limits(10, 10, 2))

    assert parts == whole
    assert parts.usual == {story: set(STORIES) - {story} for story in STORIES}


def test_a_story_taken_out_of_the_index_is_no_candidate(store: Store):
    a = STORIES[0]
    with store.begin() as connection:
        index.add(connection, {a: numbers(1, 2)}, {a: numbers(70)})
        index.remove(connection, [a])

    assert candidates(store, numbers(1, 2), numbers(70)) == set()


def test_passages_and_signatures_come_back_as_they_were(store: Store):
    a = STORIES[0]
    signature = np.arange(128, dtype=np.uint32) + np.uint32(2**32 - 128)
    with store.begin() as connection:
        fingerprints.ensure_specification(connection, SPECIFICATION)
        fingerprints.save_passages(connection, [fingerprints.PassageRow(a, 5, 2, numbers(1, 2**40 - 1))])
        fingerprints.save_signatures(connection, [fingerprints.SignatureRow(a, 6, signature, 3)])

        kept = fingerprints.passages(connection, [a])[a]
        signed = fingerprints.signatures(connection, [a])[a]

    assert kept.hashes.tolist() == [1, 2**40 - 1]
    assert signed.signature is not None
    assert signed.signature.tolist() == signature.tolist()
    assert (kept.all_digest, signed.digest, signed.shingles) == (5, 6, 3)


def test_fingerprints_of_two_specifications_are_never_mixed(store: Store):
    other = Specification("affine32", 2, 128, 3, 1, 40)
    with store.begin() as connection:
        assert fingerprints.ensure_specification(connection, SPECIFICATION) == 1
        assert fingerprints.ensure_specification(connection, SPECIFICATION) == 1
        with pytest.raises(SpecificationError, match="affine32/1/128/3/1/40"):
            fingerprints.ensure_specification(connection, other)


def test_furniture_comes_back_as_it_was_and_is_replaced_whole(store: Store):
    with store.begin() as connection:
        assert fingerprints.furniture(connection, [1])[1].tolist() == []
        fingerprints.save_furniture(connection, 1, numbers(4, 5))
        fingerprints.save_furniture(connection, 1, numbers(4, 5, 6))

        assert fingerprints.furniture(connection, [1])[1].tolist() == [4, 5, 6]
