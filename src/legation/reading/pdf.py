"""PDF: the text of the pages, its lines joined to paragraphs."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from legation.errors import UnreadableError
from legation.reading.item import Item, Origin, Stream
from legation.reading.limits import MAX_FILE, MAX_TEXT, read_all
from legation.reading.word import sensible_title

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
# A line that ends well before the others do is the last of its paragraph, or a heading.
_SHORT = 0.75


def read_pdf(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """The one item of a document; paragraphs and pages are separated by blank lines."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # What it mends by itself is no concern of the user.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = read_all(stream, MAX_FILE, origin.shown)
    pages: list[str] = []
    try:
        document = PdfReader(BytesIO(data), strict=False)
        for page in document.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MAX_TEXT:
                break
        title = document.metadata.title if document.metadata else None
    except (FileNotDecryptedError, DependencyError) as error:
        raise UnreadableError(
            "locked with a password", where=origin.shown, mend="save it unlocked"
        ) from error
    text = "\n\n".join(filter(None, reflowed(pages)))
    if not text:
        raise UnreadableError(
            "a PDF without text, perhaps scanned",
            where=origin.shown,
            mend="have its text recognised (OCR) first",
        )
    yield Item(origin, text, title=sensible_title(title))


def reflowed(pages: list[str]) -> Iterator[str]:
    """Each page with the lines of a paragraph joined, and blank lines between paragraphs.

    A hyphen at the end of a line goes with its line break, unless what stands
    before it is a word elsewhere in the document ("military-technical").
    """
    words = Counter(word.casefold() for page in pages for word in _WORD.findall(page))
    for page in pages:
        lines = [" ".join(line.split()) for line in page.splitlines()]
        lengths = sorted(len(line) for line in lines if line)
        width = lengths[len(lengths) * 9 // 10] if lengths else 0
        paragraphs: list[str] = []
        ended = True
        for line in lines:
            if not line:
                ended = True
                continue
            if ended and not (paragraphs and line[0].islower()):
                paragraphs.append(line)
            else:
                paragraphs[-1] = _joined(paragraphs[-1], line, words)
            ended = len(line) < _SHORT * width
        yield "\n\n".join(paragraphs)


def _joined(above: str, below: str, words: Counter[str]) -> str:
    broken = _HYPHENATED.search(above)
    if not broken or not below[0].islower():
        return f"{above} {below}"
    # The part itself is counted once, at this very place.
    return f"{above}{below}" if words[broken[1].casefold()] > 1 else f"{above[:-1]}{below}"
