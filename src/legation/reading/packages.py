"""DOCX and XLSX are zip packages of XML: unpacked only where they are what they seem."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from legation.errors import UnreadableError
from legation.reading.item import Stream
from legation.reading.limits import MAX_FILE, read_all, size_of

_DECLARATION = 4096


@contextmanager
def unpacked(stream: Stream, where: str) -> Iterator[BytesIO]:
    """The package of `stream`, in memory, found to be sound.

    Raises UnreadableError where it is no zip file, unpacks to over `MAX_FILE`
    bytes (a zip bomb), or holds XML that declares entities, which no office
    program writes.
    """
    held = BytesIO(read_all(stream, MAX_FILE, where))
    try:
        with ZipFile(held) as package:
            parts = package.infolist()
            # What a part claims to hold is all that is ever unpacked of it.
            if sum(part.file_size for part in parts) > MAX_FILE:
                raise UnreadableError(f"unpacks to over {size_of(MAX_FILE)}", where=where, mend="split it")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    with package.open(part) as opened:
                        start = opened.read(_DECLARATION).replace(b"\0", b"")
                    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                        raise UnreadableError("XML that declares entities", where=where, mend="leave it out")
    except BadZipFile as error:
        raise UnreadableError(
            "damaged, or not what its name says", where=where, mend="save it anew"
        ) from error
    held.seek(0)
    yield held


def kind_of_package(head: bytes) -> str | None:
    """The suffix that a zip file of unknown name should have, from the names of its first parts."""
    for mark, suffix in ((b"word/", ".docx"), (b"xl/", ".xlsx")):
        if mark in head:
            return suffix
    return None
