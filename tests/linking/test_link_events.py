"""Which accounts are one event."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from legation.linking import Told, accounts, link
from legation.model import Event, Instrument
from tests.linking.tales import event, events_of, person, same_event, told

HASANOV = person("Zakir Hasanov", "AZE", "Minister of Defence")
MAHMUDOV = person("Viktor Mahmudov", "UZB")
KURBANOV = person("Bakhodir Kurbanov", "UZB")
PEOPLE = (HASANOV, MAHMUDOV, KURBANOV)


def test_one_meeting_told_by_two_reports_is_one_event() -> None:
    a = event("meeting", "AZE UZB", date="2025-12-10", people=("Zakir Hasanov",))
    b = event("meeting", "AZE UZB", date="2025-12-10", place="Baku")
    assert same_event(a, b, people=PEOPLE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event("meeting", "AZE UZB", date="2025-12-10"), event("meeting", "AZE UZB", date="2025-12-11")),
        (event("meeting", "AZE UZB", date="2025-12-10"), event("call", "AZE UZB", date="2025-12-10")),
        (event("meeting", "AZE UZB", date="2025-12-10"), event("meeting", "AZE KAZ", date="2025-12-10")),
        (event("visit", "UZB", "AZE", date="2025-12-10"), event("visit", "AZE", "UZB", date="2025-12-10")),
        (
            event("visit", "UZB", "AZE", date="2025-12-10"),
            event("visit", "UZB", "AZE", date="2025-12-10", status="cancelled"),
        ),
        (
            event("meeting", "AZE UZB", date="2025-12-10", people=("Zakir Hasanov", "Viktor Mahmudov")),
            event("meeting", "AZE UZB", date="2025-12-10", people=("Zakir Hasanov", "Bakhodir Kurbanov")),
        ),
        (
            event("ceremony", "UZB", "AZE", date="2025-12-10", place="Alley of Honor"),
            event("ceremony", "UZB", "AZE", date="2025-12-10", place="Victory Monument"),
        ),
        (
            event("meeting", "AZE UZB", date="2025-12-10", place_country="AZE"),
            event("meeting", "AZE UZB", date="2025-12-10", place_country="UZB"),
        ),
    ],
    ids=["day", "kind", "parties", "direction", "cancelled", "people", "site", "country"],
)
def test_what_differs_keeps_events_apart(a: Event, b: Event) -> None:
    assert not same_event(a, b, people=PEOPLE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2025-12-10/2025-12-12", "2025-12-10"),
        ("2025-12-10/2025-12-12", "2025-12-11/2025-12-13"),
        ("2025-12-10", "2025-12"),
    ],
)
def test_a_date_within_the_other_is_compatible(a: str, b: str) -> None:
    assert same_event(
        event("visit", "UZB", "AZE", date=a, place="Baku"), event("visit", "UZB", "AZE", date=b, place="Baku")
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event("ceremony", "CHN", date="2025-12-10"), event("ceremony", "CHN PAK", date="2025-12-10")),
        (event("agreement", "FIN USA", date="2025-12-10"), event("agreement", "FIN NATO USA", date="2025-12-10")),
        (event("pledge", "EGY NGA", date="2025-12-10"), event("pledge", "EGY", "NGA", date="2025-12-10")),
        (event("visit", "CHN", "PAK", date="2025-12-10"), event("visit", "PAK", "CHN", date="2025-12-10")),
    ],
    ids=["one side only", "one more", "both as actors", "the other way round"],
)
def test_parties_that_a_report_gives_otherwise_are_outweighed(a: Event, b: Event) -> None:
    """Place, people and words speak for one event although a report gives its parties otherwise."""
    alike: dict[str, Any] = {"place": "Army Headquarters", "people": ("Zakir Hasanov",)}
    a, b = replace(a, **alike), replace(b, **alike)
    assert same_event(a, b, people=PEOPLE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (event("support", "GBR", "KGZ", date="2025-12-10"), event("support", "KGZ", "GBR", date="2025-12-10")),
        (event("meeting", "GBR TJK", date="2025-12-10"), event("meeting", "GBR KGZ", date="2025-12-10")),
        (event("accusation", "USA", "RUS", date="2025-12-10"), event("accusation", "GBR", "RUS", date="2025-12-10")),
        (event("meeting", "JPN KOR", date="2025-12-10"), event("meeting", "CHN JPN KOR", date="2025-12-10")),
    ],
    ids=["thanks and thanks", "two counterparts", "two accusers", "a summit and a meeting at its margins"],
)
def test_what_other_parties_do_is_another_event(a: Event, b: Event) -> None:
    assert not same_event(a, b, people=PEOPLE)


def test_instruments_of_one_day_under_other_titles_stay_apart() -> None:
    def signed(title: str) -> Event:
        return event("agreement", "AZE UZB", date="2025-12-10", instrument=Instrument(type="agreement", title=title))

    assert not same_event(signed("mutual defence pact"), signed("fisheries agreement"))
    assert same_event(signed("mutual defence pact"), signed("pact on mutual defence"))


def test_without_a_date_nearness_and_agreement_are_needed() -> None:
    a = event("meeting", "AZE UZB", place="Baku", people=("Zakir Hasanov",))
    b = event("meeting", "AZE UZB", place="Baku", people=("Zakir Hasanov",))
    near = (
        told("r1", a, people=PEOPLE, published="2025-12-10"),
        told("r2", b, people=PEOPLE, published="2025-12-11"),
    )
    far = (
        told("r1", a, people=PEOPLE, published="2025-03-10"),
        told("r2", b, people=PEOPLE, published="2025-12-11"),
    )
    assert len(events_of(*near)) == 1
    assert len(events_of(*far)) == 2


def test_nothing_but_kind_and_parties_is_not_enough() -> None:
    assert not same_event(event("meeting", "AZE UZB"), event("meeting", "AZE UZB"))


def test_an_event_told_as_past_is_not_one_still_to_come() -> None:
    past = told("r1", event("visit", "UZB", "AZE", place="Baku"), published="2025-12-10")
    plan = told("r2", event("visit", "UZB", "AZE", place="Baku", status="planned"), published="2025-12-12")
    assert len(events_of(past, plan)) == 2


def test_a_planned_visit_is_the_one_that_occurred() -> None:
    plan = told(
        "r1", event("visit", "UZB", "AZE", date="2025-12-10", status="planned"), published="2025-12-01"
    )
    past = told("r2", event("visit", "UZB", "AZE", date="2025-12-10"), published="2025-12-11")
    assert len(events_of(plan, past)) == 1


def test_yearly_plans_stay_apart() -> None:
    a = event("agreement", "AZE UZB", date="2025-12", instrument=Instrument(type="plan", period="2026"))
    b = event("agreement", "AZE UZB", date="2025-12", instrument=Instrument(type="plan", period="2027"))
    assert not same_event(a, b)


def test_what_is_open_is_settled_by_other_events_of_the_two_reports() -> None:
    meeting = event("meeting", "AZE UZB", date="2025-12-10", at=1)
    pledge = event("pledge", "AZE", "UZB", at=2)
    together = events_of(
        told("r1", meeting, pledge, published="2025-12-10"),
        told("r2", meeting, pledge, published="2025-12-16"),
    )
    alone = events_of(told("r1", pledge, published="2025-12-10"), told("r2", pledge, published="2025-12-16"))
    assert len(together) == 2
    assert len(alone) == 2


def test_two_events_of_one_report_are_never_one_even_through_another_report() -> None:
    first = event("meeting", "AZE UZB", date="2025-12-10", at=1)
    second = event("meeting", "AZE UZB", date="2025-12-10", at=2)
    other = event("meeting", "AZE UZB", date="2025-12-10", at=3)
    assert events_of(told("r1", first, second), told("r2", other)) == {
        frozenset({"r1/e1", "r2/e3"}),
        frozenset({"r1/e2"}),
    }


def test_pairs_grow_with_the_number_of_accounts() -> None:
    """Many retellings of one event hang together although each is compared with few others."""
    reports = [told(f"r{i:03}", event("meeting", "AZE UZB", date="2025-12-10")) for i in range(150)]
    links = link(reports)
    assert len(set(links.events.values())) == 1
    assert len(links.judgements) == 149


EVENTS = st.builds(
    event,
    st.sampled_from(["meeting", "visit"]),
    st.sampled_from(["AZE UZB", "AZE"]),
    st.sampled_from(["", "UZB"]),
    at=st.integers(0, 5),
    word=st.sampled_from(["met", "talks"]),
    date=st.sampled_from([None, "2025-12-10", "2025-12", "2025-12-09/2025-12-11", "2025-12-11"]),
    place=st.sampled_from([None, "Baku", "Alley of Honor"]),
    status=st.sampled_from(["occurred", "planned"]),
    people=st.sampled_from([(), ("Zakir Hasanov",), ("Viktor Mahmudov",), ("Bakhodir Kurbanov",)]),
)
REPORTS = st.lists(
    st.tuples(st.lists(EVENTS, max_size=3), st.sampled_from([None, "2025-12-10", "2025-12-12"])), max_size=6
).map(
    lambda told_of: [
        told(f"r{i}", *events, people=PEOPLE, published=day) for i, (events, day) in enumerate(told_of)
    ]
)


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_makes_no_difference_and_no_report_is_merged_with_itself(
    reports: list[Told], random: object
) -> None:
    links = link(reports)
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == links
    for report in reports:
        entries = [links.events[a.id] for a in accounts(report)]
        assert len(entries) == len(set(entries))
    assert set(links.events.values()) <= set(links.events)
