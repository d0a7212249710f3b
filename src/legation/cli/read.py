"""`legation read`: what reports say, without writing anything down."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import typer

from legation.cli.columns import EVENTS, PEOPLE
from legation.cli.exits import Tally
from legation.cli.options import FormatOption, ModelOption, SourcesArgument, examples
from legation.cli.progress import progress
from legation.cli.render import Column, CsvWriter, Format, write_json, write_table
from legation.cli.settings import settings
from legation.cli.text import plain
from legation.model import Event, Extraction, Header, Report

EXAMPLES = examples(
    "legation read report.txt",
    "legation read --format jsonl archive.jsonl > records.jsonl",
    "legation read --format csv 'news/*.html' > events.csv",
    "curl -s https://example.org/news.html | legation read -",
)


class _EventOf(NamedTuple):
    """An event with the id of its report."""

    report: str
    event: Event


def _of_event(column: Column[Event]) -> Column[_EventOf]:
    return Column(column.name, lambda row: column.of(row.event), column.wraps)


_COLUMNS = [Column[_EventOf]("report", lambda row: row.report, wraps=False), *map(_of_event, EVENTS.csv)]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("read", short_help="Print what reports say.", epilog=EXAMPLES)(read)


def read(
    context: typer.Context,
    sources: SourcesArgument,
    form: FormatOption = Format.TABLE,
    model: ModelOption = None,
) -> None:
    """Print what reports say: header, people, events. Writes nothing into a register.

    JSON Lines hold one record per report (docs/record.md), CSV one line per event.
    """
    tally = Tally()
    # Progress would be torn apart by a table on the same terminal.
    quiet = settings(context).quiet or sys.stdout.isatty()
    found = progress(extractions(reports_of(sources, tally), model), "reading", quiet=quiet)
    if form is Format.JSONL:
        for _, extraction in found:
            write_json(extraction)
            sys.stdout.flush()
    elif form is Format.CSV:
        writer = CsvWriter(_COLUMNS)
        for _, extraction in found:
            writer.write(_EventOf(extraction.id, event) for event in extraction.events)
    else:
        for _, extraction in found:
            _print(extraction)
    tally.exit()


def reports_of(sources: Iterable[str], tally: Tally) -> Iterator[Report]:
    """The reports of the sources, one by one; `tally` counts them and what is left out."""
    from legation.reading import read_sources

    for report in read_sources(sources, on_problem=tally.problem, on_notice=tally.notice):
        tally.read += 1
        yield report


def extractions(reports: Iterable[Report], model: str | None) -> Iterator[tuple[Report, Extraction]]:
    """What each report says, one by one."""
    from legation.pipeline import read_reports

    return read_reports(reports, model=model)


def heading(report_id: str, header: Header) -> str:
    """One line that says which report it is, and whose."""
    outlet = " via ".join(filter(None, (header.outlet, header.agency)))
    return plain(" · ".join(filter(None, (report_id, outlet, header.byline, header.published, header.title))))


def _print(extraction: Extraction) -> None:
    print(heading(extraction.id, extraction.header))
    if not extraction.events and not extraction.people:
        print("  nothing found")
    write_table(extraction.events, EVENTS.table)
    if extraction.events and extraction.people:
        print()
    write_table(extraction.people, PEOPLE.table)
    print(flush=True)
