"""The lines of a story, and the names that stand in one credit.

A line is a stretch of text between line breaks outside furniture; one line may hold a dateline, running
words and a sign-off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import regex

from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.phrases import Grammar
from wirecopy.patterns import lazy_re, lazy_regex
from wirecopy.records import Zone, ZoneSpan

LONGEST_JOIN = 24
"""Characters between two names of one credit (`and South Korea's`)."""
_SENTENCE_END = lazy_re(r"[.!?…।。！？][\"”’')\]]{0,2}\s+|[。！？]")
_ABBREVIATED = lazy_re(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|p\.m|a\.m)$"
)

_OUTSIDE = (Zone.byline, Zone.metadata)
_NEXT_STARTS = frozenset(
    [
        *("ne", "up", "nä", "ar", "no", "si", "pr", "vo", "na", "næ", "da", "so", "sı"),
        *("сл", "на", "ال", "下一", "次の", "다음", "अग"),
    ]
)
"""First two letters of the headings below, so that most furniture is dismissed at once."""
_NEXT_STORY = lazy_regex(
    r"\W*(?:next\s(?:article|story|post|up)|up\snext|nächster\s|article\ssuivant|(?:artículo|noticia)\ssiguiente|siguiente\s|"
    r"próxim[ao]\s|prossimo\s|articolo\ssuccessivo|volgend\s|następny\s|nästa\s|neste\s|næste\s|další\s|следующ|наступна|"
    r"sonraki\s|sıradaki\s|الخبر\sالتالي|المقال\sالتالي|下一篇|次の記事|다음\s기사|अगली|अगला)",
    regex.IGNORECASE,
)


class Line(NamedTuple):
    """Characters start to end of the story's text. zone: of its longest span."""

    start: int
    end: int
    zone: Zone
    label: str = ""


BULLETS = "-–—•·・*►▪●■◆▶ \u00a0"
"""Signs before an entry of a list."""
_FURNITURE, _CAPTION = Zone.furniture, Zone.caption
"""Looked up once: before Python 3.12 a member of an enumeration costs a tenth of a microsecond each time."""
_line = partial(tuple.__new__, Line)
"""A line of its four values: half the time of `Line(...)`, for what is made most."""


class Group(NamedTuple):
    """Names in one credit (`AFP, dpa and Reuters`, `ANI/Sputnik`), with what stands between them."""

    mentions: tuple[Mention, ...]
    joins: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.mentions[-1].end


def lines_of(text: str, zones: Sequence[ZoneSpan]) -> tuple[list[Line], list[Line]]:
    """The lines of the story itself, and those that stand outside it; furniture is in neither."""
    inside: list[Line] = []
    outside: list[Line] = []
    over = False
    for span in zones:
        zone = span.zone
        if zone is _FURNITURE:
            over = over or (
                _announces_another(text, span) and any(len(text[a:b]) > 60 for a, b, *_ in inside)
            )
            continue
        if over and zone not in _OUTSIDE:
            continue
        label = span.label
        start = span.start
        lines: list[Line] = []
        for words in text[start : span.end].split("\n"):
            if words:
                stop = start + len(words)
                if not words.isspace():
                    lines.append(_line((start, stop, zone, label)))
                start = stop + 1
            else:
                start += 1
        if zone in _OUTSIDE:
            outside += lines
        elif lines:
            _add(inside, lines[0], text)
            inside += lines[1:]
    return inside, outside


def _announces_another(text: str, span: ZoneSpan) -> bool:
    """Whether furniture is the heading of the next story on the page, whose credits are its own."""
    return (
        text[span.start : span.start + 2].casefold() in _NEXT_STARTS
        and _NEXT_STORY.match(text, span.start, span.end) is not None
    )


def _add(lines: list[Line], line: Line, text: str) -> None:
    """Lines of two zones with no break between them are one; the zone of the longer part stands for it."""
    if not lines or line.zone is _CAPTION:
        lines.append(line)
        return
    before = lines[-1]
    if text[before.end : line.start].strip(" \t\u00a0"):
        lines.append(line)
        return
    longer = before if before.end - before.start >= line.end - line.start else line
    lines[-1] = Line(before.start, line.end, longer.zone, longer.label)


def groups_of(text: str, mentions: Sequence[Mention], phrases: Grammar) -> list[Group]:
    """The names of a line in order, those of one credit together."""
    groups: list[list[Mention]] = []
    joins: list[list[str]] = []
    for mention in mentions:
        between = text[groups[-1][-1].end : mention.start] if groups else ""
        joined = between == " " and _fills_brackets(text, groups[-1], mention)
        if groups and len(between) <= LONGEST_JOIN and (not between or joined or phrases.joins(between)):
            groups[-1].append(mention)
            joins[-1].append(between)
        else:
            groups.append([mention])
            joins.append([])
    return [Group(tuple(group), tuple(between)) for group, between in zip(groups, joins, strict=True)]


def _fills_brackets(text: str, before: Sequence[Mention], last: Mention) -> bool:
    """Whether names and the blanks between them are all that stands in brackets (`(ats afp)`)."""
    return text[before[0].start - 1 : before[0].start] == "(" and text[last.end : last.end + 1] == ")"


def sentences(text: str, line: Line) -> list[tuple[int, int]]:
    """Offsets of a line's sentences; a quotation's inner full stops may cut it, which does no harm."""
    cuts = [line.start]
    for found in _SENTENCE_END.finditer(text, line.start, line.end):
        stop = found.start()
        if (
            text[stop] == "."
            and text[stop + 1].isspace()
            and _ABBREVIATED.search(text[max(0, stop - 5) : stop])
        ):
            continue
        cuts.append(found.end())
    cuts.append(line.end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]
