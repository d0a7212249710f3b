"""`legation show`: one event, person or report, with the evidence quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from legation.cli.columns import EVENTS, PEOPLE, REGISTER_EVENTS, parties, where
from legation.cli.options import examples
from legation.cli.quote import quotes
from legation.cli.read import heading
from legation.cli.render import Column, Format, shown, write_json, write_table
from legation.cli.settings import settings
from legation.cli.text import plain
from legation.model import Evidence

if TYPE_CHECKING:
    from legation.linking import AssembledEvent, AssembledPerson, Tenure, Variant
    from legation.register import StoredReport, View

T = TypeVar("T")

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Its id, or the start of it.")]
ShowFormat = Annotated[Format, typer.Option("--format", "-f", help="For people, or one JSON object.")]

SHOWN = ("legation show event e-4be1", "legation show person p-90c2", "legation show report azernews-1")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command(epilog=examples("legation show event e-4be1", "legation show event e-4be1 --format jsonl"))(
        event
    )
    group.command(epilog=examples("legation show person p-90c2"), short_help="Show one person.")(person)
    group.command(
        epilog=examples("legation show report azernews-1", "legation show report azernews-1 --text")
    )(report)
    app.add_typer(
        group,
        name="show",
        help="Show one event, person or report, with the evidence quoted.",
        short_help="Show one entry and its evidence.",
        epilog=examples(*SHOWN),
    )


def event(context: typer.Context, named: IdArgument, form: ShowFormat = Format.TABLE) -> None:
    """Show one event: all that is known of it, and each report's account with its evidence."""
    with settings(context).open() as register:
        view = register.view
        found = view.event(named)
        if _as_json(found, form):
            return
        print(f"{found.kind} {found.id}, {found.status}{', background' if found.background else ''}")
        _fields(_event_fields(found))
        for slot, variants in found.conflicts.items():
            print(f"  differ on {slot}: {plain('; '.join(map(_variant, variants)))}")
        _accounts(found, view)


def _event_fields(event: AssembledEvent) -> Iterator[tuple[str, object]]:
    """Names and values of all slots."""
    known = event.instrument
    yield "parties", parties(event)
    yield "date", event.date
    yield "place", where(event)
    yield "point", event.point
    yield "people", event.people
    yield "leaders", event.leaders
    yield "honoured", event.honoured
    yield "organizations", event.organizations
    yield "contexts", event.contexts
    yield "topics", event.topics
    if known:
        yield "instrument", [known.type, known.title]
        yield "period", known.period
        yield "signers", known.signers
    yield "amounts", [[f"{a.quantity:,g}", a.unit, a.currency, a.goods] for a in event.amounts]
    yield "part of", event.part_of
    yield "programme", event.programme
    if event.plover:
        yield "PLOVER", [event.plover.event, event.plover.mode]
    yield "CAMEO", event.cameo
    yield "quad class", event.quad
    yield "scores", [f"{name} {value:g}" for name, value in (event.scores or {}).items()]
    yield "confidence", event.confidence


def _variant(variant: Variant) -> str:
    by = [f"says {variant.by}"] if variant.by else []
    return f"{shown(variant.value, ' ')} ({', '.join([*by, *variant.reports])})"


def _accounts(event: AssembledEvent, view: View) -> None:
    """Each report's account: who reports it, what it gives, and the words that it rests on."""
    for account in event.accounts:
        told = view.report(account.report)
        print(f"\n  {heading(told.id, told.extraction.header)}")
        said = [
            account.status,
            account.date,
            account.place,
            account.attribution and f"as {account.attribution} says",
        ]
        print("    " + plain(", ".join(filter(None, said))))
        _quote(told.text, {event.kind: account.anchors, **account.evidence})


def _quote(text: str, evidence: Mapping[str, Iterable[Evidence]]) -> None:
    for quote in quotes(text, evidence):
        print(f"    “{plain(quote.marked())}”")
        words = (f"‹{quote.text[start:end]}› {', '.join(slots)}" for start, end, slots in quote.marks)
        print("      " + plain("; ".join(words)))


def person(context: typer.Context, named: IdArgument, form: ShowFormat = Format.TABLE) -> None:
    """Show one person: the posts held over time, the engagements, and where each report names him or her."""
    from legation.register import EventFilter

    with settings(context).open() as register:
        view = register.view
        found = view.person(named)
        if _as_json(found, form):
            return
        print(plain(f"{found.name} {found.id}"))
        _fields([("rank", found.rank), ("country", found.country), ("also", _other_names(found))])
        tenures: list[Column[Tenure]] = [
            Column("post", lambda t: t.post),
            Column("organization", lambda t: t.organization),
            Column("country", lambda t: t.country, wraps=False),
            Column("first", lambda t: t.first, wraps=False),
            Column("last", lambda t: t.last, wraps=False),
            Column("reports", lambda t: t.reports),
        ]
        _section("Posts, as reports attest them", found.tenures, tenures)
        _section("Engagements", view.events(EventFilter(person=found.id)), REGISTER_EVENTS.table)
        for mention in found.mentions:
            told = view.report(mention.report)
            print(f"\n  {heading(told.id, told.extraction.header)}")
            _quote(told.text, {"named": mention.evidence})


def _other_names(person: AssembledPerson) -> list[str]:
    return [name for name in person.names if name != person.name]


def report(
    context: typer.Context,
    named: IdArgument,
    form: ShowFormat = Format.TABLE,
    text: Annotated[bool, typer.Option("--text", help="Show the whole text too.")] = False,
) -> None:
    """Show one report: its header, and the events and people that were found in it."""
    with settings(context).open() as register:
        found = register.view.report(named)
        story = register.view.story(found.id)
    if _as_json(found, form):
        return
    print(heading(found.id, found.extraction.header))
    _fields(_report_fields(found))
    if story:
        others = [version.report for version in story.versions if version.report != found.id]
        _fields([("same story", others), ("original", story.original)])
    _section("Events", found.extraction.events, EVENTS.table)
    _section("People", found.extraction.people, PEOPLE.table)
    if text:
        print()
        for line in found.text.splitlines():
            print(plain(line))


def _report_fields(report: StoredReport) -> Iterator[tuple[str, object]]:
    yield "title", report.title
    yield "url", report.url
    yield "source", report.source
    yield "came as", report.given_id if report.given_id != report.id else None
    yield "language", report.language
    yield "removed", report.removed
    yield "added", f"{report.added_at}, read by version {report.reader}"


def _as_json(value: object, form: Format) -> bool:
    """Write `value` as JSON where that is wanted; whether it was."""
    if form is Format.CSV:
        raise typer.BadParameter("one entry is shown as table or jsonl; the lists are there as csv")
    if form is Format.JSONL:
        write_json(value)
    return form is Format.JSONL


def _fields(fields: Iterable[tuple[str, object]]) -> None:
    """A line for each field that has a value."""
    for name, value in fields:
        if text := plain(shown(value, ", ")):
            print(f"  {name:13} {text}")


def _section(title: str, rows: Sequence[T], columns: Sequence[Column[T]]) -> None:
    if rows:
        print(f"\n{title}")
        write_table(rows, columns)
