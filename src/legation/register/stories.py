"""Grouping the reports of a register into stories as they come in, in bounded memory.

The bands of all sketches are rows: a new report is compared with those that share
one. What comes out are the connected groups of versions of one text, whatever the order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, func, insert, select, update

from legation.linking.stories import Story, Text, Version, bands, likely, same_story, story
from legation.register.schema import extractions, removed, reports, sketches, stories, story_bands

# How many reports are read at a time.
BATCH = 500


def group(connection: Connection) -> None:
    """Find the stories of the reports that have no sketch yet."""

    @lru_cache(maxsize=256)
    def text_of(number: int) -> Text:
        return Text(connection.execute(select(reports.c.text).where(reports.c.number == number)).scalar_one())

    for number in _without_sketch(connection):
        text = text_of(number)
        sketch = text.sketch()
        own = bands(sketch)
        for other in _like(connection, sketch, own):
            # What is of one story already needs no other look: the groups come out the same.
            known = _story(connection, number)
            if (known is None or known != _story(connection, other)) and same_story(text, text_of(other)):
                _join(connection, number, other)
        connection.execute(insert(sketches), {"report": number, "sketch": sketch.tobytes()})
        if own:
            connection.execute(insert(story_bands), [{"band": b, "report": number} for b in sorted(set(own))])


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


def _without_sketch(connection: Connection) -> Iterator[int]:
    query = (
        select(reports.c.number)
        .outerjoin(sketches, sketches.c.report == reports.c.number)
        .where(sketches.c.report.is_(None))
        .order_by(reports.c.number)
        .limit(BATCH)
    )
    while rows := connection.execute(query).scalars().all():
        yield from rows


def _like(connection: Connection, sketch: array[int], own: Sequence[int]) -> list[int]:
    """The reports whose sketches are like this one, among those that share a band."""
    meeting = select(story_bands.c.report).where(story_bands.c.band.in_(own))
    rows = connection.execute(select(sketches).where(sketches.c.report.in_(meeting)))
    alike = []
    for row in rows:
        other = array("H")
        other.frombytes(row.sketch)
        if likely(sketch, other):
            alike.append(row.report)
    return sorted(alike)


def _story(connection: Connection, number: int) -> str | None:
    return connection.execute(select(stories.c.story).where(stories.c.report == number)).scalar()


def _join(connection: Connection, one: int, other: int) -> None:
    """Let two reports be of one story, which is named after the lowest key of all its reports."""
    keys = connection.execute(
        select(reports.c.number, reports.c.key, stories.c.story)
        .outerjoin(stories, stories.c.report == reports.c.number)
        .where(reports.c.number.in_((one, other)))
    ).all()
    name = min(row.story or f"s-{row.key[:12]}" for row in keys)
    for row in keys:
        if row.story is None:
            connection.execute(insert(stories), {"report": row.number, "story": name})
        elif row.story != name:
            connection.execute(update(stories).where(stories.c.story == row.story).values(story=name))
