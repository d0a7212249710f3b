"""The whole register as records, sorted: the same for the same reports and corrections, whenever they came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from legation.linking.corrections import standing
from legation.register import log, stories
from legation.register.packed import unpack
from legation.register.schema import entries, extractions, judgements, persons, removed, reports
from legation.register.view import assembled, assembled_people

Record = dict[str, Any]

# Left out of a report: what depends on the clock, on row numbers or on where it was read from.
_REPORT = ("key", "id", "given_id", "url", "title", "published", "outlet", "byline", "language", "text")


def records(connection: Connection) -> Iterator[Record]:
    """One record each for all reports, events, people, stories, judgements and corrections, each with its `type`."""
    yield from _reports(connection)
    for event in assembled(connection, _ids(connection, entries)):
        yield {"type": "event", **msgspec.structs.asdict(event)}
    for person in assembled_people(connection, _ids(connection, persons)):
        yield {"type": "person", **msgspec.structs.asdict(person)}
    for story in stories.found(connection):
        yield {"type": "story", **msgspec.structs.asdict(story)}
    columns = judgements.c.of, judgements.c.left, judgements.c.right, judgements.c.by
    for row in connection.execute(select(judgements).order_by(*columns)):
        yield {"type": "judgement", **row._mapping}
    yield from _corrections(connection)


def _reports(connection: Connection) -> Iterator[Record]:
    query = (
        select(reports, extractions.c.reader, extractions.c.record, removed.c.report.label("removed"))
        .join_from(reports, extractions)
        .outerjoin(removed, removed.c.report == reports.c.number)
        .order_by(reports.c.key)
        .execution_options(yield_per=200)
    )
    for row in connection.execute(query):
        yield {
            "type": "report",
            **{name: row._mapping[name] for name in _REPORT},
            "removed": row.removed is not None,
            "reader": row.reader,
            "extraction": msgspec.structs.replace(
                unpack(row.record), id=row.id
            ),
        }


def _corrections(connection: Connection) -> Iterator[Record]:
    made = log.entries(connection)
    holding = {c.id for c in standing(made)}
    for correction in sorted(made, key=lambda c: c.id):
        said = msgspec.to_builtins(msgspec.structs.replace(correction, at=""))
        yield {"type": "correction", **said, "in_force": correction.id in holding}


def _ids(connection: Connection, table: Any) -> list[str]:
    return list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
