"""The tables: typed declarative models, the one description that migrations are held to.

Ids of stories and clusters are the 63-bit numbers of `wirecopy.records`. Times are UTC as ISO 8601 text to
the second, which sorts as time does. Arrays of numbers are little-endian bytes.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wirecopy.store.base import Bytes, Compressed, Counted, Number, NumberKey, StoryKey, Wide
from wirecopy.store.base import Model as Model  # noqa: PLC0414 - its metadata is that of all tables
from wirecopy.store.source_models import Poll as Poll  # noqa: PLC0414 - one place names all tables
from wirecopy.store.source_models import Source as Source  # noqa: PLC0414
from wirecopy.store.source_models import SourcePage as SourcePage  # noqa: PLC0414

SCHEMA = "0010"
"""Name of the newest migration; a store of any other is refused."""
APPLICATION_ID = 0x57495243
"""`WIRC` in a SQLite file's header: the file is a wirecopy store."""


# ---------------------------------------------------------------- runs
class Run(Model):
    """One run, counted from 1. A killed one stays `running` and is taken up again under the same id.

    changed: whether it changed anything that an export shows.
    """

    __tablename__ = "run"
    id: Mapped[Counted]
    status: Mapped[str]
    command: Mapped[str]
    attempts: Mapped[int]
    started: Mapped[str]
    ended: Mapped[str | None]
    changed: Mapped[bool]
    read: Mapped[int]
    new: Mapped[int]
    revised: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]


class Reject(Model):
    """Something read that could not become a story; told once however often it is read."""

    __tablename__ = "reject"
    id: Mapped[NumberKey]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    source: Mapped[str]
    line: Mapped[int | None]
    reason: Mapped[str]
    problem: Mapped[str]
    excerpt: Mapped[str]


# ---------------------------------------------------------------- what was read
class Outlet(Model):
    """A publisher, by its registrable domain."""

    __tablename__ = "outlet"
    id: Mapped[Counted]
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Agency(Model):
    """An organisation of the catalogue, as the newest run knew it."""

    __tablename__ = "agency"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    full_name: Mapped[str | None]
    kind: Mapped[str | None]
    country: Mapped[str | None]
    ownership: Mapped[str | None]
    state_owned: Mapped[bool | None]
    domains: Mapped[str]


class Story(Model):
    """One publication by one outlet. identity: empty where its URL is it. revision_id: its current text.
    twin_of: the story that stands for it in the index, because their words are the same."""

    __tablename__ = "story"
    __table_args__ = (Index("ix_story_twin_of", "twin_of", sqlite_where=text("twin_of IS NOT NULL")),)
    id: Mapped[NumberKey]
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), index=True)
    identity: Mapped[str]
    item_id: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    first_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    first_seen: Mapped[str]
    revision_id: Mapped[int | None] = mapped_column(Wide)
    twin_of: Mapped[int | None] = mapped_column(Wide, ForeignKey("story.id"))


class Waiting(Model):
    """A story with whose current text something is still to do. stage: what (`wirecopy.store.work.Stage`).

    Narrow, and in the order in which stories are worked on: a stage kept in the rows of texts had each batch
    write most of the store's pages anew.
    """

    __tablename__ = "waiting"
    story_id: Mapped[StoryKey]
    stage: Mapped[int]


class OtherId(Model):
    """Another own id under which a story was read: the same address may come with several."""

    __tablename__ = "other_id"
    __table_args__ = ({"sqlite_with_rowid": False},)
    story_id: Mapped[StoryKey]
    item_id: Mapped[str] = mapped_column(primary_key=True, index=True)


