"""What a correction changed, and which of it another text holds as it was or as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.sign import shingles_of
from wirecopy.patterns import lazy_re
from wirecopy.records import ZoneSpan
from wirecopy.text.words import Words, normal_words, words_of

BESIDE = 4
"""Words of the sentence that belong to what was changed, half on either side where the sentence has them, so
that a lone figure is not found by chance."""
_NEAR = 2
"""Words between two differences that are one change."""
LONGEST = 12
"""Words of a changed passage that are looked for in another text, at most."""
LEAST_SHARED = 0.3
LEAST_ALIKE = 0.5
"""Below this likeness two texts are not one text before and after."""
_FEWEST_WORDS = 4
_SENTENCE_END = lazy_re(r"[.!?…։۔؟।]\W*\s|[。！？]")
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
    old, new = _Told(before[0], words_of(*before)), _Told(after[0], words_of(*after))
    matcher = SequenceMatcher(None, old.hashes.tolist(), new.hashes.tolist(), autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return []
    found = []
    for start, end, new_start, new_end in _differences(matcher, old, new):
        if start < end:
            was, now = old.around(start, end), new.around(new_start, new_end)
            found.append(
                Change(old.words(was), new.words(now), old.hashes[was].tobytes(), new.hashes[now].tobytes())
            )
    return found


def _differences(matcher: SequenceMatcher[int], old: _Told, new: _Told) -> list[tuple[int, int, int, int]]:
    """Where the words differ, of old and new (from, to): near ones as one, and none within `2.4`."""
    found: list[tuple[int, int, int, int]] = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        first, last, new_first, new_last = start, end, new_start, new_end
        if found and first - found[-1][1] <= _NEAR:
            first, _, new_first, _ = found.pop()
        floor = found[-1][1] if found else 0
        while min(first - floor, new_first) > 0 and (old.joined(first) or new.joined(new_first)):
            first, new_first = first - 1, new_first - 1
        while old.joined(last) and new.joined(new_last) and old.hashes[last] == new.hashes[new_last]:
            last, new_last = last + 1, new_last + 1
        found.append((first, last, new_first, new_last))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """A text with its words."""

    text: str
    own: Words

    @property
    def hashes(self) -> NDArray[np.uint64]:
        return self.own.hashes

    def joined(self, place: int) -> bool:
        """Whether the words before and at a place stand together, as in `2.4`."""
        if not 0 < place < len(self.hashes):
            return False
        between = self._between(place)
        return bool(between) and not any(letter.isspace() for letter in between)

    def around(self, start: int, end: int) -> slice:
        """Words from start to end, at most LONGEST, with those beside them in the sentence."""
        end = min(end, start + LONGEST)
        left = next((n for n in range(BESIDE) if self._ends(start - n)), BESIDE)
        right = next((n for n in range(BESIDE) if self._ends(end + n)), BESIDE)
        if left + right < BESIDE // 2:
            left = right = BESIDE
        before = min(left, max(BESIDE // 2, BESIDE - right))
        first, last = max(0, start - before), min(len(self.hashes), end + min(right, BESIDE - before))
        while self.joined(first):
            first -= 1
        while self.joined(last):
            last += 1
        return slice(first, last)

    def words(self, part: slice) -> str:
        """What stands there."""
        starts, ends = self.own.starts[part], self.own.ends[part]
        return self.text[int(starts[0]) : int(ends[-1])] if len(starts) else ""

    def _ends(self, place: int) -> bool:
        """Whether a sentence ends before the word at a place, or the text."""
        if not 0 < place < len(self.hashes):
            return True
        between = self._between(place)
        return "\n" in between or bool(_SENTENCE_END.search(between))

    def _between(self, place: int) -> str:
        return self.text[int(self.own.ends[place - 1]) : int(self.own.starts[place])]


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


def _stands(part: bytes, whole: bytes) -> bool:
    """Whether some hashes stand in others in a row; each takes eight bytes."""
    width = np.dtype(np.uint64).itemsize
    place = whole.find(part) if part else -1
    while place >= 0 and place % width:
        place = whole.find(part, place + 1)
    return place >= 0
