"""Corrections of reviewers; extractions that a later reader replaced; entries by the ids of accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables; what is derived is dropped, and linking makes it anew."""
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "superseded",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "removed",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.drop_index("ix_events_id", "events")
    op.drop_index("ix_people_id", "people")
    for name in ("event_entries", "person_entries"):
        op.drop_table(name)
        op.create_table(
            name,
            sa.Column("report", sa.Integer(), nullable=False),
            sa.Column("account", sa.String(length=14), nullable=False),
            sa.Column("entry", sa.String(length=14), nullable=False),
            sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
            sa.PrimaryKeyConstraint("report", "account"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{name}_account", name, ["account"])
        op.create_index(f"ix_{name}_entry", name, ["entry"])
    op.drop_table("persons")
    op.create_table(
        "persons",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM linked")


def downgrade() -> None:
    """There is no way back: what reviewers said has no place in the older schema."""
    raise NotImplementedError("restore a backup instead")
