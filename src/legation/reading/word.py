"""DOCX: the paragraphs of a document, those of its tables among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legation.errors import UnreadableError
from legation.reading.item import Item, Origin, Stream, as_text
from legation.reading.packages import unpacked

# What programs write of themselves or of the file where the writer gave no title.
_NO_TITLE = re.compile(
    r"untitled|(new |word )?document ?\d*|(microsoft )?word\b.*|.*\.(docx?|rtf|pdf|odt|txt|indd|html?)",
    re.IGNORECASE,
)


def read_docx(stream: Stream, origin: Origin) -> Iterator[Item | UnreadableError]:
    """The one item of a document; paragraphs are separated by blank lines."""
    import docx

    with unpacked(stream, origin.shown) as package:
        document = docx.Document(package)
    paragraphs = list(_paragraphs(document))
    headline = next((p.text for p in paragraphs if p.style is not None and p.style.name == "Title"), None)
    text = "\n\n".join(p.text.strip() for p in paragraphs if p.text.strip())
    yield Item(origin, text, title=as_text(headline) or sensible_title(document.core_properties.title))


def sensible_title(title: object) -> str | None:
    """The title in a file's properties, unless it is a file name or a program's stopgap."""
    line = as_text(title)
    return None if line is None or _NO_TITLE.fullmatch(line) else line


def _paragraphs(holder: Any) -> Iterator[Any]:
    for block in holder.iter_inner_content():
        if not hasattr(block, "rows"):
            yield block
            continue
        seen = set()  # A merged cell comes once for each place that it covers.
        for row in block.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)
