"""A report and its extraction as rows of the register's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Table

from legation.linking.told import read_events, read_people
from legation.model import Event, Evidence, Extraction, Report
from legation.register import schema
from legation.register.packed import pack

Row = dict[str, Any]

_json = msgspec.json.Encoder()


def report_row(report: Report, *, key: str, report_id: str, added_at: str) -> Row:
    """The row of `reports`."""
    return {
        "key": key,
        "id": report_id,
        "given_id": report.id,
        "text": report.text,
        "url": report.url,
        "title": report.title,
        "source": report.source,
        "outlet": report.outlet,
        "byline": report.byline,
        "published": report.published,
        "language": report.language,
        "added_at": added_at,
    }


def report_of(row: Any) -> Report:
    """The report as it came, from its row."""
    return Report(
        id=row.given_id,
        text=row.text,
        source=row.source,
        url=row.url,
        title=row.title,
        published=row.published,
        outlet=row.outlet,
        byline=row.byline,
        language=row.language,
    )


def extraction_rows(
    number: int, key: str, extraction: Extraction, reader: str
) -> list[tuple[Table, list[Row]]]:
    """The rows of the report `number` in all other tables, in an order that foreign keys allow."""
    rows: dict[str, list[Row]] = {table.name: [] for table in _TABLES}
    header = extraction.header
    rows["extractions"].append(
        {
            "report": number,
            "reader": reader,
            "outlet": header.outlet,
            "agency": header.agency,
            "byline": header.byline,
            "published": header.published,
            "title": header.title,
            "record": pack(extraction),
        }
    )
    for nth, (mention, person) in enumerate(read_people(key, extraction)):
        rows["people"].append(
            {
                "report": number,
                "nth": nth,
                "id": mention,
                "name": person.name,
                "rank": person.rank,
                "post": person.post,
                "organization": person.organization,
                "country": person.country,
            }
        )
        rows["evidence"] += _evidence(number, "person", nth, {"mention": person.evidence})
    for nth, (account, event) in enumerate(read_events(key, extraction)):
        own = {"report": number, "nth": nth}
        rows["events"].append({**own, **_event(account, event)})
        rows["event_parties"] += _placed(own, "role", "party", _parties(event))
        rows["event_people"] += _placed(own, "role", "name", _people(event))
        rows["statements"] += _placed(own, "slot", "value", _statements(event))
        if event.instrument:
            rows["instruments"].append(
                {
                    **own,
                    "type": event.instrument.type,
                    "title": event.instrument.title,
                    "period": event.instrument.period,
                }
            )
        rows["evidence"] += _evidence(number, "event", nth, {"anchors": event.anchors, **event.evidence})
    return [(table, rows[table.name]) for table in _TABLES if rows[table.name]]


_TABLES = (
    schema.extractions,
    schema.people,
    schema.events,
    schema.event_parties,
    schema.event_people,
    schema.statements,
    schema.instruments,
    schema.evidence,
)


def _event(account: str, event: Event) -> Row:
    return {
        "id": account,
        "local_id": event.id,
        "part_of": event.part_of,
        "kind": event.kind,
        "status": event.status,
        "date": event.date,
        "place": event.place,
        "place_country": event.place_country,
        "latitude": event.point[0] if event.point else None,
        "longitude": event.point[1] if event.point else None,
        "background": event.background,
        "plover": event.plover.event if event.plover else None,
        "mode": event.plover.mode if event.plover else None,
        "cameo": event.cameo,
        "quad": event.quad,
        "confidence": event.confidence,
        "attribution": event.attribution,
    }


def _parties(event: Event) -> dict[str, Iterable[str]]:
    return {"actor": event.actors, "recipient": event.recipients}


def _people(event: Event) -> dict[str, Iterable[str]]:
    return {"participant": event.people, "leader": event.leaders, "honoured": event.honoured}


def _statements(event: Event) -> dict[str, Iterable[str]]:
    return {
        "contexts": event.contexts,
        "topics": event.topics,
        "organizations": event.organizations,
        "programme": event.programme,
        "amounts": (_json.encode(amount).decode() for amount in event.amounts),
    }


def _placed(own: Row, slot: str, value: str, values: dict[str, Iterable[str]]) -> Iterator[Row]:
    for name, several in values.items():
        for place, one in enumerate(several):
            yield {**own, slot: name, "place": place, value: one}


def _evidence(number: int, owner: str, nth: int, slots: dict[str, tuple[Evidence, ...]]) -> Iterator[Row]:
    for slot, words in slots.items():
        for place, found in enumerate(words):
            yield {
                "report": number,
                "owner": owner,
                "nth": nth,
                "slot": slot,
                "place": place,
                "start": found.start,
                "end": found.end,
                "text": found.text,
            }
