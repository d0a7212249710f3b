"""What is believed of an event or a person that several reports tell of."""

from __future__ import annotations

from legation.linking import AssembledEvent, Told, assemble_events, assemble_people, link
from legation.model import Evidence, Instrument
from tests.linking.tales import event, person, told


def assembled(*reports: Told) -> list[AssembledEvent]:
    links = link(reports)
    names = {p.id: p.name for p in assemble_people(reports, links)}
    return list(assemble_events(reports, links, names))


def test_what_occurred_is_believed_and_the_plan_is_kept() -> None:
    plan = event(
        "visit", "UZB", "AZE", date="2025-12", place="Baku", status="planned", contexts=("military",)
    )
    past = event("visit", "UZB", "AZE", date="2025-12-10", place="Baku", contexts=("economic", "military"))
    (visit,) = assembled(
        told("r1", plan, published="2025-12-01"),
        told("r2", past, published="2025-12-11"),
        told("r3", past, published="2025-12-12"),
    )
    assert (visit.status, visit.date, visit.place) == ("occurred", "2025-12-10", "Baku")
    assert [a.report for a in visit.accounts] == ["r2", "r3", "r1"]
    assert visit.contexts == ("military", "economic")
    assert [(v.value, v.reports) for v in visit.conflicts["date"]] == [
        ("2025-12-10", ("r2", "r3")),
        ("2025-12", ("r1",)),
    ]
    assert [v.value for v in visit.conflicts["status"]] == ["occurred", "planned"]
    assert "place" not in visit.conflicts


def test_the_value_of_most_reports_is_believed() -> None:
    def talks(place: str) -> object:
        return event("meeting", "AZE UZB", date="2025-12-10", place=place)

    (meeting,) = assembled(*(told(f"r{i}", talks(p)) for i, p in enumerate(("Baku", "Ganja", "Ganja"))))  # type: ignore[arg-type]
    assert meeting.place == "Ganja"
    assert {v.value for v in meeting.conflicts["place"]} == {"Baku", "Ganja"}


def test_people_are_named_once_by_their_fullest_name() -> None:
    a = told(
        "r1",
        event("meeting", "COL VEN", date="2022-07-29", people=("Alvaro Leyva",)),
        people=(person("Alvaro Leyva", "COL"),),
    )
    b = told(
        "r2",
        event("meeting", "COL VEN", date="2022-07-29", people=("Álvaro Leyva Durán", "Carlos Faria")),
        people=(person("Álvaro Leyva Durán", "COL"), person("Carlos Faria", "VEN")),
    )
    (meeting,) = assembled(a, b)
    assert meeting.people == ("Álvaro Leyva Durán", "Carlos Faria")


def test_the_instrument_is_assembled_slot_by_slot() -> None:
    a = event("agreement", "AZE UZB", date="2025-12-10", instrument=Instrument(type="other", period="2026"))
    b = event(
        "agreement",
        "AZE UZB",
        date="2025-12-10",
        instrument=Instrument(type="plan", title="cooperation plan"),
    )
    (signed,) = assembled(told("r1", a), told("r2", b))
    assert signed.instrument == Instrument(type="plan", title="cooperation plan", period="2026")


def test_the_visit_that_an_event_belongs_to_is_one_of_the_register() -> None:
    visit = event("visit", "UZB", "AZE", date="2025-12-10", id="v")
    wreath = event("ceremony", "UZB", "AZE", date="2025-12-10", id="c", part_of="v", at=9)
    found = {e.kind: e for e in assembled(told("r1", visit, wreath), told("r2", visit))}
    assert found["ceremony"].part_of == found["visit"].id
    assert len(found["visit"].accounts) == 2


def test_anchors_stay_with_their_report() -> None:
    a = event("meeting", "AZE UZB", date="2025-12-10", word="met", at=5)
    b = event("meeting", "AZE UZB", date="2025-12-10", word="talks", at=7)
    (meeting,) = assembled(told("r1", a), told("r2", b))
    assert {a.report: a.anchors for a in meeting.accounts} == {
        "r1": (Evidence("met", 5),),
        "r2": (Evidence("talks", 7),),
    }


def test_a_post_is_held_from_the_first_to_the_last_report() -> None:
    reports = [
        told("r1", people=(person("Ann Low", "GBR", "Minister of Trade"),), published="2023-05-01"),
        told("r2", people=(person("Ann Low", "GBR", "Minister of trade"),), published="2023-02-01"),
        told("r3", people=(person("Ann Low", "GBR", "Foreign Secretary"),), published="2024-01-01"),
    ]
    (low,) = assemble_people(reports, link(reports))
    assert low.post == "Foreign Secretary"
    assert [(t.post, t.first, t.last) for t in low.tenures] == [
        ("Minister of trade", "2023-02-01", "2023-05-01"),
        ("Foreign Secretary", "2024-01-01", "2024-01-01"),
    ]
