"""Asking a register: events, people, agreements and reports, as it believes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Table, or_, select

from legation.errors import RegisterError
from legation.linking import (
    AssembledEvent,
    AssembledPerson,
    Links,
    Told,
    assemble_events,
    assemble_people,
)
from legation.linking.commitments import Commitment, commitments
from legation.linking.days import days
from legation.linking.followups import kinds_after
from legation.linking.instruments import InstrumentLife, lives
from legation.linking.names import folded, name_words
from legation.linking.stories import Story
from legation.model import Extraction
from legation.register import fulltext, schema, stories
from legation.register.engine import told
from legation.register.links import stored
from legation.register.packed import unpack
from legation.register.schema import (
    entries,
    entry_contexts,
    entry_parties,
    entry_people,
    event_entries,
    events,
    extractions,
    person_entries,
    persons,
    removed,
    reports,
)

# How many events are assembled at a time.
BATCH = 200


@dataclass(frozen=True, kw_only=True)
class EventFilter:
    """Which events are asked for; what is None is not asked.

    `party` and `pair` are codes; `person` a name, part of one, or a person's id;
    `since`, `until`, `on` are ISO dates, months or years, compared with all days
    that the event's date may mean; `place` is a name or a country's code; `text`
    is looked for in the reports. `background`: True or False for only such.
    """

    party: str | None = None
    pair: tuple[str, str] | None = None
    person: str | None = None
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    on: str | None = None
    place: str | None = None
    context: str | None = None
    text: str | None = None
    background: bool | None = None
    limit: int | None = None


@dataclass(frozen=True, kw_only=True)
class PersonFilter:
    """Which people are asked for: by name, country, post held, and the day or time on which it was held."""

    name: str | None = None
    country: str | None = None
    post: str | None = None
    on: str | None = None
    limit: int | None = None


@dataclass(frozen=True, kw_only=True)
class CommitmentFilter:
    """Which commitments are asked for: by parties, kind of event, form, state, and due before a day."""

    party: str | None = None
    pair: tuple[str, str] | None = None
    kind: str | None = None
    form: str | None = None
    state: str | None = None
    due_before: str | None = None
    limit: int | None = None


class StoredReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was added, and what the reader found in it."""

    id: str
    key: str
    given_id: str
    text: str
    url: str | None
    title: str | None
    source: str | None
    published: str | None
    language: str
    added_at: str
    reader: str
    extraction: Extraction
    removed: bool = False


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a search found, and a piece of its text with the words in brackets."""

    report: str
    title: str | None
    published: str | None
    excerpt: str


class View:
    """Reads a register. Every question sees one state of it, whatever is written meanwhile."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def events(self, which: EventFilter = EventFilter()) -> list[AssembledEvent]:
        """Events in the order of their dates, those without a date last."""
        query = (
            select(entries.c.id)
            .where(*_event_conditions(which))
            .order_by(entries.c.first.is_(None), entries.c.first, entries.c.id)
            .limit(which.limit)
        )
        with told(self._where), self._engine.connect() as connection:
            return list(assembled(connection, connection.execute(query).scalars().all()))

    def agreements(self, which: EventFilter = EventFilter()) -> list[AssembledEvent]:
        """What was signed, or is to be: the events of kind `agreement`."""
        return self.events(replace(which, kind="agreement"))

    def timeline(self, party_a: str, party_b: str) -> list[AssembledEvent]:
        """All events in which both parties take part, in the order of their dates."""
        return self.events(EventFilter(pair=(party_a, party_b)))

    def commitments(self, which: CommitmentFilter = CommitmentFilter()) -> list[Commitment]:
        """What was planned, pledged or signed for a time, and what came of it; what is due first, first."""
        before = _day(which.due_before, end=False) if which.due_before else None
        sides = [party.upper() for party in (which.party, *(which.pair or ())) if party]
        with told(self._where), self._engine.connect() as connection:
            found = commitments(assembled(connection, _promises_and_after(connection, sides)))
        return [
            c
            for c in found
            if all(party in (*c.actors, *c.recipients) for party in sides)
            and which.kind in (None, c.kind)
            and which.form in (None, c.form)
            and which.state in (None, c.state)
            and (before is None or (c.due is not None and c.due < before))
        ][: which.limit]

    def instruments(self, which: EventFilter = EventFilter()) -> list[InstrumentLife]:
        """The instruments of the agreements asked for, each with the steps of its life."""
        found = lives(self.events(replace(which, kind="agreement", limit=None)))
        return found[: which.limit]

    def event(self, wanted: str) -> AssembledEvent:
        """The event of this id, or an account of which has it; the start of the id is enough."""
        with told(self._where), self._engine.connect() as connection:
            entry = self.entry(connection, wanted, event_entries, "event")
            return next(iter(assembled(connection, [entry])))

    def people(self, which: PersonFilter = PersonFilter()) -> list[AssembledPerson]:
        """People in the order of their names."""
        query = select(persons.c.id).where(*_person_conditions(which)).order_by(persons.c.name, persons.c.id)
        with told(self._where), self._engine.connect() as connection:
            ids = connection.execute(query).scalars().all()
            found = [person for person in assembled_people(connection, ids) if _held(person, which)]
        return found[: which.limit]

    def person(self, wanted: str) -> AssembledPerson:
        """The person of this id, or of whom one mention has it; the start of an id is enough."""
        with told(self._where), self._engine.connect() as connection:
            entry = self.entry(connection, wanted, person_entries, "person")
            return next(iter(assembled_people(connection, [entry])))

    def report(self, wanted: str) -> StoredReport:
        """The report of this id or key; the start of either is enough."""
        query = (
            select(reports, extractions.c.reader, extractions.c.record, removed.c.report.label("removed"))
            .join_from(reports, extractions)
            .outerjoin(removed, removed.c.report == reports.c.number)
        )
        with told(self._where), self._engine.connect() as connection:
            found = connection.execute(
                query.where((reports.c.id == wanted) | (reports.c.key == wanted))
            ).all()
            if not found:
                starts = or_(*(c.startswith(wanted, autoescape=True) for c in (reports.c.id, reports.c.key)))
                found = connection.execute(query.where(starts).order_by(reports.c.id).limit(6)).all()
        row = only(self._where, wanted, "report", {row.id: row for row in found})
        return StoredReport(
            id=row.id,
            key=row.key,
            given_id=row.given_id,
            text=row.text,
            url=row.url,
            title=row.title,
            source=row.source,
            published=row.published,
            language=row.language,
            added_at=row.added_at,
            reader=row.reader,
            extraction=unpack(row.record),
            removed=row.removed is not None,
        )

    def stories(self, *, limit: int | None = None) -> list[Story]:
        """The wire texts of which several reports are versions, by the day of the first."""
        with told(self._where), self._engine.connect() as connection:
            every = sorted(stories.found(connection), key=lambda s: (s.versions[0].published or "9999", s.id))
        return every[:limit]

    def story(self, report: str) -> Story | None:
        """The story of a report (by its id), None where no other is a version of it."""
        with told(self._where), self._engine.connect() as connection:
            entry = connection.execute(
                select(schema.stories.c.story).join_from(schema.stories, reports).where(reports.c.id == report)
            ).scalar()
            return next(stories.found(connection, [entry]), None) if entry else None

    def search(self, text: str, *, limit: int = 20) -> list[Hit]:
        """Reports that hold all the words (and "quoted phrases") of `text`, best first."""
        with told(self._where), self._engine.connect() as connection:
            pieces = fulltext.found(connection, text, limit)
            said = stored(connection, [number for number, _ in pieces])
            titled = select(reports.c.number, reports.c.title).where(reports.c.number.in_(said))
            titles = dict(connection.execute(titled).tuples().all())
        return [
            Hit(
                report=said[number].report,
                title=titles[number],
                published=said[number].published,
                excerpt=piece,
            )
            for number, piece in pieces
        ]

    def entry(self, connection: Connection, wanted: str, grouped: Table, what: str) -> str:
        """The event or person that has the account or mention `wanted`; the start of its id is enough."""
        query = select(grouped.c.entry).distinct()
        found = connection.execute(query.where(grouped.c.account == wanted)).scalars().all()
        if not found:
            start = grouped.c.account.startswith(wanted, autoescape=True)
            found = connection.execute(query.where(start).order_by(grouped.c.entry).limit(6)).scalars().all()
        return str(only(self._where, wanted, what, {entry: entry for entry in found}))


