"""Groups from judged pairs, so that no group holds two that are apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

# How many neighbours in its block an item is compared with: pairs grow with the
# number of items, not with its square.
WINDOW = 40


class Pair(NamedTuple):
    """Two items (by index, left < right) that may be one: how strongly, and why."""

    strength: float
    left: int
    right: int
    reason: str


def neighbours(block: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs of a sorted block that are compared."""
    for i, left in enumerate(block):
        for right in block[i + 1 : i + 1 + WINDOW]:
            yield left, right


def clusters(
    owners: Sequence[frozenset[str]],
    looks: Sequence[Hashable],
    pairs: Iterable[Pair],
    apart: Callable[[int, int], bool],
) -> tuple[list[list[int]], list[Pair]]:
    """Groups of items (by index), and the pairs that joined them, strongest first.

    Two groups are joined by a pair where they share no owner (a report tells one
    happening once) and no two of them are `apart`, which must depend on their
    `looks` alone. Ties go by index: give the items in an order of their content.
    """
    root = list(range(len(owners)))
    groups = [[i] for i in root]
    owned = [set(o) for o in owners]
    faces = [{look: i} for i, look in enumerate(looks)]
    joined = []
    for pair in sorted(pairs, key=lambda p: (-p.strength, p.left, p.right)):
        a, b = root[pair.left], root[pair.right]
        if a == b or not owned[a].isdisjoint(owned[b]):
            continue
        if any(apart(i, j) for i in faces[a].values() for j in faces[b].values()):
            continue
        if len(groups[a]) < len(groups[b]):
            a, b = b, a
        for i in groups[b]:
            root[i] = a
        groups[a] += groups[b]
        owned[a] |= owned[b]
        faces[a] |= faces[b]
        groups[b] = []
        joined.append(pair)
    return [sorted(group) for group in groups if group], joined
