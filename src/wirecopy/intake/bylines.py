"""Bylines, times, places and sections out of the lines that stand around a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.intake.accounts import is_account
from wirecopy.intake.agencies import is_post_at_agency
from wirecopy.intake.credits import (
    begins_byline,
    date_start,
    is_byline,
    is_edited_by,
    is_picture_credit,
    is_source_line,
    states_date,
    unlabelled,
    without_dates,
)
from wirecopy.intake.marks import author_element, author_mark, names_author
from wirecopy.intake.markup import Block, Element, ancestry, folded, names_of, text_of
from wirecopy.intake.names import EDGES, POST, cleaned, is_filed_under
from wirecopy.intake.standing import Neutral
from wirecopy.intake.surroundings import Surroundings
from wirecopy.patterns import lazy_re
from wirecopy.text.datelines import is_agency, is_city

_LONGEST = 160
_MOST_AUTHORS = 6
_STATE = lazy_re(r",\s[A-Z]{2}$")
"""What ends a place of the United States, and no name."""
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
_BETWEEN_NAMES = lazy_re(
    r"[,;/|&+]|\s(?:and|und|y|et|e|i|och|og|en|with|mit|avec|con|for|in|of)\s", re.IGNORECASE
)
_MOST_NAMES = 5
"""Words of one person's or organisation's name."""
_BEGINS_AS_BYLINE, _MARKED, _BY_DATE = 3, 2, 1
_NO_LETTERS = lazy_re(r"[\W_]+")
_BARS = lazy_re(r"\s+[/|•·]\s+")
_PLACE = lazy_re(r"^[^\W\d_][^\d:@]{1,40}$")
_RUN_TOGETHER = lazy_re(r"[^\W\d_][\dA-ZÀ-ÞА-Я]|\d[^\W\d_]")
_FILED_UNDER = lazy_re(
    r"(?<![a-z])(?:categor\w+|tags?|sections?|topics?|rubri\w+|themen?|subjects?|temas?|ressort)(?![a-z])",
    re.IGNORECASE,
)
_OF_PLACE = lazy_re(
    r"(?<![a-z])(?:author|byline|dateline|reporter)-(?:origin|location|place|city)(?![a-z])"
    r"|(?:^|\s)(?:location|place|city|ciudad|cidade|luogo|lieu)(?:\s|$)"
)
"""What makers call a line that tells from where a story was sent."""
_SIGNED_DATELINE = lazy_re(
    r"【[^【】＝=\d]{1,12}[＝=](?P<who>[\u3400-\u9fff]{2,7}(?:[・、][\u3400-\u9fff]{2,7}){0,3})】"
)
_LABEL = lazy_re(r"[^\W\d_]+\s?[:：]")
_COUNTRY_LABEL = lazy_re(
    r"^\W*(?:country|país|pays|land|paese|страна|ülke|kraj|země|国家)\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE
)


def byline_of(
    blocks: list[Block],
    around: Surroundings,
    body: Element,
    authors: list[str],
    own: set[str],
    no_names: set[str],
) -> str | None:
    """Who a page says wrote its story: the visible line, else the authors stated out of sight; else None.

    body: the element that holds the body. authors: names stated out of sight. own: the outlet's names in
    bare letters; an outlet named as its own author is the last to be believed, and so is an account of its
    content system. no_names: in bare letters, what nobody is called: where the story is filed, from where it
    is sent.
    """
    neutral = Neutral(ancestry(body))
    places = [*in_order(around), *(p for p in around.standfirst if _is_signed(blocks[p]))]
    lines_of = set(places)
    by_place = {
        place: [
            read
            for read in _readings(blocks, place, lines_of, neutral)
            if bare(read[1]) not in no_names and not is_city(read[1])
        ]
        for place in places
    }
    written = [place for place in places if not is_edited_by(blocks[place].text)]
    if any(trust >= _MARKED for place in written for trust, _ in by_place[place]):
        places = written  # who edited is named where nobody else is
    lines = [line for place in places for line in by_place[place]]
    others = [author for author in authors if not is_own(author, own)]
    people = [author for author in others if not is_account(author)]
    if people or any(_names_writer(line, own) for _, line in lines):
        others = people
        lines = [line for line in lines if not is_account(line[1])]
    begun = [line for trust, line in lines if trust == _BEGINS_AS_BYLINE and not is_agency(line)]
    signed = len(begun) == 1 and bool(others) and all(map(is_agency, others))  # the agency's own author
    if not signed and (named := _named(blocks, places, lines, others)):
        return named
    for trust in (_BEGINS_AS_BYLINE, _MARKED, _BY_DATE):
        for weight, line in lines:
            if (
                weight == trust
                and bare(unlabelled(line)) not in own
                and not (others and _is_less(trust, line))
            ):
                return _with_next(line, blocks, by_place)
    return ", ".join((others or authors)[:_MOST_AUTHORS]) or next((line for _, line in lines), None)


def _names_writer(line: str, own: set[str]) -> bool:
    """Whether a line names somebody else than the outlet and the accounts of its content system."""
    return not is_account(line) and bare(unlabelled(line)) not in own


def signed_dateline(text: str) -> str | None:
    """The dateline of a text that names a person beside the place, as papers of Japan write it; else None."""
    found = _SIGNED_DATELINE.match(text)
    return found[0] if found and not is_agency(found["who"]) else None


def is_own(author: str, own: set[str]) -> bool:
    """Whether an author is the outlet, by its name or by its domain in brackets."""
    _, opened, domain = author.rstrip(")").rpartition("(")
    return bare(author) in own or bool(opened and bare(domain.removeprefix("www.")) in own)


def _with_next(line: str, blocks: list[Block], by_place: dict[int, list[tuple[int, str]]]) -> str:
    """A byline, and those of the lines right below it that begin with the same word (`Autor: …`).

    Or the one that tells whose writer that is (`Associated Press Writer`).
    """
    at = next(place for place, read in by_place.items() if any(names == line for _, names in read))
    below = blocks[at + 1].text if at + 1 < len(blocks) else ""
    if below not in line and not is_agency(unlabelled(line)) and is_post_at_agency(below):
        return f"{line}, {below}"
    label, names = _label(line), [line]
    while label and (at := at + 1) in by_place and _label(blocks[at].text) == label:
        names += [read.removeprefix(label).strip() for _, read in by_place[at] if read.startswith(label)]
    return ", ".join(dict.fromkeys(names))


def _label(line: str) -> str:
    """The word before a colon that a byline begins with; empty where none does."""
    found = _LABEL.match(line)
    return found[0] if found and begins_byline(found[0]) else ""


def _is_signed(block: Block) -> bool:
    """Whether a standfirst ends with who wrote the story."""
    return any(author_mark(part) and is_byline(text_of(part)) for part in block.parts)


def _is_less(trust: int, line: str) -> bool:
    """Whether a line says less of who wrote a story than a name stated out of sight."""
    return trust == _BY_DATE or bool(POST.match(line))


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


def _readings(
    blocks: list[Block], place: int, by_line: set[int], neutral: Neutral
) -> Iterator[tuple[int, str]]:
    """(trust, names) readings of one line, best first."""
    block = blocks[place]
    if is_picture_credit(block.text) or is_filed_under(block.text) or _is_place(block.element):
        return
    whole = cleaned(parted(block.text, block.parts))
    if whole and place and begins_byline(blocks[place - 1].text):
        yield _BEGINS_AS_BYLINE, whole
        return
    if whole and (is_byline(block.text) or is_source_line(block.text)):
        yield (_BEGINS_AS_BYLINE if is_byline(block.text) else _MARKED), whole
        return
    if (named := _named_part(block.text)) and (part := cleaned(named)):
        yield _MARKED, part
        return
    if names_author(block, neutral):
        element = author_element(block, neutral)
        if element is not None:
            line = cleaned(_written_in(element))
            if begins_byline(block.text) and place + 1 in by_line:
                named = f"{block.text} {blocks[place + 1].text}"
                line = named if line.startswith(named) else line  # what else the box tells is no name
            if line and len(line) <= _LONGEST:
                yield (_BEGINS_AS_BYLINE if is_byline(line) else _MARKED), line
                return
        if whole:
            yield _MARKED, whole
    elif (
        whole
        and not any(map(_is_filed_under, block.parts))
        and _looks_like_name(whole, beside_date=date_start(block.text) is not None)
        and not _is_section(whole, blocks, place)
    ):
        yield _BY_DATE, whole
        if agency := _agency_behind_date(block.text):
            yield _BY_DATE, agency


def _agency_behind_date(line: str) -> str | None:
    """The agency that a line names behind its date, where a place stands before that."""
    start = date_start(line)
    behind = without_dates(line[start:]).strip(EDGES) if start else ""
    return behind if behind and is_agency(behind) else None


def _is_section(word: str, blocks: list[Block], place: int) -> bool:
    """Whether a word beside a date stands alone or between bars elsewhere on the page, as sections do."""
    if " " in word or not word[1:].islower() or is_agency(word):
        return False
    return any(
        word in block.text and any(part.strip() == word for part in block.text.split("|"))
        for number, block in enumerate(blocks)
        if number != place
    )


def _is_place(element: Element) -> bool:
    """Whether its maker says that an element tells from where a story was sent."""
    return bool(_OF_PLACE.search(names_of(element)))


def _written_in(element: Element) -> str:
    """The words of an element that holds an author, without the place that stands beside the name."""
    parts = [part for part in element.iterdescendants() if isinstance(part.tag, str)]
    words = parted(text_of(element), parts)
    for place in filter(None, (text_of(part) for part in parts if _is_place(part))):
        words = words.replace(place, " ")
    return folded(words)


def _named_part(line: str) -> str | None:
    """The part of a line, between bars, that begins as bylines and lines of sources do.

    (`4 March 2026 / Updated 5 March 2026 / Source: Bay Press`)
    """
    parts = _BARS.split(line)[1:] if len(line) <= _LONGEST else []
    parts = [part for part in parts if not is_filed_under(part)]
    return next((part for part in parts if is_byline(part) or is_source_line(part)), None)


def parted(text: str, parts: list[Element]) -> str:
    """A line with blanks where its inline elements run together only for whoever reads no style sheet.

    (`Ana LimaEditor`, `Ana Lima3 May 2026`, `04/03/202605/03/2026`).
    """
    for part in parts:
        words = folded(part.text_content()) if isinstance(part.tag, str) else ""
        if not words or len(words) == len(text) or words not in text:
            continue
        start = text.index(words)
        for at in (start + len(words), start):
            seam = text[at - 1 : at + 1] if 0 < at < len(text) else ""
            if _RUN_TOGETHER.fullmatch(seam) or (seam.isdigit() and len(seam) > 1 and states_date(words)):
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
    if (
        _STATE.search(line)
        or line.startswith("【")  # the name of a column
        or len(line) > _LONGEST_UNMARKED
        or len(names) > _MOST_WORDS
        or max(map(len, names)) > _LONGEST_WORD
    ):
        return False
    if any(name[0].isdigit() or (name[0].islower() and name.casefold() not in _JOINING) for name in names):
        return False
    if any(len(one.split()) > _MOST_NAMES for one in _BETWEEN_NAMES.split(line)):
        return False
    return len(names) > 1 or beside_date or not (line[1:].islower() and line.isalpha())


def place_of(lines: list[str]) -> str | None:
    """The place in a line of source, place and date parted by bars (`ANI | Moscow | Updated: …`)."""
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        named = [part for part in parts if part and date_start(part) is None]
        if len(parts) >= 3 and len(named) == 2 and parts[:2] == named and _PLACE.match(named[1]):
            return named[1]
    return None
