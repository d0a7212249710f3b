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


class Fixed(NamedTuple):
    """What reviewers say of items (by index): sets that are one, and pairs (lower first) that are two."""

    one: Sequence[frozenset[int]] = ()
    two: frozenset[tuple[int, int]] = frozenset()


NOTHING = Fixed()


def clusters(
    owners: Sequence[frozenset[str]],
    looks: Sequence[Hashable],
    pairs: Iterable[Pair],
    apart: Callable[[int, int], bool],
    fixed: Fixed = NOTHING,
) -> tuple[list[list[int]], list[Pair]]:
    """Groups of items (by index), and the pairs that joined them, strongest first.

    Two groups are joined by a pair where they share no owner (a report tells one
    happening once) and no two of them are `apart`, which must depend on their
    `looks` alone. What is `fixed` holds whatever speaks against it: a group with
    items that are fixed to be one is as they are, and it is enough that one of them
    is not apart. Ties go by index: give the items in an order of their content.
    """
    root = list(range(len(owners)))
    groups = [[i] for i in root]
    owned = [set(o) for o in owners]
    # What a group looks like: the faces of its items, or of those that are fixed to be one.
    faces: list[dict[Hashable, list[int]]] = [{look: [i]} for i, look in enumerate(looks)]
    cores: dict[int, list[list[int]]] = {}
    parted: dict[int, set[int]] = {}
    for i, j in fixed.two:
        parted.setdefault(i, set()).add(j)
        parted.setdefault(j, set()).add(i)

    def join(a: int, b: int) -> int:
        if len(groups[a]) < len(groups[b]):
            a, b = b, a
        for i in groups[b]:
            root[i] = a
        groups[a] += groups[b]
        owned[a] |= owned[b]
        faces[a] |= faces[b]
        if b in cores:
            cores[a] = cores.get(a, []) + cores.pop(b)
        groups[b] = []
        return a

    def strangers(a: int, b: int) -> bool:
        return any(
            all(apart(i, j) for i in face for j in other)
            for face in cores.get(a, faces[a].values())
            for other in cores.get(b, faces[b].values())
        )

    for same in sorted(map(sorted, fixed.one)):
        for i in same[1:]:
            if root[same[0]] != root[i]:
                join(root[same[0]], root[i])
        a = root[same[0]]
        cores[a] = [groups[a].copy()]
    joined = []
    for pair in sorted(pairs, key=lambda p: (-p.strength, p.left, p.right)):
        a, b = root[pair.left], root[pair.right]
        if a == b or not owned[a].isdisjoint(owned[b]):
            continue
        if parted and any(not parted[i].isdisjoint(groups[b]) for i in groups[a] if i in parted):
            continue
        if strangers(a, b):
            continue
        join(a, b)
        joined.append(pair)
    return [sorted(group) for group in groups if group], joined
