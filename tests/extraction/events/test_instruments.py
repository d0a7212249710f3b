"""What was signed: type, title, period of the instrument."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.events.telling import events_of


def row(text: str, kind: str, title: str | None = None, period: str | None = None, wrong: str | None = None) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(text, kind, title, period, marks=marks, id=kind + ": " + " ".join(text.split()[-6:]))


SIGNED = [
    row(
        "Namibia and Botswana signed a memorandum of understanding on water on Monday.",
        "memorandum",
        "memorandum of understanding on water",
    ),
    row("Zambia and Angola signed an MoU on fisheries.", "memorandum"),
    row(
        "Chad and Turkey signed a military cooperation plan for 2025 in Ankara.",
        "plan",
        "military cooperation plan",
        "2025",
    ),
    row(
        "The Polish and Swedish defence ministries signed a cooperation programme for 2025-2027.",
        "programme",
        None,
        "2025/2027",
    ),
    row("Uganda and Egypt signed a protocol on river police.", "protocol", "protocol on river police"),
    row("Spain and Andorra ratified an extradition treaty on Monday.", "treaty", "extradition treaty"),
    row("Norway and Iceland concluded a fisheries agreement on Friday.", "agreement", "fisheries agreement"),
    row("Kuwait and South Korea signed a contract for ten patrol boats.", "contract"),
    row("The presidents of Benin and Togo adopted a joint declaration on trade.", "declaration"),
    row("Armenia and India signed a letter of intent on artillery on Monday.", "letter_of_intent"),
    row("Jordan and Iraq signed a roadmap on electricity links.", "roadmap"),
    row("Serbia and Hungary signed an action plan for the years 2025 to 2026.", "plan", None, "2025/2026"),
    row("Fiji and Tonga issued a joint statement on whales on Monday.", "declaration"),
    row("Oman and Yemen signed a pact on border guards.", "agreement", "pact on border guards"),
]


@pytest.mark.parametrize(("text", "kind", "title", "period"), SIGNED)
def test_instrument(text: str, kind: str, title: str | None, period: str | None) -> None:
    (agreement,) = [e for e in events_of(text) if e.kind == "agreement"]
    instrument = agreement.instrument
    assert instrument is not None
    assert instrument.type == kind
    assert title is None or instrument.title == title
    assert instrument.period == period
    assert instrument.parties == agreement.actors


def test_the_year_of_the_signing_is_no_period() -> None:
    (agreement,) = [e for e in events_of("Peru and Chile signed a treaty in May 2024.") if e.kind == "agreement"]
    assert agreement.instrument is not None
    assert agreement.instrument.period is None
