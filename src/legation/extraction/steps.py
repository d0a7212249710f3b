"""What one report says: layers added to a document, one step after another.

The steps stand here in their order; each reads the layers below and adds its own.
"""

from __future__ import annotations

from collections.abc import Callable

from legation.extraction.dates import find_dates
from legation.extraction.document import Document
from legation.extraction.events import find_events
from legation.extraction.parties import find_parties
from legation.extraction.people import find_people
from legation.extraction.places import find_places
from legation.model import Extraction


def _parties(document: Document) -> None:
    document.parties = find_parties(document)


def _dates(document: Document) -> None:
    document.dates = find_dates(document)


def _people(document: Document) -> None:
    document.people = find_people(document)


def _places(document: Document) -> None:
    document.places = find_places(document)


def _events(document: Document) -> None:
    document.events = find_events(document)


STEPS: tuple[Callable[[Document], None], ...] = (_parties, _dates, _people, _places, _events)


def extraction_of(document: Document) -> Extraction:
    """The record of a document whose layers are all there."""
    people = tuple(entry.person for entry in document.people if entry.role == "participant")
    return Extraction(
        id=document.report.id, header=document.masthead.header, people=people, events=document.events
    )
