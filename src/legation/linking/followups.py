"""What comes of a promise: which later event keeps it, puts it off or breaks it, and how sure that is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from legation.lexicon.tables import read_toml
from legation.linking.assembled import AssembledEvent
from legation.linking.days import Days, days
from legation.linking.names import folded

Relation = Literal["fulfils", "postpones", "breaks"]

# From this confidence on, a later event is taken for what came of a promise.
SURE = 0.5
# Days within which a promise without a date is kept, and a dated one is kept late.
WITHIN = timedelta(days=180)
LATE = timedelta(days=60)
# Days within which a pledge is kept.
PLEDGED = timedelta(days=730)


class Followup(msgspec.Struct, frozen=True, kw_only=True):
    """A later event that keeps, puts off or breaks a promise, and why it is taken for that."""

    event: str
    relation: Relation
    date: str | None
    reason: str
    confidence: float


@cache
def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """The lists of a table of `data/followups.toml`, by their names."""
    folder = Path(str(files("legation.linking") / "data"))
    return {name: tuple(words) for name, words in read_toml("followups.toml", folder)[table].items()}


def kinds_after(kind: str) -> tuple[str, ...]:
    """The kinds of event by which a promise of this kind may be kept."""
    return (kind, *words_of("fulfils").get(kind, ()))


def followup(promise: AssembledEvent, event: AssembledEvent) -> Followup | None:
    """What `event` makes of `promise`, another event of the same parties; None where it has nothing to do with it."""
    if event.id == promise.id or _sides(event) != _sides(promise) or event.background:
        return None
    if event.kind not in kinds_after(promise.kind) or _other(promise, event):
        return None
    made, told = told_days(promise), told_days(event)
    if made and told and told.last < made.first:
        return None
    if promise.status == "planned" and event.kind == promise.kind:
        relation, weights = _planned(promise, event, made, told)
    elif event.status == "occurred" and _after(promise, event, made, told):
        relation, weights = "fulfils", [(0.2, "a deed of the same two later")]
    else:
        return None
    weights += [(w, why) for w, why, holds in _hints(promise, event) if holds]
    confidence = round(min(sum(w for w, _ in weights), 0.95), 2)
    if confidence < SURE:
        return None
    return Followup(
        event=event.id,
        relation=relation,
        date=event.date,
        reason=", ".join(why for _, why in weights),
        confidence=confidence,
    )


def told_days(event: AssembledEvent) -> Days | None:
    """From the first to the last day on which reports tell of an event."""
    published = [at for account in event.accounts if (at := days(account.published))]
    if not published:
        return None
    return Days(min(at.first for at in published), max(at.last for at in published), 2)


def says(event: AssembledEvent, beginnings: tuple[str, ...]) -> bool:
    """Whether the words that name the event, in any account, hold one that begins so."""
    named = [f" {' '.join(folded(anchor.text))}" for account in event.accounts for anchor in account.anchors]
    return any(f" {beginning}" in words for words in named for beginning in beginnings)


def content(text: str | None) -> frozenset[str]:
    """The words of a title or topic that say which it is."""
    general = words_of("general")["words"]
    return frozenset(word for word in folded(text or "") if len(word) > 3 and word not in general)


def _planned(
    promise: AssembledEvent, event: AssembledEvent, made: Days | None, told: Days | None
) -> tuple[Relation, list[tuple[float, str]]]:
    """What another event of the kind that was planned makes of the plan."""
    due, when = days(promise.date), days(event.date)
    delay = says(event, words_of("delay")["words"])
    same_time = bool(due and when and due.overlap(when))
    if event.status == "cancelled":
        near = same_time or due is None or when is None
        weights = [(0.8, "called off")] if same_time else [(0.6, "called off")] if near else []
        return ("postpones" if delay else "breaks"), weights
    if event.status == "planned":
        later = bool(due and when and due.last < when.first <= due.last + WITHIN)
        return "postpones", [(0.3, "planned for later")] + ([(0.4, "put off")] if delay else []) if later else []
    if same_time:
        return "fulfils", [(0.8, "the same kind and parties at that time")]
    if due and when:
        late = due.last < when.first <= due.last + LATE
        return "fulfils", [(0.4, "the same kind and parties, later")] if late else []
    return "fulfils", [(0.4, "the same kind and parties")] if _after(promise, event, made, told) else []


def _after(promise: AssembledEvent, event: AssembledEvent, made: Days | None, told: Days | None) -> bool:
    """Whether the event came after the promise, and not too long."""
    when = days(event.date) or told
    if not when or not made:
        return False
    within = PLEDGED if promise.status == "occurred" else WITHIN
    return made.first <= when.last and when.first <= _plus(made.last, within)


def _plus(day: date, more: timedelta) -> date:
    return day + more if day <= date.max - more else date.max


def _hints(promise: AssembledEvent, event: AssembledEvent) -> list[tuple[float, str, bool]]:
    """What else speaks for the two being about the same."""
    titles = [content(e.instrument.title if e.instrument else None) for e in (promise, event)]
    topics = [
        frozenset(word for topic in (*e.topics, *(a.goods or "" for a in e.amounts)) for word in content(topic))
        for e in (promise, event)
    ]
    amounts = [{(a.quantity, a.unit, a.currency) for a in e.amounts} for e in (promise, event)]
    return [
        (0.15, "the same people", not set(promise.people).isdisjoint(event.people)),
        (0.15, "the same place", bool(promise.place) and promise.place == event.place),
        (0.3, "the same instrument", not titles[0].isdisjoint(titles[1])),
        (0.2, "the same subject", not (topics[0] | titles[0]).isdisjoint(topics[1] | titles[1])),
        (0.3, "the same amount", not amounts[0].isdisjoint(amounts[1])),
        (0.1, "the same context", not set(promise.contexts).isdisjoint(event.contexts)),
    ]


def _sides(event: AssembledEvent) -> tuple[frozenset[str], ...]:
    return frozenset(event.actors), frozenset(event.recipients)


def _other(promise: AssembledEvent, event: AssembledEvent) -> bool:
    """Whether country or period say that it is something else."""
    countries = {promise.place_country, event.place_country} - {None}
    periods = {e.instrument.period for e in (promise, event) if e.instrument} - {None}
    return len(countries) > 1 or len(periods) > 1
