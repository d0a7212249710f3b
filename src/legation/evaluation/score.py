"""The figures: how well found records answer to the gold ones.

event    kind found                                            precision, recall, F1
plover   the same with the PLOVER type for the kind
record   kind, status, date, parties and, for directed kinds, who did it to whom, all right
people   person found, by name
slots    over the matched events the share right of each slot (`people` and `contexts` as F1),
         over matched agreements type and period, over matched people post, country, rank
header   share of the fields that the gold states which are right
alarms   false events in reports that owe none

A gold event marked `background` or `optional` is neither owed nor held against
the prediction; nor is what was found as background. A report that is missing
from what was found counts as one with nothing found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from legation.evaluation.kinds import plover
from legation.evaluation.match import Pairs, Sentences, is_whole, match, slots
from legation.evaluation.names import fold, same_name, word_f1
from legation.evaluation.rows import EventRow, HeaderRow, PersonRow, Record, as_records

HEADER_FIELDS = ("outlet", "agency", "byline", "published")
# Posts that share this much of their words are one: "Minister of Defence", "Defence Minister".
SAME_POST = 0.6


class Rate(msgspec.Struct, frozen=True):
    """Precision, recall and F1, with the counts behind them."""

    p: float
    r: float
    f1: float
    right: int
    found: int
    owed: int


class Alarms(msgspec.Struct, frozen=True):
    """False events in the reports that owe none."""

    reports: int
    events: int
    per_report: float


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All figures over a set of reports. `errors` holds one line for each error that was asked for."""

    reports: int
    event: Rate
    plover: Rate
    record: Rate
    people: Rate
    slots: dict[str, float]
    header: dict[str, float]
    alarms: Alarms
    kinds: dict[str, Rate]
    errors: list[str]


class _Tally:
    """Right, found and owed, added up over reports."""

    def __init__(self) -> None:
        self.right = self.found = self.owed = 0

    def rate(self) -> Rate:
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.owed if self.owed else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return Rate(round(p, 4), round(r, 4), round(f1, 4), self.right, self.found, self.owed)

    def add(
        self,
        pairs: Pairs,
        gold: Sequence[EventRow],
        found: Sequence[EventRow],
        good: Callable[[EventRow, EventRow], bool] = lambda gold, found: True,
    ) -> None:
        """Count the events of one report, of which `pairs` are matched; right are those that are `good`."""
        spared = {j for i, j in pairs if gold[i].free} | {j for j, f in enumerate(found) if f.background}
        self.owed += sum(1 for g in gold if not g.free)
        self.found += len(found) - len(spared)
        self.right += sum(1 for i, j in pairs if not gold[i].free and good(gold[i], found[j]))


class _Shares:
    """Means of many values under names."""

    def __init__(self) -> None:
        self._sum: defaultdict[str, float] = defaultdict(float)
        self._count: Counter[str] = Counter()

    def add(self, name: str, value: float) -> None:
        self._sum[name] += value
        self._count[name] += 1

    def means(self) -> dict[str, float]:
        return {name: round(self._sum[name] / n, 4) for name, n in sorted(self._count.items())}


def _kind(event: EventRow) -> str:
    return event.kind


def _plover(event: EventRow) -> str:
    return plover(event.kind, event.status)


def _same_post(gold: PersonRow, found: PersonRow) -> bool:
    """Post and organisation are compared apart or together, as fits better."""
    together = [" ".join(filter(None, (p.post, p.organization))) for p in (gold, found)]
    return max(word_f1(gold.post, found.post), word_f1(*together)) >= SAME_POST


