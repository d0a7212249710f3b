"""How many sentences a second are coded for a given pair, on one core and after the start; how many rightly."""

from __future__ import annotations

import argparse
import csv
import os
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy is loaded

from legation.coding import Pair, code_pairs, read_pairs

PAIRS = Path(__file__).parents[1] / "training" / "pairs.tsv"


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="?", default=str(PAIRS), help="a table with the right type in a column plover")
    parser.add_argument("--times", type=int, default=3, help="how often the pairs are coded")
    arguments = parser.parse_args()
    with Path(arguments.pairs).open("rb") as stream:
        pairs = list(read_pairs(stream, arguments.pairs, print))
    with Path(arguments.pairs).open(encoding="utf-8", newline="") as lines:
        right = {row["id"]: row.get("plover") for row in csv.DictReader(lines, delimiter="\t")}
    list(code_pairs(pairs[:1], on_problem=print))  # models and lexicons are loaded once
    started = time.perf_counter()
    for _ in range(arguments.times):
        codings = list(code_pairs(pairs, on_problem=lambda _: None))
    seconds = time.perf_counter() - started
    print(f"{len(pairs)} pairs, {arguments.times} times: {len(pairs) * arguments.times / seconds:,.0f} sentences/s")
    found = {coding.id: coding.plover for coding in codings}
    if any(right.values()):
        print(_figures(pairs, right, found))


def _figures(pairs: list[Pair], right: dict[str, str | None], found: dict[str | None, str | None]) -> str:
    """Accuracy over all rows and the mean F1 of the types; a row that was left out counts as wrong."""
    hits, owed, given = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        gold, coded = right[pair.id or ""] or "", found.get(pair.id)
        owed[gold] += 1
        given[coded or ""] += 1
        hits[gold] += coded == gold
    scores = [2 * hits[plover] / (owed[plover] + given[plover]) for plover in owed]
    return f"accuracy {hits.total() / len(pairs):.3f}, macro F1 {sum(scores) / len(scores):.3f}"


if __name__ == "__main__":
    main()
