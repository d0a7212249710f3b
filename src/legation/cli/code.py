"""`legation code`: which PLOVER type a sentence reports between two given sides."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.exits import Tally
from legation.cli.options import FormatOption, ModelOption, examples
from legation.cli.progress import progress
from legation.cli.render import Column, Format, Layout, write
from legation.cli.settings import settings

if TYPE_CHECKING:
    from legation.coding import Coding

EXAMPLES = examples(
    "legation code --pairs pairs.tsv",
    "legation code --pairs pairs.tsv --format jsonl > codings.jsonl",
    "cut -f1-4 old-events.tsv | legation code --pairs - --format csv",
)


def _words(coding: Coding) -> list[str]:
    return [evidence.text for evidence in coding.evidence]


_COLUMNS: list[Column[Coding]] = [
    Column("id", lambda coding: coding.id, wraps=False),
    Column("plover", lambda coding: coding.plover, wraps=False),
    Column("mode", lambda coding: coding.mode, wraps=False),
    Column("confidence", lambda coding: coding.confidence, wraps=False),
    Column("evidence", _words),
]
_LAYOUT: Layout[Coding] = Layout(table=_COLUMNS, csv=_COLUMNS)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("code", short_help="Code what sentences report between given pairs.", epilog=EXAMPLES)(code)


def code(
    context: typer.Context,
    pairs: Annotated[
        str,
        typer.Option(metavar="FILE.tsv", help="Rows with the columns id, sentence, source, target; - for stdin."),
    ],
    form: FormatOption = Format.TABLE,
    model: ModelOption = None,
) -> None:
    """Say for each row which PLOVER type its sentence reports from source to target, and by which words.

    Source and target are given as they stand in the sentence. A row that can't be coded is
    named with its line, and the others go on (docs/coding.md).
    """
    from legation.coding import code_pairs, read_pairs

    tally = Tally()

    def counted(codings: Iterator[Coding]) -> Iterator[Coding]:
        for coding in codings:
            tally.read += 1
            yield coding

    with _opened(pairs) as (stream, name):
        codings = code_pairs(read_pairs(stream, name, tally.problem), on_problem=tally.problem, model=model)
        quiet = settings(context).quiet or sys.stdout.isatty()
        write(progress(counted(codings), "coding", quiet=quiet), _LAYOUT, form)
    tally.exit()


@contextmanager
def _opened(pairs: str) -> Iterator[tuple[BufferedReader[Any], str]]:
    """The file, or standard input, and what messages call it."""
    from legation.reading.sources import held_open

    if pairs == "-":
        with held_open(sys.stdin.buffer) as stream:
            yield stream, pairs
        return
    with Path(pairs).open("rb") as stream:
        yield stream, pairs
