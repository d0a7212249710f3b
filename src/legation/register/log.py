"""The log of corrections, as it is stored; and the reports that reviewers removed."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, insert, select

from legation.linking import Correction, in_force
from legation.linking.corrections import with_id
from legation.register.schema import corrections, extractions, reports

_decoder = msgspec.json.Decoder(Correction)


def entries(connection: Connection) -> list[Correction]:
    """All corrections, in the order in which they were made."""
    rows = connection.execute(select(corrections.c.record).order_by(corrections.c.number)).scalars()
    return [_decoder.decode(record) for record in rows]


def append(connection: Connection, correction: Correction) -> Correction:
    """Write a correction down, with its id and the time."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = msgspec.structs.replace(with_id(correction, entries(connection)), at=now)
    connection.execute(
        insert(corrections).values(
            id=made.id, at=now, by=made.by, action=made.action, record=msgspec.json.encode(made), linked=False
        )
    )
    return made


def removed_reports(connection: Connection) -> set[int]:
    """The numbers of the reports that are removed, by themselves or with their source."""
    removals = [c for c in in_force(entries(connection)) if c.action == "remove"]
    keys = [target.key for c in removals for target in c.targets]
    found = set(connection.execute(select(reports.c.number).where(reports.c.key.in_(keys))).scalars())
    sources = {c.named.casefold() for c in removals if c.named}
    if sources:
        query = select(
            reports.c.number,
            reports.c.source,
            reports.c.url,
            reports.c.outlet,
            extractions.c.outlet.label("named"),
            extractions.c.agency,
        ).join_from(reports, extractions)
        found |= {
            row.number
            for row in connection.execute(query)
            if not sources.isdisjoint(_names(row.source, row.outlet, row.named, row.agency, site_of(row.url)))
        }
    return found


def site_of(url: str | None) -> str | None:
    """The site of an address, without `www.`."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def _names(*names: str | None) -> set[str]:
    return {name.casefold() for name in names if name}
