"""Who says so."""

from __future__ import annotations

import pytest

from legation.model import Event
from tests.extraction.events.telling import events_of


def one(text: str, kind: str) -> Event:
    (event,) = [e for e in events_of(text) if e.kind == kind]
    return event


SAID = [
    (
        "According to the Polish Ministry of Defence, Belarus shelled a border post on Monday.",
        "assault",
        "the Polish Ministry of Defence",
    ),
    (
        "Belarus shelled a border post on Monday, the Polish Ministry of Defence said.",
        "assault",
        "the Polish Ministry of Defence",
    ),
    (
        "The Xinhua news agency reported that Laos and China signed a treaty on Monday.",
        "agreement",
        "The Xinhua news agency",
    ),
    (
        "Kenya's foreign ministry said on Monday that Kenya and Somalia had held talks in Doha.",
        "meeting",
        "Kenya's foreign ministry",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), SAID)
def test_attribution(text: str, kind: str, who: str) -> None:
    event = one(text, kind)
    assert event.attribution == who
    assert [e.text for e in event.evidence["attribution"]] == [who]


def test_what_the_report_says_itself_is_attributed_to_nobody() -> None:
    assert one("Laos and China signed a treaty in Kunming on Monday.", "agreement").attribution is None
