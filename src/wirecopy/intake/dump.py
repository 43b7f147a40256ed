# ruff: noqa: E501 - tables of wordings
"""A plain-text dump of a page, or the plain text of a story, read by its general shape.

The body is the run of long prose paragraphs that holds most words. What lies before it is the head: title,
byline, dates, caption, standfirst, menus; what lies behind it is the tail: sign-offs and disclaimers, then
lists and a footer. Every line gets a zone, so nothing is lost. A dump stays as it is, but for paragraphs that
were broken at a width, which are made whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wirecopy.intake import dates
from wirecopy.intake.publisher import publisher
from wirecopy.intake.wrapped import unwrapped
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Precision, Reject, RejectReason, Zone, ZoneSpan
from wirecopy.text import phrases
from wirecopy.text.datelines import is_agency, is_place_name
from wirecopy.text.endings import appended
from wirecopy.text.language import detect
from wirecopy.text.words import normal_form, normal_words
from wirecopy.text.zones import dateline_place, is_byline, is_caption, is_strip, refine

LARGEST = 20_000_000
"""Characters of a text that is read; anything larger is no page."""
_LONGEST_TITLE = 300
_MOST_GAP = 3
_SHORTEST_WITHIN = 12
_FAR_LINES = 30
_FARNESS = 0.5
_NEAR_LINES = 15
_CJK = lazy_re(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e01-\u0e5b]")
_HANGUL = lazy_re(r"[\uac00-\ud7a3]")
_MARKLESS = lazy_re(r"[\u0e01-\u0e5b\u0e81-\u0edf]")
"""Thai and Lao, which end sentences by a blank and no mark; longer than a headline is what tells a paragraph."""
_MARKLESS_PARAGRAPH, _MARKLESS_WITHIN = 2, 36
_ENDS = ".!?…。！？।؟۔"
_CLOSERS = "\"”»’')）」』]"
_LINE = lazy_re(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_URL_LINE = lazy_re(
    r"(?:(?:url|link|permalink|source|canonical)\s*[:：]\s*)?<?(https?://\S+?)>?", re.IGNORECASE
)
_BULLET = "•·-–—*►▪‣◦ \t"
_COUNTRY = lazy_re(
    r"(?:country|land|pays|país|paese|kraj|страна|країна|ülke|देश|البلد|国家)\s*[:：]\s*(.{0,60})",
    re.IGNORECASE,
)
_UPDATED = r"(?:last )?updat(?:ed|e)|modified|aktualisiert|mis[e]? à jour|actualizad[oa]|atualizado|aggiornat[oa]|bijgewerkt|aktualizacja"
_UPDATED += r"|обновлено|оновлено|güncelle(?:me|ndi)|uppdaterad|opdateret|oppdatert|अपडेटेड|अपडेट|تحديث|更新"
_PUBLISHED = r"published|created|posted|first published|veröffentlicht|erstellt|publié|publicad[oa]|pubblicat[oa]|gepubliceerd"
_PUBLISHED += r"|opublikowano|data publikacji|опубликовано|опубліковано|yayın(?:lanma|landı)|publicerad|publiceret|publisert|प्रकाशित|نشر|发布|發布|公開"
_STATED = lazy_re(rf"(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    """A line without the blanks around it, and its zone once it is known."""

    start: int
    end: int
    words: str
    zone: Zone = Zone.furniture


@dataclass(slots=True)
class _Found:
    """What the lines around the body say of the page."""

    title: str | None = None
    byline: str | None = None
    place: str | None = None
    country: str | None = None
    url: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    moments: list[Moment] = field(default_factory=list)


def read_dump(text: str, source: str) -> Item | Reject:
    """The story of a text dump; a Reject where no paragraph of prose can be found. Never raises."""
    if len(text) > LARGEST:
        problem = f"the text has {len(text):,} characters and a page has at most {LARGEST:,}; split the file"
        return Reject(source, None, RejectReason.too_large, problem, _excerpt(text))
    text = unwrapped(text.replace("\x00", ""))
    lines = _lines(text)
    run = _body(lines) or ((0, 0) if len(lines) == 1 and any(map(str.isalpha, text)) else None)
    if run is None:
        problem = "there is no paragraph of prose in this text; if it is a story, give it as JSON Lines with a field `text`"
        return Reject(source, None, RejectReason.no_article, problem, _excerpt(text))
    first, last = run
    found = _read_head(lines, first, last)
    _read_tail(lines, last, found)
    zones = _zones(text, lines, run, found)
    body = "\n".join(line.words for line in lines[first : last + 1])
    _settle_moments(found)
    return Item(
        source=source,
        outlet=publisher(
            [line.words for line in (*lines[:first], *lines[last + 1 :])],
            _disclaimers(text, zones),
            found.url,
        ),
        text=text,
        zones=zones,
        url=found.url,
        title=found.title,
        byline=found.byline,
        published=found.published,
        updated=found.updated,
        language=detect(body),
        place=dateline_place(text, zones) or found.place,
        country=found.country,
    )


def _excerpt(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text[:400]).strip()[:200]


def _disclaimers(text: str, zones: Sequence[ZoneSpan]) -> list[str]:
    return [text[span.start : span.end] for span in zones if span.zone in (Zone.disclaimer, Zone.signoff)]


def _lines(text: str) -> list[_Line]:
    lines = []
    for found in _LINE.finditer(text):
        words = found.group()
        if stripped := words.strip():
            start = found.start() + len(words) - len(words.lstrip())
            lines.append(_Line(start, start + len(stripped), stripped))
    return lines


# ---------------------------------------------------------------- the body
def _body(lines: list[_Line]) -> tuple[int, int] | None:
    """First and last line of the run of paragraphs that holds most prose; None where there is no prose."""
    for shortest in (60, 25):
        best: tuple[int, int, int] | None = None
        start = last = -1
        weight = 0
        for number, line in enumerate(lines):
            if start >= 0 and (_opens_section(lines, number) or number - last > _MOST_GAP):
                start, weight = -1, 0
            if not _is_prose(line.words, shortest, within=start >= 0):
                continue
            if start < 0:
                start = number
            last = number
            weight += len(line.words) * (3 if _CJK.search(line.words[:40]) else 1)
            if best is None or weight > best[0]:
                best = (weight, start, number)
        if best:
            return best[1], best[2]
    return None


def _is_prose(words: str, shortest: int, *, within: bool) -> bool:
    """Whether a line is a paragraph: long, and ended as a sentence is; inside a run shorter ones count too."""
    end = words.rstrip(_CLOSERS)[-1:]
    ended = end in _ENDS if end else False
    dense = len(_CJK.findall(words[:400])) * 2 > len(words[:400])
    if len(_MARKLESS.findall(words[:400])) * 2 > len(words[:400]):
        long_enough = len(words) >= (_MARKLESS_WITHIN if within else _MARKLESS_PARAGRAPH * shortest)
        return long_enough and not (is_strip(words) or _says_when(words) or is_caption(words))
    length = len(words) * 3 if dense else len(words)
    if not dense and words.count(" ") < (1 if within else 5):
        return False
    if length >= 400:
        return True
    if is_strip(words) or _says_when(words) or is_caption(words):
        return False
    if not ended and not (length >= shortest and _signed(words)):
        return length >= 200 and any(f"{mark} " in words for mark in ".!?;,")
    return length >= (_SHORTEST_WITHIN if within else shortest)


def _signed(words: str) -> bool:
    """Whether a paragraph ends with a sentence and a credit behind it ("… on Thursday. (dpa)")."""
    pieces = appended(words)
    return bool(pieces) and words[: pieces[0][0]].rstrip().rstrip(_CLOSERS)[-1:] in tuple(_ENDS)


def _opens_section(lines: list[_Line], number: int) -> bool:
    """A heading such as TRENDING or Latest News, behind which the page goes on with other things."""
    words = lines[number].words
    if len(words) > 40 or not (is_strip(words) or phrases.COMMENTS.match(words)):
        return False
    # "Also read: <title>" is a strip between paragraphs; a heading stands alone.
    return ":" not in words.rstrip(":：")


def _says_when(words: str) -> bool:
    return (
        len(words) <= 240
        and any(letter.isdigit() for letter in words)
        and bool(phrases.META_LINE.search(words))
    )


# ---------------------------------------------------------------- the head
def _read_head(lines: list[_Line], first: int, last: int) -> _Found:
    """Zone the lines before the body and read what they say."""
    found = _Found()
    head = lines[:first]
    body_words = set(
        normal_words(" ".join(line.words for line in lines[first : min(last + 1, first + 4)])[:4000])
    )
    found.title = _title(head, body_words)
    shown = normal_form(found.title) if found.title else None
    for number, line in enumerate(head):
        if shown and normal_form(line.words) == shown:
            continue
        if number < 3 and (address := _URL_LINE.fullmatch(line.words)):
            found.url = _canonical(address[1])
        elif is_caption(line.words):
            line.zone = Zone.caption
        elif _is_byline(line.words, found, number, head):
            line.zone = Zone.byline
        elif country := _COUNTRY.fullmatch(line.words.strip(_BULLET)):
            found.country = country[1].strip() or _next(head, number)
        elif _is_prose(line.words, 60, within=False) and not is_strip(line.words):
            line.zone = Zone.lead
    return found


def _canonical(address: str) -> str | None:
    from wirecopy.intake.urls import canonical  # noqa: PLC0415 - brings idna

    return canonical(address)


def _next(head: list[_Line], number: int) -> str | None:
    following = head[number + 1].words.strip(_BULLET) if number + 1 < len(head) else ""
    return following if following and len(following) <= 60 and ":" not in following else None


def _is_byline(words: str, found: _Found, number: int, head: list[_Line]) -> bool:
    """Whether a line says who wrote the story, where or when; what it says goes into `found`."""
    if len(words) > 240:
        return False
    dated = _says_when(words) or (len(words) <= 80 and dates.moment(words) is not None)
    named = is_byline(words) or (len(words) <= 40 and is_agency(words))
    below_title = bool(found.title) and number > 0 and head[number - 1].words == found.title
    piped = " | " in words and (
        dated or is_agency(words.split(" | ", maxsplit=1)[0]) or is_byline(words.split(" | ", maxsplit=1)[0])
    )
    if not (dated or named or piped or (below_title and is_agency(words))):
        return False
    parts = [part.strip(" |•·") for part in re.split(r"\s[|•·]\s", words)]
    if dated and len(head) - number <= _NEAR_LINES:
        _read_moments(words, parts, found)
    names = [part for part in parts if part and not _STATED.search(part) and dates.moment(part) is None]
    if names and found.byline is None and (named or piped) and not any(map(str.isdigit, names[0])):
        found.byline = names[0]
        if len(names) > 1 and is_agency(names[0]) and is_place_name(names[1]) and not is_agency(names[1]):
            found.place = names[1]
    return True


def _read_moments(words: str, parts: list[str], found: _Found) -> None:
    """The moments of a line, told apart by the words before them."""
    pieces: list[tuple[str, str]] = []
    marks = list(_STATED.finditer(words))
    for number, mark in enumerate(marks, start=1):
        until = marks[number].start() if number < len(marks) else len(words)
        stated = words[mark.end() : until].strip(" :：|•·-–,")
        pieces.append(("updated" if mark["updated"] else "published", stated))
    if not marks:
        pieces = [("", part) for part in parts]
    for kind, stated in pieces:
        moment = dates.moment(stated)
        if moment is None:
            continue
        if kind == "updated":
            found.updated = found.updated or moment
        elif kind == "published":
            found.published = found.published or moment
        else:
            found.moments.append(moment)


def _settle_moments(found: _Found) -> None:
    """The date without a word before it that stands nearest to the body is that of publication."""
    exact = [one for one in found.moments if one.precision not in (Precision.month, Precision.year)]
    if found.published is None and exact:
        found.published = exact[-1]


def _title(head: list[_Line], body_words: set[str]) -> str | None:
    """The line that reads as a headline: repeated, or sharing words with the body; the first of equals."""
    best: tuple[float, str] | None = None
    forms = [normal_form(line.words) for line in head]
    for number, line in enumerate(head):
        words = line.words
        if not _may_be_title(words):
            continue
        tokens = forms[number].split()
        korean = _HANGUL.search(words) is not None  # words with blanks between them, of few letters
        dense = not korean and _CJK.search(words) is not None
        if len(tokens) < (6 if dense else 3):
            continue
        least = 1 if dense else 2 if korean else 4
        shared = sum(1 for token in tokens if token in body_words and len(token) >= least)
        score = 4.0 * shared / len(tokens) + (2 if forms.count(forms[number]) > 1 else 0)
        score += 1 if len(tokens) >= 5 else 0
        score -= 1.5 if words[-1] in "." and len(words) > 60 else 0
        # Menus above a page hold headlines of other stories; its own stands next to its byline and body.
        score -= _FARNESS * min(len(head) - number, _FAR_LINES) / _FAR_LINES
        score += 0.5 if number + 1 < len(head) and _says_who_or_when(head[number + 1].words) else 0
        if best is None or score > best[0] + 0.01:
            best = (score, words)
    if best is None or (best[0] < 0.25 and len(head) > 3):
        return None
    return _without_site(best[1])


def _says_who_or_when(words: str) -> bool:
    return is_byline(words) or _says_when(words) or (len(words) <= 60 and dates.moment(words) is not None)


def _may_be_title(words: str) -> bool:
    if not 6 <= len(words) <= _LONGEST_TITLE or _URL_LINE.fullmatch(words) or words[0] in "©•(":
        return False
    if "@" in words or is_strip(words) or is_caption(words):
        return False
    return not _says_who_or_when(words)


def _without_site(title: str) -> str:
    """A title as browsers show it, without the site's name behind a bar."""
    parts = title.split(" | ")
    return (
        parts[0] if len(parts) == 2 and len(parts[0].split()) >= 4 and len(parts[1].split()) <= 4 else title
    )


