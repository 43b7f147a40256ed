"""Draws the evaluation as one SVG: parents and roots by rate of stripping, and calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 300, 260
LEFT, TOP, SIDE = 46, 34, 200
COLOURS = ("#0b6e4f", "#c8553d", "#3d5a98", "#9a7b1c", "#6b6b6b")

Line = Sequence[tuple[float, float]]


def svg(panels: Sequence[tuple[str, str, Mapping[str, Line]]]) -> str:
    """An SVG of panels side by side: title, label of the horizontal axis, lines of points 0 to 1 by name."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(panels)} {HEIGHT + 90}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH * len(panels)}" height="{HEIGHT + 90}" fill="white"/>',
    ]
    for number, (title, axis, lines) in enumerate(panels):
        parts.append(f'<g transform="translate({number * WIDTH} 0)">')
        parts += [*_frame(title, axis), *_lines(lines), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _frame(title: str, axis: str) -> list[str]:
    middle = LEFT + SIDE / 2
    parts = [
        f'<text x="{middle:.0f}" y="20" text-anchor="middle" font-size="13">{escape(title)}</text>',
        f'<text x="{middle:.0f}" y="{TOP + SIDE + 32}" text-anchor="middle">{escape(axis)}</text>',
    ]
    for step in range(0, 11, 2):
        share = step / 10
        x, y = _place(share, share)
        parts += [
            f'<line x1="{LEFT}" x2="{LEFT + SIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{share:.1f}</text>',
            f'<text x="{x:.1f}" y="{TOP + SIDE + 16}" text-anchor="middle">{share:.1f}</text>',
        ]
    return parts


def _lines(lines: Mapping[str, Line]) -> list[str]:
    parts = []
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        placed = [_place(x, y) for x, y in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        below = TOP + SIDE + 50 + 14 * number
        parts.append(f'<text x="{LEFT}" y="{below}" fill="{colour}">{escape(name)}</text>')
    return parts


def _place(x: float, y: float) -> tuple[float, float]:
    return LEFT + SIDE * x, TOP + SIDE * (1 - y)
