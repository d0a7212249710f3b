"""The commands of `legation`, put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from legation import __version__
from legation.cli import add, ask, code, evaluate, export, logs, promises, read, reread, review, show, status
from legation.cli.exits import errors_as_exits
from legation.cli.settings import DEFAULT_REGISTER, Settings

# Options of the whole command, and whether a value follows.
_EVERYWHERE = {"--register": True, "--log-file": True, "--quiet": False, "-q": False}


class Legation(TyperGroup):
    """The top command: its options may stand after a command's name too, and errors become exit codes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse `args`, the options of the whole command first, wherever they stand."""
        return super().parse_args(ctx, in_front(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        with errors_as_exits():
            return super().invoke(ctx)


def in_front(args: Sequence[str]) -> list[str]:
    """`args` with the options of the whole command moved to the front; what follows `--` stays."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(args)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        name, given, _ = word.partition("=")
        if name not in _EVERYWHERE:
            rest.append(word)
            continue
        front.append(word)
        if _EVERYWHERE[name] and not given and waiting:
            front.append(waiting.pop(0))
    return front + rest


app = typer.Typer(
    cls=Legation, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`legation COMMAND --help` has examples. Exit codes: 0 all done, 1 nothing could be done, "
    "2 the command is written wrongly, 3 something was left out.",
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        print(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    context: typer.Context,
    register: Annotated[
        str,
        typer.Option(envvar="LEGATION_REGISTER", metavar="FILE|URL", help="The register to work with."),
    ] = DEFAULT_REGISTER,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but errors, show no progress.")
    ] = False,
    log_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all messages to this file too.", dir_okay=False)
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads the news, keeps the record: who met whom, when, where, about what, and who says so."""
    context.obj = Settings(register=register, quiet=quiet)
    context.call_on_close(logs.to_standard_error(quiet=quiet))
    if log_file:
        context.call_on_close(logs.to_file(log_file))


for group in (read, add, reread, review, ask, promises, show, code, export, evaluate, status):
    group.register(app)
