"""Adding reports, each whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from legation import __version__
from legation.model import Extraction, Report
from legation.register import fulltext
from legation.register.engine import told, writing
from legation.register.packed import unpack
from legation.register.rows import extraction_rows, report_of, report_row
from legation.register.schema import events, evidence, extractions, linked, people, reports, superseded


class Added(NamedTuple):
    """The report is new, and stored under `id`."""

    id: str


class AlreadyThere(NamedTuple):
    """The same text from the same address is stored under `id`; nothing was changed."""

    id: str


class IdTaken(NamedTuple):
    """The report is new; another one came with the id `wanted`, so this one is stored under `id`.

    Linking then settles which of them has the plain id, whichever came first.
    """

    id: str
    wanted: str


class Renewed(NamedTuple):
    """The same text from the same address was stored under `id` with less beside it; now it is as it came this time."""

    id: str


Outcome = Added | AlreadyThere | IdTaken | Renewed


def report_key(report: Report) -> str:
    """The SHA-256 of the text, in NFC and with runs of blanks as one, and the address."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", report.text)).strip()
    return sha256(f"{text}\n{(report.url or '').strip()}".encode("utf-8", "surrogatepass")).hexdigest()


def rank(report: Report) -> tuple[Any, ...]:
    """Of reports with one key the lowest is kept, whichever came first: with most beside the text, then by content."""
    beside = (report.title, report.published, report.outlet, report.byline, report.url)
    content = (report.id, *beside, report.language, report.text)
    return -sum(bool(given) for given in beside), tuple(given or "" for given in content)


class Writer:
    """Writes to a register."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def has(self, report: Report) -> bool:
        """Whether the same text from the same address is stored already, with as much beside it."""
        with told(self._where), self._engine.connect() as connection:
            there = _stored(connection, report_key(report))
        return there is not None and rank(there.report) <= rank(report)

    def add(self, report: Report, extraction: Extraction, *, reader: str = __version__) -> Outcome:
        """Store a report and what it says, in one transaction.

        `reader` is the version that read it. Raises RegisterError where the
        register can't be written; it is then as it was.
        """
        key = report_key(report)
        with told(self._where), writing(self._engine) as connection:
            there = _stored(connection, key)
            if there is not None and rank(there.report) <= rank(report):
                return AlreadyThere(there.id)
            own_id = there.id if there and there.report.id == report.id else _free_id(connection, report.id, key)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            row = report_row(report, key=key, report_id=own_id, added_at=now)
            if there is not None:
                fulltext.remove(connection, there.number, there.report.title, there.report.text)
                del row["added_at"]
                connection.execute(update(reports).where(reports.c.number == there.number).values(row))
                number = there.number
                _forget(connection, number)
            else:
                inserted = connection.execute(insert(reports), row).inserted_primary_key
                assert inserted is not None
                number = inserted[0]
            _say(connection, number, key, extraction, reader)
            fulltext.add(connection, number, report.title, report.text)
        if there is not None:
            return Renewed(own_id)
        return Added(own_id) if own_id == report.id else IdTaken(own_id, report.id)

    def reread(self, key: str, extraction: Extraction, *, reader: str = __version__) -> Extraction | None:
        """Store what a better version reads in the report of this key, and keep what was read before.

        What was read before, or None where it was the same.
        """
        with told(self._where), writing(self._engine) as connection:
            row = connection.execute(
                select(extractions.c.report, extractions.c.reader, extractions.c.record)
                .join(reports, reports.c.number == extractions.c.report)
                .where(reports.c.key == key)
            ).one()
            before = unpack(row.record)
            if before == extraction:
                connection.execute(
                    update(extractions).where(extractions.c.report == row.report).values(reader=reader)
                )
                return None
            nth = select(func.count()).where(superseded.c.report == row.report)
            old = {"report": row.report, "nth": connection.execute(nth).scalar_one()}
            connection.execute(insert(superseded), {**old, "reader": row.reader, "record": row.record})
            _forget(connection, row.report)
            _say(connection, row.report, key, extraction, reader)
        return before


class _Stored(NamedTuple):
    number: int
    id: str
    report: Report


def _stored(connection: Connection, key: str) -> _Stored | None:
    row = connection.execute(select(reports).where(reports.c.key == key)).one_or_none()
    return _Stored(row.number, row.id, report_of(row)) if row else None


def _forget(connection: Connection, number: int) -> None:
    """Take away what a report was read to say, so that it can be told otherwise."""
    for table in (extractions, people, events, evidence, linked):
        connection.execute(delete(table).where(table.c.report == number))


def _say(connection: Connection, number: int, key: str, extraction: Extraction, reader: str) -> None:
    """Store what a report says."""
    for table, rows in extraction_rows(number, key, extraction, reader):
        connection.execute(insert(table), rows)


def _free_id(connection: Connection, wanted: str, key: str) -> str:
    """The id that a report came with, made unique by the start of its key where another has it."""
    for candidate in (wanted, f"{wanted}~{key[:8]}", f"{wanted}~{key}"):
        if connection.execute(select(reports.c.id).where(reports.c.id == candidate)).scalar() is None:
            return candidate
    raise AssertionError("a report's key is its own")