class Revision(Model):
    """One text of a story, with what its own words say of its sources.

    digest: 63 bits of the normalised text. text: compressed. zones, feed: JSON. judged_by: version of the
    rules and the catalogue that made its attributions.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index("ix_revision_judged_by", "judged_by"),
        Index("ix_revision_own_agency", "own_agency", sqlite_where=text("own_agency IS NOT NULL")),
    )
    id: Mapped[Counted]
    story_id: Mapped[Number] = mapped_column(Wide, ForeignKey("story.id"), index=True)
    number: Mapped[int]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    source: Mapped[str] = mapped_column(index=True)
    digest: Mapped[Number]
    text: Mapped[str] = mapped_column(Compressed)
    zones: Mapped[str]
    words: Mapped[int]
    title: Mapped[str | None]
    byline: Mapped[str | None]
    published: Mapped[str | None]
    published_given: Mapped[str | None]
    published_zone: Mapped[str | None]
    published_precision: Mapped[str | None]
    updated: Mapped[str | None]
    updated_given: Mapped[str | None]
    updated_zone: Mapped[str | None]
    updated_precision: Mapped[str | None]
    language: Mapped[str | None]
    place: Mapped[str | None]
    country: Mapped[str | None]
    section: Mapped[str | None]
    encoding: Mapped[str | None]
    feed: Mapped[str | None]
    notice: Mapped[str | None]
    own_agency: Mapped[str | None]
    judged_by: Mapped[str]


class Attribution(Model):
    """One piece of evidence for one claim of one text.

    claim counts the text's claims, rank the evidence of a claim, strongest first; both from 0.
    """

    __tablename__ = "attribution"
    __table_args__ = ({"sqlite_with_rowid": False},)
    revision_id: Mapped[int] = mapped_column(Wide, ForeignKey("revision.id"), primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)
    rank: Mapped[int] = mapped_column(primary_key=True)
    relation: Mapped[str]
    agency: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str]
    by_agency: Mapped[str | None]
    by_name: Mapped[str | None]
    confidence: Mapped[float]
    zone: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    words: Mapped[str]
    rule: Mapped[str]
    weight: Mapped[float]


# ---------------------------------------------------------------- fingerprints and index
class Specification(Model):
    """How fingerprints were made; a store holds one."""

    __tablename__ = "specification"
    id: Mapped[Counted]
    label: Mapped[str] = mapped_column(unique=True)
    scheme: Mapped[str]
    seed: Mapped[int]
    permutations: Mapped[int]
    shingle_words: Mapped[int]
    normalisation: Mapped[int]
    key_bits: Mapped[int]


class Passages(Model):
    """Passage hashes of a story's current text: of all its words, furniture among them; so is all_digest.

    hashes: ascending, five bytes each.
    """

    __tablename__ = "passages"
    revision_id: Mapped[int] = mapped_column(Wide, ForeignKey("revision.id"), primary_key=True)
    all_digest: Mapped[Number]
    words: Mapped[int]
    hashes: Mapped[Bytes]


class Fingerprint(Model):
    """A story's fingerprint: of the words that are left without its outlet's furniture.

    signature: 128 × uint32, None where no words are left, and where another story stands for this one in the
    index: it is that one's. checksum: CRC-32 of its bytes.
    """

    __tablename__ = "fingerprint"
    story_id: Mapped[StoryKey]
    specification_id: Mapped[int] = mapped_column(ForeignKey("specification.id"))
    digest: Mapped[int | None] = mapped_column(Wide, index=True)
    signature: Mapped[bytes | None] = mapped_column(LargeBinary)
    shingles: Mapped[int]
    checksum: Mapped[int | None] = mapped_column(Wide)


class Indexed(Model):
    """The number under which a story stands in the index. A number is never given twice."""

    __tablename__ = "indexed"
    number: Mapped[NumberKey]
    story_id: Mapped[Number] = mapped_column(Wide, ForeignKey("story.id"), unique=True)


class Segment(Model):
    """A sorted list of keys and of who holds them; see `wirecopy.store.segments`.

    fences: int64, the first key of each block.
    """

    __tablename__ = "segment"
    id: Mapped[Counted]
    kind: Mapped[str]
    level: Mapped[int]
    last_number: Mapped[Number]
    fences: Mapped[Bytes]


class SegmentBlock(Model):
    """A stretch of a segment. keys: steps from one to the next; stories: numbers; each of as few bytes as the
    largest needs. checksum: CRC-32 of the bytes of both."""

    __tablename__ = "segment_block"
    segment_id: Mapped[int] = mapped_column(Wide, ForeignKey("segment.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    entries: Mapped[int]
    keys: Mapped[Bytes]
    stories: Mapped[Bytes]
    checksum: Mapped[Number]


class Furniture(Model):
    """Passage hashes that are an outlet's furniture: sorted int64."""

    __tablename__ = "furniture"
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), primary_key=True)
    hashes: Mapped[Bytes]


# ---------------------------------------------------------------- judgements on pairs
class Match(Model):
    """A judged pair, a < b; rejected ones too. apart: why an accepted pair stands in two clusters."""

    __tablename__ = "match"
    __table_args__ = ({"sqlite_with_rowid": False},)
    a: Mapped[StoryKey]
    b: Mapped[int] = mapped_column(Wide, ForeignKey("story.id"), primary_key=True, index=True)
    relation: Mapped[str]
    accepted: Mapped[bool]
    jaccard: Mapped[float]
    containment_a: Mapped[float]
    containment_b: Mapped[float]
    longest_run: Mapped[int]
    reason: Mapped[str]
    rule_version: Mapped[int]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    apart: Mapped[str | None]


