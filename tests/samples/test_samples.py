"""The sample reports that come with the package, and their records."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

import legation
from legation.reading import read_sources

SAMPLES = Path(legation.__file__).parent / "samples"
REPORTS = {path.stem: path for path in sorted((SAMPLES / "reports").iterdir())}
RECORDS: dict[str, dict[str, Any]] = {
    record["id"]: record
    for record in (
        msgspec.json.decode(line)
        for line in (SAMPLES / "records.jsonl").read_text(encoding="utf-8").splitlines()
    )
}
PROBLEMS: list[object] = []
READ = {report.id: report for report in read_sources([str(SAMPLES / "reports")], on_problem=PROBLEMS.append)}
KINDS = {
    "visit", "meeting", "call", "ceremony", "agreement", "pledge", "support", "concession",
    "exercise", "port_call", "arms_transfer", "cooperation", "aid", "retreat", "request", "accusation",
    "rejection", "threat", "protest", "sanction", "mobilization", "coercion", "assault",
}  # fmt: skip
SYMMETRIC = {"meeting", "call", "agreement", "exercise", "cooperation", "port_call"}
INSTRUMENTS = {
    "memorandum", "plan", "protocol", "treaty", "agreement", "contract", "declaration", "roadmap",
    "programme", "letter_of_intent", "other",
}  # fmt: skip
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
HOLD_NOTHING = {
    "2021-06-30-heat-lytton",
    "2022-12-19-lusail-final",
    "2024-08-14-mars-kellanova",
    "2024-10-11-han-kang-nobel",
}


def text_of(name: str) -> str:
    """The text of a sample as the package reads it: for a page, what its article holds."""
    return READ[name].text


def events(name: str) -> list[dict[str, Any]]:
    """The events that the record of a sample lists."""
    return list(RECORDS[name]["events"])


def owed(name: str) -> list[dict[str, Any]]:
    """The events of a sample that a reader must find."""
    return [event for event in events(name) if not (event["background"] or event["optional"])]


def test_each_report_has_one_record() -> None:
    assert set(REPORTS) == set(RECORDS)
    assert len(REPORTS) >= 20


def test_the_reader_takes_every_report() -> None:
    assert PROBLEMS == []
    assert set(READ) == set(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_reports_are_readable_text_of_the_right_length(name: str) -> None:
    assert "\ufffd" not in text_of(name)
    assert 150 <= len(text_of(name).split()) <= 350


@pytest.mark.parametrize("name", RECORDS)
def test_anchors_stand_at_their_offsets(name: str) -> None:
    text = text_of(name)
    for event in events(name):
        assert event["anchors"], event
        for anchor in event["anchors"]:
            assert text[anchor["start"] :].startswith(anchor["text"]), anchor


@pytest.mark.parametrize("name", RECORDS)
def test_records_keep_to_the_vocabulary(name: str) -> None:
    for event in events(name):
        assert event["kind"] in KINDS
        assert event["status"] in {"occurred", "planned", "cancelled"}
        assert event["date"] is None or re.fullmatch(f"{DAY}(/{DAY})?", event["date"])
        assert event["place_country"] is None or re.fullmatch(r"[A-Z]{3}", event["place_country"])
        assert (event["kind"] == "agreement") == (event["instrument"] is not None)
        if event["instrument"]:
            assert event["instrument"]["type"] in INSTRUMENTS


@pytest.mark.parametrize("name", RECORDS)
def test_parties_are_sorted_codes(name: str) -> None:
    for event in events(name):
        assert event["actors"]
        for side in (event["actors"], event["recipients"]):
            assert side == sorted(set(side))
            assert all(re.fullmatch(r"[A-Z0-9][A-Z0-9 -]*", code) for code in side)
        if event["kind"] in SYMMETRIC:
            assert event["recipients"] == []


@pytest.mark.parametrize("name", RECORDS)
def test_people_are_named_in_the_text(name: str) -> None:
    flat = " ".join(text_of(name).split())
    known = {person["name"] for person in RECORDS[name]["people"]}
    assert all(person in flat for person in known)
    for event in events(name):
        assert set(event["people"]) <= known
        place = event["place"]
        assert place is None or place.casefold() in flat.casefold()


@pytest.mark.parametrize("name", RECORDS)
def test_published_is_the_day_in_the_name(name: str) -> None:
    assert name.startswith(RECORDS[name]["header"]["published"])


def test_some_reports_hold_nothing() -> None:
    assert {name for name in RECORDS if not owed(name)} == HOLD_NOTHING


def test_two_reports_of_the_visit_tell_the_same() -> None:
    def gist(name: str) -> set[tuple[str, str, tuple[str, ...]]]:
        return {(event["kind"], event["date"], tuple(event["actors"])) for event in owed(name)}

    first, second = [name for name in RECORDS if name.startswith("2025-12-11-")]
    assert gist(first) == gist(second)
    assert {kind for kind, _, _ in gist(first)} == {"visit", "meeting", "ceremony", "agreement"}


def test_samples_show_the_work_of_the_register() -> None:
    kinds = {event["kind"] for name in RECORDS for event in owed(name)}
    assert kinds == KINDS
    statuses = {event["status"] for name in RECORDS for event in owed(name)}
    assert statuses == {"occurred", "planned", "cancelled"}
