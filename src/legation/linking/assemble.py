"""What a register believes of an event or a person, assembled from all that was said of it.

The rule, slot by slot, is in `docs/register.md`. Nothing is lost by it: every
account stays with its report, and values that differ are kept as variants.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from legation.linking.days import days
from legation.linking.link import Links
from legation.linking.names import folded
from legation.linking.told import Account, Attested, Told, accounts, attested
from legation.model import Event, Evidence, Instrument

T = TypeVar("T")
V = TypeVar("V")

# A thing that happened, or was called off, is no longer planned.
SETTLED = {"occurred": 2, "cancelled": 1, "planned": 0}


class AccountOfEvent(msgspec.Struct, frozen=True, kw_only=True):
    """How one report tells of an event: offsets are those of that report's text."""

    report: str
    anchors: tuple[Evidence, ...]
    attribution: str | None = None
    id: str = ""
    published: str | None = None
    status: str = "occurred"
    date: str | None = None
    place: str | None = None
    evidence: dict[str, tuple[Evidence, ...]] = {}


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a slot on which accounts differ, and the reports that give it."""

    value: Any
    reports: tuple[str, ...]


class AssembledEvent(Event, frozen=True, kw_only=True):
    """One happening as the register believes it, with every account of it.

    The keys of `Event` hold the values chosen; `anchors`, `evidence` and
    `attribution` are those of the first account. `conflicts` gives, for each slot
    on which accounts differ, all values with their reports, the chosen one first.
    """

    accounts: tuple[AccountOfEvent, ...] = ()
    conflicts: dict[str, tuple[Variant, ...]] = msgspec.field(default_factory=dict)


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A post held, from the first to the last day on which a report attests it."""

    post: str | None
    organization: str | None
    country: str | None
    first: str | None
    last: str | None
    reports: tuple[str, ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """How one report names a person."""

    report: str
    name: str
    evidence: tuple[Evidence, ...] = ()


class AssembledPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One person as the register believes him or her: latest post and rank, and all that were told."""

    id: str
    name: str
    rank: str | None = None
    post: str | None = None
    organization: str | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    mentions: tuple[Mention, ...] = ()


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
        people[report.key] = {m.person.name: names[links.people[m.id]] for m in attested(report)}
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


def assemble_people(
    told: Iterable[Told], links: Links, wanted: Container[str] | None = None
) -> Iterator[AssembledPerson]:
    """The people of `told` (those `wanted`, or all) as `links` joins them."""
    groups: dict[str, list[Attested]] = {}
    for report in told:
        for mention in attested(report):
            entry = links.people[mention.id]
            if wanted is None or entry in wanted:
                groups.setdefault(entry, []).append(mention)
    for entry, group in groups.items():
        yield assemble_person(entry, group)


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
    by_day = sorted(told, key=_order)
    status = _status(by_day)
    # The first account is the earliest of those that tell the event as it turned out.
    ordered = sorted(by_day, key=lambda a: a.event.status != status)
    lead = ordered[0].event

    dates = _variants(ordered, lambda e: e.date, prefer=_exactness)
    places = _variants(ordered, lambda e: e.place)
    countries = _variants(ordered, lambda e: e.place_country)
    chosen_place = _best(places)
    at = next((a.event for a in ordered if a.event.place == chosen_place and a.event.point), None)
    instruments = {
        "type": _variants(
            ordered, lambda e: e.instrument and e.instrument.type, prefer=lambda t: t != "other"
        ),
        "title": _variants(ordered, lambda e: e.instrument and e.instrument.title),
        "period": _variants(ordered, lambda e: e.instrument and e.instrument.period),
    }
    statuses = _variants(ordered, lambda e: e.status, prefer=lambda s: s == status)
    named = {
        "status": statuses,
        "date": dates,
        "place": places,
        "place_country": countries,
        **{f"instrument_{slot}": variants for slot, variants in instruments.items()},
    }
    confidences = [a.event.confidence for a in ordered if a.event.confidence is not None]

    def everyone(of: Callable[[Event], tuple[str, ...]]) -> tuple[str, ...]:
        return _union([tuple(name_of(a, name) for name in of(a.event)) for a in ordered])

    def every(of: Callable[[Event], tuple[T, ...]]) -> tuple[T, ...]:
        return _union([of(a.event) for a in ordered])

    instrument = None
    if any(a.event.instrument for a in ordered):
        instrument = Instrument(
            type=_best(instruments["type"]) or "other",
            title=_best(instruments["title"]),
            period=_best(instruments["period"]),
            parties=every(lambda e: e.instrument.parties if e.instrument else ()),
            signers=everyone(lambda e: e.instrument.signers if e.instrument else ()),
        )
    return AssembledEvent(
        id=entry,
        kind=lead.kind,
        status=status,
        actors=lead.actors,
        recipients=lead.recipients,
        people=everyone(lambda e: e.people),
        leaders=everyone(lambda e: e.leaders),
        honoured=every(lambda e: e.honoured),
        organizations=every(lambda e: e.organizations),
        date=_best(dates),
        place=chosen_place,
        place_country=_best(countries),
        point=at.point if at else None,
        contexts=every(lambda e: e.contexts),
        topics=every(lambda e: e.topics),
        instrument=instrument,
        amounts=every(lambda e: e.amounts),
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
    )


def assemble_person(entry: str, told: Iterable[Attested]) -> AssembledPerson:
    """The person `entry` of whom `told` are the mentions."""
    mentions = sorted(told, key=_order)
    names: dict[str, int] = {}
    for m in mentions:
        names[m.person.name] = names.get(m.person.name, 0) + 1
    # The name with the most words, then the one that most reports give.
    ranked = sorted(names, key=lambda name: (-len(name.split()), -names[name], name))
    last = mentions[::-1]
    latest = next((m.person for m in last if m.person.post), last[0].person)
    return AssembledPerson(
        id=entry,
        name=ranked[0],
        rank=next((m.person.rank for m in last if m.person.rank), None),
        post=latest.post,
        organization=latest.organization,
        country=next((m.person.country for m in last if m.person.country), None),
        names=tuple(ranked),
        tenures=_tenures(mentions),
        mentions=tuple(
            Mention(report=m.told.report, name=m.person.name, evidence=m.person.evidence) for m in mentions
        ),
    )


def _tenures(mentions: Sequence[Attested]) -> tuple[Tenure, ...]:
    """The posts that the mentions attest, in the order of their first day."""
    held: dict[tuple[str, ...], list[Attested]] = {}
    for m in mentions:
        if m.person.post:
            key = (*folded(m.person.post), "|", *folded(m.person.organization or ""), m.person.country or "")
            held.setdefault(key, []).append(m)
    tenures = []
    for attests in held.values():
        known = [m.told.published for m in attests if m.told.published]
        person = attests[0].person
        tenures.append(
            Tenure(
                post=person.post,
                organization=person.organization,
                country=person.country,
                first=min(known, default=None),
                last=max(known, default=None),
                reports=tuple(m.told.report for m in attests),
            )
        )
    return tuple(tenures)


def _order(item: Account | Attested) -> tuple[str, str, str]:
    """The earlier report first, those without a date last."""
    return item.told.published or "9999", item.told.key, item.id


def _status(by_day: Sequence[Account]) -> str:
    """The status that the latest dated account gives, but planned only where none says more."""
    settled = [a for a in by_day if a.event.status != "planned"]
    if not settled:
        return "planned"
    dated = [a for a in settled if a.told.published]
    return max(
        dated or settled,
        key=lambda a: (a.told.published or "", SETTLED.get(a.event.status, 0)),
    ).event.status


def _exactness(iso: str) -> int:
    """How exactly a date is said: day, month, year."""
    found = days(iso)
    return found.exact if found else -1


def _variants(
    accounts: Sequence[Account], of: Callable[[Event], V | None], *, prefer: Callable[[V], int] = lambda _: 0
) -> tuple[Variant, ...]:
    """All values of a slot with their reports: preferred ones, then those of most reports, then the first."""
    reports: dict[V, list[str]] = {}
    for account in accounts:
        value = of(account.event)
        if value is not None:
            reports.setdefault(value, []).append(account.told.report)
    ranked = sorted(reports, key=lambda value: (-prefer(value), -len(reports[value])))
    return tuple(Variant(value=value, reports=tuple(reports[value])) for value in ranked)


def _best(variants: tuple[Variant, ...]) -> Any:
    return variants[0].value if variants else None


def _union(lists: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """Every value once: those of most accounts first, then in the order of the accounts."""
    count: dict[T, int] = {}
    for values in lists:
        for value in dict.fromkeys(values):
            count[value] = count.get(value, 0) + 1
    return tuple(sorted(count, key=lambda value: -count[value]))


def _part_of(ordered: Sequence[Account], whole_of: Callable[[Account], str | None], own: str) -> str | None:
    """The visit or meeting that most accounts say it belongs to."""
    wholes = _union([(whole,) for whole in map(whole_of, ordered) if whole and whole != own])
    return wholes[0] if wholes else None


def _account(account: Account) -> AccountOfEvent:
    event = account.event
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
