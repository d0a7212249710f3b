"""Write the figures of `evaluation/figures.json` into the documents: `python tools/figures_table.py`.

The tables stand between the markers `<!-- figures -->` (all of them) and `<!-- main figures -->`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "docs/evaluation.md")

Figures = dict[str, dict[str, float]]

MAIN = {
    "event F1": "events, by kind (F1)",
    "record F1": "whole records: kind, status, date and parties (F1)",
    "people F1": "people (F1)",
    "slot parties": "of the events found: parties right",
    "slot date": "date right",
    "slot place": "place right",
    "alarms": "false events in a report that owes none",
}


def table(figures: Figures, names: dict[str, str]) -> str:
    """A Markdown table of the figures that `names` lists, part by part."""
    lines = ["| | " + " | ".join(figures) + " |", "| --- |" + " --- |" * len(figures)]
    for key, name in names.items():
        cells = [f"{part[key]:.2f}" if key in part else "" for part in figures.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def updated(text: str, figures: Figures) -> str:
    """`text` with its tables written anew."""
    every = {key: key for part in figures.values() for key in part}
    for marker, names in (("figures", every), ("main figures", MAIN)):
        block = re.compile(rf"(?<=<!-- {marker} -->\n).*?(?=<!-- /{marker} -->)", re.DOTALL)
        text = block.sub(lambda _, names=names: table(figures, names), text)
    return text


def kept() -> Figures:
    """The figures of the file."""
    figures: Figures = json.loads((ROOT / "evaluation/figures.json").read_text(encoding="utf-8"))
    return figures


def main() -> None:
    """Write the tables of all documents anew."""
    for name in DOCUMENTS:
        path = ROOT / name
        path.write_text(updated(path.read_text(encoding="utf-8"), kept()), encoding="utf-8")


if __name__ == "__main__":
    main()
