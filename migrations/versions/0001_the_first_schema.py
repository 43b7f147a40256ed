"""The first schema: every term of the design has its table.

There were no stores before it.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "agency",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("ownership", sa.String(), nullable=True),
        sa.Column("state_owned", sa.Boolean(), nullable=True),
        sa.Column("domains", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
    )
    op.create_table(
        "outlet",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("key", name=op.f("uq_outlet_key")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("started", sa.String(), nullable=False),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "specification",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("permutations", sa.Integer(), nullable=False),
        sa.Column("shingle_words", sa.Integer(), nullable=False),
        sa.Column("normalisation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_specification")),
        sa.UniqueConstraint("label", name=op.f("uq_specification_label")),
    )
    op.create_table(
        "furniture",
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_furniture_outlet_id_outlet")),
        sa.PrimaryKeyConstraint("outlet_id", name=op.f("pk_furniture")),
    )
    op.create_table(
        "reject",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("excerpt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_reject_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reject")),
    )
    with op.batch_alter_table("reject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reject_run_id"), ["run_id"], unique=False)

    op.create_table(
        "source",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("last_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["last_run_id"], ["run.id"], name=op.f("fk_source_last_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("location", name=op.f("uq_source_location")),
    )
    op.create_table(
        "story",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("first_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("twin_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["first_run_id"], ["run.id"], name=op.f("fk_story_first_run_id_run")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_story_outlet_id_outlet")),
        sa.ForeignKeyConstraint(["twin_of"], ["story.id"], name=op.f("fk_story_twin_of_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_first_run_id"), ["first_run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_outlet_id"), ["outlet_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_twin_of"), ["twin_of"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_url"), ["url"], unique=False)

    op.create_table(
        "band",
        sa.Column(
            "bucket",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "story_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_band_story_id_story")),
        sa.PrimaryKeyConstraint("bucket", "story_id", name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cluster",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("founder", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("founded_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.Column("merged_into", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["founded_run_id"], ["run.id"], name=op.f("fk_cluster_founded_run_id_run")),
        sa.ForeignKeyConstraint(["founder"], ["story.id"], name=op.f("fk_cluster_founder_story")),
        sa.ForeignKeyConstraint(["merged_into"], ["cluster.id"], name=op.f("fk_cluster_merged_into_cluster")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
    )
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_merged_into"), ["merged_into"], unique=False)

    op.create_table(
        "embedding",
        sa.Column(
            "a", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("b", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("start_a", sa.Integer(), nullable=False),
        sa.Column("start_b", sa.Integer(), nullable=False),
        sa.Column("end_a", sa.Integer(), nullable=False),
        sa.Column("end_b", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["story.id"], name=op.f("fk_embedding_a_story")),
        sa.ForeignKeyConstraint(["b"], ["story.id"], name=op.f("fk_embedding_b_story")),
        sa.PrimaryKeyConstraint("a", "b", "start_a", "start_b", name=op.f("pk_embedding")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("embedding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_embedding_b"), ["b"], unique=False)

    op.create_table(
        "fingerprint",
        sa.Column(
            "story_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("specification_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("all_digest", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("passages", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("shingles", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["specification_id"],
            ["specification.id"],
            name=op.f("fk_fingerprint_specification_id_specification"),
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_fingerprint_story_id_story")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_fingerprint")),
    )
    with op.batch_alter_table("fingerprint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fingerprint_digest"), ["digest"], unique=False)

    op.create_table(
        "match",
        sa.Column(
            "a", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("b", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("jaccard", sa.Double(), nullable=False),
        sa.Column("containment_a", sa.Double(), nullable=False),
        sa.Column("containment_b", sa.Double(), nullable=False),
        sa.Column("longest_run", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["story.id"], name=op.f("fk_match_a_story")),
        sa.ForeignKeyConstraint(["b"], ["story.id"], name=op.f("fk_match_b_story")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_match_run_id_run")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_match")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_b"), ["b"], unique=False)

    op.create_table(
        "posting",
        sa.Column(
            "hash", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "story_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_posting_story_id_story")),
        sa.PrimaryKeyConstraint("hash", "story_id", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review_decision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("a", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("b", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("decided", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["story.id"], name=op.f("fk_review_decision_a_story")),
        sa.ForeignKeyConstraint(["b"], ["story.id"], name=op.f("fk_review_decision_b_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_decision")),
    )
    with op.batch_alter_table("review_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_decision_a"), ["a"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_decision_b"), ["b"], unique=False)

    op.create_table(
        "revision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("story_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("digest", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("zones", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_given", sa.String(), nullable=True),
        sa.Column("published_zone", sa.String(), nullable=True),
        sa.Column("published_precision", sa.String(), nullable=True),
        sa.Column("updated", sa.String(), nullable=True),
        sa.Column("updated_given", sa.String(), nullable=True),
        sa.Column("updated_zone", sa.String(), nullable=True),
        sa.Column("updated_precision", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("feed", sa.String(), nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("own_agency", sa.String(), nullable=True),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_revision_run_id_run")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_revision_story_id_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_source"), ["source"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_stage"), ["stage"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_story_id"), ["story_id"], unique=False)

    op.create_table(
        "standing",
        sa.Column(
            "story_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("parent_story_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("jaccard", sa.Double(), nullable=True),
        sa.Column("containment", sa.Double(), nullable=True),
        sa.Column("containment_of_parent", sa.Double(), nullable=True),
        sa.Column("longest_run", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("origin_kind", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("origin_name", sa.String(), nullable=False),
        sa.Column("origin_confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_story_id"], ["story.id"], name=op.f("fk_standing_parent_story_id_story")
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_standing_story_id_story")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_standing")),
    )
    op.create_table(
        "attribution",
        sa.Column("revision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("by_agency", sa.String(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_attribution_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("revision_id", "claim", "rank", name=op.f("pk_attribution")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attribution_agency"), ["agency"], unique=False)

    op.create_table(
        "cluster_event",
        sa.Column("run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("cluster_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("story_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("other_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["cluster_id"], ["cluster.id"], name=op.f("fk_cluster_event_cluster_id_cluster")
        ),
        sa.ForeignKeyConstraint(["other_id"], ["cluster.id"], name=op.f("fk_cluster_event_other_id_cluster")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_cluster_event_run_id_run")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_cluster_event_story_id_story")),
        sa.PrimaryKeyConstraint("run_id", "sequence", name=op.f("pk_cluster_event")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("cluster_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_event_cluster_id"), ["cluster_id"], unique=False)

    op.create_table(
        "lineage_edge",
        sa.Column("cluster_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("child_kind", sa.String(), nullable=False),
        sa.Column("child", sa.String(), nullable=False),
        sa.Column("child_name", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("parent_kind", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("parent_name", sa.String(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("evidence_story_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster_id"], ["cluster.id"], name=op.f("fk_lineage_edge_cluster_id_cluster")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_story_id"], ["story.id"], name=op.f("fk_lineage_edge_evidence_story_id_story")
        ),
        sa.PrimaryKeyConstraint("cluster_id", "position", name=op.f("pk_lineage_edge")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("lineage_edge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lineage_edge_parent"), ["parent"], unique=False)

    op.create_table(
        "membership",
        sa.Column(
            "story_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("cluster_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("joined_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("left_run_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["cluster_id"], ["cluster.id"], name=op.f("fk_membership_cluster_id_cluster")
        ),
        sa.ForeignKeyConstraint(["joined_run_id"], ["run.id"], name=op.f("fk_membership_joined_run_id_run")),
        sa.ForeignKeyConstraint(["left_run_id"], ["run.id"], name=op.f("fk_membership_left_run_id_run")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_membership_story_id_story")),
        sa.PrimaryKeyConstraint("story_id", "cluster_id", "joined_run_id", name=op.f("pk_membership")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(
            "ix_membership_cluster_id_left_run_id", ["cluster_id", "left_run_id"], unique=False
        )


def downgrade() -> None:

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index("ix_membership_cluster_id_left_run_id")

    op.drop_table("membership")
    with op.batch_alter_table("lineage_edge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lineage_edge_parent"))

    op.drop_table("lineage_edge")
    with op.batch_alter_table("cluster_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cluster_event_cluster_id"))

    op.drop_table("cluster_event")
    with op.batch_alter_table("attribution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attribution_agency"))

    op.drop_table("attribution")
    op.drop_table("standing")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_story_id"))
        batch_op.drop_index(batch_op.f("ix_revision_stage"))
        batch_op.drop_index(batch_op.f("ix_revision_source"))

    op.drop_table("revision")
    with op.batch_alter_table("review_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_decision_b"))
        batch_op.drop_index(batch_op.f("ix_review_decision_a"))

    op.drop_table("review_decision")
    op.drop_table("posting")
    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_b"))

    op.drop_table("match")
    with op.batch_alter_table("fingerprint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fingerprint_digest"))

    op.drop_table("fingerprint")
    with op.batch_alter_table("embedding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_embedding_b"))

    op.drop_table("embedding")
    with op.batch_alter_table("cluster", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cluster_merged_into"))

    op.drop_table("cluster")
    op.drop_table("band")
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_url"))
        batch_op.drop_index(batch_op.f("ix_story_twin_of"))
        batch_op.drop_index(batch_op.f("ix_story_outlet_id"))
        batch_op.drop_index(batch_op.f("ix_story_item_id"))
        batch_op.drop_index(batch_op.f("ix_story_first_run_id"))

    op.drop_table("story")
    op.drop_table("source")
    with op.batch_alter_table("reject", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reject_run_id"))

    op.drop_table("reject")
    op.drop_table("furniture")
    op.drop_table("specification")
    op.drop_table("run")
    op.drop_table("outlet")
    op.drop_table("agency")
