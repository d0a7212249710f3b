"""Bringing a database to the schema of this version."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from legation.errors import RegisterError
from legation.register.schema import HEAD


def version(connection: Connection) -> str | None:
    """The schema version of a register; None for an empty database.

    Raises RegisterError where the database holds something else.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables and "reports" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found) if found else None
    if tables:
        raise RegisterError("this database is no register", mend="name another with --register")
    return None


def is_ready(connection: Connection) -> bool:
    """Whether the register has the schema of this version. Raises as `version`."""
    return version(connection) == HEAD


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Bring an empty or older register to the schema `to`, in the transaction of `connection`.

    Raises RegisterError where a newer Legation made it.
    """
    found = version(connection)
    if found == to:
        return
    # Loaded only where there is something to do: most runs find the register as it should be.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option(
        "script_location", str(files("legation.register") / "migrations").replace("%", "%%")
    )
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise RegisterError(
            f"a newer Legation made this register (schema {found}, this one knows {HEAD})",
            mend="install the newest version of legation",
        )
    command.upgrade(config, to)
