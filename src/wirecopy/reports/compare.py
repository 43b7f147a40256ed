"""Two stories side by side, what they share marked: for a terminal, as a page, as an object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirecopy.records import Match
from wirecopy.reports.pages import page
from wirecopy.reports.reasons import in_names, names_of_two
from wirecopy.reports.words import (
    NOTHING,
    clipped,
    clock,
    counted,
    harmless,
    padded,
    share,
    width,
)

if TYPE_CHECKING:
    from wirecopy.matching.alongside import Cell, Row, Shared

_BOLD, _PLAIN = "\x1b[1;32m", "\x1b[0m"
_LEAST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two stories. known: whether the store holds it. cluster: where it stands, if anywhere."""

    story: str
    known: bool
    outlet: str
    title: str | None
    url: str | None
    source: str
    published: str | None
    words: int
    cluster: str | None

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two stories and what they share. match: a is the first that was named, whichever id is smaller.

    words: of each, how many stand in some passage that they share.
    """

    a: Side
    b: Side
    match: Match
    shared: Sequence[Shared]
    words: tuple[int, int]
    rows: Sequence[Row]

    def as_json(self) -> dict[str, object]:
        """The same as an object; offsets are characters of each story's text."""
        match = self.match
        return {
            "schema_version": 1,
            "a": self.a.as_json(),
            "b": self.b.as_json(),
            "relation": match.relation.value,
            "accepted": match.accepted,
            "jaccard": round(match.jaccard, 4),
            "containment_a": round(match.containment_a, 4),
            "containment_b": round(match.containment_b, 4),
            "longest_run": match.longest_run,
            "reason": match.reason,
            "shared": [
                {
                    "passage": run.number,
                    "start_a": run.start_a,
                    "end_a": run.end_a,
                    "start_b": run.start_b,
                    "end_b": run.end_b,
                    "words": run.words,
                }
                for run in self.shared
            ],
        }

    @property
    def verdict(self) -> list[str]:
        """What was found, in a few lines."""
        match = self.match
        passages = counted(len({run.number for run in self.shared}), "passage")
        same = "the same copy" if match.accepted else "not the same copy"
        first, second = names_of_two(self.a.outlet, self.b.outlet)
        lines = [
            f"{match.relation.value}: {same}. {in_names(match.reason, first, second)}",
            f"{self._words} shared in {passages}, the longest run {match.longest_run}",
            f"{second} holds {share(match.containment_a)} of {first}, "
            f"{first} {share(match.containment_b)} of {second}",
        ]
        if self.a.cluster and self.b.cluster:
            together = self.a.cluster == self.b.cluster
            where = self.a.cluster if together else f"{self.a.cluster} and {self.b.cluster}"
            lines.append(f"in {'one cluster' if together else 'two clusters'}: {where}")
        return lines

    @property
    def _words(self) -> str:
        """How many words are shared: of both, where one repeats what stands in the other once."""
        least, most = sorted(self.words)
        return counted(most, "word") if least == most else f"{least:,} to {counted(most, 'word')}"


# ---------------------------------------------------------------- a terminal
def render_compared(answer: Compared, *, columns: int = 100, colour: bool = False) -> str:
    """Both texts in two columns; what is shared in colour, or between » and « where there is none."""
    room = (max(columns, _LEAST_COLUMNS) - 3) // 2
    lines = [harmless(line) for line in answer.verdict]
    lines.append("")
    heads = [_head(side) for side in (answer.a, answer.b)]
    lines += _beside([[clipped(line, room) for line in head] for head in heads], room)
    for row in answer.rows:
        lines.append(f"{'─' * room}─┼─{'─' * room}")
        lines += _beside([_lines(cell, room, colour=colour) for cell in row], room)
    return "\n".join(line.rstrip() for line in lines)


def _head(side: Side) -> list[str]:
    when = clock(side.published) if side.published else NOTHING
    state = side.story if side.known else f"{side.source} (not in the store)"
    return [
        side.title or "(no title)",
        f"{side.outlet or NOTHING}, {when}, {counted(side.words, 'word')}",
        state,
    ]


