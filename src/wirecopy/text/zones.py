"""Zones of a body, told by the words themselves: dateline, lead, sign-off, disclaimer, caption, furniture.

A body comes as one or more spans of zone `body`. Its lines are judged one by one, most of them by a look
at their first letters and their end; only lines near the beginning and the end, where credits stand, are
looked at closely. What is not surely something else stays body, so that no word of the story is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wirecopy.patterns import lazy_re
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text import datelines, endings, phrases
from wirecopy.text.captions import ends_as_caption, may_be_caption
from wirecopy.text.endings import SENTENCE_ENDS, Piece
from wirecopy.text.words import normal_words
from wirecopy.text.wordsearch import WordSearch

HEAD_LINES = 4
"""Lines at the beginning that may be byline, caption or a desk's note before the story opens."""
TAIL_LINES = 10
"""Lines at the end among which sign-offs, disclaimers and appeals stand."""
LATE_DATELINES = 3
"""Paragraphs behind the first that may still open with a dateline: a teaser may stand above the story."""
LONGEST_STRIP = 300
LONGEST_CAPTION = 500
_LONGEST_BYLINE = 110
_LONGEST_META = 240
_LONGEST_TEASER = 130
_SHORTEST_PROSE = 60
_SIGNED_LINES = 4
_STRIP_FOLLOWERS = 6
_LONGEST_HEADING = 24
_DIGIT = lazy_re(r"\d")
_BULLETS = "*_-–—>»•·[(|► "
_SIGNED_TITLE = lazy_re(r".*[^.!?…。！？।\"”»’'\s]\s?[(（\[【][^()（）\[\]]{2,30}[)）\]】]")
"""A title with whose story it is behind it; a sentence would have its stop before the bracket."""
_PUNCTUATION = " \"'“”‘’«»„([*_-–—"
_PICTURE_WORDS = WordSearch(phrases.PICTURE_SIGNS)


@dataclass(slots=True, eq=False)
class _Line:
    """One line of a body without the blanks around it. part: the number of the span it stands in."""

    start: int
    end: int
    words: str
    part: int
    zone: Zone = Zone.body


def refine(text: str, zones: Sequence[ZoneSpan], *, title: str | None = None) -> tuple[ZoneSpan, ...]:
    """The zones with every span of `body` split by what its lines are.

    The answer is sorted and disjoint where the zones given were; spans other than `body` are unchanged.
    title: a first line that only repeats it is furniture. The wordings of all languages are looked for,
    since the language that a story states is often wrong.
    """
    bodies = enumerate(span for span in zones if span.zone is Zone.body)
    lines = [line for part, span in bodies for line in _lines(text, span, part)]
    others = [span for span in zones if span.zone is not Zone.body]
    if lines:
        lines.sort(key=lambda line: line.start)
        pictured = _speaks_of_pictures(text)
        points = _points(lines)
        _judge([line for line in lines if line not in points] if points else lines, title, pictured=pictured)
        has_lead = any(span.zone is Zone.lead for span in others)
        others += _spans(lines, points, has_lead, pictured=pictured)
    return tuple(sorted(others, key=lambda span: (span.start, span.end)))


def dateline_place(text: str, zones: Sequence[ZoneSpan]) -> str | None:
    """The place that a refined text's dateline names, None where it has none."""
    for span in zones:
        if span.zone is Zone.dateline:
            line_end = text.find("\n", span.start)
            found = datelines.find(text, span.start, line_end if line_end >= 0 else len(text))
            if found and found.place:
                return found.place
    return None


def is_byline(words: str) -> bool:
    """Whether a line only names who wrote the story ("By Ana Lima in Lisbon", "Von Ute Klein, dpa")."""
    found = phrases.BYLINE.match(words.strip("*_ "))
    if not found:
        return False
    names = [part for part in re.split(r"[\s,/&|()-]+", found["who"]) if part]
    capitals = sum(1 for part in names if not part[:1].islower())
    return len(names) <= 16 and capitals * 5 >= len(names) * 3


