"""The command line: `legation`, and what its exit codes mean (`exits`)."""

from __future__ import annotations


def main() -> None:
    """Run the command line on the arguments of the process."""
    import sys

    from legation.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows its escape.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="legation")


__all__ = ["main"]
