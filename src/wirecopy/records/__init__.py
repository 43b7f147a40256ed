"""The records that stages hand to each other: frozen, typed, and free of any store or format.

Flow: intake makes `Item`s; fingerprint makes `Fingerprint`s; matching makes `Match`es and `Passage`s;
clusters makes `ClusterEvent`s; attribution makes `Judgement`s; lineage makes `Edge`s.
"""

from __future__ import annotations

from wirecopy.records.attributions import (
    CONFUSABLE,
    CREDITING,
    PUBLISHING_STATUS,
    Attribution,
    Declined,
    Evidence,
    Judgement,
    Notice,
    Organisation,
    Relation,
)
from wirecopy.records.base import (
    KEY_BITS,
    AgencyId,
    ClusterId,
    Record,
    RunId,
    StoryId,
    cluster_label,
    identity_number,
    number_of,
    story_label,
    text_digest,
)
from wirecopy.records.lineages import (
    Edge,
    Node,
    NodeKind,
    Place,
    Standing,
    Traced,
)
from wirecopy.records.matches import (
    ClusterEvent,
    ClusterEventKind,
    Match,
    MatchRelation,
    Passage,
    Specification,
)
from wirecopy.records.stories import (
    CLOCKS_DIFFER,
    UNKNOWN_OUTLET,
    Item,
    Moment,
    Outlet,
    Precision,
    Reject,
    RejectReason,
    Unsigned,
    Zone,
    ZoneSpan,
)

__all__ = [
    "CLOCKS_DIFFER",
    "CONFUSABLE",
    "CREDITING",
    "KEY_BITS",
    "PUBLISHING_STATUS",
    "UNKNOWN_OUTLET",
    "AgencyId",
    "Attribution",
    "ClusterEvent",
    "ClusterEventKind",
    "ClusterId",
    "Declined",
    "Edge",
    "Evidence",
    "Item",
    "Judgement",
    "Match",
    "MatchRelation",
    "Moment",
    "Node",
    "NodeKind",
    "Notice",
    "Organisation",
    "Outlet",
    "Passage",
    "Place",
    "Precision",
    "Record",
    "Reject",
    "RejectReason",
    "Relation",
    "RunId",
    "Specification",
    "Standing",
    "StoryId",
    "Traced",
    "Unsigned",
    "Zone",
    "ZoneSpan",
    "cluster_label",
    "identity_number",
    "number_of",
    "story_label",
    "text_digest",
]
