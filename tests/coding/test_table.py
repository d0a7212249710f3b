import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.coding import Pair, read_pairs
from legation.errors import UnreadableError

HEAD = "id\tsentence\tsource\ttarget"


def read(text: str | bytes) -> tuple[list[Pair], list[str]]:
    data = text.encode() if isinstance(text, str) else text
    problems: list[str] = []
    stream = io.BufferedReader(io.BytesIO(data))
    return list(read_pairs(stream, "t.tsv", lambda error: problems.append(str(error)))), problems


def test_rows_with_their_lines() -> None:
    pairs, problems = read(f"{HEAD}\n7\tFiji met Tonga.\tFiji\tTonga\n\n8\tA b.\tA\tb\n")
    assert not problems
    assert pairs == [
        Pair(id="7", sentence="Fiji met Tonga.", source="Fiji", target="Tonga", where="t.tsv:2"),
        Pair(id="8", sentence="A b.", source="A", target="b", where="t.tsv:4"),
    ]


def test_columns_in_any_order_with_others_between() -> None:
    pairs, _ = read("Target\tplover\tSentence\tid\tsource\nb\tAID\tA b.\t1\tA\n")
    assert pairs[0] == Pair(id="1", sentence="A b.", source="A", target="b", where="t.tsv:2")


def test_quotes_of_spreadsheets_and_windows_line_ends() -> None:
    pairs, _ = read(f'\ufeff{HEAD}\r\n1\t"A ""b"" c."\tA\t"c"\r\n2\t"A" and b.\tA\tb\r\n')
    assert (pairs[0].sentence, pairs[0].target) == ('A "b" c.', "c")
    assert pairs[1].sentence == '"A" and b.'


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1\tA b.", "t.tsv:2: no source and no target"),
        ("1\tA b.\tA\t", "t.tsv:2: no target"),
        ("1\t\tA\tb", "t.tsv:2: no sentence"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_rest_goes_on(row: str, problem: str) -> None:
    pairs, problems = read(f"{HEAD}\n{row}\n2\tA b.\tA\tb\n")
    assert [pair.id for pair in pairs] == ["2"]
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_row_that_is_not_utf8_spoils_no_other() -> None:
    pairs, problems = read(f"{HEAD}\n1\tÄ b.\tÄ\tb\n".encode() * 1 + b"2\t\xff b.\tA\tb\n3\tA b.\tA\tb\n")
    assert [pair.id for pair in pairs] == ["1", "3"]
    assert problems[0].startswith("t.tsv:3: not all UTF-8")


def test_a_table_without_a_column_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"t\.tsv:1: no column source, target"):
        read("id\tsentence\n1\tA b.\n")


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], exclude_characters='"'), min_size=1)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, str, str, str]]) -> None:
    text = "\n".join(["\t".join(("id", "sentence", "source", "target")), *map("\t".join, rows)])
    pairs, problems = read(b"\xef\xbb\xbf" + text.encode())
    assert not problems
    assert [(p.id, p.sentence, p.source, p.target) for p in pairs] == rows
