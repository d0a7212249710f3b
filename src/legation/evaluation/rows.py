"""Records as the scorer takes them: gold, or found by any reader, in the form of the guidelines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import LegationError, UnreadableError


class Anchor(msgspec.Struct, frozen=True):
    """Where the word that names an event begins, and the word."""

    start: int
    text: str | None = None


class InstrumentRow(msgspec.Struct, frozen=True):
    """What was signed, as far as it is scored."""

    type: str | None = None
    period: str | None = None


class EventRow(msgspec.Struct, frozen=True):
    """One event. What a row leaves out, or gives as null, is not said."""

    kind: str
    status: str | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    date: str | None = None
    place: str | None = None
    place_country: str | None = None
    contexts: tuple[str, ...] | None = None
    instrument: InstrumentRow | None = None
    anchors: tuple[Anchor, ...] | None = None
    background: bool | None = None
    optional: bool | None = None

    @property
    def parties(self) -> frozenset[str]:
        """Actors and recipients together."""
        return frozenset((*(self.actors or ()), *(self.recipients or ())))

    @property
    def starts(self) -> tuple[int, ...]:
        """The offsets of the anchors."""
        return tuple(anchor.start for anchor in self.anchors or ())

    @property
    def free(self) -> bool:
        """Neither owed nor held against a prediction."""
        return bool(self.background or self.optional)

    def __str__(self) -> str:
        who = ",".join(self.actors or ()) + (">" + ",".join(self.recipients) if self.recipients else "")
        anchor = self.anchors[0].text if self.anchors else None
        return f"[{self.kind} {who} {self.date} {self.status} “{anchor}”]"


class PersonRow(msgspec.Struct, frozen=True):
    """One person."""

    name: str | None = None
    rank: str | None = None
    post: str | None = None
    organization: str | None = None
    country: str | None = None


class HeaderRow(msgspec.Struct, frozen=True):
    """Who published the report, and when."""

    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None


class Record(msgspec.Struct, frozen=True):
    """What is, or was found to be, in one report. A gold record holds the report's `text` too."""

    id: str
    text: str = ""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    header: HeaderRow | None = None
    people: tuple[PersonRow, ...] | None = None
    events: tuple[EventRow, ...] | None = None


def as_record(row: object) -> Record:
    """A row (a dictionary, or one of our own values such as an Extraction) as a record."""
    if isinstance(row, Record):
        return row
    plain: Any = msgspec.to_builtins(row)
    try:
        return msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        name = plain.get("id", "?") if isinstance(plain, dict) else "?"
        raise LegationError(
            str(error), where=f"record {name}", mend="see evaluation/GUIDELINES.md"
        ) from error


def as_records(rows: Iterable[object]) -> list[Record]:
    """`as_record` for each."""
    return [as_record(row) for row in rows]


def load(path: Path, *, gold: bool = False) -> list[Record]:
    """The records of a JSON Lines file; UnreadableError, with the line, where one is none.

    Each record of a `gold` file needs a `text` and an `id` of its own.
    """
    records: list[Record] = []
    seen: set[str] = set()
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableError(
            error.strerror or str(error), where=str(path), mend="name a file of records"
        ) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = msgspec.json.decode(line, type=Record)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UnreadableError(
                f"no record: {error}", where=where, mend="see evaluation/GUIDELINES.md"
            ) from error
        if gold and not record.text:
            raise UnreadableError("a record without a text", where=where, mend="add the report's `text`")
        if record.id in seen:
            raise UnreadableError(
                f"the id {record.id!r} is there twice", where=where, mend="give each its own"
            )
        seen.add(record.id)
        records.append(record)
    return records
