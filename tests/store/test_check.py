"""Checking a store: what is wrong is told, and a sound store has nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wirecopy.records import (
    Attribution,
    ClusterEvent,
    ClusterEventKind,
    Evidence,
    Item,
    Judgement,
    Organisation,
    Outlet,
    Relation,
    Zone,
    text_digest,
)
from wirecopy.store import clusters, runs
from wirecopy.store.check import check
from wirecopy.store.items import Entry, save_items
from wirecopy.store.kept import compressed
from wirecopy.store.open import Store, open_store

AT = "2026-01-02T03:04:05Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"), create=True)
    item = Item("in", Outlet("a.example", "A"), "Wörter (ANI)", (), item_id="1")
    said = Evidence(Zone.signoff, 7, 12, "(ANI)", "rule", 0.9)
    judgement = Judgement((Attribution(Relation.syndicated, Organisation("ani", "ANI"), 0.9, (said,)),))
    with opened.begin() as connection:
        runs.start(connection, AT, "nightly")
        save_items(
            connection, 1, AT, "1", [Entry(item.story, item, judgement, text_digest(item.title, item.text))]
        )
        clusters.save_events(
            connection, 1, AT, [ClusterEvent(ClusterEventKind.created, 11, story=item.story)]
        )
    yield opened
    opened.close()


def test_a_sound_store_has_nothing_wrong(store: Store):
    with store.reading() as connection:
        assert check(connection) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE attribution SET start = 6", "evidence"),
        ("UPDATE story SET revision_id = 99", "no text"),
        ("UPDATE revision SET text = compressed('Worter (ANI)')", "is not the one that was stored"),
        ("DELETE FROM waiting; DELETE FROM membership", "in no cluster"),
        ("UPDATE cluster SET merged_into = 11", "still has stories"),
        ("UPDATE run SET status = 'done', read = 3", "another number of items"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM outlet", "`outlet` that is not there"),
        (
            "INSERT INTO cluster VALUES (12, (SELECT id FROM story), 1, 'x', NULL);"
            "INSERT INTO membership VALUES ((SELECT id FROM story), 12, 1, NULL)",
            "more than one cluster",
        ),
    ],
)
def test_damage_is_told(store: Store, damage: str, told: str):
    connection = store.engine.raw_connection()
    connection.create_function("compressed", 1, compressed)
    for statement in damage.split(";"):
        connection.cursor().execute(statement)
    connection.close()

    with store.reading() as connection:
        assert any(told in problem for problem in check(connection))
