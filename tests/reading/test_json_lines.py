from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.reading import read_sources
from legation.reading.limits import MAX_LINE

Read = Any


def test_the_keys_that_are_taken(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "news.jsonl"
    entry = {
        "id": "n7",
        "text": story,
        "url": "https://example.org/7",
        "title": "A visit\nto Quito",
        "published": "2025-12-11T08:00:00Z",
        "outlet": "The Herald",
        "byline": "Ann Poe",
        "people": [{"name": "x"}],
        "score": 1.5,
    }
    path.write_text(json.dumps(entry))
    (report,) = read(path).reports
    assert (report.id, report.url, report.title) == ("n7", "https://example.org/7", "A visit to Quito")
    assert (report.published, report.outlet, report.byline) == ("2025-12-11", "The Herald", "Ann Poe")
    assert report.source == f"{path}:1"


@pytest.mark.parametrize("odd", [None, 3.5, [], {}, True, "someday", "2025-13-45", "", "9" * 40])
def test_odd_values_beside_the_text_do_no_harm(tmp_path: Path, read: Read, story: str, odd: object) -> None:
    path = tmp_path / "odd.jsonl"
    keys = ("published", "title", "url", "outlet", "byline", "language")
    path.write_text(json.dumps({"text": story, **dict.fromkeys(keys, odd)}))
    (report,) = read(path).reports
    assert report.published is None
    assert report.id == "odd#1"


def test_numbers_are_ids(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text("\n".join(json.dumps({"id": i, "text": story}) for i in (7, 8.0, "9", None, [1])))
    assert [report.id for report in read(path).reports] == ["7", "8", "9", "n#4", "n#5"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.booleans())
def test_text_is_kept_exactly(odd: str, ascii_only: bool) -> None:
    text = f"The envoy of Peru said that the talks with the minister were of use. {odd}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_text(
            json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n", encoding="utf-8", newline=""
        )
        (report,) = read_sources([str(path)], on_problem=print)
    assert report.text == text


def test_bad_lines_are_told_with_their_number_and_the_rest_is_read(
    tmp_path: Path, read: Read, story: str
) -> None:
    path = tmp_path / "mixed.jsonl"
    good = json.dumps({"text": f"“{story}”, it said."}, ensure_ascii=False).encode()
    lines = [
        good,
        b'{"text": "cut off',
        b"",
        b'{"id": "no text"}',
        b'{"text": 5}',
        b'{"text": ""}',
        b'["a list"]',
        b'{"text": "na\xefve in Latin-1"}',
        b'{"text": "half a pair \\ud800 of surrogates"}',
        b"[" * 200_000,
        b'{"text": "a number", "n": ' + b"9" * 10_000 + b"}",
        good,
    ]
    path.write_bytes(b"\n".join(lines))
    outcome = read(path)
    assert [report.id for report in outcome.reports] == ["mixed#1", "mixed#12"]
    assert [str(p.where) for p in outcome.problems] == [f"{path}:{n}" for n in (2, 4, 5, 6, 7, 8, 9, 10, 11)]
    words = [
        "not JSON",
        "no `text`",
        "no string",
        "no text",
        "no JSON object",
        "UTF-8",
        "UTF-8",
        "beyond",
        "beyond",
    ]
    for problem, word in zip(outcome.problems, words, strict=True):
        assert word in problem.problem


def test_an_endless_line_is_passed_over(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "long.jsonl"
    path.write_text(
        json.dumps({"text": "a" * (2 * MAX_LINE + 5)}) + "\n" + json.dumps({"text": story}) + "\n"
    )
    outcome = read(path)
    assert outcome.texts == [story]
    assert outcome.problems[0].where == f"{path}:1"
    assert "10 MB" in outcome.problems[0].problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(tmp_path: Path, read: Read, story: str, encoding: str) -> None:
    text = f"{story} “Très bien”, she said."
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": text}, ensure_ascii=False) + "\n", encoding=encoding
    )
    (tmp_path / "b.json").write_text(json.dumps([{"text": text}], ensure_ascii=False), encoding=encoding)
    assert read(tmp_path).texts == [text, text]


def test_json_holds_one_object_or_a_list_or_lines(tmp_path: Path, read: Read, story: str) -> None:
    one = {"text": story}
    (tmp_path / "a.json").write_text(json.dumps(one, indent=2))
    (tmp_path / "b.json").write_text(json.dumps([one, {"text": None}, one], indent=2))
    (tmp_path / "c.json").write_text(f'{json.dumps(one)}\n{{"text": \n{json.dumps(one)}\n')
    outcome = read(tmp_path)
    assert [report.id for report in outcome.reports] == ["a", "b#1", "b#3", "c#1", "c#3"]
    assert [str(p.where).rsplit("/", 1)[1] for p in outcome.problems] == ["b.json:2", "c.json:2"]


def test_broken_json_is_one_problem(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "broken.json"
    path.write_text(json.dumps([{"text": "a"}] * 50, indent=1)[:-40])
    (problem,) = read(path).problems
    assert "not JSON" in problem.problem
    assert str(problem.where).startswith(f"{path}:")
