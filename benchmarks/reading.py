"""How fast reports are read, and in how much memory: words a second, cold start, peak."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

from legation.model import Report
from legation.pipeline import read_reports
from legation.reading import read_sources

BENCHMARK = Path(__file__).parents[1] / "evaluation" / "reports.jsonl"


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", default=str(BENCHMARK))
    parser.add_argument("--times", type=int, default=3, help="how often the reports are read")
    arguments = parser.parse_args()
    reports: list[Report] = list(read_sources([arguments.reports], on_problem=print))
    words = sum(len(report.text.split()) for report in reports)
    for _ in read_reports(reports[:1]):
        pass  # models and lexicons are loaded once
    started = time.perf_counter()
    events = sum(len(extraction.events) for _, extraction in read_reports(reports * arguments.times))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports of {words} words, {arguments.times} times: {events} events")
    print(f"{words * arguments.times / seconds:,.0f} words/s, {len(reports) * arguments.times / seconds:.1f} reports/s")
    print(f"cold start to the first record: {_cold_start(reports[0].text):.2f} s")
    print(f"peak memory: {peak:.0f} MB")


def _cold_start(text: str) -> float:
    """Seconds that `legation read -` takes for one report in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "legation", "read", "--format", "jsonl", "-"]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
