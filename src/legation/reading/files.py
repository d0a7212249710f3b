"""From what the user names to files: a file, a directory, a glob pattern."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from legation.errors import UnreadableError
from legation.reading.formats import is_candidate

_MAGIC = frozenset("*?[")


def files_of(source: str, on_problem: Callable[[UnreadableError], None]) -> Iterator[Path]:
    """The files that `source` names, sorted; what can't be found or entered goes to `on_problem`.

    Of a directory, and below it, those of a known suffix or none that are not
    hidden; links to directories are not followed. A file named outright is
    always given.
    """
    path = Path(source)
    if not source:
        on_problem(UnreadableError("an empty name", mend="name a file, a folder or a pattern"))
    elif _mode(path, stat.S_ISDIR):
        yield from _below(path, on_problem)
    elif not _MAGIC & set(source) or _mode(path, stat.S_ISREG):
        yield path
    else:
        yield from _matching(source, on_problem)


def shown(path: Path) -> str:
    """The path as one line of valid text, whatever bytes it is made of."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _below(top: Path, on_problem: Callable[[UnreadableError], None]) -> Iterator[Path]:
    told = False

    def closed(error: OSError) -> None:
        nonlocal told
        told = True
        on_problem(
            UnreadableError(
                f"can't be entered ({error.strerror})",
                where=shown(Path(error.filename)),
                mend="check its permissions",
            )
        )

    for folder, folders, names in os.walk(top, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            # A link that leads nowhere is given, so that opening it tells why.
            if not name.startswith(".") and is_candidate(path) and _mode(path, stat.S_ISREG, default=True):
                told = True
                yield path
    if not told:
        on_problem(
            UnreadableError(
                "nothing in it to read", where=shown(top), mend="name files of another suffix one by one"
            )
        )


def _matching(pattern: str, on_problem: Callable[[UnreadableError], None]) -> Iterator[Path]:
    anchor = Path(pattern).anchor
    try:
        within = str(Path(pattern).relative_to(anchor)) if anchor else pattern
        found = sorted(Path(anchor or ".").glob(within))
    except (OSError, ValueError, NotImplementedError) as error:
        on_problem(
            UnreadableError(
                f"no pattern of files ({error})",
                where=shown(Path(pattern)),
                mend="use * within a name and ** for any folders",
            )
        )
        return
    files = [path for path in found if not path.name.startswith(".") and _mode(path, stat.S_ISREG)]
    yield from files
    if not files:
        on_problem(UnreadableError("no file matches", where=shown(Path(pattern)), mend="check the pattern"))


def _mode(path: Path, is_kind: Callable[[int], bool], *, default: bool = False) -> bool:
    try:
        return is_kind(path.stat().st_mode)
    except (OSError, ValueError):
        return default
