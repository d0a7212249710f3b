"""What a register believes of a person, assembled from all mentions. The rule is in `docs/register.md`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import msgspec

from legation.linking.assembled import AssembledPerson, Mention, Tenure
from legation.linking.link import Links
from legation.linking.names import folded
from legation.linking.told import Attested, Told, attested
from legation.linking.variants import latest, order, union


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


def assemble_person(entry: str, told: Iterable[Attested]) -> AssembledPerson:
    """The person `entry` of whom `told` are the mentions."""
    mentions = sorted(told, key=order)
    names: dict[str, int] = {}
    for m in mentions:
        names[m.person.name] = names.get(m.person.name, 0) + 1
    # The name with the most words, then the one that most reports give.
    ranked = sorted(names, key=lambda name: (-len(name.split()), -names[name], name))
    last = mentions[::-1]
    newest = next((m.person for m in last if m.person.post), last[0].person)
    assembled = AssembledPerson(
        id=entry,
        name=ranked[0],
        rank=next((m.person.rank for m in last if m.person.rank), None),
        post=newest.post,
        organization=newest.organization,
        country=next((m.person.country for m in last if m.person.country), None),
        names=tuple(ranked),
        tenures=_tenures(mentions),
        mentions=tuple(
            Mention(report=m.told.report, name=m.said.name, evidence=m.said.evidence) for m in mentions
        ),
        corrections=union([m.corrections for m in mentions]),
    )
    edits = latest(m.edits for m in mentions)
    return msgspec.structs.replace(assembled, **{slot: edit.value for slot, edit in edits.items()})


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
