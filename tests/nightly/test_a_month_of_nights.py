"""A month of nights ends where one rebuild from scratch would, and loses no id that it ever showed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from math import comb
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nights import BRIDGE, DAM, TEA, Row, clusters, night, record, table

from wirecopy import api
from wirecopy.settings import Settings

DAYS = 30
_WORDS = (
    "harbour council river bridge winter market engine valley teacher budget storm grain ferry "
    "museum orchard signal railway clinic lantern quarry sailor mayor copper village pension archive "
    "tunnel lighthouse barley glacier library tram chimney meadow cannery lawyer rescue pasture "
    "violin timber hospital ledger"
)
WORDS = _WORDS.split()
_DOING = "opened closed promised refused measured sold repaired doubled counted feared welcomed"
DOING = _DOING.split()


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


class Newsroom:
    """Small traffic: wire stories, and copies of them whole, trimmed, edited, digested and revised."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.wire: list[list[str]] = []
        self.filed = 0

    def day(self, number: int) -> list[Row]:
        """The records of one day."""
        made = [self._own(number) for _ in range(2)]
        made += [self._copy(number) for _ in range(5)]
        if number % 5 == 4:
            made.append(self._digest(number))
        return made

    def _sentence(self) -> str:
        pick, number = self.chance.choice, self.chance.randrange(9000)
        first, second, third = (" ".join(self.chance.sample(WORDS, 3)) for _ in range(3))
        return f"The {first} {pick(DOING)} a {second} after the {third} {pick(DOING)} {number}."

    def _record(self, number: int, sentences: Iterable[str], name: str | None = None) -> Row:
        self.filed += 1
        outlet = f"outlet{self.chance.randrange(12)}.example" if name is None else f"{name}.example"
        when = f"2026-01-{number + 1:02d}T{self.chance.randrange(24):02d}:00:00Z"
        return record(name or f"story{self.filed}", outlet, " ".join(sentences), published=when, updated=when)

    def _own(self, number: int) -> Row:
        sentences = [self._sentence() for _ in range(self.chance.randrange(8, 16))]
        self.wire.append(sentences)
        return self._record(number, sentences)

    def _copy(self, number: int) -> Row:
        sentences = list(self.chance.choice(self.wire[-12:]))
        kind = self.chance.randrange(5)
        if kind == 1:
            sentences = sentences[: max(4, len(sentences) * 2 // 3)]
        elif kind == 2:
            sentences[self.chance.randrange(len(sentences))] = self._sentence()
        elif kind == 3:
            sentences += [self._sentence(), self._sentence()]
        return self._record(number, sentences, f"often{self.chance.randrange(6)}" if kind == 4 else None)

    def _digest(self, number: int) -> Row:
        chosen = self.chance.sample(self.wire[-10:], min(3, len(self.wire)))
        return self._record(number, [sentence for story in chosen for sentence in story])


def partition(groups: list[list[str]]) -> dict[str, int]:
    return {story: number for number, group in enumerate(groups) for story in group}


def rand_index(one: dict[str, int], other: dict[str, int]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two partitions of the same stories."""
    assert one.keys() == other.keys()
    both, left, right = (
        sum(comb(size, 2) for size in Counter(values).values())
        for values in ([(one[s], other[s]) for s in one], one.values(), other.values())
    )
    chance = left * right / comb(len(one), 2)
    most = (left + right) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def ids(store: Path) -> set[str]:
    return {row["cluster_id"] for row in table(store, "clusters")}


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[Row]], set[str]]:
    """The store after a month of nights, what was fed in each night, and every cluster id ever shown."""
    folder = tmp_path_factory.mktemp("month")
    store, room, shown = folder / "news.db", Newsroom(7), set()
    days = [room.day(number) for number in range(DAYS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        for records in days:
            night(store, records)
            shown |= ids(store)
    return store, days, shown


Month = tuple[Path, list[list[Row]], set[str]]


def test_a_month_of_nights_agrees_with_one_rebuild_from_scratch(month: Month, tmp_path: Path):
    store, days, _ = month
    night(tmp_path / "rebuilt.db", [row for records in days for row in records])

    nightly, rebuilt = (partition(clusters(path)) for path in (store, tmp_path / "rebuilt.db"))

    assert max(Counter(nightly.values()).values()) >= 4
    assert rand_index(nightly, rebuilt) >= 0.995


def test_every_cluster_id_ever_shown_resolves_to_a_living_cluster(month: Month):
    store, _, shown = month
    living = ids(store)

    assert shown > living
    for label in shown:
        rows = api.clusters_show(label, Settings(store=str(store)))
        assert rows[0]["cluster_id"] in living
        assert label in living or rows[0]["cluster_id"] != label


def test_every_night_can_be_seen_as_it_was(month: Month):
    store, days, _ = month
    seen: set[str] = set()
    for number in (0, 9, DAYS - 1):
        seen = {row["id"] for records in days[: number + 1] for row in records}
        rows = api.export("clusters", Settings(store=str(store)), as_of=str(number + 1))
        assert {row["item_id"] for row in rows} == seen


def test_the_whole_month_again_changes_nothing(month: Month):
    store, days, _ = month
    tables = ("stories", "clusters", "matches", "embeddings", "attributions", "lineage", "runs")
    before = {name: table(store, name) for name in tables}

    summary = night(store, [row for records in days for row in records])

    assert (summary.new, summary.revised) == (0, 0)
    assert {name: table(store, name) for name in tables} == before


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_no_order_of_nights_changes_which_stories_are_one_cluster(
    tmp_path_factory: pytest.TempPathFactory, seed: int, order: random.Random
):
    folder = tmp_path_factory.mktemp("orders")
    room = Newsroom(seed)
    records = [row for number in range(5) for row in room.day(number) if not row["id"].startswith("often")]
    mixed = records.copy()
    order.shuffle(mixed)

    night(folder / "at once.db", records)
    for start in range(0, len(mixed), 10):
        night(folder / "nightly.db", mixed[start : start + 10])

    assert clusters(folder / "nightly.db") == clusters(folder / "at once.db")


@pytest.mark.parametrize("first", ["of its own", "of another"])
def test_whichever_outlet_ran_a_text_first_the_one_that_adds_to_it_has_an_update(tmp_path: Path, first: str):
    store = tmp_path / "news.db"
    early, late = "2026-03-02T06:00:00Z", "2026-03-02T09:00:00Z"
    short = [
        record(*what, DAM, published=early) for what in (("short", "dam.example"), ("other", "river.example"))
    ]
    for one in short if first == "of its own" else short[::-1]:
        night(store, [one])
    long = record("long", "dam.example", f"{DAM}\n\n{TEA}\n\n{BRIDGE}", published=late)
    night(store, [long | {"title": short[0]["title"]}])

    relations = {
        frozenset((row["item_a"], row["item_b"])): row["relation"] for row in table(store, "matches")
    }
    assert relations[frozenset(("short", "long"))] == "update"


def test_a_revised_text_is_judged_again_and_so_is_all_that_it_supported(tmp_path: Path):
    store, room = tmp_path / "news.db", Newsroom(3)
    text = [room._sentence() for _ in range(10)]
    other = [room._sentence() for _ in range(10)]
    first = record("live", "one.example", " ".join(text), updated="2026-01-01T10:00:00Z")
    copies = [record(f"copy{n}", f"copy{n}.example", " ".join(text[: 8 + n])) for n in range(2)]
    night(store, [first, *copies, record("other", "other.example", " ".join(other))])
    before = clusters(store)

    later = {**first, "text": " ".join(other), "updated": "2026-01-02T10:00:00Z"}
    night(store, [later])

    pairs = {frozenset((row["item_a"], row["item_b"])): row for row in table(store, "matches")}
    assert before == [["copy0", "copy1", "live"], ["other"]]
    assert clusters(store) == [["copy0", "copy1"], ["live", "other"]]
    assert not pairs[frozenset(("copy0", "live"))]["accepted"]
    assert pairs[frozenset(("copy0", "live"))]["run"] == 2
    assert pairs[frozenset(("copy0", "copy1"))]["run"] == 1


def test_an_outlets_newer_story_is_an_update_of_its_older_one(tmp_path: Path):
    store, room = tmp_path / "news.db", Newsroom(4)
    text = [room._sentence() for _ in range(10)]
    newer = [room._sentence(), *text, room._sentence()]
    night(store, [record("first", "one.example", " ".join(text), published="2026-01-01T10:00:00Z")])

    night(store, [record("second", "one.example", " ".join(newer), published="2026-01-01T15:00:00Z")])

    [pair] = table(store, "matches")
    roles = {row["item_id"]: (row["role"], row["relation"]) for row in table(store, "clusters")}
    assert (pair["relation"], pair["accepted"]) == ("update", True)
    assert roles["second"] == ("update", "update")
    assert clusters(store) == [["first", "second"]]


def test_a_revision_stays_with_the_copies_that_it_still_agrees_with(tmp_path: Path):
    store, room = tmp_path / "news.db", Newsroom(5)
    text = [room._sentence() for _ in range(10)]
    first = record("live", "one.example", " ".join(text), updated="2026-01-01T10:00:00Z")
    night(store, [first, record("copy", "two.example", " ".join(text))])
    before = ids(store)

    night(store, [{**first, "text": " ".join([*text, room._sentence()]), "updated": "2026-01-02T10:00:00Z"}])

    assert ids(store) == before
    assert clusters(store) == [["copy", "live"]]
