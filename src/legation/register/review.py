"""What a reviewer does with a register: accept, reject, edit, merge, split, add, remove, undo.

Each is one entry of a log that only grows, in one transaction; what is derived
follows when the register is linked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Engine, select

from legation.errors import RegisterError
from legation.extraction.events.coding import codes_of
from legation.lexicon.events import event_lexicon
from legation.lexicon.triggers import STATUSES
from legation.linking import Correction, Target, accounts, attested
from legation.linking.corrections import Action, Subject, edited, standing
from legation.linking.days import days
from legation.linking.told import Told, event_id
from legation.model import Event, Evidence
from legation.register import log
from legation.register.engine import told, writing
from legation.register.links import stored
from legation.register.schema import event_entries, extractions, person_entries, reports
from legation.register.view import View, only


class Reviewer:
    """One reviewer, by name, and why the corrections are made. The register must be linked."""

    def __init__(self, engine: Engine, where: str, view: View, by: str, why: str | None = None) -> None:
        self._engine = engine
        self._where = where
        self._view = view
        self._by = by
        self._why = why

    def accept(self, wanted: str) -> Correction:
        """The event or person is right as the machine read it, and stays so when its reports are read again."""
        with told(self._where), writing(self._engine) as connection:
            of, targets = self._targets(connection, wanted)
            return self._append(connection, "accept", of, targets)

    def accept_report(self, wanted: str) -> Correction:
        """All that the report is said to tell is right now, and nothing is missing."""
        with told(self._where), writing(self._engine) as connection:
            row = self._report(connection, wanted)
            said = next(iter(stored(connection, [row.number]).values()))
            return self._append(
                connection, "accept", "report", [Target(id=row.id, key=row.key), *_targets_of(said)]
            )

    def reject(self, wanted: str) -> Correction:
        """There is no such event or person: the accounts or mentions that it has now are left out."""
        with told(self._where), writing(self._engine) as connection:
            of, targets = self._targets(connection, wanted)
            return self._append(connection, "reject", of, targets)

    def edit(self, wanted: str, slots: Mapping[str, Any]) -> Correction:
        """Slots of the event or person are these, whatever reports say."""
        with told(self._where), writing(self._engine) as connection:
            of, targets = self._targets(connection, wanted)
            slots = _checked(slots)
            for target in targets:
                edited(target.event or target.person, slots)  # type: ignore[type-var]
            return self._append(connection, "edit", of, targets, slots=slots)

    def merge(self, wanted: Sequence[str]) -> Correction:
        """These events (or people) are one."""
        with told(self._where), writing(self._engine) as connection:
            found = {}
            kinds = set()
            for one in wanted:
                of, targets = self._targets(connection, one)
                kinds.add(of)
                found.update({target.id: target for target in targets})
            if len(kinds) > 1 or len(wanted) < 2:
                raise RegisterError("only two or more events, or people, can be merged")
            return self._append(connection, "merge", kinds.pop(), list(found.values()))

    def split(self, wanted: str, out: Sequence[str]) -> Correction:
        """What these reports (or accounts, by their ids) tell is another event, or person, than the others of it."""
        with told(self._where), writing(self._engine) as connection:
            of, targets = self._targets(connection, wanted)
            ids = {target.id: target.key for target in targets}
            keys = dict(connection.execute(select(reports.c.id, reports.c.key)).tuples().all()) if out else {}
            parted = {i for name in out for i, key in ids.items() if name == i or keys.get(name) == key}
            missing = [name for name in out if name not in ids and keys.get(name) not in ids.values()]
            if missing or not parted or len(parted) == len(ids):
                raise RegisterError(
                    f"{', '.join(missing or out) or 'nothing'} can't be parted from {wanted}",
                    mend="name some of its reports, but not all",
                )
            return self._append(
                connection,
                "split",
                of,
                [t for t in targets if t.id in parted],
                rest=tuple(t for t in targets if t.id not in parted),
            )

    def add(self, report: str, words: str, slots: Mapping[str, Any]) -> Correction:
        """The report tells of an event that the machine did not find; `words` are those of its text that name it."""
        slots = _checked(slots)
        if "kind" not in slots:
            raise RegisterError("an event needs a kind", mend="give kind=...")
        with told(self._where), writing(self._engine) as connection:
            row = self._report(connection, report)
            start = row.text.find(words)
            if not words or start < 0:
                raise RegisterError(f"report {row.id} does not hold the words {words!r}")
            event = edited(Event(id="", kind=slots["kind"], anchors=(Evidence(words, start),)), slots)
            name = event_id(row.key, event, Counter())
            coded = replace(event, id=name, **codes_of(event_lexicon().kinds[event.kind], event.status))  # type: ignore[arg-type]
            return self._append(connection, "add", "event", [Target(id=name, key=row.key, event=coded)])

    def remove(self, report: str) -> Correction:
        """The report is left out, with all that it says."""
        with told(self._where), writing(self._engine) as connection:
            row = self._report(connection, report)
            return self._append(connection, "remove", "report", [Target(id=row.id, key=row.key)])

    def remove_source(self, source: str) -> Correction:
        """All reports of an outlet, agency, site or file are left out, those that come later too."""
        with told(self._where), writing(self._engine) as connection:
            return self._append(connection, "remove", "source", [], named=source)

    def undo(self, wanted: str) -> Correction:
        """The correction of this id (or the start of it) holds no longer; undoing an undo makes it hold again."""
        with told(self._where), writing(self._engine) as connection:
            entries = log.entries(connection)
            found = {c.id: c for c in entries if c.id == wanted} or {
                c.id: c for c in entries if wanted and c.id.startswith(wanted)
            }
            correction: Correction = only(self._where, wanted, "correction", found)
            undone = {c.named for c in standing(entries) if c.action == "undo"}
            if correction.id in undone:
                raise RegisterError(f"{correction.id} is undone already", mend="undo the undo to have it back")
            return self._append(connection, "undo", "correction", [], named=correction.id)

    def _append(
        self, connection: Connection, action: Action, of: Subject, targets: Sequence[Target], **more: Any
    ) -> Correction:
        return log.append(
            connection,
            Correction(action=action, of=of, by=self._by, why=self._why, targets=tuple(targets), **more),
        )

    def _targets(self, connection: Connection, wanted: str) -> tuple[Subject, list[Target]]:
        """The accounts of an event, or the mentions of a person, as the machine read them."""
        of: Subject = "person" if wanted.startswith("p-") else "event"
        grouped = person_entries if of == "person" else event_entries
        entry = self._view.entry(connection, wanted, grouped, of)
        rows = connection.execute(
            select(grouped.c.report, grouped.c.account).where(grouped.c.entry == entry)
        ).all()
        ids = {row.account for row in rows}
        said = stored(connection, {row.report for row in rows}).values()
        targets = [target for t in said for target in _targets_of(t) if target.id in ids]
        return of, sorted(targets, key=lambda target: target.id)

    def _report(self, connection: Connection, wanted: str) -> Any:
        query = select(reports.c.number, reports.c.id, reports.c.key, reports.c.text).join_from(reports, extractions)
        found = connection.execute(query.where((reports.c.id == wanted) | (reports.c.key == wanted))).all()
        return only(self._where, wanted, "report", {row.id: row for row in found})


def _targets_of(said: Told) -> list[Target]:
    """All events and people of a report, as the machine read them."""
    events = [Target(id=a.id, key=said.key, event=a.said) for a in accounts(said)]
    return events + [Target(id=m.id, key=said.key, person=m.said) for m in attested(said)]


def _checked(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The slots, parties in order. Raises RegisterError where a value is none that a slot can have."""
    kinds = event_lexicon().kinds
    if "kind" in slots and slots["kind"] not in kinds:
        raise RegisterError(f"no kind {slots['kind']!r}", mend=f"there are {', '.join(kinds)}")
    if "status" in slots and slots["status"] not in STATUSES:
        raise RegisterError(f"no status {slots['status']!r}", mend=f"there are {', '.join(STATUSES)}")
    if slots.get("date") and days(slots["date"]) is None:
        raise RegisterError(
            f"{slots['date']!r} is no date", mend="write it as 2025-12-31, 2025-12, 2025 or with / between two"
        )
    sides = {side: sorted(slots[side]) for side in ("actors", "recipients") if slots.get(side)}
    return {**slots, **sides}
