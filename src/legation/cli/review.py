"""`legation review` and `legation remove`: correct the register, and look at what was corrected."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.columns import REGISTER_EVENTS
from legation.cli.exits import log
from legation.cli.options import FormatOption, LimitOption, examples
from legation.cli.render import Column, Format, Layout, write, write_json
from legation.cli.settings import settings
from legation.cli.text import plain

if TYPE_CHECKING:
    from legation.linking import Correction
    from legation.register import Reviewer

ByOption = Annotated[
    str | None,
    typer.Option("--by", envvar="LEGATION_REVIEWER", metavar="NAME", help="Who says so; else your user name."),
]
WhyOption = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An event or person: its id, or the start of it.")]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of events, or of people.")]
SlotsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SLOT=VALUE...", help="`date=2025-12-10`, `actors=AZE;UZB`, `instrument.period=2026`, `place=` (none)."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for command, lines in (
        (queue, ("legation review queue", "legation review queue -n 20")),
        (accept, ("legation review accept e-4be1", "legation review accept --report azernews-1 --by Leyla")),
        (reject, ("legation review reject e-4be1 --why 'a film, not a visit'",)),
        (edit, ("legation review edit e-4be1 date=2025-12-10 place=Baku", "legation review edit p-90c2 rank=Colonel")),
        (merge, ("legation review merge e-4be1 e-77a0", "legation review merge p-90c2 p-1f00")),
        (split, ("legation review split e-4be1 azernews-1 --why 'another day'",)),
        (add, ("legation review add azernews-1 --words signed kind=agreement 'actors=AZE;UZB'",)),
        (undo, ("legation review undo c-12ab",)),
        (history, ("legation review log", "legation review log --format jsonl")),
        (gold, ("legation review gold > corrected.jsonl",)),
        (agreement, ("legation review agreement",)),
    ):
        name = {"history": "log"}.get(command.__name__, command.__name__)
        group.command(name, epilog=examples(*lines), short_help=(command.__doc__ or "").split("\n")[0])(command)
    app.add_typer(
        group,
        name="review",
        help="Correct the register. What you say is kept apart from what the machine read, and wins over it.",
        short_help="Correct the register.",
        epilog=examples("legation review queue", "legation review accept e-4be1", "legation review undo c-12ab"),
    )
    app.command(
        "remove",
        short_help="Take a report or a source out.",
        epilog=examples("legation remove azernews-1", "legation remove --source example.org --why 'satire'"),
    )(remove)


def queue(context: typer.Context, limit: LimitOption = 20, form: FormatOption = Format.TABLE) -> None:
    """List events that nobody has reviewed: those on which reports differ first, then the least sure."""
    with settings(context).open() as register:
        events = [event for event in register.view.events() if not event.corrections]
    events.sort(key=lambda e: (-len(e.conflicts), e.confidence if e.confidence is not None else 1.0, e.id))
    write(events[:limit], REGISTER_EVENTS, form)


def accept(
    context: typer.Context,
    named: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Events or people.")] = None,
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="All that this report tells is right, and nothing is missing.")
    ] = None,
    by: ByOption = None,
    why: WhyOption = None,
) -> None:
    """Say that events, people or all of a report are right as they were read."""
    if not named and not report:
        raise typer.BadParameter("give ids, or --report")

    def said(reviewer: Reviewer) -> Iterable[Correction]:
        yield from map(reviewer.accept, named or [])
        if report:
            yield reviewer.accept_report(report)

    _correct(context, by, why, said)


def reject(context: typer.Context, named: IdsArgument, by: ByOption = None, why: WhyOption = None) -> None:
    """Say that there are no such events or people: they are left out."""
    _correct(context, by, why, lambda reviewer: map(reviewer.reject, named))


def edit(
    context: typer.Context, named: IdArgument, given: SlotsArgument, by: ByOption = None, why: WhyOption = None
) -> None:
    """Say what slots of an event or person are, whatever reports say."""
    from legation.model import Event, Person

    slots = _slots(given, Person if named.startswith("p-") else Event)
    _correct(context, by, why, lambda reviewer: [reviewer.edit(named, slots)])


def merge(context: typer.Context, named: IdsArgument, by: ByOption = None, why: WhyOption = None) -> None:
    """Say that events, or people, are one."""
    _correct(context, by, why, lambda reviewer: [reviewer.merge(named)])


def split(
    context: typer.Context,
    named: IdArgument,
    out: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Reports (or ids of accounts) of the other.")],
    by: ByOption = None,
    why: WhyOption = None,
) -> None:
    """Say that some reports of an event, or person, mean another one."""
    _correct(context, by, why, lambda reviewer: [reviewer.split(named, out)])


def add(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report that tells of it.")],
    given: SlotsArgument,
    words: Annotated[str, typer.Option(metavar="TEXT", help="The words of its text that name the event.")],
    by: ByOption = None,
    why: WhyOption = None,
) -> None:
    """Add an event that a report tells of and the machine did not find."""
    from legation.model import Event

    slots = _slots(given, Event)
    _correct(context, by, why, lambda reviewer: [reviewer.add(report, words, slots)])


def undo(context: typer.Context, named: IdsArgument, by: ByOption = None, why: WhyOption = None) -> None:
    """Undo corrections (`c-...`), or undo an undo."""
    _correct(context, by, why, lambda reviewer: map(reviewer.undo, named))


def remove(
    context: typer.Context,
    reports: Annotated[list[str] | None, typer.Argument(metavar="[REPORT...]", help="Ids of reports.")] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="NAME", help="All of this outlet, agency, site or file, later ones too."),
    ] = None,
    by: ByOption = None,
    why: WhyOption = None,
) -> None:
    """Take reports, or all reports of a source, out of the register; `legation review undo` brings them back."""
    if not reports and not source:
        raise typer.BadParameter("give reports, or --source")

    def said(reviewer: Reviewer) -> Iterable[Correction]:
        yield from map(reviewer.remove, reports or [])
        yield from map(reviewer.remove_source, source or [])

    _correct(context, by, why, said)


def history(context: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """List all corrections, in the order in which they were made: what, by whom, when, why."""
    from legation.linking.corrections import standing

    with settings(context).open() as register:
        made = register.corrections()
    holding = {correction.id for correction in standing(made)}
    columns: Sequence[Column[Correction]] = (
        Column("id", lambda c: c.id, wraps=False),
        Column("at", lambda c: c.at, wraps=False),
        Column("by", lambda c: c.by),
        Column("what", lambda c: f"{c.action} {c.of}"),
        Column("of", _subject),
        Column("values", lambda c: [f"{slot}={value}" for slot, value in c.slots.items()]),
        Column("why", lambda c: c.why),
        Column("undone", lambda c: c.id not in holding),
    )
    write(made, Layout(columns, columns), form)


def gold(context: typer.Context) -> None:
    """Write the reviewed reports as checked records, for `legation evaluate` and for training.

    What nobody has reviewed in them is marked optional, unless the whole report was accepted.
    """
    with settings(context).open() as register:
        for record in register.gold():
            write_json(record)


def agreement(context: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Say how far reviewers agree on what both have judged: verdicts (with Cohen's kappa) and values of slots."""
    from legation.linking.agreement import Agreement, agreements

    with settings(context).open() as register:
        found = agreements(register.corrections())
    columns: Sequence[Column[Agreement]] = (
        Column("reviewers", lambda a: a.reviewers),
        Column("judged", lambda a: a.judged),
        Column("agreed", lambda a: a.agreed),
        Column("kappa", lambda a: None if a.kappa is None else f"{a.kappa:.2f}"),
        Column("slots", lambda a: a.slots),
        Column("same", lambda a: a.same),
    )
    write(found, Layout(columns, columns), form)
    if not found and form is Format.TABLE:
        log.info("no two reviewers have judged the same")


