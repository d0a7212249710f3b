"""Opening a database, and its errors in words that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from legation.errors import RegisterError

# How long a writer waits for another one, in milliseconds.
BUSY = 10_000

# What the engine says, what it means, what to do.
FAULTS = (
    ("file is not a database", "this is no register", "name another file with --register"),
    ("malformed", "the register is damaged", "restore it from a backup"),
    ("disk is full", "the disk is full", "free some space and run the same again: what was added is kept"),
    ("locked", "another program is writing to the register", "wait until it is done and run the same again"),
    ("readonly", "the register can't be written", "allow writing to the file and its folder"),
    ("unable to open", "the register can't be opened", "check that its folder is there and can be written"),
    ("disk i/o error", "the disk does not answer", "check the disk and run the same again"),
)


def engine_of(address: str, *, busy: int = BUSY) -> Engine:
    """An engine for a database address (`sqlite:///...`, `postgresql://...`)."""
    try:
        url = make_url(address)
        # Connections are kept open: to close the last one of a file costs as much as many reports.
        engine = create_engine(url)
    except (ArgumentError, SQLAlchemyError, ImportError) as error:
        raise RegisterError(
            f"no such register address ({error})", where=address, mend="give a file or sqlite:///FILE"
        ) from error
    if engine.dialect.name == "sqlite":
        _settle(engine, busy)
    return engine


def _settle(engine: Engine, busy: int) -> None:
    """Real transactions, also for changes of the schema; foreign keys."""

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout={busy}", "foreign_keys=ON", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its turn at the start, so that it never fails half-way for another's sake.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def let_readers_in(engine: Engine) -> None:
    """Let readers read beside one writer: a property of the file, in SQLite's case (WAL)."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is kept whole or not at all."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise what the engine says as a RegisterError that names `where`."""
    try:
        yield
    except RegisterError as error:
        if error.where is None:
            raise RegisterError(error.problem, where=where, mend=error.mend) from error
        raise
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for sign, problem, mend in FAULTS:
            if sign in said.lower():
                raise RegisterError(problem, where=where, mend=mend) from error
        raise RegisterError(said, where=where) from error


def address_of(register: str | Path) -> tuple[str, Path | None]:
    """The database address of a register, and its file where it is one."""
    if isinstance(register, str) and "://" in register:
        url = make_url(register)
        is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
        return register, Path(str(url.database)) if is_file else None
    path = Path(register)
    return f"sqlite:///{path}", path
