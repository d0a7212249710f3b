"""Arguments and options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli.render import Format
from legation.cli.settings import DEFAULT_REGISTER

FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="A table for people, JSON Lines or CSV for programs.")
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="Read with this spaCy pipeline instead of the one that comes along."
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most N of them.")
]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files (text, HTML, JSON Lines, CSV, XLSX, DOCX, PDF), folders, patterns, - for stdin.",
    ),
]


def examples(*lines: str) -> str:
    """The end of a command's help: examples, one on each line, and the options that go with every command."""
    shown = "\n".join(f"  {line}" for line in lines)
    also = (
        f"--register FILE|URL (else $LEGATION_REGISTER, else {DEFAULT_REGISTER}), --quiet and --log-file FILE"
    )
    return f"\b\nExamples:\n{shown}\n\n{also} may stand here too."
