from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

Read = Any

PAGE = """<!DOCTYPE html>
<html lang="en"><head>{head}<title>Ministers meet in Quito | Harbour Times</title>
<meta property="og:site_name" content="Harbour Times">
<meta property="article:published_time" content="2025-12-11T10:00:00-05:00">
<meta name="author" content="Rosa Lind">
<link rel="canonical" href="https://example.org/world/ministers-meet">
<script>document.write("The script ran and said so in many words.")</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Ministers meet in Quito</h1>
<p>The foreign ministers of Chile and Ecuador met in Quito on Wednesday, {quote}officials said{unquote}.</p>
<p>They signed a plan for the year to come and spoke about fishing in waters that both claim.</p></article>
<footer>All rights reserved. Subscribe to our letter.</footer></body></html>"""


def _page(head: str = "", quotes: str = "“”") -> str:
    return PAGE.format(head=head, quote=quotes[0], unquote=quotes[1])


def test_main_text_and_what_the_head_says(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.html"
    path.write_text(_page(), encoding="utf-8")
    (report,) = read(path).reports
    assert report.title == "Ministers meet in Quito"
    assert (report.outlet, report.byline, report.published) == ("Harbour Times", "Rosa Lind", "2025-12-11")
    assert report.url == "https://example.org/world/ministers-meet"
    assert "“officials said”.\n\nThey signed" in report.text
    for left_out in ("Home", "rights reserved", "The script ran", "<"):
        assert left_out not in report.text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="zlib_codec">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encodings(tmp_path: Path, read: Read, head: str, encoding: str) -> None:
    path = tmp_path / "a.htm"
    path.write_text(_page(head), encoding=encoding)
    (text,) = read(path).texts
    assert "“officials said”" in text


def test_a_page_is_known_by_its_start(read: Read) -> None:
    (report,) = read("-", stdin=_page().encode()).reports
    assert report.outlet == "Harbour Times"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p>", "<html><script>var a = 1</script></html>"]
)
def test_a_page_without_a_main_text(tmp_path: Path, read: Read, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page)
    (problem,) = read(path).problems
    assert "without a main text" in problem.problem


def test_pages_made_to_harm(tmp_path: Path, read: Read) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))
    (tmp_path / "entities.html").write_text(
        _page().replace("<!DOCTYPE html>", f"<!DOCTYPE html [{entities}]>")
    )
    (tmp_path / "file.html").write_text(
        _page().replace("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        + "&x;"
    )
    (tmp_path / "deep.html").write_text("<div>" * 100_000 + "The ministers met.")
    (tmp_path / "large.html").write_text(_page() + " " * 10_000_001)
    outcome = read(tmp_path)
    assert all("hahaha" not in text and "root:" not in text and len(text) < 1000 for text in outcome.texts)
    assert any("10 MB" in complaint for complaint in outcome.complaints)
