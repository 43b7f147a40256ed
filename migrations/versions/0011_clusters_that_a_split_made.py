"""From which cluster another was split or into which it went is found without reading every change.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_cluster_event_other_id",
        "cluster_event",
        ["other_id"],
        sqlite_where=sa.text("other_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_cluster_event_other_id", "cluster_event")
