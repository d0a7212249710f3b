from __future__ import annotations

import gzip
import itertools
import json
import os
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.errors import UnreadableError
from legation.reading import read_sources, read_text
from legation.reading.limits import MAX_TEXT
from legation.reading.sources import shortened

Read = Any


@pytest.fixture
def seen_by_nobody(tmp_path: Path) -> Iterator[Path]:
    """A file and a folder that this process may not read, even where the tests run as root."""
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "a.txt").write_text("kept away")
    closed = tmp_path / "closed.txt"
    closed.write_text("kept away")
    locked.chmod(0)
    closed.chmod(0)
    above = [tmp_path, *(folder for folder in tmp_path.parents if folder.name.startswith("pytest"))]
    modes = [folder.stat().st_mode for folder in above]
    for folder in above:
        folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield tmp_path
    if root:
        os.seteuid(0)
    locked.chmod(0o755)
    closed.chmod(0o644)
    for folder, mode in zip(above, modes, strict=True):
        folder.chmod(mode)


def test_a_text_file(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "visit.txt"
    path.write_bytes(story.replace(". ", ".\r\n").encode())
    (report,) = read(path).reports
    assert report.text == story.replace(". ", ".\n")
    assert (report.id, report.source, report.language) == ("visit", str(path), "en")


def test_a_directory_is_read_sorted_and_deep(tmp_path: Path, read: Read, story: str) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "b/c/d/9.txt", "notice"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}: {story}")
    for name in ("picture.png", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"\x89PNG\0")
    outcome = read(tmp_path)
    assert [text.split(":")[0] for text in outcome.texts] == [
        "a.txt",
        "notice",
        "b/1.txt",
        "b/2.txt",
        "b/c/d/9.txt",
    ]
    assert not outcome.problems


def test_links_in_a_circle_end(tmp_path: Path, read: Read, story: str) -> None:
    (tmp_path / "a.txt").write_text(story)
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    outcome = read(tmp_path, tmp_path / "**" / "*.txt")
    assert outcome.texts == [story, story]
    assert len(outcome.problems) == 2


