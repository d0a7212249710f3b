"""Linking all that a register holds, and writing what changed by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    true,
)

from legation.linking import (
    RULES,
    AssembledEvent,
    AssembledPerson,
    Told,
    accounts,
    assemble_events,
    assemble_people,
    attested,
    link,
)
from legation.linking.days import days
from legation.linking.names import folded, name_words
from legation.model import Extraction
from legation.register import schema
from legation.register.schema import extractions, linked, reports

_decoder = msgspec.json.Decoder(Extraction)


def stored(connection: Connection, numbers: Iterable[int] | None = None) -> dict[int, Told]:
    """What the reports `numbers` (or all) say, by number."""
    query = select(
        reports.c.number,
        reports.c.key,
        reports.c.id,
        func.coalesce(extractions.c.published, reports.c.published).label("published"),
        extractions.c.record,
    ).join_from(reports, extractions)
    if numbers is not None:
        query = query.where(reports.c.number.in_(numbers))
    return {
        row.number: Told(row.key, row.id, row.published, _decoder.decode(row.record))
        for row in connection.execute(query)
    }


def is_linked(connection: Connection) -> bool:
    """Whether every report was linked by the rules of this version."""
    done = exists().where(linked.c.report == reports.c.number, linked.c.rules == RULES)
    return connection.execute(select(reports.c.number).where(~done).limit(1)).first() is None


def relink(connection: Connection) -> None:
    """Link everything anew; rows that come out as they were are not touched."""
    told = stored(connection)
    links = link(told.values())
    people = list(assemble_people(told.values(), links))
    events = list(assemble_events(told.values(), links, {person.id: person.name for person in people}))
    mentions = [(number, nth, m.id) for number, t in told.items() for nth, m in enumerate(attested(t))]
    tellings = [(number, nth, a.id) for number, t in told.items() for nth, a in enumerate(accounts(t))]
    person_of = {(t.key, m.person.name): links.people[m.id] for t in told.values() for m in attested(t)}
    takes_part = {
        (links.events[a.id], person_of[t.key, name])
        for t in told.values()
        for a in accounts(t)
        for name in (*a.event.people, *a.event.leaders)
        if (t.key, name) in person_of
    }

    _replace(connection, schema.judgements, links.judgements, schema.judgements.c.by.like("rules-%"))
    _replace(connection, linked, ((number, RULES) for number in told))
    _replace(connection, schema.person_entries, ((n, nth, links.people[m]) for n, nth, m in mentions))
    _replace(connection, schema.event_entries, ((n, nth, links.events[a]) for n, nth, a in tellings))
    _replace(connection, schema.persons, map(_person, people))
    _replace(connection, schema.entries, map(_entry, events))
    _replace(
        connection, schema.entry_parties, ((e.id, p) for e in events for p in {*e.actors, *e.recipients})
    )
    _replace(connection, schema.entry_people, takes_part)
    _replace(connection, schema.entry_contexts, ((e.id, context) for e in events for context in e.contexts))


def _replace(
    connection: Connection,
    table: Table,
    rows: Iterable[tuple[Any, ...]],
    which: ColumnElement[bool] | None = None,
) -> None:
    """Let `rows` be all rows of `table` (of those that are `which`), by the fewest writes."""
    there = {
        tuple(row) for row in connection.execute(select(table).where(true() if which is None else which))
    }
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


def _person(person: AssembledPerson) -> tuple[str, str, str]:
    return person.id, person.name, searched(" ".join(name_words(name)) for name in person.names)


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
