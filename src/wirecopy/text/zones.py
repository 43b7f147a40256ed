"""Zones of a body, told by the words themselves: dateline, lead, sign-off, disclaimer, caption, furniture.

A body comes as one or more spans of zone `body`. Its lines are judged one by one, most by a look at their first
two letters; only the lines near the beginning and the end, where credits stand, are looked at closely. What is not
surely something else stays body, so that no word of the story is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirecopy.records import Zone, ZoneSpan
from wirecopy.text import datelines, phrases
from wirecopy.text.datelines import is_agency
from wirecopy.text.words import normal_words

HEAD_LINES = 4
"""Lines at the beginning that may be byline, caption or a desk's note before the story opens."""
TAIL_LINES = 10
"""Lines at the end among which sign-offs, disclaimers and appeals stand."""
LONGEST_STRIP = 300
LONGEST_CAPTION = 500
LONGEST_DISCLAIMER = 900
LONGEST_SIGNOFF = 320
_LONGEST_BYLINE = 110
_TAIL_WINDOW = 420
_STRIP_FOLLOWERS = 6
_SENTENCE_ENDS = ".!?…。！？।؟\"”»’')）"


@dataclass(slots=True)
class _Line:
    """One line of a body without the blanks around it."""

    start: int
    end: int
    zone: Zone = Zone.body


def refine(
    text: str, zones: Sequence[ZoneSpan], *, title: str | None = None, language: str | None = None
) -> tuple[ZoneSpan, ...]:
    """The zones with every span of `body` split by what its lines are; sorted and disjoint, other spans unchanged.

    title: a first line that only repeats it is furniture. language: not needed by any rule so far; the
    wording of all languages is looked for, since the language given is often wrong.
    """
    lines = list(_lines(text, zones))
    if not lines:
        return tuple(sorted(zones, key=lambda span: (span.start, span.end)))
    others = [span for span in zones if span.zone is not Zone.body]
    first = _head(text, lines, title)
    _middle(text, lines, first)
    _tail(text, lines, first)
    _keep_something(lines)
    spans = _spans(text, lines, any(span.zone is Zone.lead for span in others))
    spans.extend(others)
    spans.sort(key=lambda span: (span.start, span.end))
    return tuple(spans)


def dateline_place(text: str, zones: Sequence[ZoneSpan]) -> str | None:
    """The place that a refined text's dateline names, None where it has none."""
    for span in zones:
        if span.zone is Zone.dateline:
            found = datelines.find(text, span.start, min(len(text), span.end + 40))
            if found and found.place:
                return found.place
    return None


# ---------------------------------------------------------------- lines
def _lines(text: str, zones: Sequence[ZoneSpan]) -> Iterator[_Line]:
    for span in sorted((span for span in zones if span.zone is Zone.body), key=lambda span: span.start):
        start = span.start
        while start < span.end:
            stop = text.find("\n", start, span.end)
            if stop < 0:
                stop = span.end
            if trimmed := _trimmed(text, start, stop):
                yield _Line(*trimmed)
            start = stop + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end without blanks; None for a blank line."""
    piece = text[start:end]
    if not piece or piece.isspace():
        return None
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _head(text: str, lines: list[_Line], title: str | None) -> int:
    """Zone what stands before the story opens; the number of the line that opens it."""
    if len(lines) == 1:
        return 0
    for number, line in enumerate(lines[:HEAD_LINES]):
        words = text[line.start : line.end]
        if len(words) > LONGEST_CAPTION:
            return number
        zone = _head_zone(words, title)
        if zone is None:
            return number
        line.zone = zone
    return min(HEAD_LINES, len(lines) - 1)


def _head_zone(words: str, title: str | None) -> Zone | None:
    """What a line before the story is; None for the story's first line. A desk's note stays body."""
    if title and len(words) <= 2 * len(title) + 20 and normal_words(words) == normal_words(title):
        return Zone.furniture
    if zone := _short_zone(words):
        return zone
    if len(words) <= _LONGEST_BYLINE and (is_byline(words) or (len(words) <= 40 and _is_signature(words))):
        return Zone.byline
    if len(words) <= 240 and phrases.META_LINE.search(words[:200]) and not _is_prose(words):
        return Zone.byline
    if phrases.DISCLAIMER.match(words):
        return Zone.disclaimer
    if len(words) <= LONGEST_STRIP and _is_desk_note(words):
        return Zone.body
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
    return len(words) <= LONGEST_STRIP and _short_zone(words) is Zone.furniture


def is_caption(words: str) -> bool:
    """Whether a line by itself is a picture's caption or credit."""
    return len(words) <= LONGEST_CAPTION and _short_zone(words) is Zone.caption


