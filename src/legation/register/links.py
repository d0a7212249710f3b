"""Linking all that a register holds, and writing what changed by it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, exists, func, insert, select, update

from legation.linking import (
    RULES,
    AssembledEvent,
    AssembledPerson,
    Told,
    Verdict,
    accounts,
    assemble_events,
    assemble_people,
    attested,
    correct,
    link,
)
from legation.linking.days import days
from legation.linking.names import folded, name_words
from legation.register import log, schema, stories
from legation.register.packed import unpack
from legation.register.schema import corrections, extractions, linked, removed, reports


def stored(connection: Connection, numbers: Iterable[int] | None = None) -> dict[int, Told]:
    """What the reports `numbers` (or all) say, by number, as reviewers have it; not those that are removed."""
    return _corrected(connection, numbers)[0]


def _corrected(
    connection: Connection, numbers: Iterable[int] | None = None
) -> tuple[dict[int, Told], list[Verdict]]:
    query = (
        select(
            reports.c.number,
            reports.c.key,
            reports.c.id,
            func.coalesce(extractions.c.published, reports.c.published).label("published"),
            extractions.c.record,
            schema.stories.c.story,
        )
        .join_from(reports, extractions)
        .outerjoin(schema.stories, schema.stories.c.report == reports.c.number)
        .where(reports.c.number.not_in(select(removed.c.report)))
    )
    if numbers is not None:
        query = query.where(reports.c.number.in_(numbers))
    rows = connection.execute(query).all()
    read = [
        Told(row.key, row.id, row.published, unpack(row.record), story=row.story or "") for row in rows
    ]
    told, verdicts = correct(read, log.entries(connection))
    return {row.number: t for row, t in zip(rows, told, strict=True)}, verdicts


def is_linked(connection: Connection) -> bool:
    """Whether every report was linked by the rules of this version, and every correction taken into account."""
    done = exists().where(linked.c.report == reports.c.number, linked.c.rules == RULES)
    new = select(reports.c.number).where(~done).limit(1)
    said = select(corrections.c.number).where(~corrections.c.linked).limit(1)
    return connection.execute(new).first() is None and connection.execute(said).first() is None


def relink(connection: Connection) -> None:
    """Link everything anew; rows that come out as they were are not touched."""
    settle_ids(connection)
    stories.group(connection)
    _replace(connection, removed, ((number,) for number in log.removed_reports(connection)))
    told, verdicts = _corrected(connection)
    links = link(told.values(), verdicts)
    people = list(assemble_people(told.values(), links))
    events = list(assemble_events(told.values(), links, {person.id: person.name for person in people}))
    mentions = [(number, m.id) for number, t in told.items() for m in attested(t)]
    tellings = [(number, a.id) for number, t in told.items() for a in accounts(t)]
    person_of = {
        (t.key, name): links.people[m.id]
        for t in told.values()
        for m in attested(t)
        for name in (m.said.name, m.person.name)
    }
    takes_part = {
        (links.events[a.id], person_of[t.key, name])
        for t in told.values()
        for a in accounts(t)
        for name in (*a.event.people, *a.event.leaders)
        if (t.key, name) in person_of
    }

    numbers = connection.execute(select(reports.c.number)).scalars()
    _replace(connection, schema.judgements, links.judgements)
    _replace(connection, linked, ((number, RULES) for number in numbers))
    _replace(connection, schema.person_entries, ((n, m, links.people[m]) for n, m in mentions))
    _replace(connection, schema.event_entries, ((n, a, links.events[a]) for n, a in tellings))
    _replace(connection, schema.persons, map(_person, people))
    _replace(connection, schema.entries, map(_entry, events))
    _replace(
        connection, schema.entry_parties, ((e.id, p) for e in events for p in {*e.actors, *e.recipients})
    )
    _replace(connection, schema.entry_people, takes_part)
    _replace(connection, schema.entry_contexts, ((e.id, context) for e in events for context in e.contexts))
    connection.execute(update(corrections).where(~corrections.c.linked).values(linked=True))


def settle_ids(connection: Connection) -> None:
    """Give reports that came with one id ids of their own, whichever came first.

    The one with the lowest key keeps the id, the others have the start of their
    key behind it, or the whole key where another report came with that id.
    """
    several = select(reports.c.given_id).group_by(reports.c.given_id).having(func.count() > 1)
    rows = connection.execute(
        select(reports.c.number, reports.c.key, reports.c.id, reports.c.given_id)
        .where(reports.c.given_id.in_(several) | (reports.c.id != reports.c.given_id))
        .order_by(reports.c.given_id, reports.c.key)
    ).all()
    wanted: dict[int, str] = {}
    for given, same in groupby(rows, key=lambda row: row.given_id):
        first, *others = same
        wanted[first.number] = given
        short = [f"{given}~{row.key[:8]}" for row in others]
        taken = set(connection.execute(select(reports.c.given_id).where(reports.c.given_id.in_(short))).scalars())
        for row, name in zip(others, short, strict=True):
            wanted[row.number] = f"{given}~{row.key}" if name in taken or short.count(name) > 1 else name
    due = [row for row in rows if row.id != wanted[row.number]]
    for row in due:  # out of each other's way first
        connection.execute(update(reports).where(reports.c.number == row.number).values(id=row.key))
    for row in due:
        connection.execute(update(reports).where(reports.c.number == row.number).values(id=wanted[row.number]))


def _replace(
    connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Let `rows` be all rows of `table`, by the fewest writes."""
    there = {tuple(row) for row in connection.execute(select(table))}
    due = {tuple(row) for row in rows}
    names = [column.name for column in table.columns]
    key = list(table.primary_key.columns)
    gone = [{f"old_{name}": value for name, value in zip(names, row, strict=True)} for row in there - due]
    if gone:
        same = and_(*(column == bindparam(f"old_{column.name}") for column in key))
        used = {f"old_{column.name}" for column in key}
        connection.execute(
            delete(table).where(same), [{k: v for k, v in row.items() if k in used} for row in gone]
        )
    if new := [dict(zip(names, row, strict=True)) for row in due - there]:
        connection.execute(insert(table), new)


def _person(person: AssembledPerson) -> tuple[str, ...]:
    countries = dict.fromkeys((person.country, *sorted({t.country or "" for t in person.tenures})))
    names = (" ".join(name_words(name)) for name in dict.fromkeys((person.name, *person.names)))
    return person.id, person.name, searched(names), searched(filter(None, countries))


def _entry(event: AssembledEvent) -> tuple[Any, ...]:
    when = days(event.date)
    conflicts = event.conflicts
    places = {event.place, event.place_country}
    places |= {variant.value for slot in ("place", "place_country") for variant in conflicts.get(slot, ())}
    return (
        event.id,
        event.kind,
        event.status,
        when.first.isoformat() if when else None,
        when.last.isoformat() if when else None,
        searched(" ".join(folded(place)) for place in sorted(filter(None, places))),
        event.background,
    )


def searched(phrases: Iterable[str]) -> str:
    """Phrases in the form in which words are searched within them: ` word word | word `."""
    return f" {' | '.join(phrases)} "
