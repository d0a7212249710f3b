"""DOCX and PDF."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from legation.reading.pdf import reflowed
from legation.reading.word import sensible_title

Read = Any


def _pdf(
    path: Path, pages: list[list[str]], *, title: str | None = None, password: str | None = None
) -> None:
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        content.set_data(f"BT /F1 11 Tf 14 TL 50 750 Td\n{shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)


def test_docx(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.core_properties.title = "Word Document"
    document.add_heading("A visit to Quito", level=0)
    document.add_paragraph(story)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "She left on Tuesday."
    document.add_paragraph("  ")
    document.add_paragraph("No date was set.")
    document.save(str(path))
    (report,) = read(path).reports
    assert report.text == f"A visit to Quito\n\n{story}\n\nShe left on Tuesday.\n\nNo date was set."
    assert (report.id, report.title) == ("a", "A visit to Quito")


def test_docx_of_unknown_name(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "document"
    document = docx.Document()
    document.core_properties.title = "Ministers meet"
    document.add_paragraph(story)
    document.save(str(path))
    (report,) = read(path).reports
    assert (report.text, report.title) == (story, "Ministers meet")


def test_docx_with_entities(tmp_path: Path, read: Read, story: str) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph(story)
    document.save(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]>' + parts["word/document.xml"]
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (problem,) = read(path).problems
    assert "entities" in problem.problem


@pytest.mark.parametrize(
    "title", ["Untitled", "Document1", "Microsoft Word - visit.doc", "press.indd", " ", None]
)
def test_stopgaps_are_no_titles(title: str | None) -> None:
    assert sensible_title(title) is None


def test_pdf(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.pdf"
    first = [
        "Ministers meet in Quito",
        "The foreign minister of Chile flew to Quito on Monday and met the pres-",
        "ident of Ecuador there. They spoke about military and about military-",
        "technical ties, and signed a plan.",
        "She left on Tuesday. No date was set for the talks that are to follow it.",
    ]
    _pdf(path, [first, ["The embassy said so on its page."]], title="A visit")
    (report,) = read(path).reports
    assert report.title == "A visit"
    assert report.text == (
        "Ministers meet in Quito\n\n"
        "The foreign minister of Chile flew to Quito on Monday and met the president of Ecuador there. "
        "They spoke about military and about military-technical ties, and signed a plan.\n\n"
        "She left on Tuesday. No date was set for the talks that are to follow it.\n\n"
        "The embassy said so on its page."
    )


def test_pdf_without_text_or_locked(tmp_path: Path, read: Read, story: str) -> None:
    _pdf(tmp_path / "a.pdf", [[]])
    _pdf(tmp_path / "b.pdf", [[story]], password="secret")
    outcome = read(tmp_path)
    assert not outcome.reports
    scanned, locked = outcome.problems
    assert "scanned" in scanned.problem
    assert "password" in locked.problem


def test_pdf_that_unpacks_without_end(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "bomb.pdf"
    _pdf(path, [["a " * 40_000_000]])
    assert path.stat().st_size < 1_000_000
    (problem,) = read(path).problems
    assert "damaged" in problem.problem


def test_reflowed_keeps_blank_lines_and_words() -> None:
    page = "The talks went on for\n\n  three days.\nThe end"
    (text,) = reflowed([page])
    assert text.split() == page.split()
    assert "\n\nThe end" in text
    assert list(reflowed(["", " \n "])) == ["", ""]
