"""`legation add`: reads reports into the register."""

from __future__ import annotations

import typer

from legation.cli.exits import Tally, log
from legation.cli.options import ModelOption, SourcesArgument, examples
from legation.cli.progress import progress
from legation.cli.read import extractions, reports_of
from legation.cli.settings import settings

EXAMPLES = examples(
    "legation add report.txt",
    "legation add news/ 'archive/2025-*.jsonl'",
    "legation --register team.db add --quiet news/",
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("add", short_help="Read reports into the register.", epilog=EXAMPLES)(add)


def add(context: typer.Context, sources: SourcesArgument, model: ModelOption = None) -> None:
    """Read reports into the register, which is made where there is none.

    Each report is added whole or not at all, and one that is there already
    is not read again: a run that was cut short can simply be started again.
    """
    from legation.register import Added, AlreadyThere, IdTaken, Renewed

    tally = Tally()
    now = settings(context)
    new = events = 0
    with now.open(create=True) as register:
        unknown = (report for report in reports_of(sources, tally) if not register.has(report))
        for report, extraction in progress(extractions(unknown, model), "adding", quiet=now.quiet):
            match register.add(report, extraction):
                case AlreadyThere() | Renewed():
                    continue
                case IdTaken(id, wanted):
                    log.info(
                        "%s: the id %r belongs to another report, added as %r", report.source, wanted, id
                    )
                case Added():
                    pass
            new += 1
            events += len(extraction.events)
        register.link()
    log.info(
        "%d reports added, which tell of %d events; %d were there already", new, events, tally.read - new
    )
    tally.exit()
