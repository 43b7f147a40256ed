"""Entries of feeds that only announce a story, and the story that their page tells.

What the entry states of its sources is kept beside the page's text, for a page may leave it out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wirecopy.intake.draft import Draft
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Zone
from wirecopy.text.words import words_of

WORDS_OF_A_TEASER = 150
"""An entry with fewer words of its own is one."""
_INVITATIONS = (
    r"read (?:more|on|the (?:full|whole|rest)\b.{0,30})", r"continue reading\b.{0,40}", "(?:full|more) story",
    "weiterlesen", "mehr lesen", r"lire (?:la suite|plus|l['’]article)", r"leer más", "seguir leyendo",
    r"leggi (?:tutto|di più|l['’]articolo)", "leia mais", "continue lendo", "lees (?:verder|meer)", "läs mer",
    "les mer", "læs mere", "lue lisää", r"czytaj (?:dalej|więcej)", "читать (?:далее|полностью|дальше)",
    "читати далі", "devamını oku", "続きを読む", "もっと読む",
    "(?:阅读|查看|閱讀)(?:全文|更多)", "더 ?보기", "اقرأ المزيد", "और पढ़ें",
)  # fmt: skip
_BREAKS_OFF = lazy_re(
    rf"(?:…|\.\.\.)[\])]?$|(?:^|[.!?…»”\"\n。])\s*(?:{'|'.join(_INVITATIONS)})\W*$", re.IGNORECASE
)
"""Three dots at the end, or behind the last sentence words that invite to the page."""
_BESIDE = (Zone.byline, Zone.caption, Zone.metadata)


def is_teaser(item: Item) -> bool:
    """Whether an entry has few words, or breaks off and so is not the whole story."""
    if len(words_of(item.text, item.zones)) < WORDS_OF_A_TEASER:
        return True
    last = next((span for span in reversed(item.zones) if span.zone not in _BESIDE), None)
    return last is not None and bool(_BREAKS_OFF.search(item.text[: last.end].rstrip()[-120:]))


def told_by_page(entry: Item, page: Item) -> Item:
    """The page's story with what the entry states beside it; what the page leaves open the entry fills."""
    draft = Draft()
    draft.add_zoned(page.text, page.zones)
    said = {page.text[span.start : span.end].casefold() for span in page.zones}
    for span in entry.zones:
        words = entry.text[span.start : span.end]
        if span.zone in _BESIDE and words.casefold() not in said:
            draft.add(words, span.zone, span.label)
    return replace(
        page,
        source=entry.source,
        text=draft.text,
        zones=tuple(draft.zones),
        url=page.url or entry.url,
        item_id=page.item_id or entry.item_id,
        title=page.title or entry.title,
        byline=page.byline or entry.byline,
        published=page.published or entry.published,
        updated=page.updated or entry.updated,
        section=page.section or entry.section,
    )
