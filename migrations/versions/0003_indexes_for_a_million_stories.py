"""What a store of a million stories is asked every night has an index; signatures have a checksum.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_cluster_founder", "cluster", ["founder"])
    op.create_index("ix_revision_stage_judged_by", "revision", ["stage", "judged_by"])
    op.drop_index("ix_revision_stage", "revision")
    op.create_index(
        "ix_revision_own_agency", "revision", ["own_agency"], sqlite_where=sa.text("own_agency IS NOT NULL")
    )
    op.add_column("fingerprint", sa.Column("checksum", sa.BigInteger().with_variant(sa.Integer, "sqlite")))
    connection = op.get_bind()
    connection.connection.create_function("crc32", 1, zlib.crc32)
    connection.exec_driver_sql(
        "UPDATE fingerprint SET checksum = crc32(signature) WHERE signature IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_column("fingerprint", "checksum")
    op.drop_index("ix_revision_own_agency", "revision")
    op.create_index("ix_revision_stage", "revision", ["stage"])
    op.drop_index("ix_revision_stage_judged_by", "revision")
    op.drop_index("ix_cluster_founder", "cluster")
