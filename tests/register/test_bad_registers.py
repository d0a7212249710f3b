"""Registers that can't be opened, read or written: one clear word for each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from legation.errors import RegisterError
from legation.register import open_register
from tests.register.filled import add, extraction, report


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and no register at all.\n" * 50)
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"notes\.txt: this is no register; name another"):
        open_register(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"other\.db: this database is no register"):
        open_register(path)
    assert path.read_bytes() == before


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"none\.db: there is no register.*legation add"):
        open_register(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="its folder is not there"):
        open_register(tmp_path / "none" / "r.db")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="is a folder"):
        open_register(tmp_path)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which nobody can write: /proc")
def test_a_folder_that_can_not_be_written() -> None:
    with pytest.raises(RegisterError, match="can't be opened; check that its folder"):
        open_register("/proc/legation.db")


def test_a_file_that_can_not_be_written(tmp_path: Path) -> None:
    made = report("a1")
    with open_register(tmp_path / "r.db") as register:

        @event.listens_for(register._engine, "checkout")
        def only_read(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA query_only=ON").close()

        with pytest.raises(RegisterError, match="can't be written; allow writing"):
            register.add(made, extraction(made))


def test_a_bad_address() -> None:
    with pytest.raises(RegisterError, match="no such register address"):
        open_register("nosuch://server/db")


def test_a_locked_file(tmp_path: Path) -> None:
    made = report("a1")
    with open_register(tmp_path / "r.db", busy=50) as register:
        with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RegisterError, match=r"r\.db: another program is writing"):
                register.add(made, extraction(made))
            assert register.status().reports == 0
        add(register, "a1")
        assert register.status().reports == 1


def test_a_full_disk_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        add(register, "a1")
        full = True

        @event.listens_for(register._engine, "checkout")
        def limit(connection: sqlite3.Connection, *_: object) -> None:
            # The least is what there is, the most what there can be.
            connection.execute(f"PRAGMA max_page_count={1 if full else 2**31 - 2}").close()

        long = report("a2", "Talks were held. " * 4000)
        with pytest.raises(RegisterError, match=r"r\.db: the disk is full; free some space"):
            register.add(long, extraction(long))
        full = False
        assert register.status().reports == 1
        assert [hit.report for hit in register.view.search("ministers")] == ["a1"]
        assert register.view.search("talks") == []
        register.add(long, extraction(long))
        assert register.status().reports == 2


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_register(path) as register:
        for i in range(20):
            add(register, f"a{i}")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with (
        pytest.raises(RegisterError, match="damaged; restore it from a backup"),
        open_register(path) as register,
    ):
        register.view.events()
