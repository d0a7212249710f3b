"""Adding reports, each whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from legation import __version__
from legation.model import Extraction, Report
from legation.register import fulltext
from legation.register.engine import told, writing
from legation.register.rows import extraction_rows, report_row
from legation.register.schema import reports


class Added(NamedTuple):
    """The report is new, and stored under `id`."""

    id: str


class AlreadyThere(NamedTuple):
    """The same text from the same address is stored under `id`; nothing was changed."""

    id: str


class IdTaken(NamedTuple):
    """The report is new; another one has the id `wanted`, so this one is stored under `id`."""

    id: str
    wanted: str


Outcome = Added | AlreadyThere | IdTaken


def report_key(report: Report) -> str:
    """The SHA-256 of the text, in NFC and with runs of blanks as one, and the address."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", report.text)).strip()
    return sha256(f"{text}\n{(report.url or '').strip()}".encode("utf-8", "surrogatepass")).hexdigest()


class Writer:
    """Writes to a register."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def has(self, report: Report) -> bool:
        """Whether the same text from the same address is stored already."""
        with told(self._where), self._engine.connect() as connection:
            found = connection.execute(select(reports.c.id).where(reports.c.key == report_key(report))).scalar()
        return found is not None

    def add(self, report: Report, extraction: Extraction, *, reader: str = __version__) -> Outcome:
        """Store a report and what it says, in one transaction.

        `reader` is the version that read it. Raises RegisterError where the
        register can't be written; it is then as it was.
        """
        key = report_key(report)
        with told(self._where), writing(self._engine) as connection:
            there = connection.execute(select(reports.c.id).where(reports.c.key == key)).scalar()
            if there is not None:
                return AlreadyThere(there)
            own_id = _free_id(connection, report.id, key)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            row = report_row(report, key=key, report_id=own_id, added_at=now)
            inserted = connection.execute(insert(reports), row).inserted_primary_key
            assert inserted is not None
            number: int = inserted[0]
            for table, rows in extraction_rows(number, key, extraction, reader):
                connection.execute(insert(table), rows)
            fulltext.add(connection, number, report.title, report.text)
        return Added(own_id) if own_id == report.id else IdTaken(own_id, report.id)


def _free_id(connection: Connection, wanted: str, key: str) -> str:
    """The id that a report came with, made unique by the start of its key where another has it."""
    for candidate in (wanted, f"{wanted}~{key[:8]}", f"{wanted}~{key}"):
        if connection.execute(select(reports.c.id).where(reports.c.id == candidate)).scalar() is None:
            return candidate
    raise AssertionError("a report's key is its own")
