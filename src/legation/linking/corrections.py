"""What reviewers say, and what follows from it for the reports that are there.

Corrections are a log that only grows; an undo is an entry of it too. They stand
apart from what the machine read and win over it. Each names its targets by their
ids and carries what the machine had said of them, so that they are found again
when a better version has read the report anew, and are not lost where it no
longer finds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from legation.errors import RegisterError
from legation.linking.clusters import Fixed
from legation.linking.matching import Likeness, paired, same_event, same_person
from legation.linking.told import Edit, Reading, Told, read_events, read_people
from legation.model import Event, Person

Action = Literal["accept", "reject", "edit", "merge", "split", "add", "remove", "undo"]
Subject = Literal["event", "person", "report", "source", "correction"]
Item = TypeVar("Item", Event, Person)


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a correction is about: an account or mention (by id), or a report (by id and key).

    `event` or `person` is what the machine had read, or what the reviewer adds.
    """

    id: str
    key: str
    event: Event | None = None
    person: Person | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One word of a reviewer: what, by whom, when, why.

    `rest` are those from which a split parts the targets; `slots` what an edit
    gives (`instrument.period` names a slot within one); `named` the source
    that is removed, or the correction that is undone.
    """

    id: str = ""
    action: Action
    of: Subject
    by: str
    at: str = ""
    why: str | None = None
    targets: tuple[Target, ...] = ()
    rest: tuple[Target, ...] = ()
    slots: dict[str, Any] = {}
    named: str | None = None


class Verdict(NamedTuple):
    """That targets, by their ids, are one person or event, or that each of them is another than each of `rest`."""

    of: Subject
    ids: frozenset[str]
    rest: frozenset[str]
    by: str
    why: str


@dataclass
class _Said:
    """What reviewers say of one account or mention, gathered from the log."""

    target: Target
    wrong: bool = False
    base: Any = None
    edits: dict[str, Edit] = field(default_factory=dict)
    corrections: list[str] = field(default_factory=list)
    stays: bool = False  # also where the machine no longer finds it


def with_id(correction: Correction, log: Sequence[Correction]) -> Correction:
    """`correction` with its id, a hash of its content; the same one again is numbered."""
    content = _content(correction)
    nth = sum(_content(other) == content for other in log)
    digest = sha256(content + str(nth).encode()).hexdigest()
    return msgspec.structs.replace(correction, id=f"c-{digest[:12]}")


def _content(correction: Correction) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(correction, id="", at=""), order="sorted")


def standing(log: Sequence[Correction]) -> list[Correction]:
    """The corrections, undos among them, that no later one undoes, in their order."""
    undone: set[str | None] = set()
    kept = []
    for correction in reversed(log):
        if correction.id not in undone:
            kept.append(correction)
            if correction.action == "undo":
                undone.add(correction.named)
    return kept[::-1]


def in_force(log: Sequence[Correction]) -> list[Correction]:
    """The corrections that say something of the register now; an undone undo undoes nothing."""
    return [correction for correction in standing(log) if correction.action != "undo"]


def correct(told: Iterable[Told], log: Sequence[Correction]) -> tuple[list[Told], list[Verdict]]:
    """Reports as reviewers have them, and which of their accounts and mentions are one, or two."""
    force = in_force(log)
    said = _gather(force)
    aliases: dict[str, str] = {}
    corrected = []
    for report in told:
        own = said.get(report.key)
        corrected.append(_corrected(report, own, aliases) if own else report)
    return corrected, _verdicts(force, aliases)


def edited(item: Item, slots: Mapping[str, Any]) -> Item:
    """`item` with some slots set. Raises RegisterError where there is no such slot, or the value does not fit it."""
    plain = msgspec.to_builtins(item)
    for name, value in slots.items():
        slot, _, within = name.partition(".")
        if slot not in plain or slot in ("id", "evidence", "anchors", "scores", "confidences"):
            raise RegisterError(f"there is no slot {name!r} to edit")
        plain[slot] = {**(plain[slot] or {"type": "other"}), within: value} if within else value
    try:
        return msgspec.convert(plain, type(item))
    except msgspec.ValidationError as error:
        raise RegisterError(f"{', '.join(slots)}: {error}") from error


def _gather(force: Sequence[Correction]) -> dict[str, dict[str, _Said]]:
    """What is said of accounts and mentions, by the key of the report and the id."""
    said: dict[str, dict[str, _Said]] = defaultdict(dict)
    for order, correction in enumerate(force):
        for target in chain(correction.targets, correction.rest):
            if not (target.event or target.person):
                continue
            entry = said[target.key].setdefault(target.id, _Said(target))
            entry.corrections.append(correction.id)
            match correction.action:
                case "reject":
                    entry.wrong = True
                case "accept" | "add":
                    entry.wrong, entry.stays, entry.base = False, True, target.event or target.person
                case "edit":
                    entry.wrong, entry.stays = False, True
                    for slot, value in correction.slots.items():
                        entry.edits[slot] = Edit(order, value, correction.by)
                case _:
                    pass
    return said


def _corrected(told: Told, said: Mapping[str, _Said], aliases: dict[str, str]) -> Told:
    """The report with its readings as reviewers have them; `aliases` learns under which id a target is found."""
    events = read_events(told.key, told.extraction)
    people = read_people(told.key, told.extraction)
    of_events = {i: s for i, s in said.items() if s.target.event}
    of_people = {i: s for i, s in said.items() if s.target.person}
    event_readings = _readings(events, of_events, same_event, aliases)
    person_readings = _readings(people, of_people, same_person, aliases)
    gone = {person.name for _, person in people} - {r.said.name for r in person_readings}
    if gone:
        event_readings = [r._replace(taken=_without(r.taken, gone)) for r in event_readings]
    return told._replace(events=tuple(event_readings), people=tuple(person_readings))


def _readings(
    found: Sequence[tuple[str, Item]],
    said: Mapping[str, _Said],
    same: Likeness,
    aliases: dict[str, str],
) -> list[Reading]:
    at = _places(found, said, same)
    aliases.update({target: own for target, own in at.items() if target != own})
    about = {own: said[target] for target, own in at.items()}
    readings = [
        _reading(own, item, about[own]) if own in about else Reading(own, item, {}, (), item) for own, item in found
    ]
    missing = [s for target, s in said.items() if target not in at and s.stays and not s.wrong]
    readings += [_reading(s.target.id, s.target.event or s.target.person, s) for s in missing]
    return [reading for reading in readings if not (reading.id in about and about[reading.id].wrong)]


def _reading(own: str, item: Any, said: _Said) -> Reading:
    base = item if said.base is None else said.base
    slots = {slot: edit.value for slot, edit in said.edits.items()}
    taken = edited(base, slots) if slots else base
    edits = {slot: edit._replace(value=slot_of(taken, slot)) for slot, edit in said.edits.items()}
    return Reading(own, base, edits, tuple(said.corrections), taken)


def slot_of(item: Any, name: str) -> Any:
    """The value of a slot; `instrument.period` names one within another, None where that is not there."""
    slot, _, within = name.partition(".")
    value = getattr(item, slot)
    return getattr(value, within, None) if within else value


def _places(found: Sequence[tuple[str, Item]], said: Mapping[str, _Said], same: Likeness) -> dict[str, str]:
    """For each target that is found, the id under which it is: its own, else of what tells most like it."""
    ids = {own for own, _ in found}
    at = {target: target for target in said if target in ids}
    pairs = [
        (same(s.target.event or s.target.person, item, strict=s.wrong), target, own)
        for target, s in said.items()
        if target not in at
        for own, item in found
        if own not in at
    ]
    return at | paired(pairs)


def _without(event: Event, names: set[str]) -> Event:
    """`event` without people that a reviewer rejected."""
    kept = {
        slot: tuple(name for name in getattr(event, slot) if name not in names)
        for slot in ("people", "leaders", "honoured")
    }
    return msgspec.structs.replace(event, **kept)


def _verdicts(force: Sequence[Correction], aliases: Mapping[str, str]) -> list[Verdict]:
    """The merges and splits in force: of two that contradict each other on a pair, the later holds for it."""
    verdicts: list[Verdict] = []
    for correction in force:
        if correction.action not in ("merge", "split"):
            continue
        ids = frozenset(aliases.get(t.id, t.id) for t in correction.targets)
        rest = frozenset(aliases.get(t.id, t.id) for t in correction.rest)
        new = Verdict(correction.of, ids, rest, correction.by, correction.why or "")
        verdicts = [kept for old in verdicts for kept in _left_of(old, new)] + [new]
    return verdicts


def _left_of(old: Verdict, new: Verdict) -> list[Verdict]:
    """What a later verdict leaves of an earlier one."""
    if old.of != new.of:
        return [old]
    if new.rest and not old.rest:  # a split of what was merged
        parts = old.ids & new.ids, old.ids - new.ids
        return [old._replace(ids=part) for part in parts if len(part) > 1] if all(parts) else [old]
    if old.rest and not new.rest:  # a merge of what was split
        inner = old.ids & new.ids
        pieces = (
            old._replace(ids=old.ids - inner),
            old._replace(ids=inner, rest=old.rest - new.ids),
        )
        return [piece for piece in pieces if piece.ids and piece.rest]
    return [old]




def fixed(verdicts: Iterable[Verdict], index: Mapping[str, int]) -> Fixed:
    """`verdicts` over the places that `index` gives to ids; ids that are not there say nothing."""
    one, two = [], set()
    for verdict in verdicts:
        ids = frozenset(index[i] for i in verdict.ids if i in index)
        if not verdict.rest:
            one.append(ids)
        for i in ids:
            two |= {(min(i, j), max(i, j)) for r in verdict.rest if (j := index.get(r, i)) != i}
    return Fixed([same for same in one if len(same) > 1], frozenset(two))