class _Scorer:
    """Adds up the figures report by report."""

    def __init__(self, errors: int) -> None:
        self.event, self.plover, self.record, self.people = _Tally(), _Tally(), _Tally(), _Tally()
        self.kinds: defaultdict[str, _Tally] = defaultdict(_Tally)
        self.slots, self.header = _Shares(), _Shares()
        self.reports = self.alarms = self.empty = 0
        self.errors: list[str] = []
        self._most_errors = errors

    def add(self, gold: Record, found: Record) -> None:
        """Score one report."""
        self.reports += 1
        self._add_events(gold, gold.events or (), found.events or ())
        self._add_people(gold.people or (), list(found.people or ()))
        self._add_header(gold.header or HeaderRow(), found.header or HeaderRow())

    def _add_events(self, report: Record, gold: Sequence[EventRow], found: Sequence[EventRow]) -> None:
        sentences = Sentences(report.text)
        pairs = match(sentences, gold, found, _kind)
        self.event.add(pairs, gold, found)
        self.record.add(pairs, gold, found, is_whole)
        self.plover.add(match(sentences, gold, found, _plover), gold, found)
        for kind in {e.kind for e in (*gold, *found)}:
            of_gold, of_found = ([e for e in events if e.kind == kind] for events in (gold, found))
            self.kinds[kind].add(match(sentences, of_gold, of_found, _kind), of_gold, of_found)

        owed = [(gold[i], found[j]) for i, j in pairs if not gold[i].free]
        for g, f in owed:
            self._add_slots(g, f)
            if not is_whole(g, f):
                self._show(f"{report.id} {g.kind}: gold {g} | found {f}")
        matched = {i for i, _ in pairs}
        for i, g in enumerate(gold):
            if i not in matched and not g.free:
                self._show(f"{report.id} missed {g}")
        if all(g.free for g in gold):
            self.empty += 1
            answered = {j for _, j in pairs}
            self.alarms += sum(1 for j, f in enumerate(found) if not f.background and j not in answered)

    def _add_slots(self, gold: EventRow, found: EventRow) -> None:
        for name, value in slots(gold, found).items():
            self.slots.add(name, value)
        if gold.kind == "agreement" and gold.instrument:
            of_found = found.instrument
            for name in ("type", "period"):
                due = getattr(gold.instrument, name) or None
                self.slots.add("instrument_" + name, due == (getattr(of_found, name, None) or None))

    def _add_people(self, gold: Sequence[PersonRow], found: list[PersonRow]) -> None:
        self.people.owed += len(gold)
        self.people.found += len(found)
        for person in gold:
            other = next((p for p in found if same_name(person.name, p.name)), None)
            if other is None:
                continue
            found.remove(other)
            self.people.right += 1
            self.slots.add("person_post", _same_post(person, other))
            self.slots.add("person_country", (person.country or None) == (other.country or None))
            self.slots.add("person_rank", fold(person.rank) == fold(other.rank))

    def _add_header(self, gold: HeaderRow, found: HeaderRow) -> None:
        for name in HEADER_FIELDS:
            due, got = getattr(gold, name), getattr(found, name)
            if due:
                self.header.add(name, due == got if name == "published" else same_name(due, got))

    def _show(self, line: str) -> None:
        if len(self.errors) < self._most_errors:
            self.errors.append(line)

    def figures(self) -> Figures:
        """What has been added up."""
        per_report = round(self.alarms / self.empty, 4) if self.empty else 0.0
        return Figures(
            reports=self.reports,
            event=self.event.rate(), plover=self.plover.rate(), record=self.record.rate(),
            people=self.people.rate(),
            slots=self.slots.means(), header=self.header.means(),
            alarms=Alarms(self.empty, self.alarms, per_report),
            kinds={kind: tally.rate() for kind, tally in sorted(self.kinds.items())},
            errors=self.errors,
        )  # fmt: skip


def score(gold: Iterable[object], found: Iterable[object], errors: int = 0) -> Figures:
    """The figures of the records `found` against `gold`, joined on `id`; the first `errors` errors listed."""
    found_by_id = {record.id: record for record in as_records(found)}
    scorer = _Scorer(errors)
    for record in as_records(gold):
        scorer.add(record, found_by_id.get(record.id, Record(id=record.id)))
    return scorer.figures()
