"""Whether a report is about the dealings of states at all (`relevance.toml`)."""

from __future__ import annotations

from legation.extraction.document import Document
from legation.lexicon.events import EventLexicon


def is_relevant(document: Document, lexicon: EventLexicon) -> bool:
    """Whether the words of the state at work prevail over those of sport, trade, arts and accidents.

    Distinct words count, so that one word said often decides nothing.
    """
    elsewhere = _distinct(lexicon.elsewhere.findall(document.text))
    return elsewhere == 0 or _distinct(lexicon.official.findall(document.text)) > elsewhere


def _distinct(words: list[str]) -> int:
    return len({word.lower() for word in words})
