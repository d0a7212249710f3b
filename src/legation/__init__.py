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
    from legation.coding import Coding
    from legation.register import open_register

__version__ = "0.1.0"
__all__ = ["Coding", "Event", "Evidence", "Extraction", "Header", "Person", "Report", "code", "open_register", "read"]


def read(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the record's own word
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    model: str | None = None,
) -> Extraction:
    """What one report says.

    `text` is the report as published; the others give what stands beside it
    (`published` as an ISO date). `model` names another spaCy pipeline. Raises legation.errors.UnreadableError where the
    text is empty or not in English.
    """
    from legation.pipeline import read_report
    from legation.reading import read_text

    report = read_text(text, id=id, url=url, title=title, published=published, outlet=outlet, byline=byline)
    return read_report(report, model)


def code(sentence: str, source: str, target: str, *, model: str | None = None) -> Coding:
    """Which PLOVER type `sentence` reports from `source` to `target`, both given as they stand in it.

    `model` names another spaCy pipeline. Raises legation.errors.UnreadableError where
    one of the two does not stand in the sentence.
    """
    from legation.coding import code_pair

    return code_pair(sentence, source, target, model=model)


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the register brings a database toolkit that reading has no need of.
    if name == "open_register":
        from legation.register import open_register

        return open_register
    if name == "Coding":
        from legation.coding import Coding

        return Coding
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
