"""The command line: `legation`, and what its exit codes mean (`exits`)."""

from __future__ import annotations


def main() -> None:
    """Run the command line on the arguments of the process."""
    from legation.cli.app import app

    app()


__all__ = ["main"]
