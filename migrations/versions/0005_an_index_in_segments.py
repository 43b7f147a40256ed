"""The index in sorted segments, texts compressed: half the store, and no slower at a million stories.

Keys of the index have 40 bits. The next nightly makes the fingerprints of all stored texts anew and judges
their pairs again; texts, clusters, their history and lineage stay as they are.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op
from backports import zstd

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.drop_table("band")
    op.drop_table("posting")
    op.create_table(
        "indexed",
        sa.Column("number", WIDE, autoincrement=False, nullable=False),
        sa.Column("story_id", WIDE, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_indexed_story_id_story")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_indexed")),
        sa.UniqueConstraint("story_id", name=op.f("uq_indexed_story_id")),
    )
    op.create_table(
        "segment",
        sa.Column("id", WIDE, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("last_number", WIDE, nullable=False),
        sa.Column("fences", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
    )
    op.create_table(
        "segment_block",
        sa.Column("segment_id", WIDE, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("stories", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", WIDE, nullable=False),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segment.id"], name=op.f("fk_segment_block_segment_id_segment")
        ),
        sa.PrimaryKeyConstraint("segment_id", "number", name=op.f("pk_segment_block")),
    )
    _forget_fingerprints()
    op.add_column("specification", sa.Column("key_bits", sa.Integer(), nullable=False, server_default="40"))
    with op.batch_alter_table("specification") as specification:
        specification.alter_column("key_bits", server_default=None)
    with op.batch_alter_table("revision") as texts:
        texts.alter_column("text", type_=sa.LargeBinary(), existing_nullable=False)
    _change_texts(zstd.compress)


def downgrade() -> None:
    _change_texts(zstd.decompress)
    with op.batch_alter_table("revision") as texts:
        texts.alter_column("text", type_=sa.String(), existing_nullable=False)
    _forget_fingerprints()
    op.drop_column("specification", "key_bits")
    op.drop_table("segment_block")
    op.drop_table("segment")
    op.drop_table("indexed")
    for name, key in (("band", "bucket"), ("posting", "hash")):
        op.create_table(
            name,
            sa.Column(key, WIDE, autoincrement=False, nullable=False),
            sa.Column("story_id", WIDE, autoincrement=False, nullable=False),
            sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f(f"fk_{name}_story_id_story")),
            sa.PrimaryKeyConstraint(key, "story_id", name=op.f(f"pk_{name}")),
            sqlite_with_rowid=False,
        )


def _forget_fingerprints() -> None:
    """Have the next nightly take every text through fingerprints, matching, clusters and lineage again."""
    for table in ("fingerprint", "furniture", "specification"):
        op.execute(sa.table(table).delete())
    op.execute("UPDATE story SET twin_of = NULL")
    op.execute("UPDATE revision SET stage = 0 WHERE stage <> 9")


def _change_texts(change: Callable[[bytes], bytes]) -> None:
    connection = op.get_bind()
    connection.connection.create_function("changed", 1, change)
    connection.exec_driver_sql("UPDATE revision SET text = changed(text)")
