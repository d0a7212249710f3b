"""A register: a database that is opened, written to, linked and asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec
from sqlalchemy import Engine, Table, func, select

from legation import __version__
from legation.errors import RegisterError
from legation.linking import Correction
from legation.model import Extraction, Report
from legation.register import export, gold, log, migrate
from legation.register.engine import BUSY, address_of, engine_of, let_readers_in, told, writing
from legation.register.links import is_linked, relink
from legation.register.review import Reviewer
from legation.register.rows import report_of
from legation.register.schema import corrections, entries, events, extractions, persons, removed, reports
from legation.register.view import View
from legation.register.writer import Outcome, Writer, report_key


class Status(NamedTuple):
    """What a register holds: reports, their accounts, the events and people assembled from them; corrections.

    `reports` are all, `removed` those of them that are left out.
    """

    where: str
    schema: str
    reports: int
    accounts: int
    events: int
    agreements: int
    people: int
    corrections: int
    removed: int
    linked: bool
    bytes: int | None


def open_register(register: str | Path, *, create: bool = True, busy: int = BUSY) -> Register:
    """Open the register in a file, or at a database address.

    An empty one is made ready and an older one brought up to date, in one
    transaction; where there is none, it is made if `create` says so. `busy` is
    how many milliseconds to wait for another writer. Raises RegisterError where
    it can't be opened, is something else, or was made by a newer Legation.
    """
    address, path = address_of(register)
    where = str(path or register)
    if path is not None and not path.exists():
        if not create:
            raise RegisterError("there is no register", where=where, mend="make one with `legation add`")
        if not path.parent.is_dir():
            raise RegisterError(
                "its folder is not there", where=where, mend="make the folder, or name another"
            )
    if path is not None and path.is_dir():
        raise RegisterError("is a folder", where=where, mend="name a file in it")
    engine = engine_of(address, busy=busy)
    with told(where), engine.connect() as connection:
        ready = migrate.is_ready(connection)
    if not ready:
        with told(where):
            let_readers_in(engine)
            with writing(engine) as connection:
                migrate.migrate(connection)
    return Register(engine, where, path)


class Register:
    """One register, open. Use it in a `with` statement, or `close` it."""

    def __init__(self, engine: Engine, where: str, path: Path | None) -> None:
        self._engine = engine
        self._where = where
        self._path = path
        self._writer = Writer(engine, where)
        self._view = View(engine, where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, report: Report, extraction: Extraction, *, reader: str = __version__) -> Outcome:
        """Store a report and what it says, in one transaction. See `Writer.add`."""
        return self._writer.add(report, extraction, reader=reader)

    def has(self, report: Report) -> bool:
        """Whether the same text from the same address is stored already, so that it need not be read again."""
        return self._writer.has(report)

    def link(self) -> None:
        """Find out which people and events of all that is stored are one, where that is not done yet."""
        with told(self._where), self._engine.connect() as connection:
            done = is_linked(connection)
        if not done:
            with told(self._where), writing(self._engine) as connection:
                relink(connection)

    def reread(self, report: Report, extraction: Extraction, *, reader: str = __version__) -> Extraction | None:
        """Store what a better version reads in a report. See `Writer.reread`."""
        return self._writer.reread(report_key(report), extraction, reader=reader)

    def reviewer(self, by: str, why: str | None = None) -> Reviewer:
        """Corrects the register in the name of `by`, for the reason `why`."""
        return Reviewer(self._engine, self._where, self.view, by, why)

    def corrections(self) -> list[Correction]:
        """All corrections, undone ones and undos too, in the order in which they were made."""
        with told(self._where), self._engine.connect() as connection:
            return log.entries(connection)

    @property
    def view(self) -> View:
        """Asks the register. Reports added since are linked first."""
        self.link()
        return self._view

    def export(self) -> Iterator[dict[str, Any]]:
        """The whole register, sorted: reports, events, people, judgements, corrections. See `docs/register.md`."""
        self.link()
        with told(self._where), self._engine.connect() as connection:
            yield from export.records(connection)

    def gold(self) -> Iterator[dict[str, Any]]:
        """The reviewed reports as records in the form of `evaluation/GUIDELINES.md`, by their ids."""
        self.link()
        with told(self._where), self._engine.connect() as connection:
            yield from gold.records(connection)

    def to_reread(self, wanted: Sequence[str] = (), *, every: bool = False) -> Iterator[Report]:
        """The reports `wanted` (or all) that another version has read, or (`every`) any; not those removed."""
        query = select(reports).join_from(reports, extractions).order_by(reports.c.key)
        query = query.where(reports.c.number.not_in(select(removed.c.report)))
        if wanted:
            query = query.where(reports.c.id.in_(wanted))
        elif not every:
            query = query.where(extractions.c.reader != __version__)
        with told(self._where), self._engine.connect() as connection:
            keys = [row.key for row in connection.execute(query.with_only_columns(reports.c.key))]
        for key in keys:
            with told(self._where), self._engine.connect() as connection:
                row = connection.execute(select(reports).where(reports.c.key == key)).one()
            yield msgspec.structs.replace(report_of(row), id=row.id)

    def _bytes(self) -> int | None:
        """The size of the file, and of what was written and is not in it yet."""
        if self._path is None:
            return None
        parts = self._path, self._path.with_name(f"{self._path.name}-wal")
        return sum(part.stat().st_size for part in parts if part.exists())

    def status(self) -> Status:
        """Counts, schema version and size."""

        def count(table: Table) -> int:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

        with told(self._where), self._engine.connect() as connection:
            agreements = select(func.count()).select_from(entries).where(entries.c.kind == "agreement")
            return Status(
                where=self._where,
                schema=migrate.version(connection) or "",
                reports=count(reports),
                accounts=count(events),
                events=count(entries),
                agreements=connection.execute(agreements).scalar_one(),
                people=count(persons),
                corrections=count(corrections),
                removed=count(removed),
                linked=is_linked(connection),
                bytes=self._bytes(),
            )
