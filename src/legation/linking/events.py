"""Which accounts of different reports are one event.

Accounts are compared within a block of the same kind that share a party. What
can't be one (other days, other people of one side, another country, another
instrument) is apart, whatever speaks for it. What may be one is weighed: the
parties, the day, the people, the place, the instrument, the words. A pair that
the weights leave open is taken where other events show that the two reports
tell of the same happenings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from legation.lexicon.events import event_lexicon
from legation.linking.clusters import Pair, clusters, neighbours
from legation.linking.corrections import Verdict, fixed
from legation.linking.days import Days, days
from legation.linking.followups import content
from legation.linking.names import folded
from legation.linking.told import Account, Told, attested
from legation.model import Event, Instrument

# Days between two reports that may tell one event although a date is missing ...
NEAR = 3
# ... and where the reports are known to tell of the same happenings.
FAR = 30
# From this weight on, a pair is one event by itself.
SURE = 2.0
# From this weight on, it is one where the two reports tell of the same happenings.
OPEN = 0.0
# Kinds without direction. Of the others each side does its own: by other actors it is mostly another event.
SYMMETRIC = frozenset(name for name, kind in event_lexicon().kinds.items() if kind.symmetric)
# Kinds that several parties take part in together, so that reports name more or fewer of them.
TOGETHER = frozenset({"visit", "ceremony", "agreement", "exercise", "cooperation", "mobilization"})
# Kinds of which one day often sees several, told apart by the site.
BY_SITE = frozenset({"ceremony"})
# Kinds of which one day often sees several, told apart by who took part on either side.
BY_PEOPLE = frozenset({"meeting", "call"})


@dataclass(frozen=True)
class _Look:
    """What is compared of an account."""

    sides: tuple[frozenset[str], frozenset[str]]  # actors, recipients
    days: Days | None
    published: Days | None
    earliest: date  # when it can have been, by its days, status and report
    latest: date
    status: str
    people: frozenset[tuple[str, str]]  # (country, person)
    place: frozenset[str]
    country: str | None
    instrument: tuple[str, str, frozenset[str]]  # type, period, words of the title
    title: frozenset[str]  # the words of the title that say which instrument it is
    words: frozenset[str]  # of the anchors
    background: bool
    place_in_report: int  # first told of its kind and parties, second, ...

    @property
    def when(self) -> str:
        """Where it stands in its block: its day, else its report's."""
        at = self.days or self.published
        return at.first.isoformat() if at else ""


def link_events(
    accounts: Sequence[Account], person_of: Mapping[str, str], verdicts: Sequence[Verdict] = ()
) -> tuple[list[list[Account]], list[tuple[str, str, str]]]:
    """Groups of accounts of one event, and why: pairs of account ids with a reason.

    `person_of` says which person each mention (by its id) is; `verdicts` of reviewers hold.
    """
    items = sorted(accounts, key=lambda a: a.id)
    looks = _looks(items, person_of)
    weighed = []
    for left, right in _compared(items, looks):
        kind = items[left].event.kind
        if items[left].told.key != items[right].told.key and not _apart(kind, looks[left], looks[right]):
            weight, reasons = _weigh(kind, looks[left], looks[right])
            weighed.append(Pair(weight, left, right, ", ".join(["same kind", *reasons])))

    shared = Counter(_reports(items, pair) for pair in weighed if pair.strength >= SURE)
    pairs = [pair for pair in weighed if pair.strength >= SURE]
    pairs += [
        pair._replace(reason=pair.reason + ", in reports of the same happenings")
        for pair in weighed
        if OPEN <= pair.strength < SURE
        and shared[_reports(items, pair)]
        and (_gap(looks[pair.left], looks[pair.right]) or 0) <= FAR
    ]
    owners = [frozenset({item.told.key}) for item in items]
    groups, joined = clusters(
        owners,
        looks,
        pairs,
        lambda i, j: _apart(items[i].event.kind, looks[i], looks[j]),
        fixed(verdicts, {item.id: i for i, item in enumerate(items)}),
    )
    return [[items[i] for i in group] for group in groups], [
        (items[p.left].id, items[p.right].id, p.reason) for p in joined
    ]


def _compared(items: Sequence[Account], looks: Sequence[_Look]) -> list[tuple[int, int]]:
    """The pairs that are weighed: neighbours by their days among those of one kind that share a party."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        sides = looks[i].sides
        for party in sides[0] | sides[1]:
            blocks[item.event.kind, party].append(i)
        if sides != (frozenset(), frozenset()):
            blocks[item.event.kind, *sides].append(i)
    pairs = {
        (min(pair), max(pair))
        for block in blocks.values()
        for pair in neighbours(sorted(block, key=lambda i: (looks[i].when, i)))
    }
    return sorted(pairs)


def _reports(items: Sequence[Account], pair: Pair) -> frozenset[str]:
    return frozenset((items[pair.left].told.key, items[pair.right].told.key))


def _apart(kind: str, a: _Look, b: _Look) -> bool:
    """Whether two accounts of the same kind and parties can't be one event."""
    if a.earliest > b.latest or b.earliest > a.latest or {a.status, b.status} == {"occurred", "cancelled"}:
        return True
    ours, theirs = a.sides[0] | a.sides[1], b.sides[0] | b.sides[1]
    if ours.isdisjoint(theirs) or (kind in BY_PEOPLE and not ours <= theirs and not theirs <= ours):
        return True
    if a.country and b.country and a.country != b.country:
        return True
    if _other_people(kind, a.people, b.people):
        return True
    if kind in BY_SITE and len(a.place) > 1 and len(b.place) > 1 and not a.place & b.place:
        return True
    return _other_instrument(a.instrument, b.instrument)


