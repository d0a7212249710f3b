"""What holds of the events of every report, whatever it says."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import LegationError
from legation.evaluation.benchmark import of_part, records
from legation.evaluation.kinds import PLOVER, plover
from legation.extraction.masthead import read_masthead
from legation.lexicon.triggers import STATUSES
from legation.model import Event, Evidence, Extraction, Report
from legation.pipeline import read_report, read_reports
from legation.reading import read_sources

SAMPLES = Path(legation.__file__).parent / "samples" / "reports"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
# Words that make reports: names, triggers and what stands between them, in any order.
VOCABULARY = """
    met visited signed condemned cancelled planned said had will not to and with by of in on if that the a who which
    Kenya Uganda Russia's U.S. UN President minister Putin Anna Mbeki Kampala Paris guests sides they her two
    agreement talks visit wreath exercise aid troops sanctions Monday May 12 2024 - , . ; : ( ) " ’ …
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])


def reports() -> list[Report]:
    """The samples, and the part of the benchmark that may be looked at."""
    open_part = [Report(id=row.id, text=row.text) for row in of_part(records(), "open")]
    return [*read_sources([str(SAMPLES)], on_problem=print), *open_part]


@pytest.fixture(scope="module")
def read() -> list[tuple[Report, Extraction]]:
    return list(read_reports(reports()))


def check(report: Report, extraction: Extraction) -> None:
    """Everything that is said of a report leads back to its characters and keeps to the codes."""
    held = [quote for person in extraction.people for quote in person.evidence]
    story = [b for b in read_masthead(report).blocks if b.kind in {"headline", "prose"}]
    ids = {event.id for event in extraction.events}
    assert len(ids) == len(extraction.events)
    for event in extraction.events:
        held += [*event.anchors, *(quote for quotes in event.evidence.values() for quote in quotes)]
        check_codes(event, ids)
        for anchor in event.anchors:
            assert any(b.start <= anchor.start and anchor.end <= b.end for b in story), anchor
    for quote in held:
        assert quote.text
        assert report.text[quote.start : quote.start + len(quote.text)] == quote.text
    starts = [event.anchors[0].start for event in extraction.events]
    assert starts == sorted(starts), "events come in the order of their first mention"


def check_codes(event: Event, ids: set[str]) -> None:
    assert event.kind in PLOVER
    assert event.status in STATUSES
    assert event.anchors
    assert event.plover is not None
    assert event.plover.event == plover(event.kind, event.status)
    assert event.actors
    assert not set(event.actors) & set(event.recipients) or event.actors == event.recipients
    assert list(event.actors) == sorted(set(event.actors))
    assert event.date is None or ISO.fullmatch(event.date)
    assert event.part_of is None or event.part_of in ids - {event.id}
    assert (event.instrument is not None) <= (event.kind == "agreement")
    assert set(event.evidence) <= set(Event.__struct_fields__)
    assert all(isinstance(quote, Evidence) for quote in event.anchors)


def test_every_report_at_hand(read: list[tuple[Report, Extraction]]) -> None:
    assert sum(len(extraction.events) for _, extraction in read) > len(read)
    for report, extraction in read:
        check(report, extraction)


def test_lists_are_lists(read: list[tuple[Report, Extraction]]) -> None:
    many = {
        "actors",
        "recipients",
        "people",
        "leaders",
        "honoured",
        "organizations",
        "contexts",
        "topics",
        "amounts",
        "programme",
        "anchors",
    }
    for _, extraction in read:
        record = msgspec.to_builtins(extraction)
        assert isinstance(record["people"], (list, tuple))
        for event in record["events"]:
            assert all(isinstance(event[name], (list, tuple)) for name in many)
            assert all(isinstance(quotes, (list, tuple)) and quotes for quotes in event["evidence"].values())


def test_reading_twice_gives_the_same(read: list[tuple[Report, Extraction]]) -> None:
    again = [extraction for _, extraction in read_reports(report for report, _ in read[::4])]
    assert [msgspec.json.encode(e) for e in again] == [msgspec.json.encode(e) for _, e in read[::4]]


def test_what_is_read_beside_it_changes_nothing(read: list[tuple[Report, Extraction]]) -> None:
    for report, extraction in read[:6]:
        assert read_report(report) == extraction


def test_quotes_keep_the_marks_and_line_breaks_of_the_report() -> None:
    text = (
        "NAIROBI – Kenya’s president met Uganda’s\npresident in Kampala on Monday. The two\npresidents discussed "
        "Kenya’s ‘blue’ fish\nand Uganda’s borders, the ministry’s\nspokesman said."
    )
    report = Report(id="r", text=text, published="2024-05-15")
    extraction = read_report(report)
    assert any("topics" in event.evidence for event in extraction.events)
    check(report, extraction)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@example(["President", "to"])
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    report = Report(id="r", text=" ".join(words), published="2024-05-15")
    check(report, read_report(report))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    report = Report(id="r", text=text)
    try:
        extraction = read_report(report)
    except LegationError:
        return
    check(report, extraction)


# They come to an end only where the cost grows with the length of a sentence, not with its cube.
SLOW = pytest.mark.xfail(run=False, reason="the cost grows with the square or cube of the sentence")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("met " * 5_000, marks=SLOW),
        "Kenya and " * 3_000,
        pytest.param("Ghana thanked Togo, " * 1_500, marks=SLOW),
        "(" * 2_000,
        pytest.param("Kenya met Uganda and condemned Chad and " * 1_000, marks=SLOW),
        "2024-05-15 " * 2_000,
        pytest.param("Minister of Defence of the Ministry of " * 500 + "Chad.", marks=SLOW),
        "a" * 50_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_endless_sentences_come_to_an_end(text: str) -> None:
    report = Report(id="r", text=text)
    check(report, read_report(report))
