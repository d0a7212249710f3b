"""Data files of the lexicon: read with the line of every entry, checked on load."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from legation.errors import LexiconError

DATA = Path(str(files("legation.lexicon") / "data"))


class Row(NamedTuple):
    """One line of a CSV table: where it stands (`file:line`) and its fields."""

    where: str
    fields: dict[str, str]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, separated by `|`."""
        return tuple(part.strip() for part in self.fields[column].split("|") if part.strip())


def read_csv(name: str, columns: tuple[str, ...], folder: Path = DATA) -> Iterator[Row]:
    """Rows of `folder/name`. Lines that start with `#` are comments.

    Raises LexiconError, with file and line, where the columns are not `columns`
    or a row has too few or too many cells.
    """
    path = folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))
        head: list[str] | None = None
        for n, line in numbered:
            cells = next(csv.reader([line]))
            where = f"{path}:{n}"
            if head is None:
                head = [cell.strip() for cell in cells]
                if tuple(head) != columns:
                    raise LexiconError(
                        f"columns are {head}", where=where, mend=f"name them {','.join(columns)}"
                    )
                continue
            if len(cells) != len(head):
                raise LexiconError(
                    f"{len(cells)} cells where {len(head)} are due",
                    where=where,
                    mend="put a comma between cells, and quotes round a cell that holds one",
                )
            yield Row(where, dict(zip(head, (cell.strip() for cell in cells), strict=True)))


def read_toml(name: str, folder: Path = DATA) -> dict[str, Any]:
    """The document `folder/name`; LexiconError, with the line, where it is no TOML."""
    path = folder / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=str(path), mend="mend the TOML syntax there") from error
