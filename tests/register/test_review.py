"""Corrections in a register: each wins, can be undone, and outlives another reading of its report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from legation.errors import RegisterError
from legation.evaluation.rows import load
from legation.register import EventFilter, PersonFilter, Register, open_register
from legation.register.packed import unpack
from tests.register.filled import TEXT, add, extraction, report

PLACES = {"a1": "https://post.example.org/1", "a2": None}


@pytest.fixture
def register(tmp_path: Path) -> Any:
    with open_register(tmp_path / "r.db") as made:
        for name, url in PLACES.items():
            of = report(name, url=url)
            made.add(of, extraction(of))
        yield made


def event_id(register: Register, kind: str) -> str:
    return register.view.events(EventFilter(kind=kind))[0].id


def kinds(register: Register) -> list[str]:
    return sorted(event.kind for event in register.view.events())


def exported(register: Register) -> bytes:
    return b"\n".join(msgspec.json.encode(record) for record in register.export())


def test_reject_and_undo(register: Register) -> None:
    before = exported(register)
    ann = register.reviewer("ann", "a film")
    made = ann.reject(event_id(register, "ceremony"))
    assert (made.by, made.why, made.action) == ("ann", "a film", "reject")
    assert made.at
    assert kinds(register) == ["agreement", "meeting", "visit"]
    ann.undo(made.id)
    assert kinds(register) == ["agreement", "ceremony", "meeting", "visit"]
    with pytest.raises(RegisterError, match="undone already"):
        ann.undo(made.id[:6])
    assert [c.action for c in register.corrections()] == ["reject", "undo"]
    events = [line for line in exported(register).splitlines() if b'"type":"event"' in line]
    assert events == [line for line in before.splitlines() if b'"type":"event"' in line]


def test_edit_wins_and_is_found_by_filters(register: Register) -> None:
    wanted = event_id(register, "meeting")
    register.reviewer("ann").edit(wanted, {"date": "2025-12-09", "place": "Ganja", "actors": ["UZB", "AZE"]})
    event = register.view.event(wanted)
    assert (event.date, event.place, event.actors) == ("2025-12-09", "Ganja", ("AZE", "UZB"))
    assert [e.id for e in register.view.events(EventFilter(on="2025-12-09", place="Ganja"))] == [wanted]
    assert event.conflicts["date"][0].by == "ann"


def test_edit_of_a_person(register: Register) -> None:
    (hasanov,) = register.view.people(PersonFilter(name="Hasanov"))
    register.reviewer("ann").edit(hasanov.id, {"name": "Zakir Hasan", "country": "KAZ"})
    (person,) = register.view.people(PersonFilter(name="Hasan", country="KAZ"))
    assert (person.id, person.name) == (hasanov.id, "Zakir Hasan")
    meeting = register.view.event(event_id(register, "meeting"))
    assert "Zakir Hasan" in meeting.people
    assert meeting.leaders == ("Zakir Hasan",)
    assert [e.kind for e in register.view.events(EventFilter(person=hasanov.id))] == ["meeting"]


@pytest.mark.parametrize(
    ("slots", "message"),
    [
        ({"kind": "party"}, "no kind 'party'"),
        ({"date": "soon"}, "no date"),
        ({"status": "maybe"}, "no status"),
        ({"colour": "red"}, "no slot"),
    ],
)
def test_what_can_not_be_is_refused(register: Register, slots: dict[str, Any], message: str) -> None:
    with pytest.raises(RegisterError, match=message):
        register.reviewer("ann").edit(event_id(register, "meeting"), slots)
    assert register.corrections() == []


def test_split_and_merge(register: Register) -> None:
    ann = register.reviewer("ann")
    wanted = event_id(register, "meeting")
    ann.split(wanted, ["a2"])
    meetings = register.view.events(EventFilter(kind="meeting"))
    assert sorted([a.report for a in m.accounts] for m in meetings) == [["a1"], ["a2"]]
    ann.merge([m.id for m in meetings])
    assert len(register.view.events(EventFilter(kind="meeting"))) == 1
    with pytest.raises(RegisterError, match="can't be parted"):
        ann.split(wanted, ["a1", "a2"])
    with pytest.raises(RegisterError, match="only two or more"):
        ann.merge([wanted])
    verdicts = [r for r in register.export() if r["type"] == "judgement" and r["by"] == "ann"]
    assert [v["verdict"] for v in verdicts] == ["one"]


def test_add_by_hand(register: Register) -> None:
    ann = register.reviewer("ann")
    made = ann.add("a1", "received", {"kind": "visit", "actors": ["UZB"], "recipients": ["AZE"], "date": "2025-12-10"})
    event = register.view.event(made.targets[0].id)
    assert (event.kind, event.actors, event.recipients) == ("visit", ("UZB",), ("AZE",))
    assert event.plover
    account = event.accounts[0]
    assert (account.report, [a.text for a in account.anchors]) == ("a1", ["received"])
    assert TEXT[account.anchors[0].start :].startswith("received")
    with pytest.raises(RegisterError, match="does not hold the words"):
        ann.add("a1", "flew", {"kind": "visit"})


def test_remove_and_bring_back(register: Register) -> None:
    ann = register.reviewer("ann")
    made = ann.remove("a1")
    assert [a.report for a in register.view.event(event_id(register, "meeting")).accounts] == ["a2"]
    assert [hit.report for hit in register.view.search("ministers")] == ["a2"]
    assert register.status().removed == 1
    assert register.view.report("a1").removed
    add(register, "a3")
    assert len(register.view.event(event_id(register, "meeting")).accounts) == 2
    ann.undo(made.id)
    assert len(register.view.event(event_id(register, "meeting")).accounts) == 3
    assert register.status().removed == 0


@pytest.mark.parametrize("source", ["post.example.org", "The Post"])
def test_a_source_is_removed_with_all_that_comes_later(register: Register, source: str) -> None:
    register.reviewer("ann").remove_source(source)
    late = report("a9", url="https://www.post.example.org/9")
    register.add(late, extraction(late))
    left = {a.report for e in register.view.events() for a in e.accounts}
    assert left == ({"a2"} if "." in source else set())


def test_corrections_outlive_another_reading(register: Register) -> None:
    ann = register.reviewer("ann")
    ann.edit(event_id(register, "meeting"), {"date": "2025-12-09"})
    ann.reject(event_id(register, "ceremony"))
    ann.accept(event_id(register, "agreement"))
    for name, url in PLACES.items():
        of = report(name, url=url)
        now = extraction(of)
        meeting = replace(now.events[0], actors=("AZE", "KAZ", "UZB"), place="Ganja")
        before = register.reread(of, replace(now, events=(meeting, now.events[1])), reader="9.9")
        assert before == now
        assert register.reread(of, replace(now, events=(meeting, now.events[1])), reader="9.9") is None
    (meeting_now, signed) = sorted(register.view.events(), key=lambda e: e.kind, reverse=True)
    assert (meeting_now.date, meeting_now.place) == ("2025-12-09", "Ganja")
    assert meeting_now.actors == ("AZE", "KAZ", "UZB")
    assert signed.kind == "agreement"
    assert len(signed.accounts) == 2


def test_what_an_earlier_version_read_is_kept(register: Register) -> None:
    of = report("a1", url=PLACES["a1"])
    register.reread(of, replace(extraction(of), events=()), reader="9.9")
    with register._engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT reader, record FROM superseded").all()
    assert len(unpack(row.record).events) == 4
    assert [r.id for r in register.to_reread(["a1"])] == ["a1"]
    assert [r.id for r in register.to_reread()] == ["a1"]
    assert len(list(register.to_reread(every=True))) == 2


def test_reviewed_reports_are_gold(register: Register, tmp_path: Path) -> None:
    assert list(register.gold()) == []
    ann = register.reviewer("ann")
    ann.reject(event_id(register, "ceremony"))
    ann.edit(event_id(register, "meeting"), {"date": "2025-12-09"})
    ann.accept_report("a2")
    records = list(register.gold())
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join(msgspec.json.encode(record) for record in records))
    first, second = load(path, gold=True)
    assert (first.id, second.id) == ("a1", "a2")
    owed = {e.kind: e.date for e in first.events or () if not e.optional}
    assert owed == {"meeting": "2025-12-09"}
    assert {e.kind for e in second.events or () if not e.optional} == {"meeting", "agreement", "visit"}
    assert {"Zakir Hasanov"} < {person["name"] for person in records[0]["people"]}
