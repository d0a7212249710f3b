"""The life of an instrument: planned, signed, ratified, in force, extended, ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from legation.linking.assembled import AssembledEvent
from legation.linking.days import days
from legation.linking.followups import content, says, words_of

Stage = Literal["planned", "signed", "ratified", "in_force", "extended", "ended", "cancelled"]
ORDER: tuple[Stage, ...] = ("planned", "cancelled", "signed", "ratified", "in_force", "extended", "ended")


class Step(msgspec.Struct, frozen=True):
    """One step in the life of an instrument: what, when, by which event."""

    stage: Stage
    date: str | None
    event: str


class InstrumentLife(msgspec.Struct, frozen=True, kw_only=True):
    """One instrument, with the id of its first event, and the steps that reports tell of.

    `until` is the last day of its period, where it has one.
    """

    id: str
    type: str
    title: str | None
    period: str | None
    parties: tuple[str, ...]
    steps: tuple[Step, ...]
    until: str | None = None

    @property
    def stage(self) -> Stage:
        """Where it stands by the last step."""
        return self.steps[-1].stage

    def stage_on(self, day: str) -> str:
        """Where it stood on a day: one of the stages, `expired`, or `unknown` before the first step."""
        taken = [step for step in self.steps if (when := days(step.date)) is None or when.first.isoformat() <= day]
        if not taken:
            return "unknown"
        stage = taken[-1].stage
        if self.until and day > self.until and stage in ("signed", "ratified", "in_force"):
            return "expired"
        since = days(self.period)
        in_period = since is not None and since.first.isoformat() <= day
        return "in_force" if stage in ("signed", "ratified") and in_period else stage


def stage_of(event: AssembledEvent) -> Stage:
    """Which step an agreement is, by its status and the words that name it."""
    if event.status == "planned":
        return "planned"
    if event.status == "cancelled":
        return "cancelled"
    for stage, beginnings in words_of("steps").items():
        if says(event, beginnings):
            return stage  # type: ignore[return-value]
    return "signed"


def lives(events: Iterable[AssembledEvent]) -> list[InstrumentLife]:
    """The instruments of agreements: those of the same parties that take different steps of one life are one."""
    by_parties: dict[tuple[str, ...], list[AssembledEvent]] = defaultdict(list)
    for event in events:
        if event.kind == "agreement":
            by_parties[tuple(sorted({*event.actors, *event.recipients}))].append(event)
    found = [life for parties in sorted(by_parties) for life in _lives_of(parties, by_parties[parties])]
    return sorted(found, key=lambda life: (life.steps[0].date or "9999", life.id))


def _lives_of(parties: tuple[str, ...], events: Sequence[AssembledEvent]) -> list[InstrumentLife]:
    """Each event joins the last life that it can go on with."""
    grown: list[list[AssembledEvent]] = []
    for event in sorted(events, key=_when):
        fitting = [life for life in grown if _goes_on(life, event)]
        if fitting:
            fitting[-1].append(event)
        else:
            grown.append([event])
    return [_life(parties, life) for life in grown]


def _when(event: AssembledEvent) -> tuple[str, int, str]:
    told = [account.published for account in event.accounts if account.published]
    known = days(event.date)
    at = known.first.isoformat() if known else min(told, default="9999")
    return at, ORDER.index(stage_of(event)), event.id


def _goes_on(life: Sequence[AssembledEvent], event: AssembledEvent) -> bool:
    """Whether the event can be a later step of the same instrument: another stage, a title that says the same."""
    stages = [stage_of(step) for step in life]
    stage = stage_of(event)
    if stage in stages or ORDER.index(stage) < ORDER.index(stages[-1]):
        return False
    return any(_same(step, event) for step in life)


def _same(a: AssembledEvent, b: AssembledEvent) -> bool:
    if not a.instrument or not b.instrument:
        return False
    if a.instrument.period and b.instrument.period and a.instrument.period != b.instrument.period:
        return False
    if a.instrument.type != b.instrument.type and "other" not in (a.instrument.type, b.instrument.type):
        return False
    words = content(a.instrument.title), content(b.instrument.title)
    shared = words[0] & words[1]
    return len(shared) * 2 >= min(len(words[0]), len(words[1])) > 0


def _life(parties: tuple[str, ...], events: Sequence[AssembledEvent]) -> InstrumentLife:
    known = [event.instrument for event in events if event.instrument]
    period = next((i.period for i in known if i.period), None)
    until = days(period)
    titles = [i.title for i in known if i.title]
    return InstrumentLife(
        id=events[0].id,
        type=next((i.type for i in known if i.type != "other"), "other"),
        title=max(titles, key=len, default=None),
        period=period,
        parties=parties,
        steps=tuple(Step(stage_of(event), event.date, event.id) for event in events),
        until=until.last.isoformat() if until else None,
    )
