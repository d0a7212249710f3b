import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run

ROWS = (
    "id\tsentence\tsource\ttarget\n"
    "1\tFiji accused Tonga of smuggling.\tFiji\tTonga\n"
    "2\tFiji thanked Tonga.\tPalau\tTonga\n"
    "3\tFiji thanked Tonga.\tFiji\n"
    "4\tThe navy of Fiji shelled Nauru.\tThe navy of Fiji\tNauru\n"
)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(ROWS)
    return path


def test_one_object_a_row(run: Run, pairs: Path) -> None:
    result = run("code", "--pairs", pairs, "--format", "jsonl")
    first, second = map(json.loads, result.stdout.splitlines())
    assert list(first) == ["id", "plover", "mode", "confidence", "evidence"]
    assert (first["id"], first["plover"], first["mode"]) == ("1", "ACCUSE", "allege")
    assert first["evidence"] == [{"text": "accused", "start": 5}]
    assert 0 < first["confidence"] <= 1
    assert (second["id"], second["plover"]) == ("4", "ASSAULT")


def test_bad_rows_are_named_with_their_line_and_the_rest_coded(run: Run, pairs: Path) -> None:
    result = run("code", "--pairs", pairs)
    assert result.exit_code == 3
    assert f"left out: {pairs}:3: source 'Palau' does not stand in the sentence" in result.stderr
    assert f"left out: {pairs}:4: no target" in result.stderr
    assert [line.split()[:2] for line in result.stdout.splitlines()[2:]] == [["1", "ACCUSE"], ["4", "ASSAULT"]]


def test_csv_from_standard_input(run: Run) -> None:
    result = run("code", "--pairs", "-", "-f", "csv", stdin=ROWS)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["id"], row["plover"], row["evidence"]) for row in rows] == [
        ("1", "ACCUSE", "accused"),
        ("4", "ASSAULT", "shelled"),
    ]


def test_where_nothing_can_be_coded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("id\tsentence\tsource\ttarget\n1\tIt rained.\tFiji\tTonga\n")
    assert run("code", "--pairs", path).exit_code == 1
    path.write_text("id\tsentence\n1\tIt rained.\n")
    result = run("code", "--pairs", path)
    assert result.exit_code == 1
    assert f"{path}:1: no column source, target" in result.stderr
    assert run("code", "--pairs", tmp_path / "none.tsv").exit_code == 1


def test_the_pairs_are_asked_for(run: Run) -> None:
    assert run("code").exit_code == 2
