"""The way of the data, from a report to what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from legation import language
from legation.extraction.document import Document
from legation.extraction.masthead import read_masthead
from legation.extraction.steps import STEPS, extraction_of
from legation.model import Extraction, Report


def read_reports(reports: Iterable[Report], model: str | None = None) -> Iterator[tuple[Report, Extraction]]:
    """What each report says, lazily and in order.

    `model` names another spaCy pipeline than the one that comes along. This is
    the whole way of one report: its header and layout are read from the raw
    text, the text is parsed, each step adds one layer to the document (parties,
    dates, people, places, events), and the layers make the record. Screening
    comes before it, linking and the register after.
    """
    nlp = language.load(model)
    first, second = tee((report, read_masthead(report)) for report in reports)
    parsed = language.parse_all(
        nlp, ((report.text, [(b.start, b.end) for b in masthead.blocks]) for report, masthead in first)
    )
    for (report, masthead), doc in zip(second, parsed, strict=True):
        document = Document(report, masthead, doc)
        for step in STEPS:
            step(document)
        yield report, extraction_of(document)


def read_report(report: Report, model: str | None = None) -> Extraction:
    """What one report says."""
    return next(read_reports([report], model))[1]
