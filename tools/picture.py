"""Make the pictures of the README anew: `python tools/picture.py`.

Reads the sample reports into a register, as `make demo` does, and puts what the commands print into
`docs/images/demo.svg` and between the markers `<!-- demo -->` of README.md.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
SAMPLES = "src/legation/samples/reports"
WIDTH = 120
# The list is cut after about so many lines.
LINES = 24
BLOCK = re.compile(r"(?<=<!-- demo -->\n).*?(?=<!-- /demo -->)", re.DOTALL)
# The picture fetches nothing.
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        register = str(Path(folder) / "demo.db")
        added = shown(register, "add", SAMPLES)
        listed = shown(register, "events", "--since", "2024-04", "--no-background")
        timeline = shown(register, "timeline", "Azerbaijan", "Uzbekistan")
        agreement = said(register, "agreements", "--pair", "AZE", "UZB", "--format", "csv").splitlines()[1]
        event = shown(register, "show", "event", agreement.split(",")[0])
    draw(f"{added}\n\n{timeline}\n\n{event}")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(BLOCK.sub(lambda _: f"```text\n{head(listed)}\n```\n", text), encoding="utf-8")


def said(register: str, *args: str) -> str:
    """What `legation` prints, errors and all, without blanks at the ends of lines."""
    command = [sys.executable, "-c", "from legation.cli import main; main()", "--register", register, *args]
    around = os.environ | {"COLUMNS": str(WIDTH), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=ROOT, env=around, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def shown(register: str, *args: str) -> str:
    """A command as it is typed, and what it prints."""
    return f"$ legation {' '.join(args)}\n{said(register, *args)}"


def head(listed: str) -> str:
    """The first rows of a list, all lines of each."""
    lines = listed.splitlines()
    starts = [i for i, line in enumerate(lines) if line.startswith("e-") and i > LINES]
    return "\n".join([*lines[: starts[0]], "..."]) if starts else listed


def draw(session: str) -> None:
    """Draw a terminal with this session."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    for line in session.splitlines():
        console.print(Text(line, style="bold" if line.startswith("$ ") else ""))
    svg = FONTS.sub("", console.export_svg(title="legation", unique_id="demo"))
    (ROOT / "docs/images/demo.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
