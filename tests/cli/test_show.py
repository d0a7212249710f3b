import json
from pathlib import Path

from .conftest import Run


def ids(run: Run, *command: str) -> list[str]:
    return [json.loads(line)["id"] for line in run(*command, "--format", "jsonl").output.splitlines()]


def test_an_event_with_its_evidence_quoted(run: Run, register: Path) -> None:
    (visit,) = ids(run, "events", "--kind", "visit")
    output = run("show", "event", visit[:8]).output
    assert f"visit {visit}, occurred" in output
    assert "TON → FJI" in output
    assert "visit · Lagoon Post · 2024-03-04" in output
    assert "Sione Vake ‹arrived› in ‹Suva on› ‹3 March 2024›." in " ".join(output.split())
    assert "‹arrived› visit; ‹Suva on› place; ‹3 March 2024› date" in output


def test_an_agreement_with_its_instrument(run: Run, register: Path) -> None:
    (signing,) = ids(run, "agreements")
    output = run("show", "event", signing).output
    assert "instrument    memorandum, fisheries memorandum" in output
    assert "part of" in output
    assert "“The two ministries ‹signed› a fisheries memorandum for 2025.”" in output


def test_a_person(run: Run, register: Path) -> None:
    (vake,) = ids(run, "people", "Vake")
    output = run("show", "person", vake).output
    assert "Sione Vake" in output
    assert "Minister of Fisheries" in output
    assert "TON → FJI" in output
    assert "‹Sione Vake› named" in output


def test_a_report(run: Run, register: Path) -> None:
    output = run("show", "report", "visit", "--text").output
    assert output.startswith("visit · Lagoon Post · 2024-03-04\n")
    assert "source        visit.txt" in output
    assert "The two ministries signed" in output


def test_a_hostile_report_is_shown_harmlessly(run: Run, register: Path) -> None:
    (meeting,) = ids(run, "events", "--kind", "meeting")
    (evil,) = ids(run, "people", "Evil")
    for command in (["report", "evil", "--text"], ["event", meeting], ["person", evil]):
        output = run("show", *command).output
        assert "\\x1b" in output
        assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(output)


def test_as_json(run: Run, register: Path) -> None:
    assert (
        json.loads(run("show", "report", "visit", "--format", "jsonl").output)["extraction"]["id"] == "visit"
    )
    assert run("show", "report", "visit", "--format", "csv").exit_code == 2


def test_what_is_not_there(run: Run, register: Path) -> None:
    result = run("show", "event", "e-none")
    assert result.exit_code == 1
    assert "no event 'e-none'" in result.stderr
