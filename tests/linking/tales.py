"""Short ways to say what reports tell, for the tests of linking."""

from __future__ import annotations

from typing import Any

from legation.linking import Told, accounts, attested, link
from legation.model import Event, Evidence, Extraction, Header, Person


def event(
    kind: str, actors: str, recipients: str = "", *, word: str = "", at: int = 0, **slots: Any
) -> Event:
    """An event; parties as `AZE UZB`, `word` is its anchor."""
    return Event(
        id=slots.pop("id", f"e{at}"),
        kind=kind,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        anchors=(Evidence(word, at),),
        **slots,
    )


def told(report: str, *events: Event, people: tuple[Person, ...] = (), published: str | None = None) -> Told:
    """A report, named by `report` in place of the hash of its text."""
    header = Header(published=published)
    return Told(report, report, published, Extraction(id=report, header=header, people=people, events=events))


def person(name: str, country: str | None = None, post: str | None = None) -> Person:
    return Person(name=name, country=country, post=post)


def events_of(*reports: Told) -> set[frozenset[str]]:
    """The groups of events, each named `report/id`."""
    names = {a.id: f"{report.report}/{a.event.id}" for report in reports for a in accounts(report)}
    return _groups(names, link(reports).events)


def people_of(*reports: Told) -> set[frozenset[str]]:
    """The groups of people, each by name."""
    names = {m.id: m.person.name for report in reports for m in attested(report)}
    return _groups(names, link(reports).people)


def same_event(a: Event, b: Event, **more: Any) -> bool:
    """Whether two reports that tell only of `a` and `b` tell of one event."""
    return len(events_of(told("r1", a, **more), told("r2", b, **more))) == 1


def _groups(names: dict[str, str], entries: dict[str, str]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for mention, entry in entries.items():
        groups.setdefault(entry, set()).add(names[mention])
    return {frozenset(group) for group in groups.values()}
