"""CSV, TSV and XLSX: a header row names the columns, each row below is a report."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from typing import Any

from legation.errors import UnreadableError
from legation.reading.decoding import is_clean, text_lines
from legation.reading.item import FIELDS, Item, Origin, Stream, as_text
from legation.reading.limits import MAX_LINE, size_of
from legation.reading.packages import unpacked

_MAX_ROWS = 1_048_576
"""What a sheet can hold; a file that claims a row further down is made to stall its reader."""
_NO_TEXT = f"name the columns in the first row: {', '.join(('text', *(f for f in FIELDS if f != 'text')))}"


def read_csv(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """An item for each row of a file whose cells are separated by commas, semicolons or tabs."""
    csv.field_size_limit(MAX_LINE)
    with text_lines(stream, origin.shown) as lines:
        head = lines.readline(MAX_LINE)
        columns: dict[str, int] = {}
        for delimiter in ",;\t":
            columns = _columns(next(csv.reader([head], delimiter=delimiter), []))
            if "text" in columns:
                break
        else:
            raise UnreadableError("no column `text`", where=f"{origin.shown}:1", mend=_NO_TEXT)
        rows = csv.reader(_bounded(lines, origin), delimiter=delimiter)
        first = 2
        try:
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    yield _item(cells, columns, origin.row(first))
                first = rows.line_num + 2
        except csv.Error as error:
            raise UnreadableError(
                f"no table from here on ({error})",
                where=f"{origin.shown}:{first}",
                mend="look for a quote that is never closed",
            ) from error


def read_xlsx(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """An item for each row of every sheet that has a column `text`."""
    import openpyxl

    with unpacked(stream, origin.shown) as package:
        book = _quietly(partial(openpyxl.load_workbook, package, read_only=True, data_only=True))
        sheets = book.worksheets
        found = False
        for sheet in sheets:
            sheet.reset_dimensions()  # What a file says of its size is not to be trusted.
            rows = sheet.iter_rows(max_row=_MAX_ROWS, values_only=True)
            columns = _columns(_quietly(partial(next, rows, ())))
            if "text" not in columns:
                continue
            found = True
            number = 1
            while (cells := _quietly(partial(next, rows, None))) is not None:
                number += 1
                if any(cell is not None and str(cell).strip() for cell in cells):
                    tag = number if len(sheets) == 1 else f"{sheet.title}!{number}"
                    yield _item(cells, columns, origin.row(tag))
        if not found:
            raise UnreadableError("no sheet with a column `text`", where=origin.shown, mend=_NO_TEXT)


def _columns(head: Iterable[object]) -> dict[str, int]:
    """Which column holds which field; of two of one name the first."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = str(cell).strip().casefold() if cell is not None else ""
        if name in FIELDS:
            columns.setdefault(name, at)
    return columns


def _item(cells: Sequence[object], columns: dict[str, int], row: Origin) -> Item | UnreadableError:
    found = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    text = found.pop("text", None)
    text = "" if text is None else str(text)
    if not is_clean(text):
        return UnreadableError("the text is not all UTF-8", where=row.shown, mend="save the file as UTF-8")
    beside = {name: as_text(v.isoformat() if isinstance(v, date) else v) for name, v in found.items()}
    return Item(row, text, **beside)


def _bounded(lines: TextIOWrapper, origin: Origin) -> Iterator[str]:
    number = 1
    while line := lines.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE:
            raise UnreadableError(
                f"a line of over {size_of(MAX_LINE)}",
                where=f"{origin.shown}:{number}",
                mend="look for a quote that is never closed",
            )
        yield line


def _quietly(step: Callable[[], Any]) -> Any:
    """The step's result, without its library's warnings on styles and odd dates."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return step()
