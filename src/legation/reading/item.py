"""One item as a format gives it, before it is checked and becomes a `Report`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any, NamedTuple, Protocol, TypeAlias

from legation.errors import UnreadableError
from legation.reading.decoding import is_clean

Stream: TypeAlias = "BufferedReader[Any]"
"""Bytes of one file, of which the start can be looked at before they are read."""


class Origin(NamedTuple):
    """Where an item stands: the source as shown to the user, and the name that ids are made of."""

    shown: str
    name: str

    def row(self, tag: int | str) -> Origin:
        """The place of one row (or line) of the source."""
        return Origin(f"{self.shown}:{tag}", f"{self.name}#{tag}")


class Item(NamedTuple):
    """A text with what its source says beside it, all as found."""

    origin: Origin
    text: str
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None


FIELDS = tuple(field for field in Item._fields if field != "origin")
"""The keys of a JSON object and the columns of a table that are taken; others are let be."""


class Reader(Protocol):
    """Reads one file: yields its items, and in their place the problems of single rows.

    Raises UnreadableError (or what the library under it raises) where the whole
    file, or all the rest of it, can't be read.
    """

    def __call__(self, stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
        """The items of `stream`."""


_MAX_FIELD = 1000


def as_text(value: object) -> str | None:
    """A cell or JSON value as a field beside the text: on one line; None where it is empty or no scalar.

    `7.0`, as spreadsheets have an id, is `7`; characters that can't be written as UTF-8 make it None.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    line = " ".join(str(value).split())[:_MAX_FIELD]
    return line if line and is_clean(line) else None