def test_globs(tmp_path: Path, read: Read, story: str) -> None:
    for name in ("b.txt", "a.txt", "c.md", "d/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name + story)
    assert [r.id for r in read(tmp_path / "*.txt").reports] == ["a", "b"]
    assert [r.id for r in read(tmp_path / "**/*.txt").reports] == ["a", "b", "e"]
    odd = tmp_path / "odd[1].txt"
    odd.write_text(story)
    assert read(odd).texts == [story]


def test_an_empty_name_is_not_the_current_folder(read: Read) -> None:
    outcome = read("")
    assert not outcome.reports
    assert outcome.problems[0].problem == "an empty name"


def test_stdin(read: Read, story: str) -> None:
    (report,) = read("-", stdin=story.encode()).reports
    assert (report.id, report.source, report.text) == ("stdin", "-", story)
    lines = "".join(json.dumps({"text": f"{n}. {story}"}) + "\n" for n in range(3))
    assert [r.id for r in read("-", stdin=lines.encode()).reports] == ["stdin#1", "stdin#2", "stdin#3"]


def test_stdin_stays_open(story: str) -> None:
    for stream in (BytesIO(story.encode()), BufferedReader(BytesIO(json.dumps({"text": story}).encode()))):
        assert len(list(read_sources(["-"], on_problem=print, stdin=stream))) == 1
        assert not stream.closed


def test_reading_is_lazy(tmp_path: Path, story: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(story)

    def sources() -> Iterator[str]:
        yield str(path)
        raise AssertionError("asked for a source before its turn")

    assert next(read_sources(sources(), on_problem=print)).text == story


def test_a_pipe_is_read_as_it_comes(story: str) -> None:
    reading, writing = os.pipe()
    with open(reading, "rb") as stream, open(writing, "wb", buffering=0) as pipe:  # noqa: PTH123 - no path
        reports = read_sources(["-"], on_problem=print, stdin=stream)
        pipe.write(json.dumps({"id": "first", "text": story}).encode() + b"\n")
        assert next(reports).id == "first"
        pipe.write(json.dumps({"id": "second", "text": story}).encode() + b"\n")
        assert next(reports).id == "second"


def test_gzip(tmp_path: Path, read: Read, story: str) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(story.encode()))
    lines = b"".join(json.dumps({"text": f"{n}. {story}"}).encode() + b"\n" for n in range(2))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "c.txt.gz").write_bytes(b"no gzip at all")
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(story.encode() * 50)[:-30])
    outcome = read(tmp_path)
    assert [r.id for r in outcome.reports] == ["a", "b#1", "b#2"]
    assert [str(p.where).rsplit("/", 1)[1] for p in outcome.problems] == ["c.txt.gz", "d.txt.gz"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("binary.txt", b"text\0\0\x01\x02", "binary data"),
        ("binary", bytes(range(1, 32)) * 9, "binary data"),
        ("binary.html", b"<html>\0\0", "binary data"),
        ("binary.jsonl", b"\0\1\2", "binary data"),
        ("binary.csv", b"\0\1\2", "binary data"),
        ("broken.docx", b"PK\x03\x04 cut off", "damaged"),
        ("broken.xlsx", b"no zip file", "damaged"),
        ("broken.pdf", b"%PDF-1.7 cut off", "damaged"),
        (
            "french.txt",
            "Le ministre est arrivé à Dakar mardi et a rencontré le président.".encode(),
            "French (fr)",
        ),
    ],
)
def test_bad_files_are_told_and_the_rest_is_read(
    tmp_path: Path, read: Read, story: str, name: str, data: bytes, words: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(story)
    outcome = read(bad, good)
    assert outcome.texts == [story]
    (problem,) = outcome.problems
    assert problem.where == str(bad)
    assert words in problem.problem
    assert problem.mend
    assert "\n" not in str(problem)


def test_what_is_not_there_is_told(tmp_path: Path, read: Read, story: str) -> None:
    empty = tmp_path / "folder"
    empty.mkdir()
    bad = [tmp_path / "none.txt", tmp_path / "*.zip", empty, tmp_path / "a**b", "a\0b", "x" * 5000]
    outcome = read(*bad, "-", stdin=story.encode())
    assert outcome.texts == [story]
    assert [p.problem.split(" (")[0] for p in outcome.problems] == [
        "no such file",
        "no file matches",
        "nothing in it to read",
        "no pattern of files",
        "can't be opened",
        "can't be opened",
    ]
    assert all(complaint.isprintable() for complaint in outcome.complaints)


def test_what_is_not_permitted_is_told(seen_by_nobody: Path, read: Read) -> None:
    outcome = read(seen_by_nobody / "closed.txt", seen_by_nobody / "locked")
    assert not outcome.reports
    words = [p.problem for p in outcome.problems]
    assert words[0] == "not permitted to read it"
    assert words[1].startswith("can't be entered")
    assert len(words) == 2


def test_a_name_that_is_no_text(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / os.fsdecode(b"gr\xfc\xdfe\n.txt")
    path.write_text(story)
    (report,) = read(tmp_path).reports
    report.id.encode()
    assert report.source is not None
    assert report.source.isprintable()


def test_a_long_text_is_cut_and_told(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{story} " * 20_000)
    outcome = read(path)
    (text,) = outcome.texts
    assert MAX_TEXT - 200 < len(text) <= MAX_TEXT
    assert text.endswith(".")
    assert (f"{story} " * 20_000).startswith(text)
    (notice,) = outcome.notices
    assert notice.startswith(f"{path}: ")
    assert f"{len(text):,}" in notice
    assert not outcome.problems


def test_a_text_at_the_limit_is_whole(read: Read, story: str) -> None:
    text = (story * 3000)[:MAX_TEXT]
    outcome = read("-", stdin=json.dumps({"text": text}).encode())
    assert outcome.texts == [text]
    assert not outcome.notices


@given(st.text(alphabet="ab.! \n", max_size=60), st.integers(1, 40))
def test_shortened_is_a_start_within_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert text.startswith(short)
    assert len(short) <= limit
    assert short or not text


def test_read_text(story: str) -> None:
    report = read_text(story, published="11 December 2025", outlet="The Herald")
    assert (report.text, report.published, report.outlet, report.source) == (
        story,
        "2025-12-11",
        "The Herald",
        None,
    )
    assert report.id == read_text(story).id != read_text(story + "!").id
    assert read_text(story, id="x").id == "x"
    with pytest.raises(UnreadableError, match="no text"):
        read_text(" ")
    with pytest.raises(UnreadableError, match="German"):
        read_text(
            "Der Außenminister reiste gestern nach Wien und sprach dort mit seiner Kollegin über den Handel."
        )


_STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04word/",
    b"\xff\xfe",
    b"<html>",
    b'{"text": "',
    b"id,text\n1,",
    b"\x1f\x8b\x08",
]
_SUFFIXES = ["", ".txt", ".html", ".jsonl", ".json", ".csv", ".xlsx", ".docx", ".pdf", ".txt.gz", ".rtf"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(_STARTS), data=st.binary(max_size=300), suffix=st.sampled_from(_SUFFIXES))
def test_any_bytes_give_reports_or_problems(
    tmp_path: Path, read: Read, start: bytes, data: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(start + data)
    for outcome in (read(path), read("-", stdin=start + data)):
        for problem in outcome.problems:
            assert problem.where
            assert "\n" not in str(problem)
        assert all(text.strip() for text in outcome.texts)
        if not data + start:
            assert outcome.problems


def test_ids_of_rows_differ(tmp_path: Path, read: Read, story: str) -> None:
    lines = [json.dumps({"text": f"{n}. {story}"}) for n in range(20)]
    (tmp_path / "a.jsonl").write_text("\n\n".join(lines))
    ids = [report.id for report in read(tmp_path).reports]
    assert len(set(ids)) == 20
    assert all(a < b for a, b in itertools.pairwise(int(i.split("#")[1]) for i in ids))