def _middle(text: str, lines: list[_Line], first: int) -> None:
    """Zone the strips and captions that stand between paragraphs."""
    following = 0
    for line in lines[first:]:
        length = line.end - line.start
        if length > LONGEST_CAPTION:
            following = 0
            continue
        words = text[line.start : line.end]
        zone = _short_zone(words) if len(lines) > 1 else None
        if zone is None and following and length <= 130 and words[-1] not in ".!?…。！？।؟":
            zone = Zone.furniture
            following -= 1
        elif zone is Zone.furniture and (words[-1] in ":：" or length <= 24):
            following = _STRIP_FOLLOWERS
        else:
            following = 0
        if zone is not None:
            line.zone = zone


def _short_zone(words: str) -> Zone | None:
    """Caption or furniture by how a line begins or ends; None for anything else."""
    length = len(words)
    start = words[:40].casefold().lstrip("*_-–—>»•·[(|► ")
    if length <= LONGEST_STRIP:
        strips = phrases.STRIPS_BY_START.get(start[:2])
        if strips and start.startswith(strips):
            return Zone.furniture
        if words.count(" | ") >= 2 and not _is_prose(words):
            return Zone.furniture
        if length <= 40 and phrases.COMMENTS.match(words):
            return Zone.furniture
    if phrases.CAPTION_LINE.match(words) and not words.startswith(('"', "“")):
        return Zone.caption
    if length <= LONGEST_CAPTION and _ends_as_caption(words):
        return Zone.caption
    return None


def _ends_as_caption(words: str) -> bool:
    end = words[-110:]
    if end[-1] in ")]" or end[-2:] in (").", "].") or "mages" in end or "EUTERS/" in end or "lliance" in end:
        found = phrases.CAPTION_END.search(end)
        return bool(found) or _names_photographer(words)
    if ":" in end[-75:] and phrases.CAPTION_END.search(end):
        return True
    return "this" in words and bool(phrases.CAPTION_END.search(words[-200:]))


_PHOTOGRAPHER = re.compile(r"[(\[]([^()\[\]/]{3,50})/\s*([^()\[\]]{2,40})[)\]]\.?$")


def _names_photographer(words: str) -> bool:
    """ "… in Ames on Monday. (Lee Orr/Reuters)": a person of two names, a slash, an agency."""
    found = _PHOTOGRAPHER.search(words)
    if not found or words.count(". ") > 3:
        return False
    person, agency = found[1].strip(), found[2].strip()
    if is_agency(person) and not is_agency(agency):
        person, agency = agency, person
    names = person.split()
    return 2 <= len(names) <= 4 and all(name[0].isupper() for name in names) and is_agency(agency)


# ---------------------------------------------------------------- the end
def _tail(text: str, lines: list[_Line], first: int) -> None:
    """Zone sign-offs, disclaimers and appeals among the last lines."""
    from_line = max(first if first else (1 if len(lines) > 1 else 0), len(lines) - TAIL_LINES)
    after = False
    for number in range(len(lines) - 1, from_line - 1, -1):
        line = lines[number]
        if line.zone is not Zone.body:
            continue
        words = text[line.start : line.end]
        zone = _tail_zone(words, after_story=not after, only=len(lines) == 1)
        if zone is not None:
            line.zone = zone
        elif _is_prose(words):
            after = True


def _tail_zone(words: str, *, after_story: bool, only: bool) -> Zone | None:
    """What a line at the end is; None for the story. after_story: no prose of the story stands below it."""
    length = len(words)
    if only and length > LONGEST_SIGNOFF:
        return None
    if length <= LONGEST_DISCLAIMER and phrases.DISCLAIMER.match(words):
        return Zone.disclaimer
    if length <= LONGEST_SIGNOFF and not only:
        if phrases.SIGNOFF_LINE.match(words) or _is_signature(words):
            return Zone.signoff
        if words[:1].isupper() and length <= _LONGEST_BYLINE and is_byline(words):
            return Zone.byline
        if (
            after_story
            and length <= LONGEST_STRIP
            and words[0] not in '"“«„'
            and phrases.APPEAL.search(words)
        ):
            return Zone.furniture
    return None


_SIGNATURE = re.compile(r"[(\[（【/*_\s]*[–—―-]{0,3}\s*(?P<who>[^()\[\]（）【】\n]{2,60}?)\s*[)\]）】/.*_]*$")


def _is_signature(words: str) -> bool:
    """A line that holds nothing but an agency's mark: "(PTI)", "— AAP", "--IANS", "/ritzau/FNB/", "PTI ABC DEF"."""
    if len(words) > 64:
        return False
    found = _SIGNATURE.match(words)
    if not found:
        return False
    who = found["who"].strip(" /.")
    return who.casefold() in datelines.marks() or (len(who.split()) <= 4 and is_agency(who)) or _is_desk(who)