# ---------------------------------------------------------------- the tail
def _read_tail(lines: list[_Line], last: int, found: _Found) -> None:
    """Dates that a page states below its body, where the head has none."""
    if found.published or found.updated or found.moments:
        return
    for line in lines[last + 1 : last + 9]:
        if len(line.words) <= 160 and _says_when(line.words):
            parts = re.split(r"\s[|•·]\s", line.words)
            _read_moments(line.words, parts, found)


def _zones(text: str, lines: list[_Line], run: tuple[int, int], found: _Found) -> tuple[ZoneSpan, ...]:
    """A zone for every line: those of the body by refine, with the sign-offs that may stand just below it."""
    first, last = run
    until = last
    while until + 1 < len(lines) and until - last < 6 and not _opens_section(lines, until + 1):
        until += 1
    spans = [ZoneSpan(Zone.body, lines[first].start, lines[until].end)]
    if "\n" not in text:  # lines parted by carriage returns alone
        spans = [ZoneSpan(Zone.body, line.start, line.end) for line in lines[first : until + 1]]
    refined = refine(text, spans, title=found.title)
    end_of_story = lines[last].end
    zones = [ZoneSpan(line.zone, line.start, line.end) for line in lines[:first]]
    for span in refined:
        if span.zone is not Zone.body or span.end <= end_of_story:
            zones.append(span)
            continue
        if span.start < end_of_story:
            zones.append(ZoneSpan(Zone.body, span.start, end_of_story))
        zones.extend(
            ZoneSpan(Zone.furniture, max(line.start, span.start), min(line.end, span.end))
            for line in lines[last + 1 : until + 1]
            if line.start < span.end and line.end > span.start
        )
    zones.extend(ZoneSpan(Zone.furniture, line.start, line.end) for line in lines[until + 1 :])
    return tuple(zones)
