"""The benchmark keeps to its guidelines. A fault is named by report only: the held part is not to be seen."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from legation.evaluation.benchmark import PARTS, folder, held_texts, of_part, part, records
from legation.evaluation.kinds import PLOVER
from legation.evaluation.rows import EventRow, Record

DAY = r"\d{4}-\d{2}-\d{2}"
DATE = r"(\d{4}(-\d{2}(-\d{2})?)?)(/\d{4}(-\d{2}(-\d{2})?)?)?"
CODE = r"[A-Z0-9][A-Z0-9 -]*"


def event_faults(event: EventRow, text: str) -> Iterator[str]:
    if event.kind not in PLOVER:
        yield "kind"
    if event.status not in ("occurred", "planned", "cancelled"):
        yield "status"
    if event.date is not None and not re.fullmatch(DATE, event.date):
        yield "date"
    if not event.actors or not all(re.fullmatch(CODE, code) for code in event.parties):
        yield "parties"
    if event.place_country is not None and not re.fullmatch("[A-Z]{3}", event.place_country):
        yield "place_country"
    if event.instrument and event.kind != "agreement":
        yield "instrument"
    if not event.anchors or not all(a.text and text.startswith(a.text, a.start) for a in event.anchors):
        yield "anchors"


def faults(record: Record) -> Iterator[str]:
    if record.header is None or record.people is None or record.events is None:
        yield "a part is missing"
    published = record.header and record.header.published
    if published and not re.fullmatch(DAY, published):
        yield "published"
    if not all(person.name for person in record.people or ()):
        yield "a person without a name"
    for event in record.events or ():
        yield from event_faults(event, record.text)


def test_the_records_keep_to_the_guidelines() -> None:
    named = [f"{record.id}: {fault}" for record in records() for fault in faults(record)]
    assert named == []


def test_a_record_that_does_not_is_named() -> None:
    event = msgspec.convert(
        {"kind": "feast", "date": "May", "anchors": [{"start": 1, "text": "x"}]}, EventRow
    )
    assert list(event_faults(event, "xy")) == ["kind", "status", "date", "parties", "anchors"]


def test_the_parts_are_fixed_by_the_id() -> None:
    # Computed apart with `printf ID | sha256sum` and a division by three.
    assert [part(name) for name in ("a0000", "x1", "x2", "x3", "x4")] == [
        "open",
        "held",
        "held",
        "open",
        "open",
    ]
    sizes = {name: len(of_part(records(), name)) for name in PARTS}
    assert sum(sizes.values()) == len(records())
    assert 0.25 < sizes["held"] / len(records()) < 0.45
    assert not held_texts() & {record.text for record in of_part(records(), "open")}


def test_the_clusters_speak_of_reports_that_are_there() -> None:
    clusters = msgspec.json.decode((folder() / "clusters.json").read_bytes())
    ids = {record.id for record in records()}
    assert set(clusters["reports"]) <= ids


@pytest.mark.parametrize("name", ["GUIDELINES.md", "README.md"])
def test_it_comes_with_its_papers(name: str) -> None:
    assert (folder() / name).stat().st_size > 500
