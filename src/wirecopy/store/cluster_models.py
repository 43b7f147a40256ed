"""The tables of judged pairs, clusters and lineage; part of `wirecopy.store.models`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns, text

from wirecopy.store.base import METADATA, Wide


# ---------------------------------------------------------------- judgements on pairs
class MatchColumns(TypedColumns):
    """A judged pair, a < b; rejected ones too. apart: why an accepted pair stands in two clusters."""

    a: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    b: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, index=True)
    relation: Named[str]
    accepted: Named[bool]
    jaccard: Named[float]
    containment_a: Named[float]
    containment_b: Named[float]
    longest_run: Named[int]
    reason: Named[str]
    rule_version: Named[int]
    run_id: Named[int] = Column(ForeignKey("run.id"))
    apart: Named[str | None]


match = Table("match", METADATA, MatchColumns, sqlite_with_rowid=False)


class EmbeddingColumns(TypedColumns):
    """A passage that two stories share though they are not the same copy, a < b."""

    a: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    b: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, index=True)
    start_a: Named[int] = Column(primary_key=True)
    start_b: Named[int] = Column(primary_key=True)
    end_a: Named[int]
    end_b: Named[int]
    words: Named[int]
    direction: Named[str]


embedding = Table("embedding", METADATA, EmbeddingColumns, sqlite_with_rowid=False)


class ReviewDecisionColumns(TypedColumns):
    """A person's word on a pair or a claim; it wins over every rule, and the newest over older ones.

    A pair has a < b and `same`, `different` or `withdrawn`; a claim has a story, an agency, a relation and
    `yes`, `no` or `withdrawn`.
    """

    id: Named[int] = Column(Wide, primary_key=True)
    a: Named[int] = Column(Wide, ForeignKey("story.id"), index=True)
    b: Named[int | None] = Column(Wide, ForeignKey("story.id"), index=True)
    agency: Named[str | None]
    relation: Named[str | None]
    decision: Named[str]
    note: Named[str | None]
    decided: Named[str]


review_decision = Table("review_decision", METADATA, ReviewDecisionColumns)


# ---------------------------------------------------------------- clusters
class ClusterColumns(TypedColumns):
    """A set of stories that are the same copy. merged_into: where its id leads since a merge."""

    id: Named[int] = Column(Wide, primary_key=True, autoincrement=False)
    founder: Named[int] = Column(Wide, ForeignKey("story.id"), index=True)
    founded_run_id: Named[int] = Column(ForeignKey("run.id"))
    first_seen: Named[str]
    merged_into: Named[int | None] = Column(Wide, ForeignKey("cluster.id"))


cluster = Table(
    "cluster",
    METADATA,
    ClusterColumns,
    Index("ix_cluster_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
)


class MembershipColumns(TypedColumns):
    """A story stood in a cluster from the run it joined until the run it left (None: it stands there now)."""

    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    cluster_id: Named[int] = Column(Wide, ForeignKey("cluster.id"), primary_key=True)
    joined_run_id: Named[int] = Column(ForeignKey("run.id"), primary_key=True)
    left_run_id: Named[int | None] = Column(ForeignKey("run.id"))


membership = Table(
    "membership",
    METADATA,
    MembershipColumns,
    Index("ix_membership_cluster_id_left_run_id", "cluster_id", "left_run_id"),
    sqlite_with_rowid=False,
)


class ClusterEventColumns(TypedColumns):
    """One change of one cluster; `sequence` orders the events of a run."""

    run_id: Named[int] = Column(ForeignKey("run.id"), primary_key=True)
    sequence: Named[int] = Column(primary_key=True)
    kind: Named[str]
    cluster_id: Named[int] = Column(Wide, ForeignKey("cluster.id"), index=True)
    story_id: Named[int | None] = Column(Wide, ForeignKey("story.id"))
    other_id: Named[int | None] = Column(Wide, ForeignKey("cluster.id"))


cluster_event = Table(
    "cluster_event",
    METADATA,
    ClusterEventColumns,
    Index("ix_cluster_event_other_id", "other_id", sqlite_where=text("other_id IS NOT NULL")),
    sqlite_with_rowid=False,
)


# ---------------------------------------------------------------- lineage
class LineageEdgeColumns(TypedColumns):
    """A link of a cluster's lineage. evidence: JSON list of zone, start, end, words, rule, weight."""

    cluster_id: Named[int] = Column(Wide, ForeignKey("cluster.id"), primary_key=True)
    position: Named[int] = Column(primary_key=True)
    child_kind: Named[str]
    child: Named[str]
    child_name: Named[str]
    relation: Named[str]
    parent_kind: Named[str]
    parent: Named[str] = Column(index=True)
    parent_name: Named[str]
    confidence: Named[float]
    basis: Named[str]
    evidence: Named[str]
    evidence_story_id: Named[int] = Column(Wide, ForeignKey("story.id"))
    depth: Named[int]


lineage_edge = Table("lineage_edge", METADATA, LineageEdgeColumns, sqlite_with_rowid=False)


class StandingColumns(TypedColumns):
    """What a story is in its cluster, and the far end of its lineage. copy_agency: whose copy it is."""

    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    role: Named[str]
    parent_story_id: Named[int | None] = Column(Wide, ForeignKey("story.id"))
    relation: Named[str | None]
    jaccard: Named[float | None]
    containment: Named[float | None]
    containment_of_parent: Named[float | None]
    longest_run: Named[int | None]
    confidence: Named[float]
    origin_kind: Named[str]
    origin: Named[str]
    origin_name: Named[str]
    origin_confidence: Named[float]
    copy_agency: Named[str | None]


standing = Table(
    "standing",
    METADATA,
    StandingColumns,
    Index("ix_standing_copy_agency", "copy_agency", sqlite_where=text("copy_agency IS NOT NULL")),
)
