"""A story's text under way: paragraphs joined by empty lines, each in its zone."""

from __future__ import annotations

from dataclasses import dataclass, field

from wirecopy.records import Zone, ZoneSpan


@dataclass(slots=True)
class Draft:
    """A text under way: paragraphs, each with its zone, joined by empty lines."""

    pieces: list[str] = field(default_factory=list)
    zones: list[ZoneSpan] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, zone: Zone, label: str = "") -> None:
        """Append a paragraph."""
        if text:
            start = self._append(text)
            self.zones.append(ZoneSpan(zone, start, self.length, label))

    def add_zoned(self, text: str, zones: tuple[ZoneSpan, ...]) -> None:
        """Append paragraphs that have zones of their own."""
        if text:
            start = self._append(text)
            self.zones += (ZoneSpan(one.zone, one.start + start, one.end + start, one.label) for one in zones)

    def _append(self, text: str) -> int:
        start = self.length + (2 if self.pieces else 0)
        self.pieces.append(text)
        self.length = start + len(text)
        return start

    @property
    def text(self) -> str:
        """The paragraphs joined."""
        return "\n\n".join(self.pieces)
