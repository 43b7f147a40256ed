"""Bylines, times, places and sections out of the lines that stand around a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.intake.credits import date_start, is_byline, is_source_line, states_date
from wirecopy.intake.markup import Block, Element, ancestry, folded, text_of
from wirecopy.intake.surroundings import Surroundings, author_element, names_author
from wirecopy.records import Moment

_LONGEST = 160
_EDGES = " \t|·•–—-,;:/>»"
_UPDATED = r"""(?:last\s+)?(?:updated?|modified|edited|revised)|aktualisiert|geändert|actualizad[oa]|atualizad[oa]|mis(?:e)?\s+à\s+jour|modifié
|aggiornat[oa]|modificat[oa]|обновлено|güncelle\w*|aktualizov\w+|aktualizacja|zaktualizowano|bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|更新"""
_PUBLISHED = r"""(?:first\s+)?(?:published|posted|created|issued|filed)|publish\s+date|veröffentlicht|erstellt|publicad[oa]|creado|publié\w*|créé
|pubblicat[oa]|опубликовано|yayın\w*|giriş|oluştur\w*|publikováno|vydáno|opublikowano|publikacja|gepubliceerd|publicerad|publiceret|publisert|发布|発表"""
_LABELLED = re.compile(rf"(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})", re.IGNORECASE | re.VERBOSE)
_AFTER_LABEL = re.compile(r"^(?:\s*(?:on|at|am|le|el|il|em|den|:|：|\|)\s*)*", re.IGNORECASE)
_COUNTRY_LABEL = re.compile(r"^\W*(?:country|país|pays|land|paese|страна|ülke|kraj|země|国家)\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"""^(?:\W|\d|share|follow|print|email|e-mail|save|listen|comments?|updated?|published|posted|created|min(?:utes?)?|read|ago|views?|edt|est|gmt|utc|ist
    |am|pm|uhr|by|von|por|par|facebook|twitter|whatsapp|x|linkedin|copy|link|show|more|bio|see|all|articles?)*$""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL_WORDS = re.compile(
    r"""\s*(?:\b(?:updated?|published|posted|created|last\s+updated|first\s+published|veröffentlicht|aktualisiert|stand|publicado|actualizado|publié|mis\s+à\s+jour
    |pubblicato|aggiornato|on|at|am|le|el|vom|\d+\s+min(?:ute)?s?\s+read)\b\s*:?\s*|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?
    |(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?|(?:mon|tue|wed|thu|fri|sat|sun),|[|·•–—-]\s*|\d{1,2}[:.]\d{2}\s*(?:am|pm|uhr|h)?)+$""",
    re.IGNORECASE | re.VERBOSE,
)


def byline_of(blocks: list[Block], around: Surroundings, body: Element, authors: list[str]) -> str | None:
    """Who a page says wrote its story: the visible line, else the authors stated out of sight; None where neither is.

    body: the element that holds the body. authors: names stated out of sight.
    """
    above = [place for place in around.bylines if not around.headline or place > around.headline]
    ordered = [*above, *(place for place in around.bylines if place not in above)]
    lines = [line for place in ordered for line in _readings(blocks[place], body)]
    known = [author.casefold() for author in authors]
    for trust in (3, 2):
        for weight, line in lines:
            if weight >= trust and any(author in line.casefold() for author in known):
                return line
    best = next((line for weight, line in lines if weight == 3), None)
    if best is None and not authors:
        best = next((line for weight, line in lines if weight == 2), None) or next((line for _, line in lines), None)
    if best is not None and (not authors or len(best) < _LONGEST):
        return best
    return ", ".join(authors[:6]) or None


def visible_times(lines: list[str], language: str | None) -> tuple[Moment | None, Moment | None]:
    """When a story was published and updated, by its visible lines; each None where no line says so."""
    published: Moment | None = None
    updated: Moment | None = None
    for line in lines:
        for kind, words in _dated(line):
            moment = read_moment(words, language)
            if moment is None:
                continue
            if kind == "updated":
                updated = updated or moment
            elif kind == "published" or published is None:
                published = published or moment
    return published, updated


def read_moment(given: str, language: str | None) -> Moment | None:
    """The time that words state, None where they state none."""
    from wirecopy.intake.dates import moment  # noqa: PLC0415

    return moment(given, language=language)


def machine_times(blocks: list[Block], places: list[int]) -> Iterator[str]:
    """`datetime` values of the `time` elements in the lines at `places`."""
    for place in places:
        block = blocks[place]
        for element in (*block.parts, block.element):
            if element.tag == "time" and (element.get("datetime") or "").strip():
                yield folded(element.get("datetime"))


def country_of(blocks: list[Block]) -> str | None:
    """The country that a page names after a word for it (`Country: Russia`, also in two lines)."""
    for place, block in enumerate(blocks):
        found = _COUNTRY_LABEL.match(block.text) if len(block.text) <= 60 else None
        if not found:
            continue
        value = found["value"] or (blocks[place + 1].text if place + 1 < len(blocks) else "")
        value = value.strip(" •·:-")
        if value and len(value) <= 40:
            return value
    return None


def _readings(block: Block, body: Element) -> Iterator[tuple[int, str]]:
    """(trust, name line) readings of one line: 3 marked as author, 2 begins as bylines do, 1 stands by a date."""
    element = author_element(block, None) if names_author(block, None) else None
    if element is not None and body not in ancestry(element):
        element = element if body not in element.iter() else None
    if element is not None:
        line = _cleaned(text_of(element))
        if line and len(line) <= _LONGEST:
            yield 3, line
    line = _cleaned(block.text)
    if line:
        if names_author(block, None):
            yield 3, line
        else:
            yield (2 if is_byline(block.text) or is_source_line(block.text) else 1), line


def _cleaned(line: str) -> str:
    """A byline without the date that follows it; empty where no name is left."""
    start = date_start(line)
    if start is not None:
        line = line[:start] if start > 2 else ""
    line = _TAIL_WORDS.sub("", line).strip(_EDGES)
    return "" if _NO_NAME.match(line) or len(line) < 2 else line


def _dated(line: str) -> Iterator[tuple[str, str]]:
    """(kind, words of a date) for each date of a line; kind is empty where no label stands before it."""
    marks = [(found.end(), found.lastgroup or "") for found in _LABELLED.finditer(line)]
    if not marks:
        start = date_start(line)
        if start is not None:
            yield "", line[start:].split("|")[0].strip(_EDGES)
        return
    if (start := date_start(line)) is not None and start < marks[0][0]:
        yield "", line[start : marks[0][0]].split("|")[0].strip(_EDGES)
    for number, (end, kind) in enumerate(marks):
        until = marks[number + 1][0] if number + 1 < len(marks) else len(line)
        words = _AFTER_LABEL.sub("", line[end:until])
        words = _LABELLED.sub("", words.split("|")[0]).strip(_EDGES)
        if words and (states_date(words) or any(letter.isdigit() for letter in words)):
            yield kind, words
