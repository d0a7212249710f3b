"""Grouping the reports of a register into stories as they come in, in bounded memory.

The bands of all sketches are rows: new reports are compared with those that share
one. What comes out are the connected groups of versions of one text, whatever the order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select, update

from legation.linking.stories import Story, Text, Version, bands, likely, same_story, story
from legation.register.schema import extractions, removed, reports, sketches, stories, story_bands

T = TypeVar("T")

# How many reports are grouped at a time, and how many values are asked for at once.
BATCH, CHUNK = 200, 900


def group(connection: Connection) -> None:
    """Find the stories of the reports that have no sketch yet."""
    query = (
        select(reports.c.number, reports.c.text)
        .outerjoin(sketches, sketches.c.report == reports.c.number)
        .where(sketches.c.report.is_(None))
        .order_by(reports.c.number)
        .limit(BATCH)
    )
    while rows := connection.execute(query).tuples().all():
        _group(connection, {number: Text(text) for number, text in rows})


def _group(connection: Connection, new: dict[int, Text]) -> None:
    """Find the stories of the reports `new`, and keep their sketches."""

    @lru_cache(maxsize=256)
    def stored(number: int) -> Text:
        return Text(connection.execute(select(reports.c.text).where(reports.c.number == number)).scalar_one())

    own = {number: text.sketch() for number, text in new.items()}
    banded = {number: set(bands(sketch)) for number, sketch in own.items()}
    pairs = _meeting(connection, banded)
    sketch_of = own | _sketches(connection, {number for pair in pairs for number in pair} - own.keys())
    groups = _Groups(connection, {number for pair in pairs for number in pair})
    for one, other in sorted(pairs):
        # What is of one story already needs no other look: the groups come out the same.
        if not groups.together(one, other) and likely(sketch_of[one], sketch_of[other]):
            texts = (new.get(number) or stored(number) for number in (one, other))
            if same_story(*texts):
                groups.join(one, other)
    groups.write(connection)
    rows = [{"report": number, "sketch": sketch.tobytes()} for number, sketch in own.items()]
    connection.execute(insert(sketches), rows)
    if meeting := [{"band": band, "report": number} for number, of in banded.items() for band in of]:
        connection.execute(insert(story_bands), sorted(meeting, key=lambda row: (row["band"], row["report"])))


class _Groups:
    """The stories of some reports, while they are joined. A story is named after the lowest key of its reports."""

    def __init__(self, connection: Connection, numbers: Iterable[int]) -> None:
        query = select(reports.c.number, reports.c.key, stories.c.story)
        query = query.outerjoin(stories, stories.c.report == reports.c.number)
        rows = [row for part in _chunks(numbers) for row in connection.execute(query.where(reports.c.number.in_(part)))]
        self._known = {row.number: row.story for row in rows}
        self._name = {row.number: row.story or f"s-{row.key[:12]}" for row in rows}
        self._renamed: dict[str, str] = {}

    def together(self, one: int, other: int) -> bool:
        """Whether two reports are of one story."""
        return self._of(one) == self._of(other)

    def join(self, one: int, other: int) -> None:
        """Let two reports, and all of their stories, be of one."""
        first, second = sorted((self._of(one), self._of(other)))
        self._renamed[second] = first

    def write(self, connection: Connection) -> None:
        """Write down what was joined."""
        for old in self._renamed:
            connection.execute(update(stories).where(stories.c.story == old).values(story=self._last(old)))
        grown = set(self._renamed) | set(self._renamed.values())
        new = [
            {"report": number, "story": self._of(number)}
            for number, name in self._name.items()
            if self._known[number] is None and name in grown
        ]
        if new:
            connection.execute(insert(stories), new)

    def _of(self, number: int) -> str:
        return self._last(self._name[number])

    def _last(self, name: str) -> str:
        while name in self._renamed:
            name = self._renamed[name]
        return name


def _meeting(connection: Connection, banded: dict[int, set[int]]) -> set[tuple[int, int]]:
    """The pairs of reports that share a band: of the new ones with those before them, and with each other."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in banded.items():
        for band in own:
            holders[band].append(number)
    pairs = {pair for several in holders.values() for pair in combinations(sorted(several), 2)}
    for part in _chunks(holders):
        for row in connection.execute(select(story_bands).where(story_bands.c.band.in_(part))):
            pairs.update((row.report, number) for number in holders[row.band])
    return pairs


def _sketches(connection: Connection, numbers: Iterable[int]) -> dict[int, array[int]]:
    found = {}
    for part in _chunks(numbers):
        for row in connection.execute(select(sketches).where(sketches.c.report.in_(part))):
            found[row.report] = array("H")
            found[row.report].frombytes(row.sketch)
    return found


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    every = list(values)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))


def found(connection: Connection, entries: Sequence[str] | None = None) -> Iterator[Story]:
    """The stories `entries`, or all, by their ids; without reports that are removed."""
    query = (
        select(
            stories.c.story,
            reports.c.id,
            func.coalesce(extractions.c.outlet, reports.c.outlet).label("outlet"),
            extractions.c.agency,
            func.coalesce(extractions.c.published, reports.c.published).label("published"),
        )
        .join_from(stories, reports)
        .join(extractions, extractions.c.report == reports.c.number)
        .where(reports.c.number.not_in(select(removed.c.report)))
        .order_by(stories.c.story)
    )
    if entries is not None:
        query = query.where(stories.c.story.in_(entries))
    versions: dict[str, list[Version]] = {}
    for row in connection.execute(query):
        version = Version(report=row.id, outlet=row.outlet, agency=row.agency, published=row.published)
        versions.setdefault(row.story, []).append(version)
    for entry, several in versions.items():
        if len(several) > 1:
            yield story(entry, several)
