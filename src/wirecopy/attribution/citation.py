"""A citing phrase in its sentence, and who is found to speak in it."""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.attribution.beside import Phrase

LONGEST_SENTENCE = 600
"""Characters before an agency's name in which its speaker is looked for."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted. places: where words show it, as (start, end, weight)."""

    name: str
    rule: str
    places: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citing phrase in its sentence: the agency stands at start to end, the phrase reaches to `edge`.

    who: the speaker whom the phrase itself holds, None where it holds none.
    """

    phrase: Phrase
    start: int
    end: int
    edge: int
    sentence: Span
    who: Span | None = None
