"""How fast what reports say goes into a register, linking included, and how large its file grows."""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from legation.model import Extraction, Report
from legation.pipeline import read_reports
from legation.reading import read_sources
from legation.register import open_register

BENCHMARK = Path(__file__).parents[1] / "evaluation" / "reports.jsonl"


@dataclass
class Timing:
    """Seconds of adding and of linking, and the bytes of the file."""

    adding: float
    linking: float
    size: int


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", default=str(BENCHMARK))
    parser.add_argument("--copies", type=int, default=10, help="how often each report is added, as another one")
    arguments = parser.parse_args()
    pairs = list(read_reports(read_sources([arguments.reports], on_problem=print)))
    copies = [_copy(pair, n) for n in range(arguments.copies) for pair in pairs]
    timing = _fill(copies)
    text = sum(len(report.text.encode()) for report, _ in copies)
    print(f"{len(copies)} reports: {len(copies) / (timing.adding + timing.linking):.0f} a second into the register")
    print(f"adding {timing.adding:.2f} s, linking {timing.linking:.2f} s")
    print(
        f"file {timing.size / 1024:.0f} KB, {(timing.size - text) / 1024 / len(copies):.1f} KB a report beside its text"
    )


def _copy(pair: tuple[Report, Extraction], number: int) -> tuple[Report, Extraction]:
    report, extraction = pair
    name = f"{report.id}-{number}"
    return replace(report, id=name, url=f"https://example.org/{name}"), replace(extraction, id=name)


def _fill(pairs: list[tuple[Report, Extraction]]) -> Timing:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        with open_register(path) as register:
            started = time.perf_counter()
            for report, extraction in pairs:
                register.add(report, extraction)
            added = time.perf_counter()
            register.link()
            linked = time.perf_counter()
        return Timing(added - started, linked - added, path.stat().st_size)


if __name__ == "__main__":
    main()
