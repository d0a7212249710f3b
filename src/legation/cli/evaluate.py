"""`legation evaluate`: how well Legation, or another reader, does on hand-checked records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.exits import log
from legation.cli.options import ModelOption, examples
from legation.cli.progress import progress
from legation.cli.render import write_json
from legation.cli.settings import settings
from legation.cli.text import harmless

if TYPE_CHECKING:
    from legation.evaluation import Figures
    from legation.evaluation.rows import Record

EXAMPLES = examples(
    "legation evaluate",
    "legation evaluate --part open --errors 20",
    "legation evaluate my-records.jsonl --json",
    "legation evaluate my-records.jsonl --found other-reader.jsonl",
    "legation evaluate --record evaluation/figures.json",
)

ASIDE = (
    "the errors of the held part are not shown: it is kept aside so that its figures say "
    "how Legation does on reports that nobody has looked at; use --part open"
)


class PartName(StrEnum):
    """The parts of the benchmark."""

    OPEN = "open"
    HELD = "held"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("evaluate", short_help="Score against checked records.", epilog=EXAMPLES)(evaluate)


def evaluate(
    context: typer.Context,
    *,
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="[GOLD.jsonl]", help="Records to score against; else the benchmark."),
    ] = None,
    found: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score these records instead of what Legation reads.")
    ] = None,
    part: Annotated[PartName | None, typer.Option(help="Only this part of the benchmark.")] = None,
    errors: Annotated[
        int, typer.Option("--errors", "-e", min=0, metavar="N", help="Show the first N errors.")
    ] = 0,
    confusion: Annotated[
        bool, typer.Option("--confusion", help="Show which kind is taken for which.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the benchmark's figures in this file.")
    ] = None,
    model: ModelOption = None,
) -> None:
    """Score what Legation reads against hand-checked records: precision, recall and F1, slot by slot.

    Without GOLD.jsonl it runs over the benchmark that comes along, and gives the
    figures of its two parts; errors and confusion are of the open part only.
    """
    from legation.evaluation.benchmark import of_part, records
    from legation.evaluation.rows import load

    if part is PartName.HELD and (errors or confusion):
        raise typer.BadParameter(ASIDE)
    if (record and (gold or part)) or (gold and part):
        raise typer.BadParameter(
            "--part and --record are for the whole benchmark: leave out GOLD.jsonl, or --part"
        )
    if gold:
        wanted = {"": load(gold, gold=True)}
    else:
        wanted = {name: of_part(records(), name.value) for name in PartName if part in (None, name)}
    rows = [row for of_set in wanted.values() for row in of_set]
    predicted = load(found) if found else _read(rows, model, quiet=settings(context).quiet)

    figures = {str(name): _score(of_set, predicted, errors) for name, of_set in wanted.items()}
    if json:
        write_json(figures.get("") or figures)
    else:
        _print(figures)
    if confusion:
        _print_confusion(rows, predicted)
    if record:
        _keep(record, figures)


def _read(rows: Sequence[Record], model: str | None, *, quiet: bool) -> list[Record]:
    from legation.evaluation.run import read_gold

    return list(progress(read_gold(rows, model), "reading", total=len(rows), quiet=quiet))


def _score(rows: Sequence[Record], predicted: Sequence[Record], errors: int) -> Figures:
    """The figures; the errors are those of reports that are not held, wherever the records came from."""
    import msgspec

    from legation.evaluation import score

    figures = score(rows, predicted)
    shown = score(_not_held(rows), predicted, errors).errors if errors else []
    return msgspec.structs.replace(figures, errors=shown)


def _not_held(rows: Sequence[Record]) -> list[Record]:
    from legation.evaluation.benchmark import held_texts

    held = held_texts()
    return [row for row in rows if row.text not in held]


def _print(figures: Mapping[str, Figures]) -> None:
    from legation.evaluation.report import lines

    for name, of_set in figures.items():
        if name:
            print(f"{name} part, {of_set.reports} reports")
        for line in lines(of_set):
            print(harmless(line))
        if name:
            print()


def _print_confusion(rows: Sequence[Record], predicted: Sequence[Record]) -> None:
    from legation.evaluation.confusion import confusion
    from legation.evaluation.report import confusion_lines

    for line in confusion_lines(confusion(_not_held(rows), predicted)):
        print(harmless(line))


def _keep(path: Path, figures: Mapping[str, Figures]) -> None:
    from legation.evaluation.kept import falls, keep, load_kept, write

    fallen = list(falls(load_kept(path), keep(figures))) if path.exists() else []
    for line in fallen:
        log.warning("fallen: %s", line)
    if fallen:
        log.warning("a fall needs its reason in the CHANGELOG")
    write(path, figures)
