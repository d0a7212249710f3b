"""What is set for the whole command: the register, and how much is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from legation.register import Register

DEFAULT_REGISTER = "legation.db"


@dataclass(frozen=True)
class Settings:
    """The options that stand before (or after) any command."""

    register: str = DEFAULT_REGISTER
    quiet: bool = False

    def open(self, *, create: bool = False) -> Register:
        """The register; RegisterError where there is none and it is not to be made."""
        from legation.register import open_register

        return open_register(self.register, create=create)


def settings(context: typer.Context) -> Settings:
    """The settings of this run."""
    found = context.find_object(Settings)
    return found or Settings()
