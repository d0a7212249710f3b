"""Bytes to characters: UTF-8, a byte order mark's word, or the likeliest encoding of old files."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from typing import Any

from legation.errors import UnreadableError

# The longer marks first: that of UTF-32-LE starts with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MAX_CONTROLS = 0.02
_BEYOND_ASCII = bytes(range(128, 256))
_SAMPLE = 256_000
# The code pages of English text with a few names and typographic marks, and what shows that a text is in
# neither: characters beyond those letters and marks. Detectors confuse the two, which share most letters.
_MARKS_OF_PRINT = "\u2010-\u2026€§©®°·«»\xa0\xad™"
_CODE_PAGES = (
    ("cp1252", re.compile(rf"[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ£{_MARKS_OF_PRINT}]|£(?!\s?\d)")),
    ("cp1250", re.compile(rf"[^\x00-\x7fÀ-ÖØ-öø-ſ{_MARKS_OF_PRINT}]")),
)
_MAX_BEYOND_ASCII = 0.2

_MEND = "save it as UTF-8"


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` names."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """Whether `data` has what no text has: NULs, or many control characters."""
    if declared_encoding(data) not in (None, "utf-8-sig"):
        return False
    return b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(data)


def encoding_of(data: bytes, where: str, *, named: str | None = None, whole: bool = True) -> str:
    """The encoding of `data`: that of its mark, UTF-8, the one `named` beside it, or the likeliest.

    Where not `whole`, `data` may end within a character. Raises UnreadableError
    where it is no text, or in no known encoding.
    """
    if is_binary(data):
        raise UnreadableError("binary data, not text", where=where, mend="leave it out, or export it as text")
    if marked := declared_encoding(data):
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        if named and _decoded(data, named) is not None:
            return named
        return "utf-8" if _is_damaged_utf8(data) else _old_encoding(data[:_SAMPLE], where)
    return "utf-8"


def decode(data: bytes, where: str, *, named: str | None = None, whole: bool = True) -> str:
    """`data` as text, line ends as `\\n`; in UTF-8, what is damaged becomes U+FFFD."""
    encoding = encoding_of(data, where, named=named, whole=whole)
    text = _decoded(data, encoding, errors="replace" if encoding == "utf-8" else "strict", whole=whole)
    if text is None:
        raise UnreadableError(f"looks like {encoding}, but holds bytes that are not", where=where, mend=_MEND)
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def text_lines(stream: BufferedReader[Any], where: str) -> Iterator[TextIOWrapper]:
    """`stream` as text whose lines end in `\n`; it stays open.

    The encoding is told from what can be read at once. Bytes that are not of it
    become lone surrogates, so that one bad line spoils no other: see `is_clean`.
    """
    encoding = encoding_of(stream.peek(), where, whole=False)
    lines = TextIOWrapper(stream, encoding, errors="surrogateescape", newline="\n")
    try:
        yield lines
    finally:
        if not stream.closed:  # by the caller, whose stream it may be
            lines.detach()


def is_clean(text: str) -> bool:
    """Whether `text` can be written as UTF-8: no bytes were undecodable, no surrogate stands alone."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str, *, errors: str = "strict", whole: bool = True) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)(errors).decode(data, final=whole)
    except (UnicodeError, LookupError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is beyond ASCII is sound UTF-8, which happens in no other encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) > 2 * bad


def _old_encoding(data: bytes, where: str) -> str:
    if len(data) - len(data.translate(None, _BEYOND_ASCII)) <= _MAX_BEYOND_ASCII * len(data):
        for page, odd in _CODE_PAGES:
            text = _decoded(data, page)
            if text is not None and not odd.search(text):
                return page
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableError("in no encoding that could be told", where=where, mend=_MEND)
    return best.encoding