def _is_desk(words: str) -> bool:
    """An agency's mark and the initials of its desk: "PTI SLD ABM NN", "भाषा अबक दफघ"."""
    parts = words.split()
    if not 1 < len(parts) <= 7 or parts[0].casefold() not in datelines.marks():
        return False
    return all(len(part.strip("/.")) <= 4 and not part.islower() for part in parts[1:])


_END_BRACKET = re.compile(r"\s*[(\[（【](?P<who>[^()\[\]（）【】\n]{2,160})[)\]）】]\s*[.]?$")
_END_DASH = re.compile(r"(?<=[.!?…”\"'’。)])\s*[–—―-]{1,3}\s?(?P<who>[^–—―.!?\n]{2,40})\.?$")
_END_SLASH = re.compile(
    r"(?<=[.!?…”\"’])\s*/\s?(?P<who>[^/\n]{2,30})/\.?$|[.!?]?/[a-z]{2,5}/(?:[A-Z]{2,3}/)[a-z]{2,5}$"
)
_END_BARE = re.compile(r"(?<=[.!?…”\"’।])\s+(?P<who>[^.!?…”\"’।\n]{2,40})$")
_END_MARK = re.compile(
    r"(?<=[.!?…”\"’])\s*(?:Enditem|-0-|-30-|\(?END\)?|###|\(끝\)|（完）)(?:/\S{1,12})?$|(?<=[.。다])\s*\(끝\)$|（完）$"
)
_SENTENCE = re.compile(r"(?:(?<=[.!?…”\"’。)])\s+|^)(?=[(\[*]?[^\s])")


def split_tail(words: str) -> list[tuple[int, int, Zone]]:
    """What is appended to the story's last paragraph, as starts, ends and zones, in order of the text.

    The end is read again and again from the right: a disclaimer in brackets may stand behind a sign-off.
    """
    found: list[tuple[int, int, Zone]] = []
    end = len(words)
    for _ in range(4):
        piece = _appended(words, end)
        if piece is None or piece[0] <= 0:
            break
        found.insert(0, piece)
        end = piece[0]
        while end > 0 and words[end - 1].isspace():
            end -= 1
    return found


def _appended(words: str, end: int) -> tuple[int, int, Zone] | None:
    base = max(0, end - _TAIL_WINDOW)
    window = words[base:end]
    zone, start = _appended_at(window)
    if zone is None:
        return None
    while start < len(window) and window[start].isspace():
        start += 1
    return base + start, end, zone


def _appended_at(window: str) -> tuple[Zone | None, int]:
    if window[-1:] in ")]）】." and (bracket := _END_BRACKET.search(window)):
        before = window[: bracket.start()].rstrip()
        if zone := _bracket_zone(bracket["who"], bracket.group().strip(), before):
            return zone, bracket.start()
    for pattern in (_END_MARK, _END_SLASH):
        if found := pattern.search(window):
            who = found.groupdict().get("who")
            if not who or is_agency(who):
                return Zone.signoff, found.start() + (window[found.start()] in ".!?")
    if found := _END_DASH.search(window):
        who = found["who"].strip()
        if is_agency(who) or phrases.SIGNOFF_LINE.match(who):
            return Zone.signoff, found.start()
    if found := _END_BARE.search(window):
        who = found["who"].strip()
        if who.casefold() in datelines.marks() or _is_desk(who):
            return Zone.signoff, found.start()
    return _last_sentence(window)


def _bracket_zone(who: str, whole: str, before: str) -> Zone | None:
    if phrases.DISCLAIMER.match(whole):
        return Zone.disclaimer
    if phrases.CAPTION_INLINE.match(whole) or (_PHOTOGRAPHER.search(whole) and _names_photographer(whole)):
        return Zone.caption
    if phrases.SIGNOFF_LINE.match(who):
        return Zone.signoff
    ended = before[-1:] in _SENTENCE_ENDS
    if not ended:
        return (
            None  # "… the Press Trust of India (PTI)" explains a name; "… on Thursday. (PTI)" signs a story.
        )
    initials = " " not in who and 2 <= len(who) <= 12 and who[:1].isalpha() and (who.isupper() or "/" in who)
    return Zone.signoff if initials or is_agency(who) else None


def _last_sentence(window: str) -> tuple[Zone | None, int]:
    """A disclaimer or a desk's credit that is the last sentence of a paragraph."""
    starts = [found.end() for found in _SENTENCE.finditer(window)][-3:]
    for start in starts:
        words = window[start:]
        if start and len(words) <= _TAIL_WINDOW and phrases.DISCLAIMER.match(words) and _says_feed(words):
            return Zone.disclaimer, start
    if (
        starts
        and starts[-1]
        and phrases.SIGNOFF_LINE.match(window[starts[-1] :])
        and window[starts[-1]] in "([–—-*"
    ):
        return Zone.signoff, starts[-1]
    return None, 0


