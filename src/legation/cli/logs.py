"""Where messages go: standard error, and the file that `--log-file` names."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from legation.cli.text import plain
from legation.errors import LegationError


class _StandardError(logging.Handler):
    """Writes lines to what is standard error at the time, so that a progress bar there stays whole."""

    def emit(self, record: logging.LogRecord) -> None:
        print(f"legation: {plain(record.getMessage())}", file=sys.stderr)


class _OneLine(logging.Formatter):
    """A line for the log file: time, level, message, without control characters."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{self.formatTime(record)} {record.levelname.lower()} {plain(record.getMessage())}"


def to_standard_error(*, quiet: bool) -> Callable[[], None]:
    """Send all messages to standard error, or errors alone; gives the function that ends it."""
    return _added(_StandardError(logging.ERROR if quiet else logging.INFO))


def to_file(path: Path) -> Callable[[], None]:
    """Send all messages to a file too; LegationError where it can't be written."""
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise LegationError(
            f"can't write the log ({error.strerror})", where=str(path), mend="name another --log-file"
        ) from error
    handler.setFormatter(_OneLine())
    return _added(handler)


def _added(handler: logging.Handler) -> Callable[[], None]:
    log = logging.getLogger("legation")
    log.setLevel(logging.INFO)
    log.addHandler(handler)

    def end() -> None:
        log.removeHandler(handler)
        handler.close()

    return end
