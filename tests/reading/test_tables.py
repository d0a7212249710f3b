from __future__ import annotations

import csv
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Read = Any

HEAD = ["ID", " Text ", "URL", "Title", "Published", "score"]


def _book(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, read: Read, story: str, delimiter: str) -> None:
    path = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
    text = f'{story}\n\n"Good; very good, indeed", she said.'
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([HEAD, ["n1", text, "https://example.org", "A visit", "2025/12/11", "5"]])
        writer.writerows([["", "", "", "", "", ""], ["", story], ["n3", " "]])
    outcome = read(path)
    first, second = outcome.reports
    assert (first.id, first.text, first.url) == ("n1", text, "https://example.org")
    assert (first.title, first.published, first.source) == ("A visit", "2025-12-11", f"{path}:2")
    assert (second.id, second.text) == ("a#6", story)
    (problem,) = outcome.problems
    assert (problem.where, problem.problem) == (f"{path}:7", "no text")


def test_csv_as_spreadsheets_save_it(tmp_path: Path, read: Read, story: str) -> None:
    text = f"{story} “Naïve”, said the envoy of Türkiye."
    for name, encoding in (("a.csv", "cp1252"), ("b.csv", "utf-8-sig"), ("c.csv", "utf-16")):
        with (tmp_path / name).open("w", newline="", encoding=encoding) as file:
            csv.writer(file).writerows([["text"], [text]])
    assert read(tmp_path).texts == [text] * 3


def test_csv_with_a_cell_beyond_the_library_limit(tmp_path: Path, read: Read, story: str) -> None:
    text = (f"{story} " * 1700)[:150_000]
    with (tmp_path / "a.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["text"], [text]])
    assert read(tmp_path).texts == [text]


@pytest.mark.parametrize("head", ["id,body", "", "\n\n", "texts"])
def test_csv_without_the_column(tmp_path: Path, read: Read, head: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(head + "\n1,2\n")
    (problem,) = read(path).problems
    assert problem.problem == "no column `text`"
    assert "text, id" in str(problem.mend)


def test_csv_with_a_quote_left_open(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text\n{story}\n"open' + f"{story}\n" * 120_000)
    outcome = read(path)
    assert outcome.texts == [story]
    assert outcome.problems[0].where == f"{path}:3"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60))
def test_csv_keeps_the_text(tmp_path: Path, read: Read, story: str, odd: str) -> None:
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["text"], [story + odd]])
    assert read(tmp_path).texts == [story + odd]


def test_xlsx(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[list[object]] = [
        [*HEAD],
        [7, story, None, "A visit", datetime(2025, 12, 11, 8, 30)],
        [],
        [None, story],
        [9, None, "https://example.org"],
    ]
    _book(path, {"News": rows})
    outcome = read(path)
    first, second = outcome.reports
    assert (first.id, first.title, first.published, first.source) == (
        "7",
        "A visit",
        "2025-12-11",
        f"{path}:2",
    )
    assert (second.id, second.text) == ("a#4", story)
    assert [p.where for p in outcome.problems] == [f"{path}:5"]


def test_xlsx_with_several_sheets(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.xlsx"
    _book(
        path,
        {"Notes": [["what"], ["nothing"]], "East": [["text"], [story]], "West": [["x", "TEXT"], [1, story]]},
    )
    assert [report.source for report in read(path).reports] == [f"{path}:East!2", f"{path}:West!2"]
    _book(path, {"Notes": [["what"], ["nothing"]]})
    (problem,) = read(path).problems
    assert "no sheet" in problem.problem


def _with_part(path: Path, part: str, change: Any) -> None:
    """The package again with one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_xlsx_made_to_harm(tmp_path: Path, read: Read, story: str) -> None:
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for name, part, change in (
        ("bomb", "xl/worksheets/sheet1.xml", lambda data: data + b" " * 100_000_001),
        ("entities", "xl/worksheets/sheet1.xml", lambda data: entities + data),
        ("broken", "xl/worksheets/sheet1.xml", lambda data: data[: len(data) // 2]),
        ("partless", "xl/workbook.xml", lambda data: b"<a/>"),
    ):
        path = tmp_path / f"{name}.xlsx"
        _book(path, {"News": [["text"], [story]]})
        _with_part(path, part, change)
        outcome = read(path)
        assert not outcome.reports, name
        assert len(outcome.problems) == 1, name


def test_xlsx_that_claims_a_row_beyond_the_last(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.xlsx"
    _book(path, {"News": [["text"], [story], [story]]})
    _with_part(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'r="3"', b'r="99999999999"'))
    assert read(path).texts == [story]
