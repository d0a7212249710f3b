"""What reports say, with ids that derive from content: the input of linking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from legation.model import Event, Extraction, Person


class Edit(NamedTuple):
    """What a reviewer says a slot is. Of two edits the one of higher `order` came later, and wins."""

    order: int
    value: Any
    by: str


class Reading(NamedTuple):
    """An event or person of a report as it is to be taken: as read, or as reviewers have it.

    `said` is what the machine read (or, of what it did not find, what the reviewer gave).
    """

    id: str
    said: Any
    edits: Mapping[str, Edit]
    corrections: tuple[str, ...]
    taken: Any


class Told(NamedTuple):
    """One stored report: its key (hash of text and address), its id, its day, and what it says.

    `events` and `people` hold the readings where reviewers had a word; None where they had none.
    `story` is the wire text of which the report is a version, if it is one.
    """

    key: str
    report: str
    published: str | None
    extraction: Extraction
    events: tuple[Reading, ...] | None = None
    people: tuple[Reading, ...] | None = None
    story: str = ""

    @property
    def source(self) -> str:
        """Who says so: the story, of which copies say nothing more, else the report."""
        return self.story or self.key


class Account(NamedTuple):
    """One event as one report tells it, with an id (`e-...`) of its own.

    `event` has what reviewers edited; `said` is what the machine read.
    """

    id: str
    told: Told
    event: Event
    said: Event
    edits: Mapping[str, Edit] = {}
    corrections: tuple[str, ...] = ()


class Attested(NamedTuple):
    """One person as one report names him or her, with an id (`p-...`) of its own."""

    id: str
    told: Told
    person: Person
    said: Person
    edits: Mapping[str, Edit] = {}
    corrections: tuple[str, ...] = ()


def accounts(told: Told) -> list[Account]:
    """The events of a report, in its order, as they are to be taken."""
    if told.events is not None:
        return [Account(r.id, told, r.taken, r.said, r.edits, r.corrections) for r in told.events]
    return [Account(name, told, event, event) for name, event in read_events(told.key, told.extraction)]


def attested(told: Told) -> list[Attested]:
    """The people of a report, in its order, as they are to be taken."""
    if told.people is not None:
        return [Attested(r.id, told, r.taken, r.said, r.edits, r.corrections) for r in told.people]
    return [Attested(name, told, person, person) for name, person in read_people(told.key, told.extraction)]


def read_events(key: str, extraction: Extraction) -> list[tuple[str, Event]]:
    """The events as they were read, with their ids, which hold for the same report wherever it is stored."""
    seen: Counter[str] = Counter()
    return [(event_id(key, event, seen), event) for event in extraction.events]


def read_people(key: str, extraction: Extraction) -> list[tuple[str, Person]]:
    """The people as they were read, with their ids."""
    seen: Counter[str] = Counter()
    return [(person_id(key, person, seen), person) for person in extraction.people]


def event_id(key: str, event: Event, seen: Counter[str]) -> str:
    """The id of an event of the report `key`; `seen` counts the contents met before."""
    first = min((anchor.start for anchor in event.anchors), default=-1)
    content = "|".join((event.kind, "+".join(event.actors), "+".join(event.recipients), str(first)))
    return _content_id("e", key, content, seen)


def person_id(key: str, person: Person, seen: Counter[str]) -> str:
    """The id of a person of the report `key`."""
    return _content_id("p", key, f"{person.name}|{person.country}", seen)


def _content_id(letter: str, key: str, content: str, seen: Counter[str]) -> str:
    """A short hash; the same content met again in one report is numbered."""
    seen[content] += 1
    digest = sha256(f"{key}|{content}|{seen[content]}".encode()).hexdigest()
    return f"{letter}-{digest[:12]}"
