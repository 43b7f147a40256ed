"""Briefs under one long footer, a night each: after a few the footer is left out, and all is judged again."""

from __future__ import annotations

from pathlib import Path

import pytest
from nights import DAM, clusters, night, record, table

FOOTER = """Further reading: The ferryman who never learned to swim; Twelve gardens behind locked doors;
What the quarry left us; Readers remember the winter of the long ice; A baker's dozen of picnic spots;
Which school has the oldest bell, and who may ring it.

The Orle Weekly comes out on Thursdays and costs one crown fifty. Subscriptions, back numbers and bound
volumes are to be had at the office in Mill Lane, which shuts for lunch. Letters must carry a name and an
address; we may shorten them. Our journalists keep to the code of the press council, where anybody may
complain within a month. Printed by Harrow Brothers, registered number 118. Pictures may be bought as
prints. Nothing here may be copied, kept in a machine or sent on without leave of the owners, who have
been the same family since 1911."""
BRIEFS = {
    "goose": """A goose stopped the number seven bus on Monday by sitting down before it. The driver
sent for a vet.""",
    "chapel": """Masons start on the chapel roof in July. A retired organist left the money for new
slates in her will.""",
    "wardrobe": """Two brothers rowed to Staithe in a wardrobe on Saturday and raised 1,120 crowns for
the hospice.""",
    "houses": """An inspector threw out forty houses at Withy Farm, since the lane there is under
water each winter.""",
}


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def brief(name: str) -> dict[str, str]:
    return record(name, "orle.example", f"{BRIEFS[name]}\n\n{FOOTER}", title=BRIEFS[name].split(".")[0])


def test_briefs_under_one_footer_are_no_copies_of_each_other_once_there_are_three(tmp_path: Path):
    store = tmp_path / "news.db"
    for name in ("goose", "chapel"):
        night(store, [brief(name)])
    together = clusters(store)

    night(store, [brief("wardrobe")])

    assert together == [["chapel", "goose"]]
    assert clusters(store) == [["chapel"], ["goose"], ["wardrobe"]]
    assert not [row for row in table(store, "matches") if row["accepted"]]


def test_nights_and_one_night_agree_on_them(tmp_path: Path):
    nightly, at_once = tmp_path / "nightly.db", tmp_path / "once.db"
    for name in BRIEFS:
        night(nightly, [brief(name)])

    night(at_once, [brief(name) for name in BRIEFS])

    assert clusters(nightly) == clusters(at_once) == sorted([name] for name in BRIEFS)


def test_a_copy_above_the_footer_of_an_outlet_of_briefs_is_found(tmp_path: Path):
    store = tmp_path / "news.db"
    night(store, [brief(name) for name in BRIEFS])

    copy = record("copy", "orle.example", f"{DAM}\n\n{FOOTER}", title="Dam opened")
    night(store, [record("dam", "bay.example", DAM), copy])

    assert ["copy", "dam"] in clusters(store)
    assert table(store, "embeddings") == []
