"""What polling remembers of sources: every poll, the pages fetched for their full text, moves and wishes.

Rows of `source`, which no version wrote before, become active ones without full text.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ADDED = ("category", "full_text", "state", "moved_to", "retry_after")


def upgrade() -> None:
    op.add_column("source", sa.Column("category", sa.String(), nullable=True))
    op.add_column("source", sa.Column("full_text", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("source", sa.Column("state", sa.String(), nullable=False, server_default="active"))
    op.add_column("source", sa.Column("moved_to", sa.String(), nullable=True))
    op.add_column("source", sa.Column("retry_after", sa.String(), nullable=True))
    op.create_table(
        "poll",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("http", sa.Integer(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pages_failed", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_poll_run_id_run")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_poll_source_id_source")),
        sa.PrimaryKeyConstraint("source_id", "run_id", name=op.f("pk_poll")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source_page",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("digest", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_source_page_source_id_source")),
        sa.PrimaryKeyConstraint("source_id", "address", name=op.f("pk_source_page")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("source_page")
    op.drop_table("poll")
    for name in ADDED:
        op.drop_column("source", name)