def _correct(context: typer.Context, by: str | None, why: str | None, said: Any) -> None:
    """Let a reviewer say something, and tell the ids by which it can be undone."""
    with settings(context).open() as register:
        reviewer = register.reviewer(by or getpass.getuser(), why)
        for correction in said(reviewer):
            print(plain(f"{correction.id} {correction.action} {_subject(correction)}"))
        register.link()
        if left_out := register.status().removed:
            log.info("%d reports are left out", left_out)


def _subject(correction: Correction) -> str:
    """What a correction is about, briefly."""
    if correction.named:
        return correction.named
    ids = [target.id for target in correction.targets]
    return ids[0] + (f" and {len(ids) - 1} more" if len(ids) > 1 else "")


def _slots(given: Sequence[str], kind: type) -> dict[str, Any]:
    """Slots as they are typed: lists with `;` between their members, nothing for none, JSON where it begins so."""
    import msgspec

    lists = {field.name for field in msgspec.structs.fields(kind) if field.default == ()}
    slots: dict[str, Any] = {}
    for word in given:
        slot, is_given, value = word.partition("=")
        if not is_given:
            raise typer.BadParameter(f"{word!r} is no SLOT=VALUE")
        if value[:1] in ("[", "{"):
            slots[slot] = msgspec.json.decode(value)
        elif slot in lists or slot in ("instrument.parties", "instrument.signers"):
            slots[slot] = [member.strip() for member in value.split(";") if member.strip()]
        elif slot == "background":
            slots[slot] = value.lower() in ("yes", "true", "1")
        else:
            slots[slot] = value or None
    return slots
