"""How far reviewers agree on what both have judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

from legation.linking.corrections import Correction, in_force


class Agreement(NamedTuple):
    """Two reviewers: on how many events and people both gave a verdict, on how many the same.

    `kappa` is Cohen's, None where chance alone explains all; `slots` counts the
    slots of which both said the value, `same` those of which they said the same.
    """

    reviewers: tuple[str, str]
    judged: int
    agreed: int
    kappa: float | None
    slots: int
    same: int


class _Word(NamedTuple):
    """What one reviewer says of one account or mention."""

    right: bool
    slots: dict[str, Any]


def agreements(log: Sequence[Correction]) -> list[Agreement]:
    """For each two reviewers who have judged the same: how far they agree, by their latest words in force."""
    said: dict[str, dict[str, _Word]] = defaultdict(dict)
    for correction in in_force(log):
        if correction.action in ("accept", "edit", "reject", "add"):
            for target in correction.targets:
                if target.event or target.person:
                    before = said[correction.by].get(target.id, _Word(True, {}))
                    word = _Word(correction.action != "reject", {**before.slots, **correction.slots})
                    said[correction.by][target.id] = word
    return [
        _agreement(one, other, said[one], said[other])
        for one, other in combinations(sorted(said), 2)
        if said[one].keys() & said[other].keys()
    ]


def _agreement(one: str, other: str, a: dict[str, _Word], b: dict[str, _Word]) -> Agreement:
    both = sorted(a.keys() & b.keys())
    pairs = Counter((a[i].right, b[i].right) for i in both)
    agreed = pairs[True, True] + pairs[False, False]
    slots = [(i, slot) for i in both for slot in a[i].slots.keys() & b[i].slots.keys()]
    return Agreement(
        reviewers=(one, other),
        judged=len(both),
        agreed=agreed,
        kappa=_kappa(pairs, agreed / len(both), len(both)),
        slots=len(slots),
        same=sum(a[i].slots[slot] == b[i].slots[slot] for i, slot in slots),
    )


def _kappa(pairs: Counter[tuple[bool, bool]], observed: float, n: int) -> float | None:
    yes = sum(count for (a, _), count in pairs.items() if a) / n, sum(c for (_, b), c in pairs.items() if b) / n
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return None if chance == 1 else (observed - chance) / (1 - chance)
