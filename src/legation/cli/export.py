"""`legation export`: the whole register on standard output."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from legation.cli.options import examples
from legation.cli.render import write_json
from legation.cli.settings import settings


class ExportFormat(StrEnum):
    """How the register is written."""

    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(
        "export",
        short_help="Write the whole register out.",
        epilog=examples("legation export --format jsonl > register.jsonl"),
    )(export)


def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="JSON Lines.")] = ExportFormat.JSONL,
) -> None:
    """Write the whole register to standard output: reports, events, people, judgements, corrections.

    One object on a line, with its `type`. The same reports and corrections give
    the same bytes, in whatever order and however often they were added.
    """
    with settings(context).open() as register:
        for record in register.export():
            write_json(record)
