"""Whether a story has words that a fingerprint can be made of: a title alone tells no copy from another.

A story without them is kept, and joins no cluster on them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wirecopy.records import Unsigned, Zone, ZoneSpan
from wirecopy.text.notices import is_notice
from wirecopy.text.words import Words, words_of

FEWEST_WORDS = 8
"""Below, even identical texts say nothing: a video page's "Watch live" is no story."""
_LONGEST_TITLE = 60
"""Words of a title."""


def unsigned(text: str, zones: Sequence[ZoneSpan], title: str | None, words: Words) -> Unsigned | None:
    """Why a story gets no fingerprint; None where it gets one. words: its own, as `words_of` gives them."""
    if len(words) < FEWEST_WORDS:
        # What is zoned as something else is there: a notice, a strip of links.
        told = any(span.zone in (Zone.disclaimer, Zone.furniture) for span in zones)
        return Unsigned.boilerplate_only if told and not len(words) else Unsigned.too_short
    if title and len(words) <= _LONGEST_TITLE:
        said = words_of(title, (ZoneSpan(Zone.body, 0, len(title)),))
        if np.array_equal(said.hashes, words.hashes):
            return Unsigned.too_short
    return Unsigned.boilerplate_only if is_notice(text, zones) else None
