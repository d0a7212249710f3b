"""The data at the bottom: what is read, and what a report is found to say.

Frozen values that import nothing of ours; every layer above takes and returns
them. Field names are those of the JSON Lines record (`docs/record.md`).
Offsets count Unicode code points of `Report.text`, from 0.
"""

from __future__ import annotations

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One news item as published.

    `id` is the one that it came with, else the source's name; `source` says
    where it was read from (a path, an address, `-` for standard input).
    `title`, `published` (ISO date), `url`, `outlet` and `byline` are what the
    source says beside the text; the text's own header is read by extraction.
    """

    id: str
    text: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str = "en"


class Evidence(msgspec.Struct, frozen=True, order=True):
    """Exact words of the report: `report.text[start:start + len(text)] == text`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return self.start + len(self.text)


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who published the report, and when; dates are ISO 8601."""

    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A named person who takes part in an event or speaks.

    `country` is the ISO 3166-1 alpha-3 code of the state, or the code of the
    organisation, that the person acts for. `evidence` holds every mention.
    """

    name: str
    rank: str | None = None
    post: str | None = None
    organization: str | None = None
    country: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """What was signed. `period` is a year (`2026`) or a span (`2025/2027`)."""

    type: str
    title: str | None = None
    period: str | None = None
    parties: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what was given, sold or lent; `currency` is ISO 4217."""

    quantity: float
    unit: str | None = None
    currency: str | None = None
    goods: str | None = None


class Plover(msgspec.Struct, frozen=True):
    """PLOVER event type and mode (PLOVER codebook, 2023)."""

    event: str
    mode: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening as one report tells it. Kinds and slots: `evaluation/GUIDELINES.md`.

    `part_of` is the `id` of the visit or meeting (of this report) that it
    belongs to; `evidence` gives for each slot the words that it rests on.
    """

    id: str
    kind: str
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    honoured: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    place_country: str | None = None
    point: tuple[float, float] | None = None
    contexts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    instrument: Instrument | None = None
    amounts: tuple[Amount, ...] = ()
    part_of: str | None = None
    programme: tuple[str, ...] = ()
    anchors: tuple[Evidence, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = {}
    background: bool = False
    plover: Plover | None = None
    cameo: str | None = None
    quad: int | None = None
    scores: dict[str, float] | None = None
    confidence: float | None = None
    confidences: dict[str, float] = {}
    attribution: str | None = None


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says: the JSON Lines record."""

    id: str
    header: Header
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
