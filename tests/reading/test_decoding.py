from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import UnreadableError
from legation.reading.decoding import decode, encoding_of, is_binary, is_clean

Read = Any

TEXT = "The minister – “a friend of Málaga”, said the envoy – had coffee in São Tomé. It’s said that he left."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_of_files(tmp_path: Path, read: Read, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert read(tmp_path).texts == [TEXT]


def test_another_code_page_is_told_by_its_letters() -> None:
    text = "The Polish minister met Mr Wałęsa in Łódź. Życzę Państwu miłego dnia, powiedział. " * 3
    assert decode(text.encode("cp1250"), "a") == text
    russian = "Министр обороны прибыл в Минск с официальным визитом и провёл переговоры. " * 3
    assert decode(russian.encode("cp1251"), "a") == russian


def test_damage_in_utf_8_is_marked_and_the_rest_kept() -> None:
    data = TEXT.encode()
    at = data.index("é".encode())
    assert decode(data[: at + 1] + data[at + 2 :], "a") == TEXT.replace("é", "\ufffd", 1)


def test_what_is_cut_within_a_character() -> None:
    data = ("é" * 10).encode()[:-1]
    assert decode(data, "a", whole=False) == "é" * 9
    assert encoding_of(data, "a", whole=False) == "utf-8"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80))
def test_utf_8_is_never_taken_for_another(text: str) -> None:
    assert decode(b"." + text.encode(), "a") == "." + text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    try:
        text = decode(data, "a")
    except UnreadableError:
        return
    assert "\r" not in text


def test_binary() -> None:
    assert is_binary(b"a\0b")
    assert is_binary(b"\x01\x02\x03 abc")
    assert not is_binary(b"a\tb\r\n\f")
    assert not is_binary("a".encode("utf-16"))


def test_clean() -> None:
    assert is_clean("é\U0001f600\0")
    assert not is_clean("\udce9")
