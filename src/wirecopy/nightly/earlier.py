"""What copies share with an earlier text of an agency's own story.

A correction or an update puts another text in the place of the one that subscribers ran. By the texts of
today they would be nearer to each other than to the agency, and seem to copy each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wirecopy.matching.judge import judge
from wirecopy.matching.prepare import Prepared, prepare
from wirecopy.records import ClusterId, Match, StoryId
from wirecopy.store import fingerprints, read
from wirecopy.store.kept import KeptFacts, KeptItem
from wirecopy.store.open import Connection

_NOT_ITS_WORDS = 0.9999
"""Likeness to an earlier text, at most: the two stories' words of today are not the same."""


def with_earlier(
    connection: Connection,
    members: Mapping[ClusterId, Sequence[StoryId]],
    matches: Mapping[ClusterId, Sequence[Match]],
    facts: Mapping[StoryId, KeptFacts],
) -> dict[ClusterId, list[Match]]:
    """The matches of clusters, with what was measured on an earlier text that holds more of the copy."""
    own = [story for group in members.values() for story in group if facts[story].own_agency]
    older = read.superseded(connection, own)
    found = {cluster: list(pairs) for cluster, pairs in matches.items()}
    if not older:
        return found
    for cluster, group in members.items():
        said = {story: older[story] for story in group if story in older}
        if said:
            others = [story for story in group if not facts[story].own_agency]
            found[cluster] = _closest(connection, said, others, found[cluster])
    return found


def _closest(
    connection: Connection,
    older: Mapping[StoryId, Sequence[KeptItem]],
    others: Sequence[StoryId],
    matches: Sequence[Match],
) -> list[Match]:
    furniture = fingerprints.furniture_of(connection, [*older, *others])
    known = {(match.a, match.b): match for match in matches}
    texts = {
        story: prepare(story, item, furniture[story])
        for story, item in read.items(connection, others).items()
    }
    for story, said in older.items():
        for one in (prepare(story, kept.item(), furniture[story]) for kept in said):
            for other, text in texts.items():
                pair = min(story, other), max(story, other)
                today = known[pair].held_of(other) if pair in known else 0.0
                if today < 1 and (match := _judged(one, text)).accepted and match.held_of(other) > today:
                    known[pair] = match
    return [known[pair] for pair in sorted(known)]


def _judged(one: Prepared, other: Prepared) -> Match:
    match = judge(one, other).match
    return replace(match, jaccard=min(match.jaccard, _NOT_ITS_WORDS), earlier=True)
