"""Which found event answers to which gold event of one report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from legation.evaluation.kinds import SYMMETRIC
from legation.evaluation.names import names_f1, same_name, set_f1
from legation.evaluation.rows import EventRow

Label = Callable[[EventRow], str]
Pairs = list[tuple[int, int]]

_BREAK = re.compile(r"\n+|(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z])")
# The slots that make a record right, see `is_whole`.
WHOLE = ("status", "date", "parties", "direction")


class Sentences:
    """The sentences of a text, found once."""

    def __init__(self, text: str) -> None:
        breaks = [m.span() for m in _BREAK.finditer(text)]
        self._ends = [end for _, end in breaks]
        self._bounds = list(zip([0, *self._ends], [*(start for start, _ in breaks), len(text)], strict=True))

    def at(self, offset: int) -> tuple[int, int]:
        """Bounds of the sentence that holds `offset`."""
        return self._bounds[bisect_right(self._ends, offset)]

    def share(self, gold: EventRow, found: EventRow) -> bool:
        """Whether an anchor of `found` lies in a sentence that holds one of `gold`."""
        spans = [self.at(start) for start in gold.starts]
        return any(low <= start < high for start in found.starts for low, high in spans)


def same_date(a: str | None, b: str | None) -> bool:
    """Equal, or one is a span and the other its first day."""
    if not a or not b:
        return not a and not b
    return a == b or (a.split("/")[0] == b.split("/")[0] and ("/" in a) != ("/" in b))


def slots(gold: EventRow, found: EventRow) -> dict[str, float]:
    """How right each slot of a matched event is, from 0 to 1."""
    same_place = same_name(gold.place, found.place) or (not gold.place and not found.place)
    same_doer = gold.kind in SYMMETRIC or set(gold.actors or ()) == set(found.actors or ())
    return {
        "status": float((gold.status or "occurred") == (found.status or "occurred")),
        "date": float(same_date(gold.date, found.date)),
        "parties": float(gold.parties == found.parties),
        "direction": float(same_doer),
        "place": float(same_place),
        "place_country": float((gold.place_country or None) == (found.place_country or None)),
        "people": names_f1(gold.people or (), found.people or ()),
        "contexts": set_f1(gold.contexts or (), found.contexts or ()),
    }


def is_whole(gold: EventRow, found: EventRow) -> bool:
    """Whether status, date, parties and who did it to whom are all right."""
    values = slots(gold, found)
    return all(values[name] == 1.0 for name in WHOLE)


def match(sentences: Sentences, gold: Sequence[EventRow], found: Sequence[EventRow], label: Label) -> Pairs:
    """Pairs of indices (gold, found) of one `label`, one to one, best slots first.

    Two events may be a pair where an anchor of the one lies in a sentence of the
    other, or where their parties are the same set. An event found as background
    can't answer to an owed one.
    """
    ranked: list[tuple[float, int, int]] = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            if label(g) != label(f) or (f.background and not g.free):
                continue
            near = sentences.share(g, f)
            if near or (g.parties and g.parties == f.parties):
                s = slots(g, f)
                weight = near + 2 * s["parties"] + s["date"] + s["status"] + s["direction"]
                ranked.append((weight + 0.5 * s["people"] + 0.5 * s["place"], -i, -j))
    pairs: Pairs = []
    seen_gold: set[int] = set()
    seen_found: set[int] = set()
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in seen_gold and -j not in seen_found:
            seen_gold.add(-i)
            seen_found.add(-j)
            pairs.append((-i, -j))
    return pairs
