"""What differs between two readings of one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

from legation.linking.matching import match_events, match_people
from legation.model import Event, Extraction, Header, Person

# Slots that are compared; the others follow from them, or say how sure the reader is.
EVENT = (
    "kind",
    "status",
    "actors",
    "recipients",
    "people",
    "date",
    "place",
    "place_country",
    "contexts",
    "instrument",
    "amounts",
    "background",
)
PERSON = ("name", "rank", "post", "organization", "country")
HEADER = ("outlet", "agency", "byline", "published", "title")


Item = TypeVar("Item", Event, Person)


class Change(NamedTuple):
    """One difference: of a slot (`before`, `now`), or a whole event or person that is new or gone."""

    report: str
    change: Literal["new", "gone", "changed"]
    what: str
    slot: str | None = None
    before: Any = None
    now: Any = None


def changes(before: Extraction, now: Extraction) -> Iterator[Change]:
    """What `now` says otherwise than `before`: of the header, the people, the events."""
    yield from _slots(now.id, "header", HEADER, before.header, now.header)
    people = match_people(before.people, now.people)
    yield from _compared(now.id, PERSON, before.people, now.people, people)
    events = match_events(before.events, now.events)
    yield from _compared(now.id, EVENT, before.events, now.events, events)


def _compared(
    report: str,
    slots: Sequence[str],
    before: Sequence[Item],
    now: Sequence[Item],
    pairs: dict[int, int],
) -> Iterator[Change]:
    for i, old in enumerate(before):
        if i in pairs:
            yield from _slots(report, _name(old), slots, old, now[pairs[i]])
        else:
            yield Change(report, "gone", _name(old))
    for j, new in enumerate(now):
        if j not in pairs.values():
            yield Change(report, "new", _name(new))


def _slots(
    report: str, what: str, slots: Sequence[str], before: Event | Person | Header, now: Event | Person | Header
) -> Iterator[Change]:
    for slot in slots:
        old, new = getattr(before, slot), getattr(now, slot)
        if old != new:
            yield Change(report, "changed", what, slot, old, new)


def _name(item: Event | Person) -> str:
    if isinstance(item, Person):
        return item.name
    words = f" “{item.anchors[0].text}”" if item.anchors else ""
    return f"{item.kind} {', '.join((*item.actors, *item.recipients))}{words}"
