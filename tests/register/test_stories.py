"""Stories in a register: the same whatever the order; copies are one source."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from legation.model import Event, Extraction, Header, Report
from legation.register import Register, open_register
from tests.register.filled import TEXT, extraction

LONG = " ".join(f"{TEXT} They spoke of matter {i} and of town number {i * 7} at length." for i in range(6))
OTHER = " ".join(f"Farmers of valley {i} say that rain of week {i * 3} came late this year." for i in range(20))
REPORTS = [
    Report(id="wire", text=LONG, published="2025-12-10", outlet="Agency"),
    Report(id="copy", text=LONG, published="2025-12-11", outlet="Post", url="https://post.example.org/1"),
    Report(id="cut", text=LONG[:-250], published="2025-12-11", outlet="Times"),
    Report(id="more", text=f"{LONG} The visit ended on Friday.", published="2025-12-12", outlet="News"),
    Report(id="farm", text=OTHER, published="2025-12-11", outlet="Post"),
]


def said(report: Report, place: str = "Baku") -> Extraction:
    event: Event = replace(extraction(report).events[0], place=place)
    return Extraction(
        id=report.id, header=Header(published=report.published, outlet=report.outlet), events=(event,)
    )


def filled(path: Path, reports: list[Report], batch: int) -> Register:
    register = open_register(path)
    for n, report in enumerate(reports):
        register.add(report, said(report, "Ganja" if report.id == "farm" else "Baku"))
        if n % batch == 0:
            register.link()
    return register


@pytest.mark.parametrize("seed", range(4))
def test_stories_are_the_same_in_any_order(tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
    with filled(tmp_path / "r.db", shuffled, seed + 1) as register:
        (story,) = register.view.stories()
        assert [v.report for v in story.versions] == ["wire", "copy", "cut", "more"]
        assert story.original == "Agency"
        assert register.view.story("cut") == story
        assert register.view.story("farm") is None


def test_copies_are_one_source(tmp_path: Path) -> None:
    """Four versions of one text say Baku, two others say Ganja: the two weigh more."""
    more = Report(id="own", text=OTHER.replace("Farmers", "Miners").replace("rain", "coal").replace("late", "dear"))
    more = replace(more, text=" ".join(reversed(more.text.split())), published="2025-12-11")
    with filled(tmp_path / "r.db", REPORTS, 9) as register:
        register.add(more, said(more, "Ganja"))
        (event,) = register.view.events()
        assert [(v.value, len(v.reports)) for v in event.conflicts["place"]] == [("Ganja", 2), ("Baku", 4)]


def test_a_removed_report_is_of_no_story(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db", REPORTS[:2], 1) as register:
        register.reviewer("ann").remove("copy")
        assert register.view.stories() == []
