"""Which known stories a text that is not stored is a copy of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.bands import buckets
from wirecopy.matching.furniture import without
from wirecopy.matching.judge import Judged, judge
from wirecopy.matching.passages import passage_hashes
from wirecopy.matching.prepare import prepare
from wirecopy.matching.signed import fingerprint_of
from wirecopy.records import Item, Unsigned
from wirecopy.store import fingerprints, index, read, work
from wirecopy.store.open import Connection
from wirecopy.text.words import words_of

LIMITS = index.Limits(band_cap=500, passage_cap=200, passages_shared=2)
"""A bucket or passage that more stories hold is boilerplate, an attack, or a copy that everybody ran: a few
of its holders are judged, and bring the copies of one story together. Measured on a real night: with one
shared passage in place of two, 19 times as many pairs are judged and none of them is the same copy."""


def judge_text(connection: Connection, item: Item) -> list[Judged]:
    """Judge a text that is not stored against the store; its own story, if that is stored, is left out."""
    furniture = outlet_furniture(connection, item)
    entire = words_of(item.text, item.zones)
    made = fingerprint_of(item, entire, furniture)
    if isinstance(made, Unsigned):
        return []
    words = without(entire, furniture)
    story = item.story
    found = index.candidates(
        connection,
        {story: passage_hashes(words)},
        {story: buckets(made.signature)},
        LIMITS,
    ).of(story)
    found |= {twin for group in work.twins_of(connection, found | {story}).values() for twin in group}
    found.discard(story)
    given = prepare(story, item, furniture)
    theirs = fingerprints.furniture_of(connection, found)
    others = {
        other: prepare(other, text, theirs[other]) for other, text in read.items(connection, found).items()
    }
    return [judge(given, others[other]) for other in sorted(found)]


def outlet_furniture(connection: Connection, item: Item) -> NDArray[np.int64]:
    """The furniture that the store knows of the outlet of a text that is not stored."""
    outlet = work.outlet_number(connection, item.outlet.key)
    if outlet is None:
        return np.empty(0, np.int64)
    return fingerprints.furniture(connection, [outlet])[outlet]
