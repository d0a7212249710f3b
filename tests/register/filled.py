"""Reports and what they say, for the tests of the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation.model import Amount, Event, Evidence, Extraction, Header, Instrument, Person, Plover, Report
from legation.register import Register

TEXT = (
    "BAKU, December 10 - Defence ministers of Azerbaijan and Uzbekistan met in the capital. "
    "Zakir Hasanov received Shukhrat Khalmukhamedov, who laid a wreath at the monument and "
    "signed with his host the plan of cooperation for 2026."
)


def report(name: str, text: str = TEXT, **more: Any) -> Report:
    """A report of this id; its text ends with it, so that no two are the same."""
    return Report(id=name, text=f"{text} ({name})", **more)


def words(text: str, found: str) -> Evidence:
    return Evidence(found, text.index(found))


def extraction(of: Report, *, day: str = "2025-12-10") -> Extraction:
    """What `TEXT` says, with every slot filled that the register keeps apart."""
    host = Person(
        name="Zakir Hasanov",
        rank="Colonel General",
        post="Minister of Defence",
        country="AZE",
        evidence=(words(TEXT, "Zakir Hasanov"),),
    )
    guest = Person(
        name="Shukhrat Khalmukhamedov",
        post="Minister of Defence",
        country="UZB",
        evidence=(words(TEXT, "Shukhrat Khalmukhamedov"),),
    )
    meeting = Event(
        id="e1",
        kind="meeting",
        actors=("AZE", "UZB"),
        people=(host.name, guest.name),
        leaders=(host.name,),
        date=day,
        place="Baku",
        place_country="AZE",
        point=(40.4, 49.9),
        contexts=("military",),
        topics=("cooperation",),
        organizations=("Ministry of Defence",),
        anchors=(words(TEXT, "met"),),
        evidence={"place": (words(TEXT, "BAKU"),)},
        plover=Plover("CONSULT", "bilateral"),
        confidence=0.9,
    )
    wreath = Event(
        id="e2",
        kind="ceremony",
        actors=("UZB",),
        recipients=("AZE",),
        people=(guest.name,),
        date=day,
        part_of="e1",
        anchors=(words(TEXT, "wreath"),),
        amounts=(Amount(quantity=1, unit="wreath"),),
    )
    plan = Event(
        id="e3",
        kind="agreement",
        actors=("AZE", "UZB"),
        date=day,
        contexts=("military",),
        instrument=Instrument(type="plan", title="plan of cooperation", period="2026"),
        anchors=(words(TEXT, "signed"),),
    )
    past = Event(id="e4", kind="visit", actors=("AZE",), recipients=("UZB",), date="2024", background=True)
    return Extraction(
        id=of.id,
        header=Header(published="2025-12-11", outlet="The Post"),
        people=(host, guest),
        events=(meeting, wreath, plan, past),
    )


def add(register: Register, name: str, **more: Any) -> Report:
    """Add a report that says what `TEXT` does."""
    made = report(name)
    register.add(made, extraction(made, **more))
    return made


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