def only(where: str, wanted: str, what: str, found: Mapping[str, Any]) -> Any:
    """The one that was found; RegisterError where it is none, or several begin with `wanted`."""
    if len(found) == 1:
        return next(iter(found.values()))
    if not found or not wanted:
        raise RegisterError(f"no {what} {wanted!r}", where=where, mend="list them to see their ids")
    raise RegisterError(
        f"several {what}s begin with {wanted!r}: {', '.join(found)}", where=where, mend="give more of the id"
    )


def _promises_and_after(connection: Connection, sides: Sequence[str]) -> Sequence[str]:
    """The ids of all that may be a commitment, and of what may have come of it."""
    planned = select(event_entries.c.entry).join(
        events, (events.c.report == event_entries.c.report) & (events.c.id == event_entries.c.account)
    )
    promise = or_(
        entries.c.status == "planned",
        entries.c.kind.in_(("pledge", "concession", "agreement")),
        entries.c.id.in_(planned.where(events.c.status == "planned")),
    )
    of_sides = [entries.c.id.in_(select(entry_parties.c.entry).where(entry_parties.c.party == p)) for p in sides]
    promises = select(entries.c.id, entries.c.kind).where(promise, *of_sides)
    kinds = {kind for row in connection.execute(promises) for kind in kinds_after(row.kind)}
    parties = select(entry_parties.c.party).where(
        entry_parties.c.entry.in_(promises.with_only_columns(entries.c.id))
    )
    after = select(entries.c.id).where(
        entries.c.kind.in_(kinds),
        entries.c.id.in_(select(entry_parties.c.entry).where(entry_parties.c.party.in_(parties))),
        *of_sides,
    )
    both = after.union(promises.with_only_columns(entries.c.id))
    return connection.execute(both.order_by(entries.c.id)).scalars().all()


