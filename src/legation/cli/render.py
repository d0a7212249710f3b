"""Rows as a table, as JSON Lines or as CSV, on standard output."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from legation.cli.text import plain, spreadsheet

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)

# Where standard output is no terminal and COLUMNS is not set.
WIDTH = 140
# Words up to this long are kept whole.
WORD = 18


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Column(NamedTuple, Generic[T_contra]):
    """A column: its heading, what it shows of a row, and whether it may be broken over lines."""

    name: str
    of: Callable[[T_contra], Any]
    wraps: bool = True


class Layout(NamedTuple, Generic[T_contra]):
    """The columns of a table for people, and those of CSV."""

    table: Sequence[Column[T_contra]]
    csv: Sequence[Column[T_contra]]


def write(rows: Iterable[T], layout: Layout[T], form: Format) -> None:
    """Write all rows. JSON Lines hold whole objects, the others the columns of the layout."""
    if form is Format.JSONL:
        for row in rows:
            write_json(row)
    elif form is Format.CSV:
        CsvWriter(layout.csv).write(rows)
    else:
        write_table(rows, layout.table)


def write_json(value: object) -> None:
    """Write one line of JSON, which is UTF-8 whatever the terminal speaks."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


class CsvWriter(Generic[T]):
    """Writes a head line, then rows; what is like a formula is made harmless."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        self._columns = columns
        self._writer = csv.writer(sys.stdout, lineterminator="\n")
        self._writer.writerow([column.name for column in columns])

    def write(self, rows: Iterable[T]) -> None:
        """Write rows."""
        for row in rows:
            self._writer.writerow(
                [spreadsheet(plain(shown(column.of(row), "; "))) for column in self._columns]
            )


def write_table(rows: Iterable[T], columns: Sequence[Column[T]]) -> None:
    """Write a table for people. Columns in which no row has anything are left away."""
    cells = [[plain(shown(column.of(row), ", ")) for column in columns] for row in rows]
    if not cells:
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    kept = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i in kept:
        longest = max(len(word) for row in cells for word in row[i].split() or [""])
        table.add_column(
            Text(columns[i].name), overflow="fold", no_wrap=not columns[i].wraps, min_width=min(longest, WORD)
        )
    for row in cells:
        table.add_row(*(Text(row[i]) for i in kept))
    console().print(table)


def console() -> Any:
    """A rich console on standard output, as wide as the terminal; colours only where it is one."""
    from rich.console import Console

    width = shutil.get_terminal_size((WIDTH, 24)).columns
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def shown(value: object, between: str) -> str:
    """A value as text: nothing for None, the members of a list with `between` between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return between.join(filter(None, (shown(member, " ") for member in value)))
    return str(value)
