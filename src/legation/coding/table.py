"""Pairs from a table whose cells are separated by tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Any

from legation.coding.model import Pair
from legation.errors import UnreadableError
from legation.reading.decoding import is_clean, text_lines
from legation.reading.limits import MAX_LINE

COLUMNS = ("id", "sentence", "source", "target")
_MEND = f"give the columns {', '.join(COLUMNS)}, separated by tabs"


def read_pairs(
    stream: BufferedReader[Any], name: str, on_problem: Callable[[UnreadableError], None]
) -> Iterator[Pair]:
    """The rows of `stream` as pairs, lazily; other columns are passed over.

    `name` is what messages call the stream; `on_problem` hears, with its line, of each row
    that is none. Raises UnreadableError where the first line lacks one of the columns.
    """
    with text_lines(stream, name) as lines:
        head = [cell.strip().casefold() for cell in _cells(lines.readline(MAX_LINE))]
        missing = [column for column in COLUMNS if column not in head]
        if missing:
            raise UnreadableError(f"no column {', '.join(missing)}", where=f"{name}:1", mend=_MEND)
        places = {column: head.index(column) for column in COLUMNS}
        number = 1
        while line := lines.readline(MAX_LINE):
            number += 1
            if not line.strip():
                continue
            try:
                yield _pair(line, places, f"{name}:{number}")
            except UnreadableError as error:
                on_problem(error)


def _pair(line: str, places: dict[str, int], where: str) -> Pair:
    if not is_clean(line):
        raise UnreadableError("not all UTF-8", where=where, mend="save the file as UTF-8")
    cells = _cells(line)
    found = {column: cells[at].strip() if at < len(cells) else "" for column, at in places.items()}
    empty = [column for column in ("sentence", "source", "target") if not found[column]]
    if empty:
        raise UnreadableError(f"no {' and no '.join(empty)}", where=where, mend=_MEND)
    return Pair(where=where, **found)


def _cells(line: str) -> list[str]:
    """The cells of a line; quotes round a cell, and doubled within, are those of spreadsheets."""
    return [
        cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
        for cell in line.rstrip("\r\n").split("\t")
    ]
