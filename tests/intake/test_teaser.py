"""Which entries only announce a story, and the story that their page tells."""

from __future__ import annotations

import pytest

from wirecopy.intake.teaser import is_teaser, told_by_page
from wirecopy.records import Item, Outlet, Zone, ZoneSpan

HERALD = Outlet("herald.example", "Herald")
LONG = " ".join(f"The keeper counted {number} boats beyond the bar." for number in range(30))


def item(text: str, *beside: tuple[Zone, str, str], **facts: str) -> Item:
    zones = [ZoneSpan(Zone.body, 0, len(text))]
    for zone, words, label in beside:
        start = len(text) + 2
        text = f"{text}\n\n{words}"
        zones.append(ZoneSpan(zone, start, len(text), label))
    return Item("feed.xml#1", HERALD, text, tuple(zones), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "teaser"),
    [
        ("The tide turned at noon.", True),
        (LONG, False),
        (f"{LONG} And then …", True),
        (f"{LONG} And then [...]", True),
        (f"{LONG} Read more", True),
        (f"{LONG} Continue reading →", True),
        (f"{LONG} Read the full story", True),
        (f"{LONG}\n\nWeiterlesen »", True),
        (f"{LONG} Lire la suite", True),
        (f"{LONG} Читать далее", True),
        (f"{LONG} He said he would read more.", False),
        (f"{LONG} It was the whole story.", False),
        ("潮が変わった。" * 60, False),
    ],
    ids=[
        "short",
        "long",
        "ellipsis",
        "brackets",
        "more",
        "arrow",
        "full",
        "german",
        "french",
        "russian",
        "no link",
        "no offer",
        "japanese",
    ],
)
def test_an_entry_is_a_teaser_where_it_is_short_or_breaks_off(text: str, teaser: bool):
    assert is_teaser(item(text)) is teaser
    assert is_teaser(item(text, (Zone.metadata, "Reuters …", "rss.source"))) is teaser


def test_what_the_entry_states_is_kept_once_beside_the_page():
    entry = item(
        "The tide turned.",
        (Zone.byline, "Ida Bloom", ""),
        (Zone.metadata, "Reuters", "rss.source"),
        url="https://herald.example/tide",
        item_id="7",
        title="Tide",
    )
    page = item(
        LONG, (Zone.byline, "IDA BLOOM", ""), url="https://herald.example/2026/tide", title="Tide turns"
    )

    told = told_by_page(entry, page)

    assert told.text == f"{LONG}\n\nIDA BLOOM\n\nReuters"
    assert [(span.zone, told.text[span.start : span.end], span.label) for span in told.zones[1:]] == [
        (Zone.byline, "IDA BLOOM", ""),
        (Zone.metadata, "Reuters", "rss.source"),
    ]
    assert (told.source, told.url, told.title) == (
        "feed.xml#1",
        "https://herald.example/2026/tide",
        "Tide turns",
    )
    assert told.item_id == "7"
