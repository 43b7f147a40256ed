"""What a correction changed, and which of it another text holds as it was or as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from wirecopy.fingerprint.sign import shingles_of
from wirecopy.records import ZoneSpan
from wirecopy.text.words import Words, normal_words, words_of

BESIDE = 2
"""Words on either side that belong to what was changed, so that a lone figure is not found by chance."""
LONGEST = 12
"""Words of a changed passage that are looked for in another text, at most."""
LEAST_SHARED = 0.3
LEAST_ALIKE = 0.5
"""Below this likeness two texts are not one text before and after."""
_FEWEST_WORDS = 4
_LABELS = frozenset(
    {"update", "correction", "corrected", "corrects", "refile", "wrapup", "kill", "withdrawn"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words that a correction took out or put others in the place of, and what stands there now."""

    before: str
    after: str
    old: bytes
    new: bytes


def changes(before: tuple[str, Sequence[ZoneSpan]], after: tuple[str, Sequence[ZoneSpan]]) -> list[Change]:
    """What was taken out or put differently, in order; none where the two are not one text before and after.

    Each text comes with its zones; only lead and body count. What was only added, such as the note that tells
    of the correction, is no change of what others run.
    """
    old, new = words_of(*before), words_of(*after)
    matcher = SequenceMatcher(None, old.hashes.tolist(), new.hashes.tolist(), autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return []
    found = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            was, now = _around(start, end, len(old.hashes)), _around(new_start, new_end, len(new.hashes))
            found.append(
                Change(
                    _words(before[0], old, was),
                    _words(after[0], new, now),
                    old.hashes[was].tobytes(),
                    new.hashes[now].tobytes(),
                )
            )
    return found


def held(
    text: str, zones: Sequence[ZoneSpan], changed: Sequence[Change]
) -> tuple[list[Change], list[Change]]:
    """(changes of which a text has the words as they were, changes of which it has them as they are now)."""
    own = words_of(text, zones).hashes
    whole = own.tobytes()
    kept = [change for change in changed if _stands(change.old, whole)]
    return kept, [change for change in changed if change not in kept and _stands(change.new, whole)]


def alike(one: tuple[str, Sequence[ZoneSpan]], other: tuple[str, Sequence[ZoneSpan]]) -> bool:
    """Whether one of two texts, each with its zones, holds three tenths of the other's word shingles."""
    return max(shared(one, other)) >= LEAST_SHARED


def shared(one: tuple[str, Sequence[ZoneSpan]], other: tuple[str, Sequence[ZoneSpan]]) -> tuple[float, float]:
    """Which shares of each text's word shingles stand in the other, 0 to 1; each comes with its zones."""
    a, b = (set(shingles_of(words_of(*text).hashes).tolist()) for text in (one, other))
    both = len(a & b)
    return (both / len(a), both / len(b)) if a and b else (0.0, 0.0)


def names(notice: str, title: str | None, item_id: str | None) -> bool:
    """Whether the words of a notice name a story, by its whole title or by its own id."""
    words = f" {' '.join(normal_words(notice))} "
    telling = item_id and len(item_id) >= 6 and any(letter.isdigit() for letter in item_id)
    if telling and f" {' '.join(normal_words(item_id or ''))} " in words:
        return True
    called = normal_words(title or "")
    while called and (called[0] in _LABELS or called[0].isdigit()):
        called = called[1:]
    return len(called) >= _FEWEST_WORDS and f" {' '.join(called)} " in words


def _around(start: int, end: int, length: int) -> slice:
    return slice(max(0, start - BESIDE), min(length, min(end, start + LONGEST) + BESIDE))


def _words(text: str, words: Words, part: slice) -> str:
    starts, ends = words.starts[part], words.ends[part]
    return text[int(starts[0]) : int(ends[-1])] if len(starts) else ""


def _stands(part: bytes, whole: bytes) -> bool:
    """Whether some hashes stand in others in a row; each takes eight bytes."""
    width = np.dtype(np.uint64).itemsize
    place = whole.find(part) if part else -1
    while place >= 0 and place % width:
        place = whole.find(part, place + 1)
    return place >= 0
