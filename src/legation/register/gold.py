"""Reviewed reports as checked records, in the form of the benchmark (`evaluation/GUIDELINES.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from legation.linking import Account, Attested, accounts, attested, in_force
from legation.register import log
from legation.register.links import stored
from legation.register.schema import reports

# The slots of an event that a checked record holds.
SLOTS = (
    "kind",
    "status",
    "actors",
    "recipients",
    "people",
    "date",
    "place",
    "place_country",
    "contexts",
    "background",
)
# What a reviewer does that says of an account whether it is right.
VERDICTS = frozenset({"accept", "edit", "reject", "add"})


def records(connection: Connection) -> Iterator[dict[str, Any]]:
    """A record for each report of which a reviewer has judged something, in the order of their ids."""
    force = [c for c in in_force(log.entries(connection)) if c.action in VERDICTS]
    keys = {target.key for c in force for target in c.targets}
    whole = {t.key for c in force if c.of == "report" for t in c.targets}
    judged = {c.id for c in force}
    rows = connection.execute(
        select(reports.c.number, reports.c.key, reports.c.id, reports.c.url, reports.c.text)
        .where(reports.c.key.in_(keys))
        .order_by(reports.c.id)
    ).all()
    said = stored(connection, [row.number for row in rows])
    for row in rows:
        if row.number not in said:
            continue
        told = said[row.number]
        header = msgspec.to_builtins(told.extraction.header)
        complete = row.key in whole
        yield {
            "id": row.id,
            "url": row.url,
            "text": row.text,
            "header": {name: header[name] for name in ("outlet", "agency", "byline", "published")},
            "people": [_person(m) for m in attested(told)],
            "events": [
                _event(a, optional=not (complete or judged & set(a.corrections))) for a in accounts(told)
            ],
        }


def _person(mention: Attested) -> dict[str, Any]:
    person = mention.person
    return {name: getattr(person, name) for name in ("name", "rank", "post", "organization", "country")}


def _event(account: Account, *, optional: bool) -> dict[str, Any]:
    event = account.event
    known = event.instrument
    return {
        **{slot: getattr(event, slot) for slot in SLOTS},
        "instrument": known and {"type": known.type, "title": known.title, "period": known.period},
        "anchors": event.anchors,
        "optional": optional,
    }
