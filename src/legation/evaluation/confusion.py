"""Which kind is taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from legation.evaluation.match import Sentences, match
from legation.evaluation.rows import EventRow, Record, as_records

# Stands where nothing was found, or nothing was owed.
NONE = "-"
Confusion = Counter[tuple[str, str]]


def confusion(gold: Iterable[object], found: Iterable[object]) -> Confusion:
    """How often an owed event of one kind was found as another: (gold kind, found kind) -> times.

    Matched events stand on the diagonal; of the others, two that share a
    sentence are one taken for the other; the rest stand against `-`.
    """
    found_by_id = {record.id: record for record in as_records(found)}
    table: Confusion = Counter()
    for record in as_records(gold):
        of_found = found_by_id.get(record.id, Record(id=record.id))
        _add(table, Sentences(record.text), record.events or (), of_found.events or ())
    return table


def _add(table: Confusion, sentences: Sentences, gold: Sequence[EventRow], found: Sequence[EventRow]) -> None:
    pairs = match(sentences, gold, found, lambda event: event.kind)
    table.update((gold[i].kind, found[j].kind) for i, j in pairs if not gold[i].free)
    matched_gold, matched_found = {i for i, _ in pairs}, {j for _, j in pairs}
    false = [f for j, f in enumerate(found) if j not in matched_found and not f.background]
    for i, missed in enumerate(gold):
        if i in matched_gold or missed.free:
            continue
        taken = next((f for f in false if sentences.share(missed, f)), None)
        table[missed.kind, taken.kind if taken else NONE] += 1
        if taken:
            false.remove(taken)
    table.update((NONE, f.kind) for f in false)
