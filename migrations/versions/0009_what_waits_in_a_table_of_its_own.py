"""What is still to do stands in a narrow table, and passages in the order in which texts came.

Both lay in rows that each batch of a large store wrote anew, page by page.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("story_id", WIDE, autoincrement=False, nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_waiting_story_id_story")),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_waiting")),
    )
    op.execute("INSERT INTO waiting SELECT story_id, stage FROM revision WHERE stage < 5")
    op.drop_index("ix_revision_stage_judged_by", "revision")
    op.drop_column("revision", "stage")
    op.create_index("ix_revision_judged_by_story_id", "revision", ["judged_by", "story_id"])
    op.create_table(
        "passages",
        sa.Column("revision_id", WIDE, autoincrement=False, nullable=False),
        sa.Column("all_digest", WIDE, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_passages_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_passages")),
    )
    op.execute(
        "INSERT INTO passages SELECT story.revision_id, all_digest, words, passages "
        "FROM fingerprint JOIN story ON story.id = fingerprint.story_id ORDER BY story.revision_id"
    )
    op.execute("DELETE FROM fingerprint WHERE story_id IN (SELECT story_id FROM waiting WHERE stage < 2)")
    for name in ("all_digest", "passages", "words"):
        op.drop_column("fingerprint", name)
    op.drop_index("ix_story_twin_of", "story")
    op.create_index("ix_story_twin_of", "story", ["twin_of"], sqlite_where=sa.text("twin_of IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("ix_story_twin_of", "story")
    op.create_index("ix_story_twin_of", "story", ["twin_of"])
    with op.batch_alter_table("fingerprint") as fingerprints:
        fingerprints.add_column(sa.Column("all_digest", WIDE, nullable=False, server_default="0"))
        fingerprints.add_column(sa.Column("passages", sa.LargeBinary(), nullable=False, server_default=""))
        fingerprints.add_column(sa.Column("words", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "INSERT INTO fingerprint (story_id, specification_id, all_digest, passages, shingles, words) "
        "SELECT story.id, (SELECT MAX(id) FROM specification), all_digest, hashes, 0, words "
        "FROM passages JOIN story ON story.revision_id = passages.revision_id WHERE TRUE "
        "ON CONFLICT (story_id) DO UPDATE SET all_digest = excluded.all_digest, "
        "passages = excluded.passages, words = excluded.words"
    )
    with op.batch_alter_table("fingerprint") as fingerprints:
        for name in ("all_digest", "passages", "words"):
            fingerprints.alter_column(name, server_default=None)
    op.drop_table("passages")
    with op.batch_alter_table("revision") as texts:
        texts.add_column(sa.Column("stage", sa.Integer(), nullable=False, server_default="5"))
    op.execute("UPDATE revision SET stage = 9 WHERE id NOT IN (SELECT revision_id FROM story)")
    op.execute(
        "UPDATE revision SET stage = waiting.stage FROM waiting "
        "WHERE waiting.story_id = revision.story_id AND revision.stage = 5"
    )
    with op.batch_alter_table("revision") as texts:
        texts.alter_column("stage", server_default=None)
    op.drop_index("ix_revision_judged_by_story_id", "revision")
    op.create_index("ix_revision_stage_judged_by", "revision", ["stage", "judged_by"])
    op.drop_table("waiting")
