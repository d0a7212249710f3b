"""How much is taken in, so that no input can exhaust the machine."""

from __future__ import annotations

from typing import BinaryIO

from legation.errors import UnreadableError

MAX_TEXT = 200_000
"""Characters of a report; a longer text is cut."""

MAX_LINE = 10_000_000
"""Characters of a line of JSON Lines, or of a cell or line of a table."""

MAX_PAGE = 10_000_000
"""Bytes of an HTML page."""

MAX_FILE = 100_000_000
"""Bytes of a file that has to be held whole (JSON, DOCX, XLSX, PDF), and of all that a package unpacks to."""


def size_of(limit: int) -> str:
    """A limit as a user reads it: `10 MB`."""
    return f"{limit // 1_000_000} MB"


def read_all(stream: BinaryIO, limit: int, where: str) -> bytes:
    """The whole stream; UnreadableError where it holds over `limit` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(
            f"over {size_of(limit)}, too large to be one file of reports",
            where=where,
            mend="split it, or save the texts as JSON Lines",
        )
    return data
