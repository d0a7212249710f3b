from pathlib import Path

import pytest

from legation.errors import UnreadableError
from legation.evaluation.rows import load


def test_records_are_loaded_whatever_else_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x", "events": null, "cluster": 3}\n\n{"id": "b", "text": "y"}\n')
    assert [record.id for record in load(path, gold=True)] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "no record"),
        ('{"text": "x"}', "id"),
        ('{"id": "b"}', "without a text"),
        ('{"id": "a", "text": "x"}', "twice"),
        ('{"id": "b", "text": "x", "events": [{"kind": 3}]}', "kind"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n\n' + line + "\n")
    with pytest.raises(UnreadableError, match=f"gold.jsonl:3: .*{fault}"):
        load(path, gold=True)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"none\.jsonl: No such file"):
        load(tmp_path / "none.jsonl")
