"""Data files of the lexicon: what is read of them, and how a fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_csv, read_toml


def rows(folder: Path, text: str) -> list[dict[str, str]]:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    return [row.fields for row in read_csv("t.csv", ("a", "b"), folder)]


def test_rows_without_comments_and_blank_lines(tmp_path: Path) -> None:
    assert rows(tmp_path, '# a table\n\na,b\n# more\n1, two \n\n"x, y",z\n') == [
        {"a": "1", "b": "two"},
        {"a": "x, y", "b": "z"},
    ]


def test_a_row_knows_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("# a table\na,b\n\n1,2\n", encoding="utf-8")
    (row,) = read_csv("t.csv", ("a", "b"), tmp_path)
    assert row.where == f"{tmp_path / 't.csv'}:4"


def test_a_cell_of_several_values(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n x | y||z ,\n", encoding="utf-8")
    (row,) = read_csv("t.csv", ("a", "b"), tmp_path)
    assert row.many("a") == ("x", "y", "z")
    assert row.many("b") == ()


def test_other_columns_are_told_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"t\.csv:2: columns are \['a', 'c'\].*a,b"):
        rows(tmp_path, "# a table\na,c\n1,2\n")


@pytest.mark.parametrize("line", ["1", "1,2,3", "1,2,"])
def test_too_few_or_many_cells_are_told_with_their_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(LexiconError, match=r"t\.csv:3: \d cells? where 2 are due"):
        rows(tmp_path, f"a,b\nx,y\n{line}\n")


@given(st.lists(st.tuples(st.text("abc ,#", min_size=1), st.text("xyz ,|", min_size=0)), max_size=8))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]) -> None:
    text = "a,b\n" + "".join(f'"{a}","{b}"\n' for a, b in cells)
    assert rows(tmp_path_factory.mktemp("t"), text) == [{"a": a.strip(), "b": b.strip()} for a, b in cells]


def test_broken_toml_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("a = 1\nb = [1,\nc = 2\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"t\.toml.*line [23]"):
        read_toml("t.toml", tmp_path)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda p: p.name)
def test_our_own_documents_are_toml_with_a_comment_on_top(path: Path) -> None:
    assert read_toml(path.name)
    assert path.read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda p: p.name)
def test_our_own_tables_have_even_rows_and_a_comment_on_top(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = next(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    assert list(read_csv(path.name, tuple(c.strip() for c in head.split(","))))
    assert text.startswith("#")
