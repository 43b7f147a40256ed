"""Matches that are held apart: an accepted pair tells why its stories stand in two clusters.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("match", sa.Column("apart", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("match", "apart")
