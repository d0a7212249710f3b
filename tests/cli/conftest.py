from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli.app import app
from legation.extraction.document import Document  # noqa: F401 - loads spaCy once, before output is captured
from legation.model import Event, Evidence, Extraction, Header, Instrument, Person, Report
from legation.register import open_register

Run = Callable[..., Result]

# A report that would move the cursor, turn text round and run a formula.
EVIL = "Lt. Gen. =Evil\x1b[2J\u202ekcab\x9b met on 3 March 2024 with Niue's envoy in Alofi. Nothing else."
VISIT = (
    "SUVA, 4 March (Lagoon Post) – Tonga's Minister of Fisheries Sione Vake arrived in Suva on 3 March "
    "2024. He met Fiji's premier Litia Rokotuiveikau.\n\n"
    "The two ministries signed a fisheries memorandum for 2025."
)


def words(text: str, phrase: str) -> tuple[Evidence, ...]:
    return (Evidence(phrase, text.index(phrase)),)


def visit_record() -> Extraction:
    """What the report VISIT says."""
    vake = Person(
        name="Sione Vake", post="Minister of Fisheries", country="TON", evidence=words(VISIT, "Sione Vake")
    )
    visit = Event(
        id="e1",
        kind="visit",
        actors=("TON",),
        recipients=("FJI",),
        people=("Sione Vake",),
        date="2024-03-03",
        place="Suva",
        place_country="FJI",
        anchors=words(VISIT, "arrived"),
        evidence={"date": words(VISIT, "3 March 2024"), "place": words(VISIT, "Suva on")},
    )
    signing = Event(
        id="e2",
        kind="agreement",
        actors=("FJI", "TON"),
        date="2024-03-03",
        contexts=("economic",),
        part_of="e1",
        instrument=Instrument(type="memorandum", title="fisheries memorandum", period="2025"),
        anchors=words(VISIT, "signed"),
    )
    header = Header(outlet="Lagoon Post", published="2024-03-04")
    return Extraction(id="visit", header=header, people=(vake,), events=(visit, signing))


def evil_record() -> Extraction:
    """What the report EVIL says."""
    name = "=Evil\x1b[2J\u202ekcab\x9b"
    meeting = Event(
        id="e1",
        kind="meeting",
        actors=("NIU",),
        people=(name,),
        date="2024-03-03",
        place="Alofi",
        place_country="NIU",
        anchors=words(EVIL, "met"),
    )
    person = Person(name=name, rank="Lt. Gen.", post='=HYPERLINK("x")', evidence=words(EVIL, name))
    return Extraction(id="evil", header=Header(outlet="\x1b]0;x\x07"), people=(person,), events=(meeting,))


@pytest.fixture
def run() -> Run:
    """Runs `legation` with arguments, in this process."""
    return lambda *args, stdin=None: CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that holds both reports, and is the one to work with."""
    path = tmp_path / "test.db"
    with open_register(path) as opened:
        opened.add(Report(id="visit", text=VISIT, source="visit.txt"), visit_record())
        opened.add(Report(id="evil", text=EVIL, source="evil.txt"), evil_record())
    monkeypatch.setenv("LEGATION_REGISTER", str(path))
    monkeypatch.setenv("COLUMNS", "160")
    return path
