"""Dates in sentences of every form, resolved against the day of the report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from legation.extraction.calendar import stated_days
from legation.extraction.dates import find_dates
from legation.extraction.document import DateMention, Document
from legation.extraction.masthead import read_masthead
from legation.language import load, parse
from legation.model import Report

# A Wednesday.
REPORTED = "2024-05-15"


def dates(text: str, published: str | None = REPORTED) -> list[DateMention]:
    report = Report(id="r", text=text, published=published)
    masthead = read_masthead(report)
    doc = parse(load(), text, [(block.start, block.end) for block in masthead.blocks])
    return find_dates(Document(report, masthead, doc))


def found(text: str, published: str | None = REPORTED) -> list[tuple[str, str | None]]:
    return [(text[d.start : d.end], d.iso) for d in dates(text, published) if not d.fuzzy]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministers met on December 10 in the capital.", "2023-12-10"),
        ("The ministers met on 10 December 2025 in the capital.", "2025-12-10"),
        ("The ministers met on the 10th of May in the capital.", "2024-05-10"),
        ("The ministers met on May 10th, 2024, in the capital.", "2024-05-10"),
        ("The ministers met on 2024-05-10 in the capital.", "2024-05-10"),
        ("The ministers met on 10.05.2024 in the capital.", "2024-05-10"),
        ("The ministers met on 25/04/2024 in the capital.", "2024-04-25"),
        ("The ministers met on 04/25/2024 in the capital.", "2024-04-25"),
        ("The ministers met from 10 to 12 May in the capital.", "2024-05-10/2024-05-12"),
        ("The ministers met on Apr. 10-12 in the capital.", "2024-04-10/2024-04-12"),
        ("The ministers met from 30 April to 2 May in the capital.", "2024-04-30/2024-05-02"),
        ("The ministers met from 30 December to 2 January 2024 in the capital.", "2023-12-30/2024-01-02"),
        ("The ministers met between April 3 and April 5 in the capital.", "2024-04-03/2024-04-05"),
        ("The ministers met on Tuesday in the capital.", "2024-05-14"),
        ("The ministers met on Wednesday evening in the capital.", "2024-05-15"),
        ("The ministers met on Thursday in the capital.", "2024-05-09"),
        ("The ministers met last Friday in the capital.", "2024-05-10"),
        ("The ministers met yesterday in the capital.", "2024-05-14"),
        ("Today the ministers met in the capital.", "2024-05-15"),
        ("The ministers met last night in the capital.", "2024-05-14"),
        ("The ministers met the day before yesterday in the capital.", "2024-05-13"),
        ("The ministers met three days ago in the capital.", "2024-05-12"),
        ("The ministers will meet tomorrow in the capital.", "2024-05-16"),
        ("The ministers will meet on Friday in the capital.", "2024-05-17"),
        ("The ministers are expected to meet on Friday in the capital.", "2024-05-17"),
        ("The ministers are to meet on Friday in the capital.", "2024-05-17"),
        ("The talks are scheduled for Friday in the capital.", "2024-05-17"),
        ("On Friday the minister will fly to the capital.", "2024-05-17"),
        ("The ministers will meet next Monday in the capital.", "2024-05-20"),
        ("The ministers will meet next Wednesday in the capital.", "2024-05-22"),
        ("The ministers met on Monday last week in the capital.", "2024-05-06"),
        ("The ministers will meet this Thursday (16) in the capital.", "2024-05-16"),
        ("The ministers met on Sunday, 5 May, in the capital.", "2024-05-05"),
        ("The ministers met on the 14th, local time, in the capital.", "2024-05-14"),
        ("The ministers met on the 3rd of this month in the capital.", "2024-05-03"),
        ("The ministers met from 3rd to 6th of last month in the capital.", "2024-04-03/2024-04-06"),
        ("The ministers will meet in two days' time in the capital.", "2024-05-17"),
        ("The ministers met in March in the capital.", "2024-03"),
        ("The ministers met in November in the capital.", "2023-11"),
        ("The ministers will meet in November in the capital.", "2024-11"),
        ("The ministers met in November of last year in the capital.", "2023-11"),
        ("The ministers met on September 24 of last year in the capital.", "2023-09-24"),
        ("The ministers met in March 2019 in the capital.", "2019-03"),
        ("The ministers met in 2019 in the capital.", "2019"),
        ("The ministers will meet in 2026 in the capital.", "2026"),
        ("The ministers met in the capital from Monday to Wednesday.", "2024-05-13/2024-05-15"),
        ("The visit begins on 17 May and ends on 20 May.", "2024-05-17/2024-05-20"),
    ],
)
def test_form(sentence: str, expected: str) -> None:
    assert [iso for _, iso in found(sentence)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("The ministers met earlier this week in the capital.", None),
        ("The ministers met last month in the capital.", "2024-04"),
        ("The ministers met last year in the capital.", "2023"),
        ("In recent years trade has grown; over the past two years it doubled.", None),
        ("They signed the plan of cooperation for 2026 in the capital.", "2026"),
        ("The navies opened Exercise Blue Reef 2024 in the harbour.", "2024"),
        ("They signed a programme for the years 2024-2026 in the capital.", "2024/2026"),
        ("The two signed the plan of cooperation in 2026 in the capital.", "2026"),
        ("The talks are to be over by Friday in the capital.", "2024-05-17"),
        ("Both sides marked 12 Ramadan together in the capital.", None),
        ("The law of 9 Khordad 1402 holds in the capital.", None),
        ("They kept the fast in the month of Ramadan in the capital.", None),
    ],
)
def test_vague(sentence: str, iso: str | None) -> None:
    marks = dates(sentence)
    assert marks
    assert all(mark.fuzzy for mark in marks)
    assert marks[0].iso == iso


@pytest.mark.parametrize(
    "sentence",
    [
        "Resolution 2231 of the council was read out to the ministers.",
        "The ministers may march at the head of 2,000 men, said the spokesman.",
        "Every Monday the ministers talk to one another by telephone.",
        "They scored 6-4 7-5 and won 3/4 of the points of the match.",
        "Flight 1999-b was late and so were 1,990 passengers of 2020s jets.",
    ],
)
def test_no_date(sentence: str) -> None:
    assert found(sentence) == []


def test_numbers_that_could_be_either_are_left_open() -> None:
    assert found("The ministers met on 05/04/2024 in the capital.") == [("05/04/2024", None)]
    assert found("The ministers met on Thursday, 04/05/2023, in the capital.") == [
        ("Thursday, 04/05/2023", "2023-05-04")
    ]


def test_without_a_day_of_the_report_only_whole_dates_are_resolved() -> None:
    text = "They met on Tuesday, on May 3 and on 4 May 2020, and will meet tomorrow."
    assert found(text, None) == [
        ("Tuesday", None),
        ("May 3", None),
        ("4 May 2020", "2020-05-04"),
        ("tomorrow", None),
    ]


def test_same_day_and_next_day() -> None:
    text = "The ministers met on Monday. They signed the treaty the same day and left the following day."
    assert found(text) == [
        ("Monday", "2024-05-13"),
        ("the same day", "2024-05-13"),
        ("the following day", "2024-05-14"),
    ]


def test_one_day_said_twice() -> None:
    assert found("The game starts tomorrow (Thursday), they said to the press.") == [
        ("tomorrow", "2024-05-16"),
        ("Thursday", "2024-05-16"),
    ]
    assert found("The ship put in at the port today (14th May) with her crew.") == [
        ("today", "2024-05-14"),
        ("14th May", "2024-05-14"),
    ]


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("The minister is on a three-day visit that began on Monday.", "2024-05-13/2024-05-15"),
        ("The minister will start a four-day trip to the capital on Friday.", "2024-05-17/2024-05-20"),
        ("The minister arrived on Monday for a two-day visit.", "2024-05-13/2024-05-14"),
        ("The three-day visit of the minister ended on Monday.", "2024-05-11/2024-05-13"),
    ],
)
def test_stay_of_some_days(sentence: str, span: str) -> None:
    assert span in [iso for _, iso in found(sentence)]


def test_weekday_of_a_headline_is_that_of_the_story() -> None:
    story = "The minister will land in the capital on Friday and stay for some days, said the embassy."
    assert found(f"Minister in capital on Friday\n\n{story}")[0] == ("Friday", "2024-05-17")
    assert found(
        "Minister in capital on Friday\n\nThe embassy said nothing of it to the press of the capital."
    ) == [("Friday", None)]


def test_header_and_boilerplate_hold_no_mentions() -> None:
    text = (
        "By Joan Ferris\nMay 14, 2024\n\nLIMA, May 13 (QPN) - The ministers met in the palace for some hours."
        "\n\nRead more: Talks on Monday"
    )
    assert dates(text) == []


FORMS = [
    "{d.day} {d:%B} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%d} {d:%b} {d.year}",
    "{d:%Y-%m-%d}",
    "{d.day}.{d.month}.{d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "the {d.day}th of {d:%B} {d.year}",
    "{d:%b} {d:%d}, {d.year}",
    "{d:%Y/%m/%d}",
]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(FORMS))
def test_any_day_written_in_any_form(day: date, form: str) -> None:
    text = f"They met on {form.format(d=day)} and talked."
    assert [stated.first() for stated in stated_days(text)] == [day]


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.integers(-170, 170),
    st.sampled_from(["{d.day} {d:%B}", "{d:%B} {d.day}"]),
)
def test_day_without_a_year_is_the_nearest(reported: date, shift: int, form: str) -> None:
    day = reported + timedelta(shift)
    assume((day.month, day.day) != (2, 29))
    (stated,) = stated_days(form.format(d=day))
    assert stated.first(reported) == day


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789/-–.,()' \n",
                "May ",
                "Friday ",
                "to ",
                "the ",
                "5th ",
                "2020",
                "from ",
                "ago ",
                "last ",
                "week ",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_mentions_lie_in_the_text(text: str) -> None:
    for mark in dates(f"They met. {text}"):
        assert 0 <= mark.start < mark.end <= len(text) + 10
        assert mark.iso is None or date.fromisoformat((mark.iso.split("/")[0] + "-01-01")[:10])
