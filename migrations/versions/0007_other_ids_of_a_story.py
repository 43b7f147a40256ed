"""Other own ids under which a story was read: of an item that came again by another id.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "other_id",
        sa.Column("story_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_other_id_story_id_story")),
        sa.PrimaryKeyConstraint("story_id", "item_id", name=op.f("pk_other_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_other_id_item_id"), "other_id", ["item_id"])


def downgrade() -> None:
    op.drop_table("other_id")
