"""`legation reread`: reads reports again with this version, and shows what that changes."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli.exits import log
from legation.cli.options import FormatOption, ModelOption, examples
from legation.cli.progress import progress
from legation.cli.read import extractions
from legation.cli.render import Column, Format, Layout, write
from legation.cli.settings import settings


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(
        "reread",
        short_help="Read reports again with this version.",
        epilog=examples("legation reread", "legation reread --all", "legation reread azernews-1"),
    )(reread)


def reread(
    context: typer.Context,
    reports: Annotated[list[str] | None, typer.Argument(metavar="[REPORT...]", help="Only these.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that this version has read.")] = False,
    form: FormatOption = Format.TABLE,
    model: ModelOption = None,
) -> None:
    """Read reports again that another version has read, and show what changed in what they say.

    What was read before is kept, and what reviewers said holds.
    """
    from legation.linking.changes import Change, changes

    now = settings(context)
    found: list[Change] = []
    with now.open() as register:
        due = register.to_reread(reports or [], every=every)
        count = 0
        for report, extraction in progress(extractions(due, model), "reading", quiet=now.quiet):
            before = register.reread(report, extraction)
            count += 1
            if before is not None:
                found += changes(before, extraction)
        register.link()
    columns = (
        Column[Change]("report", lambda c: c.report, wraps=False),
        Column[Change]("change", lambda c: c.change, wraps=False),
        Column[Change]("what", lambda c: c.what),
        Column[Change]("slot", lambda c: c.slot),
        Column[Change]("before", lambda c: c.before),
        Column[Change]("now", lambda c: c.now),
    )
    write(found, Layout(columns, columns), form)
    changed = len({change.report for change in found})
    log.info("%d reports read again, %d of them say something else now", count, changed)
