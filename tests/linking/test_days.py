"""ISO dates as runs of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.linking.days import Days, days


@pytest.mark.parametrize(
    ("iso", "first", "last", "exact"),
    [
        ("2025-12-10", date(2025, 12, 10), date(2025, 12, 10), 2),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 1),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), 0),
        ("2025-11-22/2025-11-24", date(2025, 11, 22), date(2025, 11, 24), 2),
        ("2022-08/2023-10", date(2022, 8, 1), date(2023, 10, 31), 1),
    ],
)
def test_what_a_date_means(iso: str, first: date, last: date, exact: int) -> None:
    assert days(iso) == Days(first, last, exact)


@pytest.mark.parametrize(
    "iso", [None, "", "soon", "2025-13", "2025-02-30", "2025-12-10/2025-12-09", "a/b/c", "0"]
)
def test_what_is_no_date(iso: str | None) -> None:
    assert days(iso) is None


@given(st.dates(), st.dates())
def test_days_overlap_where_they_are_equal(a: date, b: date) -> None:
    one, other = days(a.isoformat()), days(b.isoformat())
    assert one
    assert other
    assert one.overlap(other) == (a == b)
