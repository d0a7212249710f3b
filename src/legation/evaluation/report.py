"""Figures as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from legation.evaluation.confusion import Confusion
from legation.evaluation.score import Figures


def lines(figures: Figures) -> Iterator[str]:
    """The figures, one line each, then a line for each kind and for each error."""
    for name in ("event", "plover", "record", "people"):
        t = getattr(figures, name)
        yield (
            f"{name:8} P {t.p:.3f}  R {t.r:.3f}  F1 {t.f1:.3f}"
            f"   right {t.right} found {t.found} owed {t.owed}"
        )
    yield "slots    " + "  ".join(f"{k} {v:.3f}" for k, v in figures.slots.items())
    yield "header   " + "  ".join(f"{k} {v:.3f}" for k, v in figures.header.items())
    yield f"alarms   {figures.alarms.events} in {figures.alarms.reports} reports that owe none"
    for kind, t in figures.kinds.items():
        yield f"  {kind:14} P {t.p:.2f} R {t.r:.2f} F1 {t.f1:.2f}  owed {t.owed}"
    for error in figures.errors:
        yield "  " + error


def confusion_lines(table: Confusion) -> Iterator[str]:
    """Each gold kind with the kinds that it was found as, most often first; `-` stands for none."""
    yield "kinds    owed: found as (times); - is nothing"
    for kind in sorted({gold for gold, _ in table}):
        taken = sorted(((n, found) for (gold, found), n in table.items() if gold == kind), reverse=True)
        yield f"  {kind:14} " + "  ".join(f"{found} {n}" for n, found in taken)
