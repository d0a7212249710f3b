"""Which format a file is in: by its suffix, else by how it starts."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from legation.reading.item import Reader
from legation.reading.json_lines import read_json, read_json_lines
from legation.reading.packages import kind_of_package
from legation.reading.pdf import read_pdf
from legation.reading.plain_text import read_plain_text
from legation.reading.tables import read_csv, read_xlsx
from legation.reading.web_page import read_web_page
from legation.reading.word import read_docx


class Format(NamedTuple):
    """What a user calls it, and how it is read."""

    name: str
    read: Reader


_TEXT = Format("text", read_plain_text)
_HTML = Format("HTML", read_web_page)
_LINES = Format("JSON Lines", read_json_lines)
_PDF = Format("PDF", read_pdf)
_BY_SUFFIX = {
    ".txt": _TEXT,
    ".html": _HTML,
    ".htm": _HTML,
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    ".json": Format("JSON", read_json),
    ".csv": Format("CSV", read_csv),
    ".tsv": Format("TSV", read_csv),
    ".xlsx": Format("XLSX", read_xlsx),
    ".docx": Format("DOCX", read_docx),
    ".pdf": _PDF,
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OBJECT = re.compile(rb'\s*\{\s*"')


def suffix_of(path: PurePath) -> str:
    """The suffix that tells the format: that before `.gz`, in small letters."""
    return (PurePath(path.stem) if is_packed(path) else path).suffix.lower()


def is_packed(path: PurePath) -> bool:
    """Whether the file is packed with gzip."""
    return path.suffix.lower() == ".gz"


def is_candidate(path: PurePath) -> bool:
    """Whether a file of a directory is taken: one of a known suffix, or of none."""
    return suffix_of(path) in ("", *_BY_SUFFIX)


def format_of(suffix: str, head: bytes) -> Format:
    """The format of a file with that suffix that starts with `head`; plain text where nothing tells."""
    if known := _BY_SUFFIX.get(suffix):
        return known
    if head.startswith(b"%PDF-"):
        return _PDF
    if head.startswith(b"PK\x03\x04") and (package := kind_of_package(head)):
        return _BY_SUFFIX[package]
    start = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(start):
        return _HTML
    return _LINES if _OBJECT.match(start) else _TEXT
