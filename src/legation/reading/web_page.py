"""HTML: the main text of a page, and what its head says of it. Nothing is run, nothing fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from legation.errors import UnreadableError
from legation.reading.decoding import decode
from legation.reading.item import Item, Origin, Stream, as_text
from legation.reading.limits import MAX_PAGE, read_all

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_TEXT_CODEC = re.compile(
    r"utf-?(8|16|16[bl]e)|(windows|cp|ibm|iso-8859)-?\d+|koi8-[ru]|gb(k|2312|18030)|big5|euc-\w\w|shift_jis|tis-620"
)
_HEAD = 4096
# The body is searched for a date only where the page's head and markup name none, and never by guessing.
_DATES = {"original_date": True, "extensive_search": False}


def read_web_page(stream: Stream, origin: Origin) -> Iterator[Item]:
    """The one item of a page; its paragraphs are separated by blank lines."""
    import trafilatura

    # Their remarks on a page that holds nothing would double ours.
    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    data = read_all(stream, MAX_PAGE, origin.shown)
    named = _CHARSET.search(data[:_HEAD])
    page = decode(data, origin.shown, named=_encoding(named[1]) if named else None)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    if found is None or not found.text:
        raise UnreadableError(
            "a web page without a main text",
            where=origin.shown,
            mend="save the article's own page, or its text",
        )
    yield Item(
        origin,
        found.text.replace("\n", "\n\n"),
        url=as_text(found.url),
        title=as_text(found.title),
        published=as_text(found.date),
        outlet=as_text(found.sitename),
        byline=as_text(found.author),
    )


def _encoding(label: bytes) -> str | None:
    """The codec of a label, if it is one of text; as browsers have it, Latin-1 is the Windows code page."""
    name = label.decode("ascii").lower()
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii"):
        return "cp1252"
    return name if _TEXT_CODEC.fullmatch(name) else None
