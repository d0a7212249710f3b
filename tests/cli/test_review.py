import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import VISIT, Run


def events(run: Run, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("events", "--format", "jsonl", *options).output.splitlines()]


def signing(run: Run) -> str:
    return str(events(run, "--kind", "agreement")[0]["id"])


def history(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("review", "log", "--format", "csv").stdout)))


def test_edit_log_and_undo(run: Run, register: Path) -> None:
    result = run(
        "review", "edit", signing(run)[:6], "date=2024-03-04", "instrument.period=2026", "actors=TON; FJI",
        "--by", "Leyla", "--why", "the ministry says so",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    (event,) = events(run, "--kind", "agreement")
    assert (event["date"], event["instrument"]["period"]) == ("2024-03-04", "2026")
    (made,) = history(run)
    assert (made["by"], made["what"], made["why"]) == ("Leyla", "edit event", "the ministry says so")
    assert made["undone"] == ""
    assert "says Leyla" in run("show", "event", signing(run)).output
    assert run("review", "undo", made["id"]).exit_code == 0
    assert events(run, "--kind", "agreement")[0]["date"] == "2024-03-03"
    assert [row["undone"] for row in history(run)] == ["yes", ""]


def test_reject_add_and_remove(run: Run, register: Path) -> None:
    assert run("review", "reject", signing(run)).exit_code == 0
    assert events(run, "--kind", "agreement") == []
    added = run("review", "add", "visit", "kind=meeting", "actors=FJI;TON", "date=2024-03-03", "--words", "He met")
    assert added.exit_code == 0, added.output
    assert any(e["anchors"][0] == {"text": "He met", "start": VISIT.index("He met")} for e in events(run))
    removed = run("remove", "visit", "--why", "twice")
    assert removed.exit_code == 0
    assert "1 reports are left out" in removed.stderr
    assert {a["report"] for e in events(run) for a in e["accounts"]} == {"evil"}


def test_accept_empties_the_queue(run: Run, register: Path) -> None:
    assert len(run("review", "queue", "--format", "jsonl").output.splitlines()) == 3
    assert run("review", "accept", "--report", "visit").exit_code == 0
    assert len(run("review", "queue", "--format", "jsonl").output.splitlines()) == 1
    (record,) = [json.loads(line) for line in run("review", "gold").output.splitlines()]
    assert [e["optional"] for e in record["events"]] == [False, False]


def test_agreement_of_two(run: Run, register: Path) -> None:
    assert "no two reviewers" in run("review", "agreement").stderr
    wanted = signing(run)
    run("review", "accept", wanted, "--by", "Ann")
    run("review", "accept", wanted, "--by", "Bo")
    (found,) = [json.loads(line) for line in run("review", "agreement", "--format", "jsonl").output.splitlines()]
    assert found[:3] == [["Ann", "Bo"], 1, 1] or found["judged"] == 1


@pytest.mark.parametrize(
    "command",
    [
        ["review", "reject", "e-nothing"],
        ["review", "undo", "c-nothing"],
        ["remove", "nothing"],
        ["review", "add", "visit", "kind=meeting", "--words", "not there"],
    ],
)
def test_what_is_not_there_is_told(run: Run, register: Path, command: list[str]) -> None:
    result = run(*command)
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_a_slot_without_a_value_is_a_wrong_command(run: Run, register: Path) -> None:
    assert run("review", "edit", signing(run), "date").exit_code == 2
    assert run("remove").exit_code == 2
    assert run("review", "accept").exit_code == 2


def test_the_export_holds_all_and_is_the_same_twice(run: Run, register: Path) -> None:
    run("review", "reject", signing(run))
    one = run("export", "--format", "jsonl")
    assert one.stdout == run("export").stdout
    types = {json.loads(line)["type"] for line in one.stdout.splitlines()}
    assert {"report", "event", "person", "correction"} <= types


def test_reread_shows_what_changed(run: Run, register: Path) -> None:
    result = run("reread", "visit", "--format", "csv")
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["report"] for row in rows} == {"visit"}
    assert "1 reports read again, 1 of them say something else now" in result.stderr
    assert "0 reports read again" in run("reread").stderr
    assert "0 of them say something else" in run("reread", "visit").stderr
