"""Sketches of reports, their bands, and the stories that they belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; linking fills them."""
    op.create_table(
        "sketches",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "story_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stories",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story", sa.String(length=14), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_index("ix_stories_story", "stories", ["story"])
    op.execute("DELETE FROM linked")


def downgrade() -> None:
    """Take them away."""
    for name in ("stories", "story_bands", "sketches"):
        op.drop_table(name)
