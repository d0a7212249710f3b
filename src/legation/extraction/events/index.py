"""The document's layers by token, so that a walk over the parse meets parties, people and places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc, Token

from legation.extraction.document import DateMention, Document, PartyMention, PlaceMention
from legation.extraction.parties import resolve_code

T = TypeVar("T")


@dataclass
class TokenIndex:
    """For each token (by its `i`) the mention that it belongs to, if any.

    `people` holds positions in `document.people`; `named` those tokens that are
    part of the name itself, not of the title around it.
    """

    document: Document
    parties: dict[int, PartyMention] = field(default_factory=dict)
    places: dict[int, PlaceMention] = field(default_factory=dict)
    dates: dict[int, DateMention] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    dateline: PlaceMention | None = None
    named: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> TokenIndex:
        """Index `document`, whose layers of parties, places, dates and people are there."""
        index = cls(document)
        doc = document.doc
        for party in document.parties:
            _fill(index.parties, doc, party.start, party.end, party)
        for place in document.places:
            _fill(index.places, doc, place.start, place.end, place)
        index.dateline = here = _dateline(document)
        if here is not None:
            for token in doc:
                if token.lower_ == "here" and token.i not in index.places:
                    index.places[token.i] = here
        for date in document.dates:
            _fill(index.dates, doc, date.start, date.end, date)
        for number, entry in enumerate(document.people):
            for (start, end), (left, right) in zip(entry.spans, entry.extents, strict=True):
                for token in tokens(doc, left, right):
                    index.people.setdefault(token.i, number)
                for token in tokens(doc, start, end):
                    index.people[token.i] = number
                    index.named[token.i] = number
        return index


def _dateline(document: Document) -> PlaceMention | None:
    """The place that "here" stands for: the dateline's."""
    name = document.masthead.dateline_place
    start = document.text.find(name) if name else -1
    if not name or start < 0:
        return None
    return PlaceMention(start, start + len(name), name.title() if name.isupper() else name, resolve_code(name), None, 2)


def tokens(doc: Doc, start: int, end: int) -> Iterable[Token]:
    """The tokens that `text[start:end]` touches."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else ()


def _fill(table: dict[int, T], doc: Doc, start: int, end: int, value: T) -> None:
    for token in tokens(doc, start, end):
        table.setdefault(token.i, value)
