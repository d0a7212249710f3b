"""The tables of a register.

Three layers: what came in (`reports`, `extractions`, and the extraction again
as rows that can be asked), what reviewers say (`corrections`), and what is derived
from both and can be made anew at any time (`judgements` and all after it).
Rows of a mention or account are named by the report's number and their place
in its extraction (`report`, `nth`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

# The migration that these tables are the outcome of.
HEAD = "0004"

metadata = MetaData()


def _of_report() -> Column[int]:
    return Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), nullable=False)


def _number() -> Column[int]:
    """The report, in a table with one row for each."""
    of_report = ForeignKey("reports.number", ondelete="CASCADE")
    return Column("report", Integer, of_report, primary_key=True, autoincrement=False)


def _rows(name: str, parent: str, *columns: SchemaItem, key: tuple[str, ...] = ()) -> Table:
    """A table of rows that belong to a row of `parent`, which `report` and `nth` name."""
    return Table(
        name,
        metadata,
        Column("report", Integer, nullable=False),
        Column("nth", Integer, nullable=False),
        *columns,
        PrimaryKeyConstraint("report", "nth", *key),
        ForeignKeyConstraint(["report", "nth"], [f"{parent}.report", f"{parent}.nth"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


# What came in.

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # sha256 of normalised text and address
    Column("id", Text, nullable=False, unique=True),
    Column("given_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("source", Text),
    Column("outlet", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("language", Text, nullable=False),
    Column("added_at", Text, nullable=False),  # ISO 8601, UTC
)

extractions = Table(
    "extractions",
    metadata,
    _number(),
    Column("reader", Text, nullable=False),  # the version of Legation that read it
    Column("outlet", Text),
    Column("agency", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("title", Text),
    Column("record", LargeBinary, nullable=False),  # the Extraction, as `packed.py` has it
)

people = Table(
    "people",
    metadata,
    _of_report(),
    Column("nth", Integer, nullable=False),
    Column("id", String(14), nullable=False),
    Column("name", Text, nullable=False),
    Column("rank", Text),
    Column("post", Text),
    Column("organization", Text),
    Column("country", Text),
    PrimaryKeyConstraint("report", "nth"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    _of_report(),
    Column("nth", Integer, nullable=False),
    Column("id", String(14), nullable=False),
    Column("local_id", Text, nullable=False),  # the event's id within its report
    Column("part_of", Text),  # the local id of the visit or meeting that it belongs to
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("place_country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("background", Boolean, nullable=False),
    Column("plover", Text),
    Column("mode", Text),
    Column("cameo", Text),
    Column("quad", Integer),
    Column("confidence", Float),
    Column("attribution", Text),
    PrimaryKeyConstraint("report", "nth"),
    sqlite_with_rowid=False,
)

event_parties = _rows(
    "event_parties",
    "events",
    Column("role", Text, nullable=False),  # actor, recipient
    Column("place", Integer, nullable=False),
    Column("party", Text, nullable=False),
    key=("role", "place"),
)

event_people = _rows(
    "event_people",
    "events",
    Column("role", Text, nullable=False),  # participant, leader, honoured
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    key=("role", "place"),
)

# The slots of an event that hold several values: contexts, topics, organizations, programme, amounts.
statements = _rows(
    "statements",
    "events",
    Column("slot", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
    key=("slot", "place"),
)

instruments = _rows(
    "instruments",
    "events",
    Column("type", Text, nullable=False),
    Column("title", Text),
    Column("period", Text),
)

# `reports.text[start:end]` is `text`; `owner` says whether `nth` is an event or a person.
evidence = Table(
    "evidence",
    metadata,
    _of_report(),
    Column("owner", Text, nullable=False),  # event, person
    Column("nth", Integer, nullable=False),
    Column("slot", Text, nullable=False),  # anchors, mention, or a slot of the event
    Column("place", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("report", "owner", "nth", "slot", "place"),
    sqlite_with_rowid=False,
)

# What earlier versions had read, where a later one reads something else.
superseded = Table(
    "superseded",
    metadata,
    _of_report(),
    Column("nth", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    PrimaryKeyConstraint("report", "nth"),
    sqlite_with_rowid=False,
)

# What reviewers say: a log that only grows, in the order of `number`.

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(14), nullable=False, unique=True),
    Column("at", Text, nullable=False),  # ISO 8601, UTC
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the Correction as JSON
    Column("linked", Boolean, nullable=False),  # whether what is derived takes it into account
)

# What is derived.

# That two mentions or accounts, by their ids, are one, are two, or unsure.

judgements = Table(
    "judgements",
    metadata,
    Column("of", Text, nullable=False),  # person, event
    Column("left", String(14), nullable=False),
    Column("right", String(14), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),  # the rules, or a reviewer
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("of", "left", "right", "by"),
    sqlite_with_rowid=False,
)

linked = Table("linked", metadata, _number(), Column("rules", Text, nullable=False))

# The MinHash of a report's words; its bands, by which like reports are found; the story it belongs to, if any.
sketches = Table("sketches", metadata, _number(), Column("sketch", LargeBinary, nullable=False))
story_bands = Table(
    "story_bands",
    metadata,
    Column("band", BigInteger, nullable=False),
    _of_report(),
    PrimaryKeyConstraint("band", "report"),
    sqlite_with_rowid=False,
)
stories = Table("stories", metadata, _number(), Column("story", String(14), nullable=False, index=True))

# Reports that reviewers removed.
removed = Table("removed", metadata, _number())


def _entries(name: str) -> Table:
    """Which account (or mention), by its id, of which report belongs to which entry."""
    return Table(
        name,
        metadata,
        _of_report(),
        Column("account", String(14), nullable=False, index=True),
        Column("entry", String(14), nullable=False, index=True),
        PrimaryKeyConstraint("report", "account"),
        sqlite_with_rowid=False,
    )


event_entries = _entries("event_entries")
person_entries = _entries("person_entries")

persons = Table(
    "persons",
    metadata,
    Column("id", String(14), primary_key=True),
    Column("name", Text, nullable=False),
    Column("names", Text, nullable=False),  # all its names, as they are searched
    Column("countries", Text, nullable=False),  # all its countries, as they are searched
    sqlite_with_rowid=False,
)

entries = Table(
    "entries",
    metadata,
    Column("id", String(14), primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("first", Text, index=True),  # the days of its date
    Column("last", Text),
    Column("place", Text),  # all its places and their countries, as they are searched
    Column("background", Boolean, nullable=False),
    sqlite_with_rowid=False,
)


def _of_entry(name: str, column: str) -> Table:
    return Table(
        name,
        metadata,
        Column("entry", String(14), nullable=False),
        Column(column, Text, nullable=False, index=True),
        PrimaryKeyConstraint("entry", column),
        sqlite_with_rowid=False,
    )


entry_parties = _of_entry("entry_parties", "party")
entry_people = _of_entry("entry_people", "person")
entry_contexts = _of_entry("entry_contexts", "context")
