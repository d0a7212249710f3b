import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import EVIL, Run


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_events_as_a_table(run: Run, register: Path) -> None:
    result = run("events")
    assert result.exit_code == 0
    assert "TON → FJI" in result.output
    assert "Suva, FJI" in result.output
    assert "fisheries memorandum" in result.output


def test_events_as_json_lines(run: Run, register: Path) -> None:
    found = rows(run("events", "--format", "jsonl").output)
    assert [event["kind"] for event in found].count("agreement") == 1
    assert len(found) == 3
    signing = next(event for event in found if event["kind"] == "agreement")
    assert signing["accounts"][0]["report"] == "visit"
    assert signing["accounts"][0]["anchors"] == [{"text": "signed", "start": signing["anchors"][0]["start"]}]
    assert signing["recipients"] == []
    assert signing["point"] is None


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--party", "Tonga"], {"visit", "agreement"}),
        (["--party", "niu"], {"meeting"}),
        (["--pair", "FJI", "TON", "--kind", "visit"], {"visit"}),
        (["--person", "Vake"], {"visit"}),
        (["--until", "2024-02"], set()),
        (["--on", "2024-03-03", "--place", "Alofi"], {"meeting"}),
        (["--text", "memorandum", "--context", "economic"], {"agreement"}),
        (["--status", "planned"], set()),
        (["--background"], set()),
    ],
)
def test_filters(run: Run, register: Path, options: list[str], kinds: set[str]) -> None:
    result = run("events", *options, "--format", "jsonl")
    assert result.exit_code == 0
    assert {event["kind"] for event in rows(result.output)} == kinds


@pytest.mark.parametrize(
    "options", [["--party", "Narnia"], ["--kind", "feast"], ["--status", "done"], ["--limit", "0"]]
)
def test_what_cannot_be_asked_is_a_usage_error(run: Run, register: Path, options: list[str]) -> None:
    result = run("events", *options)
    assert result.exit_code == 2
    assert "Invalid value" in result.stderr


def test_csv_is_harmless_and_whole(run: Run, register: Path) -> None:
    found = list(csv.DictReader(io.StringIO(run("events", "--format", "csv").output)))
    assert len(found) == 3
    evil = next(row for row in found if row["kind"] == "meeting")
    assert evil["people"].startswith("'=Evil")
    signing = next(row for row in found if row["kind"] == "agreement")
    assert signing["actors"] == "FJI; TON"
    assert signing["instrument_period"] == "2025"


@pytest.mark.parametrize("form", ["table", "csv"])
@pytest.mark.parametrize("command", [["events"], ["people"], ["search", "envoy"], ["timeline", "NIU", "NIU"]])
def test_no_control_character_reaches_the_terminal(
    run: Run, register: Path, command: list[str], form: str
) -> None:
    output = run(*command, "--format", form).output
    assert "kcab" in output or command[0] == "search"
    assert not {"\x1b", "\x9b", "\u202e"} & set(output)
    assert {"\x1b", "\x9b", "\u202e"} <= set(EVIL)


def test_timeline_takes_names_and_codes(run: Run, register: Path) -> None:
    by_name = run("timeline", "Tonga", "Fiji", "--format", "jsonl").output
    assert by_name == run("timeline", "TON", "FJI", "--format", "jsonl").output
    assert {event["kind"] for event in rows(by_name)} == {"visit", "agreement"}


def test_agreements(run: Run, register: Path) -> None:
    result = run("agreements", "--party", "FJI")
    assert "memorandum" in result.output
    assert "2025" in result.output
    assert "visit" not in result.output


def test_people(run: Run, register: Path) -> None:
    (vake,) = rows(run("people", "vake", "--country", "Tonga", "--format", "jsonl").output)
    assert vake["post"] == "Minister of Fisheries"
    assert vake["tenures"][0]["first"] == "2024-03-04"
    assert "Minister of Fisheries" in run("people", "--post", "fisheries", "--on", "2024-03").output


def test_nothing_found_is_said_and_is_no_error(run: Run, register: Path) -> None:
    result = run("timeline", "CHN", "PER")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "no events between CHN and PER" in result.stderr


def test_a_register_that_is_none(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("no database\n" * 99)
    for command in (["events"], ["status"], ["show", "event", "e"]):
        result = run(*command, "--register", path)
        assert result.exit_code == 1
        assert f"legation: {path}: " in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_status(run: Run, register: Path) -> None:
    (held,) = rows(run("status", "--format", "jsonl").output)
    assert (held["reports"], held["events"], held["agreements"], held["people"]) == (2, 3, 1, 2)
    assert "test.db" in run("status").output
