"""The encoding that the bytes of a text were read in is kept.

Texts from before this revision have none: it is not known.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revision", sa.Column("encoding", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("revision", "encoding")
