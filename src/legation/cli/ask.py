"""Commands that ask the register for lists: events, people, agreements, timeline, search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeVar

import typer

from legation.cli.columns import AGREEMENTS, REGISTER_EVENTS, REGISTER_PEOPLE
from legation.cli.exits import log
from legation.cli.options import FormatOption, LimitOption, examples
from legation.cli.parties import party_code
from legation.cli.render import Column, Format, Layout, write
from legation.cli.settings import settings

T = TypeVar("T")

PartyOption = Annotated[
    str | None,
    typer.Option("--party", "-p", metavar="PARTY", help="In which this party takes part: code or name."),
]
PairOption = Annotated[
    tuple[str, str] | None, typer.Option("--pair", metavar="PARTY PARTY", help="In which both take part.")
]
PersonOption = Annotated[str | None, typer.Option(metavar="NAME|ID", help="In which this person takes part.")]
KindOption = Annotated[
    str | None, typer.Option("--kind", "-k", metavar="KIND", help="Of this kind: visit, meeting, aid, ...")
]
StatusOption = Annotated[str | None, typer.Option(metavar="STATUS", help="occurred, planned or cancelled.")]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or after this day, month or year.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or before it.")]
OnOption = Annotated[str | None, typer.Option(metavar="DATE", help="On that day, or in that month or year.")]
PlaceOption = Annotated[str | None, typer.Option(metavar="PLACE", help="At this place, or in this country.")]
ContextOption = Annotated[
    str | None, typer.Option("--context", "-c", metavar="CONTEXT", help="About this: military, economic, ...")
]
TextOption = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Told by reports that hold these words.")
]
BackgroundOption = Annotated[
    bool | None,
    typer.Option("--background/--no-background", help="Only (or without) what reports recall as history."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command(
        epilog=examples(
            "legation events --party UZB --since 2025",
            "legation events --pair Azerbaijan Uzbekistan --kind meeting",
            "legation events --person Hasanov --no-background",
            "legation events --format jsonl > events.jsonl",
        ),
        short_help="List engagements.",
    )(events)
    app.command(
        epilog=examples(
            "legation people",
            "legation people Hasanov",
            "legation people --country AZE --post minister --on 2025-12",
        )
    )(people)
    app.command(
        epilog=examples(
            "legation agreements --pair AZE UZB",
            "legation agreements --status planned",
            "legation agreements --since 2025 --format csv > agreements.csv",
        ),
        short_help="List what was signed.",
    )(agreements)
    app.command(
        epilog=examples(
            "legation timeline AZE UZB", "legation timeline Azerbaijan Uzbekistan --format jsonl"
        ),
        short_help="What happened between two.",
    )(timeline)
    app.command(epilog=examples("legation stories", "legation stories --limit 20"))(stories)
    app.command(
        epilog=examples("legation search 'wreath ceremony'", "legation search '\"guard of honor\"' -n 5")
    )(search)


def events(
    context: typer.Context,
    *,
    party: PartyOption = None,
    pair: PairOption = None,
    person: PersonOption = None,
    kind: KindOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    on: OnOption = None,
    place: PlaceOption = None,
    about: ContextOption = None,
    text: TextOption = None,
    background: BackgroundOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the engagements of the register, in the order of their dates."""
    from legation.register import EventFilter

    which = EventFilter(
        party=party_of(party),
        pair=pair_of(pair),
        person=person,
        kind=kind_of(kind),
        status=status_of(status),
        since=since,
        until=until,
        on=on,
        place=place,
        context=about,
        text=text,
        background=background,
        limit=limit,
    )
    with settings(context).open() as register:
        write_all(register.view.events(which), REGISTER_EVENTS, form, "events")


def agreements(
    context: typer.Context,
    *,
    party: PartyOption = None,
    pair: PairOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what was signed, or is to be signed."""
    from legation.register import EventFilter

    which = EventFilter(
        party=party_of(party), pair=pair_of(pair), status=status_of(status), since=since, until=until, limit=limit
    )
    with settings(context).open() as register:
        write_all(register.view.agreements(which), AGREEMENTS, form, "agreements")


def timeline(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="PARTY", help="A party, by code or name.")],
    second: Annotated[str, typer.Argument(metavar="PARTY", help="Another.")],
    form: FormatOption = Format.TABLE,
) -> None:
    """Tell what happened between two parties, in the order of the dates."""
    one, other = party_code(first), party_code(second)
    with settings(context).open() as register:
        write_all(register.view.timeline(one, other), REGISTER_EVENTS, form, f"events between {one} and {other}")


def people(
    context: typer.Context,
    *,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whose name holds these words.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Who act for this country or organisation.")
    ] = None,
    post: Annotated[str | None, typer.Option(metavar="WORDS", help="Whose post holds these words.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Who held it on that day.")] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the people of the register, with their latest post."""
    from legation.register import PersonFilter

    which = PersonFilter(name=name, country=party_of(country), post=post, on=on, limit=limit)
    with settings(context).open() as register:
        write_all(register.view.people(which), REGISTER_PEOPLE, form, "people")


def stories(context: typer.Context, limit: LimitOption = None, form: FormatOption = Format.TABLE) -> None:
    """List the wire texts of which several reports are copies, cuts or rewrites."""
    from legation.linking import Story

    columns: Sequence[Column[Story]] = (
        Column("id", lambda story: story.id, wraps=False),
        Column("first", lambda story: story.versions[0].published, wraps=False),
        Column("original", lambda story: story.original),
        Column("outlets", lambda story: list(dict.fromkeys(v.outlet for v in story.versions if v.outlet))),
        Column("reports", lambda story: [version.report for version in story.versions]),
    )
    with settings(context).open() as register:
        write_all(register.view.stories(limit=limit), Layout(columns, columns), form, "stories")


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, or "quoted phrases".')],
    limit: LimitOption = 20,
    form: FormatOption = Format.TABLE,
) -> None:
    """Find reports by the words of their texts, best first."""
    from legation.register import Hit

    columns: Sequence[Column[Hit]] = (
        Column("report", lambda hit: hit.report, wraps=False),
        Column("published", lambda hit: hit.published, wraps=False),
        Column("title", lambda hit: hit.title),
        Column("excerpt", lambda hit: hit.excerpt),
    )
    with settings(context).open() as register:
        write_all(
            register.view.search(" ".join(words), limit=limit or 20),
            Layout(columns, columns),
            form,
            "reports",
        )


def party_of(named: str | None) -> str | None:
    """The code of a party named."""
    return party_code(named) if named else None


def pair_of(named: tuple[str, str] | None) -> tuple[str, str] | None:
    """The codes of two parties named."""
    return (party_code(named[0]), party_code(named[1])) if named else None


def kind_of(kind: str | None) -> str | None:
    """A kind that there is; a usage error where it is none."""
    if kind is None:
        return None
    from legation.lexicon.events import event_lexicon

    kinds = event_lexicon().kinds
    if kind not in kinds:
        raise typer.BadParameter(f"no kind {kind!r}: there are {', '.join(kinds)}")
    return kind


def status_of(status: str | None) -> str | None:
    """A status that there is; a usage error where it is none."""
    if status is None:
        return None
    from legation.lexicon.triggers import STATUSES

    if status not in STATUSES:
        raise typer.BadParameter(f"no status {status!r}: there are {', '.join(STATUSES)}")
    return status


def write_all(rows: Sequence[T], layout: Layout[T], form: Format, what: str) -> None:
    """Write rows, and say so where there are none."""
    write(rows, layout, form)
    if not rows and form is Format.TABLE:
        log.info("no %s", what)
