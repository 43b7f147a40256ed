"""The edges from each newer text of a story to the older one of the same outlet."""

from __future__ import annotations

import math
from collections import defaultdict

from wirecopy.lineage.calibration import MOST, percent
from wirecopy.lineage.member import Member
from wirecopy.lineage.order import LEAST_OLDER, chance_older
from wirecopy.lineage.pairs import Pairs
from wirecopy.lineage.sources import NodeOf, Sources
from wirecopy.lineage.times import lag_words
from wirecopy.records import Edge, StoryId

UPDATE = "update"


def update_edges(sources: Sources, node: NodeOf) -> list[Edge]:
    """From each newer text of a story to the latest older one of the same outlet.

    Identical stories of one outlet are copies; of two others the times, or else a notice, say which is
    newer. A story that credits a supplier, or is an agency's own, has its words from there all the same: its
    edge says only that it is the newer text. Of others it says that the older text is the source, so there is
    none where another source is more probable.
    """
    edges = []
    for story, known in sorted(_older_texts(sources.pairs).items()):
        newer = sources.pairs.members[story]
        parent, sure = max(known, key=lambda entry: (_latest(entry[0]), entry[1], -entry[0].story))
        if not newer.agency and not newer.suppliers:
            chosen = sources.chosen.get(story)
            made_from = chosen[0].parent if chosen else None
            if made_from is None or not made_from.outlet.is_same(newer.outlet):
                continue
            sure = sources.updates(story)
        shares = sources.pairs.shares(story, parent.story)
        assert shares is not None
        basis = (
            f"same outlet, shares {percent(shares.of_child)}, {lag_words(parent.published, newer.published)}"
        )
        edges.append(Edge(node(newer), UPDATE, node(parent), min(MOST, round(sure, 4)), basis, (), story, 1))
    return edges


def _older_texts(pairs: Pairs) -> dict[StoryId, list[tuple[Member, float]]]:
    """By story the texts of its outlet that are rather older, and how sure that is."""
    older: dict[StoryId, list[tuple[Member, float]]] = defaultdict(list)
    for story, member in pairs.members.items():
        for other in pairs.versions(member):
            chance = chance_older(other, member)
            if chance >= LEAST_OLDER:
                older[story].append((other, chance))
    return older


def _latest(member: Member) -> float:
    return member.published.utc.timestamp() if member.published else -math.inf
