import json
from pathlib import Path

import pytest

from .conftest import EVIL, VISIT, Run

GERMAN = (
    "Der Minister traf am Montag in Bern seinen Amtskollegen und sprach mit ihm über die Zusammenarbeit "
    "beider Länder in der Forschung. Am Abend reiste er nach Wien weiter."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports that can be read."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(VISIT)
    (news / "b.jsonl").write_text(json.dumps({"id": "b-7", "text": VISIT.replace("Tonga", "Samoa")}) + "\n")
    return news


def test_read_as_json_lines_has_all_keys_and_true_offsets(run: Run, folder: Path) -> None:
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 0
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert second["id"] == "b-7"
    assert set(first) == {"id", "header", "people", "events"}
    assert set(first["header"]) == {"outlet", "agency", "byline", "published", "title", "url", "language"}
    assert first["events"]
    for event in first["events"]:
        assert {"kind", "status", "actors", "recipients", "anchors", "evidence", "point", "part_of"} <= set(
            event
        )
        for words in (*event["anchors"], *(w for slot in event["evidence"].values() for w in slot)):
            assert VISIT.startswith(words["text"], words["start"])


def test_read_as_a_table_and_as_csv(run: Run, folder: Path) -> None:
    table = run("read", folder / "a.txt")
    assert table.exit_code == 0
    assert "Sione Vake" in table.stdout
    lines = run("read", folder / "a.txt", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("report,id,date,kind,status")
    assert all(line.startswith("a,") for line in lines[1:])


def test_read_from_standard_input(run: Run) -> None:
    result = run("read", "-", "--format", "jsonl", stdin=VISIT)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["people"]


def test_read_writes_nothing(run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("read", folder).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_a_hostile_report_is_read_harmlessly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.jsonl").write_text(
        json.dumps({"id": "x\x1b[2J", "title": "\u202eT", "text": EVIL}) + "\n"
    )
    result = run("read", tmp_path / "evil.jsonl")
    assert result.exit_code == 0
    assert not {"\x1b", "\x9b", "\u202e"} & set(result.output)


def test_what_is_left_out_is_named_and_the_rest_is_read(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text(GERMAN)
    (folder / "d.txt").write_bytes(b"")
    (folder / "e.jsonl").write_text('{"id": "e1"}\n{"id": \n')
    log = tmp_path / "log.txt"
    result = run("read", folder, folder / "none.txt", "--format", "jsonl", "--quiet", "--log-file", log)
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    left_out = [line for line in result.stderr.splitlines() if line.startswith("legation: left out: ")]
    assert len(left_out) == len(result.stderr.splitlines()) == 5
    for name in ("c.txt: ", "d.txt: ", "e.jsonl:1: ", "e.jsonl:2: ", "none.txt: "):
        assert sum(name in line for line in left_out) == 1
    assert len(log.read_text().splitlines()) == 5


def test_nothing_read_is_a_failure(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr


def test_a_pipeline_that_is_not_installed(run: Run, folder: Path) -> None:
    result = run("read", folder, "--model", "xx_none_sm")
    assert result.exit_code == 1
    assert "xx_none_sm" in result.stderr


def test_adding_twice_changes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "new.db"
    first = run("add", folder, "--register", register)
    assert first.exit_code == 0
    assert "2 reports added" in first.stderr
    before = run("--register", register, "events", "--format", "jsonl").stdout
    assert before
    second = run("add", folder, "--register", register)
    assert second.exit_code == 0
    assert "0 reports added" in second.stderr
    assert "2 were there already" in second.stderr
    assert run("--register", register, "events", "--format", "jsonl").stdout == before


def test_an_id_that_another_report_has_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": "one", "text": text}) + "\n" for text in (VISIT, VISIT[:-80])))
    result = run("add", path, "--register", tmp_path / "new.db")
    assert result.exit_code == 0
    assert "'one' belongs to another report" in result.stderr


def test_a_register_in_a_folder_that_is_not_there(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("add", folder, "--register", tmp_path / "no" / "x.db")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