def _other_people(kind: str, a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> bool:
    """Whether both name people of one country, and others: of any side in talks, else of all sides."""
    sides = {country for country, _ in a if country} & {country for country, _ in b if country}
    strangers = [side for side in sides if not any(person in b for person in a if person[0] == side)]
    return bool(strangers) and (kind in BY_PEOPLE or len(strangers) == len(sides))


def _other_instrument(a: tuple[str, str, frozenset[str]], b: tuple[str, str, frozenset[str]]) -> bool:
    """Another period, or another type under a title that shares no word."""
    if a[1] and b[1] and a[1] != b[1]:
        return True
    return bool(a[2] and b[2] and not a[2] & b[2] and a[0] != b[0])


def _parties(kind: str, a: _Look, b: _Look) -> tuple[float, str]:
    """What the parties say: nothing against one event where they are the same in the same roles."""
    if a.sides == b.sides:
        return 0.0, "same parties"
    ours, theirs = a.sides[0] | a.sides[1], b.sides[0] | b.sides[1]
    if a.sides[0].isdisjoint(b.sides[0]) and kind not in SYMMETRIC:
        return (-1.0 if kind == "visit" and ours == theirs else -2.5), "same parties the other way round"
    if ours == theirs:
        return -0.5, "same parties in other roles"
    within = ours <= theirs or theirs <= ours
    base = -0.5 if kind in TOGETHER else -1.5
    return base - (0.0 if within else 1.0) - (0.5 if len(ours & theirs) == 1 else 0.0), "shared parties"


def _weigh(kind: str, a: _Look, b: _Look) -> tuple[float, list[str]]:
    """What speaks for one event: the sum of the weights, and the words for it."""
    dated = a.days is not None and b.days is not None
    exact = a.days is not None and b.days is not None and min(a.days.exact, b.days.exact) == 2
    gap = _gap(a, b)
    both = a.people & b.people
    weights = (
        (*_parties(kind, a, b), True),
        (2.0, "same day", exact),
        (1.5, "same time", dated and not exact),
        (1.0, "told within days", not dated and gap is not None and gap <= NEAR),
        (-1.0, "told weeks apart", not dated and gap is not None and gap > FAR),
        (1.5, "same people", bool(both)),
        (0.7, "of both sides", len({country for country, _ in both}) > 1),
        (1.0, "same place", bool(a.place & b.place)),
        (1.0, "same instrument", bool(a.instrument[2] & b.instrument[2])),
        (-1.0, "other instrument", bool(a.title and b.title and a.title.isdisjoint(b.title))),
        (0.5, "same words", bool(a.words & b.words)),
        (0.5, "both recalled", a.background and b.background),
        (-0.5, "news and recalled", a.background != b.background),
        (0.2, "same status", a.status == b.status),
        (-0.1, "told in another order", a.place_in_report != b.place_in_report),
    )
    return sum(w for w, _, holds in weights if holds), [
        why for w, why, holds in weights if holds and (w >= 0.5 or why.endswith(("parties", "roles", "round")))
    ]


def _gap(a: _Look, b: _Look) -> int | None:
    """Days between the two reports, where both have a date."""
    if not a.published or not b.published:
        return None
    return abs((a.published.first - b.published.first).days)


def _looks(items: Sequence[Account], person_of: Mapping[str, str]) -> list[_Look]:
    """The looks of `items`, in their order."""
    named: dict[str, dict[str, tuple[str, str]]] = {}
    starts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for told, event in ((item.told, item.event) for item in items):
        if told.key not in named:
            named[told.key] = {
                name: (m.person.country or "", person_of[m.id])
                for m in attested(told)
                for name in (m.said.name, m.person.name)
            }
        starts[told.key, *_block(event)].append(_start(event))
    return [
        _look(told, event, named[told.key], sum(s < _start(event) for s in starts[told.key, *_block(event)]))
        for told, event in ((item.told, item.event) for item in items)
    ]


def _look(told: Told, event: Event, named: Mapping[str, tuple[str, str]], place_in_report: int) -> _Look:
    when, published = days(event.date), days(told.published)
    earliest, latest = (when.first, when.last) if when else (date.min, date.max)
    if published and not when and event.status == "planned":
        earliest = published.first
    if published and not when and event.status == "occurred":
        latest = published.last
    instrument = event.instrument or Instrument(type="")
    return _Look(
        sides=(frozenset(event.actors), frozenset(event.recipients)),
        days=when,
        published=published,
        earliest=earliest,
        latest=latest,
        status=event.status,
        people=frozenset(named[name] for name in event.people if name in named),
        place=_content(folded(event.place or "")),
        country=event.place_country,
        instrument=(instrument.type, instrument.period or "", _content(folded(instrument.title or ""))),
        title=content(instrument.title),
        words=_content(word for anchor in event.anchors for word in folded(anchor.text)),
        background=event.background,
        place_in_report=place_in_report,
    )


def _block(event: Event) -> tuple[object, ...]:
    """Kind and parties in their roles: of what is the same here, a report tells first, second, ..."""
    return event.kind, tuple(sorted(event.actors)), tuple(sorted(event.recipients))


def _start(event: Event) -> int:
    return min((anchor.start for anchor in event.anchors), default=0)


def _content(words: Iterable[str]) -> frozenset[str]:
    """Words that carry something: not the short ones that join the others."""
    return frozenset(word for word in words if len(word) > 3)
