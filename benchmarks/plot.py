"""Draws panels of lines as one SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 300, 260
LEFT, TOP, SIDE = 46, 34, 200
COLOURS = ("#0b6e4f", "#c8553d", "#3d5a98", "#9a7b1c", "#6b6b6b")

Line = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is marked on an axis: ascending values, the first and the last at its ends, with their words.

    logarithmic: equal steps are equal factors; then no value is 0.
    """

    marks: Sequence[tuple[float, str]]
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at the first mark to 1 at the last."""
        low, high = self._scaled(self.marks[0][0]), self._scaled(self.marks[-1][0])
        return (self._scaled(value) - low) / (high - low) if high > low else 0.5

    def _scaled(self, value: float) -> float:
        return math.log(value) if self.logarithmic else value


SHARES = Axis([(step / 10, f"{step / 10:.1f}") for step in range(0, 11, 2)])
"""From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines of points by name, under a title; label: of the horizontal axis."""

    title: str
    label: str
    lines: Mapping[str, Line]
    across: Axis = SHARES
    up: Axis = SHARES


def up_to(most: float) -> Axis:
    """An axis from 0 to the first round number that is no less than `most`, in five steps or fewer."""
    size = 10.0 ** math.floor(math.log10(most)) if most > 0 else 1.0
    step = next(size * part for part in (0.2, 0.5, 1.0, 2.0) if math.ceil(most / (size * part)) <= 5)
    count = max(1, math.ceil(most / step))
    return Axis([(step * number, f"{step * number:,.10g}") for number in range(count + 1)])


def svg(panels: Sequence[Panel]) -> str:
    """An SVG of panels side by side."""
    below = HEIGHT + 20 + 14 * max(len(panel.lines) for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(panels)} {below}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH * len(panels)}" height="{below}" fill="white"/>',
    ]
    for number, panel in enumerate(panels):
        parts.append(f'<g transform="translate({number * WIDTH} 0)">')
        parts += [*_frame(panel), *_lines(panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _frame(panel: Panel) -> list[str]:
    middle = LEFT + SIDE / 2
    parts = [
        f'<text x="{middle:.0f}" y="20" text-anchor="middle" font-size="13">{escape(panel.title)}</text>',
        f'<text x="{middle:.0f}" y="{TOP + SIDE + 32}" text-anchor="middle">{escape(panel.label)}</text>',
    ]
    for value, words in panel.up.marks:
        y = TOP + SIDE * (1 - panel.up.share(value))
        parts += [
            f'<line x1="{LEFT}" x2="{LEFT + SIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(words)}</text>',
        ]
    for value, words in panel.across.marks:
        x = LEFT + SIDE * panel.across.share(value)
        parts.append(f'<text x="{x:.1f}" y="{TOP + SIDE + 16}" text-anchor="middle">{escape(words)}</text>')
    return parts


def _lines(panel: Panel) -> list[str]:
    parts = []
    for number, (name, points) in enumerate(panel.lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        placed = [
            (LEFT + SIDE * panel.across.share(x), TOP + SIDE * (1 - panel.up.share(y))) for x, y in points
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        below = TOP + SIDE + 50 + 14 * number
        parts.append(f'<text x="{LEFT}" y="{below}" fill="{colour}">{escape(name)}</text>')
    return parts