def is_strip(words: str) -> bool:
    """Whether a line by itself leads to other pages or asks something of the reader."""
    return len(words) <= LONGEST_STRIP and _short_zone(words, pictured=False) is Zone.furniture


def is_caption(words: str) -> bool:
    """Whether a line by itself is a picture's caption or credit."""
    return len(words) <= LONGEST_CAPTION and _short_zone(words, pictured=True) is Zone.caption


def _speaks_of_pictures(text: str) -> bool:
    """Whether a text may hold a caption at all; where it may not, no line is asked."""
    if "/" in text or "©" in text:
        return True
    folded = text.casefold()
    if _PICTURE_WORDS.find(folded):
        return True
    return not folded.isascii() and any(sign in folded for sign in phrases.PICTURE_SIGNS_BEYOND_ASCII)


# ---------------------------------------------------------------- lines
def _lines(text: str, span: ZoneSpan, part: int) -> list[_Line]:
    lines = []
    start = span.start
    for whole in text[start : span.end].split("\n"):
        if words := whole.strip():
            begin = start + len(whole) - len(whole.lstrip()) if whole[0].isspace() else start
            lines.append(_Line(begin, begin + len(words), words, part))
        start += len(whole) + 1
    return lines


def _points(lines: list[_Line]) -> frozenset[_Line]:
    """The lines in which an agency's desk sums a story up above it: `* Shares up 2 pct`. They stay body."""
    points: set[_Line] = set()
    for line in lines:
        if _is_desk_note(line.words):
            continue
        if not line.words.startswith("* "):
            return frozenset(points)
        points.add(line)
    return frozenset()


def _judge(lines: list[_Line], title: str | None, *, pictured: bool) -> None:
    """Give every line its zone. A body of one line is a story, whatever it looks like."""
    if len(lines) == 1:
        return
    first = _head(lines, title, pictured=pictured)
    _middle(lines[first:], pictured=pictured)
    _tail(lines, first)
    if not any(line.zone is Zone.body for line in lines):
        # A body is never all furniture: its longest such line is the story.
        longest = max(lines, key=lambda line: len(line.words))
        if longest.zone is Zone.furniture and len(longest.words) > LONGEST_STRIP // 2:
            longest.zone = Zone.body


def _head(lines: list[_Line], title: str | None, *, pictured: bool) -> int:
    """Zone what stands before the story opens; the number of the line that opens it."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        zone = _head_zone(line.words, title, pictured=pictured)
        if zone is None:
            return number
        line.zone = zone
    return min(HEAD_LINES, len(lines) - 1)


def _head_zone(words: str, title: str | None, *, pictured: bool) -> Zone | None:
    """What a line before the story is; None for the story's first line. A desk's note stays body."""
    length = len(words)
    if length > LONGEST_CAPTION:
        return None
    if title and _repeats(words, title):
        return Zone.furniture
    if zone := _short_zone(words, pictured=pictured):
        return zone
    if length <= _LONGEST_META and _says_who_or_when(words):
        return Zone.byline
    if phrases.is_disclaimer(words):
        return Zone.disclaimer
    return Zone.body if _is_desk_note(words) else None


def _repeats(words: str, title: str) -> bool:
    """Whether a line says what the title says; most lines are dismissed by their first letters."""
    if len(words) > 2 * len(title) + 20:
        return False
    begins, title_begins = words[:24].lstrip(_PUNCTUATION), title[:24].lstrip(_PUNCTUATION)
    return begins[:5].casefold() == title_begins[:5].casefold() and normal_words(words) == normal_words(title)


def _says_who_or_when(words: str) -> bool:
    """A byline, an agency's name alone, or a line of names and dates."""
    if len(words) <= _LONGEST_BYLINE and (
        is_byline(words) or (len(words) <= 40 and endings.is_signature(words))
    ):
        return True
    return not _is_prose(words) and bool(_DIGIT.search(words)) and bool(phrases.META_LINE.search(words))


