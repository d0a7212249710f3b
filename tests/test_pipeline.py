"""The whole way of one report, and of many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

import legation
from legation.errors import LegationError
from legation.model import Report
from legation.pipeline import read_report, read_reports

TEXT = """RABAT, 14 May 2024 (Atlas Wire) - Moroccan Foreign Minister Nasser Bourita met his Peruvian \
counterpart, Javier Gonzalez-Olaechea, in Rabat on Monday.

The two ministers signed a memorandum of understanding on mining for 2025-2027, the ministry said.
"""


def test_a_report_gives_header_people_and_events() -> None:
    extraction = read_report(Report(id="r1", text=TEXT))
    assert extraction.id == "r1"
    assert (extraction.header.agency, extraction.header.published) == ("Atlas Wire", "2024-05-14")
    assert {(p.name, p.country) for p in extraction.people} == {
        ("Nasser Bourita", "MAR"),
        ("Javier Gonzalez-Olaechea", "PER"),
    }
    meeting, agreement = extraction.events
    assert (meeting.kind, meeting.actors, meeting.date, meeting.place, meeting.place_country) == (
        "meeting",
        ("MAR", "PER"),
        "2024-05-13",
        "Rabat",
        "MAR",
    )
    assert (agreement.kind, agreement.actors, agreement.date) == ("agreement", ("MAR", "PER"), "2024-05-13")
    assert agreement.instrument is not None
    assert (agreement.instrument.type, agreement.instrument.period) == ("memorandum", "2025/2027")


def test_the_short_way_from_python_reads_the_same() -> None:
    short = legation.read(TEXT, id="r1")
    assert short.events == read_report(Report(id="r1", text=TEXT)).events


def test_what_stands_beside_the_text_is_used() -> None:
    (event,) = legation.read("Chad and Niger signed an accord on cattle on Monday.", published="2024-05-15").events
    assert event.date == "2024-05-13"


def test_many_reports_come_in_their_order_with_their_own_records() -> None:
    reports = [Report(id=str(n), text=TEXT if n % 3 else "The harvest was good in Peru.") for n in range(40)]
    read = list(read_reports(reports))
    assert [report for report, _ in read] == reports
    assert [extraction.id for _, extraction in read] == [report.id for report in reports]
    assert [len(extraction.events) for _, extraction in read] == [2 if n % 3 else 0 for n in range(40)]


def test_reports_are_read_as_they_come() -> None:
    taken = 0

    def endless() -> Iterator[Report]:
        nonlocal taken
        for n in count():
            taken += 1
            yield Report(id=str(n), text="Chad met Mali.")

    assert [report.id for report, _ in islice(read_reports(endless()), 3)] == ["0", "1", "2"]
    assert taken < 100


def test_no_reports() -> None:
    assert list(read_reports([])) == []


def test_boilerplate_round_the_story_adds_nothing() -> None:
    around = (
        "Share this article\n\n" + TEXT + "\nSign up for our newsletter\n\nRead more: France expels Chinese diplomat\n"
    )
    plain, framed = read_report(Report(id="r", text=TEXT)), read_report(Report(id="r", text=around))
    assert [(e.kind, e.actors) for e in framed.events] == [(e.kind, e.actors) for e in plain.events]


def test_line_ends_of_other_systems_change_nothing() -> None:
    plain = read_report(Report(id="r", text=TEXT))
    windows = read_report(Report(id="r", text=TEXT.replace("\n", "\r\n")))
    assert [(e.kind, e.actors, e.date, e.place) for e in windows.events] == [
        (e.kind, e.actors, e.date, e.place) for e in plain.events
    ]


def test_an_unknown_pipeline_is_told() -> None:
    with pytest.raises(LegationError, match="xx_no_such"):
        read_report(Report(id="r", text=TEXT), model="xx_no_such")


def test_another_pipeline_is_used(tmp_path: Path) -> None:
    import spacy

    from legation.language import load

    nlp = spacy.load(load().path)
    nlp.remove_pipe("ner")
    nlp.to_disk(tmp_path / "other")
    extraction = read_report(Report(id="r", text=TEXT), model=str(tmp_path / "other"))
    assert [e.kind for e in extraction.events] == ["meeting", "agreement"]