class Embedding(Model):
    """A passage that two stories share though they are not the same copy, a < b."""

    __tablename__ = "embedding"
    __table_args__ = ({"sqlite_with_rowid": False},)
    a: Mapped[StoryKey]
    b: Mapped[int] = mapped_column(Wide, ForeignKey("story.id"), primary_key=True, index=True)
    start_a: Mapped[int] = mapped_column(primary_key=True)
    start_b: Mapped[int] = mapped_column(primary_key=True)
    end_a: Mapped[int]
    end_b: Mapped[int]
    words: Mapped[int]
    direction: Mapped[str]


class ReviewDecision(Model):
    """A person's word on a pair or a claim; it wins over every rule, and the newest over older ones.

    A pair has a < b and `same`, `different` or `withdrawn`; a claim has a story, an agency, a relation and
    `yes`, `no` or `withdrawn`.
    """

    __tablename__ = "review_decision"
    id: Mapped[Counted]
    a: Mapped[Number] = mapped_column(Wide, ForeignKey("story.id"), index=True)
    b: Mapped[int | None] = mapped_column(Wide, ForeignKey("story.id"), index=True)
    agency: Mapped[str | None]
    relation: Mapped[str | None]
    decision: Mapped[str]
    note: Mapped[str | None]
    decided: Mapped[str]


# ---------------------------------------------------------------- clusters
class Cluster(Model):
    """A set of stories that are the same copy. merged_into: where its id leads since a merge."""

    __tablename__ = "cluster"
    __table_args__ = (
        Index("ix_cluster_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
    )
    id: Mapped[NumberKey]
    founder: Mapped[Number] = mapped_column(Wide, ForeignKey("story.id"), index=True)
    founded_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    first_seen: Mapped[str]
    merged_into: Mapped[int | None] = mapped_column(Wide, ForeignKey("cluster.id"))


class Membership(Model):
    """A story stood in a cluster from the run it joined until the run it left (None: it stands there now)."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_cluster_id_left_run_id", "cluster_id", "left_run_id"),
        {"sqlite_with_rowid": False},
    )
    story_id: Mapped[StoryKey]
    cluster_id: Mapped[int] = mapped_column(Wide, ForeignKey("cluster.id"), primary_key=True)
    joined_run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), primary_key=True)
    left_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))


class ClusterEvent(Model):
    """One change of one cluster; `sequence` orders the events of a run."""

    __tablename__ = "cluster_event"
    __table_args__ = ({"sqlite_with_rowid": False},)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    cluster_id: Mapped[int] = mapped_column(Wide, ForeignKey("cluster.id"), index=True)
    story_id: Mapped[int | None] = mapped_column(Wide, ForeignKey("story.id"))
    other_id: Mapped[int | None] = mapped_column(Wide, ForeignKey("cluster.id"))


# ---------------------------------------------------------------- lineage
class LineageEdge(Model):
    """A link of a cluster's lineage. evidence: JSON list of zone, start, end, words, rule, weight."""

    __tablename__ = "lineage_edge"
    __table_args__ = ({"sqlite_with_rowid": False},)
    cluster_id: Mapped[int] = mapped_column(Wide, ForeignKey("cluster.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    child_kind: Mapped[str]
    child: Mapped[str]
    child_name: Mapped[str]
    relation: Mapped[str]
    parent_kind: Mapped[str]
    parent: Mapped[str] = mapped_column(index=True)
    parent_name: Mapped[str]
    confidence: Mapped[float]
    basis: Mapped[str]
    evidence: Mapped[str]
    evidence_story_id: Mapped[Number] = mapped_column(Wide, ForeignKey("story.id"))
    depth: Mapped[int]


class Standing(Model):
    """What a story is in its cluster, and the far end of its lineage. copy_agency: whose copy it is."""

    __tablename__ = "standing"
    __table_args__ = (
        Index("ix_standing_copy_agency", "copy_agency", sqlite_where=text("copy_agency IS NOT NULL")),
    )
    story_id: Mapped[StoryKey]
    role: Mapped[str]
    parent_story_id: Mapped[int | None] = mapped_column(Wide, ForeignKey("story.id"))
    relation: Mapped[str | None]
    jaccard: Mapped[float | None]
    containment: Mapped[float | None]
    containment_of_parent: Mapped[float | None]
    longest_run: Mapped[int | None]
    confidence: Mapped[float]
    origin_kind: Mapped[str]
    origin: Mapped[str]
    origin_name: Mapped[str]
    origin_confidence: Mapped[float]
    copy_agency: Mapped[str | None]
