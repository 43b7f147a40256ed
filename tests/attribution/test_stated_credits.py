"""Credits that exchange formats state in fields of their own."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Judgement, Notice, Outlet, Relation, Zone, ZoneSpan

BODY = "A crane fell on Tuesday and ferries to the islands stopped, the harbour master said."


def judged(label: str, words: str, outlet: str = "Rheinbote") -> Judgement:
    text = f"{BODY}\n\n{words}"
    zones = (
        ZoneSpan(Zone.body, 0, len(BODY)),
        ZoneSpan(Zone.metadata, len(BODY) + 2, len(text), label),
    )
    item = Item("a", Outlet(f"name:{outlet.casefold()}", outlet), text, zones, title="Crane", language="en")
    return attribute(item, load())


def claims(label: str, words: str, outlet: str = "Rheinbote") -> list[tuple[Relation, str | None]]:
    return [(one.relation, one.organisation.agency) for one in judged(label, words, outlet).attributions]


@pytest.mark.parametrize("label", ["newsml.creditline", "newsml.infosource", "rss.source", "ninjs.provider"])
def test_a_stated_credit_names_whose_copy_it_is(label: str) -> None:
    assert claims(label, "AFP") == [(Relation.syndicated, "afp")]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("newsml.usageterms", "Use only with the written agreement with dpa"),
        ("ninjs.usageterms", "Not for AFP"),
        ("nitf.ednote", "Also sent to Reuters"),
        ("rss.rights", "All rights of Reuters"),
    ],
)
def test_terms_of_use_and_notes_to_editors_credit_nobody(label: str, words: str) -> None:
    assert claims(label, words) == []


def test_an_agencys_own_feed_is_not_handed_on_by_itself() -> None:
    assert claims("newsml.provider", "AFP", outlet="AFP") == []


@pytest.mark.parametrize(
    ("label", "status", "notice"),
    [
        ("newsml.pubstatus", "canceled", Notice.kill),
        ("ninjs.pubstatus", "stat:canceled", Notice.kill),
        ("nitf.pubstatus", "withheld", Notice.withdrawal),
        ("newsml.pubstatus", "usable", None),
        ("newsml.ednote", "canceled", None),
    ],
)
def test_a_publishing_status_is_the_agencys_own_notice(
    label: str, status: str, notice: Notice | None
) -> None:
    assert judged(label, status).notice == notice
