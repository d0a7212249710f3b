"""Linking, told from top to bottom: people first, then the events in which they take part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from legation.linking.corrections import Verdict
from legation.linking.events import link_events
from legation.linking.people import link_people
from legation.linking.told import Account, Attested, Told, accounts, attested

# Name of these rules; a register that was linked by others is linked anew.
RULES = "rules-3"


class Judgement(NamedTuple):
    """That two mentions (`person`) or two accounts (`event`), by their ids, are one; by whom, and why."""

    of: Literal["person", "event"]
    left: str
    right: str
    verdict: Literal["one", "two", "unsure"]
    by: str
    reason: str


class Links(NamedTuple):
    """What linking found: every mention and account with the person or event that it belongs to.

    A person or event has the id of the earliest of its mentions or accounts, so
    that a later report does not rename it.
    """

    people: dict[str, str]
    events: dict[str, str]
    judgements: list[Judgement]


def link(told: Iterable[Told], verdicts: Sequence[Verdict] = ()) -> Links:
    """Judge all that `told` says. The result does not depend on the order of `told`.

    `verdicts` of reviewers hold, whatever the rules say.
    """
    reports = sorted(told, key=lambda t: t.key)
    mentions = [m for report in reports for m in attested(report)]
    tellings = [a for report in reports for a in accounts(report)]

    of_people = [verdict for verdict in verdicts if verdict.of == "person"]
    of_events = [verdict for verdict in verdicts if verdict.of == "event"]
    people, why_people = link_people(mentions, of_people)
    person_of = _entries(people)
    events, why_events = link_events(tellings, person_of, of_events)

    judged = [_one("person", *why) for why in why_people] + [_one("event", *why) for why in why_events]
    judged += _reviewed("person", of_people, person_of) + _reviewed("event", of_events, _entries(events))
    return Links(person_of, _entries(events), sorted(judged))


def _entries(groups: Iterable[Sequence[Account] | Sequence[Attested]]) -> dict[str, str]:
    """For each mention or account of a group, the id of the earliest in it."""
    entries: dict[str, str] = {}
    for group in groups:
        _, _, first = min((m.told.published or "9999", m.told.key, m.id) for m in group)
        entries.update((member.id, first) for member in group)
    return entries


def _one(of: Literal["person", "event"], one: str, other: str, reason: str) -> Judgement:
    return Judgement(of, min(one, other), max(one, other), "one", RULES, reason)


def _reviewed(
    of: Literal["person", "event"], verdicts: Iterable[Verdict], there: Mapping[str, str]
) -> list[Judgement]:
    """The verdicts of reviewers as judgements of pairs that are there; what is one hangs on its first."""
    found: dict[tuple[str, str, str], Judgement] = {}
    for verdict in verdicts:
        ids = sorted(i for i in verdict.ids if i in there)
        others = sorted(verdict.rest & there.keys())
        pairs = [(i, j) for i in ids for j in others] or [(ids[0], j) for j in ids[1:]]
        for one, other in pairs:
            left, right = min(one, other), max(one, other)
            verdict_of_pair: Literal["one", "two"] = "two" if others else "one"
            found[left, right, verdict.by] = Judgement(
                of, left, right, verdict_of_pair, verdict.by, verdict.why
            )
    return list(found.values())
