"""Commitments: what was planned, pledged or signed for a time, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from legation.linking.assembled import AssembledEvent
from legation.linking.days import Days, days
from legation.linking.followups import Followup, Relation, followup, kinds_after, says, told_days, words_of

State = Literal["open", "fulfilled", "postponed", "broken"]
STATES: dict[str, State] = {"fulfils": "fulfilled", "postpones": "postponed", "breaks": "broken"}


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A promise, by the event that makes it.

    `made` is the first day on which a report tells of it, `due` the last day of
    what was promised, where one was said. `state` is what the surest of the
    `followups` makes of it; `open` where there are none.
    """

    id: str
    form: Literal["plan", "pledge", "instrument"]
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    what: str | None
    made: str | None
    due: str | None
    state: State
    followups: tuple[Followup, ...] = ()


def form_of(event: AssembledEvent) -> Literal["plan", "pledge", "instrument"] | None:
    """What kind of commitment an event is, None where it is none."""
    if event.status == "planned" or any(account.status == "planned" for account in event.accounts):
        return "plan"
    if event.background or event.status != "occurred":
        return None
    if event.kind == "pledge":
        return "pledge"
    return "instrument" if event.instrument and event.instrument.period else None


def commitments(events: Iterable[AssembledEvent]) -> list[Commitment]:
    """The commitments among `events`, and what others of them make of each; by their due day, then the day made."""
    everything = list(events)
    alike: dict[tuple[object, ...], list[AssembledEvent]] = defaultdict(list)
    for event in everything:
        alike[event.kind, frozenset(event.actors), frozenset(event.recipients)].append(event)
    found = []
    for event in everything:
        form = form_of(event)
        if form:
            sides = frozenset(event.actors), frozenset(event.recipients)
            later = [other for kind in dict.fromkeys(kinds_after(event.kind)) for other in alike[kind, *sides]]
            found.append(_commitment(event, form, later if form != "instrument" else []))
    return sorted(found, key=lambda c: (c.due or "9999", c.made or "9999", c.id))


def _commitment(
    event: AssembledEvent, form: Literal["plan", "pledge", "instrument"], later: Iterable[AssembledEvent]
) -> Commitment:
    told = told_days(event)
    if event.status != "planned" and form == "plan":
        followups = [_of_itself(event)]
    else:
        followups = [f for other in later if (f := followup(event, other))]
    followups.sort(key=lambda f: (-f.confidence, f.date or "9999", f.event))
    due = _due(event, form)
    return Commitment(
        id=event.id,
        form=form,
        kind=event.kind,
        actors=event.actors,
        recipients=event.recipients,
        what=_what(event),
        made=told.first.isoformat() if told else None,
        due=due.last.isoformat() if due else None,
        state=STATES[followups[0].relation] if followups else "open",
        followups=tuple(followups),
    )


def _of_itself(event: AssembledEvent) -> Followup:
    """Some accounts tell the event as planned, others as it turned out."""
    end: tuple[Relation, str]
    if event.status == "occurred":
        end = "fulfils", "that it occurred"
    elif says(event, words_of("delay")["words"]):
        end = "postpones", "that it was put off"
    else:
        end = "breaks", "that it was called off"
    return Followup(
        event=event.id,
        relation=end[0],
        date=event.date,
        reason=f"told as planned first, then {end[1]}",
        confidence=0.95,
    )


def _due(event: AssembledEvent, form: str) -> Days | None:
    """When it is due: the days planned, else those for which an instrument was made."""
    if form == "plan":
        planned = [days(account.date) for account in event.accounts if account.status == "planned"]
        # Of several days that were planned, the last accounts gave the one that holds.
        given = [when for when in planned if when]
        return days(event.date) if event.status == "planned" else (given[-1] if given else days(event.date))
    return days(event.instrument.period) if event.instrument else None


def _what(event: AssembledEvent) -> str | None:
    """What is promised, briefly."""
    if event.instrument and event.instrument.title:
        return event.instrument.title
    return "; ".join(event.topics) or ", ".join(event.contexts) or None