def _says_feed(words: str) -> bool:
    """Whether a sentence inside a paragraph is plainly about its own publication."""
    folded = words.casefold()
    return any(
        sign in folded
        for sign in ("syndicat", "feed", "auto-generated", "autogenerated", "automati", "फीड", "फ़ीड")
    )


# ---------------------------------------------------------------- spans
def _keep_something(lines: list[_Line]) -> None:
    """A body is never all furniture: its longest such line stays the story."""
    if any(line.zone is Zone.body for line in lines):
        return
    longest = max(lines, key=lambda line: line.end - line.start)
    if longest.zone is Zone.furniture and longest.end - longest.start > LONGEST_STRIP // 2:
        longest.zone = Zone.body


def _spans(text: str, lines: list[_Line], has_lead: bool) -> list[ZoneSpan]:
    """The spans of all lines: the opening split off as dateline and lead, credits split off the last paragraph."""
    story = [line for line in lines if line.zone is Zone.body]
    opening = next((line for line in story if not _is_note(text, line)), None)
    last = story[-4:]
    pieces: list[tuple[int, int, Zone]] = []
    for line in lines:
        if line.zone is not Zone.body:
            pieces.append((line.start, line.end, line.zone))
            continue
        start, zone = line.start, Zone.body
        if line is opening:
            zone = Zone.body if has_lead else Zone.lead
            if found := datelines.find(text, line.start, line.end):
                pieces.append(
                    (line.start, line.start + len(text[line.start : found.end].rstrip()), Zone.dateline)
                )
                start = found.end
                opening = (
                    line if start < line.end else next((one for one in story if one.start > line.start), None)
                )
        pieces.extend(_paragraph(text, start, line.end, zone, signed=_signed(line, last)))
    return _merged(text, pieces)


def _is_note(text: str, line: _Line) -> bool:
    return line.end - line.start <= LONGEST_STRIP and _is_desk_note(text[line.start : line.end])


def _is_desk_note(words: str) -> bool:
    """ "(Corrects number in paragraph 1)", "Eds: UPDATES with quotes": a note of the desk, not a sentence."""
    bracketed = words[0] in "([" and words[-1] in ")]"
    return bool(phrases.ADVISORY.match(words)) and (bracketed or not _is_prose(words))


def _signed(line: _Line, last: list[_Line]) -> str:
    """Whether credits may be appended to a line: `fully` to the last of the story, `plainly` to those before it."""
    return "fully" if line is last[-1] else "plainly" if any(line is one for one in last) else ""


def _plain_signature(words: str) -> list[tuple[int, int, Zone]]:
    """An agency's mark in brackets behind the end of a sentence, in a paragraph that is not the last."""
    found = _END_BRACKET.search(words, max(0, len(words) - 40)) if words[-1] in ")]" else None
    if not found or words[: found.start()].rstrip()[-1:] not in _SENTENCE_ENDS or not is_agency(found["who"]):
        return []
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return [(start, len(words), Zone.signoff)] if found.start() else []


def _paragraph(
    text: str, start: int, end: int, zone: Zone, *, signed: str
) -> Iterator[tuple[int, int, Zone]]:
    """One paragraph's own words, with the picture credits inside it and the credits at its end split off."""
    if start >= end:
        return
    words = text[start:end]
    cuts = split_tail(words) if signed == "fully" else _plain_signature(words) if signed else []
    last = cuts[0][0] if cuts else len(words)
    if "hoto" in words or "oto" in words or "mage" in words or "ild" in words or "Фото" in words:
        cuts = [
            (*found.span(), Zone.caption) for found in phrases.CAPTION_INLINE.finditer(words, 0, last)
        ] + cuts
    done = 0
    for cut_start, cut_end, cut_zone in cuts:
        yield start + done, start + cut_start, zone
        yield start + cut_start, start + cut_end, cut_zone
        done = cut_end
    yield start + done, end, zone


def _merged(text: str, pieces: list[tuple[int, int, Zone]]) -> list[ZoneSpan]:
    """Spans without blanks at their ends; body next to body is one span."""
    spans: list[ZoneSpan] = []
    for start, end, zone in pieces:
        trimmed = _trimmed(text, start, end)
        if trimmed is None:
            continue
        if zone is Zone.body and spans and spans[-1].zone is Zone.body:
            spans[-1] = ZoneSpan(zone, spans[-1].start, trimmed[1])
        else:
            spans.append(ZoneSpan(zone, *trimmed))
    return spans


def _is_prose(words: str) -> bool:
    """Whether a line reads as a sentence or more: long enough, and ended as a sentence is."""
    return len(words) >= 60 and words[-1] in _SENTENCE_ENDS
