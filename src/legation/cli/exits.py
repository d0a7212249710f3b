"""What the exit codes mean, and how errors become one."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from legation.errors import LegationError, UnreadableError

log = logging.getLogger("legation")


class Code(IntEnum):
    """Exit codes, see `docs/cli.md`. 2 is Typer's own for a command that was written wrongly."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    LEFT_OUT = 3


class Tally:
    """Counts what was read and what had to be left out, with one line in the log for each of the latter."""

    def __init__(self) -> None:
        self.read = 0
        self.left_out = 0

    def problem(self, error: UnreadableError) -> None:
        """Note an input that could not be read."""
        self.left_out += 1
        log.error("left out: %s", error)

    def notice(self, line: str) -> None:
        """Note something about an input that was read."""
        log.info("%s", line)

    def exit(self) -> None:
        """End with the code that says whether all, some or nothing was read."""
        if self.left_out:
            raise typer.Exit(Code.LEFT_OUT if self.read else Code.FAILED)


@contextmanager
def errors_as_exits() -> Iterator[None]:
    """Turn an error that a user can mend into one line and the code FAILED."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except LegationError as error:
        log.error("%s", error)
        raise typer.Exit(Code.FAILED) from error
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        _forget_output()
        raise typer.Exit(Code.DONE) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        log.error("%s%s; check the disk and its permissions", where, error.strerror or error)
        _forget_output()
        raise typer.Exit(Code.FAILED) from error


def _forget_output() -> None:
    """Where output can't be written, let what is left of it go nowhere: the interpreter flushes it again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
