"""Figures as Markdown, and the page that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
MEBIBYTE = 2**20


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of Markdown; all columns but the first are numbers."""
    return [_row(head), "|---|" + "---:|" * (len(head) - 1), *map(_row, rows)]


def times(ours: float, theirs: float) -> str:
    """How many times one is the other."""
    return f"{ours / theirs:.2f} ×" if theirs else "–"


def replace_figures(page: Path, lines: Sequence[str]) -> None:
    """Put lines in the place of a page's figures."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text("\n".join((before + BEGIN, "", *lines, "", END + after)), encoding="utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
