"""Legation reads news reports and keeps a sourced register of engagements.

    import legation

    extraction = legation.read("BAKU, 10 December (APA) - ...", published="2025-12-10")
    for event in extraction.events:
        print(event.kind, event.actors, event.date, [a.text for a in event.anchors])

    with legation.open_register("legation.db") as register:
        ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legation.model import Event, Evidence, Extraction, Header, Person, Report

if TYPE_CHECKING:
    from legation.register import open_register

__version__ = "0.1.0"
__all__ = ["Event", "Evidence", "Extraction", "Header", "Person", "Report", "open_register", "read"]


def read(text: str, *, model: str | None = None, **about: str | None) -> Extraction:
    """What one report says.

    `text` is the report as published; `about` may give what stands beside it:
    `id`, `url`, `title`, `published` (ISO date), `outlet`, `byline`. `model` names
    another spaCy pipeline. Raises legation.errors.UnreadableError where the
    text is empty or not in English.
    """
    from legation.pipeline import read_report
    from legation.reading import read_text

    return read_report(read_text(text, **about), model)


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the register brings a database toolkit that reading has no need of.
    if name == "open_register":
        from legation.register import open_register

        return open_register
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
