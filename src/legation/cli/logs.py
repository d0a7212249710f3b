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


def start(*, quiet: bool, log_file: Path | None) -> Callable[[], None]:
    """Send messages where they belong; gives the function that ends it.

    Standard error gets everything, or errors alone where `quiet`; the file gets
    everything. Raises LegationError where the file can't be written.
    """
    log = logging.getLogger("legation")
    log.setLevel(logging.INFO)
    handlers: list[logging.Handler] = [_StandardError(logging.ERROR if quiet else logging.INFO)]
    log.addHandler(handlers[0])
    if log_file:
        try:
            handler = logging.FileHandler(log_file, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise LegationError(
                f"can't write the log ({error.strerror})", where=str(log_file), mend="name another --log-file"
            ) from error
        handler.setFormatter(_OneLine())
        handlers.append(handler)
        log.addHandler(handler)

    def stop() -> None:
        for handler in handlers:
            log.removeHandler(handler)
            handler.close()

    return stop
