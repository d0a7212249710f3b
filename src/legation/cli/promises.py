"""Commands about what was promised and signed: commitments, instruments."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.ask import KindOption, PairOption, PartyOption, kind_of, pair_of, party_of, write_all
from legation.cli.options import FormatOption, LimitOption, examples
from legation.cli.render import Column, Format, Layout
from legation.cli.settings import settings

if TYPE_CHECKING:
    from legation.linking import Commitment, InstrumentLife


class State(StrEnum):
    """What came of a commitment."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    POSTPONED = "postponed"
    BROKEN = "broken"


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command(
        short_help="What was promised, and what came of it.",
        epilog=examples(
            "legation commitments --open --due-before 2027",
            "legation commitments --pair AZE UZB",
            "legation commitments --party JPN --state postponed --format jsonl",
        ),
    )(commitments)
    app.command(
        short_help="What was signed, through its life.",
        epilog=examples("legation instruments --pair AZE UZB", "legation instruments --on 2026-06-01 --format csv"),
    )(instruments)


def commitments(
    context: typer.Context,
    *,
    party: PartyOption = None,
    pair: PairOption = None,
    kind: KindOption = None,
    form_of: Annotated[
        str | None, typer.Option("--form", metavar="FORM", help="plan, pledge or instrument.")
    ] = None,
    still_open: Annotated[bool, typer.Option("--open", help="Only those of which nothing came yet.")] = False,
    state: Annotated[State | None, typer.Option(help="Only those of this state.")] = None,
    due_before: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only those due before this day, month or year.")
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what was planned, pledged or signed for a time, and which later events keep, put off or break it."""
    from legation.register import CommitmentFilter

    which = CommitmentFilter(
        party=party_of(party),
        pair=pair_of(pair),
        kind=kind_of(kind),
        form=form_of,
        state="open" if still_open else state and state.value,
        due_before=due_before,
        limit=limit,
    )
    with settings(context).open() as register:
        write_all(register.view.commitments(which), Layout(_COMMITMENT, _COMMITMENT), form, "commitments")


def instruments(
    context: typer.Context,
    *,
    party: PartyOption = None,
    pair: PairOption = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Where each stood on this day, else by its last step.")
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List what was signed, with the steps of its life: planned, signed, ratified, in force, extended, ended."""
    from legation.register import EventFilter

    which = EventFilter(party=party_of(party), pair=pair_of(pair), limit=limit)
    columns: tuple[Column[InstrumentLife], ...] = (
        Column("id", lambda i: i.id, wraps=False),
        Column("type", lambda i: i.type, wraps=False),
        Column("title", lambda i: i.title),
        Column("parties", lambda i: i.parties),
        Column("period", lambda i: i.period, wraps=False),
        Column("stage", lambda i: i.stage_on(on) if on else i.stage, wraps=False),
        Column("steps", lambda i: [f"{step.stage} {step.date or ''}".strip() for step in i.steps]),
    )
    with settings(context).open() as register:
        write_all(register.view.instruments(which), Layout(columns, columns), form, "instruments")


_COMMITMENT: tuple[Column[Commitment], ...] = (
    Column("id", lambda c: c.id, wraps=False),
    Column("due", lambda c: c.due, wraps=False),
    Column("made", lambda c: c.made, wraps=False),
    Column("what", lambda c: c.kind if c.form == "plan" else c.form, wraps=False),
    Column("parties", lambda c: " → ".join(filter(None, (", ".join(c.actors), ", ".join(c.recipients))))),
    Column("about", lambda c: c.what),
    Column("state", lambda c: c.state, wraps=False),
    Column("by", lambda c: [f.event for f in c.followups[:1]], wraps=False),
    Column("reason", lambda c: [f"{f.reason} ({f.confidence:g})" for f in c.followups[:1]]),
)
