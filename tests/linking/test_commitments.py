"""What came of what was planned, pledged and signed."""

from __future__ import annotations

from typing import Any

import pytest

from legation.linking import Commitment, Told, assemble_events, commitments, link, lives
from legation.model import Amount, Event, Instrument
from tests.linking.tales import event, told


def found(*reports: Told) -> list[Commitment]:
    return commitments(assemble_events(reports, link(reports), {}))


def only(*reports: Told) -> Commitment:
    (one,) = found(*reports)
    return one


def visit(**slots: Any) -> Event:
    return event("visit", "UZB", "AZE", **{"status": "planned", "word": "visit", **slots})


PLAN = told("r1", visit(date="2025-12-10"), published="2025-12-01")


def test_a_plan_of_which_nothing_came_is_open() -> None:
    plan = only(PLAN)
    assert (plan.form, plan.state, plan.due, plan.made) == ("plan", "open", "2025-12-10", "2025-12-01")


def test_a_plan_that_the_same_event_kept() -> None:
    plan = only(PLAN, told("r2", visit(date="2025-12-10", status="occurred"), published="2025-12-11"))
    assert (plan.state, plan.due) == ("fulfilled", "2025-12-10")
    assert [f.event for f in plan.followups] == [plan.id]


def test_a_plan_kept_by_another_event() -> None:
    """Told apart (the plan names another place), but of the same kind and parties at that time."""
    month = told("r1", visit(date="2025-12", place="Ganja", people=("A B",)), published="2025-11-01")
    deed = told("r2", visit(date="2025-12-10", status="occurred", place="Baku"), published="2025-12-11")
    plan = next(c for c in found(month, deed) if c.made == "2025-11-01")
    assert plan.state == "fulfilled"
    assert plan.followups[0].confidence >= 0.5
    assert "at that time" in plan.followups[0].reason or "told as planned" in plan.followups[0].reason


@pytest.mark.parametrize(("word", "state"), [("called off", "broken"), ("postponed", "postponed")])
def test_a_plan_that_was_called_off_or_put_off(word: str, state: str) -> None:
    other = visit(date="2025-12-10", status="cancelled", word=word)
    plan = next(c for c in found(PLAN, told("r2", other, published="2025-12-09")) if c.form == "plan")
    assert plan.state == state


def test_a_plan_put_off_to_a_later_day() -> None:
    later = told("r2", visit(date="2026-01-20", word="postponed visit"), published="2025-12-09")
    first = next(c for c in found(PLAN, later) if c.due == "2025-12-10")
    assert first.state == "postponed"
    another = told("r2", visit(date="2026-01-20"), published="2025-12-09")
    assert {c.state for c in found(PLAN, another)} == {"open"}


@pytest.mark.parametrize(
    "other",
    [
        event("visit", "AZE", "UZB", date="2025-12-10"),
        event("meeting", "AZE UZB", date="2025-12-10"),
        visit(date="2024-12-10", status="occurred"),
        visit(date="2026-12-10", status="occurred"),
    ],
    ids=["the other way", "another kind", "the year before", "a year later"],
)
def test_what_has_nothing_to_do_with_a_plan(other: Event) -> None:
    assert {c.state for c in found(PLAN, told("r2", other, published="2026-12-11"))} == {"open"}


def test_a_pledge_kept_by_aid() -> None:
    amounts = (Amount(quantity=5, unit="tonne", goods="rice"),)
    pledge = told("r1", event("pledge", "JPN", "FJI", amounts=amounts), published="2024-03-01")
    aid = told("r2", event("aid", "JPN", "FJI", amounts=amounts, date="2024-06-02"), published="2024-06-03")
    kept = only(pledge, aid)
    assert (kept.form, kept.state) == ("pledge", "fulfilled")
    assert "the same amount" in kept.followups[0].reason
    before = told("r2", event("aid", "JPN", "FJI", amounts=amounts, date="2024-01-02"), published="2024-01-03")
    assert only(pledge, before).state == "open"
    else_ = told("r2", event("aid", "JPN", "FJI", date="2024-06-02"), published="2024-06-03")
    assert only(pledge, else_).state == "open"


def test_an_instrument_is_due_at_the_end_of_its_period() -> None:
    plan = Instrument(type="plan", title="plan of military cooperation", period="2026")
    signed = told("r1", event("agreement", "AZE UZB", date="2025-12-10", instrument=plan), published="2025-12-11")
    made = only(signed)
    assert (made.form, made.due, made.what) == ("instrument", "2026-12-31", "plan of military cooperation")


def test_the_life_of_an_instrument() -> None:
    def step(day: str, word: str, title: str = "defence pact", **slots: Any) -> Told:
        pact = Instrument(type="agreement", title=title)
        told_of = event("agreement", "AGO EGY", date=day, word=word, instrument=pact, **slots)
        return told(f"r{day}{word}{title}", told_of, published=day)

    reports = (
        step("2024-03-01", "to sign", status="planned"),
        step("2024-05-01", "signed", "a mutual defence pact"),
        step("2024-05-01", "signed", "fisheries agreement"),
        step("2024-09-01", "ratified"),
        step("2024-10-01", "entered into force"),
        step("2025-05-01", "signed", "a mutual defence pact"),
    )
    found = lives(assemble_events(reports, link(reports), {}))
    assert [[s.stage for s in life.steps] for life in found] == [
        ["planned", "signed", "ratified", "in_force"],
        ["signed"],
        ["signed"],
    ]
    pact = found[0]
    assert [pact.stage_on(d) for d in ("2024-01-01", "2024-05-02", "2024-09-02", "2025-01-01")] == [
        "unknown",
        "signed",
        "ratified",
        "in_force",
    ]


def test_an_instrument_expires_with_its_period() -> None:
    plan = Instrument(type="plan", title="plan of military cooperation", period="2026")
    signed = told("r1", event("agreement", "AZE UZB", date="2025-12-10", instrument=plan), published="2025-12-11")
    (life,) = lives(assemble_events([signed], link([signed]), {}))
    assert [life.stage_on(d) for d in ("2025-12-31", "2026-06-01", "2027-01-01")] == ["signed", "in_force", "expired"]
