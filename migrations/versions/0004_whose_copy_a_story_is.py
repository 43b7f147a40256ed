"""Whose copy a story is: the agency whose copy was handed on whole, apart from whom that copy cites.

Stories of older stores get it when their cluster is next touched; until then it is empty.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standing", sa.Column("copy_agency", sa.String(), nullable=True))
    op.create_index(op.f("ix_standing_copy_agency"), "standing", ["copy_agency"])


def downgrade() -> None:
    op.drop_index(op.f("ix_standing_copy_agency"), "standing")
    op.drop_column("standing", "copy_agency")