def _beside(cells: Sequence[Sequence[str]], room: int) -> list[str]:
    left, right = cells
    height = max(len(left), len(right))
    left, right = ([*lines, *[""] * (height - len(lines))] for lines in (left, right))
    return [f"{_filled(one, room)} │ {other}" for one, other in zip(left, right, strict=True)]


def _filled(line: str, room: int) -> str:
    shown = line.replace(_BOLD, "").replace(_PLAIN, "")
    return line + padded(shown, room)[len(shown) :]


def _lines(cell: Cell, room: int, *, colour: bool) -> list[str]:
    """A cell's words broken into lines; a blank line between paragraphs."""
    lines: list[str] = []
    line: list[tuple[str, bool]] = []
    for word, shared, ends in _words(cell, room, marks=not colour):
        if line and sum(width(one) + 1 for one, _ in line) + width(word) > room:
            lines.append(_painted(line, colour))
            line = []
        if word:
            line.append((word, shared))
        if ends:
            lines += [_painted(line, colour), ""]
            line = []
    if line:
        lines.append(_painted(line, colour))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _words(cell: Cell, room: int, *, marks: bool) -> list[tuple[str, bool, bool]]:
    """The words of a cell in order: each harmless and not longer than a line, shared or not, ending a
    paragraph or not."""
    found: list[tuple[str, bool, bool]] = []
    for piece in cell:
        words: list[tuple[str, bool]] = []
        paragraphs = re.split(r"\n\s*\n", piece.text)
        for number, paragraph in enumerate(paragraphs):
            parts = [part for word in paragraph.split() for part in _parts(harmless(word), room - 2)]
            words += [(part, False) for part in parts]
            if number < len(paragraphs) - 1:
                words.append(("", True))
        if piece.number and marks:
            places = [place for place, (word, _) in enumerate(words) if word]
            if places:
                words[places[0]] = (f"»{words[places[0]][0]}", words[places[0]][1])
                words[places[-1]] = (f"{words[places[-1]][0]}«", words[places[-1]][1])
        found += [(word, bool(piece.number), ends) for word, ends in words]
    return found


def _parts(word: str, room: int) -> list[str]:
    """A word cut where it does not fit into a line."""
    parts: list[str] = []
    while width(word) > room:
        cut = len(word)
        while width(word[:cut]) > room:
            cut -= 1
        parts.append(word[: max(cut, 1)])
        word = word[max(cut, 1) :]
    return [*parts, word] if word else parts


def _painted(line: Sequence[tuple[str, bool]], colour: bool) -> str:
    if not colour:
        return " ".join(word for word, _ in line)
    return " ".join(f"{_BOLD}{word}{_PLAIN}" if shared else word for word, shared in line)


# ---------------------------------------------------------------- a page
@dataclass(frozen=True, slots=True)
class _Marked:
    """A piece of a cell; place, other: where its passage begins here and on the other side, at the first."""

    text: str
    number: int
    place: str = ""
    other: str = ""


def compared_page(answer: Compared) -> str:
    """One page that needs nothing beside it: no script, no other file; every foreign word is escaped."""
    met: set[tuple[str, int]] = set()
    return page(
        "compare.html",
        title=f"{answer.a.story} and {answer.b.story}",
        verdict=answer.verdict,
        heads=[_head(side) for side in (answer.a, answer.b)],
        rows=[
            [_marked(cell, name, met) for cell, name in zip(row, "ab", strict=True)] for row in answer.rows
        ],
    )


def _marked(cell: Cell, name: str, met: set[tuple[str, int]]) -> list[_Marked]:
    """The pieces of a cell; the first piece of each passage leads to the passage on the other side."""
    pieces = []
    for number, piece in enumerate(cell):
        text = piece.text
        if number == 0:
            text = text.lstrip()
        if number == len(cell) - 1:
            text = text.rstrip()
        if not piece.number or (name, piece.number) in met:
            pieces.append(_Marked(text, piece.number))
            continue
        met.add((name, piece.number))
        other = "b" if name == "a" else "a"
        pieces.append(_Marked(text, piece.number, f"{name}{piece.number}", f"{other}{piece.number}"))
    return pieces
