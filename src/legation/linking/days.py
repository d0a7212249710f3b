"""ISO dates, months, years and spans of them as runs of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """The days that an ISO date may mean: first and last, and how exactly it was said.

    `exact`: 2 for a day or a span of days, 1 where a month, 0 where a year is
    the least that was said.
    """

    first: date
    last: date
    exact: int

    def overlap(self, other: Days) -> bool:
        """Whether a day belongs to both."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=65536)
def days(iso: str | None) -> Days | None:
    """The days of `2025-12-10`, `2025-12`, `2025` or `A/B`; None where it is no such date."""
    if not iso:
        return None
    ends = [_whole(part) for part in iso.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first.first > last.last:
        return None
    return Days(first.first, last.last, min(first.exact, last.exact))


def _whole(iso: str) -> Days | None:
    """The days of one ISO date, month or year."""
    try:
        numbers = [int(part) for part in iso.split("-")]
        match numbers:
            case [year]:
                return Days(date(year, 1, 1), date(year, 12, 31), 0)
            case [year, month]:
                return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), 1)
            case [year, month, day]:
                return Days(date(year, month, day), date(year, month, day), 2)
    except ValueError:
        pass
    return None
