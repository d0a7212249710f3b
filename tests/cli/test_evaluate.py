import json
from pathlib import Path

import pytest

from legation.evaluation.benchmark import of_part, records

from .conftest import Run

TEXT = "Samoa's Prime Minister Ana Leota met Tonga's envoy in Apia on 3 March 2024."
GOLD = {
    "id": "r1",
    "text": TEXT,
    "header": {},
    "people": [{"name": "Ana Leota", "post": "Prime Minister", "country": "WSM"}],
    "events": [
        {"kind": "meeting", "actors": ["TON", "WSM"], "date": "2024-03-03",
         "anchors": [{"text": "met", "start": TEXT.index("met")}]}
    ],
}  # fmt: skip
WRONG = {**GOLD, "events": [{**GOLD["events"][0], "kind": "visit"}]}  # type: ignore[index]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n")
    return path


def test_own_records_are_read_and_scored(run: Run, gold: Path) -> None:
    result = run("evaluate", gold)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("event    P ")
    assert "people   P 1.000  R 1.000  F1 1.000   right 1 found 1 owed 1" in result.stdout


def test_what_another_reader_found(run: Run, gold: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    found.write_text(json.dumps(WRONG) + "\n")
    figures = json.loads(run("evaluate", gold, "--found", found, "--json", "--errors", 5).stdout)
    assert figures["event"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "right": 0, "found": 1, "owed": 1}
    assert figures["plover"]["f1"] == 1.0
    assert figures["errors"] == ["r1 missed [meeting TON,WSM 2024-03-03 None “met”]"]
    confusion = run("evaluate", gold, "--found", found, "--confusion").stdout
    assert "  meeting        visit 1" in confusion


def held_records(path: Path, name: str) -> Path:
    """A copy of the held part under other ids, with its text."""
    file = path / name
    rows = [
        {"id": f"x{n}", "text": row.text, "events": [{"kind": "aid", "actors": ["TON"]}]}
        for n, row in enumerate(of_part(records(), "held")[:3])
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_errors_of_the_held_part_are_never_shown(run: Run, tmp_path: Path) -> None:
    for option in (["--errors", "3"], ["--confusion"]):
        result = run("evaluate", "--part", "held", *option)
        assert result.exit_code == 2
        assert "kept aside" in " ".join(result.stderr.split())
    copy = held_records(tmp_path, "copy.jsonl")
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("")
    figures = json.loads(run("evaluate", copy, "--found", nothing, "--errors", 9, "--json").stdout)
    assert figures["event"]["owed"] == 3
    assert figures["errors"] == []


def test_the_benchmark_by_parts_and_its_figures_kept(run: Run, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("")
    kept = tmp_path / "figures.json"
    result = run("evaluate", "--found", nothing, "--record", kept)
    assert result.exit_code == 0
    assert result.stdout.startswith("open part, ")
    assert "\nheld part, " in result.stdout
    written = json.loads(kept.read_text())
    assert set(written) == {"open", "held"}
    written["open"]["event F1"] = 0.5
    kept.write_text(json.dumps(written))
    again = run("evaluate", "--found", nothing, "--record", kept)
    assert "fallen: open event F1: was 0.5000, is 0.0000" in again.stderr


def test_wrong_combinations_and_files(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("evaluate", gold, "--record", tmp_path / "f.json").exit_code == 2
    assert run("evaluate", gold, "--part", "open").exit_code == 2
    missing = run("evaluate", tmp_path / "none.jsonl")
    assert missing.exit_code == 1
    assert "none.jsonl" in missing.stderr
    (tmp_path / "bad.jsonl").write_text("{}\n")
    assert "bad.jsonl:1: " in run("evaluate", tmp_path / "bad.jsonl").stderr
