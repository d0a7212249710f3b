"""Errors that say what was wrong, where, and what to do."""

from __future__ import annotations


class LegationError(Exception):
    """Base of all errors that a user can mend.

    `where` names the file (and line) or the register; `mend` says what to do.
    """

    def __init__(self, problem: str, *, where: str | None = None, mend: str | None = None) -> None:
        self.problem = problem
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}; {self.mend}" if self.mend else head


class UnreadableError(LegationError):
    """An input, or one item of it, that could not be read. The rest goes on."""


class LexiconError(LegationError):
    """A fault in a data file of the lexicon."""


class RegisterError(LegationError):
    """A register that can't be opened, read or written."""
