from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.dates import published_day


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-11",
        "2025-12-11T23:30:00+04:00",
        "2025-12-11 08:00",
        "2025/12/11",
        "2025.12.11",
        "20251211",
        "20251211T080000Z",
        "Thu, 11 Dec 2025 10:00:00 GMT",
        "11 December 2025",
        "11th of December, 2025",
        "11-Dec-2025",
        "December 11, 2025",
        "Dec. 11th, 2025 at 8 p.m.",
        "Thursday, December 11, 2025",
        "Thurs. 11 Dec 2025",
        "11.12.2025",
        "1765411200",
        "1765411200000",
    ],
)
def test_days(written: str) -> None:
    assert published_day(written) == "2025-12-11"


def test_numeric_days_are_taken_where_sure() -> None:
    assert published_day("25/12/2025") == "2025-12-25"
    assert published_day("12/25/2025") == "2025-12-25"
    assert published_day("05/05/2025") == "2025-05-05"
    assert published_day("11/12/2025") is None


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "2025-12",
        "2025",
        "2025-13-40",
        "30 Feb 2025",
        "99999999",
        "0000-01-01",
        "1" * 30,
    ],
)
def test_no_day(written: str | None) -> None:
    assert published_day(written) is None


@given(st.text(max_size=40) | st.from_regex(r"\d{1,4}[-/. ]\d{1,3}[-/. ]\d{1,5}"))
def test_anything_is_a_day_or_none(written: str) -> None:
    found = published_day(written)
    assert found is None or date.fromisoformat(found)
