"""JSON Lines, and JSON that holds one object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader, BytesIO

from legation.errors import UnreadableError
from legation.reading.decoding import decode, is_clean, text_lines
from legation.reading.item import FIELDS, Item, Origin, Stream, as_text
from legation.reading.limits import MAX_FILE, MAX_LINE, read_all, size_of

_MEND = 'give each report as {"id": ..., "text": ...}'


def read_json_lines(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """An item for each line; `text` is kept exactly as given. A bad line spoils no other."""
    with text_lines(stream, origin.shown) as lines:
        number = 0
        while line := lines.readline(MAX_LINE):
            number += 1
            row = origin.row(number)
            if len(line) == MAX_LINE and not line.endswith("\n"):
                while (rest := lines.readline(MAX_LINE)) and not rest.endswith("\n"):
                    pass
                problem = f"a line of over {size_of(MAX_LINE)}"
                yield UnreadableError(problem, where=row.shown, mend="split the text")
            elif line.strip():
                yield _parsed(line, row)


def read_json(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """The items of a `.json` file: one object, a list of objects, or JSON Lines."""
    data = read_all(stream, MAX_FILE, origin.shown)
    text = decode(data, origin.shown)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        if not _looks_like_lines(text):
            raise UnreadableError(
                f"not JSON, column {error.colno}",
                where=f"{origin.shown}:{error.lineno}",
                mend="mend it there, or give one object a line",
            ) from error
    else:
        if isinstance(document, list):
            yield from (_item(entry, origin.row(number)) for number, entry in enumerate(document, 1))
        else:
            yield _item(document, origin)
        return
    yield from read_json_lines(BufferedReader(BytesIO(data)), origin)


def _looks_like_lines(text: str) -> bool:
    """Whether one of the first lines is a JSON object by itself."""
    for line in text[:MAX_LINE].split("\n", 5)[:5]:
        try:
            if isinstance(json.loads(line), dict):
                return True
        except ValueError:
            continue
    return False


def _parsed(line: str, row: Origin) -> Item | UnreadableError:
    try:
        return _item(json.loads(line), row)
    except json.JSONDecodeError as error:
        problem = f"not JSON, column {error.colno}"
        return UnreadableError(problem, where=row.shown, mend="give one object a line")
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits; brackets within brackets without end.
        return UnreadableError(f"JSON beyond measure ({error})", where=row.shown, mend=_MEND)


def _item(entry: object, row: Origin) -> Item | UnreadableError:
    if not isinstance(entry, dict):
        return UnreadableError("no JSON object", where=row.shown, mend=_MEND)
    text = entry.get("text")
    if not isinstance(text, str):
        fault = "`text` is no string" if "text" in entry else "no `text`"
        return UnreadableError(fault, where=row.shown, mend=_MEND)
    if not is_clean(text):
        return UnreadableError("`text` is not all UTF-8", where=row.shown, mend="save the file as UTF-8")
    return Item(row, text, **{key: as_text(entry.get(key)) for key in FIELDS if key != "text"})
