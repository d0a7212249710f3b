"""Adding to a register: whole, once, under an id of its own."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select

from legation.model import Report
from legation.register import Added, AlreadyThere, IdTaken, Renewed, open_register, report_key, schema
from tests.register.filled import TEXT, add, extraction, report


def rows_of(path: Path) -> dict[str, int]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
        }
    engine.dispose()
    return counts


def test_a_report_is_kept_as_it_came_with_all_that_it_says(tmp_path: Path) -> None:
    made = report("a1", url="https://example.org/1", title="Ministers meet", source="a.txt")
    said = extraction(made)
    with open_register(tmp_path / "r.db") as register:
        assert register.add(made, said, reader="9.9") == Added("a1")
    with open_register(tmp_path / "r.db") as register:
        kept = register.view.report("a1")
    assert (kept.text, kept.url, kept.title, kept.source) == (made.text, made.url, made.title, made.source)
    assert (kept.extraction, kept.reader) == (said, "9.9")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", kept.added_at)


def test_what_is_said_is_kept_in_rows(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        add(register, "a1")
    counts = rows_of(tmp_path / "r.db")
    due = {
        "reports": 1,
        "extractions": 1,
        "people": 2,
        "events": 4,
        "event_parties": 8,
        "event_people": 4,
        "statements": 5,
        "instruments": 1,
        "evidence": 6,
    }
    assert {name: counts[name] for name in due} == due


def test_evidence_rows_quote_the_text(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        made = add(register, "a1")
    engine = create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    with engine.connect() as connection:
        quotes = connection.execute(select(schema.evidence)).all()
    engine.dispose()
    assert quotes
    assert all(made.text[q.start : q.end] == q.text for q in quotes)


def test_what_is_there_is_known_before_it_is_read(tmp_path: Path) -> None:
    made = report("a1", url="https://example.org/1")
    with open_register(tmp_path / "r.db") as register:
        assert not register.has(made)
        register.add(made, extraction(made))
        assert register.has(made)
        assert not register.has(report("a1", url="https://example.org/2"))


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    made = report("a1")
    again = Report(id="other", text="  " + made.text.replace(" ", "\n ") + "\n")
    with open_register(tmp_path / "r.db") as register:
        register.add(made, extraction(made))
        register.link()
        before = rows_of(tmp_path / "r.db"), msgspec.json.encode(register.view.events())
        assert register.add(again, extraction(again)) == AlreadyThere("a1")
        register.link()
        assert (rows_of(tmp_path / "r.db"), msgspec.json.encode(register.view.events())) == before
        assert register.view.report("a1").text == made.text


def test_the_same_text_from_another_address_is_another_report(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        for name in ("a1", "a2"):
            made = Report(id=name, text=TEXT, url=f"https://{name}.example.org")
            assert register.add(made, extraction(made)) == Added(name)


def test_an_id_that_another_text_has_is_told_and_made_unique(tmp_path: Path) -> None:
    first, second = report("a1"), Report(id="a1", text="Another story.")
    with open_register(tmp_path / "r.db") as register:
        register.add(first, extraction(first))
        assert register.add(second, extraction(first)) == IdTaken(f"a1~{report_key(second)[:8]}", "a1")
        lower, higher = sorted((first, second), key=report_key)
        assert register.view.report("a1").text == lower.text
        own = f"a1~{report_key(higher)[:8]}"
        kept = register.view.report(own)
        assert (kept.text, kept.given_id) == (higher.text, "a1")
        assert register.add(higher, extraction(first)) == AlreadyThere(own)


def test_of_the_same_report_the_one_with_more_beside_it_is_kept_whichever_came_first(tmp_path: Path) -> None:
    bare, full = report("a1"), report("a1", title="Talks", published="2025-12-11")
    with open_register(tmp_path / "r.db") as register:
        assert register.add(bare, extraction(bare)) == Added("a1")
        assert not register.has(full)
        assert register.add(full, extraction(full, day="2025-12-09")) == Renewed("a1")
        assert register.add(bare, extraction(bare)) == AlreadyThere("a1")
        kept = register.view.report("a1")
        assert (kept.title, kept.extraction.events[0].date) == ("Talks", "2025-12-09")
        assert [hit.report for hit in register.view.search("talks")] == ["a1"]
        assert register.status().reports == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(alphabet=" \t\n", min_size=1))
def test_blanks_and_forms_of_letters_do_not_make_another_report(text: str, blanks: str) -> None:
    one = Report(id="a", text=f"{text} café")
    other = Report(id="b", text=f"{blanks}{text}{blanks}cafe\u0301{blanks}")
    assert report_key(one) == report_key(other)
    assert report_key(one) != report_key(Report(id="a", text=f"{text} cafés"))


def test_status_counts_what_there_is(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db") as register:
        assert register.status().reports == 0
        add(register, "a1")
        add(register, "a2")
        assert not register.status().linked
        register.link()
        status = register.status()
        assert status.bytes == sum(path.stat().st_size for path in tmp_path.glob("r.db*") if path.suffix != ".db-shm")
    assert status.linked
    assert (status.reports, status.accounts, status.events, status.agreements, status.people) == (
        2,
        8,
        4,
        1,
        2,
    )
    assert status.schema == schema.HEAD
