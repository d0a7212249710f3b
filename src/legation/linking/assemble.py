"""What a register believes of an event, assembled from all that was said of it.

The rule, slot by slot, is in `docs/register.md`. Nothing is lost by it: every
account stays with its report, and values that differ are kept as variants.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec

from legation.extraction.events.coding import codes_of
from legation.lexicon.events import event_lexicon
from legation.linking.assembled import AccountOfEvent, AssembledEvent, Variant
from legation.linking.corrections import slot_of
from legation.linking.days import days
from legation.linking.link import Links
from legation.linking.told import Account, Edit, Told, accounts, attested
from legation.linking.variants import amounts, best, different_amounts, latest, order, union, variants
from legation.model import Event, Instrument

T = TypeVar("T")

# A thing that happened, or was called off, is no longer planned.
SETTLED = {"occurred": 2, "cancelled": 1, "planned": 0}


def assemble_events(
    told: Iterable[Told], links: Links, names: Mapping[str, str], wanted: Container[str] | None = None
) -> Iterator[AssembledEvent]:
    """The events of `told` (those `wanted`, or all) as `links` joins them.

    `names` gives the names of persons by their ids.
    """
    groups: dict[str, list[Account]] = {}
    people: dict[str, dict[str, str]] = {}
    wholes: dict[str, dict[str, str]] = {}
    for report in told:
        own = accounts(report)
        people[report.key] = {
            name: names[links.people[m.id]] for m in attested(report) for name in (m.said.name, m.person.name)
        }
        wholes[report.key] = {a.event.id: links.events[a.id] for a in own}
        for account in own:
            entry = links.events[account.id]
            if wanted is None or entry in wanted:
                groups.setdefault(entry, []).append(account)
    for entry, group in groups.items():
        yield assemble_event(
            entry,
            group,
            name_of=lambda account, name: people[account.told.key].get(name, name),
            whole_of=lambda account: wholes[account.told.key].get(account.event.part_of or ""),
        )


def assemble_event(
    entry: str,
    told: Iterable[Account],
    *,
    name_of: Callable[[Account, str], str],
    whole_of: Callable[[Account], str | None],
) -> AssembledEvent:
    """The event `entry` of which `told` are the accounts.

    `name_of` gives for a name in an account the name that the register knows the
    person by; `whole_of` the event of the register that an account is said to be part of.
    """
    by_day = sorted(told, key=order)
    edits = latest(a.edits for a in by_day)
    status = edits["status"].value if "status" in edits else _status(by_day)
    # The first account is the earliest of those that tell the event as it turned out.
    ordered = sorted(by_day, key=lambda a: a.said.status != status)
    lead = ordered[0].event

    dates = variants(ordered, lambda e: e.date, prefer=_exactness)
    places = variants(ordered, lambda e: e.place)
    countries = variants(ordered, lambda e: e.place_country)
    chosen_place = best(places)
    at = next((a.said for a in ordered if a.said.place == chosen_place and a.said.point), None)
    instruments = {
        "type": variants(
            ordered, lambda e: e.instrument and e.instrument.type, prefer=lambda t: t != "other"
        ),
        "title": variants(ordered, lambda e: e.instrument and e.instrument.title),
        "period": variants(ordered, lambda e: e.instrument and e.instrument.period),
    }
    statuses = variants(ordered, lambda e: e.status, prefer=lambda s: s == status)
    named = {
        "status": statuses,
        "date": dates,
        "place": places,
        "place_country": countries,
        **{f"instrument.{slot}": variants for slot, variants in instruments.items()},
        "amounts": different_amounts(ordered),
    }
    confidences = [a.event.confidence for a in ordered if a.event.confidence is not None]

    def everyone(of: Callable[[Event], tuple[str, ...]]) -> tuple[str, ...]:
        return union([tuple(name_of(a, name) for name in of(a.event)) for a in ordered])

    def every(of: Callable[[Event], tuple[T, ...]]) -> tuple[T, ...]:
        return union([of(a.event) for a in ordered])

    instrument = None
    if any(a.said.instrument for a in ordered):
        instrument = Instrument(
            type=best(instruments["type"]) or "other",
            title=best(instruments["title"]),
            period=best(instruments["period"]),
            parties=every(lambda e: e.instrument.parties if e.instrument else ()),
            signers=everyone(lambda e: e.instrument.signers if e.instrument else ()),
        )
    assembled = AssembledEvent(
        id=entry,
        kind=lead.kind,
        status=status,
        actors=lead.actors,
        recipients=lead.recipients,
        people=everyone(lambda e: e.people),
        leaders=everyone(lambda e: e.leaders),
        honoured=every(lambda e: e.honoured),
        organizations=every(lambda e: e.organizations),
        date=best(dates),
        place=chosen_place,
        place_country=best(countries),
        point=at.point if at else None,
        contexts=every(lambda e: e.contexts),
        topics=every(lambda e: e.topics),
        instrument=instrument,
        amounts=amounts(ordered),
        part_of=_part_of(ordered, whole_of, entry),
        programme=every(lambda e: e.programme),
        anchors=lead.anchors,
        evidence=lead.evidence,
        background=all(a.event.background for a in ordered),
        plover=lead.plover,
        cameo=lead.cameo,
        quad=lead.quad,
        scores=lead.scores,
        confidence=max(confidences, default=None),
        confidences=lead.confidences,
        attribution=lead.attribution,
        accounts=tuple(_account(a) for a in ordered),
        conflicts={slot: variants for slot, variants in named.items() if len(variants) > 1},
        corrections=union([a.corrections for a in ordered]),
    )
    return _as_reviewed(assembled, edits, ordered, named) if edits else assembled


def _as_reviewed(
    event: AssembledEvent,
    edits: Mapping[str, Edit],
    ordered: Sequence[Account],
    told: Mapping[str, tuple[Variant, ...]],
) -> AssembledEvent:
    """`event` with what reviewers say of it, which wins; what reports say instead is a conflict."""
    conflicts = dict(event.conflicts)
    changed: dict[str, Any] = {}
    for slot, edit in edits.items():
        whole, _, within = slot.partition(".")
        if within:
            instrument = changed.get(whole, event.instrument) or Instrument(type="other")
            changed[whole] = msgspec.structs.replace(instrument, **{within: edit.value})
        else:
            changed[whole] = edit.value
        given = told.get(slot) or variants(ordered, partial(slot_of, name=slot))
        others = [v for v in given if v.value not in (edit.value, ())]
        agreeing = tuple(report for v in given if v.value == edit.value for report in v.reports)
        if others:
            conflicts[slot] = (Variant(value=edit.value, reports=agreeing, by=edit.by), *others)
        else:
            conflicts.pop(slot, None)
    if "place" in edits and "point" not in edits:
        changed["point"] = None
    corrected = msgspec.structs.replace(event, **changed, conflicts=conflicts)
    if "kind" in edits or "status" in edits:
        codes = codes_of(event_lexicon().kinds[corrected.kind], corrected.status)  # type: ignore[arg-type]
        corrected = msgspec.structs.replace(corrected, **codes)
    return corrected


def _status(by_day: Sequence[Account]) -> str:
    """The status that the latest dated account gives, but planned only where none says more."""
    settled = [a for a in by_day if a.said.status != "planned"]
    if not settled:
        return "planned"
    dated = [a for a in settled if a.told.published]
    return max(
        dated or settled,
        key=lambda a: (a.told.published or "", SETTLED.get(a.said.status, 0)),
    ).said.status


def _exactness(iso: str) -> int:
    """How exactly a date is said: day, month, year."""
    found = days(iso)
    return found.exact if found else -1


def _part_of(ordered: Sequence[Account], whole_of: Callable[[Account], str | None], own: str) -> str | None:
    """The visit or meeting that most accounts say it belongs to."""
    wholes = union([(whole,) for whole in map(whole_of, ordered) if whole and whole != own])
    return wholes[0] if wholes else None


def _account(account: Account) -> AccountOfEvent:
    event = account.said
    return AccountOfEvent(
        report=account.told.report,
        anchors=event.anchors,
        attribution=event.attribution,
        id=account.id,
        published=account.told.published,
        status=event.status,
        date=event.date,
        place=event.place,
        evidence=event.evidence,
    )
