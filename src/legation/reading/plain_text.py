"""Plain text: the file is the report."""

from __future__ import annotations

from collections.abc import Iterator

from legation.reading.decoding import decode
from legation.reading.item import Item, Origin, Stream
from legation.reading.limits import MAX_TEXT

# UTF-8 needs at most four bytes a character; what lies beyond would be cut anyway.
_MAX_BYTES = 4 * MAX_TEXT + 4


def read_plain_text(stream: Stream, origin: Origin) -> Iterator[Item]:
    """The one item of a text file; of a long one as much as a report may hold, and a little more."""
    data = stream.read(_MAX_BYTES)
    yield Item(origin, decode(data, origin.shown, whole=len(data) < _MAX_BYTES))
