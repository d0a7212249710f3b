"""Asking a register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from legation.errors import RegisterError
from legation.model import Event, Extraction, Header, Person
from legation.register import CommitmentFilter, EventFilter, PersonFilter, Register, open_register
from tests.register.filled import add, report


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """The meeting of December told twice, another in November, and a call of others."""
    with open_register(tmp_path / "r.db") as opened:
        add(opened, "a1")
        add(opened, "a2")
        add(opened, "b1", day="2025-11-03")
        call = report("c1", "Presidents Rahmon and Berdimuhamedow talked by telephone about water.")
        opened.add(
            call,
            Extraction(
                id="c1",
                header=Header(published="2025-12-12"),
                people=(Person(name="Emomali Rakhmon", post="President", country="TJK"),),
                events=(
                    Event(
                        id="e1",
                        kind="call",
                        status="planned",
                        actors=("TJK", "TKM"),
                        people=("Emomali Rakhmon",),
                    ),
                ),
            ),
        )
        yield opened


def kinds(register: Register, **which: object) -> list[str]:
    return [event.kind for event in register.view.events(EventFilter(**which))]  # type: ignore[arg-type]


def test_events_come_in_the_order_of_their_dates(register: Register) -> None:
    events = register.view.events()
    dates = [event.date for event in events]
    assert dates == ["2024", *["2025-11-03"] * 3, *["2025-12-10"] * 3, None]
    assert [len(event.accounts) for event in events if event.date == "2025-12-10"] == [2, 2, 2]
    assert register.view.events(EventFilter(limit=3)) == events[:3]


def test_an_event_has_the_keys_of_a_record_and_its_accounts(register: Register) -> None:
    event = msgspec.to_builtins(register.view.events(EventFilter(kind="meeting", on="2025-12-10"))[0])
    assert set(Event.__struct_fields__) < set(event)
    assert sorted(account["report"] for account in event["accounts"]) == ["a1", "a2"]
    assert {"report", "anchors", "attribution"} < set(event["accounts"][0])


@pytest.mark.parametrize(
    ("which", "found"),
    [
        ({"party": "TKM"}, ["call"]),
        ({"party": "tkm"}, ["call"]),
        ({"pair": ("UZB", "AZE"), "since": "2025-12"}, ["agreement", "ceremony", "meeting"]),
        ({"pair": ("UZB", "TJK")}, []),
        ({"person": "Khalmukhamedov", "on": "2025-11-03"}, ["ceremony", "meeting"]),
        ({"person": "rahmon"}, ["call"]),
        ({"person": "Shukhrat Hasanov"}, []),
        ({"kind": "agreement"}, ["agreement", "agreement"]),
        ({"status": "planned"}, ["call"]),
        ({"until": "2025-10"}, ["visit"]),
        ({"since": "2026"}, []),
        ({"on": "2024-05-05"}, ["visit"]),
        ({"place": "baku"}, ["meeting", "meeting"]),
        ({"place": "AZE", "since": "2025-12"}, ["meeting"]),
        ({"place": "aku"}, []),
        ({"context": "military", "since": "2025-12"}, ["agreement", "meeting"]),
        ({"text": "telephone water"}, ["call"]),
        ({"text": "%"}, []),
        ({"background": True}, ["visit"]),
        (
            {"background": False, "until": "2025"},
            ["agreement", "agreement", "ceremony", "ceremony", "meeting", "meeting"],
        ),
    ],
)
def test_filters(register: Register, which: dict[str, object], found: list[str]) -> None:
    assert sorted(kinds(register, **which)) == found


def test_a_date_that_is_none_is_told(register: Register) -> None:
    with pytest.raises(RegisterError, match="'last week' is no date"):
        kinds(register, since="last week")


def test_timeline_and_agreements(register: Register) -> None:
    assert len(register.view.timeline("UZB", "AZE")) == 7
    assert [e.date for e in register.view.agreements()] == ["2025-11-03", "2025-12-10"]


def test_people_are_found_by_name_country_post_and_day(register: Register) -> None:
    def names(**which: str) -> list[str]:
        return [person.name for person in register.view.people(PersonFilter(**which))]  # type: ignore[arg-type]

    assert names() == ["Emomali Rakhmon", "Shukhrat Khalmukhamedov", "Zakir Hasanov"]
    assert names(name="Rahmon") == ["Emomali Rakhmon"]
    assert names(country="uzb") == ["Shukhrat Khalmukhamedov"]
    assert names(post="minister of defence", on="2025-12") == ["Shukhrat Khalmukhamedov", "Zakir Hasanov"]
    assert names(post="minister", on="2020") == []


def test_ids_may_be_shortened_while_they_are_unique(register: Register) -> None:
    event = register.view.timeline("AZE", "UZB")[-1]
    assert register.view.event(event.id) == register.view.event(event.id[:10]) == event
    for account in event.accounts:
        assert register.view.event(account.id) == event
    person = register.view.people(PersonFilter(name="Hasanov"))[0]
    assert register.view.person(person.id[:10]) == person
    kept = register.view.report("c1")
    assert register.view.report(kept.key[:12]) == register.view.report("c") == kept


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda view: view.event("e-"), "several events begin with 'e-'"),
        (lambda view: view.event("x"), "no event 'x'"),
        (lambda view: view.event(""), "no event|several"),
        (lambda view: view.report("a"), "several reports begin with 'a'"),
        (lambda view: view.person("p-zz"), "no person 'p-zz'"),
    ],
)
def test_an_id_that_is_not_there_or_not_unique_is_told(register: Register, ask: object, said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        ask(register.view)  # type: ignore[operator]


def test_search_shows_where_the_words_stand(register: Register) -> None:
    (hit,) = register.view.search("TELEPHONE berdimuhamedow")
    assert hit.report == "c1"
    assert "[telephone]" in hit.excerpt
    assert len(register.view.search('"laid a wreath"')) == 3
    assert register.view.search('"a laid wreath"') == []
    for odd in ("", '"', "AND", "a* OR NEAR(", "-", "title:x", "café's"):
        register.view.search(odd)


def test_commitments_and_instruments(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        add(register, "a1")
        add(register, "a2")
        view = register.view
        (plan,) = view.commitments(CommitmentFilter(state="open", due_before="2027"))
        assert (plan.form, plan.due, plan.actors) == ("instrument", "2026-12-31", ("AZE", "UZB"))
        assert view.commitments(CommitmentFilter(due_before="2026")) == []
        assert view.commitments(CommitmentFilter(party="kaz")) == []
        assert view.commitments(CommitmentFilter(pair=("AZE", "UZB"), form="instrument")) == [plan]
        (life,) = view.instruments(EventFilter(party="UZB"))
        assert (life.id, life.stage, life.until) == (plan.id, "signed", "2026-12-31")
