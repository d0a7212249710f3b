"""What reports say, with ids that derive from content: the input of linking."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import NamedTuple

from legation.model import Event, Extraction, Person


class Told(NamedTuple):
    """One stored report: its key (hash of text and address), its id, its day, and what it says."""

    key: str
    report: str
    published: str | None
    extraction: Extraction


class Account(NamedTuple):
    """One event as one report tells it, with an id (`e-...`) of its own."""

    id: str
    told: Told
    event: Event


class Attested(NamedTuple):
    """One person as one report names him or her, with an id (`p-...`) of its own."""

    id: str
    told: Told
    person: Person


def accounts(told: Told) -> list[Account]:
    """The events of a report, in its order; the ids hold for the same report, wherever it is stored."""
    seen: Counter[str] = Counter()
    found = []
    for event in told.extraction.events:
        first = min((anchor.start for anchor in event.anchors), default=-1)
        content = "|".join((event.kind, "+".join(event.actors), "+".join(event.recipients), str(first)))
        found.append(Account(_content_id("e", told.key, content, seen), told, event))
    return found


def attested(told: Told) -> list[Attested]:
    """The people of a report, in its order, with their ids."""
    seen: Counter[str] = Counter()
    return [
        Attested(_content_id("p", told.key, f"{person.name}|{person.country}", seen), told, person)
        for person in told.extraction.people
    ]


def _content_id(letter: str, key: str, content: str, seen: Counter[str]) -> str:
    """A short hash; the same content met again in one report is numbered."""
    seen[content] += 1
    digest = sha256(f"{key}|{content}|{seen[content]}".encode()).hexdigest()
    return f"{letter}-{digest[:12]}"
