"""The first schema: reports, what they say, judgements, and what is assembled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from legation.register import fulltext

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the full-text index."""
    op.create_table(
        "entries",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first", sa.Text()),
        sa.Column("last", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entries_first", "entries", ["first"])
    op.create_index("ix_entries_kind", "entries", ["kind"])
    op.create_table(
        "entry_contexts",
        sa.Column("entry", sa.String(length=14), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "context"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_contexts_context", "entry_contexts", ["context"])
    op.create_table(
        "entry_parties",
        sa.Column("entry", sa.String(length=14), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "party"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_parties_party", "entry_parties", ["party"])
    op.create_table(
        "entry_people",
        sa.Column("entry", sa.String(length=14), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "person"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_people_person", "entry_people", ["person"])
    op.create_table(
        "judgements",
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("left", sa.String(length=14), nullable=False),
        sa.Column("right", sa.String(length=14), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("of", "left", "right", "by"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "events",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("local_id", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("date", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("place_country", sa.Text()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("plover", sa.Text()),
        sa.Column("mode", sa.Text()),
        sa.Column("cameo", sa.Text()),
        sa.Column("quad", sa.Integer()),
        sa.Column("confidence", sa.Float()),
        sa.Column("attribution", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_events_id", "events", ["id"])
    op.create_table(
        "evidence",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "owner", "nth", "slot", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "extractions",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("agency", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "linked",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "people",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text()),
        sa.Column("post", sa.Text()),
        sa.Column("organization", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_people_id", "people", ["id"])
    op.create_table(
        "event_entries",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=14), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["events.report", "events.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_entries_entry", "event_entries", ["entry"])
    op.create_table(
        "event_parties",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["events.report", "events.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth", "role", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_people",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["events.report", "events.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth", "role", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "instruments",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("period", sa.Text()),
        sa.ForeignKeyConstraint(["report", "nth"], ["events.report", "events.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_entries",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=14), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["people.report", "people.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_entries_entry", "person_entries", ["entry"])
    op.create_table(
        "statements",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["events.report", "events.nth"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "nth", "slot", "place"),
        sqlite_with_rowid=False,
    )
    fulltext.create(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    fulltext.drop(op.get_bind())
    op.drop_table("statements")
    op.drop_table("person_entries")
    op.drop_table("instruments")
    op.drop_table("event_people")
    op.drop_table("event_parties")
    op.drop_table("event_entries")
    op.drop_table("people")
    op.drop_table("linked")
    op.drop_table("extractions")
    op.drop_table("evidence")
    op.drop_table("events")
    op.drop_table("reports")
    op.drop_table("persons")
    op.drop_table("judgements")
    op.drop_table("entry_people")
    op.drop_table("entry_parties")
    op.drop_table("entry_contexts")
    op.drop_table("entries")
