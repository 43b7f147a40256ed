"""Indexes that every batch of a large store wrote anew, page by page, and words that stood there twice, go.

A story's id says its address, and the story that stands for another in the index has its signature.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


MOSTLY_EMPTY = (
    ("ix_cluster_merged_into", "cluster", "merged_into"),
    ("ix_standing_copy_agency", "standing", "copy_agency"),
)


def upgrade() -> None:
    op.drop_index("ix_story_url", "story")
    op.drop_index("ix_story_first_run_id", "story")
    op.execute("UPDATE story SET identity = '' WHERE url IS NOT NULL")
    op.drop_index("ix_revision_judged_by_story_id", "revision")
    op.create_index("ix_revision_judged_by", "revision", ["judged_by"])
    op.execute(
        "UPDATE fingerprint SET signature = NULL, checksum = NULL "
        "WHERE story_id IN (SELECT id FROM story WHERE twin_of IS NOT NULL)"
    )
    for name, table, column in MOSTLY_EMPTY:
        op.drop_index(name, table)
        op.create_index(name, table, [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))


def downgrade() -> None:
    for name, table, column in MOSTLY_EMPTY:
        op.drop_index(name, table)
        op.create_index(name, table, [column])
    op.execute(
        "UPDATE fingerprint SET (signature, checksum) = (SELECT first.signature, first.checksum "
        "FROM story JOIN fingerprint AS first ON first.story_id = story.twin_of "
        "WHERE story.id = fingerprint.story_id) "
        "WHERE story_id IN (SELECT id FROM story WHERE twin_of IS NOT NULL)"
    )
    op.drop_index("ix_revision_judged_by", "revision")
    op.create_index("ix_revision_judged_by_story_id", "revision", ["judged_by", "story_id"])
    op.execute("UPDATE story SET identity = 'url' || char(10) || url WHERE url IS NOT NULL")
    op.create_index("ix_story_first_run_id", "story", ["first_run_id"])
    op.create_index("ix_story_url", "story", ["url"])
