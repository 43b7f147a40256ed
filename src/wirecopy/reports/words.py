"""Showing foreign words and figures: on one line, harmless on a terminal, aligned in columns.

Titles, bylines and evidence come from anywhere. An escape sequence in one may recolour or rewrite a
terminal, a bidirectional override may turn a line round (https://trojansource.codes/), so none of
them is ever printed as it came.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from wirecopy.patterns import lazy_re
from wirecopy.records import Evidence, Moment, Precision, Reject

_BREAKS = lazy_re(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+ *")
_HARMFUL = lazy_re(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
"""Stands where a character was that would do more than be read."""
NOTHING = "–"
"""Stands where nothing is known."""


def harmless(text: object) -> str:
    """The words on one line, every character that would steer a terminal or turn the line round replaced."""
    return _HARMFUL.sub(REPLACEMENT, _BREAKS.sub(" ", str(text))).strip(" ")


def width(text: str) -> int:
    """Columns of a terminal that the words take: East Asian wide characters take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def clipped(text: object, columns: int) -> str:
    """The harmless words in at most so many columns, `…` at the end of what was cut."""
    words = harmless(text)
    if width(words) <= columns:
        return words
    while words and width(words) > columns - 1:
        words = words[:-1]
    return words.rstrip() + "…"


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The words filled up with blanks to so many columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def aligned(
    rows: Sequence[Sequence[str]], *, right: Sequence[int] = (), heads: Sequence[str] = (), indent: str = ""
) -> list[str]:
    """Lines of aligned columns, two blanks apart; `right`: numbers of the columns that end flush.

    The cells must be harmless already. The last column is never filled up.
    """
    table = [list(heads), *rows] if heads else list(rows)
    if not table:
        return []
    widths = [max(width(row[column]) for row in table) for column in range(len(table[0]))]
    lines = []
    for row in table:
        cells = [padded(cell, widths[place], right=place in right) for place, cell in enumerate(row)]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def wrapped(text: object, columns: int, indent: str = "") -> list[str]:
    """The harmless words broken at blanks into lines of at most so many columns, indent and all."""
    lines: list[str] = []
    line = ""
    for word in harmless(text).split(" "):
        if line and width(line) + 1 + width(word) > columns - len(indent):
            lines.append(indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, indent + line] if line else lines


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 story`, `12,000 stories`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def each_once(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence as readers see it: words that several rules found in one place stand there once."""
    found: dict[tuple[str, int, int, str], Evidence] = {}
    for one in evidence:
        found.setdefault((one.zone, one.start, one.end, one.words), one)
    return list(found.values())


def refusal(reject: Reject) -> str:
    """What is rejected, in one line: where it stands, why, and what to do."""
    where = reject.source if reject.line is None else f"{reject.source}, line {reject.line}"
    return f"{where}: {reject.reason}: {reject.problem}"


def text_or_none(value: object) -> str | None:
    """A cell of a row as a text; None where it is empty."""
    return None if value is None else str(value)


def whole(value: object) -> int:
    """A count of an export row; none where it is empty."""
    return value if isinstance(value, int) else 0


def share(value: object) -> str:
    """`97 %` of a share from 0 to 1; a whole is 100 %, and nothing less than a whole is shown as one."""
    if not isinstance(value, int | float):
        return NOTHING
    percent = round(value * 100)
    if percent == 100 and value < 1:
        percent = 99
    return f"{percent} %"


def instant(value: object) -> datetime | None:
    """A time of an export row, ISO 8601 or a datetime, as an aware UTC datetime.

    None where there is none, or only a day, month or year is known: no lag can be counted from it.
    """
    if isinstance(value, str) and "T" in value:
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stated(moment: Moment | None) -> str | None:
    """The time in UTC as ISO 8601, cut where the story's own statement of it ends."""
    if moment is None:
        return None
    ends = {Precision.year: 4, Precision.month: 7, Precision.day: 10}.get(moment.precision)
    return moment.utc.strftime("%Y-%m-%dT%H:%M:%SZ")[:ends]


def clock(value: object) -> str:
    """`2024-05-14 22:10` in UTC; less where less is known, `–` where nothing is."""
    moment = instant(value)
    if moment:
        return moment.strftime("%Y-%m-%d %H:%M")
    return harmless(value) if value else NOTHING


def lag(minutes: object) -> str:
    """`+25 min`, `+3 h 05`, `+2 d 4 h`; a story that came before the one it is measured from has `-`."""
    if not isinstance(minutes, int | float):
        return NOTHING
    whole = round(abs(minutes))
    sign = "-" if minutes < 0 and whole else "+"
    hours, rest = divmod(whole, 60)
    days, hours_left = divmod(hours, 24)
    if whole < 60:
        return f"{sign}{whole} min"
    if days == 0:
        return f"{sign}{hours} h {rest:02d}"
    return f"{sign}{days} d {hours_left} h"
