"""Items become stories and revisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from wirecopy.records import (
    Attribution,
    Evidence,
    Item,
    Judgement,
    Moment,
    Notice,
    Organisation,
    Outlet,
    Precision,
    Relation,
    Zone,
    ZoneSpan,
    identity_number,
)
from wirecopy.store import read, runs, tables
from wirecopy.store.items import Entry, Outcome, save_items, save_judgements
from wirecopy.store.open import Store, open_store

AT = "2026-01-02T03:04:05Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"), create=True)
    yield opened
    opened.close()


def item(text: str, *, updated: int | None = None, name: str = "1", **facts: object) -> Item:
    """A story of one outlet; updated: the minute of its update."""
    moment = None
    if updated is not None:
        moment = Moment(
            datetime(2026, 1, 1, 0, updated, tzinfo=UTC), f"00:{updated}", "IST", Precision.minute
        )
    values: dict[str, object] = {
        "source": f"in.jsonl#{name}",
        "outlet": Outlet("a.example", "A"),
        "text": text,
        "zones": (ZoneSpan(Zone.body, 0, len(text)),),
        "item_id": "A-1",
        "updated": moment,
    }
    return Item(**values | facts)  # type: ignore[arg-type]


def save(store: Store, *batches: Sequence[Item], judgement: Judgement = Judgement()) -> list[Outcome]:  # noqa: B008
    """One run over batches, each a transaction; the outcomes in order."""
    outcomes = []
    with store.begin() as connection:
        run = runs.start(connection, AT, "ingest")
    for batch in batches:
        entries = [Entry(one.story, one, judgement, identity_number(one.text)) for one in batch]
        with store.begin() as connection:
            outcomes += save_items(connection, run.id, run.started, "1/a", entries)
    with store.begin() as connection:
        runs.finish(connection, run.id, AT, {}, changed=True)
    return outcomes


def current(store: Store) -> str:
    with store.reading() as connection:
        return read.item(connection, item("").story).text


def test_a_story_read_for_the_first_time_is_new_and_comes_back_as_it_was(store: Store):
    given = item(
        "Words.",
        updated=1,
        url="https://a.example/1",
        title="T",
        byline="B",
        language="en",
        place="Riga",
        zones=(ZoneSpan(Zone.lead, 0, 3), ZoneSpan(Zone.metadata, 3, 6, "credit")),
    )

    assert save(store, [given]) == [Outcome.new]
    with store.reading() as connection:
        assert read.item(connection, given.story) == given


def test_the_same_text_again_is_unchanged(store: Store):
    save(store, [item("Words.")])

    assert save(store, [item("Words.")]) == [Outcome.unchanged]


def test_another_text_of_a_known_story_is_a_revision_and_becomes_current(store: Store):
    save(store, [item("Words.")])

    assert save(store, [item("Other words.")]) == [Outcome.revised]
    assert current(store) == "Other words."


def test_an_older_text_that_comes_late_is_kept_and_does_not_become_current(store: Store):
    save(store, [item("Second text.", updated=30)])

    assert save(store, [item("First text.", updated=10)]) == [Outcome.revised]
    assert current(store) == "Second text."


@pytest.mark.parametrize("teaser", ["The ferry sank off Vallom …", "the ferry  sank", ""])
def test_a_teaser_read_later_does_not_take_the_place_of_the_text_it_begins(store: Store, teaser: str):
    whole = "The ferry sank off Vallom on Tuesday. All were saved."

    assert save(store, [item(whole)]) == [Outcome.new]
    assert save(store, [item(teaser)]) == [Outcome.revised]

    assert current(store) == whole


def test_a_shorter_text_that_says_something_else_does_take_its_place(store: Store):
    save(store, [item("The ferry sank off Vallom on Tuesday. All were saved.")])
    save(store, [item("The ferry was saved.")])

    assert current(store) == "The ferry was saved."


def test_a_text_that_the_story_ever_had_is_no_revision(store: Store):
    save(store, [item("One.")])
    save(store, [item("Two.")])

    assert save(store, [item("One.")]) == [Outcome.unchanged]
    assert current(store) == "Two."


@pytest.mark.parametrize("minutes", [(None, None, None), (1, 2, 3), (None, 2, 3)])
def test_neither_order_nor_batches_of_one_run_decide_which_text_is_current(
    tmp_path: Path, minutes: tuple[int | None, ...]
):
    texts = [item(f"Text {place}.", updated=minute) for place, minute in enumerate(minutes)]
    found = set()
    for number, order in enumerate(permutations(texts)):
        for batches in ([order], [[one] for one in order]):
            store = open_store(str(tmp_path / f"{number}-{len(batches)}.db"), create=True)
            outcomes = save(store, *batches)
            found.add((current(store), tuple(sorted(outcomes))))
            store.close()

    assert len(found) == 1


def test_a_killed_run_that_reads_its_items_again_counts_them_as_at_first(store: Store):
    words = item("Words.")
    entry = Entry(words.story, words, Judgement(), 7)

    with store.begin() as connection:
        first = runs.start(connection, AT, "ingest")
        save_items(connection, first.id, AT, "1/a", [entry])
    with store.begin() as connection:
        again = runs.start(connection, "2026-01-03T00:00:00Z", "ingest")
        outcomes = save_items(connection, again.id, AT, "1/a", [entry])

    assert (again.id, again.started, again.attempts) == (first.id, AT, 2)
    assert outcomes == [Outcome.new]


def test_runs_are_counted_from_one(store: Store):
    numbers = []
    for _ in range(3):
        with store.begin() as connection:
            run = runs.start(connection, AT, "nightly")
            runs.finish(connection, run.id, AT, {}, changed=False)
        numbers.append(run.id)

    assert numbers == [1, 2, 3]


def test_a_bare_domain_gives_way_to_a_name(store: Store):
    save(store, [item("One.", outlet=Outlet("a.example", "a.example"))])
    save(store, [item("Two.", item_id="A-2", outlet=Outlet("a.example", "The A"))])

    with store.reading() as connection:
        assert {row["outlet"] for row in tables.rows(connection, "stories")} == {"The A"}


def judged() -> Judgement:
    words = Evidence(Zone.body, 0, 5, "Words", "rule", 0.9)
    relay = Organisation("sputnik", "Sputnik")
    return Judgement(
        attributions=(
            Attribution(Relation.syndicated, Organisation("ani", "ANI"), 0.9, (words, words)),
            Attribution(Relation.quotes, Organisation(None, "The Ministry"), 0.5, (words,), by=relay),
        ),
        feed=words,
        notice=Notice.correction,
        own_agency="tass",
    )


def test_what_the_words_of_a_story_say_comes_back_as_it_was(store: Store):
    save(store, [item("Words.")], judgement=judged())

    with store.reading() as connection:
        assert read.judgement(connection, item("").story) == judged()


def test_a_new_judgement_takes_the_place_of_the_old_one(store: Store):
    save(store, [item("Words.")], judgement=judged())
    with store.begin() as connection:
        save_judgements(connection, "2/b", {item("").story: Judgement()})

    with store.reading() as connection:
        assert read.judgement(connection, item("").story) == Judgement()
        assert list(tables.rows(connection, "attributions")) == []


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        (Precision.minute, "2026-01-01T00:05:00Z"),
        (Precision.day, "2026-01-01"),
        (Precision.month, "2026-01"),
        (Precision.year, "2026"),
    ],
)
def test_a_time_is_shown_no_finer_than_the_story_states_it(store: Store, precision: Precision, shown: str):
    moment = Moment(datetime(2026, 1, 1, 0, 5, tzinfo=UTC), "as given", None, precision)
    save(store, [item("Words.", published=moment, updated=None)])

    with store.reading() as connection:
        (row,) = tables.rows(connection, "stories")
    assert (row["published"], row["updated"]) == (shown, None)