def _is_desk_note(words: str) -> bool:
    """A note of the desk and no sentence: "(Corrects number in paragraph 1)", "Eds: UPDATES with quotes"."""
    if len(words) > LONGEST_STRIP:
        return False
    bracketed = words[0] in "([" and words[-1] in ")]"
    if not bracketed and (_is_prose(words) or not (":" in words[:40] or words[0] in "CRUA")):
        return False
    return bool(phrases.ADVISORY.match(words))


def _middle(lines: list[_Line], *, pictured: bool) -> None:
    """Zone the strips and captions that stand between paragraphs, and the teasers under a strip's heading."""
    following = 0
    commented = False
    for number, line in enumerate(lines):
        words = line.words
        length = len(words)
        if commented and endings.line_zone(words, last=False) is None:
            line.zone = Zone.furniture
            continue
        commented = (
            length <= _LONGEST_HEADING
            and number + 1 < len(lines)
            and phrases.COMMENTS.match(words) is not None
            and _is_comment(lines[number + 1].words, counted=2 * number > len(lines) and not words.isalpha())
        )
        if length > LONGEST_CAPTION:
            following = 0
            continue
        zone = _short_zone(words, pictured=pictured)
        if zone is Zone.furniture and (words[-1] in ":：" or length <= _LONGEST_HEADING):
            following = _STRIP_FOLLOWERS
        elif zone in (None, Zone.caption) and following and length <= _LONGEST_TEASER and _is_teaser(words):
            zone = Zone.furniture
            following -= 1
        else:
            following = 0
        if zone is not None:
            line.zone = zone


def _is_comment(words: str, *, counted: bool) -> bool:
    """Whether a line below the heading of comments is a reader's: `derry: The Herald had this last year.`

    counted: the heading stands below the text and tells how many; then a name alone is one too.
    """
    if counted and len(words) <= _LONGEST_HEADING and words[-1] not in SENTENCE_ENDS:
        return True
    return phrases.COMMENT.match(words) is not None


def _is_teaser(words: str) -> bool:
    """Whether a short line is another story's title, whose it is behind it or not: `Rain in Nice (AFP)`."""
    return words[-1] not in SENTENCE_ENDS or _SIGNED_TITLE.fullmatch(words) is not None


def _short_zone(words: str, *, pictured: bool) -> Zone | None:
    """Caption or furniture by how a line begins or ends; None for anything else."""
    length = len(words)
    start = words[:48].casefold().lstrip(_BULLETS)
    if length <= LONGEST_STRIP:
        strips = phrases.STRIPS_BY_START.get(start[:2])
        if strips and start.startswith(strips):
            return Zone.furniture
        if words.count(" | ") >= 2 and not _is_prose(words):
            return Zone.furniture
        if length <= 40 and (phrases.COMMENTS.match(words) or phrases.HEADING.match(words)):
            return Zone.furniture
    if not pictured:
        return None
    if may_be_caption(start) and phrases.CAPTION_LINE.match(words):
        return Zone.caption
    return Zone.caption if ends_as_caption(words) else None


def _tail(lines: list[_Line], first: int) -> None:
    """Zone sign-offs, disclaimers and appeals among the last lines."""
    last = True
    for line in reversed(lines[max(first, 1, len(lines) - TAIL_LINES) :]):
        if line.zone is not Zone.body:
            continue
        words = line.words
        zone = endings.line_zone(words, last=last and len(words) <= LONGEST_STRIP)
        if zone is None and len(words) <= _LONGEST_BYLINE and words[0].isupper() and is_byline(words):
            zone = Zone.byline
        if zone is not None:
            line.zone = zone
        elif _is_prose(words):
            last = False


def _is_prose(words: str) -> bool:
    """Whether a line reads as a sentence or more: long enough, and ended as a sentence is."""
    return len(words) >= _SHORTEST_PROSE and words[-1] in SENTENCE_ENDS


# ---------------------------------------------------------------- spans
_Part = list[Any]
"""Zone, start and end of a span that may still grow."""