def _event_conditions(which: EventFilter) -> Iterator[ColumnElement[bool]]:
    for party in (which.party, *(which.pair or ())):
        if party:
            yield entries.c.id.in_(
                select(entry_parties.c.entry).where(entry_parties.c.party == party.upper())
            )
    if which.person:
        who = _person_condition(which.person)
        of_them = (
            select(entry_people.c.entry).join(persons, persons.c.id == entry_people.c.person).where(*who)
        )
        yield entries.c.id.in_(of_them)
    if which.kind:
        yield entries.c.kind == which.kind
    if which.status:
        yield entries.c.status == which.status
    if which.since:
        yield entries.c.last >= _day(which.since, end=False)
    if which.until:
        yield entries.c.first <= _day(which.until, end=True)
    if which.on:
        yield (entries.c.first <= _day(which.on, end=True)) & (entries.c.last >= _day(which.on, end=False))
    if which.place:
        yield entries.c.place.contains(f" {' '.join(folded(which.place))} ")
    if which.context:
        yield entries.c.id.in_(
            select(entry_contexts.c.entry).where(entry_contexts.c.context == which.context)
        )
    if which.text:
        yield entries.c.id.in_(
            select(event_entries.c.entry).where(event_entries.c.report.in_(fulltext.numbers(which.text)))
        )
    if which.background is not None:
        yield entries.c.background == which.background


def _person_conditions(which: PersonFilter) -> Iterator[ColumnElement[bool]]:
    if which.name:
        yield from _person_condition(which.name)
    if which.country:
        yield persons.c.countries.contains(f" {which.country.upper()} ")


def _person_condition(person: str) -> Iterator[ColumnElement[bool]]:
    if person.startswith("p-"):
        yield persons.c.id.startswith(person, autoescape=True)
    else:
        for word in name_words(person):
            yield persons.c.names.contains(f" {word} ")


def _held(person: AssembledPerson, which: PersonFilter) -> bool:
    """Whether the post asked for is attested, from before to after the time asked for."""
    if which.post is None and which.on is None:
        return True
    wanted = set(folded(which.post or ""))
    at = (_day(which.on, end=False), _day(which.on, end=True)) if which.on else None
    return any(
        wanted <= set(folded(f"{tenure.post} {tenure.organization or ''}"))
        and (
            at is None
            or (tenure.first is not None and tenure.first <= at[1] and (tenure.last or "") >= at[0])
        )
        for tenure in person.tenures
    )


def _day(iso: str, *, end: bool) -> str:
    """The first day, or the last (`end`), of an ISO date, month or year."""
    found = days(iso)
    if found is None:
        raise RegisterError(f"{iso!r} is no date", mend="write it as 2025-12-31, 2025-12 or 2025")
    return (found.last if end else found.first).isoformat()


def assembled(connection: Connection, ids: Sequence[str]) -> Iterator[AssembledEvent]:
    """The events `ids`, in this order, read and assembled in batches."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        numbers = select(event_entries.c.report).where(event_entries.c.entry.in_(batch))
        said = stored(connection, connection.execute(numbers.distinct()).scalars().all())
        links, names = _links(connection, said)
        found = {e.id: e for e in assemble_events(said.values(), links, names, set(batch))}
        yield from (found[entry] for entry in batch)


def assembled_people(connection: Connection, ids: Sequence[str]) -> Iterator[AssembledPerson]:
    """The people `ids`, in this order, read and assembled in batches."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        numbers = select(person_entries.c.report).where(person_entries.c.entry.in_(batch))
        said = stored(connection, connection.execute(numbers.distinct()).scalars().all())
        links, _ = _links(connection, said)
        found = {person.id: person for person in assemble_people(said.values(), links, set(batch))}
        yield from (found[entry] for entry in batch)


def _links(connection: Connection, said: dict[int, Told]) -> tuple[Links, dict[str, str]]:
    """How linking joined the mentions and accounts of some reports, and the names of the people."""
    person_rows = connection.execute(
        select(person_entries.c.account, persons.c.id, persons.c.name)
        .join(persons, persons.c.id == person_entries.c.entry)
        .where(person_entries.c.report.in_(said))
    ).all()
    event_rows = connection.execute(
        select(event_entries.c.account, event_entries.c.entry).where(event_entries.c.report.in_(said))
    )
    links = Links(
        people={mention: entry for mention, entry, _ in person_rows},
        events=dict(event_rows.tuples().all()),
        judgements=[],
    )
    return links, {entry: name for _, entry, name in person_rows}
