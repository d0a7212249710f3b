"""Which event or person of one reading of a report is which of another, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from legation.linking.names import compatible, name_words
from legation.model import Event, Evidence, Person

Key = TypeVar("Key", int, str)


class Likeness(Protocol):
    """How alike two readings are, 0 where they can't be of the same; `strict` asks for the same kind, or name."""

    def __call__(self, a: Any, b: Any, *, strict: bool) -> float: ...  # noqa: D102


def paired(pairs: Iterable[tuple[float, Key, Key]]) -> dict[Key, Key]:
    """Each with the one most like it, both at most once; what is not alike at all is left alone."""
    at: dict[Key, Key] = {}
    taken = set()
    for likeness, one, other in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if likeness and one not in at and other not in taken:
            at[one] = other
            taken.add(other)
    return at


def match_events(before: Sequence[Event], now: Sequence[Event]) -> dict[int, int]:
    """Which event of one reading of a report is which of another, by their places."""
    return paired(
        (same_event(a, b, strict=False), i, j) for i, a in enumerate(before) for j, b in enumerate(now)
    )


def match_people(before: Sequence[Person], now: Sequence[Person]) -> dict[int, int]:
    """Which person of one reading of a report is which of another, by their places."""
    return paired(
        (same_person(a, b, strict=False), i, j) for i, a in enumerate(before) for j, b in enumerate(now)
    )


def same_event(a: Event, b: Event, *, strict: bool) -> float:
    """How alike two readings of one place are; 0 where they are of another place, or (`strict`) of another kind."""
    if a != b and (not _overlap(a.anchors, b.anchors) or (strict and a.kind != b.kind)):
        return 0
    sides = {*a.actors, *a.recipients}, {*b.actors, *b.recipients}
    return 1 + 2 * (a.kind == b.kind) + len(sides[0] & sides[1]) / (len(sides[0] | sides[1]) or 1)


def same_person(a: Person, b: Person, *, strict: bool) -> float:
    """How alike two readings are; 0 where they share neither name nor place, or (`strict`) have another name."""
    names = name_words(a.name), name_words(b.name)
    if a.name != b.name and (strict or not _overlap(a.evidence, b.evidence)):
        return 0
    return 1 + 2 * (a.name == b.name) + compatible(*names)


def _overlap(a: Iterable[Evidence], b: Sequence[Evidence]) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)