def _spans(lines: list[_Line], points: frozenset[_Line], has_lead: bool, *, pictured: bool) -> list[ZoneSpan]:
    """The spans of all lines: dateline and lead split off the opening, credits off the last paragraphs."""
    story = [line for line in lines if line.zone is Zone.body and line not in points]
    notes = [line for line in story[:HEAD_LINES] if _is_desk_note(line.words)]
    opening = next((line for line in story if line not in notes), None)
    last = story[-_SIGNED_LINES:]
    spans: list[_Part] = []
    undated: list[_Line] = []
    part = -1
    for line in lines:
        joined = line.part == part
        part = line.part
        if line.zone is not Zone.body:
            spans.append([line.zone, line.start, line.end])
            continue
        cuts: list[Piece] = []
        zone = Zone.body
        if line is opening:
            zone = Zone.body if has_lead else Zone.lead
            cuts = _dateline(line.words, sure=False)
            undated = story[1 : 1 + LATE_DATELINES] if not cuts else []
            if cuts and cuts[0][1] == len(line.words):  # a dateline on a line of its own
                opening = next((one for one in story if one.start > line.start), None)
        elif line in undated:
            cuts = _dateline(line.words, sure=True)
        if line in last:
            cuts += _credits(line.words, cuts[0][1] if cuts else 0, final=line is last[-1])
        elif pictured:
            if _may_hold_caption(line.words):
                inside = phrases.CAPTION_INLINE.finditer(line.words)
                cuts += [(*found.span(), Zone.caption) for found in inside]
            cuts += endings.picture_credit(line.words)
        _add(spans, line, zone, cuts, joined=joined)
    return [ZoneSpan(*span) for span in spans]


def _dateline(words: str, *, sure: bool) -> list[Piece]:
    """The dateline that opens a paragraph. sure: only one that names its agency, for it comes late."""
    if sure and not any(sign in words[: datelines.LONGEST] for sign in "(/【电電"):
        return []
    found = datelines.find(words, 0, len(words))
    if not found or (sure and not datelines.is_signed(words[: found.end])):
        return []
    return [(0, len(words[: found.end].rstrip()), Zone.dateline)]


def _may_hold_caption(words: str) -> bool:
    if "(" not in words and "[" not in words:
        return False
    return (
        "hoto" in words
        or "oto" in words
        or "mage" in words
        or "ild" in words
        or "ic" in words
        or "Фото" in words
    )


def _credits(words: str, begin: int, *, final: bool) -> list[Piece]:
    """The credits inside and behind one of the last paragraphs, from character `begin` on."""
    behind = endings.appended(words) if final else endings.plain_signature(words)
    behind = [piece for piece in behind if piece[0] > begin]
    until = behind[0][0] if behind else len(words)
    if not _may_hold_caption(words):
        return behind
    inside = phrases.CAPTION_INLINE.finditer(words, begin, until)
    return [*((*found.span(), Zone.caption) for found in inside), *behind]


def _add(spans: list[_Part], line: _Line, zone: Zone, cuts: list[Piece], *, joined: bool) -> None:
    """Append a paragraph's spans, without blanks at their ends; body next to body of one span is one span."""
    joined = joined and zone is Zone.body
    if not cuts:
        _extend(spans, zone, line.start, line.end, joined=joined)
        return
    done = 0
    for cut_start, cut_end, cut_zone in (*cuts, (len(line.words), len(line.words), None)):
        words = line.words[done:cut_start]
        if kept := words.strip():
            start = line.start + done + len(words) - len(words.lstrip())
            _extend(spans, zone, start, start + len(kept), joined=joined)
        if cut_zone is not None:
            spans.append([cut_zone, line.start + cut_start, line.start + cut_end])
        done = cut_end


def _extend(spans: list[_Part], zone: Zone, start: int, end: int, *, joined: bool) -> None:
    if joined and spans and spans[-1][0] is zone:
        spans[-1][2] = end
    else:
        spans.append([zone, start, end])
