"""Reading the reports of gold records as any report is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legation.evaluation.rows import Record, as_record
from legation.model import Report


def report_of(gold: Record) -> Report:
    """The report of a gold record, without anything of the record."""
    return Report(
        id=gold.id,
        text=gold.text,
        source="benchmark",
        url=gold.url,
        title=gold.title,
        published=gold.published,
    )


def read_gold(gold: Sequence[Record], model: str | None = None) -> Iterator[Record]:
    """What Legation finds in each report, in order; `model` names another spaCy pipeline."""
    from legation.pipeline import read_reports

    reports: Iterable[Report] = map(report_of, gold)
    for _, extraction in read_reports(reports, model=model):
        yield as_record(extraction)
