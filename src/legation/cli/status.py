"""`legation status`: what the register holds."""

from __future__ import annotations

import typer

from legation.cli.options import FormatOption, examples
from legation.cli.render import Column, Format, Layout, write, write_json
from legation.cli.settings import settings

COLUMNS: tuple[Column[tuple[str, object]], ...] = (
    Column("field", lambda field: field[0]),
    Column("value", lambda field: field[1]),
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(
        "status",
        short_help="What the register holds.",
        epilog=examples("legation status", "legation --register team.db status"),
    )(status)


def status(context: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Say what the register holds: reports, events, agreements, people; its schema and size."""
    with settings(context).open() as register:
        register.link()
        held = register.status()
    fields = held._asdict()
    if form is Format.JSONL:
        write_json(fields)
    else:
        write(fields.items(), Layout(COLUMNS, COLUMNS), form)
