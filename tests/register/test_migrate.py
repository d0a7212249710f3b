"""The schema: made by migrations, and known by its version."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from legation.errors import RegisterError
from legation.register import fulltext, migrate, open_register, report_key, schema
from legation.register.engine import engine_of, writing
from legation.register.rows import extraction_rows, report_row
from tests.register.filled import add, extraction, report


def test_migrations_lead_from_nothing_to_the_tables_of_this_version(tmp_path: Path) -> None:
    open_register(tmp_path / "r.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    not (kind == "table" and name.startswith(fulltext.NAME))
                ),
            },
        )
        assert context.get_current_revision() == schema.HEAD
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_version_named_is_that_of_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(files("legation.register") / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_a_register_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        add(register, "a1")
    engine = create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        RegisterError, match=r"r\.db: a newer Legation made this register \(schema 9999.*install"
    ):
        open_register(tmp_path / "r.db")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar() == 1
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(fulltext, "create", fail)
    with pytest.raises(RuntimeError):
        open_register(tmp_path / "r.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    monkeypatch.undo()
    with open_register(tmp_path / "r.db") as register:
        add(register, "a1")
        assert register.status().reports == 1


def test_a_register_of_the_first_version_keeps_all_that_came_in(tmp_path: Path) -> None:
    engine = engine_of(f"sqlite:///{tmp_path / 'r.db'}")
    made = report("a1", title="Ministers meet")
    with writing(engine) as connection:
        migrate.migrate(connection, "0001")
        row = report_row(made, key=report_key(made), report_id="a1", added_at="2025-12-11T00:00:00+00:00")
        connection.execute(schema.reports.insert(), row)
        for table, rows in extraction_rows(1, row["key"], extraction(made), "0.1.0"):
            plain = {"record": msgspec.json.encode(extraction(made))} if table is schema.extractions else {}
            connection.execute(table.insert(), [{**row, **plain} for row in rows])
        fulltext.add(connection, 1, made.title, made.text)
        connection.execute(text("INSERT INTO linked VALUES (1, 'rules-1')"))
    engine.dispose()
    with open_register(tmp_path / "r.db") as old, open_register(tmp_path / "new.db") as new:
        new.add(made, extraction(made), reader="0.1.0")
        assert list(old.export()) == list(new.export())
        assert [hit.report for hit in old.view.search("ministers")] == ["a1"]
        old.reviewer("ann").reject(old.view.events()[0].id)
        assert len(old.view.events()) == len(new.view.events()) - 1
