"""What is shown of events, people and agreements: briefly in a table, in full as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from legation.cli.render import Column, Layout
from legation.model import Event, Person

if TYPE_CHECKING:
    from legation.linking import AssembledEvent, AssembledPerson

# More names than these are only counted in a table.
NAMES = 3


def parties(event: Event) -> str:
    """Who did it, and to whom: `AZE, UZB` or `UZB → AZE`."""
    sides = (", ".join(event.actors), ", ".join(event.recipients))
    return " → ".join(filter(None, sides))


def where(event: Event) -> str:
    """The place and its country."""
    return ", ".join(filter(None, (event.place, event.place_country)))


def _what(event: Event) -> str:
    """The kind, with what is unusual of it."""
    unusual = [event.status] if event.status != "occurred" else []
    return ", ".join([event.kind, *unusual, *(["background"] if event.background else [])])


def _some(names: Sequence[str]) -> str:
    more = [f"+{len(names) - NAMES}"] if len(names) > NAMES else []
    return ", ".join([*names[:NAMES], *more])


def _about(event: Event) -> str | None:
    """What was signed, else what it was about."""
    if event.instrument:
        return event.instrument.title or event.instrument.type
    return ", ".join(event.contexts)


_EVENT_BRIEF: tuple[Column[Event], ...] = (
    Column("id", lambda e: e.id, wraps=False),
    Column("date", lambda e: e.date, wraps=False),
    Column("event", _what),
    Column("parties", parties),
    Column("place", where),
    Column("people", lambda e: _some(e.people)),
    Column("about", _about),
)
_EVENT_FULL: tuple[Column[Event], ...] = (
    Column("id", lambda e: e.id),
    Column("date", lambda e: e.date),
    Column("kind", lambda e: e.kind),
    Column("status", lambda e: e.status),
    Column("background", lambda e: e.background),
    Column("actors", lambda e: e.actors),
    Column("recipients", lambda e: e.recipients),
    Column("place", lambda e: e.place),
    Column("place_country", lambda e: e.place_country),
    Column("people", lambda e: e.people),
    Column("organizations", lambda e: e.organizations),
    Column("contexts", lambda e: e.contexts),
    Column("topics", lambda e: e.topics),
    Column("instrument_type", lambda e: e.instrument and e.instrument.type),
    Column("instrument_title", lambda e: e.instrument and e.instrument.title),
    Column("instrument_period", lambda e: e.instrument and e.instrument.period),
    Column("part_of", lambda e: e.part_of),
    Column("plover", lambda e: e.plover and e.plover.event),
    Column("plover_mode", lambda e: e.plover and e.plover.mode),
    Column("cameo", lambda e: e.cameo),
    Column("quad", lambda e: e.quad),
    Column("confidence", lambda e: e.confidence),
    Column("attribution", lambda e: e.attribution),
)
_EVENT_REPORTS: tuple[Column[AssembledEvent], ...] = (
    Column("reports", lambda e: len({account.report for account in e.accounts}), wraps=False),
)
_PERSON: tuple[Column[Person], ...] = (
    Column("name", lambda p: p.name),
    Column("rank", lambda p: p.rank),
    Column("post", lambda p: p.post),
    Column("organization", lambda p: p.organization),
    Column("country", lambda p: p.country, wraps=False),
)
_REGISTER_PERSON: tuple[Column[AssembledPerson], ...] = (
    Column("id", lambda p: p.id, wraps=False),
    Column("name", lambda p: p.name),
    Column("rank", lambda p: p.rank),
    Column("post", lambda p: p.post),
    Column("organization", lambda p: p.organization),
    Column("country", lambda p: p.country, wraps=False),
    Column("since", lambda p: min((t.first for t in p.tenures if t.first), default=None), wraps=False),
    Column("until", lambda p: max((t.last for t in p.tenures if t.last), default=None), wraps=False),
    Column("reports", lambda p: len({mention.report for mention in p.mentions}), wraps=False),
)
_AGREEMENT: tuple[Column[AssembledEvent], ...] = (
    Column("id", lambda e: e.id, wraps=False),
    Column("date", lambda e: e.date, wraps=False),
    Column("status", lambda e: e.status, wraps=False),
    Column("parties", parties),
    Column("type", lambda e: e.instrument and e.instrument.type, wraps=False),
    Column("title", lambda e: e.instrument and e.instrument.title),
    Column("period", lambda e: e.instrument and e.instrument.period, wraps=False),
    Column("place", where),
    *_EVENT_REPORTS,
)

EVENTS: Layout[Event] = Layout(_EVENT_BRIEF, _EVENT_FULL)
REGISTER_EVENTS: Layout[AssembledEvent] = Layout(
    (*_EVENT_BRIEF, *_EVENT_REPORTS), (*_EVENT_FULL, *_EVENT_REPORTS)
)
AGREEMENTS: Layout[AssembledEvent] = Layout(_AGREEMENT, (*_EVENT_FULL, *_EVENT_REPORTS))
PEOPLE: Layout[Person] = Layout(_PERSON, _PERSON)
REGISTER_PEOPLE: Layout[AssembledPerson] = Layout(_REGISTER_PERSON, _REGISTER_PERSON)
