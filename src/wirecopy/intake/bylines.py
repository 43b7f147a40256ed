"""Bylines, times, places and sections out of the lines that stand around a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from wirecopy.intake.credits import (
    PUBLISHED,
    UPDATED,
    begins_byline,
    date_start,
    is_byline,
    is_edited_by,
    is_picture_credit,
    is_source_line,
    states_date,
    without_dates,
)
from wirecopy.intake.dates import ZONES
from wirecopy.intake.marks import author_element, author_mark, names_author
from wirecopy.intake.markup import Block, Element, ancestry, folded, text_of
from wirecopy.intake.standing import Neutral
from wirecopy.intake.surroundings import Surroundings
from wirecopy.records import Moment
from wirecopy.text.months import WEEKDAYS

_LONGEST = 160
_MOST_AUTHORS = 6
_LONGEST_RUN = 24
_LONGEST_UNMARKED, _MOST_WORDS, _LONGEST_WORD = 60, 8, 20
_JOINING = frozenset(
    (
        "and",
        "und",
        "y",
        "e",
        "et",
        "i",
        "och",
        "og",
        "en",
        "with",
        "mit",
        "avec",
        "con",
        "com",
        "via",
        "for",
        "in",
        "of",
        "de",
        "del",
        "da",
        "di",
        "du",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
    )
)
_BETWEEN_NAMES = re.compile(
    r"[,;/|&+]|\s(?:and|und|y|et|e|i|och|og|en|with|mit|avec|con|for|in|of)\s", re.IGNORECASE
)
_MOST_NAMES = 5
"""Words of one person's or organisation's name."""
_BEGINS_AS_BYLINE, _MARKED, _BY_DATE = 3, 2, 1
_NO_LETTERS = re.compile(r"[\W_]+")
_LEADING_TIME = re.compile(r"^\W*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|uhr|h)?\b[\s|,·-]*", re.IGNORECASE)
_PLACE = re.compile(r"^[^\W\d_][^\d:@]{1,40}$")
_RUN_TOGETHER = re.compile(r"[^\W\d_][\dA-ZÀ-ÞА-Я]|\d[^\W\d_]")
_FILED_UNDER = re.compile(
    r"(?<![a-z])(?:categor\w+|tags?|sections?|topics?|rubri\w+|themen?|subjects?|temas?|ressort)(?![a-z])",
    re.IGNORECASE,
)
_CLOCK_ALONE = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr)?\s*(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_EDGES = " \t|·•–—-,;:/>»"
_LABELLED = re.compile(rf"(?P<updated>{UPDATED})|(?P<published>{PUBLISHED})", re.IGNORECASE | re.VERBOSE)
_AFTER_LABEL = re.compile(r"^(?:\s*(?:on|at|am|le|el|il|em|den|:|：|\|)\s*)*", re.IGNORECASE)
# "Publié le 2 mars 2026 à 23h05 par Maëlle Kervran": the name behind the dates.
_NAMED_LATE = re.compile(
    r"(?:^|\s)(?:by|von|par|por|di|door|av|przez|от|автор:?)\s+(?P<by>[^\W\d_][^\d|•·:]{1,60})$",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}) \1$")
"""A name that stands in a picture's link and in its own, one behind the other."""
_POST = re.compile(
    r"""(?:\w+\s){0,2}(?:(?:co-?)?founder|ceo|cto|president|director|head|editor|writer|reporter|correspondent|columnist
    |professor|analyst|manager|partner|fellow|contributor|redakteur(?:in)?|directeur|directrice|director[a]?)
    (?:\s(?:at|of|for|in|bei|de|von|del)\s.{2,60})?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody is, in a line below the name."""
_STATED_IN = {"abbr": "title"}
_COUNTRY_LABEL = re.compile(
    r"^\W*(?:country|país|pays|land|paese|страна|ülke|kraj|země|国家)\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE
)
_NO_NAME = re.compile(
    rf"""^(?:\W|\d|(?<!\w)(?:share|follow|print|email|e-mail|save|listen|comments?|watch|live|video|photos?
    |gallery|new|exclusive|analysis|opinion|text|font|size|small|medium|large|menu|home|search|subscribe
    |min(?:utes?|uten)?|read(?:ing)?|time|ago|views?|shares?|hits|words?|pages?
    |am|pm|uhr|um|om|kl|at|on|in|by|von|vom|por|par|der|den|facebook|twitter|whatsapp|x|linkedin|copy|link|show
    |more|bio|biography|profile|about|also|from|the|this|source|meet|our|posts?|website|see|all|authors?|autor(?:e[ns]?|in(?:nen)?)?|auteurs?|writers?|reporters?|editors?|admin(?:istrator)?
    |staff|date|datum|data|fecha|last|zuletzt|letzte|stand|artikel|articles?|story|news|lesezeit|lesedauer
    |journalists?|journaliste|periodista|correspondents?|contributors?|columnists?|redakteur(?:in)?|senior|chief
    |abgelegt|unter|eingestellt|eingetragen|publiziert|updated?|created|issued|modified|geändert|erstellt
    |published|posted|{PUBLISHED}|{UPDATED}|aktualisierung|veröffentlichung|name|erforderlich|required
    |公開日?|更新日?|配信|投稿日?|作成日?|著者|作者|記者|执笔|責任編集|发布时间|时间|日期|字号|小字号|大字号|中字号|기자|입력|수정
    |翻訳者?|訳者?|translat(?:ed|ors?)|übersetzung|traduc\w+|related|sources?|t(?:\d\d:[\d:]+)z?|a
    |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch
    |{"|".join(ZONES)}|ET|PT|CT|MT)(?!\w)|[日号時时分年月])*$""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL_WORDS = re.compile(
    r"""\s*(?:\b(?:updated?|published|posted|created|last\s+updated|first\s+published|veröffentlicht
    |aktualisiert|stand|publicado|actualizado|publié|mis\s+à\s+jour
    |pubblicato|aggiornato|on|at|am|le|el|vom|\d+\s+min(?:ute)?s?\s+read)\b\s*:?\s*|(?:mon|tues|wednes
    |thurs|fri|satur|sun)day,?
    |(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?|(?:mon|tue|wed|thu|fri|sat|sun),
    |[|·•–—-]\s*|\d{1,2}[:.]\d{2}\s*(?:am|pm|uhr|h)?)+$""",
    re.IGNORECASE | re.VERBOSE,
)


def byline_of(
    blocks: list[Block], around: Surroundings, body: Element, authors: list[str], own: set[str]
) -> str | None:
    """Who a page says wrote its story: the visible line, else the authors stated out of sight; else None.

    body: the element that holds the body. authors: names stated out of sight. own: the outlet's names in
    bare letters; an outlet named as its own author is the last to be believed.
    """
    neutral = Neutral(ancestry(body))
    places = [*in_order(around), *(p for p in around.standfirst if _is_signed(blocks[p]))]
    by_place = {place: list(_readings(blocks, place, neutral)) for place in places}
    written = [place for place in places if not is_edited_by(blocks[place].text)]
    if any(trust >= _MARKED for place in written for trust, _ in by_place[place]):
        places = written  # who edited is named where nobody else is
    lines = [line for place in places for line in by_place[place]]
    others = [author for author in authors if bare(author) not in own]
    if named := _named(blocks, places, lines, others):
        return named
    for trust in (_BEGINS_AS_BYLINE, _MARKED, _BY_DATE):
        for weight, line in lines:
            if weight == trust and bare(line) not in own and not (others and _is_less(trust, line)):
                return line
    return ", ".join((others or authors)[:_MOST_AUTHORS]) or next((line for _, line in lines), None)


def _is_signed(block: Block) -> bool:
    """Whether a standfirst ends with who wrote the story."""
    return any(author_mark(part) and is_byline(text_of(part)) for part in block.parts)


def _is_less(trust: int, line: str) -> bool:
    """Whether a line says less of who wrote a story than a name stated out of sight."""
    return trust == _BY_DATE or bool(_POST.match(line))


def _named(
    blocks: list[Block], places: list[int], lines: list[tuple[int, str]], authors: list[str]
) -> str | None:
    """What is shown of the authors stated out of sight: the line that names all of them, else their names."""
    shown = " | ".join(blocks[place].text for place in places).casefold()
    seen = [author for author in authors if author.casefold() in shown]
    if not seen:
        return None

    def count(line: str) -> int:
        return sum(author.casefold() in line.casefold() for author in seen)

    best = max((line for _, line in lines), key=count, default="")
    return best if count(best) == len(seen) else ", ".join(seen[:_MOST_AUTHORS])


def bare(name: str) -> str:
    """Letters and digits of a name alone, folded: equal for two spellings of one outlet."""
    return _NO_LETTERS.sub("", name).casefold()


def in_order(around: Surroundings) -> list[int]:
    """The lines of author and date around a body: those below its headline before those above."""
    below_headline = [place for place in around.bylines if around.headline is None or place > around.headline]
    return [*below_headline, *(place for place in around.bylines if place not in below_headline)]


def visible_times(
    lines: list[str], language: str | None, reference: datetime | None = None
) -> tuple[Moment | None, Moment | None]:
    """When a story was published and updated, by its visible lines; each None where no line says so.

    reference: when the page was fetched, where that is known.
    """
    published: Moment | None = None
    updated: Moment | None = None
    for line in lines:
        for kind, words in _dated(line):
            moment = read_moment(words, language, reference)
            if moment is None:
                continue
            if kind == "updated":
                updated = updated or moment
            elif kind == "published" or published is None:
                published = published or moment
    if published is None and updated is None and reference is not None:
        published = next(filter(None, (read_moment(line, language, reference) for line in lines)), None)
    return published, updated


def read_moment(given: str, language: str | None, reference: datetime | None = None) -> Moment | None:
    """The time that words state, None where they state none; see `wirecopy.intake.dates.moment`."""
    from wirecopy.intake.dates import moment  # noqa: PLC0415

    return moment(given, language=language, reference=reference)


def machine_times(blocks: list[Block], places: list[int]) -> Iterator[str]:
    """What `time` elements in the lines at `places` state, and `abbr`, as the older microformat has it."""
    for place in places:
        block = blocks[place]
        for element in (*block.parts, block.element):
            stated = element.get(_STATED_IN.get(element.tag, "datetime")) or ""
            if stated.strip() and any(letter.isdigit() for letter in stated):
                yield folded(stated)


def country_of(blocks: list[Block]) -> str | None:
    """The country that a page names after a word for it (`Country: Russia`, also in two lines)."""
    for place, block in enumerate(blocks):
        if len(block.text) > 60 or not (":" in block.text or "：" in block.text):
            continue
        found = _COUNTRY_LABEL.match(block.text)
        if not found:
            continue
        value = found["value"] or (blocks[place + 1].text if place + 1 < len(blocks) else "")
        value = value.strip(" •·:-")
        if value and len(value) <= 40:
            return value
    return None


def _readings(blocks: list[Block], place: int, neutral: Neutral) -> Iterator[tuple[int, str]]:
    """(trust, names) readings of one line, best first."""
    block = blocks[place]
    if is_picture_credit(block.text):
        return
    whole = _cleaned(_parted(block.text, block.parts))
    if whole and place and begins_byline(blocks[place - 1].text):
        yield _BEGINS_AS_BYLINE, whole
        return
    if whole and (is_byline(block.text) or is_source_line(block.text)):
        yield (_BEGINS_AS_BYLINE if is_byline(block.text) else _MARKED), whole
        return
    if names_author(block, neutral):
        element = author_element(block, neutral)
        if element is not None:
            line = _cleaned(_parted(text_of(element), list(element.iterdescendants())))
            if line and len(line) <= _LONGEST:
                yield (_BEGINS_AS_BYLINE if is_byline(line) else _MARKED), line
                return
        if whole:
            yield _MARKED, whole
    elif (
        whole
        and not any(map(_is_filed_under, block.parts))
        and _looks_like_name(whole, beside_date=date_start(block.text) is not None)
    ):
        yield _BY_DATE, whole


def _parted(text: str, parts: list[Element]) -> str:
    """A line with blanks where its inline elements run together only for whoever reads no style sheet.

    (`Ana LimaEditor`, `Ana Lima3 May 2026`).
    """
    for part in parts:
        words = folded(part.text_content()) if isinstance(part.tag, str) else ""
        if not words or len(words) == len(text) or words not in text:
            continue
        start = text.index(words)
        for at in (start + len(words), start):
            if 0 < at < len(text) and _RUN_TOGETHER.fullmatch(text[at - 1 : at + 1]):
                text = f"{text[:at]} {text[at:]}"
    return text


def _is_filed_under(part: Element) -> bool:
    """Whether a link leads to a section or a subject."""
    return part.tag == "a" and bool(
        _FILED_UNDER.search(f"{part.get('rel') or ''} {part.get('href') or ''} {part.get('class') or ''}")
    )


def _looks_like_name(line: str, *, beside_date: bool) -> bool:
    """Whether an unmarked line near a date names somebody: only joining words begin with a small letter.

    beside_date: the date stands in the same line; a single common word in a line of its own is a section.
    """
    names = line.split()
    if len(line) > _LONGEST_UNMARKED or len(names) > _MOST_WORDS or max(map(len, names)) > _LONGEST_WORD:
        return False
    if any(name[0].isdigit() or (name[0].islower() and name.casefold() not in _JOINING) for name in names):
        return False
    if any(len(one.split()) > _MOST_NAMES for one in _BETWEEN_NAMES.split(line)):
        return False
    return len(names) > 1 or beside_date or not (line[1:].islower() and line.isalpha())


def _cleaned(line: str) -> str:
    """A byline without its dates, times and places after bars; empty where no name is left."""
    start = date_start(line)
    if start is not None:
        line = _LABELLED.sub(lambda found: " " * len(found.group()), line)
        head = _TAIL_WORDS.sub("", line[:start]).strip(_EDGES)
        rest = without_dates(line[start:])
        late = _NAMED_LATE.search(rest)
        named = len(head) >= 2 and not (late and head.islower())  # "le lundi" names nobody
        line = head if named else late["by"] if late else rest
    line = _TWICE.sub(r"\1", _TAIL_WORDS.sub("", _LEADING_TIME.sub("", line)).strip(_EDGES))
    if start is not None and "（" not in line:
        line = line.removesuffix("）")
    parts = [part.strip() for part in line.split(" | ")]
    if len(parts) > 1 and start is not None:
        line = parts[0]
    # Labels of buttons run together are no name.
    if (
        _NO_NAME.match(line)
        or line.casefold() in WEEKDAYS
        or len(line) < 2
        or any(len(w) > _LONGEST_RUN and w.isascii() for w in line.split())
    ):
        return ""
    return line


def place_of(lines: list[str]) -> str | None:
    """The place in a line of source, place and date parted by bars (`ANI | Moscow | Updated: …`)."""
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        named = [part for part in parts if part and date_start(part) is None]
        if len(parts) >= 3 and len(named) == 2 and parts[:2] == named and _PLACE.match(named[1]):
            return named[1]
    return None


def _with_clock(words: str) -> str:
    """What stands of a date up to the first bar, with a time of day behind that."""
    first, _, rest = words.partition("|")
    clock = rest.partition("|")[0].strip()
    return f"{first.strip(_EDGES)} {clock}" if _CLOCK_ALONE.fullmatch(clock) else first.strip(_EDGES)


def _dated(line: str) -> Iterator[tuple[str, str]]:
    """(kind, words of a date) for each date of a line; kind is empty where no label stands before it."""
    marks = [(found.end(), found.lastgroup or "") for found in _LABELLED.finditer(line)]
    if not marks:
        start = date_start(line)
        if start is not None:
            yield "", _with_clock(line[start:])
        return
    if (start := date_start(line)) is not None and start < marks[0][0]:
        yield "", line[start : marks[0][0]].split("|", maxsplit=1)[0].strip(_EDGES)
    for number, (end, kind) in enumerate(marks):
        until = marks[number + 1][0] if number + 1 < len(marks) else len(line)
        words = _AFTER_LABEL.sub("", line[end:until])
        words = _LABELLED.sub("", words.split("|")[0]).strip(_EDGES)
        if words and (states_date(words) or any(letter.isdigit() for letter in words)):
            yield kind, words
