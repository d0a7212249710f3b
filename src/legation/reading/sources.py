"""Reading: from what the user names to reports, one by one, with a word on all that is left out."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from legation.errors import UnreadableError
from legation.model import Report
from legation.reading.dates import published_day
from legation.reading.files import files_of, shown
from legation.reading.formats import format_of, is_packed, suffix_of
from legation.reading.item import Item, Origin, Stream
from legation.reading.language import foreign_language, language_name
from legation.reading.limits import MAX_TEXT

OnProblem = Callable[[UnreadableError], None]
OnNotice = Callable[[str], None]

_STDIN = Origin("-", "stdin")
_BUFFER = 65_536
_NEAR = 2_000
_BREAK = re.compile(r"""\n|[.!?]["'”’)\]]*(?=\s)""")


def read_sources(
    sources: Iterable[str],
    *,
    on_problem: OnProblem,
    on_notice: OnNotice | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report]:
    """The reports of all sources, lazily: each a file, a directory, a glob pattern, or `-` for `stdin`.

    What can't be read goes to `on_problem`, one UnreadableError for each file
    or row, and the rest is read. What was read but changed (a text cut to
    `MAX_TEXT` characters) is told to `on_notice`.
    """
    for source in sources:
        for item in _items(source, on_problem, stdin):
            try:
                if isinstance(item, UnreadableError):
                    raise item
                report = _report(item, on_notice)
            except UnreadableError as error:
                on_problem(error)
            else:
                yield report


def read_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the record's own word
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    on_notice: OnNotice | None = None,
) -> Report:
    """A report of a text in hand; without `id`, one is made from the text's hash.

    Raises UnreadableError where the text is empty or not in English.
    """
    name = "text-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    beside = {"url": url, "title": title, "published": published, "outlet": outlet, "byline": byline}
    item = Item(Origin("text", name), text, id=id, **beside)
    return msgspec.structs.replace(_report(item, on_notice), source=None)


def _items(source: str, on_problem: OnProblem, stdin: BinaryIO | None) -> Iterator[Item | UnreadableError]:
    if source == "-":
        with held_open(stdin or sys.stdin.buffer) as stream:
            yield from _from_stream(stream, _STDIN, suffix="")
        return
    for path in files_of(source, on_problem):
        name = shown(Path(Path(path.stem).stem if is_packed(path) else path.stem))
        origin = Origin(shown(path), name)
        try:
            with (
                io.BufferedReader(path.open("rb", buffering=0), _BUFFER) as file,
                _unpacked(file, path) as stream,
            ):
                yield from _from_stream(stream, origin, suffix_of(path))
        except FileNotFoundError:
            yield UnreadableError("no such file", where=origin.shown, mend="check its name")
        except PermissionError:
            yield UnreadableError(
                "not permitted to read it", where=origin.shown, mend="check its permissions"
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield UnreadableError(f"can't be opened ({reason})", where=origin.shown, mend="check the file")


def _from_stream(stream: Stream, origin: Origin, suffix: str) -> Iterator[Item | UnreadableError]:
    """What a stream holds; a fault of it, or of the library that reads it, is its last item."""
    kind = "gzip"
    try:
        head = stream.peek(_BUFFER)
        if not head:
            yield UnreadableError("empty", where=origin.shown, mend="leave it out")
            return
        kind, read = format_of(suffix, head)
        yield from read(stream, origin)
    except UnreadableError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield UnreadableError(
            f"can't be read to its end ({_line(error)})", where=origin.shown, mend="save it anew"
        )
    except Exception as error:  # Whatever a hostile file makes a library raise, the other files are read.
        yield UnreadableError(
            f"damaged, or no {kind} ({_line(error)})", where=origin.shown, mend="save it anew"
        )


def _report(item: Item, on_notice: OnNotice | None) -> Report:
    """The report of an item; UnreadableError where its text is empty, or not in English."""
    where = item.origin.shown
    if not item.text.strip():
        raise UnreadableError("no text", where=where, mend="leave it out, or give its text")
    if foreign := foreign_language(item.text, item.language):
        raise UnreadableError(
            f"the text is in {language_name(foreign)} ({foreign}), not English",
            where=where,
            mend="leave it out, or give a translation",
        )
    text = item.text
    if len(text) > MAX_TEXT:
        text = shortened(text)
        if on_notice:
            on_notice(f"{where}: text of over {MAX_TEXT:,} characters, read up to character {len(text):,}")
    return Report(
        id=item.id or item.origin.name,
        text=text,
        source=where,
        url=item.url,
        title=item.title,
        published=published_day(item.published),
        outlet=item.outlet,
        byline=item.byline,
    )


def shortened(text: str, limit: int = MAX_TEXT) -> str:
    """At most `limit` characters of `text`, up to the end of a sentence or line where one is near."""
    last = None
    for last in _BREAK.finditer(text, max(0, limit - _NEAR), limit):  # noqa: B007 - the last one is wanted
        pass
    return text[: last.end() if last else limit]


@contextmanager
def held_open(stream: BinaryIO) -> Iterator[Stream]:
    """A stream of the caller's, buffered, that stays open when we are done."""
    if isinstance(stream, io.BufferedReader):
        yield stream
        return
    buffered = io.BufferedReader(cast(Any, stream), _BUFFER)
    try:
        yield buffered
    finally:
        if not stream.closed:
            buffered.detach()


@contextmanager
def _unpacked(file: Stream, path: Path) -> Iterator[Stream]:
    if not is_packed(path):
        yield file
        return
    with gzip.GzipFile(fileobj=file) as packed, io.BufferedReader(packed, _BUFFER) as stream:
        yield stream


def _line(error: Exception) -> str:
    """What a library says, on one short line."""
    return " ".join(str(error).split())[:100] or type(error).__name__
